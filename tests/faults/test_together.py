"""Several programs on one workspace at once, as people run them: nothing is lost, nothing is doubled, screens agree."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest

from store.keep.care import check
from tests.faults.running import begun, board_of, command, decided, meeting
from tests.faults.table import LONG, Tried

EACH = 20 if LONG else 1
ADDS = 40 if LONG else 4
LINES = 200 if LONG else 30


@pytest.mark.fault("together")
@pytest.mark.parametrize("programs", [2, 8])
def test_commands_that_add_at_once_lose_nothing(folder: str, tmp_path: Path, programs: int, tried: Tried) -> None:
    said: dict[str, str] = {}
    doubled = 0
    for turn in range(EACH):
        texts = [f"added {turn} by {place}." for place in range(programs)]
        adding = [begun(folder, tmp_path, "add", "issue", text) for text in texts]
        for process, text in zip(adding, texts, strict=True):
            out, error = process.communicate()
            assert (process.returncode, error) == (0, b"")
            key = out.decode().split()[0]
            doubled += key in said
            said[key] = text
    issues = {issue.id: issue.text for issue in board_of(folder).issues if issue.text.startswith("added ")}
    lost = len(said) - len(said.keys() & issues.keys())
    assert doubled == 0
    assert check(folder).whole
    tried(
        programs * EACH, acknowledged=len(said), lost=lost, misread=sum(said.get(key) != issues[key] for key in issues)
    )


@pytest.mark.fault("standup")
def test_others_add_while_the_standup_is_typed_and_the_screen_shows_it_all(
    folder: str, tmp_path: Path, tried: Tried
) -> None:
    added: dict[str, str] = {}
    done = threading.Event()

    def others() -> None:
        for number in range(ADDS):
            ended = command(folder, tmp_path, "add", "issue", f"meanwhile {number}.")
            added[ended.stdout.decode().partition(" ")[0]] = f"meanwhile {number}."
            time.sleep(1 if LONG else 0)
        done.set()

    with meeting(folder, tmp_path) as terminal:
        adding = threading.Thread(target=others)
        adding.start()
        number = 0
        while number < LINES or not done.is_set():
            terminal.type(f"= kept {number}.\r")
            number += 1
            if number >= LINES:
                terminal.still()
        adding.join()
        terminal.until(lambda shown: f"kept {number - 1}." in shown and "saved" in shown)
        board = board_of(folder)
        for key, text in list(added.items())[-2:]:  # what others added last is on this screen too
            terminal.until(
                lambda shown, key=key, text=text: re.search(rf"{re.escape(text)} +{key}\b", shown) is not None
            )
        terminal.kill()
    found = decided(board)
    issues = {issue.id: issue.text for issue in board.issues if issue.text.startswith("meanwhile ")}
    assert all(len(ids) == 1 for ids in found.values())
    assert [board.decisions[ids[0]].text for _, ids in sorted(found.items())] == [f"kept {n}." for n in range(number)]
    lost = number - len(found) + sum(key not in issues for key in added)
    assert check(folder).whole
    tried(number + ADDS, acknowledged=number + len(added), lost=lost, misread=int(issues != added))
