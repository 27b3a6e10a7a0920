"""What the program writes is its user's alone, whatever the umask says."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.faults.running import ACCORD, command, environment
from tests.terminal import Terminal

OPEN_TO_ALL = ("sh", "-c", 'umask 000; exec "$@"', "-")
BREAK = """
from screens.board import BoardScreen
BoardScreen.action_my_team = lambda self: 1 / 0
BoardScreen.why_not = lambda self, name: None
"""


def modes(home: Path) -> dict[str, int]:
    """Every file and folder under `home`, and who may do what with it."""
    return {str(path.relative_to(home)): stat.S_IMODE(path.lstat().st_mode) for path in [home, *home.rglob("*")]}


@pytest.mark.fault("modes")
def test_everything_in_a_workspace_is_private_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "board"

    def does(*words: str, stdin: bytes = b"", code: int = 0) -> None:
        ended = command(str(folder), tmp_path, *words, stdin=stdin, before=OPEN_TO_ALL)
        assert ended.returncode == code, ended.stderr

    does("init")
    does("add", "team", "ops", "Operations")
    does("add", "issue", "files bounce @ops")
    does("meet", "start")
    does("capture", "-", stdin=b"said\n")
    does("meet", "end")
    does("check")
    does("backup", str(folder / "kept" / "all.tar.gz"))
    does("restore", str(folder / "kept" / "all.tar.gz"))
    journal = folder / "journal" / "00000001.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"v":')  # torn
    does("add", "issue", "again")
    data = bytearray(journal.read_bytes())
    data[len(data) // 2] ^= 1
    journal.write_bytes(data)
    does("check", code=1)
    does("check", "--repair")
    found = modes(folder)
    assert any(name.startswith("torn-") for name in found)
    assert any(name.startswith("backups/") for name in found)
    assert any(name.startswith("kept/") for name in found)
    open_to_others = {
        name: oct(mode) for name, mode in found.items() if mode != (0o700 if (folder / name).is_dir() else 0o600)
    }
    assert open_to_others == {}


@pytest.mark.fault("modes")
def test_the_trace_of_a_crash_and_the_folder_made_on_first_use_are_private(tmp_path: Path) -> None:
    program = [ACCORD[0], "-c", BREAK + ACCORD[2]]
    argv = ["/bin/sh", *OPEN_TO_ALL[1:], *program]
    with Terminal(argv, (80, 24), environment(tmp_path), str(tmp_path)) as terminal:
        terminal.until("Three steps to your first standup")
        terminal.press("a")
        terminal.type("! private\r")
        terminal.until("Q1 raised")
        terminal.type("t")
        assert terminal.ended() == 1
    found = modes(tmp_path / "data")
    assert any("error-" in name for name in found)
    for name, mode in found.items():
        assert mode == (0o700 if (tmp_path / "data" / name).is_dir() else 0o600), name


@pytest.mark.fault("modes")
def test_what_is_handed_out_follows_the_umask_of_whoever_hands_it_out(folder: str, tmp_path: Path) -> None:
    for name, umask in (("open.md", "022"), ("mine.md", "077")):
        argv = ["sh", "-c", f'umask {umask}; exec "$@"', "-", *ACCORD, "--workspace", folder, "minutes", "-o", name]
        subprocess.run(argv, env=environment(tmp_path), cwd=tmp_path, check=True, capture_output=True)
    assert stat.S_IMODE(os.stat(tmp_path / "open.md").st_mode) == 0o644
    assert stat.S_IMODE(os.stat(tmp_path / "mine.md").st_mode) == 0o600
