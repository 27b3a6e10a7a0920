"""Where an initiative stands: what it lacks, who signs, what waits in it, and its story."""

from __future__ import annotations

import pytest

from store.model.board import Board
from store.model.changes import Doc
from store.sense.standing import affected, channel_words, deciding, flags, impacts_of, story, summary, unsigned
from tests.rules.sense import at, board

CRITERION = {"text": "two hundred came", "initiative": "webinar"}


def lacks(here: Board) -> list[str]:
    """What the webinar lacks, by what it is about."""
    return [flag.about for flag in flags(here, here.initiatives["webinar"])]


def impact(number: int, team: str, **more: str) -> dict[str, Doc]:
    return {f"I{number}": {"text": "calls", "initiative": "webinar", "teams": [team], "created": at(number), **more}}


def test_an_initiative_with_all_it_needs_lacks_nothing():
    signed = {**CRITERION, "signed": {"ops": {"text": "two hundred came", "by": "ana", "at": at(3)}}}
    assert lacks(board(impact={"I1": {"role": "decides"}}, criterion={"C1": signed})) == []


def test_what_it_lacks_is_said_in_the_order_to_mend_it():
    here = board(initiative={"webinar": {"sponsor": ""}}, impact={"I1": {"role": "contributes"}})
    assert lacks(here) == ["sponsor", "roles", "criteria"]


@pytest.mark.parametrize(
    ("roles", "lacking"),
    [
        ({"I1": ""}, False),
        ({"I1": "", "I2": ""}, True),
        ({"I1": "contributes"}, True),
        ({"I1": "decides", "I2": ""}, False),
        ({"I1": "decides", "I2": "decides"}, True),
    ],
)
def test_somebody_decides_where_it_bears_on_two_teams_or_roles_were_given(roles: dict[str, str], lacking: bool):
    teams = {"I1": "ops", "I2": "sales"}
    here = board(impact={key: {**impact(2, teams[key])["I2"], "role": role} for key, role in roles.items()})
    assert ("roles" in lacks(here)) == lacking
    assert deciding(here, "webinar").settled != lacking


def test_a_team_it_does_nothing_to_needs_nobody_to_decide():
    here = board(impact={"I1": {"role": ""}, **impact(2, "sales", level="none")})
    assert deciding(here, "webinar").settled


def test_nobody_said_what_it_costs():
    here = board(initiative={"crm": {"name": "CRM", "sponsor": "ana"}})
    assert [flag.about for flag in flags(here, here.initiatives["crm"])] == ["impacts", "criteria"]


def test_two_teams_decide():
    here = board(impact={"I1": {"role": "decides"}, **impact(2, "sales", role="decides")})
    found = {flag.about: flag for flag in flags(here, here.initiatives["webinar"])}
    assert found["roles"].sentence == "Two teams decide: Ops, Sales"
    assert found["roles"].short == "two deciders"


@pytest.mark.parametrize("status", ["paused", "done", "dropped"])
def test_one_that_is_over_lacks_nothing(status: str):
    assert lacks(board(initiative={"webinar": {"sponsor": "", "status": status}})) == []


def test_affected_teams_sign_and_an_edit_takes_signatures_back():
    stale = {**CRITERION, "signed": {"ops": {"text": "a hundred came", "by": "ana", "at": at(3)}}}
    here = board(impact={**impact(2, "sales"), **impact(3, "demand", level="none")}, criterion={"C1": stale})
    assert affected(here, "webinar") == ["ops", "sales"]
    assert unsigned(here, "webinar") == ["ops", "sales"]
    said = [flag.sentence for flag in flags(here, here.initiatives["webinar"]) if flag.about == "signatures"]
    assert said == ["Ops and Sales have not signed what success means"]


def test_nobody_signs_what_nobody_wrote():
    assert unsigned(board(), "webinar") == []


def test_the_heaviest_stands_first_and_of_equal_ones_what_was_not_seen():
    here = board(impact={**impact(2, "sales", level="low"), **impact(3, "demand", level="high")})
    assert [one.id for one in impacts_of(here, "webinar")] == ["I3", "I1", "I2"]


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        (["mail", "social", "partner", "phone"], "reaches four"),
        (["mail"], "one of the four that make a campaign do far better"),
    ],
)
def test_whether_it_reaches_four_channels(channels: list[str], said: str):
    here = board(initiative={"webinar": {"channels": channels}})
    assert channel_words(here.initiatives["webinar"]) == said


def test_what_waits_in_a_few_words():
    here = board(
        impact=impact(2, "sales"),
        issue={"Q1": {"text": "x", "initiative": "webinar"}, "Q2": {"text": "y", "status": "resolved"}},
        action={"A1": {"text": "x", "initiative": "webinar"}, "A2": {"text": "y", "initiative": "webinar"}},
    )
    assert summary(here, "webinar") == "1 not seen, 1 issue, 2 actions"
    assert summary(board(), "webinar") == ""


def test_its_story_is_told_newest_first_and_of_nothing_else():
    here = board(
        issue={
            "Q1": {"text": "bounces", "initiative": "webinar", "created": at(16), "status": "resolved",
                   "resolved_at": at(18), "resolution": "mended"},
            "Q2": {"text": "elsewhere", "created": at(17)},
        },
        action={"A1": {"text": "ask", "initiative": "webinar", "status": "done", "done_at": at(17), "owners": ["ana"]}},
    )  # fmt: skip
    assert [event.sentence for event in story(here, "webinar")] == [
        "Q1 resolved: mended",
        "A1 done: ask · Ana",
        "Q1 raised: bounces",
        "Ops acknowledged Webinar relaunch",
        "I1 Webinar relaunch for Ops: two days of list cleaning a week",
    ]
    assert len(story(here, "webinar", 2)) == 2
