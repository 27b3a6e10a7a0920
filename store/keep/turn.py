"""Whose turn it is to write: one process at a time, and in it one thread."""

from __future__ import annotations

import threading

from store.keep.files import Turnstile


class Turn:
    """The right to write in one folder: `with Turn(folder, seconds): …`, again and again, also one within the other.

    `thread` is the lock of this process alone, for what is only read. `seconds` is the patience with other processes.
    """

    __slots__ = ("_depth", "_folder", "_seconds", "_turnstile", "thread")

    def __init__(self, folder: str, seconds: float) -> None:
        self.thread = threading.RLock()
        self._folder = folder
        self._seconds = seconds
        self._turnstile: Turnstile | None = None
        self._depth = 0

    def __enter__(self) -> None:
        self.thread.acquire()
        try:
            if not self._depth:
                if self._turnstile is None:
                    self._turnstile = Turnstile(self._folder, self._seconds)
                self._turnstile.__enter__()
        except BaseException:
            self.thread.release()
            raise
        self._depth += 1

    def __exit__(self, *exc: object) -> None:
        self._depth -= 1
        try:
            if not self._depth and self._turnstile is not None:
                self._turnstile.__exit__(*exc)
        finally:
            self.thread.release()

    def close(self) -> None:
        """Let go of the files of the lock. Safe to call twice."""
        with self.thread:
            if self._turnstile is not None:
                self._turnstile.close()
            self._turnstile = None
