"""The words a field may hold: levels, roles, and where a thing stands."""

from __future__ import annotations

from enum import StrEnum


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

    @property
    def depth(self) -> int:
        """From 0, nothing, to 3, an expert."""
        return tuple(Skill).index(self)


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
    DROPPED = "dropped"


class TopicType(StrEnum):
    """What part of the standup an agenda item is."""

    CHECK_IN = "check-in"
    FOLLOW_UPS = "follow-ups"
    INITIATIVE = "initiative"
    ISSUES = "issues"
    LANGUAGE = "language"
    GOALS = "goals"
    KNOWLEDGE = "knowledge"
    FRICTION = "friction"
    WRAP_UP = "wrap-up"
    OTHER = "other"


class ConflictStatus(StrEnum):
    """Whether two goals still pull apart, or it is written down how both are met."""

    OPEN = "open"
    AGREED = "agreed"


class SessionStatus(StrEnum):
    """Whether a hands-on session is still to come."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class ExperimentStatus(StrEnum):
    """Whether an experiment runs, is repeated more widely, or was stopped."""

    RUNNING = "running"
    REPEATED = "repeated"
    STOPPED = "stopped"


class InputStatus(StrEnum):
    """Whether what somebody was asked for has come."""

    ASKED = "asked"
    RECEIVED = "received"
