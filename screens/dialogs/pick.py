"""Pick one of a few, each with the reason why it is offered: who could help, whose view to show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult

from screens.dialogs.panel import Panel, Words
from screens.plain import clean, clip, pad, width
from screens.widgets.bar import Key
from screens.widgets.lines import Line
from screens.widgets.rows import Rows
from screens.widgets.source import Listed, Row

MOST_NAME = 28


class Choice(NamedTuple):
    """Something to pick: its key, what it is called, and why it is offered."""

    key: str
    name: str
    why: str = ""


class Pick(Panel[str]):
    """Offer `choices`, best first; gives the key of the one picked, or None when it is closed."""

    KEYS: ClassVar[Sequence[Key]] = (("enter", "choose"), ("up,down", "move"), ("escape", "cancel", "close"))

    def __init__(
        self, title: str, choices: Sequence[Choice], about: str = "", *, none: str = "Nothing to pick."
    ) -> None:
        super().__init__(title)
        self.choices, self.about, self.none = choices, about, none

    def body(self) -> ComposeResult:
        """What it is about, and the choices."""
        if self.about:
            yield Words([self.about])
        column = min(MOST_NAME, max((width(clean(choice.name)) for choice in self.choices), default=0)) + 2
        rows = [
            Row(choice.key, [Line([(pad(clip(choice.name, column - 2), column), "text"), (choice.why, "dim")])])
            for choice in self.choices
        ]
        yield Rows(Listed(rows), empty=[self.none], id="main")

    @on(Rows.Opened)
    def _picked(self, message: Rows.Opened) -> None:
        message.stop()
        self.dismiss(message.key)
