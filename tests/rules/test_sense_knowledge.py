"""Holes on the map of who knows what, the paths of work, and what sessions closed."""

from __future__ import annotations

import pytest

from store.meeting.agenda import draft_agenda
from store.meeting.learned import learned
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_json import as_object
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.model.changes import Doc
from store.model.records import TopicType
from store.sense.attention import attention
from store.sense.knowledge import ahead, by_team, could_show, coverage, holes, stops
from store.sense.weekly import since_last
from store.verbs.knowledge import finish_session, know
from tests.rules.played import Played, founded
from tests.rules.sense import TODAY, at, board
from tests.rules.sense import hostile as hostile_board

CRM: Doc = {"name": "CRM", "created": at(20)}


def known(**people: dict[str, str]) -> Board:
    """The calm board with a CRM, and people who know what is said."""
    return board(system={"crm": CRM}, person={handle: {"knows": knows} for handle, knows in people.items()})


def said(here: Board) -> list[str]:
    return [hole.sentence for hole in holes(here)]


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ({"ana": {}, "chloe": {}}, ["Nobody knows the CRM well"]),
        ({"ana": {"crm": "essentials"}, "chloe": {}}, ["Nobody knows the CRM well"]),
        ({"ana": {}, "chloe": {"crm": "hands-on"}}, ["Only Chloe knows the CRM well"]),
        ({"ana": {"crm": "essentials"}, "chloe": {"crm": "expert"}}, ["Only Chloe knows the CRM well"]),
        ({"ana": {"crm": "hands-on"}, "chloe": {"crm": "expert"}}, ["The CRM has one expert, Chloe"]),
        ({"ana": {"crm": "hands-on"}, "chloe": {"crm": "hands-on"}}, []),
        ({"ana": {"crm": "expert"}, "chloe": {"crm": "expert"}}, []),
        ({"ana": {"crm": "guru"}, "chloe": {"crm": "expert"}}, ["Only Chloe knows the CRM well"]),
    ],
)
def test_how_many_know_a_system(people: dict[str, dict[str, str]], found: list[str]):
    assert said(known(**people)) == found


@pytest.mark.parametrize(
    ("people", "says"),
    [(["ana"], "Ana knows the essentials"), (["ana", "chloe"], "Ana and Chloe know the essentials")],
)
def test_who_knows_the_essentials_of_a_system_nobody_knows_well(people: list[str], says: str):
    [hole] = holes(known(**{who: {"crm": "essentials"} for who in people}))
    assert hole.detail == says


def test_coverage_names_who_knows_how_well():
    [found] = coverage(known(ana={"crm": "hands-on"}, ben={"crm": "essentials"}))
    assert (found.experts, found.hands_on, found.essentials) == (("chloe",), ("ana",), ("ben",))


def path(*steps: Doc) -> dict[str, Doc]:
    return {"lead": {"name": "From form to call", "steps": list(steps), "created": at(20)}}


WELL = {"ana": {"knows": {"crm": "expert"}}, "chloe": {"knows": {"crm": "expert"}}}


def test_the_next_team_has_to_know_the_system_its_work_comes_from():
    steps = [{"team": "ops", "system": "crm"}, {"team": "demand"}, {"team": "sales", "system": "crm"}, {"team": "ops"}]
    here = board(system={"crm": CRM}, person=WELL, handoff=path(*steps))
    assert [stop.blind for stop in stops(here, here.handoffs["lead"])] == [True, False, False, False]
    [hole] = holes(here)
    assert (hole.rule, hole.team, hole.handoff, hole.step) == ("step-blind", "demand", "lead", 1)
    knows = board(system={"crm": CRM}, person={**WELL, "ben": {"knows": {"crm": "essentials"}}}, handoff=path(*steps))
    assert holes(knows) == ()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"handoff": path({"team": "demand", "system": "crm"})}, "step 1 of From form to call is theirs"),
        (
            {"touchpoint": {"call": {"name": "First call", "owner": "demand", "system": "crm"}}},
            "the touchpoint First call is theirs",
        ),
        ({"system": {"crm": {**CRM, "owner": "demand"}}}, "they own it"),
    ],
)
def test_a_team_has_to_know_the_systems_it_works_in(more: dict[str, dict[str, Doc]], why: str):
    here = board(**{"system": {"crm": CRM}, "person": WELL, **more})
    assert [(hole.sentence, hole.detail) for hole in holes(here)] == [("Nobody in Demand Gen knows the CRM", why)]


def test_a_hole_is_said_once_where_a_step_says_what_for():
    steps = [{"team": "ops", "system": "crm", "passes": "the lead"}, {"team": "demand", "system": "crm"}]
    here = board(system={"crm": CRM}, person=WELL, handoff=path(*steps))
    assert said(here) == ["Demand Gen knows nothing of the CRM"]


def session(**given: object) -> dict[str, Doc]:
    fields: Doc = {"text": "x", "system": "crm", "shower": "chloe", "learners": ["ana"], "created": at(20)}
    return {"S1": {**fields, "date": "2026-11-26", **given}}


def test_a_planned_session_mends_a_hole_for_the_room():
    here = board(system={"crm": CRM}, session=session())
    assert [hole.session for hole in holes(here)] == ["S1"]
    assert attention(here, TODAY) == ()
    over = board(system={"crm": CRM}, session=session(status="cancelled"))
    assert [need.rule for need in attention(over, TODAY)] == ["system-one-expert"]


