"""What a screen that everybody looks at shows now: the agenda to come, the standup that runs, or what came of it."""

from __future__ import annotations

from typing import Literal

from store.meeting import days
from store.model.board import Board
from store.model.records import Meeting

Stage = Literal["before", "running", "after"]


def stage(board: Board, now: str) -> tuple[Stage, Meeting | None]:
    """Where things stand at `now` (ISO, UTC), and the standup it is about: what came of one is shown for the rest of
    the day it ended on.
    """
    if board.running is not None:
        return "running", board.running
    last, zone = board.last_meeting, board.series.timezone
    if last is not None and last.ended <= now:
        ended, here = days.local(last.ended, zone), days.local(now, zone)
        if ended is not None and here is not None and ended.date() == here.date():
            return "after", last
    return "before", None
