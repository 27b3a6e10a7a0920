"""Quick add: a line from the shell to the disk in little more than the time Python takes to start.

Nothing is loaded: the end of the journal says which id comes next, a small file of names says which marks are known.
Whatever needs more (options, JSON, a date, another kind, the topic of a running meeting) is left to the parser's way,
which makes the same record of the same line.
"""

from __future__ import annotations

import sys

from store.keep.errors import KeepError
from store.keep.journal import quick_commit, read_names
from store.line.parse import parse
from store.model.counters import LETTERS, NAMES, RUNNING
from store.model.moment import Moment, Refused, now
from store.verbs.capture import NOWHERE, VERBS, capture
from tui.shell.facts import facts, with_facts
from tui.where import who, workspace_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KINDS = ("issue", "action", "decision", "idea", "note", "link")
ANYWHERE = ("--workspace", "--as")
SLOW_KEYS = ("due", "until", "by", "supersedes")


class _TheLongWay(Exception):
    """The board is wanted for this line; nothing was written."""


def quick_add(words: list[str]) -> int | None:
    """Add a line and print it; None when it is not one for the short way (nothing was done then)."""
    found = _read(words)
    if found is None:
        return None
    kind, text, everywhere = found
    folder = workspace_folder(everywhere.get("--workspace", ""))
    if "://" in folder:
        return None
    made: list[list[Any]] = []

    def build(version: int, counters: dict[str, int]) -> tuple[str, str, str, list[list[Any]]]:
        names = None if RUNNING in counters else read_names(folder, counters.get(NAMES, 0))
        if names is None:
            raise _TheLongWay
        line = parse(text, kind, names.known)
        if line.kind not in VERBS or line.continues or any(key in line.keys for key in SLOW_KEYS) or line.unknown:
            raise _TheLongWay
        at = Moment(who(everywhere.get("--as", "")), now())
        if line.kind == "decision" and counters.get(LETTERS["proposal"]):
            raise _TheLongWay  # it may settle a proposal
        made[:] = capture(line, names, at, NOWHERE, counters, version)
        return at.who, at.now, VERBS[line.kind], made

    notices: list[str] = []
    try:
        quick_commit(folder, build, notices)
        _say(notices)
        return _print(made)
    except _TheLongWay:
        _say(notices)
        return None
    except (Refused, KeepError, KeyboardInterrupt) as error:
        return _ended(error)


def _read(words: list[str]) -> tuple[str, str, dict[str, str]] | None:
    """The kind, the text and the options in `add KIND words …`; None where there is anything else."""
    plain: list[str] = []
    everywhere: dict[str, str] = {}
    at = 0
    while at < len(words):
        word = words[at]
        if word[:2] == "--":
            name, equals, value = word.partition("=")
            if name not in ANYWHERE:
                return None
            if not equals:
                at += 1
                value = words[at] if at < len(words) else ""
            if not value.strip():
                return None
            everywhere[name] = value
        else:
            plain.append(word)
        at += 1
    if len(plain) < 3 or plain[0] != "add" or plain[1] not in KINDS or plain[2][:1] == "-":
        return None
    return plain[1], " ".join(plain[2:]), everywhere


def _print(made: list[list[Any]]) -> int:
    """The records made, a line each. Text that is more than plain letters passes the gate first (15 ms to import), and
    so does whatever goes wrong.
    """
    lines = [with_facts(key, doc.get("text") or doc.get("url", ""), facts(doc)) for _, key, _, doc in made]
    letters = "".join(lines).replace("·", " ")
    try:
        if letters.isascii() and letters.isprintable() and sys.stdout.encoding == "utf-8":
            sys.stdout.write("\n".join(lines) + "\n")
            sys.stdout.flush()
            return 0
    except (AttributeError, OSError):  # standard output is closed, or its reader has gone
        pass
    from tui.shell.exits import guarded
    from tui.shell.output import print_line

    def show() -> None:
        for line in lines:
            print_line(line)

    return guarded(show)


def _say(notices: list[str]) -> None:
    if notices:
        from tui.shell.exits import say

        for notice in notices:
            say(notice)


def _ended(error: BaseException) -> int:
    """The sentence and the exit code for what went wrong."""
    from tui.shell.exits import guarded

    def fail() -> int:
        raise error

    return guarded(fail)
