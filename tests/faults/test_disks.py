"""The disk under the running standup is full, forbidden or gone: a sentence, nothing typed is lost, and it goes on."""

from __future__ import annotations

import os
import re
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from store.keep.backend import Full
from store.keep.care import check
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.verbs.lines import take_text
from tests.faults.running import board_of, command, decided, kept_on, meeting, workspace
from tests.faults.table import LONG, Tried
from tests.terminal import Terminal

TIMES = 5 if LONG else 1
UNPRIVILEGED = () if os.geteuid() else ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")
"""Runs a command whom permissions stop, which root is not by itself."""
READING = [["list", "issues"], ["minutes"], ["attention"], ["show", "webinar"], ["find", "lead"], ["log"], ["trends"]]
WRITING = [["add", "issue", "x"], ["meet", "end"], ["undo"], ["capture", __file__], ["edit", "webinar", "name=x"]]
FEW = None if LONG else 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("only root mounts a small disk, where it is allowed at all")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: str, ballast: Path) -> None:
    """Take all the room there is, and what the journal's last block has left."""
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    with Workspace(LocalBackend(folder), "ben") as other:
        for size in (3000, 300, 1):
            with suppress(Full):
                while other.do(lambda board, at, size=size: take_text(board, "x" * size, at=at)):
                    pass


def refused(terminal: Terminal, line: str, why: str) -> None:
    """Enter a line that cannot be kept: the screen says why, and the line waits there, below the notes."""
    terminal.type(f"{line}\r")
    terminal.until(lambda shown: all(words in flat(shown) for words in (why, line, "waits for the disk")))


def flat(shown: str) -> str:
    """What a screen says, whatever rows it is broken into."""
    return re.sub(r"\s+", " ", shown)


def breaks_and_mends(
    terminal: Terminal, folder: str, breaks: Callable[[], object], mends: Callable[[], object], why: str, tried: Tried
) -> None:
    """While a standup runs: break the disk, enter a line, mend it; the line is kept then by itself, and once."""
    said: dict[int, str] = {}
    for number in range(0, 2 * TIMES, 2):
        terminal.type(f"= kept {number}.\r")
        terminal.until(lambda _, number=number: number in kept_on(terminal))
        said |= kept_on(terminal)
        breaks()
        refused(terminal, f"= kept {number + 1}.", why)
        assert number + 1 not in kept_on(terminal)
        mends()
        terminal.until(lambda _, number=number: number + 1 in kept_on(terminal))
        said |= kept_on(terminal)
    found = decided(board_of(folder))
    assert all(len(ids) == 1 for ids in found.values())
    assert check(folder).whole
    tried(TIMES, acknowledged=len(said), lost=len(set(said) - set(found)), misread=len(set(found) - set(said)))


@pytest.mark.fault("full")
def test_the_disk_fills_up_while_the_standup_runs(small_disk: Path, tmp_path: Path, tried: Tried) -> None:
    folder, ballast = workspace(str(small_disk / "board")), small_disk / "ballast"
    with meeting(folder, tmp_path) as terminal:

        def breaks() -> None:
            fill(folder, ballast)

        breaks_and_mends(terminal, folder, breaks, ballast.unlink, "There is no room left", tried)
        breaks()
        added = command(folder, tmp_path, "add", "issue", "does not fit")
        assert (added.returncode, added.stdout) == (1, b"")
        assert b"There is no room left" in added.stderr
        ballast.unlink()


@pytest.mark.fault("full")
def test_a_file_size_limit_is_met_while_the_standup_runs(folder: str, tmp_path: Path, tried: Tried) -> None:
    journal = Path(folder, "journal", "00000001.jsonl")
    with meeting(folder, tmp_path) as terminal:

        def limit(size: int) -> None:
            resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

        def breaks() -> None:
            limit(journal.stat().st_size + 40)

        breaks_and_mends(
            terminal, folder, breaks, lambda: limit(resource.RLIM_INFINITY), "There is no room left", tried
        )


@pytest.mark.fault("forbidden")
def test_the_folder_goes_away_while_the_standup_runs(tmp_path: Path, tried: Tried) -> None:
    folder = Path(workspace(str(tmp_path / "board")))
    away = tmp_path / "away"
    with meeting(str(folder), tmp_path) as terminal:
        breaks_and_mends(
            terminal, str(folder), lambda: folder.rename(away), lambda: away.rename(folder), "no longer there", tried
        )
        folder.rename(away)
        assert b"There is no workspace in" in command(str(folder), tmp_path, "add", "issue", "nowhere").stderr
        away.rename(folder)


@pytest.mark.fault("forbidden")
@pytest.mark.parametrize("where", [".", "journal"])
def test_permission_is_lost_while_the_standup_runs(folder: str, tmp_path: Path, where: str, tried: Tried) -> None:
    place = Path(folder, where)
    with meeting(folder, tmp_path, before=UNPRIVILEGED) as terminal:
        breaks_and_mends(terminal, folder, lambda: place.chmod(0), lambda: place.chmod(0o700), "cannot be read", tried)


@pytest.mark.fault("forbidden")
def test_what_may_only_be_read_is_read_by_commands_and_screens(tmp_path: Path, tried: Tried) -> None:
    folder = Path(workspace(str(tmp_path / "board")))
    command(str(folder), tmp_path, "check")
    everything = [folder, *folder.rglob("*")]
    before = {path: path.read_bytes() for path in everything if path.is_file()}
    for path in everything:
        path.chmod(0o500 if path.is_dir() else 0o400)
    tries = 0
    for words in READING[:FEW]:
        ended = command(str(folder), tmp_path, *words, before=UNPRIVILEGED)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout
        tries += 1
    for words in WRITING[:FEW]:
        ended = command(str(folder), tmp_path, *words, before=UNPRIVILEGED)
        assert (ended.returncode, ended.stdout) == (1, b""), words
        assert b"cannot be written: Permission denied. Reading goes on" in ended.stderr
        tries += 1
    with meeting(str(folder), tmp_path, before=UNPRIVILEGED) as terminal:
        refused(terminal, "= not kept", "cannot be written: Permission denied")
    assert {path: path.read_bytes() for path in before} == before
    tried(tries + 1)
