"""A workspace where locks or files are not what they seem: whoever looks at it is told why, and is not nagged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.running import ACCORD, command, environment, workspace
from tests.terminal import Terminal


@pytest.mark.fault("place")
def test_a_synchronised_folder_is_told_once_by_commands_and_by_check_and_board_each_time(tmp_path: Path) -> None:
    folder = workspace(str(tmp_path / "Dropbox" / "board"))
    said = b"in a folder that another program synchronises (Dropbox)"
    first, second = (command(folder, tmp_path, "list", "issues") for _ in range(2))
    assert first.stderr.count(said) == 1
    assert b"`accord restore FILE --workspace FOLDER`" in first.stderr
    assert second.stderr == b""
    assert first.stdout == second.stdout
    assert said in command(folder, tmp_path, "check").stderr
    assert said in command(folder, tmp_path, "check").stderr
    assert Path(folder, "place").stat().st_mode & 0o777 == 0o600
    argv = [*ACCORD, "--workspace", folder]
    with Terminal(argv, (120, 40), environment(tmp_path), str(tmp_path)) as terminal:
        terminal.until("synchronises")


@pytest.mark.fault("place")
def test_a_new_workspace_in_such_a_folder_is_made_with_the_warning(tmp_path: Path) -> None:
    made = command(str(tmp_path / "Nextcloud" / "board"), tmp_path, "init")
    assert made.returncode == 0
    assert b"synchronises (Nextcloud)" in made.stderr
    assert b"synchronises" not in command(str(tmp_path / "board"), tmp_path, "init").stderr
