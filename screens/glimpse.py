"""What the board shows, as plain data: made of the workspace's records, or as it was kept when it was shown last.

The first frame is drawn from what was kept, while the records are still being read; so nothing here imports what makes
it, only what holds it. Lists are plain JSON once written; see `store.keep.glimpse` for where, and when it still holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from screens.title import Times, times_of, title_line, title_words
from screens.widgets.lines import Spans
from store.sense.need import Need

if TYPE_CHECKING:
    from store.model.board import Board

ROOMY = 80
"""Cells from which a title has room for more than when it is of."""
MOST = 300
"""Entries and rows that are kept: more than any screen is high. Counts are of all there are."""


class Change(NamedTuple):
    """One thing that changed since the last standup: the record's id, the name of its sign, and a sentence."""

    id: str
    sign: str
    sentence: str


class MatrixRow(NamedTuple):
    """A running initiative: its handle, its name, a level and a state for each team (empty where it has no impact),
    and how many of them their teams have not seen.
    """

    id: str
    name: str
    cells: tuple[tuple[str, str] | None, ...]
    waiting: int


class Glimpse(NamedTuple):
    """What the board shows to everybody at one moment. `teams` are handles with their short heads, in the order of the
    cells; `in_all` is how many entries there are in all, `initiatives` how many initiatives, whether they run or not;
    `since` is the day of the last standup; `steps` says which of the three first steps are done.
    """

    name: str
    times: Times
    needs: tuple[Need, ...]
    in_all: int
    initiatives: int
    teams: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    changes: tuple[Change, ...]
    since: str
    steps: tuple[bool, bool, bool]

    def kept(self) -> list[Any]:
        """What can be written as JSON, of a long board its beginning."""
        return list(self._replace(needs=self.needs[:MOST], rows=self.rows[:MOST], changes=self.changes[:MOST]))


def glimpse_of(board: Board, now: str, today: str) -> Glimpse:
    """What the board shows at a moment: `now` in UTC, `today` the date in the workspace's time zone."""
    from store.sense.attention import attention
    from store.sense.matrix import matrix
    from store.sense.phrases import day
    from store.sense.weekly import since_last

    needs, made, last = attention(board, today), matrix(board), since_last(board)
    newest: dict[str, Change] = {}
    for event in last.events:  # newest first; a record that changed twice has one row
        newest.setdefault(event.id, Change(event.id, event.sign, event.sentence))
    return Glimpse(
        name=board.series.name,
        times=times_of(board, now),
        needs=needs,
        in_all=len(needs),
        initiatives=len(board.initiatives),
        teams=tuple([(team.id, head) for team, head in zip(made.teams, made.heads, strict=True)]),
        rows=tuple(
            [
                MatrixRow(
                    row.initiative.id,
                    row.initiative.name or row.initiative.id,
                    tuple([None if cell.impact is None else (cell.level.value, cell.state) for cell in row.cells]),
                    row.waiting,
                )
                for row in made.rows
            ]
        ),
        changes=tuple(newest.values()),
        since=day(last.since, today) if last.since else "",
        steps=(
            bool(len(board.teams) and len(board.initiatives)),
            bool(len(board.impacts) or len(board.issues)),
            bool(len(board.meetings)),
        ),
    )


def title_of(seen: Glimpse, now: str, cells: int, holds: bool) -> tuple[Spans, Spans]:
    """The title of what was seen, in so many cells: of now where it still holds, else it says of when it is."""
    words: Spans = [(seen.name, "strong")]
    if holds:
        return title_line(words, seen.times, now, cells)
    when = f"as of {seen.times.day} {seen.times.clock}"
    return title_words(words), [(f"{when}, reading what came since" if cells >= ROOMY else when, "needs")]


def from_kept(kept: list[Any]) -> Glimpse:
    """What was kept; raises TypeError, ValueError or IndexError for anything else."""
    name, times, needs, in_all, initiatives, teams, rows, changes, since, steps = kept
    return Glimpse(
        name,
        Times(*times),
        tuple([_need(*need) for need in needs]),
        in_all,
        initiatives,
        tuple([(team, head) for team, head in teams]),
        tuple([MatrixRow(row[0], row[1], tuple([cell and tuple(cell) for cell in row[2]]), row[3]) for row in rows]),
        tuple([Change(*change) for change in changes]),
        since,
        (steps[0], steps[1], steps[2]),
    )


def _need(rule: str, ids: list[str], *rest: Any) -> Need:
    """An entry from the members it was kept with, the lists among them tuples again."""
    *between, teams, sort = rest
    return Need._make((rule, tuple(ids), *between, tuple(teams), sort))
