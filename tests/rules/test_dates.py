"""Words for days, counted from a Monday, 23 November 2026; and the clocks of other places."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.line.dates import local_time, resolve_date, today_in
from store.line.when import is_day, read_when, tidy

TODAY = "2026-11-23"

AHEAD = {
    "today": "2026-11-23",
    "tomorrow": "2026-11-24",
    "yesterday": "2026-11-22",
    "tue": "2026-11-24",
    "fri": "2026-11-27",
    "Friday": "2026-11-27",
    "on friday": "2026-11-27",
    "mon": "2026-11-30",
    "next tue": "2026-12-01",
    "tue next week": "2026-12-01",
    "this fri": "2026-11-27",
    "last fri": "2026-11-20",
    "in 2 weeks": "2026-12-07",
    "two weeks": "2026-12-07",
    "in a week": "2026-11-30",
    "2w": "2026-12-07",
    "3d": "2026-11-26",
    "1m": "2026-12-23",
    "1y": "2027-11-23",
    "in 2w": "2026-12-07",
    "3 days ago": "2026-11-20",
    "3d ago": "2026-11-20",
    "3 june": "2027-06-03",
    "3june": "2027-06-03",
    "3June": "2027-06-03",
    "june 3rd": "2027-06-03",
    "3rd of June": "2027-06-03",
    "June 3, 2028": "2028-06-03",
    "fri, 3 june 2028": "2028-06-03",
    "23 nov": "2026-11-23",
    "29 feb": "2028-02-29",
    "2026-12-01": "2026-12-01",
    "2026/12/01": "2026-12-01",
    "1.12.2026": "2026-12-01",
    "1.12.": "2026-12-01",
    "1.12": "2026-12-01",
    "nov": "2026-11-30",
    "oct": "2027-10-31",
    "feb 2028": "2028-02-29",
    "2026-12": "2026-12-31",
    "eow": "2026-11-27",
    "this week": "2026-11-27",
    "eom": "2026-11-30",
    "end of the month": "2026-11-30",
    "eoq": "2026-12-31",
    "eoy": "2026-12-31",
    "next week": "2026-11-30",
    "next month": "2026-12-23",
    "next quarter": "2027-02-23",
    "(in 2 weeks).": "2026-12-07",
}
BEHIND = {
    "today": "2026-11-23",
    "tomorrow": "2026-11-24",
    "yesterday": "2026-11-22",
    "mon": "2026-11-16",
    "fri": "2026-11-20",
    "2 weeks ago": "2026-11-09",
    "2 weeks": "2026-11-09",
    "1d": "2026-11-22",
    "3 june": "2026-06-03",
    "23 nov": "2026-11-23",
    "29 feb": "2024-02-29",
    "oct": "2026-10-01",
    "nov": "2026-11-01",
    "dec": "2025-12-01",
    "2026-10": "2026-10-01",
    "this week": "2026-11-23",
    "last week": "2026-11-16",
    "last month": "2026-10-01",
    "last quarter": "2026-07-01",
    "this year": "2026-01-01",
    "eow": "2026-11-20",
    "eom": "2026-10-31",
    "eoq": "2026-09-30",
    "eoy": "2025-12-31",
}
NONE = [
    *(
        "",
        " ",
        "soon",
        "fri tue",
        "30 feb",
        "31 nov",
        "2026-02-30",
        "2026-13-01",
        "2026-13",
        "0 june",
        "3",
        "june june",
    ),
    *(
        "2 sprints",
        "ago",
        "in",
        "on",
        "in tomorrow",
        "today ago",
        "next",
        "w",
        "1.13.2026",
        "1.1.99",
        "12/1",
        "2026-1-1-1",
    ),
    *(
        "fri , 3 june",
        "٣ june",
        "9999 weeks",
        "five hundred days",
        "end of line",
        "next june",
        "1000y",
        "³d",
        "2026-12-1x",
    ),
]


@pytest.mark.parametrize(("words", "day"), AHEAD.items())
def test_what_is_due_lies_ahead(words: str, day: str):
    assert resolve_date(words, TODAY) == day


@pytest.mark.parametrize(("words", "day"), BEHIND.items())
def test_since_when_lies_behind(words: str, day: str):
    assert resolve_date(words, TODAY, past=True) == day


@pytest.mark.parametrize("words", NONE)
def test_other_words_are_no_date(words: str):
    assert resolve_date(words, TODAY) is None
    assert resolve_date(words, TODAY, past=True) is None


def test_a_weekday_named_on_that_day_is_a_week_away():
    friday = "2026-11-27"
    assert resolve_date("fri", friday) == "2026-12-04"
    assert resolve_date("fri", friday, past=True) == "2026-11-20"
    assert resolve_date("this fri", friday) == friday
    assert resolve_date("eow", friday) == friday
    assert resolve_date("next fri", friday) == "2026-12-04"


def test_the_end_of_the_week_on_a_weekend_is_the_coming_friday():
    assert resolve_date("eow", "2026-11-28") == "2026-12-04"


def test_the_calendar_has_an_end():
    assert resolve_date("in 3 weeks", "9999-12-31") is None
    assert resolve_date("999 years", "9001-01-01") is None
    assert resolve_date("3 june", "9999-12-31") is None


@pytest.mark.parametrize("today", ["", "fri", "2026-02-30", "today", "2026-11"])
def test_today_must_be_a_date(today: str):
    with pytest.raises(ValueError, match="is no date; write today's date as YYYY-MM-DD"):
        resolve_date("fri", today)


def test_today_may_be_a_date_of_the_standard_library():
    assert resolve_date("fri", date(2026, 11, 23)) == "2026-11-27"


WORDS = [*{word for words in (*AHEAD, *BEHIND, *NONE) for word in words.split()}, "on", "the", "ago", "999", "-", "0"]
phrases = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))


@given(phrases, st.dates(), st.booleans())
@example("999y", date(1, 1, 1), True)
@example("last week", date(1, 1, 1), True)
@example("next year", date(9999, 12, 31), False)
def test_any_words_on_any_day_are_a_date_or_none(words: str, today: date, past: bool):
    found = resolve_date(words, today, past)
    if read_when(tidy(words.split())) is None:
        assert found is None
    elif found is not None:
        assert date.fromisoformat(found).isoformat() == found


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)), st.sampled_from(["mon", "wed", "fri", "sun"]))
def test_a_weekday_is_at_most_a_week_away(today: date, day: str):
    ahead, behind = resolve_date(day, today), resolve_date(day, today, past=True)
    assert ahead
    assert behind
    assert timedelta(0) < date.fromisoformat(ahead) - today <= timedelta(7)
    assert timedelta(0) < today - date.fromisoformat(behind) <= timedelta(7)
    assert date.fromisoformat(ahead).strftime("%a").lower() == day


@given(st.integers(0, 10000), st.integers(-1, 13), st.integers(-1, 32))
def test_the_calendar_is_that_of_the_standard_library(year: int, month: int, day: int):
    try:
        date(year, month, day)
    except ValueError:
        assert not is_day(year, month, day)
    else:
        assert is_day(year, month, day)


def test_a_date_in_full_needs_no_calendar_library():
    code = (
        "import sys; from store.line.dates import resolve_date as r;"
        "r('2026-12-01', '2026-11-23'), r('today', '2026-11-23'), r('soon', '2026-11-23');"
        "sys.exit('pendulum' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_moment_is_another_day_elsewhere():
    moment = "2026-11-23T23:30:00.250Z"
    assert local_time(moment, "Europe/Berlin") == "2026-11-24T00:30:00+01:00"
    assert local_time("2026-07-01T08:00:00Z", "Europe/Berlin") == "2026-07-01T10:00:00+02:00"
    assert local_time("2026-07-01T08:00:00", "UTC") == "2026-07-01T08:00:00+00:00"
    assert today_in("Europe/Berlin", moment) == "2026-11-24"
    assert today_in("America/New_York", moment) == "2026-11-23"


def test_today_is_somewhere_between_yesterday_and_tomorrow():
    now = date.fromisoformat(today_in("UTC"))
    assert abs(date.fromisoformat(today_in("Asia/Tokyo")) - now) <= timedelta(1)


@pytest.mark.parametrize("zone", ["", "Berlin", "../etc", "/etc/passwd", "a\0b", "é" * 300, "\ud800", "Europe", "."])
def test_an_unknown_zone_is_told_in_a_sentence(zone: str):
    with pytest.raises(ValueError, match="is no time zone; write it as Europe/Berlin or UTC"):
        today_in(zone)


@pytest.mark.parametrize("moment", ["", "now", "2026-13-01T00:00:00Z", "P1D", "0001-01-01T00:00:00Z"])
def test_no_moment_is_told_in_a_sentence(moment: str):
    with pytest.raises(ValueError, match="is no moment; write it as"):
        local_time(moment, "America/New_York")


@given(st.text(), st.text())
def test_any_text_for_a_zone_or_a_moment_is_read_or_told(zone: str, moment: str):
    for name in (zone, "Europe/Berlin"):
        try:
            found = today_in(name, moment)
        except ValueError as told:
            found = str(told)
        assert "write it as" in found or date.fromisoformat(found)
