"""Calendar files, read back by an independent parser (icalendar) and checked against RFC 5545's own rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from store.meeting import days
from store.meeting.calendar import due_calendar, series_calendar
from store.meeting.minutes import minutes
from store.meeting.next import next_standup
from store.meeting.phrases import Wording
from store.model.names import Names
from store.model.records import Action, Series
from tests.rules.standups import LATER, rich
from tests.rules.test_minutes_markdown import hostile

BERLIN = Series(
    id="standup",
    name="Growth alignment",
    time="10:00",
    timezone="Europe/Berlin",
    length=45,
    created="2026-10-02T08:00:00.000Z",
)
WORDS = Wording(Names(), "2026-11-24", "Europe/Berlin", "EUR")


def parsed(text: str) -> Calendar:
    """The file as an independent reader has it, after the form of its lines was checked."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    assert found["VERSION"] == "2.0"
    return found


def events(text: str) -> list[Any]:
    """Its events, untyped: what a property's value is depends on its name."""
    return list(parsed(text).events)


def series_file(agenda: str = "", series: Series = BERLIN, now: str = LATER) -> str:
    return series_calendar(series, next_standup(series, now), agenda, now)


def test_the_series_repeats_and_its_next_date_has_the_agenda() -> None:
    series, this = events(series_file('10:00 Check-in, then; \\ a "quote"\n10:04 Follow-ups'))
    assert series["RRULE"] == {"FREQ": ["WEEKLY"], "BYDAY": ["TU"]}
    assert series["SUMMARY"] == this["SUMMARY"] == "Growth alignment"
    assert series.start.isoformat() == "2026-10-06T10:00:00+02:00"
    assert series.end - series.start == timedelta(minutes=45)
    assert this["RECURRENCE-ID"].dt == this.start
    assert this.start.isoformat() == "2026-12-01T10:00:00+01:00"
    assert this["DESCRIPTION"] == '10:00 Check-in, then; \\ a "quote"\n10:04 Follow-ups'
    assert series["UID"] == this["UID"]
    assert series["DTSTAMP"].dt == datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def test_a_newer_file_replaces_the_older_one() -> None:
    older, newer = events(series_file())[0], events(series_file(now="2027-03-01T00:00:00Z"))[0]
    assert older["UID"] == newer["UID"]
    assert older.start == newer.start
    assert older["DTSTAMP"].dt < newer["DTSTAMP"].dt


@pytest.mark.fault("clock")
@pytest.mark.parametrize(
    "zone",
    [
        *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo"),
        *("Europe/Dublin", "Africa/Casablanca", "Pacific/Chatham"),
    ],
)
def test_the_time_zone_in_the_file_is_the_real_one(zone: str) -> None:
    """The zone built from the file alone agrees with the zone database on every day of three years."""
    series = Series(id="standup", time="10:00", timezone=zone, created="2026-01-05T00:00:00Z")
    described: Any = parsed(series_file(series=series)).timezones[0]
    own, real = described.to_tz(lookup_tzid=False), days.zone(zone)
    for day in range(3 * 365):
        noon = datetime(2026, 1, 5, 12, 0) + timedelta(days=day)
        assert noon.replace(tzinfo=own).utcoffset() == noon.replace(tzinfo=real).utcoffset(), noon


def test_utc_needs_no_zone() -> None:
    for zone in ("UTC", "Mars/Olympus"):
        text = series_file(series=Series(id="standup", time="10:00", timezone=zone))
        assert not parsed(text).timezones
        assert "DTSTART:20261201T100000Z" in text


def test_due_dates_are_events_of_a_day() -> None:
    made = minutes(rich(), "M2", LATER)
    words = Wording(made.names, made.meeting.started, made.timezone, made.currency)
    (only,) = events(due_calendar(made.actions, words, LATER))
    assert only["SUMMARY"] == "Due: ask the vendor for a header row (A33)"
    assert only["DESCRIPTION"] == "Ana Ruiz"
    assert (only.start, only.end) == (date(2026, 11, 27), date(2026, 11, 28))


def test_what_is_done_or_has_no_date_is_not_in_it() -> None:
    actions = [
        Action(id="A1", text="done", due="2026-11-27", done_at=LATER),
        Action(id="A2", text="no date"),
        Action(id="A3", text="no such date", due="2026-13-99"),
        Action(id="A4", text="owed", due="2026-11-27"),
    ]
    actions[0] = Action(id="A1", text="done", due="2026-11-27", status=type(actions[0].status).DONE)
    found = events(due_calendar(actions, WORDS, LATER))
    assert [event["SUMMARY"] for event in found] == ["Due: owed (A4)"]
    assert found[0]["DESCRIPTION"] == "no owner yet"
    assert not events(due_calendar([], WORDS, LATER))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "0999-12-31", "2026-12-31"])
def test_the_first_and_the_last_day_there_are_stand_in_it(day: str) -> None:
    text = due_calendar([Action(id="A1", text="x", due=day)], WORDS, LATER)
    assert f"DTSTART;VALUE=DATE:{day.replace('-', '')}\r\n" in text
    assert str(events(text)[0].start) == day


def test_ids_are_of_one_record_for_ever() -> None:
    one = Action(id="A1", text="x", due="2026-11-27", created=LATER, by="ana")
    again = Action(id="A1", text="corrected", due="2026-12-27", created=LATER, by="ana")
    elsewhere = Action(id="A1", text="x", due="2026-11-27", created="2025-01-01T00:00:00Z", by="ana")
    uids = [events(due_calendar([action], WORDS, LATER))[0]["UID"] for action in (one, again, elsewhere)]
    assert uids[0] == uids[1] != uids[2]


def test_a_file_made_at_no_time_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="not a time: 'now'"):
        series_calendar(BERLIN, next_standup(BERLIN, LATER), "", "now")


@pytest.mark.fault("exports")
@given(hostile, st.lists(hostile, max_size=3))
def test_no_text_breaks_the_file(name: str, lines: list[str]) -> None:
    """Nothing people type can end a line early or begin a component."""
    series = Series(id="standup", name=name, timezone="Europe/Berlin", created=LATER)
    text = series_file("\n".join([*lines, "BEGIN:VEVENT", "a" * 80 + "中" * 40]), series)
    found = events(text)
    assert len(found) == 2
    assert "BEGIN:VEVENT" in found[1]["DESCRIPTION"].splitlines()
    assert ("a" * 80 + "中" * 40) in found[1]["DESCRIPTION"]
    assert not any(letter < " " for letter in found[0]["SUMMARY"].replace("\n", ""))
    action = Action(id="A1", text=name, due="2026-11-27", owners=(name,))
    assert len(events(due_calendar([action], WORDS, LATER))) == 1
