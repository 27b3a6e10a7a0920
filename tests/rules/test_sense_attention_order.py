"""Attention: the order of its entries, repeats, and who could help."""

from __future__ import annotations

from typing import Any

import pytest

from store.sense.attention import HINTS, attention
from store.sense.need import FULL_AGE, standups_since, weigh
from tests.rules.needs import ISSUE, LEAD, entries
from tests.rules.sense import CALM, TODAY, at, board, hostile, then


def test_heavier_and_older_comes_first() -> None:
    unseen = {"ack_at": None, "ack_text": None}
    docs: dict[str, Any] = {
        "impact": {
            "I1": {**unseen, "level": "low"},
            "I2": {**CALM["impact"]["I1"], **unseen, "teams": ["sales"], "role": "", "created": at(20)},
            "I3": {**CALM["impact"]["I1"], **unseen, "teams": ["demand"], "role": "", "created": at(2)},
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


def test_a_repeat_over_three_standups_says_so_and_asks_for_a_decision() -> None:
    meetings = {f"M{number}": {"started": at(number), "ended": at(number, 10)} for number in (12, 15, 19, 21)}
    meetings["M99"] = {"started": at(22)}
    found = attention(board(issue={"Q1": {**ISSUE, "created": at(13)}}, meeting=meetings), TODAY)
    assert (found[0].standups, found[0].detail) == (
        3,
        "nobody helps · 3 standups running: decide · Chloe knows the CRM",
    )
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
