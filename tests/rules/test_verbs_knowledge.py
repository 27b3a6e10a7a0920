"""What people know, paths of work, and hands-on sessions, which raise what their learners know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.line.parse import parse
from store.line.write import write
from store.model.records import Handoff, SessionStatus, Skill
from store.sense.weekly import describe_commit
from store.verbs.adding import add_line
from store.verbs.edit import drop_record, edit_record
from store.verbs.knowledge import (
    add_handoff,
    add_step,
    cancel_session,
    finish_session,
    know,
    move_step,
    plan_session,
    remove_step,
)
from store.verbs.lines import take_text
from store.verbs.named import add_named
from tests.rules.played import Played, commit, founded

STEPS = ("demand:forms:the address", "ops:desk:the scored lead", "sales")


@pytest.fixture
def played() -> Played:
    """The small company with two systems; Ana is an expert in the desk."""
    played = founded()
    for handle, name in (("desk", "Service desk"), ("forms", "Web forms")):
        played.do(lambda b, at, h=handle, n=name: add_named(b, "system", h, n, at=at))
    played.do(lambda b, at: know(b, "ana", "desk", "expert", at=at))
    return played


def path_of(played: Played) -> list[tuple[str, str, str]]:
    """The steps of the path `lead`."""
    path: Handoff = played.board.handoffs["lead"]
    return [(step.team, step.system, step.passes) for step in path.steps]


# What people know


def test_a_level_is_written_down_and_taken_away(played: Played):
    played.do(lambda b, at: know(b, "Ben Okafor", "Service desk", "hands-on", at=at))
    assert played.board.people["ben"].skill("desk") is Skill.HANDS_ON
    assert played.refusal(lambda b, at: know(b, "ben", "desk", "hands", at=at)) == "ben knows desk hands-on already."
    played.do(lambda b, at: know(b, "ben", "desk", "none", at=at))
    assert dict(played.board.people["ben"].knows) == {}


def test_what_is_no_system_can_be_changed_where_it_is_known_and_not_begun(played: Played):
    played.do(lambda b, at: know(b, "ana", "marketo", "essentials", at=at))
    assert played.board.people["ana"].skill("marketo") is Skill.ESSENTIALS
    said = played.refusal(lambda b, at: know(b, "ben", "marketo", "expert", at=at))
    assert said.startswith("There is no system 'marketo'.")


@pytest.mark.parametrize(
    "line", ["#know @ben desk:hands-on", "KNOW: @ben desk hands-on", "#know @ben knows:desk:hands-on"]
)
def test_a_line_says_what_somebody_knows(played: Played, line: str):
    played.say(line)
    assert played.board.people["ben"].skill("desk") is Skill.HANDS_ON


def test_a_line_without_a_person_is_about_who_types_it(played: Played):
    played.say("#know desk:essentials forms:hands-on", who="ben")
    assert dict(played.board.people["ben"].knows) == {"desk": "essentials", "forms": "hands-on"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("#know @ben", "Who knows what, and how well? Write it as `#know @ben crm:hands-on`."),
        ("#know @bne desk", "There is no person 'bne'. Did you mean ben?"),
        ("#know @ben desks", "There is no system 'desks'. Did you mean desk?"),
        ("#know @ana desk:expert", "The board says that already."),
        ("#know @ben desk:great", "How well somebody knows desk is one of none, essentials, hands-on, expert, not"),
    ],
)
def test_a_line_that_says_nothing_is_refused(played: Played, line: str, said: str):
    assert played.refusal(lambda b, at: take_text(b, line, at=at)).startswith(said)


# The path


def test_a_path_is_set_up_and_its_steps_changed(played: Played):
    played.do(lambda b, at: add_handoff(b, "lead", "From form to call", STEPS, at=at))
    assert path_of(played) == [
        ("demand", "forms", "the address"),
        ("ops", "desk", "the scored lead"),
        ("sales", "", ""),
    ]
    played.do(lambda b, at: add_step(b, "lead", "sales", "desk", "a note: called", at=at))
    played.do(lambda b, at: add_step(b, "lead", "ops", before=1, at=at))
    assert [step[0] for step in path_of(played)] == ["ops", "demand", "ops", "sales", "sales"]
    assert path_of(played)[-1] == ("sales", "desk", "a note: called")
    played.do(lambda b, at: move_step(b, "lead", 1, 5, at=at))
    played.do(lambda b, at: remove_step(b, "lead", 3, at=at))
    assert [step[0] for step in path_of(played)] == ["demand", "ops", "sales", "ops"]
    played.do(lambda b, at: edit_record(b, "lead", {"steps": "ops:desk:a; sales"}, at=at))
    assert path_of(played) == [("ops", "desk", "a"), ("sales", "", "")]


@given(st.integers(1, 5), st.integers(1, 5))
def test_a_moved_step_stands_where_it_was_sent(here: int, there: int):
    played = founded()
    teams = ["ops", "demand", "sales", "ops", "sales"]
    steps = [f"{team}::{number}" for number, team in enumerate(teams)]
    played.do(lambda b, at: add_handoff(b, "lead", "Lead", steps, at=at))
    if here == there:
        assert played.refusal(lambda b, at: move_step(b, "lead", here, there, at=at))
        return
    played.do(lambda b, at: move_step(b, "lead", here, there, at=at))
    after = [step[2] for step in path_of(played)]
    assert after[there - 1] == str(here - 1)
    assert sorted(after) == [str(number) for number in range(5)]
    rest = [number for number in map(int, after) if number != here - 1]
    assert rest == sorted(rest)


def test_steps_that_cannot_be_are_refused(played: Played):
    refused = played.refusal(lambda b, at: add_handoff(b, "lead", "Lead", ["oops:desk:x"], at=at))
    assert refused.startswith("There is no team 'oops'.")
    assert "write it as team:system:what" in played.refusal(lambda b, at: add_handoff(b, "l", "L", [":desk"], at=at))
    assert played.refusal(lambda b, at: add_handoff(b, "lead", " ", at=at)).startswith("A handoff needs a name")
    played.do(lambda b, at: add_handoff(b, "lead", "Lead", STEPS, at=at))
    said = played.refusal(lambda b, at: remove_step(b, "lead", 4, at=at))
    assert said == "lead has no step 4; its steps are 1 to 3."
    assert "cannot be taken away while lead refers" in played.refusal(lambda b, at: drop_record(b, "forms", at=at))
    played.do(lambda b, at: drop_record(b, "lead", at=at))
    played.do(lambda b, at: drop_record(b, "forms", at=at))


# Sessions


def test_a_session_raises_what_its_learners_know_and_keeps_what_they_knew(played: Played):
    played.do(lambda b, at: know(b, "ben", "desk", "essentials", at=at))
    played.do(lambda b, at: plan_session(b, "desk", "ana", "ben, chloe", "next thu", "closing a ticket", at=at))
    session = played.board.sessions["S1"]
    assert (session.date, session.level, session.learners) == ("2026-12-03", "hands-on", ("ben", "chloe"))
    played.do(lambda b, at: know(b, "chloe", "desk", "expert", at=at))
    played.do(lambda b, at: finish_session(b, "s1", at=at))
    session = played.board.sessions["S1"]
    assert (session.status, session.date, session.held_on) == (SessionStatus.DONE, "2026-12-03", "2026-11-23")
    assert dict(session.before) == {"ben": "essentials"}
    assert played.board.people["ben"].skill("desk") is Skill.HANDS_ON
    assert played.board.people["chloe"].skill("desk") is Skill.EXPERT
    assert played.refusal(lambda b, at: finish_session(b, "S1", at=at)) == "S1 was held already, on 2026-11-23."
    assert played.refusal(lambda b, at: cancel_session(b, "S1", at=at)) == "S1 was held already, on 2026-11-23."


def test_a_cancelled_session_teaches_nobody(played: Played):
    played.say("#session desk @ana @ben due:thu")
    played.do(lambda b, at: cancel_session(b, "S1", at=at))
    assert played.board.sessions["S1"].status is SessionStatus.CANCELLED
    assert played.refusal(lambda b, at: finish_session(b, "S1", at=at)) == "S1 was cancelled; plan another one."
    assert played.board.people["ben"].skill("desk") is Skill.NONE


def test_a_level_that_is_not_said_is_the_next_one(played: Played):
    played.do(lambda b, at: know(b, "ben", "desk", "hands-on", at=at))
    played.say("#session desk @ana @ben", "#session desk @ana @ben @chloe", "#session desk:essentials @ana @chloe")
    assert [session.level for session in played.board.sessions] == ["expert", "hands-on", "essentials"]
    assert played.board.sessions["S2"].learners == ("chloe",)


def test_a_team_stands_for_those_in_it_who_have_to_learn(played: Played):
    for handle, knows in (("ivo", "desk:hands-on"), ("una", "")):
        given = {"team": "sales", "knows": knows}
        played.do(lambda b, at, h=handle, g=given: add_named(b, "person", h, h, g, at=at))
    played.say("#session desk @ana @sales due:fri")
    assert played.board.sessions["S1"].learners == ("chloe", "una")


@pytest.mark.parametrize(
    "line",
    [
        "#session desk @ana @ben due:thu closing a ticket +webinar",
        "SESSION: desk closing a ticket @ana @ben due:thu +webinar",
        "#session @ana @ben Service desk: closing a ticket +webinar due:thu",
    ],
)
def test_a_line_plans_a_session(played: Played, line: str):
    assert played.say(line) == ("S1",)
    session = played.board.sessions["S1"]
    assert (session.system, session.shower, session.learners) == ("desk", "ana", ("ben",))
    assert (session.text, session.date, session.initiative) == ("closing a ticket", "2026-11-26", "webinar")
    read = parse(line)
    assert parse(write(read)) == read


def test_fields_beside_a_line_take_the_place_of_what_it_says(played: Played):
    fields = {"system": "desk", "shower": "ana", "learners": "ben", "date": "fri", "initiative": "webinar"}
    played.do(lambda b, at: add_line(b, "session", parse("how, in short", "session"), fields, at=at))
    session = played.board.sessions["S1"]
    assert (session.text, session.shower, session.date) == ("how, in short", "ana", "2026-11-27")
    assert session.initiative == "webinar"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("#session @ana @ben", "Which system? Write it first: `#session crm @chloe @ben due:thu`, where Chloe"),
        ("#session disk @ana @ben", "There is no system 'disk'. Did you mean desk?"),
        ("#session desk due:thu", "Who shows it? Name them first"),
        ("#session desk @ana", "Who learns? Name somebody beside ana"),
        ("#session desk @ana @ana", "Who learns? Name somebody beside ana"),
        ("#session desk @ben @ana", "ana know desk that well already; nobody would learn."),
        ("#session desk @ana @bne", "There is no person 'bne'. Did you mean ben?"),
    ],
)
def test_a_session_that_says_too_little_is_refused(played: Played, line: str, said: str):
    assert played.refusal(lambda b, at: take_text(b, line, at=at)).startswith(said)


@pytest.mark.parametrize("line", ["Session: afternoon, room 3", "know: it is late", "#sessions are long"])
def test_a_sentence_with_the_word_is_a_note(line: str):
    assert parse(line).kind == "note"


def test_the_history_says_it_in_sentences(played: Played):
    said: list[str] = []

    def tell(changes: tuple[object, ...]) -> None:
        from store.model.changes import Change, Commit

        made = tuple(change for change in changes if isinstance(change, Change))
        after = commit(played.board, made)
        said.append(describe_commit(Commit(after.version, played.at.now, "ana", "x", made), after))
        played.board = after

    tell(add_handoff(played.board, "lead", "From form to call", STEPS, at=played.at))
    tell(move_step(played.board, "lead", 1, 3, at=played.at))
    tell(plan_session(played.board, "desk", "ana", "ben", "thu", at=played.at))
    tell(finish_session(played.board, "S1", at=played.at))
    assert said == [
        "lead added: From form to call (Demand → Ops → Sales)",
        "lead: Ops → Sales → Demand",
        "S1 planned: Ana shows Ben Service desk, Thu 26",
        "S1 held: Ana showed Ben Service desk; ben knows: desk hands-on",
    ]
