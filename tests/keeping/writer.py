"""A program that adds and edits notes in a workspace and says on standard output what was acknowledged; made to be
killed.

`python writer.py FOLDER WHO COUNT ROTATE_AT SNAPSHOT_EVERY` with COUNT below 0 for ever. Each line it prints is
`i NUMBER VALUE` (note inserted) or `e NUMBER VALUE` (its `order` set), printed after the commit returned.
"""

from __future__ import annotations

import os
import sys

from store.keep.backend import Conflict
from store.keep.journal import quick_commit
from store.keep.local import LocalBackend
from store.model.board import Board
from store.model.changes import Change, Commit

AT = "2026-11-23T09:10:11.123Z"


class Writer:
    """Writes through an attached backend and, every third time, past it as quick add does."""

    def __init__(self, folder: str, who: str, rotate_at: int) -> None:
        self.folder, self.who = folder, who
        self.backend = LocalBackend(folder, seconds=60, rotate_at=rotate_at)
        self.board: Board = self.backend.load()
        self.mine: list[str] = []

    def catch_up(self) -> None:
        """Take in what others did."""
        for commit in self.backend.since(self.board.version):
            self.board = self.board.apply(commit)

    def commit(self, *changes: Change) -> None:
        """Keep changes made to the newest board, or fail with `Conflict`."""
        commit = Commit(self.board.version + 1, AT, self.who, "write", changes)
        after = self.board.apply(commit)
        self.backend.commit(commit)
        self.board = after

    def insert(self, value: int) -> str:
        """Add a note through the attached backend."""
        while True:
            self.catch_up()
            key = f"N{self.board.counters.get('N', 0) + 1}"
            try:
                self.commit(Change("note", key, None, self.doc(value)))
            except Conflict:
                continue
            return key

    def add(self, value: int) -> str:
        """Add a note as quick add does."""
        key = ""

        def build(_: int, counters: dict[str, int]) -> tuple[str, str, str, list[list[object]]]:
            nonlocal key
            key = f"N{counters.get('N', 0) + 1}"
            return self.who, AT, "add", [["note", key, None, self.doc(value)]]

        quick_commit(self.folder, build, seconds=60)
        return key

    def edit(self, key: str, value: int) -> None:
        """Set the order of a note."""
        while True:
            self.catch_up()
            doc = self.board.docs()["note"][key]
            try:
                self.commit(Change("note", key, {"order": doc["order"]}, {"order": value}))
            except Conflict:
                continue
            return

    def doc(self, value: int) -> dict[str, object]:
        """A note of varying length."""
        return {"by": self.who, "order": value, "text": "x" * (10 + value * 37 % 200)}


def acknowledge(folder: str, line: str) -> None:
    """Say that a change is kept. Where asked to, see first that the disk has not gone: a file system that was shut down
    between the flush and this line has kept it or not, and nobody was told.
    """
    if "WRITER_ASKS_THE_DISK" in os.environ:
        os.close(os.open(f"{folder}/lock", os.O_RDONLY))
    os.write(1, line.encode())


def main() -> None:
    """Write until COUNT is reached, or for ever."""
    folder, who, count, rotate_at, every = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
    writer = Writer(folder, who, rotate_at)
    os.write(1, b"ready\n")
    value = 0
    while value != count:
        if value % 4 == 3:
            key, what = writer.mine[value % len(writer.mine)], "e"
            writer.edit(key, value)
        else:
            key, what = (writer.add if value % 4 == 2 else writer.insert)(value), "i"
            writer.mine.append(key)
        acknowledge(folder, f"{what} {key} {value}\n")
        if every and value % every == every - 1:
            writer.backend.snapshot(writer.board)
        value += 1
    writer.backend.close()


if __name__ == "__main__":
    main()
