"""A captured line as a record, made without a board: what `accord add issue "…"` writes.

A note, issue, action, decision, proposal or link needs to know only who can be named, where the room is, and which
number comes next. So quick add can append it to the journal without loading anything, and the prompt, the quick-add
bar and imports make the same record of the same line. No mark is ever lost: one that the record has no field for goes
back into its text.

This module is on the path of `accord add`: nothing but builtins at run time, and a calendar only where a line has a
date.
"""

from __future__ import annotations

from store.model.counters import LETTERS
from store.model.moment import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from typing import Any

    from store.line.parse import Line
    from store.model.moment import Moment
    from store.model.names import Names

VERBS = {
    "note": "take_note",
    "issue": "raise_issue",
    "action": "add_action",
    "decision": "record_decision",
    "proposal": "propose",
    "link": "add_link",
}
"""The kinds that are captured this way, and what the history calls it."""

NO_TEXT = "There is no text in that line; say what it is about."
_OWNED = ("issue", "action")
_DATES = ("due", "until", "by")


class Place:
    """Where a line is said: the running standup and its current topic (ids), and the initiative that stands for."""

    __slots__ = ("initiative", "meeting", "topic")

    def __init__(self, meeting: str = "", topic: str = "", initiative: str = "") -> None:
        self.meeting = meeting
        self.topic = topic
        self.initiative = initiative

    def __repr__(self) -> str:
        return f"Place({self.meeting!r}, {self.topic!r}, {self.initiative!r})"


NOWHERE = Place()
"""Outside a standup."""


def capture(
    line: Line,
    names: Names,
    at: Moment,
    place: Place,
    counters: Mapping[str, int],
    version: int,
    *,
    zone: str = "UTC",
    order: float = 0.0,
    decisions: Container[str] = (),
) -> list[list[Any]]:
    """The changes `[kind, id, None, doc]` that keep a line, one record a line; raises `Refused` where it has no text.

    `version` is that of the newest commit. `zone` is the workspace's time zone, asked only of a line with a date.
    `order` is the line's place among those of its meeting; by default behind all others. `decisions` are those that
    one may supersede.
    """
    kind = line.kind if line.kind in VERBS else "note"
    if kind == "link" and not line.url:
        kind = "note"
    marks = Marks(line, names)
    doc: dict[str, Any] = {"created": at.now, "by": at.who, "text": ""}
    doc["initiative"] = marks.initiative or place.initiative
    doc["teams"] = marks.teams
    doc["meeting"], doc["topic"] = place.meeting, place.topic
    doc["order"] = order or float(version + 1)
    doc["raw"] = ""
    if kind in _OWNED:
        _say_who_and_when(doc, kind, line, marks, names, at, zone)
    else:
        marks.release(marks.people)
    if kind == "issue":
        doc["type"] = "" if line.type == "problem" else line.type
    elif kind == "action" and marks.take("done"):
        doc["status"], doc["done_at"], doc["done_by"] = "done", at.now, at.who
    elif kind == "decision":
        doc["verdict"] = "" if line.verdict == "agreed" else line.verdict
        if marks.keys.get("supersedes", "") in decisions:
            doc["supersedes"] = marks.take("supersedes")
    elif kind == "link":
        doc["url"] = line.url
    elif kind == "note":
        doc["speaker"] = (names.person(line.speaker) or line.speaker) if line.speaker else ""
        doc["off"] = line.off
        doc["queued"] = not place.meeting and not line.off
    doc["text"] = marks.text()
    if not doc["text"] and kind != "link":
        raise Refused(NO_TEXT)
    doc["raw"] = as_typed(line.raw, doc["text"])
    number = counters.get(LETTERS[kind], 0) + 1
    return [[kind, f"{LETTERS[kind]}{number}", None, {field: value for field, value in doc.items() if value}]]


def as_typed(raw: str, text: str) -> str:
    """The line as typed, to be kept beside its text; "" where they are the same. Bytes that are no text become `?`."""
    return "" if raw.strip() == text else raw.encode("utf-8", "replace").decode("utf-8")


def guess_people(text: str, names: Names) -> list[str]:
    """People whose handle, nick or own first name stands in a text as a whole word, in that order.

    It is how MeetBot finds who an action belongs to. It can be wrong ("will", "may"), so it is kept as a guess.
    """
    low = text.lower()
    found: dict[str, int] = {}
    called = [(handle, handle) for handle in names.people] + list(names.nicks.items())
    for handle, name in names.people.items():
        first = name.lower().split(" ", 1)[0]
        if first and names.person(first) == handle:
            called.append((first, handle))
    for word, handle in called:
        where = word_in(low, word)
        if where >= 0 and where < found.get(handle, len(low)):
            found[handle] = where
    return sorted(found, key=lambda handle: found[handle])


