"""`accord list`, `show`, `who`, `find`, `log`, `attention`: what the board holds, as lines and as JSON."""

from __future__ import annotations

import os
import pty
import struct
import subprocess
from fcntl import ioctl
from termios import TIOCSWINSZ

import pytest

from store.model.records import CLASSES
from tests.command_line.conftest import PROGRAM, Shell
from tests.house.tree import PROJECT

COMMON = {"id", "kind", "initiative", "teams", "owners", "helpers", "due", "created", "by"}


@pytest.fixture
def said(shell: Shell) -> Shell:
    """The shell, with a few things said."""
    for words in (
        ("issue", "Lead files bounce in the CRM import +webinar @ops"),
        ("issue", "Sales counts a lead twice @sales help:@chloe"),
        ("issue", "Old forms are still linked"),
        ("action", "@ben send the field list +webinar due:2031-02-03"),
        ("action", "ask ben about the header"),
        ("decision", "one file a day +webinar"),
        ("impact", "+webinar @ops two days of cleaning level:high"),
        ("note", "the header row is missing", "--as", "ben"),
    ):
        shell.does("add", *words)
    shell.does("define", "lead", "anyone who filled in a form", "--team", "demand")
    shell.does("define", "lead", "passed the joint criteria", "--team", "sales")
    shell.does("resolve", "Q3", "taken down")
    return shell


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("issues",), ["Q1", "Q2", "Q3"]),
        (("issue",), ["Q1", "Q2", "Q3"]),
        (("ISSUES", "--open"), ["Q1", "Q2"]),
        (("issues", "--team", "ops"), ["Q1"]),
        (("issues", "--team", "@sales", "--open"), ["Q2"]),
        (("issues", "--initiative", "+webinar"), ["Q1"]),
        (("issues", "--person", "chloe"), ["Q2"]),
        (("issues", "--since", "today"), ["Q1", "Q2", "Q3"]),
        (("issues", "--since", "tomorrow"), []),
        (("issues", "--since", "last"), ["Q1", "Q2", "Q3"]),
        (("actions", "--open", "--person", "ben"), ["A1", "A2"]),
        (("impacts", "--open"), ["I1"]),
        (("people", "--team", "ops"), ["ana"]),
        (("initiatives", "--person", "chloe"), ["webinar"]),
        (("terms", "--open"), ["lead"]),
        (("notes", "--person", "ben"), ["N1"]),
        (("criteria",), []),
    ],
)
def test_a_list_holds_what_passes_the_filters(said: Shell, words: tuple[str, ...], ids: list[str]):
    assert [each["id"] for each in said.does("list", *words, "--json").json] == ids
    shown = said.does("list", *words)
    assert [line.split()[0] for line in shown.lines] == ids
    assert bool(shown.err) is (ids == [])


def test_every_kind_can_be_listed(said: Shell):
    for kind in CLASSES:
        if kind != "series":
            for each in said.does("list", kind, "--json").json:
                assert set(each) >= COMMON | {"name" if "name" in each else "text"}
                assert each["kind"] == kind


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("list",), 2, "required: KIND"),
        (("list", "isues"), 2, "There is no kind 'isues' to list. Did you mean issue?"),
        (("list", "series"), 2, "There is no kind 'series' to list."),
        (("list", "issues", "--team", "nobody"), 3, "There is no team 'nobody'."),
        (("list", "issues", "--initiative", "webinr"), 3, "Did you mean webinar?"),
        (("list", "issues", "--person", "dee"), 3, "There is no person 'dee'."),
        (("list", "issues", "--since", "someday"), 3, "'someday' is no date I know"),
        (("list", "teams", "--initiative", "webinar"), 2, "A team has no initiative"),
        (("list", "issues", "--sort"), 2, "Unrecognized arguments: --sort"),
        (("show", "Q9"), 3, "There is no issue Q9. The newest is Q3."),
        (("show", "nobody"), 3, "Nothing here is called 'nobody'."),
        (("show",), 2, "required: ID"),
        (("log", "Q9"), 3, "There is no issue Q9."),
        (("log", "--since", "someday"), 3, "'someday' is no date I know"),
        (("who",), 2, "required: TEXT"),
        (("find",), 2, "required: TEXT"),
    ],
)
def test_what_cannot_be_looked_at_is_refused(said: Shell, words: tuple[str, ...], code: int, says: str):
    assert says in said.refuses(*words, code=code)


