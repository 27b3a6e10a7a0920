"""`accord capture` and `accord add -`: lines from a file or a pipe, each kept before the next is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line.conftest import PROGRAM, Shell
from tests.house.tree import PROJECT

LINES = b"""\
! Lead files bounce +webinar @ops
[] @ben send the field list due:2031-02-03

lead @ops := anyone who filled in a form
Ana: the vendor sends two files a day
"""
SAID = [
    "Q1  Lead files bounce  (+webinar · @ops)",
    "A1  send the field list  (ben · due Mon 3 Feb 2031)",
    "lead  lead := ops: anyone who filled in a form  (single)",
    "N1  the vendor sends two files a day",
]


@pytest.mark.parametrize("words", [("capture",), ("capture", "-"), ("add", "-")])
def test_lines_come_from_a_pipe(shell: Shell, words: tuple[str, ...]):
    ended = shell.does(*words, stdin=LINES)
    assert (ended.lines, ended.err) == (SAID, "")


def test_lines_come_from_a_file(shell: Shell):
    (shell.home / "lines.txt").write_bytes(LINES.replace(b"\n", b"\r\n"))
    assert shell.does("capture", "lines.txt").lines == SAID


def test_lines_are_told_as_json(shell: Shell):
    assert [each["id"] for each in shell.does("capture", "--json", stdin=LINES).json] == ["Q1", "A1", "lead", "N1"]


@pytest.mark.parametrize("file", ["nothing.txt", "growth"])
def test_a_file_that_cannot_be_read_is_said(shell: Shell, file: str):
    assert f"{file} cannot be read" in shell.refuses("capture", file, code=1)


def test_without_a_meeting_notes_wait_for_the_next_agenda(shell: Shell):
    shell.does("capture", stdin=b"the vendor changed the file format\n")
    assert shell.board().notes["N1"].queued
    assert "1 note kept for this standup" in shell.does("agenda").out


def test_in_a_meeting_lines_belong_to_it_and_correct_it(shell: Shell):
    shell.does("meet", "start")
    said = shell.does(
        "capture", stdin=b"present+ ana, ben\n# Webinar relaunch +webinar\nAna: two files\ns/two/three/\n"
    )
    assert said.err == ""
    board = shell.board()
    assert board.meetings["M1"].present == ("ana", "ben")
    assert [(note.text, note.initiative) for note in board.notes] == [("three files", "webinar")]


def test_a_refused_line_is_kept_as_a_note_and_said_with_its_number(shell: Shell):
    ended = shell("capture", stdin=b"! first\nIMPACT: nobody said whom it is for\n! second\n")
    assert ended.code == 3
    assert ended.lines == [
        "Q1  first",
        "N1  IMPACT: nobody said whom it is for",
        "Q2  second",
    ]
    assert ended.err.startswith("Line 2 was kept as the note N1: ")
    assert "IMPACT: nobody said whom it is for" in ended.err


def test_a_correction_of_nothing_is_only_said(shell: Shell):
    ended = shell("capture", stdin=b"s/two/three/\n! second\n")
    assert (ended.code, ended.lines) == (3, ["Q1  second"])
    assert "Line 1 was not taken" in ended.err
    assert "s/two/three/" in ended.err


def test_whatever_bytes_come_in_are_kept_or_drawn_harmlessly(shell: Shell):
    nasty = (
        b"! a\x00b \x1b[31mred\x1b]0;title\x07 \xff\xfe [TODO] [/x] \xf0\x9f\x91\x8d\n" + b"x" * 100_000 + b"\n\x85\n"
    )
    ended = shell.does("capture", stdin=nasty)
    assert ended.lines[0] == "Q1  ab red \ufffd\ufffd [TODO] [/x] 👍"
    assert len(ended.lines[1]) == 100_004
    assert "\x1b" not in ended.out + ended.err
    assert shell.does("show", "Q1", "--json").json["raw"].startswith("! a\x00b \x1b[31m")
    shell.does("check")


def test_every_line_is_kept_when_nobody_reads_the_output(shell: Shell):
    lines = b"".join(b"! issue %d with some words behind it\n" % number for number in range(300))
    program = subprocess.Popen(
        [*PROGRAM, "capture"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    assert program.stdout is not None
    program.stdout.close()
    _, err = program.communicate(lines)
    assert (program.returncode, err) == (0, b"")
    assert len(shell.board().issues) == 300


def test_ctrl_c_ends_it_with_what_was_typed_kept(shell: Shell):
    program = subprocess.Popen(
        [*PROGRAM, "capture"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(b"! first\n")
    program.stdin.flush()
    assert program.stdout.readline() == b"Q1  first\n"  # it is on disk, and said at once
    program.send_signal(signal.SIGINT)
    _, err = program.communicate()
    assert (program.returncode, err) == (130, b"Interrupted. What was confirmed is kept.\n")
    assert shell.does("list", "issues").out == "Q1  first\n"


def test_a_closed_standard_input_is_said(shell: Shell):
    command = f"{sys.executable} -c 'from tui.shell import main; main()' capture <&-"
    done = subprocess.run(
        command, shell=True, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"Standard input is closed; name a file of lines.\n"
    assert Path(shell.folder).is_dir()
