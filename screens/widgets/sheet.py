"""What a screen says about one thing: parts that are folded to the width, some of which can be opened.

A part knows how to lay itself out for a width, so texts are never cut and columns may stand side by side where there
is room for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from typing_extensions import override

from screens.plain import pad
from screens.widgets.lines import Line, Spans, fold
from screens.widgets.source import Row, Source

LABEL_ROOM = 11
"""Cells of the labels at the left, which keep the words on one edge."""

Lay = Callable[[int], Sequence[Line]]
"""Gives the lines of a part for lines of so many cells."""


class Part(NamedTuple):
    """A row of a sheet: its key, its lines for a width, and whether the cursor passes over it."""

    key: str
    lay: Lay
    heading: bool = False


class Sheet(Source):
    """Parts one under the other, laid out anew when the width changes. Meant for dozens of parts, not thousands."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._cells = -1
        self._lines: list[Sequence[Line]] = []

    def __len__(self) -> int:
        return len(self.parts)

    @override
    def key(self, index: int) -> str:
        """See `Source.key`."""
        return self.parts[index].key

    @override
    def is_heading(self, index: int) -> bool:
        """See `Source.is_heading`."""
        return self.parts[index].heading

    @override
    def heights(self, cells: int) -> Sequence[int]:
        """See `Source.heights`."""
        return [max(1, len(lines)) for lines in self._laid(cells)]

    @override
    def row(self, index: int, cells: int) -> Row:
        """See `Source.row`."""
        return Row(self.parts[index].key, self._laid(cells)[index], self.parts[index].heading)

    def _laid(self, cells: int) -> list[Sequence[Line]]:
        if cells != self._cells:
            self._cells = cells
            self._lines = [part.lay(cells) for part in self.parts]
        return self._lines


def said(key: str, spans: Spans, hang: int = 0, limit: int | None = None, *, heading: bool = False) -> Part:
    """Words, folded; lines after the first are indented by `hang`."""

    def lay(cells: int) -> list[Line]:
        return [Line(line) for line in fold(spans, cells, hang, limit)]

    return Part(key, lay, heading)


def fact(key: str, label: str, spans: Spans, limit: int | None = None) -> Part:
    """A label at the left, and beside it what there is to say, folded on an edge of its own."""
    return said(key, [(pad(label, LABEL_ROOM), "dim"), *spans], LABEL_ROOM, limit)


def drawn(key: str, *lines: Line, heading: bool = False) -> Part:
    """Lines that are the same at every width; their left part is cut where there is no room."""

    def lay(_: int) -> Sequence[Line]:
        return lines

    return Part(key, lay, heading)


def title(words: str, right: str | Spans = "", key: str = "") -> Part:
    """A heading within the sheet, with an empty line above it."""
    beside: Spans = [(right, "dim")] if isinstance(right, str) and right else right
    return drawn(key or f"# {words}", Line(()), Line([(words, "strong")], beside), heading=True)


def way(does: str, key: str) -> Spans:
    """What a key does, and the key, for the right edge of a line."""
    return [(f"{does}  ", "dim"), (key, "key")]


def gap(key: str) -> Part:
    """An empty line."""
    return drawn(key, Line(()), heading=True)
