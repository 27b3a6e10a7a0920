"""From the start of the program to its first frame, seen from outside, in a terminal of 120 × 40."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from statistics import median
from typing import NamedTuple

from tests.benchmarks.processes import command, instructions, whole
from tests.benchmarks.recorded import APPS, Recorded, accord, app
from tests.benchmarks.shell import ADD
from tests.benchmarks.table import Row, compared, missing
from tests.benchmarks.workspaces import Workspaces

Start = Callable[[], AbstractContextManager[Recorded]]
PROGRESS = "reading the records"
QUIET = 0.6
"""Seconds without output after which the first screen is taken to be complete."""


class Painted(NamedTuple):
    """Milliseconds from the start until the screen shows what it is for, and until it stands still; MiB in memory."""

    first: float
    settled: float
    memory: float
    told: bool
    """Whether it said meanwhile how far it got."""


def painted(start: Start, words: str) -> Painted:
    """Start a program and watch it until its screen stands still."""
    with start() as terminal:
        first = settled = 0.0
        told = False
        while not first:
            terminal.listen(QUIET, 5)
            assert terminal.alive, terminal.text
            last = ""
            for at in terminal.drawn():
                text = terminal.text
                if text != last:
                    last, settled = text, at
                    told = told or PROGRESS in text
                if not first and words in text:
                    first = at
        return Painted(first - terminal.began, settled - terminal.began, terminal.memory(), told)


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


def in_instructions(folder: str) -> Row:
    """The first frame at 1,000 records, counted: the same whatever else the machine does."""
    what, held = "the first frame in instructions", "≤ 1.2 ×"
    frame = [sys.executable, str(APPS / "frame.py")]
    ours, other = [instructions([*frame, *words]) for words in (("accord", folder), ("empty",))]
    if ours is None or other is None:
        return missing(what, held, "valgrind is not installed")
    return Row(
        what=what,
        measured=f"{ours / 1e6:,.0f} M",
        against=f"an empty Textual app: {other / 1e6:,.0f} M",
        ratio=f"{ours / other:.2f}",
        held_to=held,
        holds=ours <= 1.2 * other,
    )


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
    yield in_instructions(kept[1_000])
    with workspaces.copy(1_000) as folder:
        painted(lambda: accord(folder), board)

        def after_a_line() -> AbstractContextManager[Recorded]:
            whole(command(folder, *ADD))()
            return accord(folder)

        found = in_turn(after_a_line, lambda: app("empty"), (board, "READY"), rounds)
    what = "first frame where somebody wrote since the board was closed"
    yield compared(what, blank, 1.2, [(a.first, b.first) for a, b in found])
    yield compared("the same, until what they wrote is there", blank, 1.6, [(a.settled, b.settled) for a, b in found])
    found = in_turn(on(10_000), on(100), (board, board), rounds)
    yield compared("first frame at 10,000 records", "at 100 records", 1.1, [(a.first, b.first) for a, b in found])
    found = in_turn(on(100_000), lambda: app("empty"), (board, "READY"), rounds)
    yield compared("first frame at 100,000 records", blank, 1.6, [(a.first, b.first) for a, b in found])
    longest = median(a.settled for a, _ in found)
    told = all(a.told for a, _ in found)
    yield Row(
        what="until everything is read: 100,000 records",
        measured=f"{longest:.0f} ms, {'with' if told else 'without'} a progress bar",
        held_to="< 500 ms, or a progress bar",
        holds=longest < 500 or told,
    )
