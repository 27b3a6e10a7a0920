"""Days counted on a calendar: from people's words to a date, and from the world's time to a zone's.

`store.line.when` says what the words mean. Pendulum counts, and is imported only when there is something to count: a
date in full needs no import, and neither do words that are no date.
"""

from __future__ import annotations

from store.line.when import NEAREST, is_day, read_when, tidy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from pendulum import Date, Timezone

    from store.line.when import When

MONDAY, FRIDAY = 0, 4


def resolve_date(words: str, today: str | date, past: bool = False) -> str | None:
    """The date (`YYYY-MM-DD`) that words name when said on the day `today`; None when they name none.

    What is due lies ahead, and what something is counted `since` (`past`) lies behind:

    - a weekday (`fri`) is the next such day, or the last: never today, for which people say `today`;
    - `next tue` is the Tuesday of next week, `last tue` of last week, `this tue` of this one; weeks begin on Monday;
    - `in 2 weeks`, `2 weeks`, `2w` count on (d, w, m, y), or back when past; `2 weeks ago` always counts back;
    - `3 june` is the next one or the last one, today included; a month (`oct`) ends then, or began then;
    - `next week`, `next month` count on from today; `this week` and `eow` are its Friday, `eom`, `eoq`, `eoy` the last
      day; when past, `this week` and `last month` are their first day.

    Raises ValueError when `today` is no date.
    """
    now = read_when(str(today))
    if now is None or now[0] != "on":
        raise ValueError(f"{str(today)!r} is no date; write today's date as YYYY-MM-DD.")
    when = read_when(tidy(words.split()))
    if when is None:
        return None
    if when[0] == "on":
        return f"{when[1]:04}-{when[2]:02}-{when[3]:02}"
    if when[:2] == ("days", 0):
        return f"{now[1]:04}-{now[2]:02}-{now[3]:02}"
    import pendulum

    try:
        found = _count(when, pendulum.Date(*now[1:]), past)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return None
    return found.isoformat()


def today_in(zone: str, at: str = "") -> str:
    """The date in a time zone, now or at a moment (ISO, UTC). Raises ValueError for an unknown zone."""
    if at:
        return local_time(at, zone)[:10]
    import pendulum

    return pendulum.now(_zone(zone)).to_date_string()


def local_time(utc: str, zone: str) -> str:
    """A moment as a zone's clocks show it: `2026-11-23T10:09:10+01:00` for `2026-11-23T09:10:11Z` in Berlin.

    Raises ValueError, with a sentence, for an unknown zone and for what is no moment.
    """
    from datetime import UTC, datetime

    import pendulum

    there = _zone(zone)
    try:
        moment = datetime.fromisoformat(utc)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
        return pendulum.instance(moment).in_timezone(there).replace(microsecond=0).isoformat()
    except (ValueError, OverflowError):
        raise ValueError(f"{utc!r} is no moment; write it as 2026-11-23T09:10:11Z.") from None


def _zone(name: str) -> Timezone:
    """A time zone by its name in the IANA database."""
    import pendulum

    try:
        return pendulum.timezone(name)
    except (ValueError, OSError):  # OSError: a name too long for a file
        raise ValueError(f"{name!r} is no time zone; write it as Europe/Berlin or UTC.") from None


def _count(when: When, today: Date, past: bool) -> Date:
    """The day that is meant; see `resolve_date` for the rules."""
    what, first, second, _ = when
    if what in ("days", "weeks", "months", "years"):
        return today.add(**{what: -first if past and first > 0 and not second else first})
    if what == "weekday":
        return _weekday(today, first, second, past)
    if what == "each":
        return _each(today, first, second, past)
    if what == "month":
        year = second or _each(today, first, 1, past=True).year + (not past and first != today.month)
        return type(today)(year, first, 1) if past else type(today)(year, first, 1).end_of("month")
    if what == "end":
        return _end(today, ("week", "month", "quarter", "year")[first], past)
    period = ("week", "month", "quarter", "year")[first]
    if past:
        return _start(_later(today, period, second), period)
    return _later(today, period, second) if second else _end(today, period, past)


def _later(today: Date, period: str, count: int) -> Date:
    """So many periods on."""
    if period == "quarter":
        return today.add(months=3 * count)
    return today.add(**{f"{period}s": count})


def _start(day: Date, period: str) -> Date:
    """The first day of the period a day is in."""
    if period == "quarter":
        return type(day)(day.year, day.month - (day.month - 1) % 3, 1)
    return day.start_of(period)


def _weekday(today: Date, day: int, week: int, past: bool) -> Date:
    """A day of the week: the nearest but today, or in a certain week."""
    if week != NEAREST:
        return today.add(days=day - today.weekday(), weeks=week)
    days = (day - today.weekday()) % 7
    return today.add(days=days - 7 if past else days or 7)


def _each(today: Date, month: int, day: int, past: bool) -> Date:
    """The next or the last day of this month and number, today included; a 29 February waits for its year."""
    for years in range(9):
        year = today.year - years if past else today.year + years
        if is_day(year, month, day):
            found = type(today)(year, month, day)
            if found <= today if past else found >= today:
                return found
    raise ValueError("beyond the calendar")


def _end(today: Date, period: str, past: bool) -> Date:
    """The last day of a period, of a week its Friday: the coming one, or the one before when past."""
    if period == "week":
        return _weekday(today, FRIDAY, NEAREST, past) if past or today.weekday() != FRIDAY else today
    if past:
        return _start(today, period).subtract(days=1)
    return _start(today, "quarter").add(months=2).end_of("month") if period == "quarter" else today.end_of(period)
