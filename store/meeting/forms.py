"""The minutes in every form they are handed out in, and which form a file's name asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from store.meeting.blocks import Block
from store.meeting.calendar import due_calendar, has_date
from store.meeting.minutes import Minutes
from store.meeting.phrases import Wording
from store.meeting.prose import blocks
from store.meeting.render_html import to_html
from store.meeting.render_json import to_json
from store.meeting.render_markdown import to_markdown
from store.meeting.render_text import to_text
from store.model.board import Board
from store.model.moment import Refused

WORDED: dict[str, Callable[[Iterable[Block]], str]] = {"md": to_markdown, "html": to_html, "text": to_text}
"""Forms that say the minutes in words."""

FORMS = (*WORDED, "json", "ics")

ENDINGS = {"html": "html", "htm": "html", "txt": "text", "text": "text", "json": "json", "ics": "ics"}
"""Forms by the ending of a file's name; any other is Markdown."""

PRINTED = ("pdf", "doc", "docx", "odt", "rtf")
"""Endings that office programs open, and find broken what is none of theirs."""


def form_of(path: str) -> str:
    """The form a file of this name holds: `minutes.html` is HTML. Refuses a name that promises what cannot be made."""
    ending = path.rpartition(".")[2].lower()
    if ending in PRINTED:
        raise Refused(f"No .{ending} can be written. An .html file looks the same, and a browser prints it as PDF.")
    return ENDINGS.get(ending, "md")


def minutes_as(form: str, made: Minutes, board: Board, now: str, only: tuple[str, ...] = ()) -> str:
    """The minutes in one of `FORMS`, with `only` these sections; `now` (ISO, UTC) stamps a calendar file.

    Refuses a section there is not, and a calendar with nothing in it, which calendar programs take for a broken file.
    """
    if form == "json":
        return to_json(made, only)
    if form == "ics":
        return _calendar(made, board, now)
    return WORDED[form](blocks(made, only))


def _calendar(made: Minutes, board: Board, now: str) -> str:
    """Due dates of what was given in the standup and is owed still: a calendar looks ahead, not back."""
    owed = [action for action in board.actions.many([action.id for action in made.actions]) if has_date(action)]
    if not owed:
        whose = f" of {board.teams[made.team].name or made.team}" if made.team else ""
        raise Refused(f"No open action{whose} from {made.meeting.id} has a due date, so there is no calendar to make.")
    words = Wording(made.names, made.meeting.started, made.timezone, made.currency)
    return due_calendar(owed, words, now)
