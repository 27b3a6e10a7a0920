"""Bringing a workspace of an older format up to date.

A step is a pure function from one record's document in format n to the same in format n + 1. All steps run once, under
the lock, after a backup, and become one ordinary commit at the head of a journal file whose header names the new
format: older lines are never rewritten, and a program too old to know the format refuses to follow into that file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.keep.errors import KeepError
from store.keep.head import Head
from store.keep.journal import switch_file
from store.keep.lines import FORMAT, header_line, record_line
from store.keep.replay import Docs
from store.model.changes import Change, Doc, edit
from store.model.counters import advance

Step = Callable[[str, str, Doc], Doc | None]
"""From kind, id and document to the document in the next format, None where it goes."""

STEPS: dict[int, Step] = {}
"""By the format they start from. Format 1 is the first, so there are none yet."""


def migrate(head: Head, docs: Docs, steps: Mapping[int, Step] | None = None) -> str:
    """With the lock held and `head` at the end: commit what the steps from its format to ours make of `docs`.

    Returns the sentence to show. Killed at any moment, either nothing has happened or everything.
    """
    steps = STEPS if steps is None else steps
    missing = [number for number in range(head.format, FORMAT) if number not in steps]
    if missing:
        raise KeepError(
            f"{head.folder} is of format {head.format}, which this version of accord no longer reads; "
            "open it with an older one first, whose format is brought up to date."
        )
    was = head.format
    changes = _changes(docs, [steps[number] for number in range(was, FORMAT)])
    from store.keep.archive import backup  # tarfile takes longer to import than a workspace to load

    kept = backup(head.folder, f"{head.folder}/backups/before-format-{FORMAT}.tar.gz")

    def lines(prev: int) -> bytes:
        header, crc = header_line(head.file + 1, head.version, head.at, prev, head.counters)
        if not changes:
            return header
        ops = [list(change) for change in changes]
        version = head.version + 1
        counters = advance(head.counters, version, ops)
        return header + record_line(version, head.at, "accord", "migrate", ops, counters, crc)[0]

    switch_file(head, lines)
    return f"The workspace was brought from format {was} to {FORMAT}; as it was before, it is in {kept}."


def _changes(docs: Docs, steps: list[Step]) -> list[Change]:
    """What the steps change, record by record."""
    changes: list[Change] = []
    for kind, of_kind in docs.items():
        for key, doc in of_kind.items():
            new: Doc | None = dict(doc)
            for step in steps:
                new = None if new is None else step(kind, key, new)
            change = Change(kind, key, doc, None) if new is None else edit(kind, key, doc, new)
            if change is not None:
                changes.append(change)
    return changes