def test_only_a_session_for_the_team_mends_the_hole_of_a_team():
    steps = path({"team": "demand", "system": "crm"})
    here = board(system={"crm": CRM}, person=WELL, handoff=steps, session=session())
    assert [hole.session for hole in holes(here)] == [""]
    here = board(system={"crm": CRM}, person=WELL, handoff=steps, session=session(learners=["ben"]))
    assert [hole.session for hole in holes(here)] == ["S1"]


def test_one_expert_is_mended_by_a_session_that_makes_another():
    person = {"ana": {"knows": {"crm": "hands-on"}}}
    assert holes(board(system={"crm": CRM}, person=person, session=session()))[0].session == ""
    assert holes(board(system={"crm": CRM}, person=person, session=session(level="expert")))[0].session == "S1"


def test_sessions_come_by_their_day_those_without_one_last():
    docs = {
        "S1": session(date="")["S1"],
        "S2": session(date="2026-12-01")["S1"],
        "S3": session(date="2026-11-24")["S1"],
        "S4": session(status="done", done_at=at(21))["S1"],
    }
    assert [each.id for each in ahead(board(system={"crm": CRM}, session=docs))] == ["S3", "S2", "S1"]


def test_who_could_show_is_ranked_by_what_they_know_and_never_away():
    person = {
        "ana": {"knows": {"crm": "hands-on"}},
        "ben": {"knows": {"crm": "expert"}, "away_until": "2026-12-01"},
        "dee": {"name": "Dee", "team": "sales", "knows": {"crm": "expert"}},
    }
    done = session(status="done", done_at=at(21), shower="dee")
    here = board(system={"crm": CRM}, person=person, session=done)
    found = could_show(here, "crm", TODAY, ["nobody"])
    assert [(each.person, each.why) for each in found] == [
        ("chloe", "expert, Sales"),
        ("dee", "expert, Sales, showed it before"),
        ("ana", "hands-on, Ops"),
    ]


def test_people_stand_by_team_and_those_on_none_last():
    here = board(person={"guest": {"name": "Guest"}, "zed": {"name": "Zed", "team": "ops"}})
    assert [(team, [who.id for who in people]) for team, people in by_team(here)] == [
        ("ops", ["ana", "zed"]),
        ("demand", ["ben"]),
        ("sales", ["chloe"]),
        ("", ["guest"]),
    ]


def test_the_spotlight_is_on_the_gravest_hole_no_session_mends():
    def spotlight(here: Board) -> list[tuple[str, str]]:
        items = draft_agenda(here, TODAY)
        return [(item.ref, item.reason) for item in items if item.type is TopicType.KNOWLEDGE]

    steps = path({"team": "demand", "system": "crm"})
    here = board(system={"desk": CRM, "crm": CRM}, person=WELL, handoff=steps)
    assert spotlight(here) == [("crm", "nobody in Demand Gen knows it")]
    assert spotlight(board(system={"desk": CRM}, person=WELL)) == [("desk", "nobody knows it well")]
    assert spotlight(known(ana={"crm": "hands-on"})) == []
    assert spotlight(board(system={"crm": CRM}, session=session())) == []


def taught() -> Played:
    """A company in which Ben learned the desk on Monday, in a standup, and Chloe does on Thursday."""
    from store.verbs.meetings import end_meeting, start_meeting
    from store.verbs.named import add_named

    played = founded()
    played.do(lambda b, at: add_named(b, "system", "desk", "Service desk", {"owner": "sales"}, at=at))
    played.do(lambda b, at: know(b, "ana", "desk", "expert", at=at))
    played.say("#session desk @ana @ben due:mon", "#session desk @ana @chloe due:thu closing a ticket")
    played.seconds += 60
    played.do(lambda b, at: start_meeting(b, at=at))
    played.seconds += 60
    played.do(lambda b, at: finish_session(b, "S1", at=at))
    played.seconds += 60
    played.do(lambda b, at: end_meeting(b, at=at))
    return played


def test_the_minutes_say_what_was_learned_and_what_that_closed():
    played = taught()
    made = minutes(played.board, "M1", played.at.now)
    text = to_markdown(blocks(made, ["knowledge"]))
    assert "## Knowledge" in text
    assert "- [x] Ana Ruiz showed Ben Okafor Service desk" in text
    assert "Ben Okafor now hands-on (S1)" in text
    assert "- **Now:** more than one person knows Service desk well" in text
    assert "- [ ] Ana Ruiz shows Chloe Lind Service desk: closing a ticket — Thu 26 Nov (S2)" in text
    found = as_object(made, ["knowledge"])["knowledge"]
    assert [each["id"] for each in found["held"]] == ["S1"]
    assert [each["id"] for each in found["planned"]] == ["S2"]


def test_minutes_made_later_say_the_same():
    played = taught()
    before = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    until = played.board.meetings["M1"].ended
    assert learned(played.board, "", until).closed == ("more than one person knows Service desk well",)
    played.seconds += 3600
    played.do(lambda b, at: finish_session(b, "S2", at=at))
    assert [event.sentence for event in since_last(played.board).events][:1] == [
        "S2 held: Ana showed Chloe Service desk"
    ]
    assert learned(played.board, until, played.at.now).closed == ("somebody in Sales knows Service desk",)
    again = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert again == before


def test_hostile_text_breaks_nothing():
    here = hostile_board()
    assert holes(here) == ()
    assert coverage(here) == ()
