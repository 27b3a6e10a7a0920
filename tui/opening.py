"""Opening a workspace behind the first frame: what the board showed last is drawn while its records are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from screens.glimpse import Glimpse, from_kept, glimpse_of
from store.keep import glimpse
from store.keep.errors import KeepError
from store.model.moment import now

if TYPE_CHECKING:
    from store.keep.workspace import Workspace

BIG = 4 << 20
"""Bytes of records (about 12,000) from which reading them takes longer than anybody likes to look at nothing."""

Tell = Callable[[float], None]
"""Is told how much of the reading is done, from 0 to 1."""


class Unread(NamedTuple):
    """A workspace that is yet to be read. `seen` is what its board showed last, where that was kept, and `holds`
    whether it still does.
    """

    folder: str
    who: str
    seen: Glimpse | None
    holds: bool
    clock: Callable[[], str] = now

    def read(self, tell: Tell) -> Workspace:
        """Open it. Raises `KeepError`."""
        from store.keep.local import LocalBackend
        from store.keep.workspace import Workspace

        backend = LocalBackend(self.folder)
        backend.tell = lambda share: tell(0.8 * share)
        workspace = Workspace(backend, self.who, self.clock)
        seen_of(workspace)  # worked out here, and remembered with the board, so that the screen need not wait for it
        tell(1.0)
        return workspace


def unread(folder: str, who: str) -> Unread | None:
    """A workspace that is better read behind the first frame: its board is known, or it is big. None for another."""
    kept = glimpse.read(folder, now())
    if kept is not None:
        with suppress(ValueError, TypeError, IndexError):
            return Unread(folder, who, from_kept(kept.shows), kept.holds)
    return Unread(folder, who, None, False) if _size(f"{folder}/accord.json") > BIG else None


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def seen_of(workspace: Workspace) -> Glimpse:
    """What the board shows now."""
    from store.meeting.days import local

    board, at = workspace.board, workspace.clock()
    here = local(at, board.series.timezone)
    return glimpse_of(board, at, "" if here is None else here.date().isoformat())


def keep_seen(workspace: Workspace) -> None:
    """Keep what the board shows for the next start, where the workspace is a folder that can be written to."""
    from store.keep.local import LocalBackend
    from store.meeting.days import midnight

    backend, at = workspace.backend, workspace.clock()
    if not isinstance(backend, LocalBackend):
        return
    seen = seen_of(workspace)
    until = min(midnight(at, workspace.board.series.timezone), seen.times.starts)
    with suppress(OSError, KeepError):
        place = glimpse.place_of(backend.folder, workspace.board.version)
        if place:
            glimpse.write(backend.folder, place, at, until, seen.kept())