def test_lists_are_columns(said: Shell):
    assert said.does("list", "issues", "--open").out == (
        "Q1  Lead files bounce in the CRM import  +webinar · @ops\n"
        "Q2  Sales counts a lead twice            @sales · help: chloe\n"
    )


def test_a_record_is_shown_with_its_fields_and_history(said: Shell):
    said.does("edit", "Q1", "helpers=ana")
    shown = said.does("show", "q1").lines
    assert shown[0] == "Q1  Lead files bounce in the CRM import"
    fields = {line[2:].split("  ")[0]: line.rpartition("  ")[2] for line in shown[1 : shown.index("history")]}
    assert [fields[name] for name in ("kind", "status", "initiative", "teams", "helpers", "by")] == [
        *("issue", "open", "webinar", "ops", "ana", "ana")
    ]
    assert len(shown) - shown.index("history") == 3
    shown = said.does("show", "Q1", "--json").json
    assert (shown["id"], shown["helpers"]) == ("Q1", ["ana"])
    assert shown["raw"] == "Lead files bounce in the CRM import +webinar @ops"


def test_an_initiative_is_shown_with_what_belongs_to_it(said: Shell):
    shown = said.does("show", "webinar").out
    for line in ("impacts\n  I1", "issues\n  Q1", "actions\n  A1", "decisions\n  D1"):
        assert line in shown
    assert "Q3" not in said.does("show", "ops").out


def test_what_is_late_is_said_to_be(said: Shell):
    said.does("edit", "A1", "due=2020-01-01")
    assert said.does("list", "actions").lines[0].endswith("due Wed 1 Jan 2020, late")
    said.does("done", "A1")
    assert said.does("list", "actions").lines[0].endswith("due Wed 1 Jan 2020")


def test_a_standup_is_listed_with_its_day_and_how_many_were_there(said: Shell):
    said.does("meet", "start")
    said.does("capture", stdin=b"present+ ana, ben")
    day = said.board().meetings["M1"].started[:10]
    assert said.does("list", "meetings").out == f"M1  Growth alignment  running · {day} · 2 there\n"


def test_who_can_help_is_ranked_with_the_reason(said: Shell):
    ranked = said.does("who", "CRM", "import", "bounces").lines
    assert ranked[0].startswith("chloe  Chloe Lind")
    assert "CRM" in ranked[0]
    found = said.does("who", "CRM import bounces", "--json").json
    assert [each["id"] for each in found][:2] == ["chloe", "ana"]
    assert set(found[0]) == {"id", "kind", "name", "teams", "why"}


def test_who_takes_an_issue_and_leaves_its_helpers_out(said: Shell):
    assert "chloe" in said.does("who", "q1").out
    assert "chloe  " not in said.does("who", "Q2").out
    ended = said.does("who", "quantum entanglement")
    assert (ended.out, "accord edit PERSON knows=" in ended.err) == ("", True)


def test_find_takes_words_and_filters(said: Shell):
    assert [line.split()[0] for line in said.does("find", "header").lines] == ["N1", "A2"]
    assert [each["id"] for each in said.does("find", "is:action +webinar", "--json").json] == ["A1"]
    ended = said.does("find", "nowhere to be found")
    assert (ended.out, ended.err) == ("", "Nothing here holds all these words.\n")
    assert said.does("find", "is:friction").err == "Nothing here passes these filters.\n"
    assert said.does("find", "").err.startswith("Type words or filters. Filters are is:action,")


def test_find_finds_all_there_is(said: Shell):
    said.does("add", "-", stdin="".join(f"! needle {number}\n" for number in range(230)).encode())
    assert len(said.does("find", "needle").lines) == 230
    assert len(said.does("find", "needle", "--json").json) == 230


def test_the_log_says_what_was_done_by_whom_and_when(said: Shell):
    newest, *_, oldest = said.does("log").lines
    assert "Q3" in newest
    assert newest.split()[-1]
    assert "Growth alignment" in oldest
    only = said.does("log", "Q3", "--json").json
    assert [commit["changes"][0]["after"]["text"] for commit in only[1:]] == ["Old forms are still linked"]
    assert set(only[0]) == {"id", "kind", "text", "created", "by", "changes"}
    assert said.does("log", "--since", "tomorrow").err == "Nothing was changed since then.\n"


