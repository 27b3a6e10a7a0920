"""A document on a screen: the same blocks as in the file and in the shell, folded to what can be read."""

from __future__ import annotations

from collections.abc import Sequence

from screens.glyphs import glyph
from screens.widgets.lines import Line, Spans, fold
from screens.widgets.sheet import Part, title
from store.meeting.blocks import Block

LONGEST = 96
"""Cells of a line: longer ones are hard to read."""

MARKS = {"item": "dot", "open": "action", "done": "action-done"}


def parts_of(found: Sequence[Block]) -> list[Part]:
    """A document as parts of a sheet."""
    parts: list[Part] = []
    for number, block in enumerate(found):
        key = f"{block.kind} {number}"
        spans = [(span.text, "strong" if span.style else "text") for span in block.spans]
        if block.kind == "title":
            parts.append(_folded(key, [(block.text, "accent bold")], 0, heading=True))
        elif block.kind == "heading":
            parts.append(title(block.text, key=key))
        elif block.kind == "subheading":
            parts.append(_folded(key, [(block.text, "strong")], 0, heading=True))
        elif block.kind == "paragraph":
            parts.append(_folded(key, [(block.text, "dim")], 0))
        else:
            mark = f"{glyph(MARKS[block.kind])} "
            parts.append(_folded(key, [(mark, "dim"), *spans], len(mark)))
    return parts


def _folded(key: str, spans: Spans, hang: int, *, heading: bool = False) -> Part:
    """Words folded to the width, but to no more than can be read."""

    def lay(cells: int) -> list[Line]:
        return [Line(line) for line in fold(spans, min(cells, LONGEST), hang)]

    return Part(key, lay, heading)
