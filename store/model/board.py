"""Every record of a workspace at one moment.

A board never changes; a commit makes the next one, which shares nearly everything with it. So a screen may hold a
board, a thread may read one, and a verb may be tried against one, without a lock. What a board *means* is worked out in
`store.sense` and remembered here per board (`remember`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from threading import RLock
from typing import Any, TypeVar, cast

from store.model import records as r
from store.model.changes import Change, Commit, Doc
from store.model.counters import LETTERS, NAMED, NAMES, RUNNING, advance
from store.model.names import Names
from store.model.table import Source, Table

T = TypeVar("T")
SERIES = "standup"


class _Shelf:
    """What one workspace's boards hand on to the next: by kind and key, a table and what was made of it."""

    __slots__ = ("kept", "lock")

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Any] = {}
        self.lock = RLock()


class Board:
    """Immutable; `version` is that of the newest commit in it (0: an empty workspace), `at` when that was made."""

    __slots__ = ("_memory", "_shelf", "_strange", "_tables", "at", "counters", "version")

    def __init__(
        self,
        version: int,
        at: str,
        counters: Mapping[str, int],
        tables: dict[str, Table[Any]],
        strange: dict[str, Table[Any]],
    ) -> None:
        self.version = version
        self.at = at
        self.counters = counters
        self._tables = tables
        self._strange = strange  # kinds of a later version: their documents are kept, and not looked into
        self._memory: dict[Any, Any] = {}
        self._shelf = _Shelf()

    @staticmethod
    def empty() -> Board:
        """A workspace before anything was said."""
        return Board.of(0, {}, {}, "")

    @staticmethod
    def of(version: int, counters: Mapping[str, int], docs: Mapping[str, dict[str, Doc] | Source], at: str) -> Board:
        """A board from documents by kind and id, or from what gives those of a kind; they belong to it from then on."""
        tables: dict[str, Table[Any]] = {kind: Table(cls, docs.get(kind, {})) for kind, cls in r.CLASSES.items()}
        strange: dict[str, Table[Any]] = {
            kind: Table(r.Record, of_kind) for kind, of_kind in docs.items() if kind not in r.CLASSES
        }
        return Board(version, at, counters, tables, strange)

    def apply(self, commit: Commit) -> Board:
        """The board after the next commit; raises `Clash` when a change does not fit, ValueError on a gap."""
        if commit.version != self.version + 1:
            raise ValueError(f"commit {commit.version} does not follow board {self.version}")
        by_kind: dict[str, list[Change]] = {}
        for change in commit.changes:
            by_kind.setdefault(change.kind, []).append(change)
        tables, strange = dict(self._tables), self._strange
        for kind, changes in by_kind.items():
            if kind in tables:
                tables[kind] = tables[kind].with_changes(changes)
            else:
                strange = {**strange, kind: strange.get(kind, Table(r.Record, {})).with_changes(changes)}
        counters = advance(self.counters, commit.version, commit.changes)
        board = Board(commit.version, commit.at, counters, tables, strange)
        board._shelf = self._shelf
        if NAMES in self._memory and by_kind.keys().isdisjoint(NAMED):
            board._memory[NAMES] = self._memory[NAMES]
        return board

    def docs(self) -> dict[str, dict[str, Doc]]:
        """Every document by kind and id; not to be written to."""
        return {kind: dict(table.docs()) for kind, table in (self._tables | self._strange).items()}

    def doc(self, kind: str, key: str) -> Doc | None:
        """The document of a record of any kind, known or not; not to be written to."""
        table = self._tables.get(kind) or self._strange.get(kind)
        return None if table is None else table.doc(key)

    def table(self, kind: str) -> Table[Any]:
        """The records of a kind named by its text; raises KeyError for an unknown kind."""
        return self._tables[kind]

    def remember(self, key: Any, work: Callable[[Board], T]) -> T:
        """What `work` says of this board, worked out once a board."""
        if key not in self._memory:
            self._memory[key] = work(self)
        return cast("T", self._memory[key])

    def follow(self, kind: str, key: str, work: Callable[[Table[Any], T | None, Collection[str]], T]) -> T:
        """What `work` makes of one kind's table, carried from board to board and brought up to date with each.

        `work(table, old, ids)` gets what it made of an earlier state of the table and the ids that differ since; the
        first time `old` is None. It may change `old` and return it. One call at a time, whatever the thread.
        """
        table = self._tables[kind]
        with self._shelf.lock:
            known: tuple[Table[Any], T] | None = self._shelf.kept.get((kind, key))
            if known is not None and known[0] is table:
                return known[1]
            made = work(table, None, ()) if known is None else work(table, known[1], table.differing(known[0]))
            self._shelf.kept[kind, key] = (table, made)
        return made

    def names(self) -> Names:
        """Handles and nicks a line can mention."""
        return self.remember(NAMES, Board._names)

    def _names(self) -> Names:
        by_kind = {kind: {record.id: str(record.name) for record in self._tables[kind]} for kind in NAMED}
        nicks = {nick.lower(): person.id for person in self.people for nick in person.nicks}
        return Names(by_kind, nicks, self.counters.get(NAMES, 0))

    def find(self, word: str) -> r.Record | None:
        """The record with this id or handle, letters in any case; terms are looked at last."""
        key = word.strip()
        kind = KIND_OF_LETTER.get(key[:1].upper())
        if kind is not None and key[1:].isdecimal():
            return self._tables[kind].get(key[0].upper() + key[1:])
        key = key.lower().lstrip("@+")
        for kind in NAMED:
            found = self._tables[kind].get(key)
            if found is not None:
                return found
        return None

    def records(self) -> Iterator[r.Record]:
        """Every record, kind by kind."""
        for table in self._tables.values():
            yield from table

    def __len__(self) -> int:
        return sum(len(table) for table in self._tables.values())

    @property
    def teams(self) -> Table[r.Team]:
        """Teams by handle."""
        return self._tables["team"]

    @property
    def people(self) -> Table[r.Person]:
        """People by handle."""
        return self._tables["person"]

    @property
    def initiatives(self) -> Table[r.Initiative]:
        """Initiatives by handle."""
        return self._tables["initiative"]

    @property
    def goals(self) -> Table[r.Goal]:
        """Goals by handle."""
        return self._tables["goal"]

    @property
    def systems(self) -> Table[r.System]:
        """Systems by handle."""
        return self._tables["system"]

    @property
    def touchpoints(self) -> Table[r.Touchpoint]:
        """Touchpoints by handle."""
        return self._tables["touchpoint"]

    @property
    def terms(self) -> Table[r.Term]:
        """Terms by their lower-case text."""
        return self._tables["term"]

    @property
    def impacts(self) -> Table[r.Impact]:
        """Impacts, `I1` on."""
        return self._tables["impact"]

    @property
    def issues(self) -> Table[r.Issue]:
        """Issues, `Q1` on."""
        return self._tables["issue"]

    @property
    def actions(self) -> Table[r.Action]:
        """Actions, `A1` on."""
        return self._tables["action"]

    @property
    def decisions(self) -> Table[r.Decision]:
        """Decisions, `D1` on."""
        return self._tables["decision"]

    @property
    def proposals(self) -> Table[r.Proposal]:
        """Proposals, `P1` on."""
        return self._tables["proposal"]

    @property
    def notes(self) -> Table[r.Note]:
        """Notes, `N1` on."""
        return self._tables["note"]

    @property
    def links(self) -> Table[r.Link]:
        """Links, `L1` on."""
        return self._tables["link"]

    @property
    def frictions(self) -> Table[r.Friction]:
        """Frictions, `F1` on."""
        return self._tables["friction"]

    @property
    def criteria(self) -> Table[r.Criterion]:
        """Success criteria, `C1` on."""
        return self._tables["criterion"]

    @property
    def handoffs(self) -> Table[r.Handoff]:
        """Handoff paths by handle."""
        return self._tables["handoff"]

    @property
    def conflicts(self) -> Table[r.Conflict]:
        """Conflicts of goals, `K1` on."""
        return self._tables["conflict"]

    @property
    def sessions(self) -> Table[r.Session]:
        """Hands-on sessions, `S1` on."""
        return self._tables["session"]

    @property
    def experiments(self) -> Table[r.Experiment]:
        """Experiments, `E1` on."""
        return self._tables["experiment"]

    @property
    def inputs(self) -> Table[r.Input]:
        """Inputs asked for, `R1` on."""
        return self._tables["input"]

    @property
    def thanks(self) -> Table[r.Thanks]:
        """Thank-yous, `Y1` on."""
        return self._tables["thanks"]

    @property
    def breakouts(self) -> Table[r.Breakout]:
        """Breakout groups, `B1` on."""
        return self._tables["breakout"]

    @property
    def snoozes(self) -> Table[r.Snooze]:
        """Entries of attention put off, `Z1` on."""
        return self._tables["snooze"]

    @property
    def meetings(self) -> Table[r.Meeting]:
        """Meetings, `M1` on, in the order they were made."""
        return self._tables["meeting"]

    @property
    def topics(self) -> Table[r.Topic]:
        """Agenda items, `T1` on."""
        return self._tables["topic"]

    @property
    def series(self) -> r.Series:
        """The standup's name, day, time, zone and length; defaults until it was set up."""
        return self._tables["series"].get(SERIES) or r.Series(id=SERIES)

    @property
    def running(self) -> r.Meeting | None:
        """The meeting that runs now."""
        number = self.counters.get(RUNNING)
        return None if number is None else self.meetings.get(f"M{number}")

    @property
    def last_meeting(self) -> r.Meeting | None:
        """The meeting that ended last."""
        found = self.follow("meeting", "last", _last)
        return found[0] if found else None

    def impact(self, initiative: str, team: str) -> r.Impact | None:
        """What `initiative` does to `team`, if anybody wrote it down."""
        for impact in self.impacts.where("initiative", initiative):
            if impact.team == team:
                return impact
        return None


def _last(table: Table[Any], _old: list[r.Meeting] | None, _ids: Collection[str]) -> list[r.Meeting]:
    """The meeting that ended last, if one did; looked for again only when a meeting changed."""
    ended: list[r.Meeting] = [meeting for meeting in table if meeting.ended]
    return [max(ended, key=lambda meeting: meeting.ended)] if ended else []


KIND_OF_LETTER = {letter: kind for kind, letter in LETTERS.items()}
