"""Saying how far a long work has come, to whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Watch = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is, and of how much in all (0: nobody knows)."""

EVERY = 1000
"""Things between two words to the watcher: a few milliseconds' work."""


def nobody(doing: str, done: int, of: int) -> None:
    """Watches nothing."""
    del doing, done, of


def watched(things: Sequence[T], doing: str, watch: Watch, every: int = EVERY) -> Iterator[T]:
    """The things one after the other, and a word to the watcher before each so many of them."""
    for done, thing in enumerate(things):
        if done % every == 0:
            watch(doing, done, len(things))
        yield thing
