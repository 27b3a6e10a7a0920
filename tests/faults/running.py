"""Accord itself, as people run it: in a terminal, and as commands, on a workspace of a test's own."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.board import Board
from store.sample.make import sample
from store.verbs.meetings import start_meeting
from tests.terminal import PATIENCE, Terminal

PROJECT = Path(__file__).resolve().parents[2]
ACCORD = (sys.executable, "-c", "from tui.shell import main; main()")
KEPT = re.compile(r"kept (\d+)\. +(D\d+)")
"""A line of the running standup that was typed as `= kept N.` and has its id: that is how the screen acknowledges."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a person's shell hands to the program, with a home of the test's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ACCORD", "TEXTUAL", "NO_COLOR"))}
    return {**kept, "PYTHONPATH": str(PROJECT), "XDG_DATA_HOME": str(home / "data"), "LOGNAME": "ana", **more}


def workspace(folder: str) -> str:
    """The sample workspace with its standup begun, made in `folder`; the folder."""
    create_workspace(folder)
    with Workspace(LocalBackend(folder), "ana") as made:
        sample(made)
        made.do(lambda board, at: start_meeting(board, at=at), "start_meeting")
    return folder


def command(
    folder: str, home: Path, *words: str, stdin: bytes = b"", before: Sequence[str] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end; `before` is another that runs it."""
    argv = [*before, *ACCORD, "--workspace", folder, *words]
    return subprocess.run(argv, input=stdin, env=environment(home), capture_output=True, check=False)


def begun(folder: str, home: Path, *words: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Begin a command that is written to and read from while it runs."""
    argv = [*ACCORD, "--workspace", folder, *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(argv, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(home, **(env or {})))


def meeting(
    folder: str, home: Path, size: tuple[int, int] = (120, 40), before: Sequence[str] = (), **more: str
) -> Terminal:
    """The running standup in a terminal, where the prompt is ready; `before` is a command that runs the program."""
    words = [*before, *ACCORD, "--workspace", folder, "--as", "ana", "meet"]
    words[0] = shutil.which(words[0]) or words[0]
    terminal = Terminal(words, size, environment(home, **more), str(home))
    terminal.until("Type what is said")
    return terminal


def kept_on(terminal: Terminal) -> dict[int, str]:
    """The lines that the screen shows as kept: their numbers, and the ids they have."""
    return {int(number): key for number, key in KEPT.findall(terminal.text)}


def board_of(folder: str) -> Board:
    """The board as it is on disk."""
    with Workspace(LocalBackend(folder), "ana") as kept:
        return kept.board


def decided(board: Board) -> dict[int, list[str]]:
    """By number, the ids of the decisions that say `kept N.`; each has one where nothing was lost or doubled."""
    found: dict[int, list[str]] = {}
    for decision in board.decisions:
        said = re.fullmatch(r"kept (\d+)\.", decision.text)
        if said:
            found.setdefault(int(said[1]), []).append(decision.id)
    return found


class Window(Terminal):
    """A terminal that can be closed and resized, and keeps every byte it was sent."""

    def __init__(
        self,
        folder: str,
        home: Path,
        *words: str,
        size: tuple[int, int] = (120, 40),
        before: Sequence[str] = (),
        **more: str,
    ) -> None:
        self.raw = b""
        argv = [*before, *ACCORD, "--workspace", folder, "--as", "ana", *words]
        super().__init__(argv, size, environment(home, **more), str(home))

    def _show(self, data: bytes) -> None:
        self.raw += data
        super()._show(data)

    def close(self) -> None:
        """Close the window: the program is told by the system, and has nobody to write to."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDWR)

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to another size."""
        self._size = (columns, rows)
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def left(self) -> int:
        """Wait until the program has left by itself; its exit code, negative for a signal."""
        end = time.monotonic() + PATIENCE
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                self.alive = False
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < end, "the program goes on without its terminal"
            time.sleep(0.02)
