"""What happened to the one record that a screen shows, read from the history once the cursor rests on it.

The history is read by the same thread that writes, and an old record's can be long; so holding an arrow key down
reads nothing, and what was read is kept until the board moves.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from screens.base import AccordScreen
from screens.widgets.sheet import Part, fact
from store.meeting import days
from store.model.board import Board
from store.model.changes import Commit
from store.sense import phrases

RESTS = 0.25
"""Seconds after which a cursor that has not moved rests."""
MOST = 30
"""Changes that are read; the record's card has more."""


class Past:
    """Reads for `screen`; calls `draw` when there is something new to show."""

    def __init__(self, screen: AccordScreen, draw: Callable[[], None]) -> None:
        self._screen = screen
        self._draw = draw
        self._key = ""
        self._version = -1
        self._commits: list[Commit] = []
        self._timer: Timer | None = None

    def of(self, key: str) -> list[Commit]:
        """What is known of the record by now, newest first; asks for what is not."""
        version = self._screen.board.version
        if (key, version) != (self._key, self._version):
            if key != self._key:
                self._commits = []
            self._key, self._version = key, version
            if self._timer is not None:
                self._timer.stop()
            self._timer = self._screen.set_timer(RESTS, self._rested)
        return self._commits

    def _rested(self) -> None:
        self._screen.run_worker(self._read(self._key, self._version), exclusive=True, group="past")

    async def _read(self, key: str, version: int) -> None:
        commits = await self._screen.host.history(MOST, key)
        if (key, version) == (self._key, self._version):
            self._commits = commits
            self._draw()


def happened(commits: list[Commit], board: Board, today: str) -> list[Part]:
    """One part a change: when, what, in a sentence, and who did it."""
    from store.sense.weekly import describe_commit

    parts: list[Part] = []
    for commit in commits:
        here = days.local(commit.at, board.series.timezone)
        date = "" if here is None else here.date().isoformat()
        when = days.clock_time(here) if here is not None and date == today else phrases.day(date, today)
        spans = [(describe_commit(commit, board), "text"), (f"  {phrases.person(board, commit.by)}", "dim")]
        parts.append(fact(f"v{commit.version}", when, spans, limit=3))
    return parts
