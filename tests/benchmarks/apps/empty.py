"""An empty Textual app with a header and a footer: what any first frame costs."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Empty(App[None]):
    """Shows the word READY."""

    def compose(self) -> ComposeResult:
        """A header, a word, a footer."""
        yield Header()
        yield Static("READY")
        yield Footer()


if __name__ == "__main__":
    Empty().run()
