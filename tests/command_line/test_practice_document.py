"""docs/practice.md is true: commands and lines do something in the sample; keys, headings and files are there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from screens.actions import ACTIONS, EVERYWHERE
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.line.parse import parse
from store.model.board import Board
from store.model.changes import Commit
from store.model.moment import Moment
from store.sample.make import sample
from store.verbs.lines import take_text
from store.verbs.meetings import start_meeting
from tests.command_line.conftest import Shell
from tests.house.tree import PROJECT, text_of

ROWS = [f"P{number}" for number in range(1, 14)]


def table(title: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of the table under a heading, by cells."""
    text = text_of(Path("docs/practice.md")).partition(f"## {title}\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in text.splitlines() if line[:1] == "|"]
    return rows[0], rows[2:]


def quoted(cell: str) -> list[str]:
    """What a cell shows as code."""
    return re.findall(r"`([^`]+)`", cell)


_, PLACES = table("What to do, and where to find it again")
HEAD, CODE = table("Where its code is")
COMMANDS = [command for row in PLACES for command in quoted(row[2])]
LINES = [line for row in PLACES for line in quoted(row[3])]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a workspace with the sample in it."""
    folder = tmp_path_factory.mktemp("practice") / "sample"
    create_workspace(str(folder))
    workspace = Workspace(LocalBackend(str(folder)), "ana")
    sample(workspace)
    workspace.save()
    workspace.close()
    return folder


@pytest.fixture(scope="module")
def meeting(kept: Path) -> Board:
    """The board of the sample, its next standup begun."""
    workspace = Workspace(LocalBackend(str(kept)), "ana")
    board = workspace.board
    workspace.close()
    begun = start_meeting(board, at=Moment("ana", board.at))
    return board.apply(Commit(board.version + 1, board.at, "ana", "start meeting", begun))


def test_every_row_is_in_both_tables():
    assert [row[0].partition(" ")[0] for row in PLACES] == ROWS
    assert [name for row in CODE for name in row[0].split(", ")] == ROWS


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_works_in_the_sample(command: str, kept: Path, shell: Shell):
    shell.folder = shell.home / "sample"
    shutil.copytree(kept, shell.folder)
    shell.patch.setenv("ACCORD_WORKSPACE", str(shell.folder))
    program, *words = shlex.split(command)
    assert program == "accord"
    ended = shell(*words)
    assert (ended.code, bool(ended.out)) == (0, True), ended.err


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_more_than_a_note_and_changes_something(line: str, meeting: Board):
    assert parse(line).kind != "note"
    assert take_text(meeting, line, at=Moment("ana", meeting.at))


@pytest.mark.parametrize("row", PLACES, ids=ROWS)
def test_its_screens_and_its_headings_are_there(row: list[str]):
    for key, name in re.findall(r"`(\w)` (\w+)", row[1]):
        assert any(
            action.where == EVERYWHERE and key in action.key.split(",") and name[:4] in f"{action.id} {action.label}"
            for action in ACTIONS
        ), f"{key} leads to no {name}"
    prose = text_of(Path("store/meeting/prose.py"))
    for heading in row[4].split(" · "):
        assert f'"{heading}"' in prose


@pytest.mark.parametrize("row", CODE, ids=[row[0] for row in CODE])
def test_its_code_is_where_it_says(row: list[str]):
    for floor, cell in zip(HEAD[1:], row[1:], strict=True):
        names = quoted(cell)
        assert names
        assert [name for name in names if not (PROJECT / floor / name).is_file()] == []


TOUR = ("## Your first standup, in five minutes", "## The line")


def test_the_tour_of_the_readme_can_be_walked(empty: Shell):
    """Every command of it in order, in one workspace; what is typed in meeting mode goes in through `capture`."""
    text = text_of(Path("README.md"))
    begin, end = (text.index(f"\n{heading}\n") for heading in TOUR)
    walked: list[str] = []
    for line in (line.strip() for line in text[begin:end].splitlines() if line.startswith("    ")):
        typed = not line.startswith("accord ")
        if typed and "meet start" not in walked:
            assert empty("meet", "start").code == 0
            walked.append("meet start")
        elif line.startswith("accord minutes") and "meet end" not in walked:
            assert empty("meet", "end").code == 0
            walked.append("meet end")
        ended = empty("capture", "-", stdin=f"{line}\n".encode()) if typed else empty(*shlex.split(line)[1:])
        assert (ended.code, bool(ended.out or ended.err)) == (0, True), f"{line}: {ended.err}"
        walked.append(line)
    assert len(walked) > 50
    assert "### Webinar relaunch" in (empty.home / "minutes.md").read_text("utf-8")
    assert "240,000 EUR saved" in empty("touchpoints").out
