"""Opening the workspace a command works on, and the times it needs."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from store.keep.errors import KeepError
from store.keep.workspace import Workspace
from store.line.dates import resolve_date
from store.meeting import days
from store.model.board import Board
from store.model.moment import Refused
from tui.shell.exits import say


@contextmanager
def opened(folder: str, who: str) -> Generator[Workspace]:
    """The workspace in `folder`, closed again at the end; what opening mended is said."""
    if "://" in folder:
        raise KeepError(f"{folder} is not a folder; this version keeps workspaces in folders only.")
    from store.keep.local import LocalBackend

    workspace = Workspace(LocalBackend(folder), who)
    try:
        for notice in workspace.notices:
            say(notice)
        yield workspace
    finally:
        workspace.close()


def today_of(workspace: Workspace) -> str:
    """The present date in the workspace's time zone, ISO."""
    here = days.local(workspace.clock(), workspace.board.series.timezone)
    return here.date().isoformat() if here is not None else workspace.clock()[:10]


def since_of(workspace: Workspace, words: str) -> str:
    """The moment `--since` names, as UTC text to compare with; empty for none.

    `last` is the end of the last standup.
    """
    if not words:
        return ""
    if words.strip().lower() == "last":
        last = workspace.board.last_meeting
        return last.ended if last is not None else ""
    day = resolve_date(words, today_of(workspace), past=True)
    if day is None:
        raise Refused(f"{words!r} is no date I know; say last, mon, 2 weeks ago or 2026-12-01.")
    return day


def title_of(board: Board) -> str:
    """What the workspace is called."""
    return board.series.name
