"""One line at the top or the bottom of a screen: what this is, when it is, which keys matter here now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import events
from textual.strip import Strip

from screens.glyphs import glyph
from screens.plain import clean, width
from screens.widgets.lines import APART, Drawn, Line, Span, Spans, strip_of

if TYPE_CHECKING:
    from textual.app import App

MOST_KEYS = 5
"""More keys than this in a footer and nobody reads any; the rest are under ``?``."""
GAP = 3
"""Blanks between two keys."""


class Bar(Drawn):
    """A line with something at its left and something at its right edge."""

    DEFAULT_CSS = """
    Bar { height: 1; padding: 0 1 0 2; }
    """

    def __init__(
        self,
        left: Spans = (),
        right: Spans = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.line = Line(left, right)

    def show(self, left: Spans | None = None, right: Spans | None = None) -> None:
        """Say something else; a part that is not given stays. Cheap when nothing changed."""
        line = Line(self.line.left if left is None else left, self.line.right if right is None else right)
        if line != self.line:
            self.line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        return strip_of(self.line, self.size.width, self.ink) if y == 0 else self.blank()


class Rule(Drawn):
    """The one line that a screen may draw between two regions."""

    DEFAULT_CSS = """
    Rule { height: 1; padding: 0 1 0 2; }
    """

    def render_line(self, y: int) -> Strip:
        """A thin line from edge to edge."""
        if y:
            return self.blank()
        return strip_of(Line([(glyph("rule") * self.size.width, "rule")]), self.size.width, self.ink)


Key = tuple[str, str] | tuple[str, str, str]
"""A key as people read it, what it does, and perhaps the action that a click on it runs."""


class KeysBar(Drawn):
    """The footer: at most five keys, and what the workspace has to say (saved, behind, alone) at the right."""

    DEFAULT_CSS = """
    KeysBar { height: 1; padding: 0 1 0 2; }
    """

    def __init__(
        self,
        keys: Sequence[Key] = (),
        right: Spans = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.keys: Sequence[Key] = keys[:MOST_KEYS]
        self.right = right

    def show(self, keys: Sequence[Key] | None = None, right: Spans | None = None) -> None:
        """These keys from now on, the most important first; those after the fifth are left out."""
        new = (self.keys if keys is None else keys[:MOST_KEYS], self.right if right is None else right)
        if new != (self.keys, self.right):
            self.keys, self.right = new
            self.refresh()

    @property
    def _fitting(self) -> Sequence[Key]:
        """As many keys as fit whole; the last one, which closes or leads to all others, stays longest."""
        cells = self.size.width
        said = "".join(span if isinstance(span, str) else span[0] for span in self.right)
        room = cells - min(width(clean(said)) + APART, cells // 2) if said else cells
        kept = list(self.keys)
        while len(kept) > 1 and sum(width(clean(f"{key[0]} {key[1]}")) + GAP for key in kept) - GAP > room:
            del kept[-2]
        return kept

    def render_line(self, y: int) -> Strip:
        """The one line."""
        if y:
            return self.blank()
        spans: list[Span] = []
        for key in self._fitting:
            spans.extend(((key[0], "key"), (f" {key[1]}", "dim"), " " * GAP))
        return strip_of(Line(spans[:-1], self.right), self.size.width, self.ink)

    async def _on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        at, left = event.get_content_offset_capture(self).x, 0
        for key in self._fitting:
            start, left = left, left + width(clean(f"{key[0]} {key[1]}"))
            if start <= at < left:
                if len(key) == 3:
                    app = cast("App[object]", self.app)  # pyright: ignore[reportUnknownMemberType]
                    await app.run_action(key[2], default_namespace=self.screen)
                return
            left += GAP
