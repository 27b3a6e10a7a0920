"""The list of every screen: any number of rows, of which only those on the screen are made.

A screen gives a source of rows and redraws by giving another; the cursor stays on its key. Rows are one or more
lines high, headings are skipped by the cursor, what just changed lights up for a second. Moving costs the same in a
list of a hundred and of a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from typing_extensions import override

from screens.widgets.ink import Ink, ink_of
from screens.widgets.kept import GUTTER, MOST, Kept, Look
from screens.widgets.lines import Line, Spans, fold, segments
from screens.widgets.scrolled import Scrolled
from screens.widgets.source import Listed, Row, Source
from screens.widgets.stack import Stack

if TYPE_CHECKING:
    from textual.reactive import Reactive

FLASH = 1.0
"""Seconds for which a changed row is lit."""


class Rows(Scrolled, can_focus=True):
    """A list to move in. ``show`` gives it rows; ``Moved`` and ``Opened`` say where the person is and went."""

    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size: 0 1;
        scrollbar-gutter: stable;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="rows.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="rows.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="rows.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="rows.page-down"),
        Binding("home", "edge(-1)", "First", show=False, id="rows.first"),
        Binding("end", "edge(1)", "Last", show=False, id="rows.last"),
        Binding("enter", "open", "Open", show=False, id="rows.open"),
    ]

    class Moved(Message):
        """The cursor is on another row; ``key`` is none when no row can have it."""

        def __init__(self, rows: Rows, key: str | None) -> None:
            super().__init__()
            self.rows, self.key = rows, key

        @property
        def control(self) -> Rows:
            """The list, so that ``@on(Rows.Moved, "#issues")`` works."""
            return self.rows

    class Opened(Moved):
        """The row ``key`` was opened, by Enter or by a double click."""

        key: str

    def __init__(
        self,
        source: Source | Sequence[Row] = (),
        *,
        empty: Sequence[Spans] = (),
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._source: Source = source if isinstance(source, Source) else Listed(source)
        self._empty = empty
        self._ink: Ink | None = None
        self._at = -1
        self._key: str | None = None
        self._stack = Stack(0, 1)
        self._laid_out = 0
        self._teaching: list[Spans] = []
        self._kept = Kept()
        self._strips: dict[tuple[int, bool, bool], list[Strip]] = {}
        self._seen: dict[int, Strip] = {}
        """What stands on the screen, by line, since `_seen_at`: how far it was scrolled, and its size."""
        self._seen_at = (-1, Size(0, 0))
        self._lit: dict[str, int] = {}
        self._place(None)

    # What a screen asks and says

    @property
    def cursor(self) -> str | None:
        """The key of the row the cursor is on."""
        return self._key

    def show(self, source: Source | Sequence[Row], *, empty: Sequence[Spans] | None = None) -> None:
        """Draw these rows from now on. The cursor stays on its key, else near its place; so does the scroll.

        ``empty`` replaces the lines that are shown, folded to the width, when there are no rows.
        """
        before = self._key
        above = self._stack.top(self._at) - self.scroll_offset.y if self._at >= 0 else 0
        self._source = source if isinstance(source, Source) else Listed(source)
        if empty is not None:
            self._empty = empty
        self._place(before)
        self._lay_out(self._room)
        if self._at >= 0 and self._laid_out:
            visible = 0 <= above < self._view
            self.scroll_to(
                y=max(0, self._stack.top(self._at) - above) if visible else None, animate=False, immediate=True
            )
        self._redraw()
        if self._key != before:
            self.post_message(self.Moved(self, self._key))

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row ``key`` and bring it into view; false when there is none."""
        index = self._source.find(key)
        if index is None or self._source.is_heading(index):
            return False
        self._move_to(index)
        return True

    def flash(self, keys: Iterable[str]) -> None:
        """Light these rows for a second, to show that they just changed."""
        lit = [key for key in keys if self._source.find(key) is not None]
        for key in lit:
            self._lit[key] = self._lit.get(key, 0) + 1
        if lit:
            self._redraw()
            self.set_timer(FLASH, lambda: self._settle(lit))

    # Where things are

    @property
    def _view(self) -> int:
        return max(1, self.scrollable_content_region.height)

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as all rows together, or as the text that stands there instead."""
        cells = width - self.styles.scrollbar_size_vertical - GUTTER
        if cells != self._laid_out:
            self._lay_out(cells)
        return self.virtual_size.height

    def _lay_out(self, cells: int) -> None:
        """Measure the rows for lines of ``cells``; only their number matters when all have one height."""
        self._strips.clear()
        self._laid_out = max(0, cells)
        if cells <= 0:  # not on the screen, or on one that is too narrow: measured when there is room
            self._stack = Stack(0, 1)
            return
        self._stack = Stack(len(self._source), self._source.heights(cells))
        self._teaching = [] if self._stack.lines else [line for spans in self._empty for line in fold(spans, cells)]
        self._reach(Size(1, self._stack.lines or len(self._teaching)))

    def _reach(self, size: Size) -> None:
        """Scroll over so many lines from now on. Only a list that is as high as its rows needs the screen laid out
        anew, which takes 20 ms: too long for each line that comes in while somebody types.
        """
        height = self.styles.height
        if size == self.virtual_size:
            return
        if height is None or height.is_auto or not self.size.height:
            self.virtual_size = size
        else:
            self.set_reactive(cast("Reactive[Size]", Rows.virtual_size), size)
            self._scroll_update(size)

    @property
    def _room(self) -> int:
        return max(0, self.scrollable_content_region.width - GUTTER)

    def _place(self, key: str | None) -> None:
        """Put the cursor on ``key``, or near where it was, or nowhere."""
        source, count = self._source, len(self._source)
        found = None
        if key is not None:
            found = self._at if 0 <= self._at < count and source.key(self._at) == key else source.find(key)
        if found is None:
            near = min(max(self._at, 0), count - 1)
            found = self._allowed(near, 1)
            found = self._allowed(near, -1) if found is None else found
        self._at = -1 if found is None else found
        self._key = None if found is None else source.key(found)

    def _allowed(self, index: int, step: int) -> int | None:
        """The first row from ``index`` on in that direction that is no heading."""
        while 0 <= index < len(self._source):
            if not self._source.is_heading(index):
                return index
            index += step
        return None

    # Moving

    def action_move(self, step: int) -> None:
        """One row up or down, past headings; at the first row, up shows the headings above it."""
        index = self._allowed(self._at + step, step)
        if index is not None:
            self._move_to(index)
        elif self._at >= 0:
            self.scroll_to(y=0 if step < 0 else self.virtual_size.height, animate=False, immediate=True)

    def action_page(self, step: int) -> None:
        """One screenful up or down."""
        if self._at < 0:
            self.scroll_relative(y=step * self._view, animate=False, immediate=True)
            return
        last = self._stack.lines - 1
        aim = self._stack.row_at(min(max(0, self._stack.top(self._at) + step * self._view), last))
        index = self._allowed(aim, step)
        self._move_to(self._at if index is None and aim == self._at else self._near(aim, step, index))

    def action_edge(self, step: int) -> None:
        """The first or the last row."""
        index = self._allowed(0 if step < 0 else len(self._source) - 1, -step)
        if index is not None:
            self._move_to(index)
            self.scroll_to(y=0 if step < 0 else self.virtual_size.height, animate=False, immediate=True)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self._key is not None:
            self.post_message(self.Opened(self, self._key))

    def _near(self, aim: int, step: int, index: int | None) -> int:
        found = index if index is not None else self._allowed(aim, -step)
        return self._at if found is None else found

    def _move_to(self, index: int) -> None:
        old, self._at = self._at, index
        top, height, view, y = self._stack.top(index), self._stack.height(index), self._view, self.scroll_offset.y
        if top < y:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif top + height > y + view:  # also before the scrollbar has been laid out
            self.scroll_to(y=min(top, top + height - view), animate=False, immediate=True, force=True)
        if old == index:
            return
        self._refresh_row(old)
        self._refresh_row(index)
        self._key = self._source.key(index)
        self.post_message(self.Moved(self, self._key))

    def _refresh_row(self, index: int) -> None:
        if 0 <= index < len(self._source):
            top = self._stack.top(index) - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, self._stack.height(index)))

    async def _on_click(self, event: events.Click) -> None:
        index = self._stack.row_at(event.get_content_offset_capture(self).y + self.scroll_offset.y)
        if index < 0 or self._source.is_heading(index):
            return
        self._move_to(index)
        if event.chain == 2:
            self.action_open()

    # Drawing

    def on_resize(self) -> None:
        """Rows may be higher or lower at another width; the row of the cursor stays in view."""
        if self._room != self._laid_out:
            self._lay_out(self._room)
        if self._at >= 0:
            self._move_to(self._at)

    def on_focus(self) -> None:
        """The cursor is drawn stronger where keys go."""
        self._redraw()

    def on_blur(self) -> None:
        """The cursor steps back when keys go elsewhere."""
        self._redraw()

    def notify_style_update(self) -> None:
        """Take the styles anew when the theme or the ground has changed."""
        self._ink = None
        self._strips.clear()
        self._kept.clear()
        super().notify_style_update()

    def _redraw(self) -> None:
        """Have those lines painted that are not on the screen as they should be."""
        self._strips.clear()
        if self._ink is None or not self._laid_out or self._seen_at != (self.scroll_offset.y, self.outer_size):
            self.refresh()
            return
        for y in range(self.scrollable_content_region.height):
            if self._seen.get(y) != self._line(y):
                self.refresh(Region(0, y, self.size.width, 1))

    def _settle(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._lit[key] -= 1
            if not self._lit[key]:
                del self._lit[key]
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Line ``y`` of what is on the screen."""
        if self._ink is None:
            self._ink = ink_of(self)
        there = (self.scroll_offset.y, self.outer_size)
        if self._seen_at != there or not self._laid_out:
            self._seen_at = there
            self._seen.clear()
            if self._laid_out != self._room:  # the first frame comes before the news of a size
                self._lay_out(self._room)
        self._seen[y] = self._line(y)
        return self._seen[y]

    def _line(self, y: int) -> Strip:
        assert self._ink is not None
        y += self.scroll_offset.y
        cells = self._laid_out + GUTTER if self._laid_out else self.scrollable_content_region.width
        index = self._stack.row_at(y)
        if index < 0:
            if y < len(self._teaching):
                line = Line([(" " * GUTTER, "text"), *self._teaching[y]])
                return Strip(segments(line, cells, self._ink), cells)
            return Strip.blank(cells, self._ink.base)
        here, focused = index == self._at, self.has_focus
        strips = self._strips.get((index, here, focused))
        if strips is None:
            if len(self._strips) > MOST:
                self._strips.clear()
            strips = self._strips[index, here, focused] = self._draw(index, here, focused, cells)
        return strips[y - self._stack.top(index)]

    def _draw(self, index: int, here: bool, focused: bool, cells: int) -> list[Strip]:
        """All lines of a row."""
        assert self._ink is not None
        row = self._source.row(index, self._laid_out)
        look = Look(self._stack.height(index), cells, here, focused, row.key in self._lit)
        return self._kept.strips(row, look, self._ink)
