"""A workspace kept in memory alone: for trying things out, and for tests of what is above."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from store.keep.errors import Conflict, KeepError
from store.keep.lines import encode
from store.keep.replay import Docs, apply_in_place
from store.model.board import Board
from store.model.changes import Change, Commit
from store.model.counters import advance


class MemoryBackend:
    """Keeps commits in a list. What is kept goes through JSON, so that nobody holds on to what a board is made of."""

    def __init__(self, commits: Iterable[Commit] = ()) -> None:
        self.notices: list[str] = []
        self._commits: list[Commit] = []
        for commit in commits:
            self.commit(commit)

    def load(self) -> Board:
        """The board after every commit kept."""
        docs: Docs = {}
        counters: dict[str, int] = {}
        for commit in self._commits:
            for change in commit.changes:
                apply_in_place(docs, change)
            counters = advance(counters, commit.version, commit.changes)
        return Board.of(len(self._commits), counters, docs, self._commits[-1].at if self._commits else "")

    def since(self, version: int) -> Sequence[Commit]:
        """Commits after `version`, oldest first."""
        return self._commits[version:]

    def quiet(self, version: int) -> bool:
        """Whether nothing came after `version`."""
        return version >= len(self._commits)

    def commit(self, commit: Commit) -> None:
        """Keep a commit; `Conflict` when it does not follow the newest, `KeepError` for what JSON cannot hold."""
        if commit.version != len(self._commits) + 1:
            raise Conflict(f"Version {len(self._commits)} is the newest; {commit.version} does not follow it.")
        try:
            changes = tuple([Change(*op) for op in json.loads(encode(commit.changes))])
        except (TypeError, ValueError) as error:
            raise KeepError(f"This cannot be kept: {error}.") from error
        newest = self._commits[-1].at if self._commits else ""
        self._commits.append(commit._replace(at=max(commit.at, newest), changes=changes))

    def history(self, before: int | None = None) -> Iterator[Commit]:
        """Commits newest first, starting below version `before`."""
        yield from reversed(self._commits if before is None else self._commits[: before - 1])

    def snapshot(self, board: Board) -> None:
        """Nothing: there is no file to bring up to date."""

    def close(self) -> None:
        """Nothing to let go of."""
