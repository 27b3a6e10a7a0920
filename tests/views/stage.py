"""A small app to put one widget on: our themes, nothing else."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from screens.glyphs import is_ascii, use_ascii
from tests.snapshots import screen_text
from tui.theme import DARK, PLAIN, ink_defaults, register

SIZES = [(40, 12), (80, 24), (120, 40)]


class Stage(App[None]):
    """Shows ``widgets`` from top to bottom in ``theme``, the first that can have it focused; keeps what they say."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, theme: str = DARK.name) -> None:
        super().__init__(ansi_color=True if theme == PLAIN.name else None)
        register(self)
        self.theme = theme
        self.widgets = widgets
        self.heard: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return ink_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield from self.widgets

    @property
    def text(self) -> str:
        """What the screen shows."""
        return screen_text(self)

    @property
    def lines(self) -> list[str]:
        """What the screen shows, line by line."""
        return self.text.splitlines()


@contextmanager
def ascii_signs() -> Generator[None]:
    """Draw with ASCII signs for a while."""
    before = is_ascii()
    use_ascii(True)
    try:
        yield
    finally:
        use_ascii(before)
