"""From the start of the program to its first frame, seen from outside, in a terminal of 120 × 40."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from statistics import median
from typing import NamedTuple

from tests.benchmarks.recorded import Recorded, accord, app
from tests.benchmarks.table import Row, compared
from tests.benchmarks.workspaces import Workspaces

Start = Callable[[], AbstractContextManager[Recorded]]
QUIET = 0.6
"""Seconds without output after which the first screen is taken to be complete."""


class Painted(NamedTuple):
    """Milliseconds from the start until the screen shows what it is for, and until it stands still; MiB in memory."""

    first: float
    settled: float
    memory: float


def painted(start: Start, words: str) -> Painted:
    """Start a program and watch it until its screen stands still."""
    with start() as terminal:
        first = settled = 0.0
        while not first:
            terminal.listen(QUIET, 5)
            assert terminal.alive, terminal.text
            last = ""
            for at in terminal.drawn():
                text = terminal.text
                if text != last:
                    last, settled = text, at
                if not first and words in text:
                    first = at
        return Painted(first - terminal.began, settled - terminal.began, terminal.memory())


def in_turn(ours: Start, other: Start, words: tuple[str, str], rounds: int) -> list[tuple[Painted, Painted]]:
    """Both programs in turn, after once to warm up."""
    painted(ours, words[0])
    painted(other, words[1])
    found: list[tuple[Painted, Painted]] = []
    for number in range(rounds):
        if number % 2:
            late = painted(other, words[1])
            found.append((painted(ours, words[0]), late))
        else:
            found.append((painted(ours, words[0]), painted(other, words[1])))
    return found


def painting(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """The board's first frame against an empty Textual app's, and as the records grow."""
    board, blank = "Needs the room", "an empty Textual app"
    kept = {size: workspaces.kept(size) for size in (100, 1_000, 10_000, 100_000)}

    def on(size: int) -> Start:
        return lambda: accord(kept[size])

    found = in_turn(on(1_000), lambda: app("empty"), (board, "READY"), 2 * rounds)
    yield compared("first frame of the board, 1,000 records", blank, 1.2, [(a.first, b.first) for a, b in found])
    yield compared("the same, until the screen stands still", blank, 1.25, [(a.settled, b.settled) for a, b in found])
    yield compared("its memory", blank, 1.2, [(a.memory, b.memory) for a, b in found], "MiB")
    found = in_turn(on(10_000), on(100), (board, board), rounds)
    yield compared("first frame at 10,000 records", "at 100 records", 1.1, [(a.first, b.first) for a, b in found])
    found = in_turn(on(100_000), lambda: app("empty"), (board, "READY"), rounds)
    yield compared("first frame at 100,000 records", blank, 1.6, [(a.first, b.first) for a, b in found])
    longest = median(a.settled for a, _ in found)
    yield Row(
        what="the longest anybody waits for a start: 100,000 records",
        measured=f"{longest:.0f} ms",
        held_to="< 500 ms, or a progress bar",
        holds=longest < 500,
    )
