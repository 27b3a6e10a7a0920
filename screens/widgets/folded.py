"""Rows whose text is folded to the width, so that nothing of it is cut: help, a record's card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from typing_extensions import override

from screens.widgets.lines import Line, Spans, fold
from screens.widgets.source import Row, Source

LEAST, INDENT = 20, 4
"""Cells that the last column of an entry needs to be read, and how far it is set in where it has fewer."""


class Entry(NamedTuple):
    """One row: its key, its text, how far lines after the first are indented, and whether it is a heading.

    A heading has an empty line above it, unless it is the first row. `limit` is the most lines it takes; none means
    all it needs. `below` stands under the text, indented as far, in two lines at the most.
    """

    key: str
    spans: Spans
    hang: int = 0
    heading: bool = False
    limit: int | None = None
    below: Spans = ()


class Folded(Source):
    """Rows made of entries; folded anew when the width changes."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._cells = 0
        self._lines: list[list[Line]] = []

    def __len__(self) -> int:
        return len(self.entries)

    @override
    def key(self, index: int) -> str:
        """See `Source.key`."""
        return self.entries[index].key

    @override
    def is_heading(self, index: int) -> bool:
        """See `Source.is_heading`."""
        return self.entries[index].heading

    @override
    def heights(self, cells: int) -> Sequence[int]:
        """See `Source.heights`."""
        return [len(lines) for lines in self._folded(cells)]

    @override
    def row(self, index: int, cells: int) -> Row:
        """See `Source.row`."""
        return Row(self.entries[index].key, self._folded(cells)[index], self.entries[index].heading)

    def _folded(self, cells: int) -> list[list[Line]]:
        if cells != self._cells:
            self._cells = cells
            self._lines = [_lines(entry, cells, not number) for number, entry in enumerate(self.entries)]
        return self._lines


def _lines(entry: Entry, cells: int, first: bool) -> list[Line]:
    if entry.hang and cells - entry.hang < LEAST and len(entry.spans) > 1 and not isinstance(entry.spans, str):
        *before, last = entry.spans  # too narrow for columns: what stands in the last one goes below the others
        lines = [Line(spans) for spans in fold(before, cells, limit=1)]
        lines += [Line([" " * INDENT, *spans]) for spans in fold([last], cells - INDENT, limit=entry.limit)]
    else:
        lines = [Line(spans) for spans in fold(entry.spans, cells, entry.hang, entry.limit)]
    if entry.below:
        lines += [Line([" " * entry.hang, *spans]) for spans in fold(entry.below, cells - entry.hang, limit=2)]
    return [Line(()), *lines] if entry.heading and not first else lines
