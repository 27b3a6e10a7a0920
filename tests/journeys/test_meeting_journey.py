"""A standup from the first key to its minutes, dropped in the middle: another start goes on where it was."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from screens.meeting import MeetingScreen
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.sample.make import sample
from tests.showing import DESIGN, press
from tests.snapshots import screen_text
from tests.terminal import Terminal
from tui.app import AccordApp

MONDAY = "2026-11-23T09:00:00.000Z"
LATER = "2026-11-23T09:03:20.000Z"
ROOT = str(Path(__file__).resolve().parents[2])
PROGRAM = (sys.executable, "-c", "from tui.shell import main; main()")


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A workspace with the sample in it."""
    where = str(tmp_path / "board")
    create_workspace(where)
    with Workspace(LocalBackend(where), "ana", clock=lambda: MONDAY) as workspace:
        sample(workspace)
    return where


async def test_dropped_and_opened_again_it_stands_at_the_same_topic_and_clock(folder: str):
    dropped = AccordApp(Workspace(LocalBackend(folder), "ana", clock=lambda: MONDAY), "meeting")
    async with dropped.run_test(size=DESIGN) as pilot:
        await press(dropped, pilot, "s", "ctrl+n", *"said before the lid closed", "enter")
        topic = dropped.board.running and dropped.board.running.topic
    # neither closed nor saved: what is on disk is all there is
    again = AccordApp(Workspace(LocalBackend(folder), "ana", clock=lambda: LATER), "meeting")
    async with again.run_test(size=DESIGN) as pilot:
        await press(again, pilot)
        assert isinstance(again.screen, MeetingScreen)
        assert again.board.running is not None
        assert again.board.running.topic == topic
        assert "said before the lid closed" in screen_text(again)
        assert "03:20 of" in screen_text(again)
        await press(again, pilot, *"and after", "enter", "f9", "E")
        assert again.board.running is None
        await press(again, pilot)
    file: Any = TinyDB(f"{folder}/accord.json")
    try:
        ended = [doc["ended"] for doc in file.table("meeting") if doc.get("ended", "") >= MONDAY]
    finally:
        file.close()
    assert ended == [LATER]
    dropped.desk.close()
    again.desk.close()


def test_killed_in_the_middle_of_typing_it_loses_no_line_that_was_entered(folder: str, tmp_path: Path):
    environ = {**os.environ, "PYTHONPATH": ROOT}
    arguments = [*PROGRAM, "--workspace", folder, "--as", "ana", "meet"]
    with Terminal(arguments, (100, 30), environ, str(tmp_path)) as term:
        term.until("start")
        term.press("s")
        term.until("Type what is said")
        for number in range(20):
            term.type(f"= kept {number}.\r")
        term.until(lambda shown: re.search(r"kept 19\. +D\d+", shown) is not None and "saved" in shown)
        term.type("= half a li")
        term.until("= half a li")
        os.kill(term.pid, signal.SIGKILL)
        assert term.ended() == -signal.SIGKILL
    with Terminal(arguments, (100, 30), environ, str(tmp_path)) as term:
        term.until("kept 19.")
        term.type("and on it goes\r")
        term.until(lambda shown: "and on it goes" in shown and "saved" in shown)
    with Workspace(LocalBackend(folder), "ana") as workspace:
        board = workspace.board
        assert board.running is not None
        kept = [decision.text for decision in board.decisions.where("meeting", board.running.id)]
        assert kept == [f"kept {number}." for number in range(20)]


def test_what_another_process_adds_appears_while_the_standup_runs(folder: str, tmp_path: Path):
    environ = {**os.environ, "PYTHONPATH": ROOT}
    with Terminal([*PROGRAM, "--workspace", folder, "--as", "ana", "meet"], (100, 30), environ, str(tmp_path)) as term:
        term.until("start")
        term.press("s")
        term.until("Type what is said")
        add = [*PROGRAM, "--workspace", folder, "--as", "ben", "add", "issue", "from the shell @ops"]
        subprocess.run(add, env=environ, check=True, capture_output=True)
        term.until("from the shell")
