"""What Textual itself draws, for terminals whose font has ASCII only; our own signs have twins in `screens.glyphs`."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.scrollbar import ScrollBar, ScrollBarRender


class BlockScrollBar(ScrollBarRender):
    """A scroll bar of whole cells: its ends are not drawn in eighths."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def draw_ascii(app: App[None]) -> None:
    """Let scroll bars and borders do without signs from outside ASCII (the style sheet reads the class)."""
    ScrollBar.renderer = BlockScrollBar
    app.add_class("-ascii")
