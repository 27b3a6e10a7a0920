"""The faults, what must hold under each, and the counts of a run.

A test of a fault carries the mark `fault(name)`; one that counts calls `tried` with its counts, and one that does not
is one try. Whatever such a test asserts, it asserts of the code that people run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

LONG = os.environ.get("FAULTS") == "long"
"""Whether tests try as often as the table asks, instead of often enough to notice that something broke."""


class Fault(NamedTuple):
    """What happens, and what must hold then."""

    what: str
    must: str


FAULTS = {
    "kill": Fault(
        "`kill -9` at any moment: two writers that edit and insert beside snapshots and rotation, `accord add`, "
        "`accord capture`, the running standup while somebody types",
        "every acknowledged change is there, the file opens, plain TinyDB opens the snapshot",
    ),
    "torn": Fault(
        "the last line cut at every byte, NULs or junk behind the cut",
        "the rest opens, the tail is set aside and told, the next write is fine",
    ),
    "flip": Fault(
        "every byte of the journal flipped, three ways each",
        "reported with its line, nothing overwritten, the way out named",
    ),
    "full": Fault(
        "disk full, quota, file size limit, a write cut short; also under the running standup",
        "a sentence; earlier data intact; typing goes on when there is room, no typed line lost",
    ),
    "forbidden": Fault(
        "read-only folder, permission lost, folder gone while open; also under the running standup",
        "a sentence; reading goes on where it can; what was typed comes back and is kept once it can be",
    ),
    "failing": Fault(
        "a disk that fails while writing or flushing",
        "a sentence; no further write until the workspace is opened anew",
    ),
    "together": Fault(
        "2 and 8 processes at once, through the store and through the shell",
        "nothing lost, nothing doubled, numbers unique",
    ),
    "standup": Fault(
        "quick adds from the shell while 200 lines are typed into the running standup",
        "nothing lost, nothing doubled, the screen shows what is on disk",
    ),
    "strange": Fault(
        "a newer format, a file of something else, an empty file", "refused with a sentence, and untouched"
    ),
    "older": Fault(
        "two versions of the program on one workspace",
        "an older format is brought up to date after a backup; fields nobody knows are kept",
    ),
    "power": Fault(
        "power loss: an ext4 file system shut down under two writers, without what it had not flushed, then mounted",
        "as `kill -9`",
    ),
    "underneath": Fault(
        "journal exchanged, backup restored, folder copied while others write",
        "noticed at the next look and read anew; a copy opens as it was at some moment",
    ),
    "clock": Fault(
        "the clock set back, the hour that happens twice or never",
        "history does not turn round; standups keep their hour",
    ),
    "hostile": Fault(
        "text with markup, escape sequences, turned and zero-width characters, 100 kB lines, lone surrogates, NaN: on "
        "every screen, in every command, at the terminal's own end",
        "drawn harmlessly; no sequence of the text's reaches the terminal; read back unchanged",
    ),
    "exports": Fault(
        "the same text in every export",
        "Markdown is not broken out of, a CSV cell starts no formula, HTML is escaped, calendar lines fold, no file is "
        "written outside the chosen folder",
    ),
    "anything": Fault(
        "any text at all as a line, a recorded log, a table, a todo.txt file, a journal",
        "read or refused with a sentence; what is written is read back the same",
    ),
    "modes": Fault("everything the program writes, whatever the umask", "files 0600, folders 0700"),
    "place": Fault(
        "a workspace on a network file system or in a synchronised folder",
        "a warning with the reason, once, where one looks",
    ),
    "terminal": Fault(
        "the terminal closes, is resized to 20×5, has no colour, is none", "nothing lost; a sentence or a usable screen"
    ),
}


class Tried(Protocol):
    """Counts what a test tried, and fails it where anything was lost or misread."""

    def __call__(self, tries: int, *, acknowledged: int = 0, lost: int = 0, misread: int = 0) -> None: ...


@dataclass(slots=True)
class Count:
    """What the tests of one fault came to."""

    tries: int = 0
    acknowledged: int = 0
    lost: int = 0
    misread: int = 0
    failed: list[str] = field(default_factory=list[str])
    skipped: list[str] = field(default_factory=list[str])

    def add(self, tries: int, acknowledged: int = 0, lost: int = 0, misread: int = 0) -> None:
        """Add the counts of a test."""
        self.tries += tries
        self.acknowledged += acknowledged
        self.lost += lost
        self.misread += misread


def sentence(counts: Count) -> str:
    """The counts in words, as a test prints them."""
    kept = f"{counts.acknowledged:,} changes acknowledged, " if counts.acknowledged else ""
    return f"{counts.tries:,} tries, {kept}{counts.lost} lost, {counts.misread} misread"


def markdown(counts: dict[str, Count]) -> str:
    """The table of a run."""
    lines = [
        "| fault | what must hold | tries | acknowledged | lost | misread | holds |",
        "|---|---|--:|--:|--:|--:|---|",
    ]
    for name, fault in FAULTS.items():
        count = counts.get(name, Count())
        kept = f"{count.acknowledged:,}" if count.acknowledged else ""
        cells = [*fault, f"{count.tries:,}", kept, str(count.lost), str(count.misread), _verdict(count)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _verdict(count: Count) -> str:
    """`yes`, what failed, or why it was not tried."""
    said = [f"**no**: {', '.join(count.failed)}"] if count.failed else ["yes"] if count.tries else []
    return "; ".join([*said, *_once(f"not tried here: {reason}" for reason in count.skipped)]) or "not tried"


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
