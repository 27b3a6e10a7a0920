"""Whole commands from outside: how long they take, and how many instructions."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks.recorded import ACCORD, environment

Measure = Callable[[], float]
NOTHING = [sys.executable, "-c", "pass"]
"""A bare interpreter."""
_COLLECTED = re.compile(r"Collected : (\d+)")


def pairs(ours: Measure, other: Measure, rounds: int) -> list[tuple[float, float]]:
    """Measure both in turn, each first every other time, after once to warm up."""
    ours()
    other()
    found: list[tuple[float, float]] = []
    for number in range(rounds):
        if number % 2:
            late = other()
            found.append((ours(), late))
        else:
            found.append((ours(), other()))
    return found


def timed(work: Callable[[], object]) -> Measure:
    """Milliseconds that some work takes in this process."""

    def measure() -> float:
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1e3

    return measure


def whole(argv: Sequence[str], environ: Mapping[str, str] | None = None) -> Measure:
    """Milliseconds from starting a command to its end; it must succeed, and what it prints is thrown away."""
    environ = environ or environment()

    def run() -> None:
        subprocess.run(argv, env=environ, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    return timed(run)


def command(folder: str, *words: str) -> list[str]:
    """An `accord` command on a workspace."""
    return [*ACCORD, "--workspace", folder, *words]


def instructions(argv: Sequence[str]) -> int | None:
    """How many instructions a command executes, the same at each run; None where valgrind is not installed."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    tool = [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run(
        [*tool, *argv],
        env=environment(PYTHONHASHSEED="0"),
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = _COLLECTED.search(done.stderr)
    assert found is not None, done.stderr
    return int(found[1])
