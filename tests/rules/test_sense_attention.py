"""What needs the room: each rule alone, what silences it, its words, and the order of them all."""

from __future__ import annotations

from typing import Any

import pytest

from store.model.board import Board
from store.model.changes import Doc
from store.sense.attention import HINTS, attention
from store.sense.need import FULL_AGE, standups_since, weigh
from store.sense.rules import NAMES
from tests.rules.sense import CALM, TODAY, at, board, hostile, then

ISSUE: Doc = {
    "text": "Lead files bounce in the CRM import",
    "initiative": "webinar",
    "teams": ["ops"],
    "created": at(22),
}
ACTION: Doc = {"text": "ask the vendor for a header row", "owners": ["ana"], "due": "2026-11-27", "created": at(22)}
LEAD: Doc = {
    "name": "lead",
    "created": at(10),
    "meanings": {
        "demand": {"text": "filled in a form", "at": at(10)},
        "sales": {"text": "passed the joint criteria", "at": at(11)},
    },
}


def entries(**more: dict[str, Doc]) -> dict[str, tuple[str, str, str]]:
    """What needs the room, by rule: sentence, detail, command."""
    return {need.rule: (need.sentence, need.detail, need.command) for need in attention(board(**more), TODAY)}


def test_a_calm_board_needs_nothing() -> None:
    assert attention(board(), TODAY) == ()


def test_an_empty_board_needs_nothing() -> None:
    assert attention(Board.empty(), TODAY) == ()


FRICTION: Doc = {
    **{"text": "asked twice", "touchpoint": "call", "count": "100", "per": "month", "cost": "6", "created": at(20)}
}


CRM: Doc = {"name": "CRM", "created": at(20)}
WELL_KNOWN: dict[str, dict[str, Doc]] = {
    "system": {"crm": CRM},
    "person": {"ana": {"knows": {"crm": "expert"}}, "chloe": {"knows": {"crm": "expert"}}},
}
PATH: Doc = {
    "name": "From form to call",
    "created": at(20),
    "steps": [{"team": "ops", "system": "crm", "passes": "the lead"}],
}
SESSION: Doc = {
    "text": "how accounts are merged",
    "system": "crm",
    "shower": "chloe",
    "learners": ["ben"],
    "date": "2026-11-20",
    "created": at(16),
}
SEEN: Doc = {"ack_at": at(9), "ack_by": "ana", "ack_text": "x", "created": at(9)}
ASKED: Doc = {
    "text": "what do customers object to?",
    "initiative": "webinar",
    "person": "ben",
    "due": "2026-11-27",
    "created": at(14),
}

