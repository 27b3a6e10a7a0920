"""What a standup leaves open when everybody leaves: asked for before its end, on the screen and in the shell."""

from __future__ import annotations

from typing import NamedTuple

from store.model.board import Board
from store.model.records import (
    Action,
    ActionStatus,
    Decision,
    Impact,
    Issue,
    IssueStatus,
    Meeting,
    Proposal,
    ProposalStatus,
    Topic,
)
from store.sense.need import REPEAT
from store.verbs.agenda import WAITING, agenda_of
from store.verbs.meetings import STAYS
from store.verbs.stream import REACHED


class Ends(NamedTuple):
    """What was decided and given, and what would be open."""

    decided: tuple[Decision, ...]
    given: tuple[Action, ...]
    """Actions of this standup that are owed."""
    bare: tuple[Action, ...]
    """Those without an owner somebody named, or without a day."""
    undecided: tuple[Proposal, ...]
    """Proposals of this standup that nobody settled."""
    alone: tuple[Issue, ...]
    """Issues raised here that nobody helps with."""
    unseen: tuple[Impact, ...]
    """Impacts of the initiatives that were talked about which their team has not acknowledged as they are written."""
    again: tuple[Topic, ...]
    """Agenda items that would be carried over for the third time or more: somebody has to decide."""

    @property
    def open(self) -> int:
        """How many ends are open."""
        return len(self.bare) + len(self.undecided) + len(self.alone) + len(self.unseen) + len(self.again)


def decided_in(board: Board, meeting: Meeting) -> tuple[Decision, ...]:
    """What a standup decided and did not replace by another decision before it was over."""
    found = board.decisions.where("meeting", meeting.id)
    gone = {each.supersedes for each in found}
    return tuple(each for each in found if each.id not in gone)


def ends_of(board: Board, meeting: Meeting) -> Ends:
    """The ends of a standup as things stand."""
    given = [each for each in board.actions.where("meeting", meeting.id) if each.status is ActionStatus.OPEN]
    issues = board.issues.where("meeting", meeting.id)
    items = agenda_of(board, meeting.id)
    talked = dict.fromkeys(item.initiative for item in items if item.spent or item.status in REACHED)
    impacts = [each for about in sorted(filter(None, talked)) for each in board.impacts.where("initiative", about)]
    left = [item for item in items if item.status in WAITING and item.type in STAYS]
    return Ends(
        decided=decided_in(board, meeting),
        given=tuple(given),
        bare=tuple(each for each in given if not each.owners or not each.due),
        undecided=tuple(
            each for each in board.proposals.where("meeting", meeting.id) if each.status is ProposalStatus.OPEN
        ),
        alone=tuple(each for each in issues if each.status is IssueStatus.OPEN and not each.helpers),
        unseen=tuple(each for each in impacts if not each.acknowledged),
        again=tuple(item for item in left if item.carried + 1 >= REPEAT),
    )
