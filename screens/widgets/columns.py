"""Texts side by side, each in a column of its own, so that they can be compared line by line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from screens.plain import clean, head, width
from screens.widgets.lines import Line, Span, Spans, fold

LEAST = 20
"""Cells a column needs to be read; with less for each they go into several bands."""
APART = 3


class Column(NamedTuple):
    """What stands in one column, from top to bottom: its heading, its text, and where that comes from."""

    title: Spans
    text: Spans
    source: Spans = ()


def abreast(columns: Sequence[Column], cells: int, most_lines: int = 12) -> list[Line]:
    """The columns side by side in `cells`, in bands of as many as can be read, all of one width."""
    if not columns:
        return []
    fit = max(1, (cells + APART) // (LEAST + APART))
    bands = -(-len(columns) // fit)
    each = -(-len(columns) // bands)
    room = max(1, (cells - APART * (each - 1)) // each)
    lines: list[Line] = []
    for start in range(0, len(columns), each):
        if lines:
            lines.append(Line(()))
        lines += _band(columns[start : start + each], room, most_lines)
    return lines


def stacked(column: Column, cells: int, most_lines: int = 12) -> list[Line]:
    """One column by itself, its text indented below its heading, where it comes from at the right of that."""
    return [Line(column.title, column.source), *map(Line, _indented(column.text, cells, most_lines))]


def _indented(spans: Spans, cells: int, most: int) -> list[Spans]:
    return [["  ", *line] for line in fold(spans, cells - 2, limit=most)]


def _band(columns: Sequence[Column], room: int, most: int) -> list[Line]:
    """Headings on one line, then the texts, then where they come from right below each text."""
    tops = [_cut(column.title, room) for column in columns]
    bodies = [[*fold(column.text, room, limit=most), *fold(column.source, room, limit=2)] for column in columns]
    rows = [tops, *zip_longest(*bodies, fillvalue=())]
    return [Line(_row(row, room)) for row in rows]


def _cut(spans: Spans, room: int) -> Spans:
    return fold(spans, room, limit=1)[0]


def _row(parts: Sequence[Spans], room: int) -> list[Span]:
    """One line of a band: each part filled with blanks to its column's width, or cut to it."""
    row: list[Span] = []
    for part in parts:
        left = room
        for span in part:
            text, name = (span, "text") if isinstance(span, str) else span
            shown = head(clean(text), left)
            left -= width(shown)
            row.append((shown, name))
        row.append(" " * (left + APART))
    return row[:-1]
