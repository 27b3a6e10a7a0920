"""Commits to keep: short to write in a test, and at random for hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from store.model.changes import Change, Commit

AT = "2026-11-23T09:10:11.123Z"


def raised(version: int, number: int | None = None, text: str = "The export drops rows", at: str = AT) -> Commit:
    """A commit that raises issue `Q<number>` (by default the version's number)."""
    change = Change("issue", f"Q{number or version}", None, {"text": text})
    return Commit(version, at, "ana", "raise_issue", (change,))


def edited(version: int, number: int, before: str, after: str) -> Commit:
    """A commit that gives issue `Q<number>` another text."""
    return Commit(version, AT, "ben", "edit", (Change("issue", f"Q{number}", {"text": before}, {"text": after}),))


def named(version: int, handle: str, name: str) -> Commit:
    """A commit that adds a person."""
    return Commit(version, AT, "ana", "add_person", (Change("person", handle, None, {"name": name}),))


TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["text", "raw", "owners", "teams"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["note", "issue", "person"]), st.integers(1, 5), st.dictionaries(FIELDS, VALUES)),
    max_size=4,
)
"""What a commit does, by kind and number: insert where the record is missing, else edit, or delete for no fields."""


def commit_of(steps: list[tuple[str, int, dict[str, Any]]], docs: dict[str, dict[str, Any]], version: int) -> Commit:
    """A commit that fits `docs` (by kind and id), which it brings up to date."""
    letters = {"note": "N", "issue": "Q", "person": "p"}
    changes: list[Change] = []
    for kind, number, fields in steps:
        key = f"{letters[kind]}{number}"
        table = docs.setdefault(kind, {})
        old = table.get(key)
        if old is None:
            changes.append(Change(kind, key, None, fields))
            table[key] = fields
        elif not fields:
            changes.append(Change(kind, key, old, None))
            del table[key]
        else:
            changes.append(Change(kind, key, {name: old.get(name) for name in fields}, fields))
            table[key] = {**old, **fields}
    return Commit(version, AT, "ana", "change", tuple(changes))
