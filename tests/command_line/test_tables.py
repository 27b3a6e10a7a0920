"""`accord export` and `accord import` of records: a workspace as JSON, tables, todo.txt, due dates as a calendar."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from store.exchange.table import take_table
from store.exchange.table_read import read_table
from store.exchange.todo import read_todo, take_todo
from store.exchange.whole import read_whole
from store.model.board import Board
from store.model.moment import Moment
from tests.command_line.conftest import Shell
from tests.views.hostile import ESCAPES, MARKUP

LINES = """\
! =HYPERLINK("http://example.org") in a file +webinar @ops
! -2+3 of the list help:@chloe
[] @ana send the field list +webinar due:2026-12-01
[] @ben ask the vendor
= one file a day +webinar
^ +webinar @ops two days of cleaning level:high
"""


@pytest.fixture
def full(shell: Shell) -> Shell:
    """A shell whose workspace holds a few lines, one of them dropped again."""
    shell.does("capture", "-", stdin=LINES.encode())
    shell.does("add", "issue", f"{MARKUP} {ESCAPES}")
    shell.does("define", "lead", "a form", "--team", "ops")
    shell.does("add", "note", "not so")
    shell.does("drop", "N1")
    return shell


def rows(text: str) -> list[dict[str, str]]:
    """A table as another program reads it."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_workspace_read_into_a_new_one_is_the_same_file(full: Shell):
    made = full.does("export", "json").out
    full.does("export", "json", "-o", "growth.json")
    assert (full.home / "growth.json").read_text("utf-8") == made
    ended = full.does("import", "json", "growth.json", "--workspace", "copy")
    assert "issue       3" in ended.lines
    assert "records are in" in ended.err
    assert full.does("export", "json", "--workspace", "copy").out == made
    assert full.does("add", "note", "next", "--workspace", "copy").out.startswith("N2  ")
    full.does("check", "--workspace", "copy")
    assert "records would be in" in full.does("import", "json", "--dry-run", "growth.json", "--workspace", "other").err
    assert not (full.home / "other").exists()


def test_a_workspace_goes_only_into_an_empty_one(full: Shell):
    full.does("export", "json", "-o", "growth.json")
    full.does("import", "json", "growth.json")  # all of it is there
    full.does("add", "issue", "one more")
    assert "--workspace NEW" in full.refuses("import", "json", "growth.json")
    assert "--workspace NEW" in full.refuses("import", "json", "--dry-run", "growth.json")


def test_a_large_workspace_is_kept_in_several_commits_and_goes_on_where_it_stopped(full: Shell):
    whole = json.loads(full.does("export", "json").out)
    note = {"text": "x" * 200_000, "created": "2026-11-23T09:00:00.000Z", "by": "ana"}
    whole["records"]["note"] = [{"id": f"N{number}", **note} for number in range(2, 12)]
    (full.home / "large.json").write_text(json.dumps(whole), "utf-8")
    full.does("import", "json", "large.json", "--workspace", "copy")
    assert len(full.does("log", "--workspace", "copy").lines) == 2
    full.does("undo", "--workspace", "copy")
    assert len(full.does("list", "notes", "--workspace", "copy").lines) < 10
    full.does("import", "json", "large.json", "--workspace", "copy")
    assert len(full.does("list", "notes", "--workspace", "copy").lines) == 10


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not JSON"),
        ("[1, 2", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is not a workspace"),
        ('{"accord": "workspace", "format": 2}', "is of format 2"),
        ('{"accord": "workspace", "format": 1}', "has lost its records"),
        ('{"accord": "workspace", "format": 1, "counters": {}, "records": {"poem": []}}', "no list of 'poem'"),
        ('{"accord": "workspace", "format": 1, "counters": {"Q": -1}, "records": {}}', "is no counter"),
        ('{"accord": "workspace", "format": 1, "counters": {"A": "1"}, "records": {}}', "is no counter"),
        ('{"accord": "workspace", "format": 1, "counters": {}, "records": {"note": [{"id": "../N1"}]}}', "no id"),
        ('{"accord": "workspace", "format": 1, "counters": {}, "records": {"team": [{"id": "a b"}]}}', "no id"),
        ('{"accord": "workspace", "format": 1, "counters": {}, "records": {"note": [7]}}', "no id"),
        (
            '{"accord": "workspace", "format": 1, "counters": {}, "records": {"note": [{"id": "N1"}, {"id": "N1"}]}}',
            "N1 is there twice",
        ),
        *(
            (
                f'{{"accord": "workspace", "format": 1, "counters": {{}}, "records": {{"{kind}": [{each}]}}}}',
                "that cannot be",
            )
            for kind, each in (
                ("note", '{"id": "N1", "text": 7}'),
                ("note", '{"id": "N1", "teams": "ops"}'),
                ("note", '{"id": "N1", "teams": [7]}'),
                ("note", '{"id": "N1", "off": 1}'),
                ("note", '{"id": "N1", "order": true}'),
                ("action", '{"id": "A1", "status": "lost"}'),
                ("term", '{"id": "lead", "meanings": {"ops": {}}}'),
                ("term", '{"id": "lead", "meanings": {"ops": "a form"}}'),
                ("handoff", '{"id": "path", "steps": [{"team": "ops", "more": "x"}]}'),
                ("series", '{"id": "standup", "representatives": {"ops": "ana"}}'),
            )
        ),
        (
            '{"accord": "workspace", "format": 1, "counters": {}, "records": {"note": [{"id": "N1", "order": 1e999}]}}',
            "is no number",
        ),
        (
            '{"accord": "workspace", "format": 1, "counters": {}, "records": {"note": [{"id": "N1", "order": NaN}]}}',
            "is no number",
        ),
    ],
)
def test_a_file_that_is_no_workspace_is_refused(full: Shell, text: str, says: str):
    (full.home / "bad.json").write_text(text, "utf-8")
    assert says in full.refuses("import", "json", "bad.json", code=1)
    assert says in full.refuses("import", "json", "bad.json", "--workspace", "copy", code=1)
    assert not (full.home / "copy").exists()


