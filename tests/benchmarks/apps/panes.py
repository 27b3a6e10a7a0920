"""A Textual app where `n` opens a fresh screen of four stock panes and `b` goes back: what another screen costs."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Header, Input, OptionList, Static


class Panes(Screen[None]):
    """A table of 60 rows, options, text and a line to type in, between a header and a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [("b", "app.pop_screen", "Back")]
    CSS = "#left, #right { width: 1fr; } .pane { height: 1fr; border: round $primary; }"

    def compose(self) -> ComposeResult:
        """Two columns of two panes."""
        yield Header()
        with Horizontal():
            with Vertical(id="left"):
                table: DataTable[Any] = DataTable(classes="pane", cursor_type="row")
                yield table
                yield OptionList(*[f"Option {number}" for number in range(30)], classes="pane")
            with Vertical(id="right"):
                yield Static("\n".join(f"note {number}" for number in range(15)), classes="pane")
                yield Input(disabled=True)
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        table: DataTable[Any] = self.query_one(DataTable)  # pyright: ignore[reportUnknownVariableType]
        table.add_columns("id", "initiative", "title")
        table.add_rows([(str(number), f"i{number}", f"Lead files bounce {number}") for number in range(60)])


class Stock(App[None]):
    """Shows the word READY until `n` is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("n", "panes", "Panes")]

    def compose(self) -> ComposeResult:
        """A word."""
        yield Static("READY")

    def action_panes(self) -> None:
        """Open a fresh screen of panes."""
        self.push_screen(Panes())


if __name__ == "__main__":
    Stock().run()
