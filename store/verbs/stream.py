"""The lines of a standup in the order they were said, and where the room is now."""

from __future__ import annotations

from store.model.board import Board
from store.model.moment import Refused
from store.model.records import Captured, Meeting, Topic, TopicStatus
from store.verbs.capture import NOWHERE, Place

KINDS = (
    *("topic", "note", "issue", "action", "decision", "proposal", "impact"),
    *("link", "friction", "experiment", "criterion", "conflict", "session"),
    *("input", "thanks", "breakout"),
)
"""Kinds of records that are lines of a meeting."""

REACHED = (TopicStatus.CURRENT, TopicStatus.DONE)


def need_running(board: Board) -> Meeting:
    """The standup that runs; refuses where none does."""
    if board.running is None:
        raise Refused("No standup is running; `accord meet start` begins one.")
    return board.running


def place_of(board: Board) -> Place:
    """Where a line typed now is said: the running standup, its topic, and the topic's initiative."""
    meeting = board.running
    if meeting is None:
        return NOWHERE
    topic = board.topics.get(meeting.topic)
    return Place(meeting.id, meeting.topic, topic.initiative if topic else "")


def stream(board: Board, meeting: str) -> list[Captured]:
    """A meeting's lines and the topics it turned to, oldest first.

    They are sorted by when they were said and only then by their `order`: an agenda item's order is its place on the
    agenda. A line that was put before another one has that line's time.
    """
    lines: list[Captured] = [line for kind in KINDS for line in board.table(kind).where("meeting", meeting)]
    lines = [line for line in lines if not isinstance(line, Topic) or line.status in REACHED or line.spent]
    return sorted(lines, key=lambda line: (line.said_at, line.order))


def last_line_of(board: Board, meeting: str, who: str) -> Captured | None:
    """The newest line somebody typed in a meeting."""
    return next((line for line in reversed(stream(board, meeting)) if line.by == who), None)


def order_before(lines: list[Captured], line: Captured) -> float:
    """A place between a line and the one before it, by their order."""
    before = max((other.order for other in lines if other.order < line.order), default=line.order - 1)
    return (before + line.order) / 2
