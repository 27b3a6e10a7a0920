"""What keeping costs, within this process: a durable line, opening, memory."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import orjson

from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, now
from store.verbs.lines import take_text
from tests.benchmarks.processes import pairs, timed
from tests.benchmarks.recorded import environment
from tests.benchmarks.table import Row, compared
from tests.benchmarks.workspaces import Workspaces

LINE = "! lead files bounce in the CRM import @ops"


def _add(board: Board, at: Moment) -> Changes:
    return take_text(board, LINE, at=at)


def durable(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """One line kept by an open workspace against a bare write of as many bytes, flushed; and in a long history.

    A store is handed what it keeps, so that is a row of its own; the others begin with the text that was typed.
    """
    from store.keep.lines import encode

    with (
        workspaces.open(1_000) as small,
        workspaces.open(100_000) as large,
        tempfile.TemporaryFile(dir=workspaces.home, buffering=0) as bare,
    ):
        done = small.do(_add)
        assert done.commit is not None
        line = encode([list(change) for change in done.commit.changes]).encode() + b" " * 120

        def written() -> None:
            bare.write(line)
            os.fdatasync(bare.fileno())

        def kept() -> float:
            changes = _add(small.board, Moment("ana1", now()))
            return timed(lambda: small.do(lambda _board, _at: changes))()

        yield compared(
            "one captured line durable: locked, checked, on disk, and the next board",
            "a bare write and `fdatasync`",
            1.5,
            pairs(kept, timed(written), 40 * rounds),
        )
        short, long = timed(lambda: small.do(_add)), timed(lambda: large.do(_add))
        what = "the same from the text on, read and looked up and all"
        yield compared(what, "a bare write and `fdatasync`", 1.5, pairs(short, timed(written), 40 * rounds))
        yield compared("that at 100,000 records", "at 1,000 records", 1.2, pairs(long, short, 40 * rounds))


def opening(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """A workspace of 100,000 records against parsing its file."""
    folder = workspaces.kept(100_000)
    file = Path(folder, "accord.json")

    def opened() -> None:
        Workspace(LocalBackend(folder), "ana1").close()

    def parsed() -> None:
        gc.disable()
        orjson.loads(file.read_bytes())
        gc.enable()

    yield compared(
        "opening 100,000 records", "orjson parsing its file", 1.5, pairs(timed(opened), timed(parsed), rounds)
    )


SIZE_OF = """
import gc, sys
gc.disable()
def size():
    for line in open("/proc/self/smaps_rollup"):
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
import orjson
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
before = size()
if sys.argv[1] == "opened":
    kept = Workspace(LocalBackend(sys.argv[2]), "ana1")
else:
    with open(sys.argv[2] + "/accord.json", "rb") as file:
        kept = orjson.loads(file.read())
print(size() - before)
"""


def memory(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """What an open workspace of 100,000 records takes against its parsed file."""
    folder = workspaces.kept(100_000)

    def taken(what: str) -> float:
        argv = [sys.executable, "-c", SIZE_OF, what, folder]
        return float(subprocess.run(argv, env=environment(), check=True, capture_output=True).stdout)

    found = pairs(lambda: taken("opened"), lambda: taken("parsed"), min(rounds, 3))
    yield compared("memory of 100,000 records", "its file, parsed", 2, found, "MiB")