def word_in(low: str, word: str) -> int:
    """Where `word` stands in a lower-case text with no letter, figure or `_` beside it; -1 if nowhere."""
    where = low.find(word)
    while where >= 0:
        before, after = low[where - 1 : where], low[where + len(word) : where + len(word) + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            return where
        where = low.find(word, where + 1)
    return -1


class Marks:
    """The marks of a line: what they name, and those that no field has taken yet."""

    def __init__(self, line: Line, names: Names) -> None:
        self.line = line
        self.keys = dict(line.keys)
        self.people: list[str] = []
        self.teams: list[str] = []
        self.extra: list[str] = []  # marks to be put back, unless they stand in the text
        self.said = line.text.strip()
        self._words = f" {line.text.lower()} "
        for handle in (*line.at, *self.take("team").split()):
            if handle in names.teams:
                self._add(self.teams, handle)
            elif handle in names.people:
                self._add(self.people, handle)
        plus = [handle for handle in line.plus if handle in names.initiatives]
        for mark in self.take("for").split():
            if mark[0] == "@" and mark[1:] in names.teams:
                self._add(self.teams, mark[1:])
            elif mark[0] == "+" and mark[1:] in names.initiatives:
                plus.append(mark[1:])
            else:
                self.extra.append(mark)
        self.initiative = plus[0] if plus else ""
        self.extra += [f"+{handle}" for handle in plus[1:]]

    def take(self, key: str) -> str:
        """A key's value, which a field holds from now on; "" where the line does not have it."""
        return self.keys.pop(key, "")

    def release(self, people: Iterable[str]) -> None:
        """No field holds these people: their marks belong in the text."""
        self.extra += ["@" + person for person in people]

    def in_text(self, mark: str) -> bool:
        """Whether a mark still stands in the sentence."""
        return word_in(self._words, mark) >= 0

    def text(self) -> str:
        """The text, with the marks that no field has taken back at the end they came from."""
        if not self.extra and not self.keys:
            return self.said
        held = {"+" + self.initiative, *("@" + handle for handle in self.teams)}
        loose = [mark for mark in dict.fromkeys(self.extra) if mark not in held and not self.in_text(mark)]
        raw = self.line.raw.lower()
        first = raw.find(self.said[:1].lower() and self.said.split()[0].lower()) if self.said else -1
        led = [mark for mark in loose if 0 <= raw.find(mark) < first]
        behind = [mark for mark in loose if mark not in led]
        keys = sorted(self.keys, key=lambda key: raw.find(key + ":"))
        behind += [self._written(key, self.keys[key]) for key in keys]
        return " ".join([*led, *([self.said] if self.said else []), *behind])

    def _written(self, key: str, value: str) -> str:
        """A `key:value` mark as it was typed, near enough to be read again the same."""
        if key in ("help", "owner", "sponsor"):
            return f"{key}:@{value.replace(' ', ',@')}"
        return f"{key}:{value.replace(' ', ',') if key == 'knows' else value}"

    def _add(self, where: list[str], handle: str) -> None:
        if handle not in where:
            where.append(handle)


def _say_who_and_when(
    doc: dict[str, Any], kind: str, line: Line, marks: Marks, names: Names, at: Moment, zone: str
) -> None:
    """Fill in the owners, helpers and due date of an issue or action.

    An action's owners are those its line puts to it; an issue's those marked before or behind its text. A person marked
    inside the sentence is only spoken of, and owns it where nobody else does. Where no mark says who, an action's owner
    is guessed.
    """
    typed = marks.take("owner").split()
    by = marks.keys.get("by", "")
    if by[:1] == "@" and by[1:] in names.people:
        typed.append(marks.take("by")[1:])
    if kind == "action":
        typed += line.owners
    owners = [person for word in typed if (person := names.person(word)) is not None]
    if not owners and kind == "issue":
        owners = [person for person in marks.people if not marks.in_text("@" + person)]
    owners = owners or marks.people
    marks.release([person for person in marks.people if person not in owners])
    doc["owners"] = list(dict.fromkeys(owners))
    doc["guessed"] = guess_people(marks.said, names) if kind == "action" and not owners else []
    if kind == "issue":
        doc["helpers"] = _helpers(marks, names)
    for key in _DATES if marks.keys else ():
        words = marks.keys.get(key, "")
        date = _date(words, at, zone) if words else ""
        if date:
            doc["due"] = date
            del marks.keys[key]
            return


def _helpers(marks: Marks, names: Names) -> list[str]:
    """The people behind `help:`; a team asked to help is a team it concerns."""
    helpers: list[str] = []
    for handle in marks.take("help").split():
        if handle in names.people:
            helpers.append(handle)
        elif handle in names.teams and handle not in marks.teams:
            marks.teams.append(handle)
        elif handle not in names.teams:
            marks.extra.append("help:@" + handle)
    return helpers


def _date(words: str, at: Moment, zone: str) -> str:
    """A date in words as `YYYY-MM-DD`; "" where it is none, and then the words stay text."""
    from store.line.dates import resolve_date, today_in

    return resolve_date(words, today_in(zone, at.now)) or ""
