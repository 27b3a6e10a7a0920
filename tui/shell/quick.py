"""Quick add: a line from the shell to the disk in little more than the time Python takes to start.

Nothing is loaded: the end of the journal says which id comes next and which meeting runs, a small file of names says
which marks are known. Whatever needs more (options, JSON, a date, another kind) is left to the parser's way, which
makes the same record of the same line.
"""

from __future__ import annotations

import sys

from store.keep.errors import KeepError
from store.keep.journal import quick_commit, read_names
from store.line.parse import parse
from store.model.counters import RUNNING
from store.model.moment import Moment, Refused, now
from store.verbs.capture import VERBS, Place, capture
from tui.shell.facts import facts, with_facts
from tui.shell.where import who, workspace_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KINDS = ("issue", "action", "decision", "idea", "note", "link")
ANYWHERE = ("--workspace", "--as")
SLOW_KEYS = ("due", "until", "by")


def quick_add(words: list[str]) -> int | None:
    """Add a line and print it; None when it is not one for the short way (nothing was done then)."""
    found = _read(words)
    if found is None:
        return None
    kind, text, everywhere = found
    folder = workspace_folder(everywhere.get("--workspace", ""))
    if "://" in folder:
        return None
    try:
        names = read_names(folder)
        if names is None:
            return None
        line = parse(text, kind, names.known)
        if line.kind not in VERBS or line.continues or any(key in line.keys for key in SLOW_KEYS) or line.unknown:
            return None
        made: list[list[Any]] = []

        def build(version: int, counters: dict[str, int]) -> tuple[str, str, str, list[list[Any]]]:
            running = counters.get(RUNNING)
            place = Place(meeting=f"M{running}" if running else "")
            at = Moment(who(everywhere.get("--as", "")), now())
            made[:] = capture(line, names, at, place, counters, version)
            return at.who, at.now, VERBS[line.kind], made

        notices: list[str] = []
        quick_commit(folder, build, notices)
    except (Refused, KeepError) as error:
        return _ended(error)
    _say(notices)
    for _, key, _, doc in made:
        _print(with_facts(key, doc.get("text") or doc.get("url", ""), facts(doc)))
    return 0


def _read(words: list[str]) -> tuple[str, str, dict[str, str]] | None:
    """The kind, the text and the options in `add KIND words …`; None where there is anything else."""
    text: list[str] = []
    everywhere: dict[str, str] = {}
    kind = ""
    at = 1
    while at < len(words):
        word = words[at]
        if word[:2] == "--":
            name, equals, value = word.partition("=")
            if name not in ANYWHERE:
                return None
            if not equals:
                at += 1
                if at == len(words):
                    return None
                value = words[at]
            everywhere[name] = value
        elif not kind:
            kind = word
        else:
            text.append(word)
        at += 1
    if kind not in KINDS or not text or text[0][:1] == "-":
        return None
    return kind, " ".join(text), everywhere


def _print(text: str) -> None:
    """One line on standard output; text that is more than plain letters passes the gate first (15 ms to import)."""
    letters = text.replace("·", " ")
    if letters.isascii() and letters.isprintable() and (sys.stdout.encoding or "")[:3].lower() == "utf":
        sys.stdout.write(text + "\n")
    else:
        from tui.shell.output import print_line

        print_line(text)


def _say(notices: list[str]) -> None:
    if notices:
        from tui.shell.exits import say

        for notice in notices:
            say(notice)


def _ended(error: Exception) -> int:
    """The sentence and the exit code for what went wrong."""
    from tui.shell.exits import guarded

    def fail() -> int:
        raise error

    return guarded(fail)
