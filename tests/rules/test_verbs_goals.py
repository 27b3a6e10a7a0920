"""Goals that pull apart: recorded between two goals, open until an agreement is written, open again when it fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.keep.workspace import Workspace
from store.line.marks import is_handle
from store.line.parse import parse
from store.line.write import write
from store.model.moment import Refused
from store.model.records import Conflict
from store.sense.weekly import describe_commit
from store.verbs.adding import add_line
from store.verbs.edit import drop_record, edit_record
from store.verbs.goals import agree_conflict, handle_for, read_aim, record_conflict, reopen_conflict
from store.verbs.lines import take_text
from store.verbs.meetings import start_meeting
from store.verbs.named import add_named
from tests import boards

WHY = "bought lists are never clean"


@pytest.fixture
def workspace() -> Workspace:
    """The ordinary board with a company goal and two teams' goals under it."""
    workspace = boards.ordinary()
    for handle, name, fields in (
        ("growth", "Revenue up a fifth", {"metric": "revenue", "target": "20", "unit": "%"}),
        ("volume", "More leads", {"team": "demand", "under": "growth"}),
        ("clean", "Clean records", {"team": "ops", "under": "growth"}),
    ):
        workspace.do(lambda board, at, a=handle, b=name, c=fields: add_named(board, "goal", a, b, c, at=at), "add_goal")
    return workspace


def recorded(workspace: Workspace, text: str = f"#conflict volume clean: {WHY} +webinar") -> Conflict:
    workspace.do(lambda board, at: take_text(board, text, at=at), "record_conflict")
    return next(reversed(list(workspace.board.conflicts)))


def refusal(workspace: Workspace, text: str) -> str:
    with pytest.raises(Refused) as refused:
        recorded(workspace, text)
    return str(refused.value)


def test_a_line_records_a_conflict(workspace: Workspace):
    conflict = recorded(workspace)
    assert (conflict.id, conflict.text, conflict.status) == ("K1", WHY, "open")
    assert conflict.goals == ("volume", "clean")
    assert conflict.initiatives == ("webinar",)


@pytest.mark.parametrize(
    "line",
    [
        "#conflict volume clean: x",
        "#conflict: volume clean: x",
        "CONFLICT: volume clean: x",
        "conflict: Volume ↔ CLEAN: x",
        "#conflict volume vs clean： x",
        "#conflict +crm +webinar volume <-> clean: x @sales",
        "#conflict volume clean: x +crm +webinar",
    ],
)
def test_every_spelling_of_the_line(workspace: Workspace, line: str):
    read = parse(line)
    assert (read.kind, read.goals, read.text) == ("conflict", ("volume", "clean"), "x")
    assert parse(write(read)) == read
    conflict = recorded(workspace, line)
    assert set(conflict.initiatives) == set(read.plus)
    assert conflict.teams == read.at


@pytest.mark.parametrize(
    ("line", "kind"),
    [("Conflict: nobody agrees", "note"), ("conflict of goals: x", "note"), ("#conflict x", "conflict")],
)
def test_what_only_looks_like_one(line: str, kind: str):
    read = parse(line)
    assert (read.kind, read.goals) == (kind, ())


def test_in_a_standup_it_bites_where_the_topic_is(workspace: Workspace):
    workspace.do(lambda board, at: start_meeting(board, at=at), "start")
    workspace.do(lambda board, at: take_text(board, "# Webinar relaunch +webinar", at=at), "topic")
    conflict = recorded(workspace, f"#conflict volume clean: {WHY}")
    assert conflict.initiatives == ("webinar",)
    assert conflict.meeting == "M3"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("#conflict volume cleen: x", "There is no goal 'cleen'. Did you mean clean?"),
        ("#conflict volume volume: x", "A conflict is between two goals"),
        ("#conflict volume clean:", "Say why volume and clean pull apart"),
        ("#conflict they pull apart", "A conflict is between two goals"),
    ],
)
def test_what_is_refused(workspace: Workspace, line: str, says: str):
    assert refusal(workspace, line).startswith(says)
    assert len(workspace.board.conflicts) == 0


def test_a_pair_has_one_open_conflict(workspace: Workspace):
    recorded(workspace)
    assert "accord agree K1" in refusal(workspace, "#conflict clean volume: the same again")
    workspace.do(lambda board, at: agree_conflict(board, "K1", "we clean what we buy", at=at), "agree_conflict")
    assert recorded(workspace, "#conflict clean volume: another matter").id == "K2"


