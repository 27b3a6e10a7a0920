"""Lines that are read and not moved in: beside a list, what belongs to where its cursor is.

Whoever fills it gives a function that lays the lines out for a width and a number of lines, since what can be said
depends on the room there is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.geometry import Size
from textual.strip import Strip

from screens.widgets.lines import Drawn, Line, strip_of

Lay = Callable[[int, int], Sequence[Line]]
"""Gives the lines for a width in cells, at most so many of them."""

MANY = 1000
"""Lines there is room for where the height follows the lines."""


def _nothing(cells: int, rows: int) -> Sequence[Line]:
    del cells, rows
    return ()


class Glance(Drawn):
    """A few lines; what does not fit is not shown, so the first ones should matter most."""

    DEFAULT_CSS = """
    Glance { height: 1fr; padding: 0 1 0 2; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._lay: Lay = _nothing
        self._laid: tuple[tuple[int, int], Sequence[Line]] = ((-1, -1), ())

    def show(self, lay: Lay) -> None:
        """Draw what `lay` gives from now on; cheap when that is what stands there already."""
        self._lay = lay
        before = self._laid
        self._laid = ((-1, -1), ())
        height = self.styles.height
        if height is not None and height.is_auto and len(lay(self.size.width, MANY)) != self.size.height:
            self.refresh(layout=True)
        elif before[0] != self._room or list(before[1]) != list(self._lines):
            self.refresh()

    @property
    def _room(self) -> tuple[int, int]:
        return self.size.width, self.size.height

    @property
    def _lines(self) -> Sequence[Line]:
        if self._laid[0] != self._room:
            self._laid = (self._room, self._lay(*self._room) if self.size.width > 0 else ())
        return self._laid[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        del container, viewport
        return len(self._lay(width, MANY)) if width > 0 else 0

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        lines = self._lines
        return strip_of(lines[y], self.size.width, self.ink) if y < len(lines) else self.blank()