SAID: list[tuple[str, dict[str, dict[str, Doc]], tuple[str, str, str]]] = [
    (
        "impact-unseen",
        {"impact": {"I1": {"ack_at": None, "ack_text": None}}},
        (
            "Ops has not seen what Webinar relaunch costs it",
            "two days of list cleaning a week · 9 days",
            "accord ack webinar ops",
        ),
    ),
    (
        "impact-changed",
        {"impact": {"I1": {"text": "three days a week"}}},
        (
            "Ops has not seen what changed for it in Webinar relaunch",
            "three days a week · seen 8 days ago",
            "accord ack webinar ops",
        ),
    ),
    (
        "issue-alone",
        {"issue": {"Q12": ISSUE}},
        (
            "Q12 Lead files bounce in the CRM import",
            "nobody helps · Chloe knows the CRM",
            "accord help-with Q12 chloe",
        ),
    ),
    (
        "issue-alone",
        {"issue": {"Q3": {"text": "Bring the podcast along", "type": "opportunity", "created": at(22)}}},
        ("Q3 Bring the podcast along", "nobody takes it up", "accord help-with Q3 PERSON"),
    ),
    (
        "issue-old",
        {"issue": {"Q12": {**ISSUE, "helpers": ["chloe"], "created": "2026-10-12T09:00:00.000Z"}}},
        ("Q12 Lead files bounce in the CRM import", "open for 6 weeks · Chloe helps", "accord resolve Q12 …"),
    ),
    (
        "issue-back",
        {"issue": {"Q12": {**ISSUE, "status": "parked", "parked_until": TODAY}}},
        ("Q12 Lead files bounce in the CRM import", "parked until Mon 23", "accord resolve Q12 …"),
    ),
    (
        "action-late",
        {"action": {"A28": {**ACTION, "due": "2026-11-20"}}},
        ("A28 ask the vendor for a header row", "Ana · due Fri 20, 3 days late", "accord done A28"),
    ),
    (
        "action-late",
        {"action": {"A28": {**ACTION, "due": "2026-11-22", "owners": None}}},
        ("A28 ask the vendor for a header row", "nobody has it · due Sun 22, 1 day late", "accord done A28"),
    ),
    (
        "action-unowned",
        {"action": {"A28": {**ACTION, "owners": None}}},
        ("A28 ask the vendor for a header row", "nobody has it · due Fri 27", "accord edit A28 owners=PERSON"),
    ),
    (
        "action-guessed",
        {"action": {"A28": {**ACTION, "owners": None, "guessed": ["ana", "ben"]}}},
        (
            "A28 ask the vendor for a header row",
            "perhaps Ana or Ben, not confirmed · due Fri 27",
            "accord edit A28 owners=ana,ben",
        ),
    ),
    (
        "action-undated",
        {"action": {"A28": {**ACTION, "due": None}}},
        ("A28 ask the vendor for a header row", "Ana · no day set", "accord edit A28 due=DAY"),
    ),
    (
        "term-disputed",
        {"term": {"lead": LEAD}, "action": {"A1": {**ACTION, "text": "clean the leads", "initiative": "webinar"}}},
        ("“lead” means two things: Demand Gen, Sales", "used in Webinar relaunch", "accord define lead … --agreed"),
    ),
    (
        "term-disputed",
        {"term": {"lead": LEAD}, "action": {"A1": {**ACTION, "text": "clean the leads"}}},
        ("“lead” means two things: Demand Gen, Sales", "used in A1", "accord define lead … --agreed"),
    ),
    (
        "term-disputed",
        {"term": {"lead": LEAD}},
        ("“lead” means two things: Demand Gen, Sales", "nothing open uses it", "accord define lead … --agreed"),
    ),
    (
        "term-disputed",
        {"term": {"lead": {**LEAD, "agreed": "Filled in a form.", "agreed_at": at(10, 10)}}},
        (
            "“lead” was agreed, and means something else to Sales since",
            "nothing open uses it",
            "accord define lead … --agreed",
        ),
    ),
    (
        "proposal-open",
        {
            "proposal": {
                "P2": {"text": "one file a day", "votes": {"ana": "+1", "ben": "-1", "x": "0"}, "created": at(20)}
            }
        },
        ("P2 one file a day", "proposed, not decided · 1 for, 1 against", "accord drop P2"),
    ),
    (
        "initiative-untold",
        {"initiative": {"crm": {"name": "CRM migration", "sponsor": "ana"}}},
        (
            "Nobody has said what CRM migration costs any team",
            "+crm has no impacts",
            "accord add impact '+crm @TEAM …'",
        ),
    ),
    (
        "initiative-undecided",
        {"impact": {"I1": {"role": "contributes"}}},
        ("Nobody decides in Webinar relaunch", "+webinar · Ops take part", "accord edit I1 role=decides"),
    ),
    (
        "initiative-undecided",
        {"impact": {"I1": {"role": "decides"}, "I2": {**CALM["impact"]["I1"], "teams": ["sales"], "role": "decides"}}},
        ("Two teams decide in Webinar relaunch", "+webinar · Ops, Sales", "accord edit I2 role=contributes"),
    ),
    (
        "initiative-unsponsored",
        {"initiative": {"webinar": {"sponsor": None}}},
        ("Webinar relaunch has no sponsor", "+webinar", "accord edit webinar sponsor=PERSON"),
    ),
    (
        "conflict-open",
        {
            "goal": {"volume": {"name": "More leads", "team": "demand", "metric": "leads"}, "clean": {"name": "Clean"}},
            "conflict": {"K1": {"text": "x", "goals": ["volume", "clean"], "created": at(9)}},
        },
        (
            "More leads ↔ Clean: no agreement yet",
            "Demand Gen: leads · Company: not measured yet",
            "accord agree K1 …",
        ),
    ),
    (
        "friction-untried",
        {"touchpoint": {"call": {"owner": "sales"}}, "friction": {"F1": FRICTION, "F2": {**FRICTION, "cost": "1"}}}
        | {"experiment": {"E2": {"text": "x", "friction": "F2", "created": at(20)}}},
        (
            "F1 asked twice",
            "7,200 EUR a year · nothing is tried against it",
            "accord add experiment 'F1 …'",
        ),
    ),
    (
        "friction-unowned",
        {"touchpoint": {"call": {"name": "Call script"}}, "friction": {"F1": {**FRICTION, "cost": None}}},
        ("F1 asked twice", "nobody owns Call script", "accord edit call owner=TEAM"),
    ),
    (
        "input-waiting",
        {"input": {"R1": ASKED}},
        ("R1 what do customers object to?", "asked of Ben · due Fri 27", "accord receive R1 …"),
    ),
    (
        "input-late",
        {"input": {"R1": {**ASKED, "due": "2026-11-20"}}},
        ("R1 what do customers object to?", "asked of Ben · due Fri 20, 3 days late", "accord receive R1 …"),
    ),
    (
        "criteria-unsigned",
        {"criterion": {"C1": {"text": "calls in two days", "initiative": "webinar", "created": at(14)}}},
        ("Ops has not signed what success means in Webinar relaunch", "1 criterion", "accord sign webinar ops"),
    ),
    (
        "people-unmet",
        {
            "person": {"dee": {"name": "Dee Park", "team": "sales"}},
            "impact": {"I2": {"text": "x", "initiative": "webinar", "teams": ["sales"], **SEEN}},
            "meeting": {
                "M1": {"started": at(10), "ended": at(10, 10), "present": ["ana", "chloe"]},
                "M2": {"started": at(17), "ended": at(17, 10), "present": ["ana"]},
            },
        },
        ("Ana and Dee have never been in a standup together", "they share Webinar relaunch", "accord rapport"),
    ),
    (
        "experiment-untested",
        {
            "touchpoint": {"call": {"owner": "sales"}},
            "friction": {"F1": FRICTION},
            "experiment": {"E1": {"text": "ask once", "friction": "F1", "created": "2026-10-05T09:00:00.000Z"}},
        },
        ("E1 ask once", "begun 7 weeks ago, not tested yet", "accord test E1 RESULT"),
    ),
    (
        "system-one-expert",
        {"system": {"crm": CRM}},
        ("Only Chloe knows the CRM well", "Ana knows the essentials", "accord add session 'crm @chloe @ana due:DAY'"),
    ),
    (
        "system-unknown",
        {"system": {"desk": {"name": "Service desk", "created": at(20)}}},
        ("Nobody knows Service desk well", "", "accord know PERSON desk expert"),
    ),
    (
        "step-blind",
        {**WELL_KNOWN, "handoff": {"path": {**PATH, "steps": [*PATH["steps"], {"team": "demand"}]}}},
        (
            "Demand Gen knows nothing of the CRM",
            "the lead comes from it · From form to call, step 1 to 2",
            "accord add session 'crm @ana @demand due:DAY'",
        ),
    ),
    (
        "team-blind",
        {**WELL_KNOWN, "handoff": {"path": {**PATH, "steps": [{"team": "demand", "system": "crm"}]}}},
        (
            "Nobody in Demand Gen knows the CRM",
            "step 1 of From form to call is theirs",
            "accord add session 'crm @ana @demand due:DAY'",
        ),
    ),
    (
        "session-overdue",
        {**WELL_KNOWN, "session": {"S1": SESSION}},
        (
            "S1 how accounts are merged",
            "Chloe shows Ben the CRM · planned for Fri 20, 3 days late",
            "accord done S1",
        ),
    ),
    (
        "notes-waiting",
        {"note": {"N4": {"text": "the vendor sent a price", "queued": True}, "N5": {"text": "b", "queued": True}}},
        ("2 notes wait for the next agenda", "N4 the vendor sent a price, N5 b", "accord agenda"),
    ),
]


