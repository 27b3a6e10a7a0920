"""What the agenda of a standup is, for whoever reads it (practice P11); `store.verbs.topics` changes it."""

from __future__ import annotations

from store.model.board import Board
from store.model.records import Topic, TopicStatus

MINUTES = 5
"""An item's time where nobody says another."""
LONGEST = 480
"""The most minutes an item may have."""
PART_OF = "the second part of "
"""How the reason of an item begins that was split off another one."""
WAITING = (TopicStatus.PLANNED, TopicStatus.PARKED, TopicStatus.CUT)
"""What the room has not turned to."""
ASIDE = (TopicStatus.CUT, TopicStatus.PARKED, TopicStatus.DROPPED)
"""What it will not turn to in this standup."""


def agenda_of(board: Board, meeting: str) -> list[Topic]:
    """The agenda items of a standup in order; with an empty `meeting` those that wait for the next one."""
    return sorted(board.topics.where("meeting", meeting), key=lambda item: (item.order, item.created))
