"""How a meeting stands for time. The time now is an argument: the clock is right after a closed lid or a `kill -9`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from store.meeting import days
from store.model.board import Board
from store.model.records import Meeting, TopicStatus

NEAR = 0.7
"""The share of a timebox from which on it is nearly spent."""

State = Literal["calm", "near", "over"]


@dataclass(frozen=True, slots=True)
class Spell:
    """Seconds used of seconds planned, for a topic or the whole meeting, and whether it warns."""

    elapsed: int
    planned: int
    warns: bool = True

    @property
    def left(self) -> int:
        """Seconds left; below zero when over."""
        return self.planned - self.elapsed

    @property
    def state(self) -> State:
        """`near` from 70 % of the plan on, `over` when it is used up; without a plan or warnings always `calm`."""
        if not self.warns or self.planned <= 0 or self.elapsed < self.planned * NEAR:
            return "calm"
        return "near" if self.elapsed < self.planned else "over"

    @property
    def words(self) -> str:
        """`06:41 of 10:00`; only the time used where nothing is planned."""
        return f"{_minutes(self.elapsed)} of {_minutes(self.planned)}" if self.planned > 0 else _minutes(self.elapsed)


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a meeting stands: its current topic (None between topics), the whole, and when it will end as it goes."""

    topic: Spell | None
    whole: Spell
    ends: str
    """Time on the wall, `10:47`: what is left of this topic and of those to come, from now."""
    over: int
    """Whole minutes by which that is later than planned; below zero when there is time to spare."""

    @property
    def words(self) -> str:
        """`ends 10:47, 2 min over`."""
        if self.over > 0:
            return f"ends {self.ends}, {self.over} min over"
        return f"ends {self.ends}, {-self.over} min to spare" if self.over < 0 else f"ends {self.ends}, on time"


def clock(board: Board, meeting: Meeting, now: str) -> Clock:
    """The clock of `meeting` at `now`, an ISO time in UTC; for one that ended, as it was then."""
    at = days.moment(meeting.ended or now)
    started = days.moment(meeting.started) or at
    if at is None or started is None:
        raise ValueError(f"not a time: {now!r}")
    series, warns = board.series, not meeting.quiet
    topics = board.topics.where("meeting", meeting.id)
    current = next((topic for topic in topics if topic.id == meeting.topic and meeting.running), None)
    spell = None
    if current is not None:
        elapsed = current.spent + _seconds(days.moment(meeting.topic_at) or at, at)
        spell = Spell(elapsed, current.minutes * 60, warns)
    whole = Spell(_seconds(started, at), series.length * 60, warns)
    to_come = sum(topic.minutes * 60 for topic in topics if topic.status is TopicStatus.PLANNED)
    planned_end = started + timedelta(seconds=whole.planned)
    if not meeting.running:
        ends = at
    elif topics:
        ends = at + timedelta(seconds=to_come + (max(0, spell.left) if spell else 0))
    else:
        ends = max(at, planned_end)
    # In whole minutes of the wall, so that the words agree with the time they stand beside.
    over = int((_to_minute(ends) - _to_minute(planned_end)).total_seconds()) // 60
    return Clock(spell, whole, days.clock_time(ends.astimezone(days.zone(series.timezone))), over)


def speaking_for(meeting: Meeting, now: str) -> int:
    """Seconds for which somebody has had the floor at `now`."""
    at, since = days.moment(now), days.moment(meeting.speaks_at)
    return 0 if at is None or since is None else _seconds(since, at)


def minutes_words(seconds: int) -> str:
    """`6:41`; `1:06:41` from an hour on."""
    return _minutes(seconds).removeprefix("0")


def _seconds(since: datetime, until: datetime) -> int:
    """Whole seconds; none when a clock was set back."""
    return max(0, int((until - since).total_seconds()))


def _to_minute(when: datetime) -> datetime:
    return when.replace(second=0, microsecond=0)


def _minutes(seconds: int) -> str:
    """`06:41`; hours only where there are any."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes:02}:{rest:02}"
