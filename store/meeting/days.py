"""Days and times as the minutes say them: `Tue 24 Nov 2026, 10:00`, in the zone of the series, in no one's locale."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache

from store.sense.phrases import MONTHS, WEEKDAYS


@cache
def zone(name: str) -> tzinfo:
    """The time zone of that name; UTC for a name nobody knows, so that old data is always readable."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not found; not a zone's name at all; the name of a folder of zones
        return UTC


def moment(iso: str) -> datetime | None:
    """An ISO time as a moment in UTC (a time without a zone is taken as UTC); None for text that is no time."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def local(iso: str, zone_name: str) -> datetime | None:
    """An ISO time as the clock on the wall shows it in a zone; None for text that is no time."""
    found = moment(iso)
    return None if found is None else found.astimezone(zone(zone_name))


def midnight(iso_time: str, zone_name: str) -> str:
    """When the day of a moment ends in a zone, ISO in UTC; the moment itself where it is no time."""
    here = local(iso_time, zone_name)
    if here is None:
        return iso_time
    tomorrow = here.date() + timedelta(days=1)
    return iso(datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone(zone_name)))


def iso(when: datetime) -> str:
    """A moment as the records write it, to the second: `2026-11-24T09:00:00Z`."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(iso_date: str, beside: str = "") -> str:
    """`Fri 27 Nov`, with the year unless it is that of `beside` (an ISO date or time); other text comes back as is."""
    try:
        when = date.fromisoformat(iso_date[:10])
    except ValueError:
        return iso_date
    words = f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"
    return words if beside[:4] == iso_date[:4] else f"{words} {when.year}"


def clock_time(when: datetime) -> str:
    """`10:00`."""
    return f"{when.hour:02}:{when.minute:02}"


def day_and_time(when: datetime) -> str:
    """`Tue 24 Nov 2026, 10:00`."""
    return f"{day(when.date().isoformat())}, {clock_time(when)}"


def later(time: str, minutes: int) -> str:
    """So many minutes after a time on the wall: `10:41` is 41 after `10:00`."""
    hour, _, minute = time.partition(":")
    at = int(hour) * 60 + int(minute) + minutes
    return f"{at // 60 % 24:02}:{at % 60:02}"
