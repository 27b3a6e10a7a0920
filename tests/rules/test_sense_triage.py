"""Triage: who needs somebody first, what can be narrowed down, and that thousands of issues make no records."""

from __future__ import annotations

from store.sense.triage import Group, Values, Wanted, triage, values
from tests.rules.sense import TODAY, at, board

ISSUES = {
    "Q1": {"text": "helped", "helpers": ["ana"], "teams": ["ops"], "created": at(1)},
    "Q2": {"text": "alone, younger", "teams": ["sales"], "type": "risk", "created": at(9)},
    "Q3": {"text": "alone, older", "teams": ["ops", "sales"], "initiative": "webinar", "created": at(4)},
    "Q4": {"text": "owned", "owners": ["ben"], "created": at(2)},
    "Q5": {"text": "later", "status": "parked", "parked_until": "2026-12-24", "created": at(2)},
    "Q6": {"text": "whenever", "status": "parked", "created": at(2)},
    "Q7": {"text": "back", "status": "parked", "parked_until": TODAY, "created": at(2)},
    "Q8": {"text": "first", "status": "resolved", "resolved_at": at(10), "created": at(2)},
    "Q9": {"text": "last", "status": "resolved", "resolved_at": at(12), "created": at(1)},
    "Q10": {"text": "guessed only", "guessed": ["ana"], "created": at(20)},
}


def test_open_ones_nobody_helps_with_come_first_and_the_oldest_first():
    assert triage(board(issue=ISSUES), Wanted(), TODAY) == (
        Group("Nobody helps yet", ("Q3", "Q2", "Q10")),
        Group("Somebody is on it", ("Q1", "Q4")),
    )


def test_parked_ones_whose_day_has_come_come_first():
    assert triage(board(issue=ISSUES), Wanted("parked"), TODAY) == (
        Group("Their day has come", ("Q7",)),
        Group("Parked", ("Q5", "Q6")),
    )


def test_resolved_ones_stand_newest_first():
    assert triage(board(issue=ISSUES), Wanted("resolved"), TODAY) == (Group("Resolved", ("Q9", "Q8")),)


def test_of_one_team_initiative_and_type():
    here = board(issue=ISSUES)
    assert [group.ids for group in triage(here, Wanted(team="ops"), TODAY)] == [("Q3",), ("Q1",)]
    assert [group.ids for group in triage(here, Wanted(initiative="webinar"), TODAY)] == [("Q3",)]
    assert [group.ids for group in triage(here, Wanted(type="risk"), TODAY)] == [("Q2",)]
    assert triage(here, Wanted(team="ops", type="risk"), TODAY) == ()


def test_an_empty_board_has_no_groups():
    assert triage(board(), Wanted(), TODAY) == ()


def test_what_can_be_narrowed_down_leads_to_issues():
    here = board(issue=ISSUES)
    assert values(here, Wanted()) == Values(("ops", "sales"), ("webinar",), ("problem", "risk"))
    assert values(here, Wanted(type="risk")) == Values(("sales",), (), ("problem", "risk"))
    for team in values(here, Wanted()).teams:
        for sort in values(here, Wanted(team=team)).types:
            assert triage(here, Wanted(team=team, type=sort), TODAY)


def test_teams_that_are_gone_come_last():
    here = board(issue={"Q1": {"text": "x", "teams": ["gone", "ops"]}})
    assert values(here, Wanted()).teams == ("ops", "gone")
