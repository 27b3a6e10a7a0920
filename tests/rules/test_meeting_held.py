"""An agenda that people changed before its standup: it stays as they left it, and what they set aside comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from store.meeting.agenda import draft_agenda, next_agenda, whole_agenda
from store.meeting.ends import ends_of
from store.meeting.held import change_agenda, item_called, named
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_agenda import render_agenda
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import TopicStatus
from store.sense.sentences import all_of
from store.verbs import topics
from store.verbs.corrections import move_line
from store.verbs.meetings import PlannedTopic, end_meeting, start_meeting
from store.verbs.series import set_up_series
from tests.rules.played import Played, founded

TODAY = "2026-11-23"


@pytest.fixture
def played() -> Played:
    """Two topics put up, and an initiative with an issue."""
    played = founded()
    played.say("# Team day", "# Budget", "! the files bounce +webinar")
    return played


def change(played: Played, word: str, verb: Callable[..., Changes], *more: object) -> str:
    """Change an item of the next agenda; what the log says of it."""

    def verb_of(board: Board, at: Moment) -> Changes:
        items = whole_agenda(board, TODAY)
        name = item_called(items, word)
        return change_agenda(board, items, name, lambda b, key, _: verb(b, key, *more, at=at), at=at)

    changes = verb_of(played.board, played.at)
    played.do(verb_of)
    return "; ".join(all_of(changes, played.board))


def planned(played: Played) -> list[tuple[str, int]]:
    return [(item.text, item.minutes) for item in draft_agenda(played.board, TODAY)]


def hold(played: Played, *reached: str) -> None:
    """A standup in which only some items are reached."""
    played.seconds += 60
    played.do(lambda b, at: start_meeting(b, draft_agenda(b, TODAY), at=at))
    for text in reached:
        played.seconds += 60
        played.say(f"# {text}")
    played.seconds += 60
    played.do(lambda b, at: end_meeting(b, at=at))


def carried(played: Played, text: str) -> PlannedTopic:
    return next(item for item in draft_agenda(played.board, TODAY) if item.text == text)


def test_what_is_changed_stays_and_the_rest_stays_as_it_was_seen(played: Played) -> None:
    before = planned(played)
    assert change(played, "team", topics.extend_topic, 5) == "T1 has 9 min now: Team day"
    after = planned(played)
    assert [text for text, _ in after] == [text for text, _ in before]
    assert dict(after) == {**dict(before), "Team day": dict(before)["Team day"] + 5}
    assert change(played, "team", topics.extend_topic, "-2") == "T1 has 7 min now: Team day"


def test_what_is_new_comes_to_a_changed_agenda_where_it_would_stand(played: Played) -> None:
    change(played, "budget", topics.reorder_topic, "")
    texts = [text for text, _ in planned(played)]
    assert texts[-1] == "Budget"
    played.say("! a vendor stops +crm", "# Hiring")
    texts = [text for text, _ in planned(played)]
    assert texts.index("CRM migration") in (texts.index("Webinar relaunch") - 1, texts.index("Webinar relaunch") + 1)
    assert "Hiring" in texts
    assert texts[-1] == "Budget"


def test_a_fixed_part_with_nothing_to_talk_about_goes_away_again(played: Played) -> None:
    played.say("[] @ana ask them")
    change(played, "budget", topics.cut_topic)
    assert "Follow-ups" in dict(planned(played))
    played.say("[x] A1")
    assert "Follow-ups" not in dict(planned(played))
    hold(played)
    assert "Follow-ups" not in [item.text for item in topics.agenda_of(played.board, "M1")]


def test_what_is_set_aside_is_said_and_comes_along_and_back(played: Played) -> None:
    assert change(played, "budget", topics.cut_topic) == "T2 cut from the agenda: Budget"
    assert "Budget" not in dict(planned(played))
    sent = render_agenda(played.board, next_agenda(played.board, played.at.now), "md", played.at.now)
    assert "## Not this time\n\n- Budget (T2)\n" in sent
    change(played, "T2", topics.restore_topic)
    assert "Budget" in dict(planned(played))
    change(played, "budget", topics.park_topic)
    hold(played, "Team day")
    assert played.board.topics["T2"].status is TopicStatus.PARKED
    assert carried(played, "Budget").reason == "put off last time, first planned for Mon 23 Nov"


def test_the_third_carry_asks_for_a_decision(played: Played) -> None:
    reasons: list[str] = []
    for _ in range(4):
        hold(played, "Team day")
        item = carried(played, "Budget")
        reasons.append(item.reason)
        assert item.first == TODAY
    assert reasons[:2] == ["not reached last time, first planned for Mon 23 Nov"] * 2
    assert reasons[2] == "carried over 3 times, first planned for Mon 23 Nov: decide whether it stays"
    assert reasons[3].startswith("carried over 4 times")
    change(played, "budget", topics.drop_topic)
    hold(played, "Team day")
    assert "Budget" not in dict(planned(played))


def test_what_was_let_go_in_a_standup_is_in_its_minutes_and_not_carried(played: Played) -> None:
    played.do(lambda b, at: start_meeting(b, draft_agenda(b, TODAY), at=at))
    played.do(lambda b, at: topics.drop_topic(b, "T2", at=at))
    played.seconds += 60
    played.do(lambda b, at: end_meeting(b, at=at))
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert "- **Let go:** Budget\n" in text
    assert "Budget" not in dict(planned(played))


def test_an_item_planned_days_ahead_first_stands_on_the_agenda_of_its_standup(played: Played) -> None:
    played.do(lambda b, at: set_up_series(b, timezone="Pacific/Kiritimati", at=at))  # there it is 23:00
    change(played, "team", topics.extend_topic, 5)
    played.seconds += 2 * 3600
    hold(played, "Team day")
    assert played.board.topics["T2"].first == "2026-11-24"
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert "- **Not reached:** Budget\n" in text


def test_an_item_put_off_is_in_the_minutes_though_notes_were_kept_for_it(played: Played) -> None:
    played.say("the caterer called +webinar")
    played.do(lambda b, at: start_meeting(b, draft_agenda(b, TODAY), at=at))
    item = next(item for item in topics.agenda_of(played.board, "M1") if item.initiative == "webinar")
    played.do(lambda b, at: topics.park_topic(b, item.id, at=at))
    played.do(lambda b, at: topics.cut_topic(b, "T1", at=at))
    played.seconds += 60
    played.do(lambda b, at: end_meeting(b, at=at))
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert "- the caterer called\n" in text
    assert "- **Put off:** Webinar relaunch\n" in text
    assert "- **Cut:** Team day\n" in text


def test_what_every_agenda_has_stands_there_once(played: Played) -> None:
    played.do(lambda b, at: set_up_series(b, standing="Round of teams, Wrap-up, check-in", at=at))
    texts = [text for text, _ in planned(played)]
    assert [text for text in texts if text in ("Round of teams", "Wrap-up", "check-in")] == [
        "Round of teams",
        "Wrap-up",
    ]
    hold(played, "Team day")
    assert [text for text, _ in planned(played)].count("Round of teams") == 1
    played.do(lambda b, at: set_up_series(b, standing="nobody", at=at))
    assert played.board.series.standing == ()


def test_a_decision_replaced_in_the_same_standup_says_so_and_is_not_among_what_was_decided(played: Played) -> None:
    played.do(lambda b, at: start_meeting(b, draft_agenda(b, TODAY), at=at))
    played.say("= one file a day", "= two files a day supersedes:D1")
    meeting = played.board.meetings["M1"]
    assert [each.id for each in ends_of(played.board, meeting).decided] == ["D2"]
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert "\n- one file a day (D1) — replaced by D2\n" in text


def test_what_was_parked_while_it_was_talked_about_comes_back(played: Played) -> None:
    played.do(lambda b, at: start_meeting(b, draft_agenda(b, TODAY), at=at))
    played.say("# Budget")
    played.seconds += 90
    played.do(lambda b, at: topics.park_topic(b, "T2", at=at))
    played.do(lambda b, at: end_meeting(b, at=at))
    assert played.board.topics["T2"].spent == 90
    assert carried(played, "Budget").carried == 1


def test_an_item_is_split_in_two_before_and_during_the_standup(played: Played) -> None:
    change(played, "budget", topics.extend_topic, 5)
    minutes_before = dict(planned(played))["Budget"]
    change(played, "budget", topics.split_topic, "who pays")
    found = planned(played)
    at = [text for text, _ in found].index("Budget")
    assert found[at + 1] == ("who pays", minutes_before // 2)
    assert found[at][1] + found[at + 1][1] == minutes_before
    change(played, "webinar", topics.split_topic, "the fair")
    assert "the fair" in dict(planned(played))
    hold(played)
    texts = [item.text for item in topics.agenda_of(played.board, "M1")]
    assert texts.index("the fair") == texts.index("Webinar relaunch") + 1


@pytest.mark.parametrize(
    ("verb", "part"),
    [
        (partial(topics.split_topic, text="BUDGET"), "name of its own"),
        (partial(topics.extend_topic, minutes="500"), "1 to 480"),
        (topics.restore_topic, "neither cut nor parked"),
    ],
)
def test_what_cannot_be_done_to_the_agenda_says_why(played: Played, verb: Callable[..., Changes], part: str) -> None:
    with pytest.raises(Refused, match=part):
        change(played, "budget", verb)


def test_a_minute_cannot_be_split(played: Played) -> None:
    played.do(lambda b, at: start_meeting(b, [PlannedTopic("other", "short", minutes=1)], at=at))
    assert "one minute" in played.refusal(lambda b, at: topics.split_topic(b, "T3", "a", at=at))


def test_an_item_is_called_by_number_id_initiative_or_how_it_begins(played: Played) -> None:
    items = whole_agenda(played.board, TODAY)
    names = list(named(items))
    assert item_called(items, "1") == names[0]
    assert item_called(items, "t2") == item_called(items, "bud") == "other budget"
    assert item_called(items, "+webinar") == "initiative webinar"
    for word in ("99", "0", "", "nothing", "w"):
        with pytest.raises(Refused, match="no item of the agenda"):
            item_called(items, word)


def test_an_item_that_is_gone_by_now_is_not_changed(played: Played) -> None:
    items = whole_agenda(played.board, TODAY)
    with pytest.raises(Refused, match="not on the agenda any more"):
        change_agenda(
            played.board, items, "other poem", lambda b, key, _: topics.cut_topic(b, key, at=played.at), at=played.at
        )


def test_the_log_says_where_a_line_was_moved(played: Played) -> None:
    played.do(lambda b, at: start_meeting(b, draft_agenda(b, TODAY), at=at))
    played.say("a remark")
    changes = move_line(played.board, "N1", "T2", at=played.at)
    played.do(lambda _, __: changes)
    assert "; ".join(all_of(changes, played.board)) == "N1 moved to Budget"
