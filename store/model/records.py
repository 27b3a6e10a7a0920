"""The nouns of an alignment standup, as frozen records.

A record is what the rest of the program reads: a value with typed fields that never changes. On disk it is a *doc*, see
`store.model.docs`. Times are ISO 8601 text in UTC ending in `Z`, dates ISO `YYYY-MM-DD`, other records are named by
their id or handle. The classes stand in `named`, `captured` and `practice` beside this module; all are asked for here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, TypeVar

from store.model.captured import (
    Action,
    Captured,
    Criterion,
    Decision,
    Friction,
    Impact,
    Issue,
    Link,
    Note,
    Proposal,
    Signature,
)
from store.model.named import (
    Goal,
    Handoff,
    Initiative,
    Meaning,
    Named,
    Person,
    Record,
    Step,
    System,
    Team,
    Term,
    Touchpoint,
)
from store.model.practice import (
    Breakout,
    Conflict,
    Experiment,
    Input,
    Session,
    Snooze,
    Test,
    Thanks,
)
from store.model.states import (
    ActionStatus,
    ConflictStatus,
    ExperimentStatus,
    InitiativeStatus,
    InputStatus,
    IssueStatus,
    IssueType,
    Level,
    ProposalStatus,
    Role,
    SessionStatus,
    Skill,
    TermStatus,
    TermType,
    TopicStatus,
    TopicType,
    Verdict,
)
from store.model.value import NOTHING, Value

# fmt: off
__all__ = [
    "CLASSES",
    "Action",
    "ActionStatus",
    "Breakout",
    "Captured",
    "Conflict",
    "ConflictStatus",
    "Criterion",
    "Decision",
    "Experiment",
    "ExperimentStatus",
    "Friction",
    "Goal",
    "Handoff",
    "Impact",
    "Initiative",
    "InitiativeStatus",
    "Input",
    "InputStatus",
    "Issue",
    "IssueStatus",
    "IssueType",
    "Level",
    "Link",
    "Meaning",
    "Meeting",
    "Named",
    "Note",
    "Person",
    "Proposal",
    "ProposalStatus",
    "R",
    "Record",
    "Role",
    "Series",
    "Session",
    "SessionStatus",
    "Signature",
    "Skill",
    "Snooze",
    "Step",
    "System",
    "Team",
    "Term",
    "TermStatus",
    "TermType",
    "Test",
    "Thanks",
    "Topic",
    "TopicStatus",
    "TopicType",
    "Touchpoint",
    "Verdict",
    "Waiting",
]  # the nouns are asked for here, wherever they are written
# fmt: on

R = TypeVar("R", bound=Record)


class Series(Record):
    """The standup as a habit: its name, day (`mon`…`sun`), time `HH:MM`, zone and length in minutes.

    `stages` are those of the customer's journey in order; `questions` the check-in's; `facilitators`, `scribes` and
    each team's `representatives` take turns in that order; `swaps` says who takes whose turn: `2026-11-24 scribe` to
    a handle.
    """

    kind: ClassVar[str] = "series"
    name: str = "Standup"
    day: str = "tue"
    time: str = "10:00"
    timezone: str = "UTC"
    length: int = 30
    standing: tuple[str, ...] = ()
    currency: str = "EUR"
    stages: tuple[str, ...] = ("awareness", "interest", "decision", "use", "loyalty")
    questions: tuple[str, ...] = ()
    facilitators: tuple[str, ...] = ()
    scribes: tuple[str, ...] = ()
    representatives: Mapping[str, tuple[str, ...]] = NOTHING
    swaps: Mapping[str, str] = NOTHING


class Waiting(Value):
    """Somebody who wants to speak, and what about; `who` is a handle, or a name as typed."""

    who: str
    about: str = ""


class Meeting(Record):
    """One standup: when it ran, who was there, and where it is while it runs.

    `topic` is the current agenda item and `topic_at` when it was taken up; a closed lid or a killed program changes
    neither, so the clock goes on where it was. `representatives` says who came for a team whose people take turns,
    `question` what the check-in asked, `ignored` the disputed words that are not pointed out in it. `source` names the
    log of a meeting that was read in.

    The floor: `speaks` is the team or the person who speaks, since `speaks_at`; `queue` who waits; `round` the teams
    that are still to come in a round, `heard` those that had their turn in the last one, in their order. `ratings` says
    how useful it was, 1 to 10 by person; `quiet` that the clock does not warn.
    """

    kind: ClassVar[str] = "meeting"
    title: str = ""
    started: str = ""
    ended: str = ""
    present: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    regrets: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    facilitator: str = ""
    scribe: str = ""
    representatives: Mapping[str, str] = NOTHING
    topic: str = ""
    topic_at: str = ""
    order: float = 0.0
    source: str = ""
    question: str = ""
    ignored: tuple[str, ...] = ()
    speaks: str = ""
    speaks_at: str = ""
    queue: tuple[Waiting, ...] = ()
    round: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    ratings: Mapping[str, str] = NOTHING
    quiet: bool = False

    @property
    def running(self) -> bool:
        """Started and not ended."""
        return bool(self.started) and not self.ended


class Topic(Captured):
    """An agenda item: what it is about, its timebox in minutes, and the seconds spent on it before the present visit.

    `meeting` is empty while it waits for the next standup; `first` is the date it first stood on an agenda, `carried`
    how many times it was carried over since. `held` says that it waits with its minutes and in its place because
    somebody changed the agenda.
    """

    kind: ClassVar[str] = "topic"
    type: TopicType = TopicType.OTHER
    level: int = 1
    minutes: int = 5
    status: TopicStatus = TopicStatus.PLANNED
    spent: int = 0
    reason: str = ""
    ref: str = ""
    first: str = ""
    carried: int = 0
    held: bool = False


CLASSES: Mapping[str, type[Record]] = MappingProxyType(
    {
        cls.kind: cls
        for cls in (
            *(Team, Person, Initiative, Goal, System, Touchpoint, Handoff, Term),
            *(Impact, Issue, Action, Decision, Proposal, Note, Link, Friction, Criterion),
            *(Conflict, Session, Experiment, Input, Thanks, Breakout, Snooze, Series, Meeting, Topic),
        )
    }
)
"""Every kind's record class, in the order kinds are listed."""
