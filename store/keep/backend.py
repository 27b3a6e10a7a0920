"""What a place that keeps a workspace must be able to do, and the ways it can refuse.

The protocol is small on purpose: everything a board knows is a fold of its commits, so a backend keeps commits, hands
them out again and says when another process has added one. One contract suite in the tests runs over every
implementation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from store.keep.errors import Busy, Conflict, Damaged, Failed, Full, KeepError, NotThere, Replaced, TooNew, TooOld
from store.model.board import Board
from store.model.changes import Commit

__all__ = [
    "Backend",
    "Busy",
    "Conflict",
    "Damaged",
    "Failed",
    "Full",
    "KeepError",
    "NotThere",
    "Replaced",
    "TooNew",
    "TooOld",
]


class Backend(Protocol):
    """A place that keeps commits in one order, each with the version after the one before."""

    notices: list[str]
    """Sentences about what opening found and mended (a torn tail set aside, a snapshot rebuilt)."""

    def load(self) -> Board:
        """The whole board as kept now."""
        ...

    def since(self, version: int) -> Sequence[Commit]:
        """Commits after `version`, oldest first; cheap when there are none (called ten times a second).

        Raises `Replaced` when what is kept is no longer what was loaded: then `load` again. `commit` may do so too.
        """
        ...

    def quiet(self, version: int) -> bool:
        """Whether nothing can have come after `version`, as far as one look tells; waits for nobody.

        False means no more than that `since` has to be asked.
        """
        ...

    def commit(self, commit: Commit) -> None:
        """Keep a commit durably. Its version must be the newest plus one, else `Conflict`; then it is on disk.

        A time before the newest commit's is kept as that one's, so that history never turns round.
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
