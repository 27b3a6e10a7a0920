"""Paths of work drawn as paths: team after team, the system each works in below it, what is passed on below the arrow.

    Demand     ──────────▶  Ops              ───────────────▶  Sales
    Web forms  the sign-up  Mail automation  the scored lead   CRM

A path that is too long for the width goes on in another band. There is a cursor on a step, moved like that of a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from typing_extensions import override

from screens.glyphs import glyph
from screens.plain import clip, pad, width
from screens.widgets.lines import Drawn, Line, Span, Spans, fold, strip_of

GUTTER = 2
APART = 2
"""Blanks between a step and the arrow to the next."""
LEAST_ARROW = 4
MOST_NAME, MOST_PASSED = 24, 28
"""Cells a name, and what is passed on, may take; what is longer is cut."""


class Stop(NamedTuple):
    """A step as it is drawn: team, system, what is passed on; `blind`: the next team knows nothing of the system."""

    team: str
    system: str
    passes: str
    blind: bool = False


class Path(NamedTuple):
    """A path: its key, what it is called, and its stops."""

    key: str
    name: str
    stops: Sequence[Stop]


class Piece(NamedTuple):
    """A stop on a line: its path and number (from 0), where it begins, and how wide it and its arrow are."""

    path: int
    stop: int
    left: int
    name: int
    arrow: int


class Paths(Drawn, can_focus=True):
    """Paths one below the other; ``Moved`` and ``Chosen`` say on which step a person is, and which they open."""

    DEFAULT_CSS = """
    Paths { height: 1fr; padding: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Step before", show=False, id="paths.left"),
        Binding("right", "step(1)", "Next step", show=False, id="paths.right"),
        Binding("up,k", "path(-1)", "Path above", show=False, id="paths.up"),
        Binding("down,j", "path(1)", "Path below", show=False, id="paths.down"),
        Binding("home", "step(-999)", "First step", show=False, id="paths.first"),
        Binding("end", "step(999)", "Last step", show=False, id="paths.last"),
        Binding("enter", "choose", "Open", show=False, id="paths.open"),
    ]

    class Moved(Message):
        """The cursor is on another step: the key of its path, and its number from 1 (0 where the path has none)."""

        def __init__(self, paths: Paths, key: str, number: int) -> None:
            super().__init__()
            self.paths, self.key, self.number = paths, key, number

        @property
        def control(self) -> Paths:
            """The widget that says so."""
            return self.paths

    class Chosen(Moved):
        """A step was opened."""

    def __init__(self, *, empty: Sequence[Spans] = (), id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._paths: Sequence[Path] = ()
        self._empty = empty
        self._path = self._stop = 0
        self._first = 0
        self._laid: tuple[int, list[list[Piece]]] = (-1, [])

    def show(self, paths: Sequence[Path]) -> None:
        """Draw these from now on; the cursor stays on its path."""
        before = self._paths[self._path].key if self._paths else ""
        self._paths, self._laid = paths, (-1, [])
        self._path = next((at for at, path in enumerate(paths) if path.key == before), 0)
        self._hold()
        self.refresh(layout=True)

    @property
    def cursor(self) -> tuple[str, int] | None:
        """The key of the path and the number of the step (from 1; 0 for a path without steps) the cursor is on."""
        if not self._paths:
            return None
        path = self._paths[self._path]
        return path.key, self._stop + 1 if path.stops else 0

    def go_to(self, key: str, number: int = 1) -> None:
        """Put the cursor on a step of a path, where it is there."""
        found = next((at for at, path in enumerate(self._paths) if path.key == key), None)
        if found is not None:
            self._move(found, number - 1)

    # Where things are

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as all paths take, or the text that stands there instead."""
        return self._height(width)

    def _height(self, cells: int) -> int:
        return len(self._lines(cells)) if self._paths else len(self._teaching(cells))

    def _teaching(self, cells: int) -> list[Spans]:
        return [line for spans in self._empty for line in fold(spans, max(1, cells - GUTTER))]

    def _bands(self, cells: int) -> list[list[Piece]]:
        """The pieces of each band, for all paths; a path without steps has one empty band."""
        if self._laid[0] != cells:
            bands: list[list[Piece]] = []
            for number, path in enumerate(self._paths):
                bands += self._bands_of(number, path, max(12, cells - GUTTER))
            self._laid = (cells, bands)
        return self._laid[1]

    def _bands_of(self, number: int, path: Path, room: int) -> list[list[Piece]]:
        bands: list[list[Piece]] = [[]]
        left = 0
        for at, stop in enumerate(path.stops):
            name = min(MOST_NAME, room, max(width(stop.team), width(stop.system), 1))
            goes_on = at + 1 < len(path.stops) or bool(stop.passes)
            arrow = min(MOST_PASSED, room - APART, max(LEAST_ARROW, width(stop.passes))) if goes_on else 0
            whole = name + (APART + arrow if arrow else 0)
            if left and left + whole > room:
                bands.append([])
                left = 0
            if left + whole > room:  # alone too wide: the arrow gives way
                arrow = max(0, room - name - APART)
            bands[-1].append(Piece(number, at, left, name, arrow))
            left += name + APART + arrow + APART
        return bands

    def _lines(self, cells: int) -> list[tuple[str, list[Piece], int]]:
        """What stands on each line: a sort (name, teams, systems, blank), the pieces, and the path."""
        found: list[tuple[str, list[Piece], int]] = []
        bands = self._bands(cells)
        at = 0
        for number in range(len(self._paths)):
            if found:
                found.append(("blank", [], number))
            found.append(("name", [], number))
            while at < len(bands) and (not bands[at] or bands[at][0].path == number):
                found += [("teams", bands[at], number), ("systems", bands[at], number)] if bands[at] else []
                at += 1
                if not self._paths[number].stops:
                    break
        return found

    # Moving

    def _hold(self) -> None:
        """Keep the cursor on a step there is."""
        self._path = max(0, min(self._path, len(self._paths) - 1))
        stops = len(self._paths[self._path].stops) if self._paths else 0
        self._stop = max(0, min(self._stop, stops - 1))

    def _move(self, path: int, stop: int) -> None:
        before = (self._path, self._stop)
        self._path, self._stop = path, stop
        self._hold()
        if before != (self._path, self._stop) and self.cursor is not None:
            self._bring_into_view()
            self.refresh()
            self.post_message(self.Moved(self, *self.cursor))

    def action_step(self, step: int) -> None:
        """A step back or on along the path."""
        self._move(self._path, self._stop + step)

    def action_path(self, step: int) -> None:
        """The path above or below."""
        self._move(self._path + step, self._stop)

    def action_choose(self) -> None:
        """Open the step."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, *self.cursor))

    def _bring_into_view(self) -> None:
        lines = self._lines(self.size.width)
        mine = [y for y, (_, pieces, path) in enumerate(lines) if path == self._path and self._is_on(pieces)]
        top, last = (mine[0], mine[-1]) if mine else (0, 0)
        if top and lines[top - 1][0] == "name":
            top -= 1
        if top < self._first:
            self._first = top
        elif last >= self._first + self.size.height:
            self._first = min(top, last - self.size.height + 1)
        self._first = max(0, min(self._first, len(lines) - self.size.height))

    def _is_on(self, pieces: Sequence[Piece]) -> bool:
        return any((piece.path, piece.stop) == (self._path, self._stop) for piece in pieces)

    async def _on_click(self, event: events.Click) -> None:
        at = event.get_content_offset_capture(self)
        lines = self._lines(self.size.width)
        y = at.y + self._first
        if y < len(lines):
            _, pieces, path = lines[y]
            here = [piece.stop for piece in pieces if piece.left <= at.x - GUTTER]
            self._move(path, here[-1] if here else 0)
            if event.chain == 2:
                self.action_choose()

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, 1)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        first = max(0, min(self._first + step, len(self._lines(self.size.width)) - self.size.height))
        if first != self._first:
            self._first = first
            self.refresh()
            event.stop()

    # Drawing

    def on_resize(self) -> None:
        """The cursor stays in view at any size."""
        self._bring_into_view()

    def on_focus(self) -> None:
        """The cursor is drawn stronger where keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor steps back when keys go elsewhere."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A path's name, its teams with arrows, or their systems with what is passed on."""
        cells = self.size.width
        if not self._paths:
            taught = self._teaching(cells)
            return strip_of(Line([" " * GUTTER, *taught[y]]), cells, self.ink) if y < len(taught) else self.blank()
        lines = self._lines(cells)
        y += self._first
        if y >= len(lines):
            return self.blank()
        sort, pieces, number = lines[y]
        path = self._paths[number]
        if sort == "name":
            bar = self._bar(not path.stops and number == self._path)
            more = [] if path.stops else [("  no steps yet", "dim")]
            return strip_of(Line([bar, " ", (path.name, "dim"), *more], [(path.key, "faint")]), cells, self.ink)
        spans: list[Span] = []
        for piece in pieces:
            spans += self._team(path, piece) if sort == "teams" else self._system(path, piece)
        return strip_of(Line(spans), cells, self.ink)

    def _bar(self, here: bool) -> Span:
        """The cursor's bar, or a blank."""
        return (glyph("cursor"), "accent" if self.has_focus else "rule") if here else " "

    def _team(self, path: Path, piece: Piece) -> list[Span]:
        stop = path.stops[piece.stop]
        here = (piece.path, piece.stop) == (self._path, self._stop)
        name = "accent bold" if here and self.has_focus else "strong"
        spans: list[Span] = [self._bar(here), " ", (pad(stop.team, piece.name), name)]
        if piece.arrow:
            spans += [" " * APART, (self._arrow(stop.blind, piece.arrow), "needs" if stop.blind else "dim")]
        return spans

    def _arrow(self, blind: bool, cells: int) -> str:
        """A line that ends in an arrow's head; where the next team is blind, it bears that sign."""
        tip, line = glyph("onward"), glyph("rule")
        shaft = max(0, cells - width(tip))
        sign = f" {glyph('room')} " if blind and shaft > width(glyph("room")) + 2 else ""
        before = (shaft - width(sign)) // 2
        return f"{line * before}{sign}{line * (shaft - before - width(sign))}{tip}"

    def _system(self, path: Path, piece: Piece) -> list[Span]:
        stop = path.stops[piece.stop]
        spans: list[Span] = [" " * GUTTER, (pad(stop.system, piece.name), "dim")]
        if piece.arrow:
            spans += [" " * APART, (pad(clip(stop.passes, piece.arrow), piece.arrow), "text")]
        return spans
