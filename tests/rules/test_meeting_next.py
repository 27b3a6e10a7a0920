"""When the next standup is, on the wall and in UTC, on both sides of summer time."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting import days
from store.meeting.next import DAYS, next_standup, standup_ahead
from store.model.records import Series
from tests.rules.standups import board

BERLIN = Series(id="standup", day="tue", time="10:00", timezone="Europe/Berlin", length=45)


@pytest.mark.fault("clock")
@pytest.mark.parametrize(
    ("after", "starts"),
    [
        ("2026-11-23T08:00:00Z", "2026-11-24T09:00:00Z"),  # the day before
        ("2026-11-24T08:59:59.999Z", "2026-11-24T09:00:00Z"),  # a moment before
        ("2026-11-24T09:00:00.000Z", "2026-12-01T09:00:00Z"),  # at the very moment: the one after
        ("2026-11-24T23:30:00Z", "2026-12-01T09:00:00Z"),
        ("2026-03-24T12:00:00Z", "2026-03-31T08:00:00Z"),  # summer time began on the 29th
        ("2026-10-20T12:00:00Z", "2026-10-27T09:00:00Z"),  # and ended on the 25th
    ],
)
def test_it_is_at_ten_on_the_wall_all_year(after: str, starts: str) -> None:
    found = next_standup(BERLIN, after)
    assert found.starts == starts
    assert (found.time, found.ends_time, found.weekday) == ("10:00", "10:45", "Tue")


def test_the_words() -> None:
    found = next_standup(BERLIN, "2026-11-24T09:00:00Z")
    assert found.words == "Tue 1 Dec 2026, 10:00 (Europe/Berlin)"
    assert (found.date, found.ends, found.minutes) == ("2026-12-01", "2026-12-01T09:45:00Z", 45)


@pytest.mark.fault("clock")
def test_the_day_is_that_of_the_zone() -> None:
    kiritimati = Series(id="standup", day="mon", time="00:30", timezone="Pacific/Kiritimati", length=30)
    found = next_standup(kiritimati, "2026-11-22T00:00:00Z")
    assert (found.starts, found.date, found.weekday) == ("2026-11-22T10:30:00Z", "2026-11-23", "Mon")


@pytest.mark.fault("clock")
def test_a_time_the_clocks_jump_over_is_held_after_the_jump() -> None:
    night = Series(id="standup", day="sun", time="02:30", timezone="Europe/Berlin", length=30)
    found = next_standup(night, "2026-03-28T00:00:00Z")
    assert (found.starts, found.time) == ("2026-03-29T01:30:00Z", "03:30")
    twice = next_standup(night, "2026-10-24T12:00:00Z")
    assert twice.starts == "2026-10-25T00:30:00Z"


def test_a_zone_nobody_knows_is_read_as_utc() -> None:
    for zone in ("Mars/Olympus", "", "../etc", "Europe"):
        assert next_standup(Series(id="s", timezone=zone), "2026-11-23T00:00:00Z").starts == "2026-11-24T10:00:00Z"


@pytest.mark.fault("clock")
@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),
    st.sampled_from(DAYS),
    st.times(),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]),
)
def test_it_is_the_first_such_day_after_now(now: datetime, day: str, time: object, zone: str) -> None:
    series = Series(id="s", day=day, time=str(time)[:5], timezone=zone, length=30)
    after = now.replace(tzinfo=days.UTC)
    found = next_standup(series, after.isoformat())
    starts = days.moment(found.starts)
    assert starts is not None
    assert after < starts
    # A week, an hour of summer time, or the day that Samoa left out when it changed sides.
    assert (starts - after).total_seconds() <= (8 * 24 + 1) * 3600
    assert found.date == starts.astimezone(days.zone(zone)).date().isoformat()


def test_days_are_said_in_one_form() -> None:
    assert days.day("2026-11-27", "2026-11-24") == "Fri 27 Nov"
    assert days.day("2027-01-01", "2026-11-24") == "Fri 1 Jan 2027"
    assert days.day("soon") == "soon"
    assert days.local("whenever", "UTC") is None


@pytest.mark.parametrize(
    ("now", "date"),
    [
        ("2026-11-24T08:59:00Z", "2026-11-24"),
        ("2026-11-24T09:03:00Z", "2026-11-24"),  # the room gathers late
        ("2026-11-24T09:44:00Z", "2026-11-24"),
        ("2026-11-24T09:45:00Z", "2026-12-01"),  # its time is over
        ("", "1970-01-06"),
    ],
)
def test_a_standup_that_should_have_begun_is_still_todays(now: str, date: str) -> None:
    docs = {"series": {"standup": {"day": "tue", "time": "10:00", "timezone": "Europe/Berlin", "length": 45}}}
    assert standup_ahead(board(docs), now).date == date


def test_a_standup_that_began_is_not_ahead() -> None:
    docs = {
        "series": {"standup": {"day": "tue", "time": "10:00", "timezone": "Europe/Berlin", "length": 45}},
        "meeting": {"M1": {"started": "2026-11-24T08:57:00Z", "ended": "2026-11-24T09:20:00Z"}},
    }
    assert standup_ahead(board(docs), "2026-11-24T09:21:00Z").date == "2026-12-01"
