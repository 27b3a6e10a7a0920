"""The programs people run, killed at any moment: what they had acknowledged is there, once, and nothing else is."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from pathlib import Path

import pytest

from store.keep.care import check
from tests.faults.running import begun, board_of, decided, kept_on, meeting
from tests.faults.table import LONG, Tried

ADDS = 60 if LONG else 6
CAPTURES = 60 if LONG else 4
STANDUPS = 20 if LONG else 2


@pytest.mark.fault("kill")
def test_an_add_is_killed_and_is_there_or_is_not(folder: str, tmp_path: Path, tried: Tried) -> None:
    chance = random.Random(1)
    said: dict[str, str] = {}
    for number in range(ADDS):
        adding = begun(folder, tmp_path, "add", "issue", f"killed {number}.")
        assert adding.stdout is not None
        select.select([adding.stdout], [], [], chance.uniform(0.02, 0.3))
        adding.kill()
        out = adding.communicate()[0].decode()
        if out.endswith("\n"):
            said[out.split()[0]] = f"killed {number}."
    issues = {issue.id: issue.text for issue in board_of(folder).issues if issue.text.startswith("killed ")}
    assert set(issues.values()) <= {f"killed {number}." for number in range(ADDS)}
    assert len(set(issues.values())) == len(issues)
    lost = sum(key not in issues for key in said)
    misread = sum(issues.get(key, text) != text for key, text in said.items())
    assert check(folder).whole
    tried(ADDS, acknowledged=len(said), lost=lost, misread=misread)


@pytest.mark.fault("kill")
def test_a_capture_is_killed_while_lines_stream_in(folder: str, tmp_path: Path, tried: Tried) -> None:
    chance = random.Random(2)
    said: dict[str, str] = {}
    number = 0
    for _ in range(CAPTURES):
        capturing = begun(folder, tmp_path, "capture", "-")
        assert capturing.stdin is not None
        assert capturing.stdout is not None
        os.set_blocking(capturing.stdout.fileno(), False)
        end: float | None = None
        out = b""
        while end is None or time.monotonic() < end:
            capturing.stdin.write(b"= kept %d.\n" % number)
            capturing.stdin.flush()
            number += 1
            select.select([capturing.stdout], [], [], 0.02)
            out += capturing.stdout.read() or b""
            if out and end is None:
                end = time.monotonic() + chance.random() * 0.15
        capturing.send_signal(signal.SIGKILL)
        out += capturing.stdout.read() or b""
        capturing.communicate()
        for line in out[: out.rfind(b"\n") + 1].decode().splitlines():
            key, _, text = line.partition(" ")
            said[key] = text
    board = board_of(folder)
    lost = sum(key not in board.decisions for key in said)
    misread = sum(key in board.decisions and board.decisions[key].text not in text for key, text in said.items())
    assert all(len(ids) == 1 for ids in decided(board).values())
    assert check(folder).whole
    tried(CAPTURES, acknowledged=len(said), lost=lost, misread=misread)


@pytest.mark.fault("kill")
def test_the_standup_is_killed_while_somebody_types(folder: str, tmp_path: Path, tried: Tried) -> None:
    chance = random.Random(3)
    said: dict[int, str] = {}
    number = 0
    other = begun(folder, tmp_path, "capture", "-")  # another program writes meanwhile
    assert other.stdin is not None
    for _ in range(STANDUPS):
        with meeting(folder, tmp_path) as terminal:
            lines = chance.randrange(4, 14)
            for _ in range(lines):
                terminal.type(f"= kept {number}.\r")
                other.stdin.write(b"said elsewhere\n")
                other.stdin.flush()
                number += 1
                said |= kept_on(terminal)
            awaited = number - 1 - chance.randrange(lines)
            terminal.until(lambda _, terminal=terminal, awaited=awaited: awaited in kept_on(terminal))
            end = time.monotonic() + chance.random() * 0.2
            while time.monotonic() < end:
                terminal.type("x")
            os.kill(terminal.pid, signal.SIGKILL)
            assert terminal.ended() == -signal.SIGKILL
            said |= kept_on(terminal)  # what it had drawn when it died
    other.communicate()
    board = board_of(folder)
    found = decided(board)
    lost = sum(value not in found for value in said)
    misread = sum(found.get(value, [key]) != [key] for value, key in said.items())
    assert check(folder).whole
    tried(STANDUPS, acknowledged=len(said), lost=lost, misread=misread)
