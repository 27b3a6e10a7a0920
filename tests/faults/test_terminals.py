"""The terminal under the running standup closes, shrinks, has no colour, or was never there."""

from __future__ import annotations

import os
import random
import re
import signal
from pathlib import Path

import pytest

from store.keep.care import check
from tests.faults.running import Window, board_of, command, decided, kept_on
from tests.faults.table import LONG, Tried

HANGUPS = 5 if LONG else 1
TINY = (20, 5)
UNHEARD = ("/bin/sh", "-c", 'trap "" HUP; exec "$@"', "-")
"""Runs a program that is not told when its terminal closes, as `nohup` does."""
COLOUR = re.compile(rb"\x1b\[[0-9;:]*m")


@pytest.mark.fault("terminal")
@pytest.mark.parametrize("how", ["closed", "closed unheard", "hung up", "terminated"])
def test_a_terminal_that_goes_away_ends_the_program_and_loses_nothing(
    folder: str, tmp_path: Path, how: str, tried: Tried
) -> None:
    chance = random.Random(7)
    said: dict[int, str] = {}
    number = 0
    for _ in range(HANGUPS):
        with Window(folder, tmp_path, "meet", before=UNHEARD if how == "closed unheard" else ()) as terminal:
            terminal.until("Type what is said")
            lines = chance.randrange(3, 9)
            for _ in range(lines):
                terminal.type(f"= kept {number}.\r")
                number += 1
            awaited = number - chance.randrange(1, lines)
            terminal.until(lambda _, terminal=terminal, awaited=awaited: awaited in kept_on(terminal))
            said |= kept_on(terminal)
            if how.startswith("closed"):
                terminal.close()
            else:
                os.kill(terminal.pid, signal.SIGHUP if how == "hung up" else signal.SIGTERM)
            terminal.left()
    found = decided(board_of(folder))
    assert all(len(ids) == 1 for ids in found.values())
    assert check(folder).whole
    tried(HANGUPS, acknowledged=len(said), lost=len(said.keys() - found.keys()))


@pytest.mark.fault("terminal")
def test_a_window_pulled_to_nearly_nothing_takes_lines_all_the_same(folder: str, tmp_path: Path) -> None:
    with Window(folder, tmp_path, "meet") as terminal:
        terminal.until("Type what is said")
        terminal.resize(*TINY)
        terminal.still()
        terminal.type("= kept 0.\r")
        terminal.until("kept 0")
        terminal.resize(1, 1)
        terminal.still()
        terminal.type("= kept 1.\r")
        terminal.still()
        terminal.resize(120, 40)
        terminal.until(lambda _: set(kept_on(terminal)) == {0, 1})
    assert set(decided(board_of(folder))) == {0, 1}


@pytest.mark.fault("terminal")
def test_without_colour_no_colour_is_sent_and_lines_are_taken(folder: str, tmp_path: Path) -> None:
    with Window(folder, tmp_path, "meet", NO_COLOR="1", TERM="vt100") as terminal:
        terminal.until("Type what is said")
        terminal.type("= kept 0.\r")
        terminal.until(lambda _: 0 in kept_on(terminal))
    colours = {code for sent in COLOUR.findall(terminal.raw) for code in re.split(rb"[;:]", sent[2:-1])}
    assert colours <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"22", b"23", b"24", b"27", b"39", b"49"}


@pytest.mark.fault("terminal")
@pytest.mark.parametrize("words", [(), ("meet",), ("demo",)], ids=["board", "meet", "demo"])
def test_what_is_no_terminal_gets_a_sentence(folder: str, tmp_path: Path, words: tuple[str, ...]) -> None:
    ended = command(folder, tmp_path, *words)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"wants a terminal, and this is none" in ended.stderr
    assert b"`accord attention`" in ended.stderr
