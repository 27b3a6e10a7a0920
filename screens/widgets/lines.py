"""A line of a screen: pieces of text with the name of a style each, laid out to an exact width.

Every widget here is drawn from lines, not from markup: a piece is ``(text, style name)``, or a bare string, which is
drawn as ``text``. Names are those of ``screens.widgets.ink``. All text passes the gate in ``screens.plain``, so
pieces may hold whatever people wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from screens.glyphs import glyph
from screens.plain import breaks, clean, cut, width
from screens.widgets.ink import Ink, ink_of

APART = 2
"""Blanks at least between the left and the right part of a line."""

Span = str | tuple[str, str]
Spans = Sequence[Span]


class Line(NamedTuple):
    """One line: ``left`` is clipped where it must be, ``right`` stands at the right edge and yields last."""

    left: Spans
    right: Spans = ()


def strip_of(line: Line, cells: int, ink: Ink, extra: str = "") -> Strip:
    """``line`` drawn exactly ``cells`` wide; ``extra`` is added to each style name (`` bold``)."""
    return Strip(segments(line, cells, ink, extra), cells)


def segments(line: Line, cells: int, ink: Ink, extra: str = "") -> list[Segment]:
    """The pieces of ``line``, exactly ``cells`` wide together.

    The right part keeps its room while the left is clipped, but never takes more than half of a line that both need.
    """
    if cells <= 0:
        return []
    left, tail, used = _shown(line.left, cells), (), 0
    if line.right:
        right = _shown(line.right, cells)
        need = _width(left) + APART
        tail, used = _fit(right, max(cells - need, cells // 2), ink, extra)
    head, filled = _fit(left, cells - used - (APART if used else 0), ink, extra)
    gap = cells - filled - used
    if gap:
        head.append(Segment(" " * gap, ink.base))
    head.extend(tail)
    return head


def fold(spans: Spans, cells: int, hang: int = 0, limit: int | None = None) -> list[Spans]:
    """``spans`` wrapped between words into lines of ``cells``, those after the first indented by ``hang`` blanks.

    With ``limit`` there are at most that many lines, the last one left long so that drawing it clips it.
    """
    shown = [(clean(text), name) for text, name in _pairs(spans)]
    text = "".join(piece for piece, _ in shown)
    found = breaks(text, cells - hang, cells)
    if limit is not None and len(found) > limit:
        found = [*found[: limit - 1], (found[limit - 1][0], len(text))]
    lines: list[Spans] = []
    for number, (start, end) in enumerate(found):
        line: list[Span] = [(" " * hang, "text")] if number and hang else []
        line.extend(_between(shown, start, end))
        lines.append(line)
    return lines


class Drawn(Widget):
    """A widget drawn line by line with ink: the base of all of ours that do not scroll."""

    _ink: Ink | None = None

    @property
    def ink(self) -> Ink:
        """The styles for text on this widget, kept until its style or the theme changes."""
        if self._ink is None:
            self._ink = ink_of(self)
        return self._ink

    def notify_style_update(self) -> None:
        """Take the styles anew when the theme or the ground has changed."""
        self._ink = None
        super().notify_style_update()

    def blank(self) -> Strip:
        """An empty line."""
        return Strip.blank(self.size.width, self.ink.base)


def _pairs(spans: Spans) -> Iterable[tuple[str, str]]:
    if isinstance(spans, str):
        return [(spans, "text")]
    return [(span, "text") if isinstance(span, str) else span for span in spans]


def _shown(spans: Spans, cells: int) -> list[tuple[str, str]]:
    """Cleaned pieces; of a very long text only as much as could show."""
    most = 8 * cells + 256
    return [(clean(text if len(text) <= most else text[:most]), name) for text, name in _pairs(spans)]


def _width(shown: Iterable[tuple[str, str]]) -> int:
    return sum(width(text) for text, _ in shown)


def _fit(shown: list[tuple[str, str]], cells: int, ink: Ink, extra: str) -> tuple[list[Segment], int]:
    """As much of ``shown`` as ``cells`` hold, with an ellipsis where it was cut; and how many cells that is."""
    used = _width(shown)
    if used <= cells:
        return [Segment(text, ink[name + extra]) for text, name in shown if text], used
    if cells <= 0:
        return [], 0
    more = glyph("more")[:cells]
    text = "".join(piece for piece, _ in shown)
    end = len(text.rstrip())
    if width(text[:end]) <= cells:  # only the blanks of a column do not fit: nothing is cut
        return [Segment(piece, ink[name + extra]) for piece, name in _between(shown, 0, end)], width(text[:end])
    end = cut(text, cells - len(more))
    kept = _between(shown, 0, end)
    found = [Segment(piece, ink[name + extra]) for piece, name in kept]
    found.append(Segment(more, ink[(kept[-1][1] if kept else shown[0][1]) + extra]))
    return found, width(text[:end]) + len(more)


def _between(shown: list[tuple[str, str]], start: int, end: int) -> list[tuple[str, str]]:
    """The pieces of ``shown`` from offset ``start`` to ``end`` of their joined text."""
    found: list[tuple[str, str]] = []
    at = 0
    for text, name in shown:
        piece = text[max(0, start - at) : max(0, end - at)]
        if piece:
            found.append((piece, name))
        at += len(text)
    return found
