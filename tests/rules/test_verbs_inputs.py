"""Inputs as people ask for them: of whom, by when, what came, and what is refused."""

from __future__ import annotations

import pytest

from store.line.parse import parse
from store.model.records import InputStatus
from store.verbs.adding import add_line
from store.verbs.edit import drop_record, edit_record
from store.verbs.inputs import ask_again, ask_input, receive_input
from store.verbs.meetings import start_meeting
from tests.rules.played import Played, founded


@pytest.fixture
def played() -> Played:
    made = founded()
    made.say("#ask what do customers object to? @ben +webinar due:fri")
    return made


def test_an_input_is_asked_of_somebody_for_an_initiative_by_a_day(played: Played):
    asked = played.board.inputs["R1"]
    assert (asked.text, asked.person, asked.initiative) == ("what do customers object to?", "ben", "webinar")
    assert (asked.due, asked.status) == ("2026-11-27", InputStatus.ASKED)


@pytest.mark.parametrize(
    "line",
    [
        "#input @ben what do customers object to? +webinar due:fri",
        "ASK: @ben +webinar what do customers object to? due:fri",
        "Input: what do customers object to? +webinar @ben until:fri",
    ],
)
def test_it_may_be_written_as_minutes_takers_do(line: str):
    played = founded()
    played.say(line)
    asked = played.board.inputs["R1"]
    assert (asked.text, asked.person, asked.due) == ("what do customers object to?", "ben", "2026-11-27")


@pytest.mark.parametrize("line", ["ask: can we meet on Friday?", "Input: none so far", "Received: the files"])
def test_a_sentence_that_begins_so_stays_a_note(line: str):
    played = founded()
    assert played.say(line) == ("N1",)


def test_several_people_are_asked_one_by_one(played: Played):
    assert played.say("#ask @ben @chloe which words do buyers use?") == ("R2", "R3")
    assert [played.board.inputs[key].person for key in ("R2", "R3")] == ["ben", "chloe"]
    played.do(lambda b, at: receive_input(b, "R2", "cheaper", at=at))
    assert played.board.inputs["R3"].status is InputStatus.ASKED


def test_in_a_standup_the_topic_says_which_initiative(played: Played):
    played.do(lambda b, at: start_meeting(b, at=at))
    played.say("# CRM migration +crm", "#ask @ben which fields do you need?")
    asked = played.board.inputs["R2"]
    assert (asked.initiative, asked.meeting) == ("crm", "M1")


def test_what_was_said_is_kept_as_it_was_said(played: Played):
    played.say("#received R1: the price, says @chloe level:high")
    asked = played.board.inputs["R1"]
    assert (asked.status, asked.said) == (InputStatus.RECEIVED, "the price, says @chloe level:high")
    assert asked.received_at == played.at.now


def test_said_again_in_other_words_it_came_when_it_first_came(played: Played):
    played.do(lambda b, at: receive_input(b, "r1", "the price", at=at))
    first = played.board.inputs["R1"].received_at
    played.seconds += 60
    played.do(lambda b, at: receive_input(b, "R1", "the price, above all", at=at))
    asked = played.board.inputs["R1"]
    assert (asked.said, asked.received_at) == ("the price, above all", first)


def test_what_is_no_answer_is_asked_for_again(played: Played):
    played.do(lambda b, at: receive_input(b, "R1", "no idea", at=at))
    played.do(lambda b, at: ask_again(b, "R1", at=at))
    asked = played.board.inputs["R1"]
    assert (asked.status, asked.said, asked.received_at) == (InputStatus.ASKED, "", "")
    assert "already" in played.refusal(lambda b, at: ask_again(b, "R1", at=at))


def test_fields_may_be_named_beside_the_text(played: Played):
    line = parse("positioning", "input", played.board.names().known)
    given = {"person": "chloe", "initiative": "crm", "due": "next tue", "team": "ops"}
    played.do(lambda b, at: add_line(b, "input", line, given, at=at))
    asked = played.board.inputs["R2"]
    assert (asked.person, asked.initiative, asked.due, asked.teams) == ("chloe", "crm", "2026-12-01", ("ops",))


def test_it_can_be_given_to_somebody_else_and_put_off(played: Played):
    played.do(lambda b, at: edit_record(b, "R1", {"person": "chloe", "due": "2026-12-04"}, at=at))
    asked = played.board.inputs["R1"]
    assert (asked.person, asked.due) == ("chloe", "2026-12-04")


def test_who_is_asked_cannot_be_dropped(played: Played):
    assert "R1" in played.refusal(lambda b, at: drop_record(b, "ben", at=at))


@pytest.mark.parametrize(
    ("text", "people", "due", "why"),
    [
        ("what?", "", "", "Who is asked?"),
        ("what?", "zed", "", "There is no person 'zed'"),
        ("", "ben", "", "no text"),
        ("what?", "ben", "someday", "no date"),
    ],
)
def test_an_input_wants_a_person_and_words(played: Played, text: str, people: str, due: str, why: str):
    assert why in played.refusal(lambda b, at: ask_input(b, text, people, due=due, at=at))


def test_a_name_nobody_has_is_told(played: Played):
    with pytest.raises(Exception, match="Did you mean ben"):
        played.say("#ask @bem what do customers object to?")


@pytest.mark.parametrize(("key", "said", "why"), [("R9", "x", "no input 'R9'"), ("R1", " ", "What was said?")])
def test_what_is_received_is_one_that_was_asked_for(played: Played, key: str, said: str, why: str):
    assert why in played.refusal(lambda b, at: receive_input(b, key, said, at=at))


def test_the_same_answer_twice_is_no_change(played: Played):
    played.do(lambda b, at: receive_input(b, "R1", "the price", at=at))
    assert "already" in played.refusal(lambda b, at: receive_input(b, "R1", "the price", at=at))
