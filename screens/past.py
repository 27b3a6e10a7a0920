"""What happened to the one record that a screen shows, read from the history while people look at it.

The history is read by the same thread that writes, and an old record's may take a while. So one is read at a time:
whoever holds an arrow key down has those of the records where the cursor was meanwhile left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from screens.base import AccordScreen
from screens.widgets.sheet import Part, fact
from store.keep.errors import KeepError
from store.meeting import days
from store.model.board import Board
from store.model.changes import Commit
from store.sense import phrases

MOST = 30
"""Changes that are read; the record's card has more."""


class Past:
    """Reads for `screen`; calls `draw` when there is something new to show."""

    def __init__(self, screen: AccordScreen, draw: Callable[[], None]) -> None:
        self._screen = screen
        self._draw = draw
        self._wanted = ("", -1)
        self._commits: list[Commit] = []
        self._reading = False

    def of(self, key: str) -> list[Commit]:
        """What is known of the record by now, newest first; what is not is asked for, and drawn when it comes."""
        wanted = (key, self._screen.board.version)
        if wanted != self._wanted:
            if key != self._wanted[0]:
                self._commits = []
            self._wanted = wanted
            if not self._reading:
                self._screen.run_worker(self._read(), group="past")
        return self._commits

    async def _read(self) -> None:
        """Read what is wanted, until that is what was read."""
        self._reading = True
        try:
            while True:
                read = self._wanted
                try:
                    commits = await self._screen.host.history(MOST, read[0])
                except KeepError:  # the app says so itself when it next looks at the journal
                    commits = []
                if read == self._wanted:
                    self._commits = commits
                    break
        finally:
            self._reading = False
        self._draw()


class Happened(NamedTuple):
    """A change in words: the journal's version it made, when it was, what was done, and who did it."""

    version: int
    when: str
    what: str
    who: str


def in_words(commits: Iterable[Commit], board: Board, today: str) -> Iterator[Happened]:
    """The changes in words; one of today says the time, an older one the day."""
    from store.sense.weekly import describe_commit

    for commit in commits:
        here = days.local(commit.at, board.series.timezone)
        date = "" if here is None else here.date().isoformat()
        when = days.clock_time(here) if here is not None and date == today else phrases.day(date, today)
        yield Happened(commit.version, when, describe_commit(commit, board), phrases.person(board, commit.by))


def happened(commits: list[Commit], board: Board, today: str) -> list[Part]:
    """One part a change: when, what, in a sentence, and who did it."""
    return [
        fact(f"v{each.version}", each.when, [(each.what, "text"), (f"  {each.who}", "dim")], limit=3)
        for each in in_words(commits, board, today)
    ]
