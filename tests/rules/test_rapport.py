"""Rapport: the question of the week, thanks, who met whom, and who should be introduced."""

from __future__ import annotations

from typing import Any

import pytest

from store.meeting.agenda import draft_agenda
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.sense.attention import attention
from store.sense.rapport import contact, introduced, introduction, introductions, on_agenda
from store.sense.weekly import describe_commit, since_last
from store.verbs.edit import drop_record, edit_record
from store.verbs.impacts import set_impact
from store.verbs.meetings import end_meeting, start_meeting
from store.verbs.rapport import add_question, give_thanks, next_question
from store.verbs.series import set_up_series
from tests.rules.played import Played, founded
from tests.rules.sense import TODAY, at, board, then


@pytest.fixture
def played() -> Played:
    return founded()


# The question of the week


def hold(played: Played) -> str:
    """Hold a standup; its question."""
    played.do(lambda b, at: start_meeting(b, at=at))
    meeting = played.board.running
    assert meeting is not None
    played.do(lambda b, at: end_meeting(b, at=at))
    played.seconds += 60
    return meeting.question


def test_questions_are_asked_in_turn_and_a_new_one_soon(played: Played):
    assert hold(played) == ""
    played.do(lambda b, at: set_up_series(b, questions="Tea?|What did you learn?", at=at))
    assert [hold(played), hold(played), hold(played)] == ["Tea?", "What did you learn?", "Tea?"]
    played.do(lambda b, at: add_question(b, "Who helped you?", at=at))
    assert [hold(played), hold(played)] == ["Who helped you?", "What did you learn?"]


def test_the_next_agenda_asks_it_at_the_check_in(played: Played):
    played.do(lambda b, at: add_question(b, "Tea, or coffee?", at=at))
    first = draft_agenda(played.board, "2026-11-24")[0]
    assert (first.text, first.reason) == ("Check-in", "Tea, or coffee?")
    hold(played)
    assert next_question(played.board) == "Tea, or coffee?"


@pytest.mark.parametrize(("question", "why"), [(" ", "What is the question?"), ("Tea?", "already")])
def test_a_question_is_new_and_says_something(played: Played, question: str, why: str):
    played.do(lambda b, at: add_question(b, "Tea?", at=at))
    assert why in played.refusal(lambda b, at: add_question(b, question, at=at))


# Thanks


@pytest.mark.parametrize(
    ("line", "people", "text"),
    [
        ("#thanks @ben for the list", ("ben",), "for the list"),
        ("THANKS: Ben for the list", ("ben",), "for the list"),
        ("Thanks: to Ben and Chloe for the list", ("ben", "chloe"), "for the list"),
        ("#thanks for the list, @ben @chloe", ("ben", "chloe"), "for the list,"),
        ("#thanks that the list is from Ben", ("ben",), "that the list is from Ben"),
        ("Thanks: that was good", (), "that was good"),
    ],
)
def test_thanks_are_a_line(played: Played, line: str, people: tuple[str, ...], text: str):
    assert played.say(line) == ("Y1",)
    thanks = played.board.thanks["Y1"]
    assert (thanks.giver, thanks.people, thanks.text) == ("ana", people, text)


def test_a_team_is_thanked_for_its_work_in_an_initiative(played: Played):
    played.say("#thanks @sales +webinar for the calls")
    thanks = played.board.thanks["Y1"]
    assert (thanks.people, thanks.teams, thanks.initiative) == ((), ("sales",), "webinar")


def test_thanks_say_what_for_and_to_whom_there_is(played: Played):
    assert "Thanks for what?" in played.refusal(lambda b, at: give_thanks(b, " ", "ben", at=at))
    assert "no person 'zed'" in played.refusal(lambda b, at: give_thanks(b, "for it", "zed", at=at))


def test_who_was_thanked_stays(played: Played):
    played.say("#thanks @ben for the list")
    assert "Y1" in played.refusal(lambda b, at: drop_record(b, "ben", at=at))
    played.do(lambda b, at: edit_record(b, "Y1", {"people": "chloe"}, at=at))
    assert played.board.thanks["Y1"].people == ("chloe",)


def test_the_minutes_and_the_history_tell_of_it(played: Played):
    played.do(lambda b, at: start_meeting(b, at=at))
    played.say("# Check-in", "#thanks @ben for the list")
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert "- **Thanks:** Ana Ruiz to Ben Okafor: for the list (Y1)" in text
    assert "## Thanks\n\n- Ana Ruiz to Ben Okafor: for the list (Y1)" in text
    thanks = {"giver": "ana", "people": ["ben"], "text": "for the list", "created": at(20)}
    made = board(thanks={"Y1": thanks})
    assert [event.sentence for event in since_last(made).events if event.id == "Y1"] == [
        "Y1 Ana thanks Ben: for the list"
    ]
    after, commit = then(board(), ("thanks", "Y1", None, thanks))
    assert describe_commit(commit, after) == "Y1 Ana thanks Ben: for the list"


