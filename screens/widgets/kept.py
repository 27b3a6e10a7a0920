"""Rows of a list as they were drawn: kept by key while they say the same, so that a change draws what it changed.

Making the strips of a row is most of what drawing costs, and Textual remembers with each strip what it was cut and
filtered to. A list that is shown anew after every change has most of its rows as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.strip import Strip

from screens.glyphs import glyph
from screens.widgets.ink import Ink
from screens.widgets.lines import Line, segments
from screens.widgets.source import Row

GUTTER = 2
"""Cells at the left of each row: the cursor's bar and a blank."""
MOST = 600
"""Rows that are kept; then it is begun anew."""


class Look(NamedTuple):
    """How a row is drawn: lines high, cells wide, whether the cursor is on it and the keys go there, whether lit."""

    height: int
    cells: int
    here: bool
    focused: bool
    lit: bool


class Kept:
    """The strips of rows by key."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Sequence[Line], Look, list[Strip]]] = {}

    def clear(self) -> None:
        """Draw everything anew: the colours are others."""
        self._rows.clear()

    def strips(self, row: Row, look: Look, ink: Ink) -> list[Strip]:
        """The lines of a row; the same strips as before where neither its words nor its look changed."""
        kept = self._rows.get(row.key)
        if kept is not None and kept[1] == look and kept[0] == row.lines:
            return kept[2]
        if len(self._rows) >= MOST:
            self._rows.clear()
        strips = _drawn(row, look, ink)
        self._rows[row.key] = (row.lines, look, strips)
        return strips


def _drawn(row: Row, look: Look, ink: Ink) -> list[Strip]:
    """All lines of a row: the cursor is a bar at the left and bold text, what just changed has a green ground."""
    active = look.here and look.focused
    ink = ink.on("flash") if look.lit else ink.on("cursor") if active else ink
    bar = glyph("cursor") if look.here else " "
    name = ("accent" if look.focused else "rule") if look.here else "text"
    strips: list[Strip] = []
    for number in range(look.height):
        line = row.lines[number] if number < len(row.lines) else Line(())
        extra = " bold" if active and number == 0 else ""
        body = segments(line, look.cells - GUTTER, ink, extra)
        strips.append(Strip([*segments(Line([(bar, name), " "]), GUTTER, ink), *body], look.cells))
    return strips
