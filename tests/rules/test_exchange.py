"""What goes out comes in again as it was: a workspace as JSON, kinds as tables, actions as todo.txt."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.exchange.outcome import ADD, CHANGE, REFUSE, SKIP
from store.exchange.recorded import Unreadable
from store.exchange.table import take_table, write_table
from store.exchange.table_read import guarded, read_table, unguarded
from store.exchange.todo import read_todo, take_todo, write_todo
from store.exchange.whole import bring_in, full, portions, read_whole, write_whole
from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import edit
from store.model.moment import Moment, Refused
from store.model.records import CLASSES
from store.verbs.edit import drop_record
from tests.boards import empty, hostile, lived_in, running, spoilt
from tests.rules.played import Played, commit, founded
from tests.rules.test_verbs_inverse import DEEDS

AT = Moment("ana", "2026-11-23T09:00:00.000Z")
KINDS = [kind for kind in CLASSES if kind != "series"]
TEXTS = st.text(st.sampled_from("ab x'=+-@;,\t\r\n\"＝(A)") | st.characters(codec="utf-8"), max_size=12)


@cache
def lived() -> Board:
    """The sample's board, made once."""
    return lived_in().board


def brought(text: str, size: int = 1 << 20) -> Board:
    """An empty board after a file was read into it."""
    board = Board.empty()
    for portion in portions(bring_in(board, read_whole(text.encode())), size):
        board = commit(board, portion)
    return board


def content(board: Board) -> dict[str, dict[str, object]]:
    """Every field of every record."""
    return {kind: {key: full(kind, doc) for key, doc in docs.items()} for kind, docs in board.docs().items()}


@pytest.mark.parametrize("make", [empty, lived_in, running, hostile])
@pytest.mark.parametrize("size", [100, 1 << 20])
def test_a_whole_workspace_comes_back_byte_for_byte(make: Callable[[], Workspace], size: int):
    board = make().board
    text = write_whole(board)
    again = brought(text, size)
    assert write_whole(again) == text
    assert content(again) == content(board)
    assert again.running == board.running
    assert text.isascii()


@pytest.mark.fault("exports")
@settings(max_examples=8, deadline=None)
@given(st.text(st.characters(), max_size=12))
@example("\ud800'=1\x1b[0m\u2028\n")
def test_any_text_in_every_kind_of_record_comes_back_byte_for_byte(text: str):
    board = spoilt(empty(), text).board
    roles = [edit("impact", key, doc, {**doc, "role": ""}) for key, doc in board.impacts.docs()]  # one of a few words
    board = commit(board, tuple(filter(None, roles)))
    assert all(len(board.table(kind)) for kind in CLASSES)
    made = write_whole(board)
    again = brought(made)
    assert write_whole(again) == made
    assert content(again) == content(board)


@pytest.mark.fault("exports")
@settings(max_examples=30, deadline=None)
@given(st.lists(DEEDS, max_size=12))
def test_any_board_comes_back_byte_for_byte(deeds: list[Callable[[Board, Moment], object]]):
    played = founded()
    played.say("! two files bounce", "[] @ana ask them", "lead @ops := a form")
    for deed in deeds:
        try:
            played.do(deed)  # pyright: ignore[reportArgumentType]
        except Refused:
            continue
    text = write_whole(played.board)
    again = brought(text)
    assert write_whole(again) == text
    assert content(again) == content(played.board)
    letters = {letter: number for letter, number in played.board.counters.items() if letter != "@"}
    assert {letter: number for letter, number in again.counters.items() if letter != "@"} == letters


def test_an_id_is_not_used_twice_though_its_record_is_gone():
    played = Played()
    played.say("! one", "! two", "a note")
    for key in ("Q2", "N1"):
        played.do(lambda board, at, key=key: drop_record(board, key, at=at))
    again = Played()
    again.board = brought(write_whole(played.board))
    assert again.say("! three", "another") == ("Q3", "N2")


def test_the_order_in_which_fields_were_set_does_not_show():
    board = lived()
    turned = {
        kind: dict(reversed([(key, dict(reversed(doc.items()))) for key, doc in docs.items()]))
        for kind, docs in board.docs().items()
    }
    assert write_whole(Board.of(board.version, board.counters, turned, board.at)) == write_whole(board)


@pytest.mark.fault("older")
def test_fields_of_a_later_version_are_kept():
    whole = json.loads(write_whole(running().board))
    whole["records"]["note"][0]["mood"] = {"deep": [1, 2.5, None]}
    assert '"mood": {"deep": [1, 2.5, null]}' in write_whole(brought(json.dumps(whole)))


def test_a_board_with_other_records_is_left_alone():
    played = Played()
    played.say("a note")
    with pytest.raises(Refused, match="--workspace NEW"):
        bring_in(played.board, read_whole(write_whole(lived()).encode()))
    played.do(lambda board, at: drop_record(board, "N1", at=at))
    with pytest.raises(Refused, match="--workspace NEW"):
        bring_in(played.board, read_whole(write_whole(Board.empty()).encode()))


