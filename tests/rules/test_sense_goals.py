"""What goals mean together: the cascade, the conflicts, and how an open one comes back until it is agreed on."""

from __future__ import annotations

from typing import Any

import pytest

from store.meeting.agenda import draft_agenda
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_json import as_object
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.sense.attention import attention
from store.sense.goals import aim, bites_in, cascade, conflicts, conflicts_in, conflicts_of, sides
from store.sense.need import Need
from store.sense.search import find
from store.sense.weekly import since_last
from tests.rules.sense import TODAY, at, board, hostile

GOALS: dict[str, Any] = {
    "growth": {"name": "Revenue up a fifth", "metric": "revenue", "target": "20", "unit": "%"},
    "volume": {
        "name": "More leads",
        "team": "demand",
        "metric": "leads",
        "baseline": "400",
        "target": "500",
        "unit": "a month",
        "under": "growth",
    },
    "clean": {
        "name": "Clean records",
        "team": "ops",
        "metric": "bad records",
        "target": "2",
        "unit": "%",
        "under": "growth",
    },
    "calls": {"name": "Fewer calls", "under": "clean"},
}
OPEN: dict[str, Any] = {
    "text": "bought lists are never clean",
    "goals": ["volume", "clean"],
    "initiatives": ["webinar"],
    "created": at(9),
}
AGREED: dict[str, Any] = {
    "text": "every lead is a call",
    "goals": ["calls", "volume"],
    "status": "agreed",
    "agreement": "only asked-for calls count",
    "agreed_at": at(20),
    "agreed_by": "ana",
    "created": at(10),
}


def goals(**conflicts: Any) -> Board:
    return board(goal=GOALS, conflict=conflicts)


def entry(found: Board) -> Need:
    return next(need for need in attention(found, TODAY) if need.rule == "conflict-open")


def test_the_cascade_is_a_tree_in_order():
    shape = [(placed.goal.id, placed.goes_on, placed.parent) for placed in cascade(goals())]
    assert shape == [
        ("growth", (), True),
        ("volume", (True,), False),
        ("clean", (False,), True),
        ("calls", (False, False), False),
    ]


def test_circles_and_orphans_from_elsewhere_are_shown_once_each():
    loop = board(goal={"a": {"under": "c"}, "b": {"under": "a"}, "c": {"under": "b"}, "d": {"under": "gone"}})
    assert [placed.goal.id for placed in cascade(loop)] == ["d", "a", "b", "c"]
    itself = board(goal={"a": {"under": "a"}})
    assert [placed.goal.id for placed in cascade(itself)] == ["a"]


def test_a_deep_cascade_takes_no_stack():
    deep = {f"g{number}": {"under": f"g{number - 1}"} for number in range(3000)}
    assert len(cascade(board(goal=deep))) == 3000


@pytest.mark.parametrize(
    ("doc", "said"),
    [
        (GOALS["volume"], "leads 400 → 500 a month"),
        (GOALS["clean"], "bad records → 2 %"),
        ({"target": "20", "unit": "%"}, "20 %"),
        ({"metric": "leads", "baseline": "400"}, "leads 400"),
        ({}, ""),
    ],
)
def test_what_a_goal_is_measured_by(doc: dict[str, Any], said: str):
    assert aim(board(goal={"x": doc}).goals["x"]) == said


def test_open_conflicts_come_first():
    found = goals(K1=AGREED, K2=OPEN, K3={**AGREED, "agreed_at": at(21)})
    assert [conflict.id for conflict in conflicts(found)] == ["K2", "K3", "K1"]
    assert [conflict.id for conflict in conflicts_of(found, "volume")] == ["K2", "K1", "K3"]
    assert [conflict.id for conflict in conflicts_in(found, "webinar")] == ["K2"]


def test_an_open_conflict_needs_the_room_until_it_is_agreed_on():
    found = entry(goals(K1=OPEN, K2=AGREED))
    assert found.ids == ("K1", "volume", "clean")
    assert found.sentence == "More leads ↔ Clean records: no agreement yet"
    assert found.detail == "Demand Gen: leads 400 → 500 a month · Ops: bad records → 2 %"
    assert (found.key, found.way_out, found.command) == ("enter", "open", "accord agree K1 '…'")
    assert (found.initiative, found.teams) == ("webinar", ("demand", "ops"))
    with pytest.raises(StopIteration):
        entry(goals(K1=AGREED))


def test_it_says_how_many_standups_it_lasted():
    held = {f"M{number}": {"started": at(day), "ended": at(day, 10)} for number, day in enumerate((10, 12, 17), 1)}
    found = entry(board(goal=GOALS, conflict={"K1": OPEN}, meeting=held))
    assert found.detail.endswith("· 3 standups running: decide")


