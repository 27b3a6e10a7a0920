"""The difference between two boards: changes, and the commits they come in.

A change names a record and what it was before and is after. Everything else follows from that one shape: a commit can
be applied, inverted (undo), replayed (another process), listed (history) and squashed. On disk it is a JSON array
`[kind, id, before, after]`, where `before` null means the record is new, `after` null that it is gone, and an edit
carries only the fields it touched, with null for a field that was absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Doc = dict[str, Any]
"""A record as it is kept: a JSON object without the fields that have their default value."""


class Change(NamedTuple):
    """One record's change; see the module's docstring for what absent sides mean."""

    kind: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def is_new(self) -> bool:
        """The record did not exist before."""
        return self.before is None

    @property
    def is_gone(self) -> bool:
        """The record does not exist after."""
        return self.after is None


Changes = tuple[Change, ...]


class Commit(NamedTuple):
    """Changes made together, by whom and when. `version` counts from 1 without a gap in one workspace."""

    version: int
    at: str
    by: str
    verb: str
    changes: Changes
    undoes: int | None = None
    redoes: int | None = None

    @property
    def is_own(self) -> bool:
        """Done by a person directly, not by undoing or redoing something."""
        return self.undoes is None and self.redoes is None


class Clash(Exception):
    """A change does not fit the record as it is now: somebody changed the same fields since."""

    def __init__(self, change: Change) -> None:
        super().__init__(f"{change.id} was changed since")
        self.change = change


def apply_to(doc: Mapping[str, Any] | None, change: Change) -> Doc | None:
    """The document after `change`, a new object; raises `Clash` when it does not fit `doc`."""
    if change.before is None:
        if doc is not None or change.after is None:
            raise Clash(change)
        return dict(change.after)
    if doc is None:
        raise Clash(change)
    for field, value in change.before.items():
        if doc.get(field) != value:
            raise Clash(change)
    if change.after is None:
        if len(doc) != len(change.before):
            raise Clash(change)
        return None
    out = dict(doc)
    for field, value in change.after.items():
        if value is None:
            out.pop(field, None)
        else:
            out[field] = value
    return out


def edit(kind: str, key: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Change | None:
    """The change that turns document `old` into `new`: only the fields that differ; None where none does."""
    fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
    if not fields:
        return None
    return Change(kind, key, {field: old.get(field) for field in fields}, {field: new.get(field) for field in fields})


def invert(changes: Iterable[Change]) -> Changes:
    """Changes that take back `changes`: the last one first, sides swapped."""
    return tuple(Change(kind, key, after, before) for kind, key, before, after in reversed(tuple(changes)))


def squash(changes: Iterable[Change]) -> Changes:
    """The same effect with at most one change a record, in order of first touch."""
    changes = tuple(changes)
    if len(changes) == 1 and changes[0].is_new != changes[0].is_gone:
        return changes
    first: dict[tuple[str, str], tuple[Doc | None, Doc | None]] = {}
    for change in changes:
        place = (change.kind, change.id)
        if place not in first:
            before = None if change.before is None else dict(change.before)
            after = None if change.after is None else dict(change.after)
            first[place] = (before, after)
        else:
            first[place] = _follow(*first[place], change)
    out: list[Change] = []
    for (kind, key), (before, after) in first.items():
        if before is None and after is None:
            continue
        if before is not None and after is not None:
            touched = [field for field in after if before.get(field) != after[field]]
            if not touched:
                continue
            before, after = {f: before.get(f) for f in touched}, {f: after[f] for f in touched}
        out.append(Change(kind, key, before, after))
    return tuple(out)


def _follow(before: Doc | None, after: Doc | None, change: Change) -> tuple[Doc | None, Doc | None]:
    """One record's squashed sides after one more change to it."""
    if change.before is None:  # gone, and back again: from here on it is an edit of the whole
        new = dict(change.after or {})
        if before is None:
            return None, new
        fields = [*before, *[field for field in new if field not in before]]
        return {f: before.get(f) for f in fields}, {f: new.get(f) for f in fields}
    if change.after is None:
        if before is None:
            return None, None
        whole = dict(change.before)
        for field, value in before.items():
            if value is None:
                whole.pop(field, None)
            else:
                whole[field] = value
        return whole, None
    if before is None:
        merged = {**(after or {}), **change.after}
        return None, {field: value for field, value in merged.items() if value is not None}
    return {**change.before, **before}, {**(after or {}), **change.after}
