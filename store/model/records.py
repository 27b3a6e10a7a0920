"""The nouns of an alignment standup, as frozen records.

A record is what the rest of the program reads: a value with typed fields that never changes. On disk it is a *doc*, a
JSON object that leaves out every field with its default value and the id, which is its key; `to_doc` and `from_doc`
go between. Times are ISO 8601 text in UTC ending in `Z`, dates ISO `YYYY-MM-DD`, other records are named by their id
or handle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

from store.model.changes import Doc

R = TypeVar("R", bound="Record")


class Level(StrEnum):
    """How heavily an initiative bears on a team."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Role(StrEnum):
    """What a team does in an initiative (exactly one should decide)."""

    UNSET = ""
    DECIDES = "decides"
    CONTRIBUTES = "contributes"
    INFORMED = "informed"


class Skill(StrEnum):
    """How well somebody knows a thing."""

    NONE = "none"
    ESSENTIALS = "essentials"
    HANDS_ON = "hands-on"
    EXPERT = "expert"


class InitiativeStatus(StrEnum):
    """Where an initiative stands."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    DROPPED = "dropped"


class IssueType(StrEnum):
    """What sort of thing stands in the way, or in the open."""

    PROBLEM = "problem"
    RISK = "risk"
    QUESTION = "question"
    HELP = "help"
    OPPORTUNITY = "opportunity"


class IssueStatus(StrEnum):
    """Whether an issue needs anybody now."""

    OPEN = "open"
    PARKED = "parked"
    RESOLVED = "resolved"


class ActionStatus(StrEnum):
    """Whether an action is still owed."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """How a decision went."""

    AGREED = "agreed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ProposalStatus(StrEnum):
    """Whether a proposal still waits for the room."""

    OPEN = "open"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class TermType(StrEnum):
    """A word, or a value that several teams share."""

    TERM = "term"
    VALUE = "value"


class TermStatus(StrEnum):
    """Whether the teams mean the same; derived from the meanings, never stored."""

    UNDEFINED = "undefined"
    SINGLE = "single"
    DISPUTED = "disputed"
    AGREED = "agreed"


class TopicStatus(StrEnum):
    """Where an agenda item stands in its meeting."""

    PLANNED = "planned"
    CURRENT = "current"
    DONE = "done"
    CUT = "cut"
    PARKED = "parked"


class TopicType(StrEnum):
    """What part of the standup an agenda item is."""

    CHECK_IN = "check-in"
    FOLLOW_UPS = "follow-ups"
    INITIATIVE = "initiative"
    ISSUES = "issues"
    LANGUAGE = "language"
    KNOWLEDGE = "knowledge"
    WRAP_UP = "wrap-up"
    OTHER = "other"


NOTHING: Mapping[str, Any] = MappingProxyType({})


def _nothing() -> Mapping[str, Any]:
    """The empty mapping, as a field's default (a frozen one may be shared)."""
    return NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: its id, when it was made and who made it."""

    kind: ClassVar[str] = ""
    id: str
    created: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Record):
    """A thing people call by a handle they type (`ops`, `ana`, `webinar`)."""

    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Named):
    """A team at the table, and what it is there for."""

    kind: ClassVar[str] = "team"
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Named):
    """Somebody who may be in the room, what they know and how well. `nicks` are names they go by in chat logs."""

    kind: ClassVar[str] = "person"
    team: str = ""
    knows: Mapping[str, str] = field(default_factory=_nothing)
    nicks: tuple[str, ...] = ()
    away_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Named):
    """A large thing several teams share."""

    kind: ClassVar[str] = "initiative"
    summary: str = ""
    sponsor: str = ""
    channels: tuple[str, ...] = ()
    status: InitiativeStatus = InitiativeStatus.RUNNING
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Named):
    """What a team is measured by, perhaps under a goal above it."""

    kind: ClassVar[str] = "goal"
    team: str = ""
    metric: str = ""
    unit: str = ""
    baseline: str = ""
    target: str = ""
    due: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Named):
    """A tool teams work in: who owns it and what everybody should know about it."""

    kind: ClassVar[str] = "system"
    owner: str = ""
    essentials: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Named):
    """A place where a customer meets the company, with the team that owns it."""

    kind: ClassVar[str] = "touchpoint"
    owner: str = ""
    system: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one team means by a term; `source` is the note or topic it was written down in."""

    text: str
    by: str = ""
    at: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Named):
    """A word or value, what each team means by it, and what they agreed. The id is the term in lower case."""

    kind: ClassVar[str] = "term"
    type: TermType = TermType.TERM
    meanings: Mapping[str, Meaning] = field(default_factory=_nothing, metadata={"of": Meaning})
    agreed: str = ""
    agreed_at: str = ""
    agreed_by: str = ""
    agreed_in: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def status(self) -> TermStatus:
        """Disputed when two teams mean different things and have not agreed since; see `TermStatus`."""
        texts = {_plainly(meaning.text) for meaning in self.meanings.values()}
        if self.agreed:
            later = {_plainly(m.text) for m in self.meanings.values() if m.at > self.agreed_at}
            return TermStatus.DISPUTED if later - {_plainly(self.agreed)} else TermStatus.AGREED
        if len(texts) > 1:
            return TermStatus.DISPUTED
        return TermStatus.SINGLE if texts else TermStatus.UNDEFINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured(Record):
    """A line somebody said or typed: its text, what it is about, and where in which meeting it stands.

    `order` is its place among the lines of the meeting (a line put between two others gets a number between theirs);
    `raw` the line exactly as typed, kept when it differs from `text`, so that a later grammar can read it again.
    """

    text: str = ""
    initiative: str = ""
    teams: tuple[str, ...] = ()
    meeting: str = ""
    topic: str = ""
    order: float = 0.0
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact(Captured):
    """What an initiative does to one team (`teams` holds just that one), and whether the team has taken note of it."""

    kind: ClassVar[str] = "impact"
    level: Level = Level.MEDIUM
    role: Role = Role.UNSET
    ack_by: str = ""
    ack_at: str = ""
    ack_text: str = ""

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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Captured):
    """Something a person owes by a day. `guessed` are owners nobody confirmed."""

    kind: ClassVar[str] = "action"
    status: ActionStatus = ActionStatus.OPEN
    owners: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    due: str = ""
    done_at: str = ""
    done_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Captured):
    """What the room settled; `supersedes` names the decision it replaces."""

    kind: ClassVar[str] = "decision"
    verdict: Verdict = Verdict.AGREED
    supersedes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Captured):
    """Something put to the room, with votes by name (`+1`, `-1`, `0`, …) until it is decided."""

    kind: ClassVar[str] = "proposal"
    status: ProposalStatus = ProposalStatus.OPEN
    votes: Mapping[str, str] = field(default_factory=_nothing)
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Captured):
    """A line of the minutes. `off` keeps it out of them; `queued` puts it on the next agenda."""

    kind: ClassVar[str] = "note"
    speaker: str = ""
    off: bool = False
    queued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Captured):
    """A web address and what it is."""

    kind: ClassVar[str] = "link"
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Friction(Captured):
    """What gets in a customer's way at a touchpoint: `count` times per `per`, `cost` each (decimal text, never a
    sum).
    """

    kind: ClassVar[str] = "friction"
    touchpoint: str = ""
    count: str = ""
    per: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A team's word that a criterion's `text` is what success means; another text later makes it stale."""

    text: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Captured):
    """One thing that must hold for an initiative to count as a success, and which teams signed it."""

    kind: ClassVar[str] = "criterion"
    signed: Mapping[str, Signature] = field(default_factory=_nothing, metadata={"of": Signature})

    def signed_by(self, team: str) -> bool:
        """Whether `team` signed the text as it stands now."""
        signature = self.signed.get(team)
        return signature is not None and signature.text == self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """The standup as a habit: its name, day (`mon`…`sun`), time `HH:MM`, zone and length in minutes."""

    kind: ClassVar[str] = "series"
    name: str = "Standup"
    day: str = "tue"
    time: str = "10:00"
    timezone: str = "UTC"
    length: int = 30
    standing: tuple[str, ...] = ()
    currency: str = "EUR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """One standup: when it ran, who was there, and where it is while it runs.

    `topic` is the current agenda item and `topic_at` when it was taken up; a closed lid or a killed program changes
    neither, so the clock goes on where it was. `source` names the log of a meeting that was read in.
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
    topic: str = ""
    topic_at: str = ""
    order: float = 0.0
    source: str = ""

    @property
    def running(self) -> bool:
        """Started and not ended."""
        return bool(self.started) and not self.ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Captured):
    """An agenda item: what it is about, its timebox in minutes, and the seconds spent on it before the present visit.

    `meeting` is empty while it waits for the next standup; `first` is the date it first stood on an agenda.
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


CLASSES: Mapping[str, type[Record]] = MappingProxyType(
    {
        cls.kind: cls
        for cls in (
            *(Team, Person, Initiative, Goal, System, Touchpoint, Term),
            *(Impact, Issue, Action, Decision, Proposal, Note, Link, Friction, Criterion, Series, Meeting, Topic),
        )
    }
)
"""Every kind's record class, in the order kinds are listed."""


