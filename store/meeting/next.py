"""When the next standup is. A series meets at a time on the wall; what that is in UTC changes with summer time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from store.meeting import days
from store.model.board import Board
from store.model.records import Series

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Standup(NamedTuple):
    """One date of a series: in UTC for machines, and as people in the series' zone say it."""

    starts: str
    """ISO time in UTC, `2026-11-24T09:00:00Z`."""
    ends: str
    date: str
    """ISO date in the series' zone."""
    time: str
    """`10:00` in the series' zone."""
    ends_time: str
    weekday: str
    """`Tue`."""
    timezone: str
    minutes: int

    @property
    def words(self) -> str:
        """`Tue 24 Nov 2026, 10:00 (Europe/Berlin)`."""
        return f"{days.day(self.date)}, {self.time} ({self.timezone})"


def next_standup(series: Series, after: str) -> Standup:
    """The first standup that starts later than `after`, an ISO time in UTC.

    A time that the clocks jump over in spring is held as much later as they jump; one that comes twice in autumn is
    held the first time.
    """
    zone = days.zone(series.timezone)
    since = days.moment(after) or datetime.min.replace(year=1970, tzinfo=zone)
    hour, _, minute = series.time.partition(":")
    here = since.astimezone(zone)
    wanted = DAYS.index(series.day) if series.day in DAYS else 0
    first = here.date() + timedelta(days=(wanted - here.weekday()) % 7)
    for weeks in (0, 1):
        on = first + timedelta(weeks=weeks)
        starts = datetime(on.year, on.month, on.day, int(hour), int(minute or 0), tzinfo=zone)
        # By way of UTC: only then is a wall time that does not exist one that does.
        starts = starts.astimezone(days.UTC)
        if starts > since:
            break
    return _standup(series, starts)


def standup_ahead(board: Board, now: str) -> Standup:
    """The standup people are to hold next: the one that was to begin already, as long as its time is not over and
    nobody met on its day; else the first that starts later than `now`, an ISO time in UTC. Rooms begin late, and
    whoever looks at the agenda two minutes past the hour means today's.
    """
    series, at = board.series, days.moment(now)
    if at is not None:
        due = next_standup(series, days.iso(at - timedelta(minutes=series.length)))
        if due.starts <= days.iso(at) and not _met_on(board, due.date):
            return due
    return next_standup(series, now)


def _met_on(board: Board, date: str) -> bool:
    """Whether a standup began on a day (ISO date) in the series' zone."""
    began = (days.local(meeting.started, board.series.timezone) for meeting in board.meetings)
    return any(here is not None and here.date().isoformat() == date for here in began)


def coming(series: Series, after: str, count: int) -> list[Standup]:
    """The next `count` standups after `after`, an ISO time in UTC."""
    found: list[Standup] = []
    for _ in range(count):
        found.append(next_standup(series, found[-1].starts if found else after))
    return found


def _standup(series: Series, starts: datetime) -> Standup:
    zone = days.zone(series.timezone)
    ends = starts + timedelta(minutes=series.length)
    here = starts.astimezone(zone)
    return Standup(
        starts=days.iso(starts),
        ends=days.iso(ends),
        date=here.date().isoformat(),
        time=days.clock_time(here),
        ends_time=days.clock_time(ends.astimezone(zone)),
        weekday=days.WEEKDAYS[here.weekday()],
        timezone=series.timezone,
        minutes=series.length,
    )
