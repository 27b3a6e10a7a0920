"""Opening the workspace a command works on, and the times it needs."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from store.keep.errors import KeepError
from store.keep.local import LocalBackend
from store.keep.mounts import untold_risk
from store.keep.workspace import Workspace
from store.model.moment import Refused
from tui.shell.exits import say

_LAST: list[Workspace] = []
"""The workspace of the last command, which is left as it is: taking a board of 10,000 records apart would cost a
command that is about to leave a tenth of its time.
"""


@contextmanager
def opened(folder: str, who: str) -> Generator[Workspace]:
    """The workspace in `folder`, closed again at the end; what opening mended is said, and once where it lies."""
    if "://" in folder:
        raise KeepError(f"{folder} is not a folder; this version keeps workspaces in folders only.")
    workspace = Workspace(LocalBackend(folder, later=True), who)
    _LAST[:] = [workspace]
    try:
        risk = untold_risk(folder)
        for notice in [*workspace.notices, *([risk] if risk else [])]:
            say(notice)
        yield workspace
    finally:
        workspace.close()


def today_of(workspace: Workspace) -> str:
    """The present date in the workspace's time zone, ISO."""
    return local_of(workspace, workspace.clock())[:10]


def local_of(workspace: Workspace, utc: str) -> str:
    """A kept time as the workspace's clocks show it: `2026-11-23T10:09:10+01:00`."""
    from store.meeting.days import local

    here = local(utc, workspace.board.series.timezone)
    return utc if here is None else here.isoformat()


def since_of(workspace: Workspace, words: str) -> str:
    """The moment `--since` names, as UTC text to compare with; empty for none.

    `last` is the end of the last standup; a date is its midnight in the workspace's time zone.
    """
    if not words:
        return ""
    if words.strip().lower() == "last":
        last = workspace.board.last_meeting
        return last.ended if last is not None else ""
    from datetime import datetime

    from store.line.dates import resolve_date
    from store.meeting.days import iso, zone

    day = resolve_date(words, today_of(workspace), past=True)
    if day is None:
        raise Refused(f"{words!r} is no date I know; say last, mon, 2 weeks ago or 2026-12-01.")
    return iso(datetime.fromisoformat(day).replace(tzinfo=zone(workspace.board.series.timezone)))