def test_it_is_agreed_on_said_better_and_open_again(workspace: Workspace):
    recorded(workspace)
    for text in ("we clean what we buy", "we clean what we buy, within a day"):
        done = workspace.do(lambda board, at, text=text: agree_conflict(board, "k1", text, at=at), "agree_conflict")
        assert done.commit is not None
        assert describe_commit(done.commit, done.board) == f"K1 agreed: {text}"
    conflict = workspace.board.conflicts["K1"]
    assert (conflict.status, conflict.agreement, conflict.agreed_by) == ("agreed", text, "ana")
    with pytest.raises(Refused, match="says that already"):
        workspace.do(lambda board, at: agree_conflict(board, "K1", text, at=at), "agree_conflict")
    with pytest.raises(Refused, match="Say what was agreed"):
        workspace.do(lambda board, at: agree_conflict(board, "K1", " ", at=at), "agree_conflict")
    done = workspace.do(lambda board, at: reopen_conflict(board, "K1", at=at), "reopen_conflict")
    assert done.commit is not None
    assert describe_commit(done.commit, done.board) == "K1 open again: More leads ↔ Clean records"
    assert workspace.board.conflicts["K1"] == conflict.but(status="open", agreement="", agreed_at="", agreed_by="")
    with pytest.raises(Refused, match="open already"):
        workspace.do(lambda board, at: reopen_conflict(board, "K1", at=at), "reopen_conflict")
    workspace.undo()
    assert workspace.board.conflicts["K1"] == conflict


def test_editing_keeps_what_a_conflict_is(workspace: Workspace):
    recorded(workspace)

    def edit(**given: str) -> None:
        workspace.do(lambda board, at: edit_record(board, "K1", given, at=at), "edit")

    edit(why="lists", initiatives="crm, Webinar relaunch", goals="growth,More leads")
    conflict = workspace.board.conflicts["K1"]
    assert (conflict.text, conflict.initiatives, conflict.goals) == ("lists", ("crm", "webinar"), ("growth", "volume"))
    for wrong, says in (
        ({"goals": "volume"}, "between two goals"),
        ({"agreement": "x"}, "accord agree K1"),
        ({"text": ""}, "cannot be empty"),
    ):
        with pytest.raises(Refused, match=says):
            edit(**wrong)
    workspace.do(lambda board, at: agree_conflict(board, "K1", "x", at=at), "agree_conflict")
    edit(agreement="y")
    with pytest.raises(Refused, match="accord reopen K1"):
        edit(agreement="")


@pytest.mark.parametrize("key", ["volume", "webinar"])
def test_nothing_a_conflict_names_is_taken_away(workspace: Workspace, key: str):
    recorded(workspace)
    with pytest.raises(Refused, match="K1"):
        workspace.do(lambda board, at: drop_record(board, key, at=at), "drop")


def test_goals_may_be_named_beside_the_text(workspace: Workspace):
    line = parse("sales want: more calls +webinar", "conflict")

    def verb(board: boards.Board, at: boards.Moment) -> boards.Changes:
        return add_line(board, "conflict", line, {"goals": "volume,clean", "team": "sales"}, at=at)

    workspace.do(verb, "record_conflict")
    conflict = workspace.board.conflicts["K1"]
    assert (conflict.text, conflict.goals, conflict.teams) == (
        "sales want: more calls",
        ("volume", "clean"),
        ("sales",),
    )


def test_goals_make_a_tree(workspace: Workspace):
    for key, under in (("growth", "clean"), ("growth", "growth")):
        with pytest.raises(Refused, match="lead back to itself"):
            workspace.do(
                lambda board, at, key=key, under=under: edit_record(board, key, {"under": under}, at=at), "edit"
            )


def test_the_verb_by_itself(workspace: Workspace):
    workspace.do(
        lambda board, at: record_conflict(board, "volume", "clean", WHY, ["webinar", "crm"], at=at), "record_conflict"
    )
    assert workspace.board.conflicts["K1"].initiatives == ("webinar", "crm")


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("bad records: 7 -> 2 % by 2027-06-30", "bad records|7|2|%|2027-06-30"),
        ("leads 400 → 500 a month", "leads|400|500|a month|"),
        ("leads: 500 a month by fri", "leads||500|a month|fri"),
        ("leads -> 500", "leads||500||"),
        ("leads by phone", "leads by phone||||"),
        ("-> 5", "||5||"),
        ("", "||||"),
    ],
)
def test_how_people_say_what_a_goal_is_measured_by(words: str, fields: str):
    names = ("metric", "baseline", "target", "unit", "due")
    assert read_aim(words) == {name: value for name, value in zip(names, fields.split("|"), strict=True) if value}


@given(st.text(max_size=60))
def test_anything_can_be_measured_and_named(words: str):
    assert all(value == value.strip() != "" for value in read_aim(words).values())
    board = boards.empty().board
    assert is_handle(handle_for(board, words))


def test_a_handle_is_made_of_the_longest_word(workspace: Workspace):
    assert handle_for(workspace.board, "Clean records") == "records"
    assert handle_for(workspace.board, "More volume") == "volume-2"
    assert handle_for(workspace.board, "Q12 ?!") == "goal"
