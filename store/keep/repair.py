"""Writing a damaged journal anew, from every line that still proves itself.

Versions stay what they were, since undo and history name them: a commit that is lost becomes an empty one. Where the
TinyDB file is newer than a loss it still holds what the lost commits led to; then one last commit puts that back.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from typing import Any

from store.keep import snapshot
from store.keep.archive import exchange
from store.keep.files import write_new
from store.keep.head import path_of
from store.keep.journal import ROTATE_AT
from store.keep.lines import FORMAT, header_line, record_line, seal_line
from store.keep.replay import Docs, apply_in_place
from store.keep.survey import Entry, Survey, fold_entries
from store.model.changes import Change, Clash, Doc, edit
from store.model.counters import advance, decode


def rewrite(folder: str, found: Survey) -> tuple[str, list[str]]:
    """With the lock held: exchange the journal in `folder` for one of what `found` proved.

    Returns the folder that holds what was there before, and what could not be brought back, as sentences.
    """
    entries = found.entries
    last = entries[-1].version if entries else 0
    missing = set(range(1, last + 1)) - {entry.version for entry in entries}
    kept = _snapshot(folder)
    reach, docs = 0, dict[str, dict[str, Doc]]()
    if kept is not None and same_history(kept[0], found):
        place = kept[0]
        if place.version > last or any(version <= place.version for version in missing):
            reach, docs = place.version, kept[1]
    wanted, lost = fold_entries([entry for entry in entries if entry.version > reach], docs)
    lost += [f"commit {version}: its line is damaged" for version in sorted(missing) if version > reach]
    if found.hurt_at_end and reach <= last:
        lost.append(f"what came after commit {last}: its line is damaged")
    fresh = tempfile.mkdtemp(prefix="restore-", dir=folder)
    try:
        os.mkdir(fresh + "/journal", 0o700)
        _write(fresh, entries, wanted, max(reach, last))
        return exchange(folder, fresh), lost
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _snapshot(folder: str) -> tuple[snapshot.Position, Docs] | None:
    """The TinyDB file, where it is still as it was written."""
    try:
        return snapshot.read(f"{folder}/{snapshot.NAME}")
    except snapshot.Foreign:
        return None


def same_history(place: snapshot.Position, found: Survey) -> bool:
    """Whether a snapshot belongs to this journal, as far as the lines that proved themselves can tell."""
    return place.crc in found.proofs.get(place.version, {place.crc})


def _write(folder: str, entries: list[Entry], wanted: Docs, reach: int) -> None:
    """Write a journal of `entries`, with an empty commit for each one lost, and at the end what leads to `wanted`."""
    writer = _Writer(folder)
    docs: Docs = {}
    for entry in entries:
        while writer.version < entry.version - 1:
            writer.add("accord", "lost", [], writer.counters)
        raw = entry.raw
        ops = [op for op in raw["ops"] if _fits(docs, op)]
        cause = "".join(f',"{word}":{raw[word]}' for word in ("undoes", "redoes") if word in raw)
        writer.add(raw["by"], raw["verb"], ops, decode(raw["next"]), raw["at"], cause, entry.format)
    while writer.version < reach - 1:
        writer.add("accord", "lost", [], writer.counters)
    changes = _difference(docs, wanted)
    if changes or writer.version < reach:
        ops = [list(change) for change in changes]
        writer.add("accord", "repair", ops, advance(writer.counters, writer.version + 1, ops))
    writer.finish()


def _fits(docs: Docs, op: list[Any]) -> bool:
    """Whether a change fits, which is then made."""
    try:
        apply_in_place(docs, Change(*op))
    except Clash:
        return False
    return True


def _difference(docs: Docs, wanted: Mapping[str, Mapping[str, Any]]) -> list[Change]:
    """The changes that turn `docs` into `wanted`."""
    changes: list[Change | None] = []
    for kind in {**docs, **wanted}:
        old, new = docs.get(kind, {}), wanted.get(kind, {})
        changes += [Change(kind, key, doc, None) for key, doc in old.items() if key not in new]
        changes += [edit(kind, key, old[key], doc) for key, doc in new.items() if key in old]
        changes += [Change(kind, key, None, doc) for key, doc in new.items() if key not in old]
    return [change for change in changes if change is not None]


class _Writer:
    """Writes journal files from the first on, a whole file at a time."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.version, self.at, self.counters = 0, "", dict[str, int]()
        self._file, self._format = 1, FORMAT
        self._lines: list[bytes] = []
        self._size, self._crc, self._prev = 0, 0, 0

    def add(
        self,
        by: str,
        verb: str,
        ops: list[Any],
        counters: dict[str, int],
        at: str = "",
        cause: str = "",
        form: int = FORMAT,
    ) -> None:
        """Add the next commit."""
        if self._lines and (self._size >= ROTATE_AT or form != self._format):
            self._turn()
        if not self._lines:
            self._format = form
            self._begin()
        self.version, self.at, self.counters = self.version + 1, max(at, self.at), counters
        line, self._crc = record_line(self.version, self.at, by, verb, ops, counters, self._crc, cause)
        self._lines.append(line)
        self._size += len(line)

    def finish(self) -> None:
        """Write what is left."""
        if not self._lines:
            self._begin()
        write_new(path_of(self.folder, self._file), self._lines)

    def _begin(self) -> None:
        line, self._crc = header_line(self._file, self.version, self.at, self._prev, self.counters, self._format)
        self._lines, self._size = [line], len(line)

    def _turn(self) -> None:
        seal, self._prev = seal_line(self._file + 1, self.version, self.at, self.counters, self._crc)
        self._lines.append(seal)
        self.finish()
        self._lines = []
        self._file += 1
