"""Who does something and when; and what a verb says when it will not. Imports nothing: quick add needs both."""

from __future__ import annotations


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
