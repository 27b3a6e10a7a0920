"""Breakout groups: across teams, of equal size, and other ones than last time."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.model.moment import Refused
from store.sense.weekly import describe_commit
from store.verbs.breakout import draw, draw_breakout
from store.verbs.edit import drop_record, edit_record
from store.verbs.lines import take_text
from store.verbs.meetings import start_meeting
from store.verbs.named import add_named
from tests.rules.played import Played, commit, founded

teams = st.dictionaries(
    st.integers(0, 14).map(lambda number: f"p{number}"), st.sampled_from(["ops", "sales", "it", "demand"]), min_size=4
)


def together(groups: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


@settings(max_examples=150)
@given(teams, st.data(), st.integers(0, 9))
def test_groups_are_equal_and_spread_every_team(team: dict[str, str], data: st.DataObject, seed: int):
    count = data.draw(st.integers(2, len(team) // 2))
    groups = draw(team, count, (), Random(seed))
    assert sorted(who for group in groups for who in group) == sorted(team)
    sizes = [len(group) for group in groups]
    assert (len(sizes), max(sizes) - min(sizes) <= 1) == (count, True)
    for name, members in Counter(team.values()).items():
        # No two together while there are groups enough; else as few as can be.
        assert max(sum(team[who] == name for who in group) for group in groups) == -(-members // count)


@settings(max_examples=150)
@given(teams, st.data(), st.integers(0, 9))
def test_groups_differ_from_last_time(team: dict[str, str], data: st.DataObject, seed: int):
    count = data.draw(st.integers(2, len(team) // 2))
    first = draw(team, count, (), Random(seed))
    second = draw(team, count, together(first), Random(seed))
    assert {frozenset(group) for group in first} != {frozenset(group) for group in second}
    assert len(together(first) & together(second)) < len(together(first))
    for name, members in Counter(team.values()).items():
        assert max(sum(team[who] == name for who in group) for group in second) == -(-members // count)


@settings(max_examples=50)
@given(st.integers(3, 5), st.integers(0, 99))
def test_where_it_can_be_avoided_nobody_meets_the_same_again(size: int, seed: int):
    team = {f"{name}{number}": name for name in "abc" for number in range(size)}
    assume(size >= 3)
    first = draw(team, size, (), Random(seed))
    assert together(first) & together(draw(team, size, together(first), Random(seed + 1))) == set()


@pytest.fixture
def played() -> Played:
    """Ana and Dee in ops, Ben and Eli in demand, Chloe in sales; an issue."""
    made = founded()
    for handle, team in (("dee", "ops"), ("eli", "demand")):
        made.do(lambda b, at, h=handle, t=team: add_named(b, "person", h, f"{h.title()} X", {"team": t}, at=at))
    made.say("! lead files bounce +webinar @ops")
    return made


def groups(played: Played, key: str) -> list[list[str]]:
    return [group.split() for group in played.board.breakouts[key].groups]


def test_groups_are_drawn_for_an_issue_and_kept(played: Played):
    played.do(lambda b, at: draw_breakout(b, "q1", at=at))
    made = played.board.breakouts["B1"]
    assert (made.issue, made.text, made.initiative, made.teams) == ("Q1", "lead files bounce", "webinar", ("ops",))
    assert sorted(len(group) for group in groups(played, "B1")) == [2, 3]
    assert not any({"ana", "dee"} <= set(group) or {"ben", "eli"} <= set(group) for group in groups(played, "B1"))


def test_the_next_draw_is_another(played: Played):
    for _ in range(5):
        played.do(lambda b, at: draw_breakout(b, "Q1", at=at))
        played.seconds += 60
    drawn = [{frozenset(group) for group in groups(played, f"B{number}")} for number in range(1, 6)]
    assert all(one != other for one, other in pairwise(drawn))


def test_in_a_standup_those_in_the_room_take_part(played: Played):
    played.do(lambda b, at: start_meeting(b, at=at))
    played.say("present+ ana, ben, chloe, guest", "late+ eli", "#breakout Q1 2")
    made = played.board.breakouts["B1"]
    assert sorted(who for group in groups(played, "B1") for who in group) == ["ana", "ben", "chloe", "eli"]
    assert made.meeting == "M1"
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert "- **Groups:** lead files bounce — " in text
    assert "(B1, for Q1)" in text


def test_who_is_away_or_in_no_team_takes_no_part_unless_named(played: Played):
    played.do(lambda b, at: edit_record(b, "chloe", {"away_until": "2026-12-24"}, at=at))
    played.do(lambda b, at: add_named(b, "person", "flo", "Flo", {}, at=at))
    played.do(lambda b, at: draw_breakout(b, "Q1", at=at))
    assert {who for group in groups(played, "B1") for who in group} == {"ana", "dee", "ben", "eli"}
    played.do(lambda b, at: draw_breakout(b, "Q1", 2, "flo, chloe, ana, ben", at=at))
    assert {who for group in groups(played, "B2") for who in group} == {"flo", "chloe", "ana", "ben"}


def test_the_history_says_who_is_with_whom(played: Played):
    changes = draw_breakout(played.board, "Q1", 2, "ana, ben, chloe, dee", at=played.at)
    after = commit(played.board, changes)
    from store.model.changes import Commit

    said = describe_commit(Commit(after.version, played.at.now, "ana", "draw breakout", changes), after)
    assert said.startswith("B1 groups for Q1: ")
    assert said.count(" · ") == 1


@pytest.mark.parametrize(
    ("issue", "count", "people", "why"),
    [
        ("Q9", "0", "", "no issue 'Q9'"),
        ("Q1", "1", "", "5 people make 2 groups, not "),
        ("Q1", "3", "", "5 people make 2 groups, not "),
        ("Q1", "many", "", "5 people make 2 groups, not "),
        ("Q1", "0", "ana, ben, chloe", "Groups take 4 people at least, and you named 3."),
        ("Q1", "0", "zed", "no person 'zed'"),
    ],
)
def test_groups_take_an_issue_and_people_enough(played: Played, issue: str, count: str, people: str, why: str):
    assert why in played.refusal(lambda b, at: draw_breakout(b, issue, count, people, at=at))


def test_too_few_in_the_room_are_told_what_to_do(played: Played):
    played.do(lambda b, at: start_meeting(b, (), at=at))
    for line, why in (
        ("present+ ana", "1 is noted as here; `present+ ana, ben` says who else is."),
        ("present+ ben", "2 are noted as here; `present+ ana, ben` says who else is."),
    ):
        played.say(line)
        said = played.refusal(lambda b, at: take_text(b, "#breakout Q1 2", at=at))
        assert said == f"Groups take 4 people at least, and {why}"


def test_too_few_on_the_board_are_told_what_to_do(played: Played):
    for person in list(played.board.people)[3:]:
        played.do(lambda b, at, who=person.id: edit_record(b, who, {"team": ""}, at=at))
    said = played.refusal(lambda b, at: draw_breakout(b, "Q1", at=at))
    assert said.startswith("Groups take 4 people at least, and 3 are in a team and not away; `accord add person ")


def test_a_line_without_an_issue_is_a_note(played: Played):
    assert played.say("#breakout rooms are at three") == ("N1",)
    with pytest.raises(Refused, match="5 people make 2 groups, not "):
        played.say("#breakout Q1 soon")


def test_an_issue_with_groups_cannot_be_dropped(played: Played):
    played.do(lambda b, at: draw_breakout(b, "Q1", at=at))
    assert "B1" in played.refusal(lambda b, at: drop_record(b, "Q1", at=at))
