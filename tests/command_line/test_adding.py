"""`accord add`, `edit`, `drop`, `undo`, `redo`: records come onto the board, change and go."""

from __future__ import annotations

import pytest

from tests.command_line.conftest import Shell

LINES = [
    ("issue", "Lead files bounce +webinar @ops help:@ana", "Q1  Lead files bounce  (+webinar · @ops · help: ana)"),
    ("issue", "@ben the form is slow", "Q1  the form is slow  (ben)"),
    ("action", "@ben send the field list +webinar", "A1  send the field list  (+webinar · ben)"),
    ("action", "ben to send the field list", "A1  ben to send the field list  (ben)"),
    ("action", "call ben about it", "A1  call ben about it  (ben?)"),
    ("decision", "one file a day +webinar", "D1  one file a day  (+webinar)"),
    ("idea", "show sales the nurture track", "P1  show sales the nurture track"),
    ("note", "closed on Friday @ops", "N1  closed on Friday  (@ops)"),
    ("link", "https://example.org/a the fields", "L1  the fields  (https://example.org/a)"),
    ("link", "https://example.org/a", "L1  https://example.org/a"),
    ("impact", "+webinar @ops two days level:high", "I1  two days  (waiting · high · +webinar · @ops)"),
    ("friction", "call-script: asked twice", "F1  call-script: asked twice"),
    ("criterion", "half of the guests talk to sales +webinar", "C1  half of the guests talk to sales  (+webinar)"),
    ("topic", "Budget +webinar", "T1  Budget  (initiative · +webinar)"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "line"), LINES, ids=[f"{kind}-{text[:12]}" for kind, text, _ in LINES])
def test_a_line_is_added_and_said_with_its_id_first(shell: Shell, kind: str, text: str, line: str):
    ended = shell.does("add", kind, text)
    assert (ended.lines, ended.err) == ([line], "")


@pytest.mark.parametrize("word", ["Issue", "ISSUE"])
def test_a_kind_is_known_in_any_case(shell: Shell, word: str):
    assert shell.does("add", word, "Lead files bounce").out == "Q1  Lead files bounce\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("! Lead files bounce @ops",), "Q1  Lead files bounce  (@ops)"),
        (("!", "Lead", "files", "bounce"), "Q1  Lead files bounce"),
        (("[] @ben send the list",), "A1  send the list  (ben)"),
        (("ISSUE: it is late",), "Q1  it is late"),
        (("closed on Friday",), "N1  closed on Friday"),
        (("Ana: closed on Friday",), "N1  closed on Friday"),
        (("lead @ops :=", "a filled in form"), "lead  lead := ops: a filled in form"),
    ],
)
def test_a_line_that_says_itself_what_it_is_needs_no_kind(shell: Shell, words: tuple[str, ...], line: str):
    ended = shell.does("add", *words)
    assert ended.lines[0].startswith(line)
    assert ended.err == ""


def test_a_word_that_is_no_kind_is_no_line(shell: Shell):
    assert "There is no kind 'people' to add. Did you mean person?" in shell.refuses("add", "people", "Dee", code=2)
    assert "There is no kind 'isue' to add. Did you mean issue" in shell.refuses("add", "isue", "it is late", code=2)


def test_a_name_without_a_handle_is_answered_with_one(shell: Shell):
    assert 'accord add person dee "Dee Park"' in shell.refuses("add", "person", "Dee Park", "--team", "ops")
    assert 'accord add team it "Name"' in shell.refuses("add", "team", "it")


def test_words_need_no_quotes(shell: Shell):
    assert shell.does("add", "issue", "Lead", "files", "bounce", "@ops").out == "Q1  Lead files bounce  (@ops)\n"


def test_a_due_date_is_said_as_a_day(shell: Shell):
    assert shell.does("add", "action", "@ben send it due:2031-02-03").out == "A1  send it  (ben · due Mon 3 Feb 2031)\n"


def test_fields_can_be_named_beside_the_text(shell: Shell):
    words = ("--kind", "help", "--team=ops", "--initiative", "webinar", "--helpers", "ana,ben", "--due", "2031-02-03")
    added = shell.does("add", "issue", "Who knows the vendor?", *words, "--json").json
    assert [added[0][field] for field in ("id", "kind", "type", "teams", "initiative", "helpers", "due")] == [
        *("Q1", "issue", "help", ["ops"], "webinar", ["ana", "ben"], "2031-02-03")
    ]


def test_a_field_given_twice_is_a_list(shell: Shell):
    added = shell.does("add", "person", "dee", "Dee Park", "--knows", "crm:expert", "--knows", "sql", "--json").json
    assert added[0]["knows"] == {"crm": "expert", "sql": "essentials"}


