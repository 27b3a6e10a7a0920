"""A view that scrolls over lines of ours, and its scrollbar: painted from strips that are kept.

Textual makes a new strip of each line whenever it is painted, and so forgets what it was cut and filtered to; its
scrollbar is rendered by a console each time it moves, which takes as long as all the lines beside it. Both together
were two thirds of the time that a line entered at the prompt took to be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App


def painted(widget: Widget, lines: Sequence[Strip], crop: Region) -> list[Strip]:
    """Lines of a widget that has no border and no padding, as Textual wants them of `Widget.render_lines`.

    Its own way makes a new strip of each line every time, and so forgets what it was cut and filtered to.
    """
    ground, width = widget.background_colors[1], widget.outer_size.width
    blank, filters = Style.from_color(None, ground.rich_color), widget.get_line_filters()
    found: list[Strip] = []
    for line in lines:
        strip = line.adjust_cell_length(width, blank)
        for line_filter in filters:
            strip = strip.apply_filter(line_filter, ground)
        found.append(strip.crop(*crop.column_span))
    return found


class Thumb(ScrollBar):
    """A vertical scrollbar one cell wide."""

    _drawn: tuple[object, ...] = ()
    _cells: list[Strip]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The cells of these lines."""
        bar = cast("ScrollBarRender", self.render())
        base = self.rich_style
        drawn = (self.outer_size.height, bar.virtual_size, bar.window_size, bar.position, bar.style, base)
        if drawn != self._drawn:
            self._drawn, self._cells = drawn, _cells(bar, self.outer_size.height, base)
        return painted(self, self._cells[crop.y : crop.bottom], crop)


def _cells(bar: ScrollBarRender, height: int, base: Style) -> list[Strip]:
    """The bar from top to bottom on the ground `base`; cells that look the same are one strip."""
    style = cast("Style", bar.style)
    assert style.bgcolor is not None
    assert style.color is not None
    drawn = bar.render_bar(
        height, bar.virtual_size, bar.window_size, bar.position, back_color=style.bgcolor, bar_color=style.color
    )
    looks = {id(segment): segment for segment in drawn.segments}
    strips = {look: Strip(Segment.apply_style([segment], base), 1) for look, segment in looks.items()}
    return [strips[id(segment)] for segment in drawn.segments]


class Scrolled(ScrollView):
    """A scroll view without border and padding, whose `render_line` gives strips that it keeps."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, our own."""
        if self._vertical_scrollbar is None:
            app = cast("App[object]", self.app)  # pyright: ignore[reportUnknownMemberType]
            self._vertical_scrollbar = Thumb(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            app._start_widget(self, self._vertical_scrollbar)  # pyright: ignore[reportPrivateUsage]
        return self._vertical_scrollbar

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is on the screen, a strip a line."""
        return painted(self, [self.render_line(y) for y in crop.line_range], crop)