@pytest.mark.parametrize(("rule", "more", "said"), SAID)
def test_a_rule_speaks_alone_and_names_its_way_out(
    rule: str, more: dict[str, dict[str, Doc]], said: tuple[str, str, str]
) -> None:
    sentence, detail, command = said
    found = attention(board(**more), TODAY)
    assert [(need.rule, need.sentence, need.detail) for need in found] == [(rule, sentence, detail)]
    assert found[0].command.replace("'…'", "…") == command
    assert found[0].key in {"k", "h", "g", "d", "o", "enter"}


def test_every_rule_is_tried_here() -> None:
    assert {rule for rule, _, _ in SAID} == set(NAMES)


SILENT: list[dict[str, dict[str, Doc]]] = [
    {"impact": {"I1": {"ack_at": None, "level": "none"}}},
    {"impact": {"I1": {"ack_at": None}}, "initiative": {"webinar": {"status": "done"}}},
    {"impact": {"I1": {"role": "decides"}}},
    {"issue": {"Q12": {**ISSUE, "owners": ["ana"]}}},
    {"issue": {"Q12": {**ISSUE, "helpers": ["ana"]}}},
    {"issue": {"Q12": {**ISSUE, "status": "resolved"}}},
    {"issue": {"Q12": {**ISSUE, "status": "parked"}}},
    {"issue": {"Q12": {**ISSUE, "status": "parked", "parked_until": "2026-11-24"}}},
    {"action": {"A28": ACTION}},
    {"action": {"A28": {**ACTION, "due": TODAY}}},
    {"action": {"A28": {**ACTION, "due": "2026-11-20", "status": "done"}}},
    {"term": {"lead": {**LEAD, "agreed": "filled in a form", "agreed_at": at(12)}}},
    {"term": {"lead": {"meanings": {"ops": {"text": "A form."}, "sales": {"text": "a  form"}}}}},
    {"proposal": {"P2": {"text": "one file a day", "status": "decided"}}},
    {"initiative": {"crm": {"name": "CRM migration", "status": "paused"}}},
    {"note": {"N4": {"text": "private", "queued": True, "off": True}}},
]


