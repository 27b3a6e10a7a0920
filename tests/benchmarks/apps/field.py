"""A Textual app with one stock input: what any typed key costs."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Field(App[None]):
    """Shows the word READY and a line to type in."""

    def compose(self) -> ComposeResult:
        """A word, and the line, which has the keys."""
        yield Static("READY")
        yield Input()


if __name__ == "__main__":
    Field().run()
