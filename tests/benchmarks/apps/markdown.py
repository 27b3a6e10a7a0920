"""A Textual app where `n` shows a Markdown file in the stock widget: `markdown.py FILE`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static


class Preview(App[None]):
    """Shows the word READY until `n` is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("n", "show", "Show")]

    def compose(self) -> ComposeResult:
        """A word, and room for the file."""
        yield Static("READY")
        yield VerticalScroll()

    def action_show(self) -> None:
        """Show the file."""
        self.query_one(VerticalScroll).mount(Markdown(Path(sys.argv[1]).read_text(encoding="utf-8")))


if __name__ == "__main__":
    Preview().run()
