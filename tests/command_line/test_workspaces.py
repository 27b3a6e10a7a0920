"""`accord init`, `check`, `backup`, `restore`, `demo`; where the workspace is, who is typing, and what is refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.command_line.conftest import Shell
from tui.where import data_folder


def test_a_workspace_is_made_and_the_standup_set_up(empty: Shell):
    words = ("--name", "Growth", "--day", "wed", "--time", "9:30", "--timezone", "Europe/Berlin", "--length", "45")
    ended = empty.does("init", *words)
    assert ended.out == "Growth: wed 09:30 Europe/Berlin, 45 min\n"
    assert ended.err == f'The workspace is {empty.folder}. Next: accord add team HANDLE "Name"\n'
    assert oct(empty.folder.stat().st_mode)[-3:] == "700"
    assert empty.does("init", "--day", "thu").out == "Growth: thu 09:30 Europe/Berlin, 45 min\n"


def test_setting_up_anew_says_what_changed_and_a_list_can_be_emptied(shell: Shell):
    assert "Round of teams" in shell.does("init", "--standing", "Round of teams").err
    assert "Next:" not in shell.does("init", "--standing", "").err
    assert "Round of teams" not in shell.does("agenda").out


def test_the_zone_of_this_machine_is_taken_by_itself(empty: Shell, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert "Asia/Tokyo" in empty.does("init").out


@pytest.mark.parametrize("zone", ["Nowhere/At-All", ":/etc/passwd", "../../etc"])
def test_a_zone_nobody_knows_is_utc(empty: Shell, monkeypatch: pytest.MonkeyPatch, zone: str):
    monkeypatch.setenv("TZ", zone)
    assert " UTC," in empty.does("init").out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("init",), 3, "There is a workspace in"),
        (("init", "--day", "someday"), 3, "someday"),
        (("init", "--time", "25:00"), 3, "25:00"),
        (("init", "--timezone", "Nowhere/Land"), 3, "Nowhere/Land"),
        (("init", "--length", "soon"), 3, "soon"),
        (("init", "here"), 2, "Unrecognized arguments: here"),
        (("backup",), 2, "required: FILE"),
        (("backup", "growth"), 1, "growth"),
        (("restore", "nothing.backup"), 1, "nothing.backup"),
        (("restore", "/dev/null"), 1, "/dev/null"),
        (("--workspace",), 2, "--workspace wants a value"),
        (("list", "issues", "--as"), 2, "--as wants a value"),
        (("list", "issues", "--workspace="), 2, "--workspace wants a value"),
        (("list", "issues", "--workspace", "postgresql://host/growth"), 1, "not a folder"),
        (("check", "--workspace", "postgresql://host/growth"), 1, "not a folder"),
        (("check", "--json"), 2, "accord check prints no records, so it takes no --json."),
        ((), 2, "The board wants a terminal, and this is none."),
        (("meet",), 2, "The board wants a terminal"),
        (("demo",), 2, "The board wants a terminal"),
    ],
)
def test_what_cannot_be_done_is_refused(shell: Shell, words: tuple[str, ...], code: int, says: str):
    assert says in shell.refuses(*words, code=code)


READING = [("list", "issues"), ("attention",), ("check",), ("log",), ("meet", "status"), ("show", "ops"), ("agenda",)]


@pytest.mark.parametrize("words", [*READING, ("add", "team", "x", "X"), ("undo",), ("backup", "x.backup")])
def test_a_missing_workspace_is_said_with_how_to_make_one(empty: Shell, words: tuple[str, ...]):
    ended = empty(*words)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == f"There is no workspace in {empty.folder}. `accord init` makes one.\n"
    assert not empty.folder.exists()


@pytest.mark.parametrize("words", READING)
def test_a_folder_of_something_else_is_left_alone(empty: Shell, words: tuple[str, ...]):
    empty.folder.mkdir()
    (empty.folder / "diary.txt").write_text("dear diary")
    assert empty(*words).code == 1
    assert "something else (diary.txt)" in empty.refuses("init", code=1)
    assert [path.name for path in empty.folder.iterdir()] == ["diary.txt"]


@pytest.mark.parametrize("words", READING)
def test_a_file_in_the_place_of_the_workspace_is_left_alone(empty: Shell, words: tuple[str, ...]):
    empty.folder.write_text("dear diary")
    assert empty(*words).code == 1
    assert empty("init").code == 1
    assert empty.folder.read_text() == "dear diary"


@pytest.mark.parametrize("words", READING)
def test_a_newer_workspace_is_not_touched(shell: Shell, words: tuple[str, ...]):
    from store.keep.lines import header_line

    journal = shell.folder / "journal/00000001.jsonl"
    journal.write_bytes(header_line(1, 0, "", 0, {}, form=99)[0])
    (shell.folder / "accord.json").unlink(missing_ok=True)
    ended = shell(*words)
    assert ended.code == 1
    assert "newer version" in ended.err + ended.out
    assert journal.read_bytes() == header_line(1, 0, "", 0, {}, form=99)[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_workspace_is_said(shell: Shell):
    shell.folder.chmod(0)
    try:
        assert "Permission denied" in shell("list", "issues").err
    finally:
        shell.folder.chmod(0o700)


def test_a_read_only_workspace_can_be_looked_at(shell: Shell, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(shell.folder))

    monkeypatch.setattr("store.keep.journal.os.write", refuse)
    assert len(shell.does("list", "teams").lines) == 3
    before = shell.kept()
    ended = shell("add", "issue", "x")
    assert (ended.code, shell.kept()) == (1, before)


@pytest.mark.parametrize(
    "words",
    [
        ("--workspace", "other", "list", "teams"),
        ("list", "--workspace", "other", "teams"),
        ("list", "teams", "--workspace", "other"),
        ("--workspace=other", "list", "teams"),
        ("list", "teams", "--workspace=other"),
    ],
)
def test_a_workspace_is_named_before_or_behind_the_command(shell: Shell, words: tuple[str, ...]):
    shell.does("--workspace", "other", "init")
    shell.does("add", "team", "it", "IT", "--workspace", "other")
    assert shell.does(*words).out == "it  IT\n"


def test_without_being_named_it_is_in_the_users_data_folder(empty: Shell, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ACCORD_WORKSPACE")
    monkeypatch.setenv("XDG_DATA_HOME", str(empty.home / "data"))
    assert str(empty.home / "data/accord/workspace") in empty.does("init").err
    assert len(empty.does("list", "teams").out) == 0


def test_a_tilde_is_home(empty: Shell, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(empty.home))
    empty.does("init", "--workspace", "~/standup")
    assert (empty.home / "standup/journal").is_dir()


@pytest.mark.parametrize(
    ("words", "environment", "who"),
    [
        (("--as", "Ben"), {}, "ben"),
        (("--as=@ben",), {"ACCORD_AS": "chloe"}, "ben"),
        ((), {"ACCORD_AS": "chloe"}, "chloe"),
        ((), {}, "ana"),
        ((), {"LOGNAME": "", "USER": "dee"}, "dee"),
        (("--as", "a\x1b[31m\tb\udce9"), {}, "a[31mb"),
        (("--as", "@"), {}, "somebody"),
    ],
)
def test_who_types_is_named_or_found_out(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], environment: dict[str, str], who: str
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shell.does("add", "issue", "the short way", *words)
    shell.does("add", "issue", "the long way", *words, "--type", "risk")
    assert [issue.by for issue in shell.board().issues] == [who, who]


def test_a_check_says_it_is_whole_and_brings_the_file_up_to_date(shell: Shell):
    shell.does("add", "issue", "Lead files bounce")
    assert shell.does("check").out == "The workspace is whole: 9 changes, 9 records.\n"
    assert "Lead files bounce" in json.dumps(json.loads((shell.folder / "accord.json").read_text()))


def test_a_check_says_what_is_hurt_and_repair_keeps_the_rest(shell: Shell):
    journal = shell.folder / "journal/00000001.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"Demand", b"Demamd")
    journal.write_bytes(b"".join(lines))
    (shell.folder / "accord.json").unlink(missing_ok=True)
    ended = shell("check")
    assert ended.code == 1
    assert "line 4" in ended.err
    assert "accord check --repair" in ended.err
    shell("check", "--repair")
    assert "demand" not in shell.does("list", "teams").out
    assert "ops" in shell.does("list", "teams").out


def test_a_backup_is_restored_and_what_was_there_kept_aside(shell: Shell):
    shell.does("add", "issue", "before")
    assert shell.does("backup", "growth.backup").err == f"Everything is in {shell.home}/growth.backup.\n"
    shell.does("add", "issue", "after")
    restored = shell.does("restore", "growth.backup").err
    assert restored.startswith("The workspace is as it was at the backup. What was there is in ")
    assert shell.does("list", "issues").out == "Q1  before\n"
    assert shell.does("add", "issue", "next").out == "Q2  next\n"


def test_a_backup_makes_a_workspace_where_there_is_none(shell: Shell):
    shell.does("backup", "growth.backup")
    assert shell.does("restore", "growth.backup", "--workspace", "other").err == (
        "The workspace is as it was at the backup.\n"
    )
    assert len(shell.does("list", "teams", "--workspace", "other").lines) == 3


def test_the_demo_checks_itself(empty: Shell):
    assert empty.does("demo", "--check").out.startswith("The sample workspace is whole: ")
    assert not empty.folder.exists()


def test_an_error_of_our_own_is_one_sentence_and_a_private_file(shell: Shell, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a note nobody should read on the screen")

    monkeypatch.setattr("tui.shell.listing._tests", broken)
    with pytest.raises(AssertionError, match="nobody should read"):
        shell("list", "issues")
    log = max(Path(data_folder()).glob("error-*.log"), key=lambda path: path.stat().st_mtime)
    assert oct(log.stat().st_mode)[-3:] == "600"
    assert "ZeroDivisionError" in log.read_text()
