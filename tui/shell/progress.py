"""How far a long command has come, on a terminal: one line on standard error that goes away again."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager

AFTER = 0.5
"""Seconds before anything is said: what is done by then needs no word."""


class Progress:
    """Is told how far the work is, and says so at most ten times a second; where nobody looks, it says nothing."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._looks = sys.stderr.isatty()
        self._next = time.monotonic() + AFTER
        self._said = False

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Say what is being done, and how much of it is."""
        now = time.monotonic()
        if not self._looks or now < self._next:
            return
        self._next = now + 0.1
        self._said = True
        words = f"{self._name}: {doing}{f', {done:,} of {of:,}' if of else ''}"
        print(f"\r\x1b[K{words[:70]}", end="", file=sys.stderr, flush=True)

    def over(self) -> None:
        """Take the line away."""
        if self._said:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._said = False


@contextmanager
def watching(name: str) -> Generator[Progress]:
    """What `name` does is watched, and its line taken away however that ends."""
    progress = Progress(name)
    try:
        yield progress
    finally:
        progress.over()
