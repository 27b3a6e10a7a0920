"""A meeting that a bot recorded: its shape, and the dates in what surrounds it.

Two families of bots leave such logs: MeetBot and its forks (`meetbot.py`), and RRSAgent with the conventions of
scribe.perl (`w3c.py`). Both readers give a `RecordedMeeting`, so whoever imports one need not know which bot it was.
Nothing here reads files or knows the rest of the store: bytes in, meetings out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Style = Literal["meetbot", "w3c"]
"""The family of conventions a log follows."""

_BEFORE_THE_SENTENCE = re.compile(r"^(?:-items?\b)?:?\s*")


class Unreadable(Exception):
    """The log cannot be read as a meeting; the message is one sentence for the person who wanted to import it."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was there: the nick and how many lines were said (0: only named by `#chair` or `#nick`)."""

    name: str
    lines: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the meeting: level 1, or 2 for a subtopic."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the minutes, in the order of the meeting.

    `kind` is one of topic, info, action, agreed, accepted, rejected, idea, help, link, vote, resolution, issue,
    proposal, note (the scribe's or bot's summary) and said (what somebody said). `line` counts as the bot counted.
    The fields from `guessed` on stay in the program: they are not part of the printed JSON.
    """

    kind: str
    text: str
    url: str | None = None
    by: str | None = None
    time: str | None = None
    line: int | None = None
    owners: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    """Those of `owners` that were only found as a word of the text, and wait for somebody to confirm them."""
    file_line: int | None = None
    """The line of the file it stands on, from 1."""
    raw: str = ""
    """What was typed, untouched, so that a later grammar can read it again."""
    typed: bool = False
    """A remark typed by `by` rather than said aloud and taken down by the scribe."""

    @property
    def sentence(self) -> str:
        """The text on one line, without what people type between a command and what they mean (`#action: …`)."""
        return " ".join(_BEFORE_THE_SENTENCE.sub("", self.text).split())

    def as_json(self) -> dict[str, Any]:
        """The documented fields, in their documented order."""
        return {
            "kind": self.kind,
            "text": self.text,
            "url": self.url,
            "by": self.by,
            "time": self.time,
            "line": self.line,
            "owners": list(self.owners),
        }


@dataclass(frozen=True, slots=True)
class Ignored:
    """A command the bot did not obey: file line (from 1), who typed what, and why it had no effect."""

    line: int
    nick: str
    command: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class RecordedMeeting:
    """What one log, or one meeting of it, holds. `date` is ISO, or None when neither log nor file name tells it."""

    style: Style
    title: str | None = None
    date: str | None = None
    chairs: tuple[str, ...] = ()
    scribes: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    regrets: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    topics: tuple[Topic, ...] = ()
    items: tuple[Item, ...] = ()
    unread: tuple[int, ...] = ()
    """The file's lines, from 1, that have no known form."""
    ignored: tuple[Ignored, ...] = ()
    """Commands without effect, for the report after an import; not part of the printed JSON."""
    started: str | None = None
    """Clock time of the first line, and of the last in `ended`; None where lines carry no time."""
    ended: str | None = None
    span: tuple[int, int] = (1, 0)
    """The file's first and last line of it; up to the end of the file where that is 0."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Changes of nick that the log tells of, the old one and the new one; not part of the printed JSON."""
    endless: bool = False
    """Started by a command, but never ended by one: it ends with the last line of `span`."""
    zone: str = ""
    """What the log's clock is ahead of UTC, as in `+01:00`, where its stamps or its bot say so; not printed."""
    doubt: str = ""
    """A sentence on what the log leaves open, such as whether 5/6 is in May; not part of the printed JSON."""

    def as_json(self) -> dict[str, Any]:
        """The object that `accord import log --json` prints for this meeting."""
        return {
            "style": self.style,
            "title": self.title,
            "date": self.date,
            "chairs": list(self.chairs),
            "scribes": list(self.scribes),
            "present": list(self.present),
            "regrets": list(self.regrets),
            "attendees": [{"name": one.name, "lines": one.lines} for one in self.attendees],
            "topics": [{"level": one.level, "text": one.text} for one in self.topics],
            "items": [one.as_json() for one in self.items],
            "unread": list(self.unread),
        }


def date_in(text: str) -> str | None:
    """The first real date in a text, such as a log's file name, as YYYY-MM-DD; `_`, `.` or `/` may stand between."""
    for year, month, day in re.findall(r"(?<![0-9])([0-9]{4})[-_./]([0-9]{2})[-_./]([0-9]{2})(?![0-9])", text):
        found = iso_date(year, month, day)
        if found:
            return found
    return None


def iso_date(year: str | int, month: str | int, day: str | int) -> str | None:
    """YYYY-MM-DD, or None when there is no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except (ValueError, OverflowError):
        return None


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The months as bots abbreviate them; a full English name starts with the same three letters."""


def month_number(name: str) -> int:
    """1 to 12 for an English month's name or its first three letters; 0 for anything else."""
    start = name[:3].lower()
    return MONTHS.index(start) + 1 if start in MONTHS else 0
