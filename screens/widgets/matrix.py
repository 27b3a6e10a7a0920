"""The matrix of initiatives and teams: what each one costs each team, and whether that team has seen it.

One row an initiative, one column a team; a cell is a level (heavy, medium, light, none) and a mark (seen, not yet,
changed since). It is drawn line by line, scrolls both ways when there are more teams or initiatives than room, and
its headings stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from typing_extensions import override

from screens.glyphs import glyph, level_of, style, word
from screens.plain import clean, head, pad, width
from screens.widgets.lines import Drawn, Line, Span, Spans, fold, segments, strip_of

GUTTER = 2
LEAST_COLUMN = 5
MOST_COLUMN = 14
MARK = 3
"""Cells for the sign that there are more columns."""
LEAST_LABEL = 11
SHORT_NAME = 3
"""Letters of a team's name when not all names fit over their columns."""
LEGEND = ("high", "medium", "low"), ("acknowledged", "waiting", "stale")

Named = tuple[str, str]
"""The key of a row or a column, and what people call it."""


class Cell(NamedTuple):
    """What one initiative means to one team: a sign and a mark, each with its style."""

    sign: str
    style: str
    mark: str = ""
    mark_style: str = "dim"


def impact_cell(level: str, seen: str = "") -> Cell:
    """The cell of an impact: ``level`` high, medium or low; ``seen`` acknowledged, waiting, stale or nothing."""
    name = level_of(level)
    return Cell(glyph(name), style(name), glyph(seen) if seen else "", style(seen) if seen else "dim")


def no_cell() -> Cell:
    """The cell of a team that an initiative does not touch."""
    return Cell(glyph("none"), style("none"))