def _plainly(text: str) -> str:
    """A meaning's text as compared: letters' case and blanks do not make a dispute."""
    return " ".join(text.casefold().split()).rstrip(".")


def _reader(default: Any, of: Any) -> Callable[[Any], Any] | None:
    """How a field's JSON value becomes its record value, judged from the field's default; None: as it is."""
    if of is not None:
        return lambda value: MappingProxyType({key: of(**item) for key, item in value.items()})
    if isinstance(default, tuple):
        return tuple
    if isinstance(default, StrEnum):
        return type(default)
    if isinstance(default, Mapping):
        return MappingProxyType
    if isinstance(default, float):
        return float
    return None


def _plan(cls: type[Record]) -> dict[str, tuple[Any, Callable[[Any], Any] | None]]:
    """Field name to default and reader."""
    plan: dict[str, tuple[Any, Callable[[Any], Any] | None]] = {}
    for item in fields(cls):
        default = None if item.default is MISSING else item.default
        if item.default_factory is not MISSING:
            default = item.default_factory()
        plan[item.name] = (default, _reader(default, item.metadata.get("of")))
    return plan


PLANS = {kind: _plan(cls) for kind, cls in CLASSES.items()}


def from_doc(cls: type[R], key: str, doc: Mapping[str, Any]) -> R:
    """The record a doc stands for. Fields this version does not know are left aside; they stay in the doc."""
    plan = PLANS[cls.kind]
    given: dict[str, Any] = {"id": key}
    for name, value in doc.items():
        known = plan.get(name)
        if known is not None and name != "id":
            read = known[1]
            given[name] = value if read is None else read(value)
    return cls(**given)


def to_doc(record: Record) -> Doc:
    """The doc of a record: its fields as JSON values, without the id and without defaults."""
    doc: Doc = {}
    for name, (default, _) in PLANS[record.kind].items():
        value = getattr(record, name)
        if name != "id" and value != default:
            doc[name] = _plain_value(value)
    return doc


def _plain_value(value: Any) -> Any:
    """A field's value as JSON has it."""
    if isinstance(value, tuple):
        return list(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain_value(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Meaning | Signature):
        return {item.name: getattr(value, item.name) for item in fields(value) if getattr(value, item.name)}
    return value
