"""Which widgets are rendered when a part of the screen is painted anew: those that are seen there.

Textual renders every widget within the rectangle around all that changed, also what lies elsewhere in it and what is
covered: for a new line among the notes and the emptied prompt that is the whole screen, and two fifths of what painting
it cost.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor  # a screen paints by it, and takes no other from outside
from textual.geometry import Region
from textual.strip import Strip


class Painter(Compositor):
    """A screen's compositor that renders for a partial update what is seen of it, and no other line."""

    _changed: list[Region] | None = None
    """The parts of the screen to be painted, while they are."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Paint what changed."""
        self._changed = list(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = None

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Each widget that is seen, from front to back: its region, what is seen of that, and these lines."""
        if self._changed is None:
            yield from super()._get_renders(crop)
            return
        hidden = self._changed
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            here = [changed for changed in hidden if shown.overlaps(changed)]
            if not here:
                continue
            top = max(shown.y, min(changed.y for changed in here))
            bottom = min(shown.bottom, max(changed.bottom for changed in here))
            lines = Region(shown.x, top, shown.width, bottom - top)
            yield region, lines, widget.render_lines(lines.translate((-region.x, -region.y)))
            hidden = [changed for changed in hidden if not shown.contains_region(changed)]
            if not hidden:
                return
