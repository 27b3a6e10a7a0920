"""What keeps teams aligned from week to week: conflicts of goals, hands-on sessions, experiments, inputs, thanks.

See `store.model.records`, where the other nouns are and what holds for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from store.model.captured import Captured
from store.model.named import Record
from store.model.states import ConflictStatus, ExperimentStatus, InputStatus, SessionStatus
from store.model.value import NOTHING, Value


class Conflict(Captured):
    """Two goals that pull apart: why (`text`), in which initiatives it bites, and the agreement that ends it."""

    kind: ClassVar[str] = "conflict"
    goals: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    status: ConflictStatus = ConflictStatus.OPEN
    agreement: str = ""
    agreed_at: str = ""
    agreed_by: str = ""


class Session(Captured):
    """A hands-on session: who shows whom a system, on which day; done, it raises what the learners know.

    `before` is what each learner it taught something knew until then; `done_at` is also when it was cancelled.
    """

    kind: ClassVar[str] = "session"
    system: str = ""
    shower: str = ""
    learners: tuple[str, ...] = ()
    date: str = ""
    level: str = "hands-on"
    status: SessionStatus = SessionStatus.PLANNED
    done_at: str = ""
    before: Mapping[str, str] = NOTHING

    @property
    def held_on(self) -> str:
        """The day it was held: the one it was planned for, or an earlier one on which it was said to be over."""
        return min(self.date or self.done_at[:10], self.done_at[:10])


class Test(Value):
    """One measurement of an experiment: of which date, the value (decimal text), a remark, and when it was noted."""

    date: str
    result: str
    remark: str = ""
    at: str = ""


class Experiment(Captured):
    """An improvement agreed on measured effect: goal (`text`), action, metric from baseline to target, tests.

    `baseline`, `target` and results count the friction's occurrences in its period, as decimal text; with the unit `%`
    they are shares, and no money follows from them. `why` says why it was repeated or stopped, `ended_at` when.
    """

    kind: ClassVar[str] = "experiment"
    friction: str = ""
    action: str = ""
    metric: str = ""
    unit: str = ""
    baseline: str = ""
    target: str = ""
    tests: tuple[Test, ...] = ()
    owners: tuple[str, ...] = ()
    status: ExperimentStatus = ExperimentStatus.RUNNING
    ended_at: str = ""
    why: str = ""


class Input(Captured):
    """Something a named person is asked for an initiative (objections, positioning, data), and what they said."""

    kind: ClassVar[str] = "input"
    person: str = ""
    due: str = ""
    status: InputStatus = InputStatus.ASKED
    said: str = ""
    received_at: str = ""


class Thanks(Captured):
    """A thank-you (`text`) from one person to others."""

    kind: ClassVar[str] = "thanks"
    giver: str = ""
    people: tuple[str, ...] = ()


class Breakout(Captured):
    """Groups drawn across teams for an issue; each group is its people's handles divided by blanks."""

    kind: ClassVar[str] = "breakout"
    issue: str = ""
    groups: tuple[str, ...] = ()


class Snooze(Record):
    """What attention has to say about the record `ref`, put off until a date."""

    kind: ClassVar[str] = "snooze"
    ref: str = ""
    until: str = ""