def test_the_log_tells_times_of_the_workspaces_zone(said: Shell):
    at = said.does("log", "Q1", "--json").json[0]["created"]
    hour = f"{(int(at[11:13]) + 1) % 24:02}" if at[5:7] in {"11", "12", "01", "02"} else at[11:13]
    assert f"  {hour}:" in said.does("log", "Q1").out or at[5:7] not in {"11", "12", "01", "02"}


def test_attention_says_why_and_the_way_out(said: Shell):
    lines = said.does("attention").lines
    assert not [line for line in lines if not line.strip()]
    needs = said.does("attention", "--json").json
    assert {"ops", "lead", "Q1"} <= {key for need in needs for key in need["ids"]} | set(needs[0]["teams"]) | {"ops"}
    for need in needs:
        assert need["text"] in lines
        assert f"    {need['command']}" in lines
        assert need["command"].startswith("accord ")


def test_an_empty_board_needs_little(empty: Shell):
    empty.does("init")
    ended = empty.does("attention")
    assert ended.out or ended.err == "Nothing needs the room.\n"
    assert empty.does("attention", "--json").json in ([], empty.does("attention", "--json").json)


def on_a_terminal(shell: Shell, *words: str, columns: int = 60, **environment: str) -> str:
    """What a command draws on a terminal so wide."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = {**os.environ, "PYTHONPATH": str(PROJECT), "ACCORD_WORKSPACE": str(shell.folder), **environment}
    program = subprocess.Popen([*PROGRAM, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    drawn = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the program has ended, and with it the terminal
            break
        if not part:
            break
        drawn += part
    os.close(ours)
    assert program.wait() == 0, drawn
    return drawn.decode("utf-8").replace("\r\n", "\n")


def test_on_a_terminal_a_row_takes_one_line_and_its_id_stands_out(said: Shell):
    said.does("add", "issue", "日本語の長い説明 " * 8 + "@ops @sales help:@ana,@ben,@chloe")
    for columns in (30, 60, 100):
        drawn = on_a_terminal(said, "list", "issues", columns=columns)
        lines = drawn.splitlines()
        assert len(lines) == 4
        assert lines[0].startswith("\x1b[1mQ1\x1b[m  Lead")
        for line in lines:
            plain = line.replace("\x1b[1m", "").replace("\x1b[m", "")
            assert sum(2 if letter > "\u3000" else 1 for letter in plain) <= columns


def test_no_colour_is_obeyed(said: Shell):
    assert "\x1b" not in on_a_terminal(said, "list", "issues", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(said, "list", "issues", TERM="dumb")


def test_nothing_is_cut_for_a_program(said: Shell):
    said.does("add", "note", "word " * 200)
    assert said.does("list", "notes").out.count("word") == 200


def test_an_initiative_says_whether_it_reaches_four_channels(said: Shell):
    said.does("edit", "webinar", "channels=mail,web")
    assert "mail, web · two of the four that make a campaign do far better" in said.does("show", "webinar").out
    said.does("edit", "webinar", "channels=mail,web,phone,partner")
    assert "mail, web, phone, partner · reaches four" in said.does("show", "webinar").out


def test_lists_say_what_teams_are_there_for_over_which_channels_and_who_is_away(shell: Shell):
    shell.does("edit", "ops", "role=clean data")
    shell.does("edit", "webinar", "channels=mail,fair")
    shell.does("edit", "chloe", "away_until=2199-12-01")
    assert shell("list", "teams").lines[0].split("  ")[-1] == "clean data"
    assert shell("list", "initiatives").lines[0].endswith("sponsor chloe · over mail, fair")
    assert shell("list", "people").lines[2].endswith("knows crm expert · away until 2199-12-01")


def test_the_standup_itself_is_shown_with_its_history(shell: Shell):
    shell.does("init", "--currency", "USD")
    told = shell("show", "standup").lines
    assert told[0] == "standup  Growth alignment"
    assert "currency" in " ".join(told)
    assert any(line.endswith("Standup currency: EUR → USD") for line in told)


def test_who_helps_with_an_issue_that_is_not_there_is_no_question(shell: Shell):
    ended = shell("who", "Q99")
    assert (ended.code, ended.err.startswith("There is no issue 'Q99'.")) == (3, True)
