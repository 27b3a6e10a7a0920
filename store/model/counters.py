"""The few numbers every journal line ends with, so that the next one can be written without reading the rest.

A line's `next` member is text such as `A7 Q12 @5 !3`: the last number used of each id letter, the version of the
last commit that touched a name (`@`), and the number of the running meeting (`!`, absent when none runs). A quick
add reads one line from the end of the journal and knows the id it may use, whether its list of names is fresh, and
which meeting it falls into; its cost does not grow with the history.

This module is on the path of `accord add`: it imports nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

LETTERS = {
    "action": "A",
    "breakout": "B",
    "conflict": "K",
    "criterion": "C",
    "decision": "D",
    "experiment": "E",
    "friction": "F",
    "impact": "I",
    "input": "R",
    "issue": "Q",
    "link": "L",
    "meeting": "M",
    "note": "N",
    "proposal": "P",
    "session": "S",
    "snooze": "Z",
    "thanks": "Y",
    "topic": "T",
}
"""The letter each flowing kind's ids begin with: `Q12` is an issue."""

NAMED = ("team", "person", "initiative", "goal", "system", "touchpoint", "handoff", "term")
"""Kinds whose id is a handle that people type; a change to one makes an older list of names stale."""

NAMES = "@"
RUNNING = "!"


def encode(counters: Mapping[str, int]) -> str:
    """Counters as the text of a journal line's `next` member."""
    return " ".join(map("%s%d".__mod__, counters.items()))


def decode(text: str) -> dict[str, int]:
    """The counters in a `next` member; raises ValueError for anything that is not one."""
    return {word[0]: int(word[1:]) for word in text.split()}


def advance(counters: Mapping[str, int], version: int, changes: Sequence[Sequence[Any]]) -> dict[str, int]:
    """The counters after the commit `version` made `changes` (each `kind, id, before, after`)."""
    out = dict(counters)
    for kind, key, before, after in changes:
        if kind in LETTERS:
            if before is None:
                number = int(key[1:])
                out[key[0]] = max(out.get(key[0], 0), number)
            if kind == "meeting":
                _advance_running(out, key, before, after)
        elif kind in NAMED:
            out[NAMES] = version
    return out


def _advance_running(
    out: dict[str, int], key: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> None:
    """Set or clear the number of the running meeting: one that has started and not ended."""
    number = int(key[1:])
    if after is None or after.get("ended"):
        if out.get(RUNNING) == number:
            del out[RUNNING]
    elif after.get("started") or (before is not None and before.get("ended") and "ended" in after):
        out[RUNNING] = number