def test_an_import_that_was_interrupted_goes_on():
    whole = read_whole(write_whole(lived()).encode())
    first, *rest = portions(bring_in(Board.empty(), whole), 4_000)
    assert rest
    board = commit(Board.empty(), first)
    for portion in portions(bring_in(board, whole), 4_000):
        board = commit(board, portion)
    assert bring_in(board, whole) == ()
    assert content(board) == content(lived())


@pytest.mark.fault("exports")
@given(TEXTS)
def test_a_guarded_cell_is_no_formula_and_says_the_same(text: str):
    cell = guarded(text)
    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)
    assert not re.search(r"[;\t\r\n][=+\-@＝＋－＠]", cell)
    assert unguarded(cell) == text


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_a_table_says_what_the_records_say(texts: list[tuple[str, str]]):
    docs = {f"Q{number}": {"text": text, "resolution": how} for number, (text, how) in enumerate(texts, 1)}
    board = Board.of(1, {"Q": len(texts)}, {"issue": docs}, AT.now)
    rows = read_table(write_table(board, "issue").encode(), "issue").rows
    assert [(row.cells["text"], row.cells["resolution"]) for row in rows] == texts
    assert {each.does for each in take_table(board, "issue", rows, at=AT).outcomes} == {SKIP}


@pytest.mark.parametrize("make", [lived_in, hostile])
@pytest.mark.parametrize("kind", KINDS)
def test_a_table_read_in_as_it_was_written_changes_nothing(make: Callable[[], Workspace], kind: str):
    board = make().board
    data = write_table(board, kind).encode()
    rows = read_table(data, kind).rows
    taken = take_table(board, kind, rows, at=AT)
    assert [each.does for each in taken.outcomes] == [SKIP] * len(board.table(kind))
    assert taken.changes == ()
    for row in csv.reader(io.StringIO(data.decode(), newline="")):
        assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("first", ["", "sep={}\r\n"])
def test_tables_of_all_programs_are_read(encoding: str, separator: str, first: str):
    text = first.format(separator) + separator.join(["Text", "Owner"]) + "\r\n"
    text += separator.join(['"größer\r\nals ""das"""', "ana"]) + "\r\n\r\n" + "kurz\r\n"
    lines = 1 if first else 0
    [long, short] = read_table(text.encode(encoding), "action").rows
    assert (long.line, long.cells) == (2 + lines, {"text": 'größer\r\nals "das"', "owners": "ana"})
    assert (short.line, short.cells) == (5 + lines, {"text": "kurz"})


def took(kind: str, table: str, board: Board | None = None) -> tuple[Board, list[tuple[str, str, str]]]:
    """A board after a table, and what became of the rows."""
    board = lived() if board is None else board
    taken = take_table(board, kind, read_table(table.encode(), kind).rows, at=AT)
    after = commit(board, taken.changes)
    return after, [(each.does, each.id, each.says) for each in taken.outcomes]


def test_a_row_may_name_what_a_later_one_adds():
    after, said = took(
        "goal", "id,name,under,team\nfewer,Fewer calls,quiet,\nquiet,A quiet phone,,\nlost,Lost,nowhere,\n"
    )
    assert [each[:2] for each in said] == [(ADD, "fewer"), (ADD, "quiet"), (REFUSE, "lost")]
    assert after.goals["fewer"].under == "quiet"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('text\nfine\n"never,\nclosed\n', "Line 3 is not CSV: a quote is opened and never closed."),
        ('sep=,\ntext\n"a"b\n', "Line 3 is not CSV: "),
    ],
)
def test_what_is_not_csv_is_refused_with_its_line(table: str, says: str):
    with pytest.raises(Unreadable) as refused:
        read_table(table.encode(), "action")
    assert str(refused.value).startswith(says)


def test_a_cell_that_ends_in_a_line_break_is_the_text_before_it():
    _, said = took("action", 'text,owners\n"ring them\n"," ana "\n')
    assert [(does, says) for does, _, says in said] == [(ADD, "ring them\n")]


def test_marks_in_a_cell_are_text():
    after, [(_, key, _)] = took("issue", "text,level\n'@ana said #topic +webinar due:fri,\n".replace(",level", ",type"))
    issue = after.issues[key]
    assert (issue.text, issue.owners, issue.initiative, issue.due) == ("@ana said #topic +webinar due:fri", (), "", "")


def test_statuses_are_set_by_their_verbs():
    board = lived()
    opened = [action.id for action in board.actions.where("status", "open")]
    after, said = took("action", f"id,status\n{opened[0]},done\n{opened[1]},dropped\n{opened[2]},lost\n")
    assert [each[0] for each in said] == [CHANGE, CHANGE, REFUSE]
    assert after.actions[opened[0]].done_by == "ana"
    issue = board.issues.where("status", "open")[0].id
    after, _ = took("issue", f"id,status,resolution\n{issue},resolved,the vendor did\n")
    assert (after.issues[issue].resolution, after.issues[issue].resolved_by) == ("the vendor did", "ana")


