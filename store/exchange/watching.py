"""Saying how far a long reading has come, to whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Watch = Callable[[str, int, int], None]
"""Is told what is being done, of how many lines, and of how many in all."""

EVERY = 1000
"""Lines between two words to the watcher: a few milliseconds' work."""


def nobody(doing: str, done: int, of: int) -> None:
    """Watches nothing."""
    del doing, done, of


def watched(things: Sequence[T], doing: str, watch: Watch) -> Iterator[T]:
    """The things one after the other, and a word to the watcher now and then."""
    for done, thing in enumerate(things):
        if done % EVERY == 0:
            watch(doing, done, len(things))
        yield thing
