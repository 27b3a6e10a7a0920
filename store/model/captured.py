"""Lines that were said or typed: impacts, issues, actions, decisions, proposals, notes, links, friction, criteria.

See `store.model.records`, where the other nouns are and what holds for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from store.model.named import Record
from store.model.states import ActionStatus, IssueStatus, IssueType, Level, ProposalStatus, Role, Verdict
from store.model.value import NOTHING, Value


class Captured(Record):
    """A line somebody said or typed: its text, what it is about, and where in which meeting it stands.

    `order` is its place among the lines of the meeting (a line put between two others gets a number between theirs);
    `raw` the line exactly as typed, kept when it differs from `text`, so that a later grammar can read it again.
    `edited_at` and `edited_by` say when and by whom it was corrected last after its meeting had ended.
    """

    text: str = ""
    initiative: str = ""
    teams: tuple[str, ...] = ()
    meeting: str = ""
    topic: str = ""
    order: float = 0.0
    raw: str = ""
    edited_at: str = ""
    edited_by: str = ""

    @property
    def said_at(self) -> str:
        """When it was said, as it stands."""
        return self.created


LEVELS, ROLES = frozenset(map(str, Level)), frozenset(map(str, Role))
"""The words there are; one of a later version reads as the usual one."""


class Told(Value):
    """What an impact said until it was said anew: its fields of that time, when and by whom it was said, and where."""

    text: str
    level: str = ""
    role: str = ""
    expert: str = ""
    at: str = ""
    by: str = ""
    meeting: str = ""
    topic: str = ""
    order: float = 0.0


class Impact(Captured):
    """What an initiative does to one team (`teams` holds just that one), and whether the team has taken note of it.

    `role` is what the team does in it, `expert` what it knows best there (the customer's words, the law). Said anew, it
    says the new from `told_at` on, and keeps what it said before in `earlier`, the oldest first: so minutes say what
    was said in their standup, whatever is said in a later one.
    """

    kind: ClassVar[str] = "impact"
    level: Level = Level.MEDIUM
    role: Role = Role.UNSET
    expert: str = ""
    ack_by: str = ""
    ack_at: str = ""
    ack_text: str = ""
    told_at: str = ""
    told_by: str = ""
    earlier: tuple[Told, ...] = ()

    @property
    def said_at(self) -> str:
        """When it was said as it stands now."""
        return self.told_at or self.created

    @property
    def told(self) -> Told:
        """What it says now, to be kept when it is said anew."""
        at, by = self.told_at or self.created, self.told_by or self.by
        # What comes by default is left out, as in a document.
        level = "" if self.level is Level.MEDIUM else self.level.value
        return Told(
            text=self.text,
            level=level,
            role=self.role.value,
            expert=self.expert,
            at=at,
            by=by,
            meeting=self.meeting,
            topic=self.topic,
            order=self.order,
        )

    def before(self, number: int) -> Impact:
        """The impact as it was said at first (0), then, and so on."""
        told = self.earlier[number]
        return self.but(
            text=told.text,
            level=Level(told.level) if told.level in LEVELS else Level.MEDIUM,
            role=Role(told.role) if told.role in ROLES else Role.UNSET,
            expert=told.expert,
            meeting=told.meeting,
            topic=told.topic,
            order=told.order,
            raw="",
            told_at=told.at,
            told_by=told.by,
            earlier=self.earlier[:number],
        )

    @property
    def team(self) -> str:
        """The team it bears on."""
        return self.teams[0] if self.teams else ""

    @property
    def acknowledged(self) -> bool:
        """The team has taken note of the text as it stands now."""
        return bool(self.ack_at) and self.ack_text == self.text

    @property
    def stale(self) -> bool:
        """The team took note of an earlier text."""
        return bool(self.ack_at) and self.ack_text != self.text


class Issue(Captured):
    """Something in the way, a risk, a question, a call for help, or a chance. `guessed` are owners nobody confirmed."""

    kind: ClassVar[str] = "issue"
    type: IssueType = IssueType.PROBLEM
    status: IssueStatus = IssueStatus.OPEN
    owners: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    due: str = ""
    resolution: str = ""
    resolved_at: str = ""
    resolved_by: str = ""
    resolved_in: str = ""
    parked_until: str = ""


class Action(Captured):
    """Something a person owes by a day. `guessed` are owners nobody confirmed."""

    kind: ClassVar[str] = "action"
    status: ActionStatus = ActionStatus.OPEN
    owners: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    due: str = ""
    done_at: str = ""
    done_by: str = ""


class Decision(Captured):
    """What the room settled; `supersedes` names the decision it replaces."""

    kind: ClassVar[str] = "decision"
    verdict: Verdict = Verdict.AGREED
    supersedes: str = ""


class Proposal(Captured):
    """Something put to the room, with votes by name (`+1`, `-1`, `0`, …) until it is decided."""

    kind: ClassVar[str] = "proposal"
    status: ProposalStatus = ProposalStatus.OPEN
    votes: Mapping[str, str] = NOTHING
    decision: str = ""


class Note(Captured):
    """A line of the minutes. `off` keeps it out of them; `queued` puts it on the next agenda."""

    kind: ClassVar[str] = "note"
    speaker: str = ""
    off: bool = False
    queued: bool = False


class Link(Captured):
    """A web address and what it is."""

    kind: ClassVar[str] = "link"
    url: str = ""


class Friction(Captured):
    """What gets in a customer's way at a touchpoint: `count` times per `per`, `cost` each (decimal text, never a
    sum).
    """

    kind: ClassVar[str] = "friction"
    touchpoint: str = ""
    count: str = ""
    per: str = ""
    cost: str = ""


class Signature(Value):
    """A team's word that a criterion's `text` is what success means; another text later makes it stale."""

    text: str
    by: str = ""
    at: str = ""


class Criterion(Captured):
    """One thing that must hold for an initiative to count as a success, and which teams signed it."""

    kind: ClassVar[str] = "criterion"
    signed: Mapping[str, Signature] = NOTHING

    def signed_by(self, team: str) -> bool:
        """Whether `team` signed the text as it stands now."""
        signature = self.signed.get(team)
        return signature is not None and signature.text == self.text