def test_what_a_table_cannot_set_is_said():
    board = lived()
    _, said = took("note", "id,created\nN1,2020-01-01\n", board)
    assert said[0][::2] == (REFUSE, f"'created' of N1 is not set in a table; it says '{board.notes['N1'].created}'.")
    _, said = took("note", "text,created\nnew,2020-01-01\n", board)
    assert said == [(ADD, "N23", "new (without created)")]
    _, said = took("meeting", "title\nA meeting\n", board)
    assert said[0][0] == REFUSE
    _, said = took("note", "text,off\na,no,more\n", board)
    assert said[0][2] == "The row has 3 cells and the header 2."


@pytest.mark.fault("anything")
@pytest.mark.parametrize("kind", KINDS)
@given(table=st.lists(st.lists(TEXTS, max_size=4), max_size=4))
@settings(max_examples=10, deadline=None)
def test_any_table_ends_in_records_or_a_sentence_a_row(kind: str, table: list[list[str]]):
    out = io.StringIO(newline="")
    named = "name" if "name" in CLASSES[kind].DEFAULTS else "created"
    csv.writer(out).writerows([["id", named, "by"], *table])
    board = Board.empty()
    taken = take_table(board, kind, read_table(out.getvalue().encode(), kind).rows, at=AT)
    commit(board, taken.changes)
    assert all(each.says for each in taken.outcomes if each.does != ADD)


@pytest.mark.parametrize("make", [lived_in, hostile, running])
def test_todo_txt_read_in_as_it_was_written_changes_nothing(make: Callable[[], Workspace]):
    board = make().board
    text = write_todo(board)
    assert len(text.splitlines()) == len(board.actions)
    taken = take_todo(board, read_todo(text.encode()), at=AT)
    assert {each.does for each in taken.outcomes} <= {SKIP}
    assert taken.changes == ()


WORDS = st.lists(
    st.sampled_from(
        ("call", "x", "(A)", "2026-11-01", "@ana", "@phone", "+webinar", "+garden", "due:2026-12-01", "t:1")
    )
    | st.text(st.characters(codec="utf-8"), min_size=1, max_size=6),
    min_size=1,
    max_size=6,
).map(" ".join)


@pytest.mark.fault("anything")
@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=4))
def test_any_todo_txt_is_taken_once(lines: list[str]):
    board = lived()
    data = "\n".join(lines).encode()
    taken = take_todo(board, read_todo(data), at=AT)
    after = commit(board, taken.changes)
    assert all(each.does in (SKIP, REFUSE) for each in take_todo(after, read_todo(data), at=AT).outcomes)
    again = take_todo(after, read_todo(write_todo(after).encode()), at=AT)
    assert again.changes == ()


def test_a_task_is_read_by_the_published_rules():
    tasks = read_todo(
        b"\xef\xbb\xbf(A) 2026-10-01 call @ana\r\n\n"
        b"x 2026-11-02 2026-10-01 write +webinar pri:B id:a7\nxylophone\nX no\n(b) no\n"
        b" (C) led by a blank\nx (D) 2026-11-03 2026-11-01 done +webinar\n2026-99-99 no day\n"
    )
    assert [(task.number, task.done, task.done_on, task.made_on, task.id, task.text) for task in tasks] == [
        (1, False, "", "2026-10-01", "", "call pri:A @ana"),
        (3, True, "2026-11-02", "2026-10-01", "A7", "write +webinar pri:B"),
        (4, False, "", "", "", "xylophone"),
        (5, False, "", "", "", "X no"),
        (6, False, "", "", "", "(b) no"),
        (7, False, "", "", "", "(C) led by a blank"),
        (8, True, "2026-11-03", "2026-11-01", "", "done pri:D +webinar"),
        (9, False, "", "", "", "2026-99-99 no day"),
    ]


def test_tasks_become_actions_with_their_days():
    board = lived()
    data = b"x 2026-11-02 2026-10-01 call @ana @phone +webinar due:2026-11-05 t:2026-11-01\n"
    taken = take_todo(board, read_todo(data), at=AT)
    [change] = taken.changes
    action = commit(board, taken.changes).actions[change.id]
    assert (action.text, action.owners, action.initiative) == (
        "call @ana @phone +webinar t:2026-11-01",
        ("ana",),
        "webinar",
    )
    assert (action.created[:10], action.done_at[:10], action.due) == ("2026-10-01", "2026-11-02", "2026-11-05")


def test_a_task_is_never_done_before_it_was_made():
    taken = take_todo(Board.empty(), read_todo(b"x 2026-11-02 call\n"), at=AT)
    [action] = commit(Board.empty(), taken.changes).actions
    assert (action.created[:10], action.done_at[:10]) == ("2026-11-02", "2026-11-02")


def test_an_id_of_another_workspace_is_another_task():
    board = lived()
    taken = take_todo(board, read_todo(b"2020-01-01 something else id:A1\n"), at=AT)
    assert [each.does for each in taken.outcomes] == [ADD]
    assert board.actions["A1"] == commit(board, taken.changes).actions["A1"]


def test_the_same_task_of_two_weeks_is_two_tasks():
    data = b"x 2026-11-09 2026-11-02 water the plants\nx 2026-11-16 2026-11-09 water the plants\n"
    taken = take_todo(Board.empty(), read_todo(data), at=AT)
    assert [each.does for each in taken.outcomes] == [ADD, ADD]
