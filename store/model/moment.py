"""Who does something and when; and what a verb says when it will not. Light: quick add needs both."""

from __future__ import annotations

import time


def now() -> str:
    """The present as records keep it: ISO 8601 in UTC, milliseconds, `Z`."""
    seconds = time.time()
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{int(seconds * 1000) % 1000:03d}Z"


class Moment:
    """The person acting (a handle or login name) and the time: ISO 8601 in UTC with milliseconds, ending in `Z`."""

    __slots__ = ("now", "who")

    def __init__(self, who: str, now: str) -> None:
        self.who = who
        self.now = now

    def __repr__(self) -> str:
        return f"Moment({self.who!r}, {self.now!r})"


class Refused(Exception):
    """A verb will not do what was asked. The message is one sentence for the person: what is wrong and the way out."""