# Who met whom

PEOPLE: dict[str, Any] = {"dee": {"name": "Dee Park", "team": "sales"}}


def held(*present: str, late: str = "") -> Board:
    """The calm board with standups, a week between each, in which these people were: words of handles."""
    meetings = {
        f"M{number}": {
            "started": at(2 + 7 * number),
            "ended": at(2 + 7 * number, 10),
            "present": who.split(),
            "late": late.split() if number == 0 else [],
        }
        for number, who in enumerate(present)
    }
    impact = {"I2": {"text": "forty calls", "initiative": "webinar", "teams": ["sales"], "level": "low"}}
    return board(meeting=meetings, person=PEOPLE, impact=impact)


def test_contact_counts_standups_with_people_of_both_teams():
    found = contact(held("ana chloe dee", "ana ben", "ana chloe", late="ben"), TODAY)
    assert found.standups == 3
    assert found.teams == ("ops", "demand", "sales")
    pairs = ("ops", "sales"), ("sales", "ops"), ("ops", "demand"), ("demand", "sales"), ("ops", "ops")
    assert [found.of(*pair) for pair in pairs] == [2, 2, 2, 1, 3]


def test_contact_looks_back_eight_weeks():
    assert contact(held("ana chloe"), "2027-01-01").standups == 0
    assert contact(held("ana chloe"), "2027-01-01", weeks=12).standups == 1


def test_who_shares_an_initiative_and_never_met_is_introduced():
    made = held("ana chloe", "ana ben")
    [found] = introductions(made, TODAY)
    assert (found.one, found.other, found.initiatives) == ("ana", "dee", ("webinar",))
    assert introduced(made, found) == "Ana and Dee share Webinar relaunch and were never in a standup together"
    [need] = [need for need in attention(made, TODAY) if need.rule == "people-unmet"]
    assert (need.sentence, need.detail) == (
        "Ana and Dee have never been in a standup together",
        "they share Webinar relaunch",
    )
    assert need.command == "accord add topic 'Introduce Ana and Dee: they share Webinar relaunch'"
    assert draft_agenda(made, TODAY)[0].reason == "introduce Ana and Dee"


def test_nobody_else_is_named_while_an_introduction_waits_for_the_next_standup():
    made = held("ana", "ben")
    [first, *others] = introductions(made, TODAY)
    assert others
    topic = {"text": introduction(made, first), "created": at(21)}
    waits, _ = then(made, ("topic", "T9", None, topic))
    assert on_agenda(waits, first)
    assert "people-unmet" not in {need.rule for need in attention(waits, TODAY)}
    assert [item.text for item in draft_agenda(waits, TODAY) if item.text.startswith("Introduce")] == [topic["text"]]


@pytest.mark.parametrize(
    "made",
    [
        held("ana chloe dee"),
        held("ana chloe dee", "ana ben"),
        held("ana chloe", "ana ben").apply(
            then(held("ana chloe", "ana ben"), ("person", "dee", {"away_until": None}, {"away_until": "2026-12-24"}))[1]
        ),
        held("ana chloe", "ana ben").apply(
            then(held("ana chloe", "ana ben"), ("initiative", "webinar", {"status": None}, {"status": "done"}))[1]
        ),
    ],
    ids=["too-few-standups", "they-met", "one-is-away", "it-is-over"],
)
def test_nobody_is_introduced_without_need(made: Board):
    assert introductions(made, TODAY) == ()


def test_those_who_share_most_come_first(played: Played):
    for about in ("webinar", "crm"):
        for team in ("ops", "sales"):
            played.do(lambda b, at, pair=(about, team): set_impact(b, *pair, "work", at=at))
    played.do(lambda b, at: set_impact(b, "webinar", "demand", "work", at=at))
    for who in ("ana", "ben"):
        played.do(lambda b, at: start_meeting(b, at=at))
        played.say(f"present: {who}")
        played.do(lambda b, at: end_meeting(b, at=at))
        played.seconds += 60
    pairs = [(each.one, each.other) for each in introductions(played.board, "2026-11-24")]
    assert pairs == [("ana", "chloe"), ("ana", "ben"), ("ben", "chloe")]
