"""What inputs and success criteria mean: in attention, since the last standup, in the history and in the minutes."""

from __future__ import annotations

from typing import Any

import pytest

from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.model.moment import Moment
from store.sense.attention import attention
from store.sense.criteria import outdated
from store.sense.inputs import of_initiative
from store.sense.need import Need
from store.sense.search import find
from store.sense.standing import story
from store.sense.weekly import describe_commit, since_last
from store.verbs.meetings import start_meeting
from tests.rules.sense import TODAY, at, board, then

ASKED: dict[str, Any] = {
    "text": "what do customers object to?",
    "initiative": "webinar",
    "person": "ben",
    "created": at(14),
}
CAME = {"status": "received", "said": "the price", "received_at": at(20)}
CRITERION: dict[str, Any] = {"text": "calls in two days", "initiative": "webinar", "created": at(14)}
SIGNED = {"text": "calls in two days", "by": "ana", "at": at(16)}
ENDED = {"started": at(17, 9), "ended": at(17, 10)}


def needs(made: Board, rule: str) -> list[Need]:
    return [need for need in attention(made, TODAY) if need.rule.startswith(rule)]


def test_an_input_that_is_wanted_needs_the_room():
    made = board(input={"R1": ASKED})
    [need] = needs(made, "input")
    assert (need.rule, need.ids, need.initiative) == ("input-waiting", ("R1",), "webinar")
    assert need.sentence == "R1 what do customers object to?"
    assert need.detail == "asked of Ben · 9 days ago"
    assert need.command == "accord receive R1 '…'"


def test_one_whose_day_is_past_weighs_more():
    waiting, late = (
        board(input={"R1": {**ASKED, "due": "2026-11-27"}}),
        board(input={"R1": {**ASKED, "due": "2026-11-20"}}),
    )
    [before], [after] = needs(waiting, "input"), needs(late, "input")
    assert (before.detail, after.detail) == ("asked of Ben · due Fri 27", "asked of Ben · due Fri 20, 3 days late")
    assert (after.rule, after.weight > before.weight) == ("input-late", True)


@pytest.mark.parametrize("change", [{"input": {"R1": CAME}}, {"initiative": {"webinar": {"status": "done"}}}])
def test_it_settles_with_an_answer_or_with_its_initiative(change: dict[str, Any]):
    made = board(
        input={"R1": {**ASKED, **change.get("input", {}).get("R1", {})}}, initiative=change.get("initiative", {})
    )
    assert needs(made, "input") == []


def test_what_is_wanted_stands_before_what_came():
    made = board(
        input={
            "R1": {**ASKED, **CAME},
            "R2": ASKED,
            "R3": {**ASKED, "due": "2026-11-27"},
            "R4": {**ASKED, **CAME, "received_at": at(21)},
        }
    )
    assert [each.id for each in of_initiative(made, "webinar")] == ["R3", "R2", "R4", "R1"]


def test_teams_concerned_that_have_not_signed_need_the_room():
    made = board(criterion={"C1": CRITERION})
    [need] = needs(made, "criteria")
    assert need.sentence == "Ops has not signed what success means in Webinar relaunch"
    assert (need.detail, need.ids, need.teams) == ("1 criterion", ("webinar", "C1"), ("ops",))
    assert need.command == "accord sign webinar ops"


def test_a_signature_settles_it_and_an_edit_brings_it_back():
    signed = board(criterion={"C1": {**CRITERION, "signed": {"ops": SIGNED}}})
    assert needs(signed, "criteria") == []
    edited, _ = then(signed, ("criterion", "C1", {"text": CRITERION["text"]}, {"text": "calls in one day"}))
    [need] = needs(edited, "criteria")
    assert need.detail == "1 criterion · Ops signed earlier words"
    assert outdated(edited, "webinar") == ["ops"]


def test_without_criteria_or_in_what_is_over_nobody_has_to_sign():
    assert needs(board(), "criteria") == []
    over = board(criterion={"C1": CRITERION}, initiative={"webinar": {"status": "dropped"}})
    assert needs(over, "criteria") == []


def test_since_the_last_standup_both_are_told():
    late = {**ASKED, "created": at(18)}
    made = board(
        input={"R1": {**ASKED, **CAME}, "R2": late},
        criterion={"C1": {**CRITERION, "signed": {"ops": {**SIGNED, "at": at(19)}}}},
        meeting={"M1": ENDED},
    )
    assert [event.sentence for event in since_last(made).events] == [
        "R1 received from Ben: the price",
        "Ops signed what success means in Webinar relaunch",
        "R2 asked of Ben: what do customers object to?",
    ]
    assert {"R1", "R2", "C1"} <= {event.id for event in story(made, "webinar")}


def test_the_history_says_what_was_done():
    made = board(input={"R1": ASKED}, criterion={"C1": CRITERION, "C2": {**CRITERION, "text": "half of them"}})
    nothing: dict[str, Any] = dict.fromkeys(("status", "said", "received_at"))
    after, commit = then(made, ("input", "R1", nothing, CAME))
    assert describe_commit(commit, after) == "R1 received from Ben: the price"
    second = {**SIGNED, "text": "half of them"}
    after, commit = then(
        made,
        ("criterion", "C1", {"signed": None}, {"signed": {"sales": SIGNED}}),
        ("criterion", "C2", {"signed": None}, {"signed": {"sales": second}}),
    )
    assert describe_commit(commit, after) == "Sales signed what success means in Webinar relaunch"


def test_an_answer_can_be_found():
    made = board(input={"R1": {**ASKED, **CAME}})
    assert [hit.id for hit in find(made, "price is:input")] == ["R1"]


def test_the_minutes_say_how_things_stood():
    made = board(
        input={"R1": {**ASKED, **CAME}, "R2": {**ASKED, "text": "which words?", "due": "2026-11-27"}},
        criterion={"C1": {**CRITERION, "signed": {"ops": SIGNED, "sales": {**SIGNED, "at": at(20)}}}},
        meeting={"M1": {**ENDED, "title": "Growth"}},
    )
    text = to_markdown(blocks(minutes(made, "M1", at(23)), ("criteria", "inputs")))
    assert text.endswith(
        """## Success criteria

### Webinar relaunch

- calls in two days — signed by Marketing Operations (C1)

## Inputs

- [ ] which words? — asked of Ben Okafor, due Fri 27 Nov (R2)
- [ ] what do customers object to? — asked of Ben Okafor (R1)
"""
    )


def test_a_standup_is_not_missed_while_it_runs():
    made = board(meeting={"M1": {"started": at(3, 9), "ended": at(3, 10)}})
    [need] = needs(made, "standup")
    assert (need.ids, need.key) == (("M1",), "m")
    runs, _ = then(made, *start_meeting(made, at=Moment("ana", at(23, 10))))
    assert needs(runs, "standup") == []
