"""Things people call by a handle they type: teams, people, initiatives, goals, systems, touchpoints, terms.

See `store.model.records`, where the other nouns are and what holds for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from store.model.states import InitiativeStatus, Skill, TermStatus, TermType
from store.model.value import NOTHING, Value

SKILLS = {skill.value: skill for skill in Skill}


class Record(Value):
    """What every record has: its id, when it was made and who made it."""

    kind: ClassVar[str] = ""
    id: str
    created: str = ""
    by: str = ""


class Named(Record):
    """A thing people call by a handle they type (`ops`, `ana`, `webinar`)."""

    name: str = ""


class Team(Named):
    """A team at the table, and what it is there for."""

    kind: ClassVar[str] = "team"
    role: str = ""


class Person(Named):
    """Somebody who may be in the room, what they know and how well. `nicks` are names they go by in chat logs."""

    kind: ClassVar[str] = "person"
    team: str = ""
    knows: Mapping[str, str] = NOTHING
    nicks: tuple[str, ...] = ()
    away_until: str = ""

    def skill(self, thing: str) -> Skill:
        """How well they know a system, or anything else that is in `knows`."""
        return SKILLS.get(self.knows.get(thing, ""), Skill.NONE)


class Initiative(Named):
    """A large thing several teams share."""

    kind: ClassVar[str] = "initiative"
    summary: str = ""
    sponsor: str = ""
    channels: tuple[str, ...] = ()
    status: InitiativeStatus = InitiativeStatus.RUNNING
    starts: str = ""
    ends: str = ""


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


class System(Named):
    """A tool teams work in: who owns it and what everybody should know about it."""

    kind: ClassVar[str] = "system"
    owner: str = ""
    essentials: str = ""
    url: str = ""


class Touchpoint(Named):
    """A place where a customer meets the company, with the team that owns it."""

    kind: ClassVar[str] = "touchpoint"
    owner: str = ""
    system: str = ""
    stage: str = ""


class Step(Value):
    """One step of a handoff: the team that does it, the system it does it in, and what it passes on."""

    team: str
    system: str = ""
    passes: str = ""


class Handoff(Named):
    """The path of a piece of work through teams and systems, from its first step to its last."""

    kind: ClassVar[str] = "handoff"
    steps: tuple[Step, ...] = ()


class Meaning(Value):
    """What one team means by a term; `source` is the line, topic or standup it came from."""

    text: str
    by: str = ""
    at: str = ""
    source: str = ""


class Term(Named):
    """A word or value, what each team means by it, and what they agreed. The id is the term in lower case.

    `agreed_in` is the standup it was agreed in, `agreed_source` the line or topic there that brought it up.
    """

    kind: ClassVar[str] = "term"
    type: TermType = TermType.TERM
    meanings: Mapping[str, Meaning] = NOTHING
    agreed: str = ""
    agreed_at: str = ""
    agreed_by: str = ""
    agreed_in: str = ""
    agreed_source: str = ""
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


def _plainly(text: str) -> str:
    """A meaning's text as compared: letters' case and blanks do not make a dispute."""
    return " ".join(text.casefold().split()).rstrip(".")
