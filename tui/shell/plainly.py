"""A command line in which nothing is in doubt, read without argparse: importing that and asking it takes 4 ms, as much
as half of a bare interpreter's start.

What is not plain (an option that is unknown, shortened, joined to its value or without one, a word too few or too many,
a request for help) is left to `tui.shell.parser`, which knows the sentence for it.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.shell.command import Argument, Command

KNOWN = {"metavar", "help", "default", "action", "nargs"}
"""What may be asked of an argument here; anything else is for argparse."""


def read_plainly(command: Command, words: list[str]) -> Namespace | None:
    """The arguments in `words`, just as the parser would give them; None where it has to be asked."""
    options = {name: each for each in command.arguments for name in each.names if name.startswith("-")}
    places = [each for each in command.arguments if not each.names[0].startswith("-")]
    if not all(_is_simple(each) for each in command.arguments):
        return None
    found: dict[str, Any] = {_field(each): _default(each) for each in command.arguments}
    rest: list[str] = []
    at = 0
    while at < len(words):
        option = options.get(words[at])
        if option is None:
            if words[at].startswith("-"):
                return None
            rest.append(words[at])
        elif option.given.get("action"):
            found[_field(option)] = True
        else:
            at += 1
            if at == len(words) or words[at].startswith("-"):
                return None
            found[_field(option)] = words[at]
        at += 1
    if places and places[-1].given.get("nargs"):
        if len(rest) < len(places):
            return None
        rest[len(places) - 1 :] = [cast("Any", rest[len(places) - 1 :])]
    if len(rest) != len(places) or any(each.given.get("nargs") for each in places[:-1]):
        return None
    found.update(zip(map(_field, places), rest, strict=True))
    return cast("Namespace", SimpleNamespace(**found))


def _is_simple(argument: Argument) -> bool:
    """Whether it is one word, at least one word, an option with a value, or a switch."""
    given = argument.given
    return KNOWN.issuperset(given) and given.get("nargs") in (None, "+") and given.get("action") in (None, "store_true")


def _default(argument: Argument) -> Any:
    return argument.given.get("default", False if argument.given.get("action") else None)


def _field(argument: Argument) -> str:
    """Its name as an attribute: that of the first long form."""
    names = argument.names
    return next((name for name in names if name.startswith("--")), names[0]).lstrip("-").replace("-", "_")
