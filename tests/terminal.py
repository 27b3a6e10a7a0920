"""A terminal for tests: runs a program in a pseudo-terminal, types into it, and shows what stands on its screen.

It answers what a program asks of a terminal (which one it is, where the cursor is, its colours, which modes it knows),
since some wait for the answer. The program ends with the test, whatever happens.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 120.0
"""Seconds after which a test gives up on a program that does not do what it waits for; no measure of its speed."""
QUIET = 0.3
"""Seconds without output after which a screen is taken to stand still."""

_ASKED = re.compile(
    rb"\x1b\[(?:(?P<which>0?c)|(?P<second>>0?c)|(?P<cursor>6n)|(?P<well>5n)|\?(?P<mode>\d+)\$p|(?P<pixels>14t)|(?P<cells>18t))"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
# What pyte 0.8 prints or misreads: sequences with a marker other than `?`, strings, keyboard protocols, mode requests.
_UNREAD = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[ -/]*[@-~]|\x1b\[\?[0-9;]*(?:\$p|[su])|\x1b[P_^X][^\x1b]*\x1b\\"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;]*[ -/][@-~]"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>=?]?[0-9;:]*[ -/]*|[P_^X\]][^\x07\x1b]*\x1b?|)\Z")

KEYS = {
    "enter": b"\r",
    "tab": b"\t",
    "escape": b"\x1b",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "end": b"\x1b[F",
    "ctrl+n": b"\x0e",
    "ctrl+z": b"\x1a",
    "ctrl+g": b"\x07",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f9": b"\x1b[20~",
}


class Terminal:
    """`argv` running in a terminal of `size` (columns, rows); leave it with `with`, and it is ended."""

    def __init__(self, argv: Sequence[str], size: tuple[int, int], environ: Mapping[str, str], folder: str) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self._size = size
        self.alive = True
        self.pid, self._fd = pty.fork()
        if self.pid == 0:  # the program
            try:
                os.chdir(folder)
                os.execve(argv[0], list(argv), {**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
            finally:
                os._exit(127)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.set_blocking(self._fd, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()

    # What stands on the screen

    @property
    def text(self) -> str:
        """The screen, row by row."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    def until(self, want: str | Callable[[str], object]) -> str:
        """Wait until the screen shows a text, or is as `want` says; the screen then. Fails where that never comes."""
        end = time.monotonic() + PATIENCE
        while not (want(self.text) if callable(want) else want in self.text):
            assert self.alive, f"the program ended:\n{self.text}"
            assert time.monotonic() < end, f"this never came: {want}\n{self.text}"
            self._listen(0.05)
        return self.text

    def still(self) -> str:
        """Wait until nothing is written any more; the screen then."""
        while self._listen(QUIET):
            pass
        return self.text

    def ended(self) -> int:
        """Wait until the program has ended by itself; its exit code."""
        end = time.monotonic() + PATIENCE
        while self.alive:
            assert time.monotonic() < end, f"the program does not end:\n{self.text}"
            self._listen(0.05)
        return self._reap()

    # What is typed

    def type(self, text: str) -> None:
        """Type as fast as the program takes it, a key after the other; what it writes meanwhile is read."""
        self._send(text.encode())

    def press(self, *keys: str) -> None:
        """Press keys by name, each after the last was seen to."""
        for key in keys:
            self._send(KEYS[key] if key in KEYS else key.encode())
            self.still()

    def _send(self, data: bytes) -> None:
        while data and self.alive:
            _, ready, _ = select.select([], [self._fd], [], 0.05)
            if ready:
                with suppress(BlockingIOError):
                    data = data[os.write(self._fd, data[:512]) :]
            self._listen(0)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size, as somebody who drags its corner."""
        self._size = (columns, rows)
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    # What the program writes

    def _listen(self, seconds: float) -> bool:
        """Take in what was written, waiting for it at most so long; false when there was nothing."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the other end is closed
            data = b""
        if not data:
            self.alive = False
            return False
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        self._rest = data[unfinished.start() :] if unfinished and len(unfinished[0]) < 4096 else b""
        data = data[: len(data) - len(self._rest)]
        for asked in _ASKED.finditer(data):
            self._answer(asked)
        self._show(_UNREAD.sub(b"", data))
        return True

    def _show(self, data: bytes) -> None:
        """Draw what was written; the benchmarks note when it came, and draw later."""
        self._stream.feed(data)

    def _answer(self, asked: re.Match[bytes]) -> None:
        columns, rows = self._size
        answers = {
            "which": b"\x1b[?62;22c",
            "second": b"\x1b[>1;10;0c",
            "cursor": b"\x1b[1;1R",
            "well": b"\x1b[0n",
            "mode": b"\x1b[?%s;0$y" % (asked["mode"] or b""),
            "pixels": b"\x1b[4;%d;%dt" % (rows * 18, columns * 9),
            "cells": b"\x1b[8;%d;%dt" % (rows, columns),
            "colour": b"\x1b]%s;rgb:0000/0000/0000\x1b\\" % (asked["colour"] or b""),
        }
        os.write(self._fd, answers[asked.lastgroup or ""])

    # The end

    def kill(self) -> None:
        """End the program as `kill -9` does, if it has not ended."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._reap()

    def _reap(self) -> int:
        pid, self.pid = self.pid, 0
        self.alive = False
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.close(self._fd)
        return code