def test_an_unknown_mark_is_kept_and_said_with_what_was_meant(shell: Shell):
    ended = shell.does("add", "issue", "Ask @annna and +webinr")
    assert ended.out == "Q1  Ask @annna and +webinr\n"
    assert "@annna names nothing known and was kept as text. Did you mean @ana" in ended.err
    assert "+webinr names nothing known and was kept as text. Did you mean +webinar" in ended.err
    ended = shell.does("add", "issue", "the list is late lvl:high")
    assert ended.out == "Q2  the list is late lvl:high\n"
    assert ended.err == "lvl:high names nothing known and was kept as text. Did you mean level:high?\n"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("add",), 2, "required: KIND"),
        (("add", "issue"), 2, 'What does the issue say? accord add issue "text with marks"'),
        (("add", "issue", " "), 2, "What does the issue say?"),
        (("add", "isue", "x"), 2, "There is no kind 'isue' to add. Did you mean issue?"),
        (("add", "team"), 2, 'accord add team HANDLE "Name"'),
        (("add", "team", "ops", "Another"), 3, "ops"),
        (("add", "team", "9", "Nine"), 3, "handle"),
        (("add", "team", "Q1", "Q1"), 3, "id of an issue"),
        (("add", "issue", "x", "--colour", "red"), 3, "colour"),
        (("add", "issue", "x", "--due", "someday"), 3, "someday"),
        (("add", "issue", "x", "--team", "nobody"), 3, "nobody"),
        (("add", "issue", "x", "--type"), 2, "--type wants a value"),
        (("add", "impact", "no initiative and no team"), 3, "initiative"),
        (("add", "impact", "+nothing @ops text"), 3, "nothing"),
        (("add", "criterion", "no initiative"), 3, "initiative"),
        (("add", "issue", "@ops"), 3, "text"),
    ],
)
def test_what_cannot_be_added_is_refused(shell: Shell, words: tuple[str, ...], code: int, says: str):
    assert says in shell.refuses(*words, code=code)


def test_a_person_is_added_with_a_team_that_there_is(shell: Shell):
    assert "nobody" in shell.refuses("add", "person", "dee", "Dee Park", "--team", "nobody")
    assert shell.does("add", "person", "dee", "Dee Park", "--team", "ops").out == "dee  Dee Park  (@ops)\n"


def test_fields_are_set_and_cleared(shell: Shell):
    shell.does("add", "issue", "Lead files bounce +webinar")
    assert shell.does("edit", "q1", "type=risk", "helpers=ana,ben").out == (
        "Q1  Lead files bounce  (risk · +webinar · help: ana, ben)\n"
    )
    assert shell.does("edit", "Q1", "initiative=", "--json").json[0]["initiative"] is None
    assert shell.does("edit", "ana", "knows=crm:expert").out == "ana  Ana Ruiz  (@ops · knows crm expert)\n"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("edit", "Q1"), 2, "What is to be set?"),
        (("edit", "Q1", "colour"), 2, "'colour' is not field=value, such as text=colour."),
        (("edit", "Q1", "colour=red"), 3, "colour"),
        (("edit", "Q1", "type=red"), 3, "red"),
        (("edit", "Q1", "due=someday"), 3, "someday"),
        (("edit", "Q9", "type=risk"), 3, "There is no issue Q9. The newest is Q1."),
        (("edit", "noone", "name=X"), 3, "noone"),
        (("drop", "Q9"), 3, "There is no issue Q9. The newest is Q1."),
        (("drop", "ops"), 3, "Q1"),
        (("redo",), 3, "There is nothing to redo."),
    ],
)
def test_what_cannot_be_changed_is_refused(shell: Shell, words: tuple[str, ...], code: int, says: str):
    shell.does("add", "issue", "Lead files bounce @ops")
    assert says in shell.refuses(*words, code=code)


def test_what_is_dropped_comes_back(shell: Shell):
    shell.does("add", "note", "one of many")
    ended = shell.does("drop", "N1")
    assert "`accord undo` brings it back" in ended.err
    assert shell.does("list", "notes").out == ""
    assert "N1" in shell.does("undo").out
    assert shell.does("list", "notes").out == "N1  one of many\n"


def test_undo_takes_back_only_what_one_did_oneself(shell: Shell):
    shell.does("add", "issue", "of Ana")
    shell.does("add", "issue", "of Ben", "--as", "ben")
    assert "Q1" in shell.does("undo").out
    assert shell.does("list", "issues").out == "Q2  of Ben\n"
    assert "Q1" in shell.does("redo").out
    assert len(shell.does("list", "issues").lines) == 2
    assert "nothing left to undo" in shell.refuses("undo", "--as", "dee")
