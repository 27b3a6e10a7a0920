"""Calendar files (RFC 5545): the series as a repeated event with the agenda on its next date, and due dates.

A series is at a time on the wall, so its event names its time zone and the file describes that zone: ten o'clock stays
ten o'clock when summer time ends. Ids are made from what never changes, so importing a newer file replaces the older.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from store.line.clean import clean
from store.meeting import days
from store.meeting.next import Standup, next_standup
from store.meeting.phrases import Wording
from store.model.records import Action, ActionStatus, Record, Series

YEARS = 5
"""For so long ahead a file says when the clocks change; calendars that know the zone by name need not be told."""

Property = tuple[str, str]


def series_calendar(series: Series, standup: Standup, agenda: str, stamp: str) -> str:
    """The series as a weekly event from its beginning on, its date `standup` with `agenda` (lines of text) in it.

    `stamp` is the time the file was made (ISO, UTC).
    """
    first = next_standup(series, series.created) if days.moment(series.created) else standup
    first = min(first, standup, key=lambda each: each.starts)
    uid, made = _uid(series), _utc(stamp)
    event = [
        ("UID", uid),
        ("DTSTAMP", made),
        ("SUMMARY", _text(series.name)),
    ]
    weekly = ("RRULE", f"FREQ=WEEKLY;BYDAY={series.day[:2].upper()}")
    return _calendar(
        [
            *_zone_of(series, first),
            *_component("VEVENT", [*event, *_span(first), weekly]),
            *_component(
                "VEVENT",
                [
                    *event,
                    _at("RECURRENCE-ID", standup, standup.starts),
                    *_span(standup),
                    ("DESCRIPTION", _text(agenda)),
                ],
            ),
        ]
    )


def due_calendar(actions: Iterable[Action], words: Wording, stamp: str) -> str:
    """An event of a whole day for each action that is open and has a due date; whoever owes it stands in it."""
    made = _utc(stamp)
    lines: list[Property] = []
    for action in actions:
        if not has_date(action):
            continue
        on = date.fromisoformat(action.due)
        owners = words.people((*action.owners, *action.guessed), action.guessed) or "no owner yet"
        lines += _component(
            "VEVENT",
            [
                ("UID", _uid(action)),
                ("DTSTAMP", made),
                ("DTSTART;VALUE=DATE", _date(on)),
                *([("DTEND;VALUE=DATE", _date(on + timedelta(days=1)))] if on < date.max else []),
                ("TRANSP", "TRANSPARENT"),
                ("SUMMARY", _text(f"Due: {action.text} ({action.id})")),
                ("DESCRIPTION", _text(owners)),
            ],
        )
    return _calendar(lines)


def has_date(action: Action) -> bool:
    """Whether an action stands in a calendar: it is open and due on a day."""
    return action.status is ActionStatus.OPEN and _is_date(action.due)


def _calendar(content: Iterable[Property]) -> str:
    """A whole file: lines of at most 75 octets that end in CR and LF."""
    about = [("VERSION", "2.0"), ("PRODID", "-//Accord//Alignment standup//EN")]
    lines = _component("VCALENDAR", [*about, *content])
    return "".join(_folded(f"{name}:{value}") for name, value in lines)


def _component(name: str, content: Iterable[Property]) -> list[Property]:
    return [("BEGIN", name), *content, ("END", name)]


def _span(standup: Standup) -> list[Property]:
    return [_at("DTSTART", standup, standup.starts), _at("DTEND", standup, standup.ends)]


def _at(name: str, standup: Standup, iso: str) -> Property:
    """A moment on the wall of the series' zone, or in UTC where that is its zone."""
    when = days.local(iso, standup.timezone)
    if when is None or when.tzinfo is UTC or standup.timezone == "UTC":
        return name, _utc(iso)
    return f"{name};TZID={standup.timezone}", when.strftime("%Y%m%dT%H%M%S")


def _zone_of(series: Series, first: Standup) -> list[Property]:
    """The time zone of a series: its offset a year before the first date, and each change of the clocks since."""
    zone = days.zone(series.timezone)
    if zone is UTC or series.timezone == "UTC":
        return []
    start = (days.moment(first.starts) or datetime.now(UTC)) - timedelta(days=366)
    before = start.astimezone(zone)
    lines = _component("STANDARD", _change(before, before))
    for old, new in _changes(start, start + timedelta(days=366 * (YEARS + 1)), before):
        lines += _component("DAYLIGHT" if new.dst() else "STANDARD", _change(old, new))
    return _component("VTIMEZONE", [("TZID", series.timezone), *lines])


def _changes(start: datetime, end: datetime, before: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Each change of the clocks in a zone: the last minute on the old time and the first on the new."""
    zone, step, at = before.tzinfo, timedelta(days=1), start
    while at < end:
        following = at + step
        if at.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            low, high = at.replace(second=0, microsecond=0), following
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
                same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            high = high.replace(second=0, microsecond=0)
            yield (high - timedelta(minutes=1)).astimezone(zone), high.astimezone(zone)
        at = following


def _change(old: datetime, new: datetime) -> list[Property]:
    """When a change happens, on the clock as it was before, and from which offset to which."""
    offset = old.utcoffset() or timedelta()
    onset = (new.astimezone(UTC) + offset).strftime("%Y%m%dT%H%M%S")
    name = ("TZNAME", _text(new.tzname() or ""))
    return [("DTSTART", onset), ("TZOFFSETFROM", _offset(old)), ("TZOFFSETTO", _offset(new)), name]


def _offset(when: datetime) -> str:
    """`+0100`."""
    minutes = int((when.utcoffset() or timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _utc(iso: str) -> str:
    """A moment in UTC, `20261124T090000Z`; raises ValueError for text that is no time."""
    when = days.moment(iso)
    if when is None:
        raise ValueError(f"not a time: {iso!r}")
    return when.strftime("%Y%m%dT%H%M%SZ")


def _date(on: date) -> str:
    """A value of type DATE, `20261124`; the year has four figures, which `strftime` forgets before the year 1000."""
    return on.isoformat().replace("-", "")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _uid(record: Record) -> str:
    """The same for a record for ever, and for no other record of any workspace."""
    return f"{uuid5(NAMESPACE_URL, f'accord:{record.kind}:{record.id}:{record.created}:{record.by}')}@accord"


def _text(text: str) -> str:
    """A value of type TEXT: on one line, with what means something in a content line escaped."""
    lines = [clean(line) for line in text.strip("\n").splitlines()]
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, never cut inside a character; a piece that goes on starts with a
    blank.
    """
    if len(line) <= 75 and line.isascii():
        return f"{line}\r\n"
    out: list[str] = []
    piece: list[str] = []
    used = 0
    for letter in line:
        size = len(letter.encode())
        if used + size > 75:
            out.append("".join(piece))
            piece, used = [" "], 1
        piece.append(letter)
        used += size
    return "\r\n".join([*out, "".join(piece)]) + "\r\n"