class Matrix(Drawn, can_focus=True):
    """Initiatives by teams, with a cursor on a cell; ``Chosen`` says which cell a person opens."""

    DEFAULT_CSS = """
    Matrix { height: auto; padding: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", "Up", show=False, id="matrix.up"),
        Binding("down", "move(1, 0)", "Down", show=False, id="matrix.down"),
        Binding("left", "move(0, -1)", "Left", show=False, id="matrix.left"),
        Binding("right", "move(0, 1)", "Right", show=False, id="matrix.right"),
        Binding("home", "move(0, -999)", "First team", show=False, id="matrix.first"),
        Binding("end", "move(0, 999)", "Last team", show=False, id="matrix.last"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="matrix.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="matrix.page-down"),
        Binding("enter", "choose", "Open", show=False, id="matrix.open"),
    ]

    class Moved(Message):
        """The cursor is on another cell: the keys of its row and its column."""

        def __init__(self, matrix: Matrix, row: str, column: str) -> None:
            super().__init__()
            self.matrix, self.row, self.column = matrix, row, column

        @property
        def control(self) -> Matrix:
            """The matrix that says so."""
            return self.matrix

    class Chosen(Moved):
        """A cell was opened, by Enter or by a double click."""

    def __init__(
        self,
        *,
        empty: Sequence[Spans] = (),
        legend: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Named] = ()
        self._columns: Sequence[Named] = ()
        self._cell: Callable[[str, str], Cell | None] = lambda _row, _column: None
        self._made: dict[tuple[int, int], Cell] = {}
        self._empty = empty
        self._with_legend = legend
        self._row = self._column = 0
        self._first_row = self._first_column = 0

    def show(self, rows: Sequence[Named], columns: Sequence[Named], cell: Callable[[str, str], Cell | None]) -> None:
        """Draw these from now on; ``cell(row key, column key)`` is asked for cells on the screen only.

        The cursor stays on the row and the column of its keys where they are still there.
        """
        before, high = self.cursor, len(self._rows) != len(rows)
        self._rows, self._columns, self._cell = rows, columns, cell
        self._made.clear()
        if before is not None:
            self._row = _position(rows, before[0], self._row)
            self._column = _position(columns, before[1], self._column)
        self._row = max(0, min(self._row, len(rows) - 1))
        self._column = max(0, min(self._column, len(columns) - 1))
        self._bring_into_view()
        self.refresh(layout=high)

    @property
    def cursor(self) -> tuple[str, str] | None:
        """The keys of the row and the column the cursor is on; none when the matrix is empty."""
        if not (self._rows and self._columns):
            return None
        return self._rows[self._row][0], self._columns[self._column][0]

    def go_to(self, row: str, column: str | None = None) -> None:
        """Put the cursor on these, where they are there."""
        down = _position(self._rows, row, self._row) - self._row
        right = 0 if column is None else _position(self._columns, column, self._column) - self._column
        self.action_move(down, right)

    # Where things are

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A heading, the rows and the legend; or the text that stands there instead."""
        if not self._rows:
            return sum(len(fold(spans, max(1, width - GUTTER))) for spans in self._empty) or 1
        return 1 + len(self._rows) + len(self._legends(width))

    @property
    def _view(self) -> int:
        """How many rows are on the screen at once."""
        legend = len(self._legends(self.size.width))
        return max(1, self.size.height - 1 - (legend if self.size.height > 3 + legend else 0))

    def _grid(self) -> tuple[int, int, int]:
        """Cells for the labels, cells for a column, and how many columns are on the screen."""
        room, count = self.size.width - GUTTER, len(self._columns)
        wanted = max((width(clean(label)) for _, label in self._rows), default=0) + 2
        label = min(wanted, room - LEAST_COLUMN * count)
        if label < min(wanted, LEAST_LABEL):  # not all columns fit: then some scroll, and the labels can be read
            label = min(wanted, room * 2 // 5)
            return label, LEAST_COLUMN, max(1, (room - label - MARK) // LEAST_COLUMN)
        widest = max((width(clean(name)) for _, name in self._columns), default=0) + 2
        return label, max(LEAST_COLUMN, min(widest, MOST_COLUMN, (room - label) // max(1, count))), count

    def _bring_into_view(self) -> None:
        _, _, shown = self._grid()
        self._first_column = _around(self._first_column, self._column, shown, len(self._columns))
        self._first_row = _around(self._first_row, self._row, self._view, len(self._rows))

    # Moving

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor by rows and columns, as far as there are some."""
        if self.cursor is None:
            return
        row = max(0, min(self._row + down, len(self._rows) - 1))
        column = max(0, min(self._column + right, len(self._columns) - 1))
        if (row, column) != (self._row, self._column):
            self._row, self._column = row, column
            self._bring_into_view()
            self.refresh()
            self.post_message(self.Moved(self, *self.cursor))

    def action_page(self, step: int) -> None:
        """One screenful of rows up or down."""
        self.action_move(step * self._view, 0)

    def action_choose(self) -> None:
        """Open the cell under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, *self.cursor))

    async def _on_click(self, event: events.Click) -> None:
        at = event.get_content_offset_capture(self)
        label, column, shown = self._grid()
        row = self._first_row + at.y - 1
        if not (1 <= at.y <= self._view and row < len(self._rows)):
            return
        right = (at.x - GUTTER - label) // column
        aim = self._first_column + right if 0 <= right < shown else self._column
        self.action_move(row - self._row, min(aim, len(self._columns) - 1) - self._column)
        if event.chain == 2:
            self.action_choose()

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, 1)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        first = max(0, min(self._first_row + step, len(self._rows) - self._view))
        if first != self._first_row:
            self._first_row = first
            self.refresh()
            event.stop()

    # Drawing

    def on_resize(self) -> None:
        """The cursor stays in view at any size."""
        self._bring_into_view()

    def render_line(self, y: int) -> Strip:
        """The headings, a row, or the legend."""
        if not self._rows:
            lines = [line for spans in self._empty for line in fold(spans, max(1, self.size.width - GUTTER))]
            spans = [" " * GUTTER, *lines[y]] if y < len(lines) else []
            return strip_of(Line(spans), self.size.width, self.ink)
        if y == 0:
            return self._headings()
        row = self._first_row + y - 1
        if y <= self._view and row < len(self._rows):
            return self._line(row)
        last = min(len(self._rows), self._first_row + self._view) - self._first_row + 1
        legends = self._legends(self.size.width)
        if last <= y < last + len(legends):
            more = len(self._rows) - self._first_row - self._view
            right: Spans = [(f"{more} more", "faint")] if more > 0 and y == last else ()
            return strip_of(Line(legends[y - last], right), self.size.width, self.ink)
        return self.blank()

    def _headings(self) -> Strip:
        label, column, shown = self._grid()
        spans: list[Span] = [(pad("", GUTTER + label), "text")]
        names = [clean(name) for _, name in self._columns]
        short = any(width(name) > column - 2 for name in names)
        for index in range(self._first_column, min(self._first_column + shown, len(names))):
            here = index == self._column and self.has_focus
            name = head(names[index], SHORT_NAME) if short else names[index]
            spans.append((pad(f" {name}", column), "accent bold" if here else "dim"))
        if self._first_column:
            spans[0] = (pad(glyph("before"), GUTTER + label, "right"), "accent")
        more = self._first_column + shown < len(self._columns)
        return strip_of(Line(spans, [(glyph("after"), "accent")] if more else ()), self.size.width, self.ink)

    def _line(self, row: int) -> Strip:
        label, column, shown = self._grid()
        on_row = row == self._row
        focused = on_row and self.has_focus
        name = Line([(self._rows[row][1], "text bold" if focused else "text")])
        drawn = [Segment(" " * GUTTER, self.ink.base), *segments(name, label - 1, self.ink)]
        drawn.append(Segment(" ", self.ink.base))
        for index in range(self._first_column, min(self._first_column + shown, len(self._columns))):
            cell = self._cell_at(row, index)
            here = on_row and index == self._column
            ink = self.ink.on("cursor") if here and focused else self.ink
            extra = " bold" if here and focused else ""
            bar = (glyph("cursor"), "accent" if focused else "rule") if here else " "
            spans: Spans = [bar, (cell.sign, cell.style + extra), (cell.mark, cell.mark_style + extra)]
            drawn.extend(segments(Line(spans), column - 1, ink))
            drawn.append(Segment(" ", self.ink.base))
        used = GUTTER + label + column * min(shown, len(self._columns) - self._first_column)
        if used < self.size.width:
            drawn.append(Segment(" " * (self.size.width - used), self.ink.base))
        return Strip(drawn).adjust_cell_length(self.size.width, self.ink.base)

    def _legends(self, cells: int) -> list[Spans]:
        """The signs and their words: on one line where that fits, else levels and marks on a line each."""
        if not self._with_legend:
            return []
        parts: list[list[Span]] = []
        for names in LEGEND:
            spans: list[Span] = []
            for name in names:
                spans.extend(((glyph(name), style(name)), (f" {word(name)} ", "dim")))
            parts.append(spans)
        size = sum(len(text) for part in parts for text, _ in part)
        if GUTTER + size + 1 <= cells:
            return [[" " * GUTTER, *parts[0], "  ", *parts[1]]]
        return [[" " * GUTTER, *part] for part in parts]

    def _cell_at(self, row: int, column: int) -> Cell:
        found = self._made.get((row, column))
        if found is None:
            found = self._cell(self._rows[row][0], self._columns[column][0]) or no_cell()
            self._made[row, column] = found
        return found


def _position(named: Sequence[Named], key: str, otherwise: int) -> int:
    return next((index for index, (each, _) in enumerate(named) if each == key), otherwise)


def _around(first: int, at: int, shown: int, count: int) -> int:
    """The first of ``shown`` to draw, moved as little as possible, so that ``at`` is among them."""
    return max(0, min(max(min(first, at), at - shown + 1), count - shown))