def test_no_cell_of_a_table_is_a_formula_and_reading_takes_the_guard_off(full: Shell):
    made = full.does("export", "csv", "issues").out
    assert [row["id"] for row in rows(made)] == ["Q1", "Q2", "Q3"]
    assert not [cell for row in rows(made) for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]
    before = full.kept()
    ended = full.does("import", "csv", "issues", "-", stdin=made.encode())
    assert (ended.out, ended.err) == ("", "0 added, 0 changed, 3 as it was, 0 refused.\n")
    assert full.kept() == before


def test_a_dry_run_says_what_would_become_of_each_line(full: Shell):
    table = "\ufeffid;Text;Owner;Due;Status\r\n"
    table += "A1;send the field list;ana;2026-12-08;open\r\n"
    table += "A2;ask the vendor;ben;;done\r\n"
    table += ';"two\nlines; @chloe";chloe;;\r\n'
    table += "A9;nothing;;;\r\n;;nobody;;\r\n;late;zoe;;\r\n"
    (full.home / "a.csv").write_bytes(table.encode())
    before = full.kept()
    ended = full("import", "csv", "actions", "--dry-run", "a.csv")
    assert ended.code == 3
    assert ended.lines == [
        "2  to change  A1  due: 2026-12-01 → 2026-12-08",
        "3  to change  A2  status: open → done",
        "4  to add     A3  two lines; @chloe",
        "6  refused    A9  There is no action A9; leave its id empty to add it.",
        "7  refused        The row has no text, so there is no action to add.",
        "8  refused        There is no person 'zoe'. Did you mean chloe?",
    ]
    assert ended.err == "1 to add, 2 to change, 0 as it is, 3 refused.\n"
    assert full.kept() == before
    done = full("import", "csv", "actions", "a.csv")
    assert [line.split()[1] for line in done.lines] == ["changed", "changed", "added"]
    assert "Line 8 was refused: There is no person 'zoe'." in done.err
    assert full.board().actions["A3"].owners == ("chloe",)
    assert full.board().actions["A2"].done_by == "ana"
    full.does("undo")  # all of the table at once
    assert full.board().actions["A1"].due == "2026-12-01"
    assert "A3" not in full.board().actions


def test_outcomes_are_json_for_programs(full: Shell):
    ended = full.does("import", "csv", "teams", "-", "--json", "--dry-run", stdin=b"id\tname\nit\tIT\nops\tOps\n")
    assert ended.json == [
        {"line": 2, "does": "add", "id": "it", "says": "IT"},
        {"line": 3, "does": "change", "id": "ops", "says": "name: Marketing Operations → Ops"},
    ]


