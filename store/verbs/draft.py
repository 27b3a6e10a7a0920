"""What a verb works on: a board, and the changes it is making to it."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from store.model import changes as c
from store.model.board import KIND_OF_LETTER, Board
from store.model.counters import LETTERS
from store.model.docs import to_doc
from store.model.moment import Moment, Refused
from store.model.records import Captured, Record, Series

R = TypeVar("R", bound=Record)


class Draft:
    """Collects a verb's changes. Ids are handed out from the board's counters; nothing is kept until it is
    committed.
    """

    def __init__(self, board: Board, at: Moment) -> None:
        self.board = board
        self.at = at
        self._changes: list[c.Change] = []
        self._counters = dict(board.counters)
        self._now: dict[tuple[str, str], Record | None] = {}

    @property
    def changes(self) -> c.Changes:
        """What has been drafted, at most one change a record."""
        return c.squash(self._changes)

    def next_id(self, kind: str) -> str:
        """An id of a flowing kind that was never used."""
        letter = LETTERS[kind]
        self._counters[letter] = self._counters.get(letter, 0) + 1
        return f"{letter}{self._counters[letter]}"

    def add(self, cls: type[R], key: str = "", **given: Any) -> R:
        """Draft a new record, stamped with who and when; a captured line also gets its place in the order of lines."""
        if issubclass(cls, Captured) and not given.get("order"):
            given["order"] = float(self.board.version + 1) + len(self._changes) / 1000
        given = {"created": self.at.now, "by": self.at.who, **given}
        record = cls(id=key or self.next_id(cls.kind), **given)
        self._changes.append(c.Change(cls.kind, record.id, None, to_doc(record)))
        self._now[cls.kind, record.id] = record
        return record

    def add_doc(self, kind: str, key: str, doc: c.Doc) -> None:
        """Draft a new record from a document made elsewhere."""
        self._changes.append(c.Change(kind, key, None, doc))

    def edit(self, record: R, **fields: Any) -> R:
        """Draft new values for a record's fields; returns the record as it will be. No difference, no change."""
        record = cast("R", self._now.get((record.kind, record.id), record))
        new = record.but(**fields)
        change = c.edit(record.kind, record.id, to_doc(record), to_doc(new))
        if change is not None:
            self._changes.append(change)
            self._now[record.kind, record.id] = new
        return new

    def correction(self, line: Record) -> dict[str, str]:
        """Who corrects a line of a standup that has ended, and when, so that its minutes can say so; else nothing."""
        meeting = self.board.meetings.get(line.meeting) if isinstance(line, Captured) else None
        return {"edited_at": self.at.now, "edited_by": self.at.who} if meeting is not None and meeting.ended else {}

    def drop(self, record: Record) -> None:
        """Draft a record's end. Fields this version does not know go with it, so that undo brings them back."""
        doc = self.board.table(record.kind).doc(record.id)
        self._changes.append(c.Change(record.kind, record.id, dict(doc) if doc is not None else to_doc(record), None))

    def series(self, **fields: Any) -> Series:
        """Draft the series: made when it is not there yet."""
        old = self.board.series
        if self.board.table("series").get(old.id) is None:
            return self.add(Series, old.id, **fields)
        return self.edit(old, **fields)


KIND_WORDS = {"person": "person", "topic": "agenda item"}


def need(board: Board, kind: str, key: str, cls: type[R]) -> R:
    """The record of a kind with this id or handle; refuses with the nearest known where there is none."""
    word = key.strip().lstrip("@+")
    table = board.table(kind)
    found = table.get(word) or table.get(word.lower()) or table.get(word.upper())
    if found is not None and isinstance(found, cls):
        return found
    called = KIND_WORDS.get(kind, kind)
    raise Refused(f"There is no {called} {word!r}.{_nearest(board, kind, word)}")


def need_any(board: Board, key: str) -> Record:
    """The record with this id or handle, whatever its kind; refuses where there is none."""
    found = board.find(key)
    if found is not None:
        return found
    word = key.strip()
    kind = KIND_OF_LETTER.get(word[:1].upper()) if word[1:].isdecimal() else None
    if kind is not None:
        raise Refused(f"There is no {KIND_WORDS.get(kind, kind)} {word.upper()}.{_nearest(board, kind, word.upper())}")
    raise Refused(f"Nothing here is called {word!r}.{_nearest(board, '', word)}")


def _nearest(board: Board, kind: str, word: str) -> str:
    """A sentence that names what may have been meant."""
    from difflib import get_close_matches

    if kind in LETTERS:
        newest = board.table(kind).latest(1)
        return f" The newest is {newest[0].id}." if newest else f" There is no {KIND_WORDS.get(kind, kind)} yet."
    by_kind = board.names().by_kind
    known = by_kind.get(kind) if kind else {k: v for names in by_kind.values() for k, v in names.items()}
    close = get_close_matches(word.lower(), list(known or {}), n=3, cutoff=0.5)
    if close:
        return f" Did you mean {' or '.join(close)}?"
    some = ", ".join(list(known or {})[:6])
    return f" Known: {some}." if some else ""