def test_it_weighs_less_where_it_bites_nothing_live():
    here = entry(goals(K1=OPEN))
    asleep = board(goal=GOALS, conflict={"K1": OPEN}, initiative={"webinar": {"status": "done"}})
    assert bites_in(asleep, asleep.conflicts["K1"]) == []
    assert entry(asleep).weight < here.weight
    assert entry(asleep).initiative == ""


def test_goals_that_are_gone_are_named_as_they_were():
    odd = goals(K1={**OPEN, "goals": ["gone", "clean", "volume"]})
    assert sides(odd, odd.conflicts["K1"]).startswith("gone · Ops: bad records")
    assert entry(odd).sentence == "gone ↔ Clean records ↔ More leads: no agreement yet"


def test_hostile_words_pass():
    from tests.views.hostile import EVERY

    docs = {f"g{number}": {"name": text, "metric": text, "unit": text} for number, text in enumerate(EVERY)}
    strange = {f"K{number}": {"text": text, "goals": ["g0", text]} for number, text in enumerate(EVERY, 1)}
    found = board(goal=docs, conflict=strange)
    assert len(cascade(found)) == len(EVERY)
    assert len([need for need in attention(found, TODAY) if need.rule == "conflict-open"]) == len(EVERY)
    assert attention(hostile(), TODAY)


def test_the_agenda_has_it_under_its_initiative():
    items = draft_agenda(goals(K1=OPEN), TODAY)
    webinar = next(item for item in items if item.initiative == "webinar")
    assert "More leads ↔ Clean records: no agreement yet" in webinar.reason
    assert not [item for item in items if item.type == "goals"]


def test_or_as_an_item_of_its_own():
    items = draft_agenda(goals(K1={**OPEN, "initiatives": []}, K2={**AGREED, "status": "open"}), TODAY)
    [own] = [item for item in items if item.type == "goals"]
    assert own.text == "More leads ↔ Clean records and 1 more conflict"
    assert own.ref == "K1"
    assert own.reason.startswith("no agreement yet; Demand Gen: leads 400 → 500 a month")


HELD: dict[str, Any] = {"M1": {"started": at(3), "ended": at(3, 10)}, "M2": {"started": at(17), "ended": at(17, 10)}}
TALK: dict[str, Any] = {
    "T1": {"text": "Webinar relaunch", "initiative": "webinar", "meeting": "M2", "status": "done", "spent": 60}
}


def held(**conflicts: Any) -> Board:
    return board(goal=GOALS, meeting=HELD, topic=TALK, conflict=conflicts)


def told(found: Board, meeting: str = "M2") -> str:
    text = to_markdown(blocks(minutes(found, meeting, at(23))))
    return text.partition("## Goals in conflict\n")[2].partition("\n## ")[0].strip()


def test_the_minutes_say_which_goals_are_in_conflict_and_what_was_agreed():
    text = told(held(K1=OPEN, K2={**AGREED, "agreed_at": at(17, 9)}))
    assert text.splitlines() == [
        "- **More leads ↔ Clean records:** bought lists are never clean — no agreement yet; "
        "bites in Webinar relaunch (K1)",
        "- **Fewer calls ↔ More leads:** every lead is a call — agreed: only asked-for calls count (K2)",
    ]


def test_the_minutes_say_how_things_stood_then():
    later = {**OPEN, "status": "agreed", "agreement": "we clean what we buy", "agreed_at": at(20)}
    assert "no agreement yet" in told(held(K1=later))
    assert told(held(K1={**OPEN, "created": at(20)})) == ""
    assert told(held(K1={**OPEN, "initiatives": []})) == ""
    long_ago = {**OPEN, "status": "agreed", "agreement": "x", "agreed_at": at(2)}
    assert told(held(K1=long_ago)) == ""


def test_a_line_of_the_standup_stands_under_its_topic_and_in_json():
    found = held(K1={**OPEN, "initiatives": [], "created": at(17, 9), "meeting": "M2", "topic": "T1"})
    text = to_markdown(blocks(minutes(found, "M2", at(23))))
    assert text.count("bought lists are never clean — no agreement yet (K1)") == 2
    [conflict] = as_object(minutes(found, "M2", at(23)), ["conflicts"])["conflicts"]
    assert (conflict["id"], conflict["goals"], conflict["status"]) == ("K1", ["volume", "clean"], "open")


def test_the_week_says_what_was_written_down_and_agreed_on():
    said = [event.sentence for event in since_last(held(K1={**OPEN, "created": at(18)}, K2=AGREED)).events]
    assert "K1 More leads ↔ Clean records: bought lists are never clean" in said
    assert "K2 agreed, Fewer calls ↔ More leads: only asked-for calls count" in said


@pytest.mark.parametrize("query", ["bought lists", "asked-for", "is:conflict +webinar", "is:conflicts is:open"])
def test_conflicts_are_found(query: str):
    hits = [hit.id for hit in find(goals(K1=OPEN, K2=AGREED), query)]
    assert hits == (["K2"] if query == "asked-for" else ["K1"])
