"""Pick one of a few, each with the reason why it is offered: who could help, whose view to show.

Whoever types a name means that one: the letters lead the cursor to the choice that has a word beginning so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult

from screens.dialogs.panel import Panel, Words
from screens.plain import clean, clip, pad, width
from screens.widgets.bar import Key
from screens.widgets.lines import Line
from screens.widgets.rows import Rows
from screens.widgets.source import Listed, Row
from store.sense.words import fold

MOST_NAME = 28
MANY = 6
"""From so many choices on, it is said that a name can be typed."""


class Choice(NamedTuple):
    """Something to pick: its key, what it is called, and why it is offered."""

    key: str
    name: str
    why: str = ""


class _Choices(Rows):
    """The list, which hands on to its dialog what is typed at it."""

    async def _on_key(self, event: events.Key) -> None:
        dialog = self.screen
        if isinstance(dialog, Pick) and dialog.typed_at(event):
            event.stop()
            event.prevent_default()


class Pick(Panel[str]):
    """Offer `choices`, best first; gives the key of the one picked, or None when it is closed."""

    KEYS: ClassVar[Sequence[Key]] = (("enter", "choose"), ("up,down", "move"), ("escape", "cancel", "close"))

    def __init__(
        self, title: str, choices: Sequence[Choice], about: str = "", *, none: str = "Nothing to pick."
    ) -> None:
        super().__init__(title, "type a name" if len(choices) >= MANY else "")
        self._typed = ""
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
        yield _Choices(Listed(rows), empty=[self.none], id="main")

    def typed_at(self, event: events.Key) -> bool:
        """Take a key that is part of a name; true when it was. A letter that leads to no choice is left out."""
        if event.key == "backspace" and self._typed:
            typed = self._typed[:-1]
        elif event.is_printable and event.character and (self._typed or not event.character.isspace()):
            typed = self._typed + fold(event.character)
        else:
            return False
        found = self._begun(typed)
        if found is not None:
            self._typed = typed
            self.query_one("#main", Rows).go_to(found)
            self.say(right=[(typed or self.heading_right, "accent" if typed else "dim")])
        return found is not None or bool(self._typed)

    def _begun(self, typed: str) -> str | None:
        """The first choice whose name, a later word of it or whose key begins so."""
        for lead in (0, 1):
            for choice in self.choices:
                words = fold(f"{clean(choice.name)} {choice.key}")
                if words.startswith(typed) if lead == 0 else f" {typed}" in words:
                    return choice.key
        return None

    @on(Rows.Opened)
    def _picked(self, message: Rows.Opened) -> None:
        message.stop()
        self.dismiss(message.key)