def test_actions_ticked_off_in_todo_txt_come_back(full: Shell):
    made = full.does("export", "todotxt").out
    first, second = made.splitlines()
    assert first.endswith(" send the field list +webinar @ana due:2026-12-01 id:A1")
    day = first[:10]
    assert full.does("import", "todotxt", "-", stdin=made.encode()).err.startswith("0 added, 0 changed, 2 as it was")
    todo = f"x {day} {first}\n\n{second} due:2026-12-09\n(B) call @phone about +garden\n"
    ended = full.does("import", "todotxt", "-", "--dry-run", stdin=todo.encode())
    assert ended.lines == [
        "1  to change  A1  done",
        "3  to change  A2  due: 2026-12-09",
        "4  to add     A3  call @phone about pri:B +garden",
    ]
    full.does("import", "todotxt", "-", stdin=todo.encode())
    assert full.does("export", "todotxt").lines[-1] == f"(B) {day} call @phone about +garden id:A3"
    assert full.does("import", "todotxt", "-", stdin=todo.encode()).err.startswith("0 added, 0 changed, 3 as it was")


def test_due_dates_go_into_a_calendar_whose_lines_end_as_they_must(full: Shell):
    full.does("add", "action", f"@ben {'a very long text, ' * 12} due:2026-12-02")
    full.does("done", "A1")
    made = full.does("export", "ics", "-o", "due.ics")
    assert made.err == f"Written to {full.home / 'due.ics'}.\n"
    data = (full.home / "due.ics").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    [event] = Calendar.from_ical(data).events
    assert str(event["SUMMARY"]).endswith("(A3)")
    shown = full.program("export", "ics").stdout
    assert shown.count(b"\n") == shown.count(b"\r\n") > 10


def test_an_empty_workspace_has_files_too(empty: Shell):
    empty.does("init")
    assert rows(empty.does("export", "csv", "issues").out) == []
    assert empty.does("export", "todotxt").out == ""
    made = empty.does("export", "ics")
    assert "VEVENT" not in made.out
    assert made.err == "No open action has a due date, so the calendar is empty.\n"
    made = empty.does("export", "json").out
    empty.does("import", "json", "-", "--workspace", "copy", stdin=made.encode())
    assert empty.does("export", "json", "--workspace", "copy").out == made


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("export",), 2, "required: json|csv|todotxt|ics"),
        (("export", "csv"), 2, "accord export csv KIND"),
        (("export", "csv", "poems"), 2, "no kind 'poems'"),
        (("export", "json", "issues"), 2, "accord export json -o FILE"),
        (("export", "json", "--json"), 2, "takes no --json"),
        (("export", "json", "-o", "no/such/folder/x.json"), 1, "could not be written"),
        (("import", "csv", "a.csv"), 2, "accord import csv KIND FILE"),
        (("import", "csv", "poems", "a.csv"), 2, "no kind 'poems'"),
        (("import", "csv", "issues", "missing.csv"), 1, "missing.csv cannot be read"),
        (("import", "json", "a.json", "b.json"), 2, "One file at a time"),
        (("import", "todotxt", "a", "--lenient"), 2, "about logs"),
        (("import", "csv", "issues", "/dev/null"), 1, "This file is empty"),
    ],
)
def test_what_cannot_be_done_is_refused(shell: Shell, words: tuple[str, ...], code: int, says: str):
    assert says in shell.refuses(*words, code=code)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (
            "wording,colour\na,b\n",
            "The first line names no column of 'issue': 'wording', 'colour'. There are id, text, ",
        ),
        (
            "PK\x03\x04xl/workbook.xml",
            "This is a packed file, such as .xlsx, .ods or .docx: save what it holds as text",
        ),
        ("text,onwer\na,b\n", "There is no column 'onwer' of 'issue'. Did you mean 'owner'?"),
        ("text,Text\na,b\n", "Two columns are called 'text'"),
    ],
)
def test_a_table_whose_header_says_nothing_is_refused(shell: Shell, tmp_path: Path, table: str, says: str):
    (tmp_path / "a.csv").write_text(table, "utf-8")
    assert says in shell.refuses("import", "csv", "issues", str(tmp_path / "a.csv"), code=1)


