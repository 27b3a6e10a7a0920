"""Who can help: who is named, in which order, and why; and who never is."""

from __future__ import annotations

from typing import Any

import pytest

from store.model.changes import Doc
from store.sense.helpers import BUSY, load, who_can_help
from tests.rules.sense import at, board, hostile, then
from tests.views.hostile import EVERY

PAST: dict[str, Doc] = {
    "Q9": {"text": "CRM import bounces lead files", "status": "resolved", "helpers": ["ben"], "created": at(3)},
    "Q8": {"text": "the invite has no field list", "status": "resolved", "resolved_by": "ana", "created": at(3)},
    "Q7": {"text": "nobody answers the vendor", "created": at(3), "helpers": ["ben"]},
    "Q6": {"text": "the podcast needs a jingle", "created": at(3)},
}


def ranked(
    text: str, *given: Any, docs: dict[str, dict[str, Doc]] | None = None, **named: Any
) -> list[tuple[str, str]]:
    """Who could help, and why."""
    return [(helper.person, helper.why) for helper in who_can_help(board(**(docs or {})), text, *given, **named)]


def test_who_knows_it_better_comes_first() -> None:
    assert ranked("CRM import bounces") == [
        ("chloe", "knows the CRM"),
        ("ana", "knows a little about the CRM"),
    ]


def test_nobody_is_named_without_a_reason() -> None:
    assert ranked("the coffee is cold") == []
    assert ranked("") == []


def test_who_resolved_or_helps_with_something_alike() -> None:
    assert ranked("lead files bounce again", docs={"issue": PAST}) == [("ben", "resolved Q9")]
    assert ranked("field lists for invites", docs={"issue": PAST}) == [("ana", "resolved Q8")]
    assert ranked("the vendor does not answer", docs={"issue": PAST}) == [("ben", "helps with Q7")]
    assert ranked("a jingle for the podcast", docs={"issue": PAST}) == []


def test_one_phrase_says_the_two_strongest_reasons() -> None:
    past = {**PAST, "Q9": {**PAST["Q9"], "helpers": ["chloe"]}}
    assert ranked("CRM import bounces lead files", docs={"issue": past})[0] == ("chloe", "knows the CRM, resolved Q9")


def test_who_carries_a_lot_comes_later_and_it_is_said() -> None:
    knows = {"ben": {"knows": {"crm": "expert"}}}
    actions: dict[str, Doc] = {f"A{n}": {"text": "x", "owners": ["ben"]} for n in range(1, 5)}
    actions["A9"] = {"text": "x", "owners": ["ben"], "status": "done"}
    docs: dict[str, Any] = {"person": knows, "action": actions}
    assert ranked("the CRM", docs=docs)[:2] == [
        ("chloe", "knows the CRM"),
        ("ben", "knows the CRM; carries 4 already"),
    ]
    here = board(issue={"Q1": {"text": "x", "owners": ["ben"], "helpers": ["ben"]}}, **docs)
    assert (load(here, "ben"), load(here, "chloe"), BUSY) == (5, 0, 3)


def test_a_load_never_takes_the_last_point() -> None:
    actions: dict[str, Doc] = {f"A{n}": {"text": "x", "owners": ["ana"]} for n in range(1, 30)}
    found = who_can_help(board(action=actions), "the CRM")
    assert [helper.person for helper in found] == ["chloe", "ana"]
    assert all(helper.score > 0 for helper in found)


@pytest.mark.parametrize(("until", "named"), [("2026-11-22", True), ("2026-11-23", False), ("2026-12-01", False)])
def test_nobody_away_is_named(until: str, named: bool) -> None:
    docs = {"person": {"chloe": {"away_until": until}}}
    assert ("chloe" in dict(ranked("the CRM", docs=docs, today="2026-11-23"))) is named
    assert ("chloe" in dict(ranked("the CRM", docs=docs))) is named  # the board's last change was that day


def test_who_is_excluded_is_not_named() -> None:
    assert ranked("the CRM", exclude=("chloe",)) == [("ana", "knows a little about the CRM")]


def test_the_team_it_touches_and_the_sponsor_break_ties_and_stand_in() -> None:
    assert ranked("the coffee is cold", teams=("demand",)) == [("ben", "is in Demand Gen")]
    assert ranked("cold", "webinar") == [("ana", "is in Ops"), ("chloe", "sponsors Webinar relaunch")]
    knows = {"person": {"ben": {"knows": {"crm": "expert"}}}}
    assert [person for person, _ in ranked("CRM", docs=knows)] == ["ben", "chloe", "ana"]
    assert ranked("CRM", docs=knows, teams=("sales",))[0] == ("chloe", "knows the CRM")


def test_a_system_goes_by_its_name_and_has_an_owner() -> None:
    docs: dict[str, Any] = {
        "system": {"mc": {"name": "Campaign Cloud", "owner": "ben"}},
        "person": {"chloe": {"knows": {"mc": "hands-on"}}},
    }
    assert ranked("campaign clouds are down", docs=docs) == [
        ("chloe", "works with Campaign Cloud"),
        ("ben", "owns Campaign Cloud"),
    ]
    half = who_can_help(board(**docs), "the campaign")
    assert [(helper.person, helper.score) for helper in half] == [("chloe", 2.0), ("ben", 1.5)]


def test_a_term_counts_by_its_aliases() -> None:
    docs: dict[str, Any] = {
        "term": {"marketing qualified lead": {"name": "Marketing qualified lead", "aliases": ["MQL"]}},
        "person": {"ben": {"knows": {"marketing qualified lead": "expert"}}},
    }
    assert ranked("too few MQLs", docs=docs) == [("ben", "knows marketing qualified lead")]


def test_issues_are_learned_from_as_they_change() -> None:
    here = board(issue=PAST)
    text = "a jingle for the podcast"
    assert who_can_help(here, text) == ()
    after, _ = then(here, ("issue", "Q6", {"helpers": None}, {"helpers": ["ana"]}))
    assert [helper.why for helper in who_can_help(after, text)] == ["helps with Q6"]
    later, _ = then(after, ("issue", "Q6", {"helpers": ["ana"]}, {"helpers": None}))
    assert who_can_help(later, text) == ()
    assert [helper.why for helper in who_can_help(after, text)] == ["helps with Q6"]


def test_the_order_is_the_same_each_time_and_the_list_ends() -> None:
    people: dict[str, Doc] = {f"p{n}": {"name": f"P{n}", "knows": {"crm": "expert"}} for n in range(9)}
    found = ranked("CRM", docs={"person": people})
    assert [person for person, _ in found] == ["chloe", "p0", "p1", "p2", "p3"]
    assert found == ranked("CRM", docs={"person": people})


def test_unknown_skills_and_people_are_passed_over() -> None:
    docs: dict[str, Any] = {
        "person": {"ben": {"knows": {"crm": "wizard"}}, "ana": {"knows": {"crm": "none"}}},
        "issue": {"Q9": {**PAST["Q9"], "helpers": ["somebody gone"]}},
    }
    assert ranked("CRM import bounces", "no such", ("no such",), docs=docs) == [("chloe", "knows the CRM")]


@pytest.mark.parametrize("text", EVERY)
def test_hostile_text_names_people_in_one_line(text: str) -> None:
    here = hostile()
    for helper in who_can_help(here, text, "webinar", ("ops", "team1")):
        assert helper.person in here.people
        assert helper.why
        assert "\n" not in helper.why
