"""The clock of a standup, from nothing but the records and the time now."""

from __future__ import annotations

from typing import Any

import pytest

from store.meeting.clock import Clock, Spell, clock, minutes_words, speaking_for
from store.meeting.stage import stage
from store.model.records import Meeting
from tests.rules.standups import LATER, SERIES, STARTED, board, noted, rich


def running(*topics: tuple[int, str, int], now: str, **meeting: Any) -> Clock:
    """A standup of 45 minutes since 10:00 with topics of (minutes, status, seconds spent), the first one current."""
    docs = {f"T{n}": noted("topic", "", "", n, minutes=m, status=s, spent=t)[2] for n, (m, s, t) in enumerate(topics)}
    about = {"started": STARTED, "topic": "T0", "topic_at": "2026-11-24T09:10:00.000Z", **meeting}
    made = board({"series": {"standup": SERIES}, "meeting": {"M2": about}, "topic": docs}, running=2)
    return clock(made, made.meetings["M2"], now)


def test_a_topic_taken_up_again_goes_on_where_it_was() -> None:
    found = running((10, "current", 100), now="2026-11-24T09:15:01.000Z")
    assert found.topic == Spell(401, 600)
    assert found.topic is not None
    assert found.topic.words == "06:41 of 10:00"
    assert found.topic.left == 199
    assert found.whole == Spell(901, 2700)


def test_the_end_is_what_is_left_of_this_topic_and_of_those_to_come() -> None:
    topics = (10, "current", 0), (20, "planned", 0), (14, "planned", 0), (9, "done", 500), (30, "cut", 0)
    found = running(*topics, now="2026-11-24T09:13:00.000Z")
    assert (found.ends, found.over) == ("10:54", 9)
    assert found.words == "ends 10:54, 9 min over"


def test_a_topic_that_is_over_pushes_the_end_minute_by_minute() -> None:
    late = running((5, "current", 0), (20, "planned", 0), now="2026-11-24T09:27:00.000Z")
    assert (late.topic and late.topic.state, late.words) == ("over", "ends 10:47, 2 min over")
    later = running((5, "current", 0), (20, "planned", 0), now="2026-11-24T09:28:00.000Z")
    assert later.words == "ends 10:48, 3 min over"


def test_time_to_spare_is_said_too() -> None:
    topics = (10, "current", 0), (20, "planned", 0)
    assert running(*topics, now="2026-11-24T09:10:00.000Z").words == "ends 10:40, 5 min to spare"
    assert running((35, "current", 0), now="2026-11-24T09:10:00.000Z").words == "ends 10:45, on time"


def test_without_an_agenda_the_plan_is_the_end_until_it_is_past() -> None:
    assert running(now="2026-11-24T09:10:00.000Z").words == "ends 10:45, on time"
    assert running(now="2026-11-24T09:50:00.000Z").words == "ends 10:50, 5 min over"
    assert running(now="2026-11-24T09:50:00.000Z").topic is None


@pytest.mark.parametrize(
    ("elapsed", "state"), [(0, "calm"), (419, "calm"), (420, "near"), (599, "near"), (600, "over"), (9999, "over")]
)
def test_quiet_warnings_come_at_70_and_100_percent(elapsed: int, state: str) -> None:
    assert Spell(elapsed, 600).state == state
    assert Spell(elapsed, 0).state == "calm"


@pytest.mark.fault("clock")
def test_a_clock_set_back_shows_no_negative_time() -> None:
    found = running((10, "current", 30), now="2026-11-24T08:00:00.000Z")
    assert found.topic == Spell(30, 600)
    assert found.whole.elapsed == 0


def test_a_standup_that_ended_has_the_clock_it_ended_with() -> None:
    found = running((10, "done", 600), now="2027-01-01T00:00:00Z", ended="2026-11-24T09:50:00.000Z")
    assert (found.topic, found.whole.elapsed, found.words) == (None, 3000, "ends 10:50, 5 min over")


def test_hours_are_shown_where_there_are_any() -> None:
    assert Spell(3723, 2700).words == "1:02:03 of 45:00"
    assert Spell(61, 0).words == "01:01"


def test_a_time_that_is_none_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="not a time: 'soon'"):
        running(now="soon")


def test_warnings_that_are_off_leave_the_clock_calm() -> None:
    late = running((5, "current", 0), now="2026-11-24T09:57:00.000Z", quiet=True)
    assert late.topic is not None
    assert (late.topic.state, late.whole.state) == ("calm", "calm")
    assert late.words == "ends 10:57, 12 min over"
    assert late.topic.words == "47:00 of 05:00"


def test_who_speaks_is_timed() -> None:
    meeting = Meeting(id="M2", speaks="ops", speaks_at="2026-11-24T09:10:00.000Z")
    assert minutes_words(speaking_for(meeting, "2026-11-24T09:11:20.000Z")) == "1:20"
    assert speaking_for(meeting.but(speaks_at=""), "2026-11-24T09:11:20.000Z") == 0
    assert minutes_words(3723) == "1:02:03"


@pytest.mark.parametrize(
    ("now", "shows"),
    [
        ("2026-11-24T08:59:00.000Z", "before"),
        ("2026-11-24T09:47:30.000Z", "after"),
        ("2026-11-24T22:59:00.000Z", "after"),
        ("2026-11-24T23:01:00.000Z", "before"),
    ],
)
def test_what_came_of_a_standup_is_shown_for_the_rest_of_its_day_in_its_zone(now: str, shows: str) -> None:
    assert stage(rich(), now)[0] == shows


def test_while_one_runs_it_is_shown() -> None:
    made = board({"series": {"standup": SERIES}, "meeting": {"M2": {"started": STARTED}}}, running=2)
    assert stage(made, LATER) == ("running", made.meetings["M2"])