def test_a_spreadsheet_is_read_as_people_keep_it(full: Shell):
    """Columns called otherwise, columns of no use here, names, days and lists as a spreadsheet writes them."""
    table = "Task;Assignee;Deadline;State;Priority;;\r\n"
    table += "tidy the list;Ana Ruiz;27.11.2026;In progress;high;;\r\n"
    table += "call them;ana; ben;\r\n".replace("ana; ben", '"ana; ben"')
    table += "write it up;ben;2026-12-01 00:00:00;Completed;;;\r\n"
    table += "count;;46357;;;;\r\n"
    (full.home / "t.csv").write_bytes(table.encode("cp1252"))
    made = full.does("import", "csv", "actions", "t.csv")
    assert made.err == (
        "4 added, 0 changed, 0 as it was, 0 refused.\nLeft out, as no field of 'action' is called so: 'Priority'.\n"
    )
    assert [(each.owners, each.due, each.status) for each in full.board().actions][2:] == [
        (("ana",), "2026-11-27", "open"),
        (("ana", "ben"), "", "open"),
        (("ben",), "2026-12-01", "done"),
        ((), "2026-12-01", "open"),
    ]
    before = full.kept()
    again = full.does("import", "csv", "actions", "t.csv")
    assert again.err.startswith("0 added, 0 changed, 4 as it was, 0 refused.")
    assert full.kept() == before
    table = table.replace("In progress", "Done")
    ended = full.does("import", "csv", "actions", "-", "--dry-run", stdin=table.encode())
    assert ended.lines[0] == "2  to change  A3  status: open → done"


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (("11/27/2026", "3/4/2026"), ("2026-11-27", "2026-03-04")),
        (("27/11/26", "3/4/2026"), ("2026-11-27", "2026-04-03")),
        (("3/4/2026", "4-4-2026"), ("3/4/2026 may be 3 April or 4 March; write it as 2026-04-03.", "2026-04-04")),
        (("3.4.26", "2026-11-27T10:00:00Z"), ("2026-04-03", "2026-11-27")),
        (("31/31/2026", "46353.5"), ("'31/31/2026' is no date", "2026-11-27")),
    ],
)
def test_days_are_read_as_the_table_writes_them(full: Shell, days: tuple[str, str], read: tuple[str, str]):
    table = "".join(f"one {number},{day}\n" for number, day in enumerate(days))
    ended = full("import", "csv", "actions", "-", "--json", stdin=f"text,due\n{table}".encode())
    for outcome, wanted in zip(ended.json, read, strict=True):
        kept = full.board().actions[outcome["id"]].due if outcome["id"] else outcome["says"]
        assert kept.startswith(wanted)


def test_what_says_that_there_is_nothing_is_nothing(full: Shell):
    table = "text,due,owners\none,tbd,unassigned\ntwo,-,n/a\nthree,,?\n"
    full.does("import", "csv", "actions", "-", stdin=table.encode())
    assert [(each.due, each.owners) for each in full.board().actions][2:] == [("", ())] * 3
    ended = full.does("import", "csv", "decisions", "-", stdin=b"Decision,Date\nwe go,1.11.2026\n")
    assert ended.err.endswith("Left out, as no field of 'decision' is called so: 'Date'.\n")
    ended = full("import", "csv", "issues", "-", "--dry-run", stdin=b"Issue,State\nit is slow,Closed\n")
    assert ended.lines == ["2  refused    It is resolved, but no column 'resolution' says how."]


def test_people_of_a_list_without_handles_get_some(full: Shell):
    table = "Name\tDepartment\nDee Park\tdemand\nAna Ruiz\tdemand\nAna Lind\tops\n\tops\n"
    ended = full("import", "csv", "people", "-", stdin=table.encode())
    assert ended.lines == [
        "2  added    dee       Dee Park",
        "3  changed  ana       team: ops → demand",
        "4  added    ana-lind  Ana Lind",
    ]
    assert "Line 5 was refused: The row has no name and no handle, so there is no person to add." in ended.err


def test_every_import_says_how_far_it_is():
    said: list[tuple[str, int, int]] = []

    def watch(doing: str, done: int, of: int) -> None:
        said.append((doing, done, of))

    at, empty = Moment("ana", "2026-11-23T09:10:11.123Z"), Board.empty()
    take_table(empty, "note", read_table(b"text\n" + b"said again\n" * 1500, "note").rows, at=at, watch=watch)
    take_todo(empty, read_todo(b"call the vendor\n" * 1500), at=at, watch=watch)
    assert said == [("reading", 0, 1500), ("reading", 1000, 1500)] * 2
    said.clear()
    notes = [{"id": f"N{number}", "text": "said"} for number in range(1, 1501)]
    whole = {"accord": "workspace", "format": 1, "counters": {}, "records": {"note": notes}}
    assert len(read_whole(json.dumps(whole).encode(), watch).docs["note"]) == 1500
    assert said == [("reading note records", 0, 1500), ("reading note records", 1000, 1500)]
