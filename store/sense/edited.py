"""One field of one record that was changed, as the sentences about it read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from store.model.board import Board
from store.sense.words import one_line


class Edit(NamedTuple):
    """One field of one record: what it was and is (None: nothing), and the whole record after."""

    board: Board
    kind: str
    id: str
    doc: Mapping[str, Any]
    field: str
    old: Any
    new: Any

    @property
    def called(self) -> str:
        """The record as a sentence begins: its id, or a term in quotes."""
        return quoted(self.doc.get("name") or self.id) if self.kind == "term" else self.id

    @property
    def come(self) -> list[str]:
        """Items of a list that were not in it before."""
        return [item for item in items(self.new) if item not in items(self.old)]

    @property
    def gone(self) -> list[str]:
        """Items of a list that are no longer in it."""
        return [item for item in items(self.old) if item not in items(self.new)]

    @property
    def was(self) -> dict[str, Any]:
        """A mapping as it was."""
        return dict(self.old or {})

    @property
    def now(self) -> dict[str, Any]:
        """A mapping as it is."""
        return dict(self.new or {})


def items(value: Any) -> list[str]:
    """A list that may be absent."""
    return list(value or ())


def quoted(text: str) -> str:
    """Somebody's words in a sentence."""
    return f"“{one_line(text, 60)}”"
