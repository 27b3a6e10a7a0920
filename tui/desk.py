"""The one thread that touches the workspace while the app runs.

Typing never waits for the disk: the app hands work to this desk and goes on, and the work is done in the order it was
handed in. Leaving the app waits until the last line is on disk.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from store.keep.errors import KeepError
from tui.opening import Tell, keep_seen

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from store.keep.workspace import Done, Verb, Workspace
    from store.model.board import Board
    from store.model.changes import Commit

T = TypeVar("T")


class Desk:
    """Runs workspace work one piece at a time, in order. Methods give awaitables; errors come out of awaiting.

    Without a workspace it wants one read (`open`) before anything else.
    """

    def __init__(self, workspace: Workspace | None) -> None:
        self._open = workspace

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # after the first frame

        return ThreadPoolExecutor(1, "workspace")

    @property
    def workspace(self) -> Workspace:
        """The workspace, once it is read."""
        assert self._open is not None, "the workspace is not read yet"
        return self._open

    def open(self, read: Callable[[Tell], Workspace], tell: Tell) -> asyncio.Future[Workspace]:
        """Read the workspace; raises what `read` raises. `tell` is called in the desk's thread."""

        def work() -> Workspace:
            self._open = read(tell)
            return self._open

        return self._run(work)

    def _run(self, work: Callable[[], T]) -> asyncio.Future[T]:
        return asyncio.wrap_future(self._thread.submit(work))

    def do(self, verb: Verb, name: str, who: str, at: str) -> asyncio.Future[Done]:
        """Do a verb and keep it; raises what `Workspace.do` raises."""
        return self._run(lambda: self.workspace.do(verb, name, who, at))

    def undo(self, who: str) -> asyncio.Future[Done]:
        """Take back the last thing `who` did."""
        return self._run(lambda: self.workspace.undo(who))

    def redo(self, who: str) -> asyncio.Future[Done]:
        """Do again what `who` took back last."""
        return self._run(lambda: self.workspace.redo(who))

    def quiet(self) -> bool:
        """Whether there is nothing to catch up with. Asking the thread would take a hundred times as long."""
        return self.workspace.backend.quiet(self.workspace.board.version)

    def catch_up(self) -> asyncio.Future[tuple[Board, tuple[Commit, ...]]]:
        """Take in what other processes committed; the newest board and those commits."""

        def work() -> tuple[Board, tuple[Commit, ...]]:
            commits = self.workspace.catch_up()
            return self.workspace.board, commits

        return self._run(work)

    def history(self, limit: int, want: Callable[[Commit], bool], since: str = "") -> asyncio.Future[list[Commit]]:
        """The newest commits that `want` accepts, at most `limit`, none from before the second of `since` (a time)."""

        def work() -> list[Commit]:
            out: list[Commit] = []
            for commit in self.workspace.history():
                if commit.at[:19] < since[:19]:
                    break
                if want(commit):
                    out.append(commit)
                    if len(out) == limit:
                        break
            return out

        return self._run(work)

    def save(self) -> asyncio.Future[None]:
        """Bring the TinyDB file up to date; raises `KeepError`."""
        return self._run(self.workspace.save)

    def write(self, path: str, text: str) -> asyncio.Future[str]:
        """Write a file, whole or not at all; the path it has. Raises `KeepError` with a way out."""

        def work() -> str:
            from store.keep.files import atomic_write

            whole = os.path.abspath(os.path.expanduser(path))
            try:
                atomic_write(whole, text.encode("utf-8", "replace"), 0o644)
            except OSError as error:
                raise KeepError(f"{whole} could not be written: {error.strerror}. Name another file.") from error
            return whole

        return self._run(work)

    def keep_seen(self) -> asyncio.Future[None]:
        """Keep what the board shows for the next start."""
        return self._run(lambda: keep_seen(self.workspace))

    def close(self) -> None:
        """Finish what was handed in, bring the TinyDB file up to date, keep what the board shows, and let go. Raises
        `KeepError`. Whoever leaves while the workspace is still being read waits for nothing: reading changes nothing.
        """
        if self._open is None:
            self._thread.shutdown(wait=False, cancel_futures=True)
            return
        self._thread.shutdown(wait=True)
        try:
            self._open.save()
            keep_seen(self._open)
        finally:
            self._open.close()
