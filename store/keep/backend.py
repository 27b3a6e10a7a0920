"""What a place that keeps a workspace must be able to do, and the ways it can refuse.

The protocol is small on purpose: everything a board knows is a fold of its commits, so a backend keeps commits, hands
them out again and says when another process has added one. One contract suite in the tests runs over every
implementation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from store.model.board import Board
from store.model.changes import Commit


class KeepError(Exception):
    """A workspace could not be read or written. The message is a sentence for the person, naming the way out."""


class NotThere(KeepError):
    """There is no workspace at the place named."""


class Busy(KeepError):
    """Another process held the workspace for longer than the time allowed."""


class Conflict(KeepError):
    """The workspace has moved on since the version a commit was made for; catch up and try again."""


class Damaged(KeepError):
    """What is kept does not check out. Nothing was overwritten; `line` counts from 1 in `path`."""

    def __init__(self, sentence: str, path: str = "", line: int = 0) -> None:
        super().__init__(sentence)
        self.path = path
        self.line = line


class TooNew(KeepError):
    """Written by a newer version of the program; left untouched."""


class Full(KeepError):
    """The disk refused the bytes; everything written before is intact and nothing was half kept."""


class Backend(Protocol):
    """A place that keeps commits in one order, each with the version after the one before."""

    notices: list[str]
    """Sentences about what opening found and mended (a torn tail set aside, a snapshot rebuilt)."""

    def load(self) -> Board:
        """The whole board as kept now."""
        ...

    def since(self, version: int) -> Sequence[Commit]:
        """Commits after `version`, oldest first; empty when nothing happened, and cheap then (called ten times a
        second).
        """
        ...

    def commit(self, commit: Commit) -> None:
        """Keep a commit durably. Its version must be the newest plus one, else `Conflict`; when this returns it is on
        disk.
        """
        ...

    def history(self, before: int | None = None) -> Iterator[Commit]:
        """Commits newest first, starting below version `before` (None: from the newest)."""
        ...

    def snapshot(self, board: Board) -> None:
        """Bring the readable copy (the TinyDB file) up to date with `board`."""
        ...

    def close(self) -> None:
        """Let go of files and locks. Safe to call twice."""
        ...