@pytest.mark.parametrize("more", SILENT)
def test_what_is_settled_says_nothing(more: dict[str, dict[str, Doc]]) -> None:
    assert entries(**more) == {}


def test_heavier_and_older_comes_first() -> None:
    unseen = {"ack_at": None, "ack_text": None}
    docs: dict[str, Any] = {
        "impact": {
            "I1": {**unseen, "level": "low"},
            "I2": {**CALM["impact"]["I1"], **unseen, "teams": ["sales"], "created": at(20)},
            "I3": {**CALM["impact"]["I1"], **unseen, "teams": ["demand"], "created": at(2)},
        }
    }
    found = attention(board(**docs), TODAY)
    assert [need.ids[0] for need in found] == ["I3", "I2", "I1"]
    assert [need.weight for need in found] == sorted([need.weight for need in found], reverse=True)


def test_equal_weights_stand_in_the_order_of_the_rules() -> None:
    docs = {"issue": {"Q1": {**ISSUE, "created": at(23)}}, "term": {"lead": {**LEAD, "created": at(23)}}}
    meanings = {"demand": {"text": "a", "at": at(23)}, "sales": {"text": "b", "at": at(23)}}
    docs["term"]["lead"]["meanings"] = meanings
    assert [need.rule for need in attention(board(**docs), TODAY)] == ["term-disputed", "issue-alone"]


