"""A scribe's terminal and the presenter's beside it: one follows the other, and both survive being killed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from screens.large import LOW, large
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.sample.make import sample
from tests.terminal import Terminal

ROOT = str(Path(__file__).resolve().parents[2])
PROGRAM = (sys.executable, "-c", "from tui.shell import main; main()")
SIZE = (80, 24)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A workspace with the sample in it."""
    where = str(tmp_path / "board")
    create_workspace(where)
    with Workspace(LocalBackend(where), "ana", clock=lambda: "2026-11-23T09:00:00.000Z") as workspace:
        sample(workspace)
    return where


def test_the_presenters_view_follows_the_scribe_through_a_standup_and_a_kill(folder: str, tmp_path: Path):
    environ = {**os.environ, "PYTHONPATH": ROOT}
    meet = [*PROGRAM, "--workspace", folder, "--as", "ana", "meet"]
    present = [*PROGRAM, "--workspace", folder, "--as", "room", "meet", "--present"]
    with Terminal(meet, SIZE, environ, str(tmp_path)) as scribe:
        scribe.until("start")
        with Terminal(present, SIZE, environ, str(tmp_path)) as room:
            room.until("Check-in")
            room.until("to meeting mode")
            scribe.press("s")
            scribe.until("Type what is said")
            room.until("1 of")
            scribe.type("present+ ana, ben\r")
            scribe.type("q+ ben to ask about the dates\r")
            room.until("Ben (ask about the dates)")
            scribe.type("ack ben\r")
            drawn = large("Ben", 70, LOW)
            room.until(drawn[0])
            scribe.type("= one stand at the fair\r")
            room.until("one stand at the fair")
            os.kill(room.pid, signal.SIGKILL)
            assert room.ended() == -signal.SIGKILL
        os.kill(scribe.pid, signal.SIGKILL)
        assert scribe.ended() == -signal.SIGKILL
    with Terminal(present, SIZE, environ, str(tmp_path)) as room:
        room.until(drawn[0])
        room.until("one stand at the fair")
        with Terminal(meet, SIZE, environ, str(tmp_path)) as scribe:
            scribe.until("Ben")
            scribe.type("#rate ana 8, ben 9\r")
            scribe.until("saved")
            scribe.press("f9")
            scribe.until("Before everybody leaves")
            scribe.press("E")
            room.until("Decided")
            room.until("Rated 8.5 of 10")
            room.until("one stand at the fair")