def test_a_record_has_one_entry_its_weightiest() -> None:
    found = attention(board(action={"A1": {"text": "x", "due": "2026-11-20", "created": at(1)}}), TODAY)
    assert [need.rule for need in found] == ["action-unowned"]
    found = attention(board(action={"A1": {"text": "x", "due": "2026-11-20", "created": at(20)}}), TODAY)
    assert [need.rule for need in found] == ["action-late"]


def test_a_term_and_an_initiative_of_one_name_are_two_entries() -> None:
    docs: dict[str, Any] = {"term": {"webinar": LEAD}, "initiative": {"webinar": {"sponsor": None}}}
    assert {need.rule for need in attention(board(**docs), TODAY)} == {"term-disputed", "initiative-unsponsored"}


def test_weight_doubles_in_four_weeks_and_then_stays() -> None:
    assert weigh(4, 0) == 4
    assert weigh(4, FULL_AGE // 2) == 6
    assert weigh(4, FULL_AGE) == weigh(4, 400) == 8
    assert weigh(4, -3) == 4


def test_a_repeat_over_three_standups_says_so() -> None:
    meetings = {f"M{number}": {"started": at(number), "ended": at(number, 10)} for number in (12, 15, 19, 21)}
    meetings["M99"] = {"started": at(22)}
    found = attention(board(issue={"Q1": {**ISSUE, "created": at(13)}}, meeting=meetings), TODAY)
    assert (found[0].standups, found[0].detail) == (3, "nobody helps · Chloe knows the CRM · 3 standups running")
    found = attention(board(issue={"Q1": {**ISSUE, "created": at(16)}}, meeting=meetings), TODAY)
    assert (found[0].standups, found[0].detail) == (2, "nobody helps · Chloe knows the CRM")
    assert standups_since(board(meeting=meetings), "") == 0


def test_who_could_help_is_named_for_the_weightiest_issues_only() -> None:
    issues = {f"Q{number}": {**ISSUE, "created": at(1 + number % 20)} for number in range(1, HINTS + 11)}
    found = attention(board(issue=issues), TODAY)
    assert len(found) == HINTS + 10
    assert [need.command.endswith("chloe") for need in found] == [True] * HINTS + [False] * 10


def test_somebody_away_is_not_asked() -> None:
    away = {"chloe": {"away_until": TODAY}}
    assert (
        entries(issue={"Q1": ISSUE}, person=away)["issue-alone"][1] == "nobody helps · Ana knows a little about the CRM"
    )


def test_what_it_concerns_is_told_apart() -> None:
    (found,) = attention(board(issue={"Q1": ISSUE}), TODAY)
    assert (found.initiative, found.teams, found.ids, found.days) == ("webinar", ("ops",), ("Q1",), 1)


def test_an_impact_of_an_unknown_initiative_still_shows() -> None:
    docs: dict[str, Any] = {"impact": {"I2": {"text": "x", "initiative": "gone", "teams": ["old"], "created": at(23)}}}
    assert entries(**docs)["impact-unseen"][:2] == ("Old has not seen what gone costs it", "x")


def test_it_is_worked_out_once_a_board() -> None:
    here = board(issue={"Q1": ISSUE})
    assert attention(here, TODAY) is attention(here, TODAY)
    after, _ = then(here, ("issue", "Q1", {"helpers": None}, {"helpers": ["ana"]}))
    assert attention(after, TODAY) == ()


def test_hostile_text_is_one_line_of_words() -> None:
    found = attention(hostile(), TODAY)
    assert {need.rule for need in found} >= {"issue-alone", "term-disputed", "impact-unseen", "proposal-open"}
    for need in found:
        assert "\n" not in need.sentence + need.detail
        assert len(need.sentence) < 400
        assert len(need.detail) < 500


@pytest.mark.parametrize("today", ["", "soon", "0001-01-01", "9999-12-31"])
def test_any_day_is_a_day(today: str) -> None:
    assert attention(hostile(), today)
