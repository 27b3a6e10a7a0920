"""Every key that works here, from the one list of actions; and the line, which needs no keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from screens.actions import EVERYWHERE, Action, actions_of
from screens.dialogs.panel import Panel
from screens.glyphs import glyph
from screens.plain import pad
from screens.widgets.bar import Key
from screens.widgets.lines import Line
from screens.widgets.rows import Rows
from screens.widgets.source import Listed, Row

KEY_ROOM, LABEL_ROOM, TYPED_ROOM = 10, 14, 30

GRAMMAR: tuple[tuple[str, str], ...] = (
    ("any text", "a note"),
    ("! lead files bounce", "an issue"),
    ("? who knows the CRM", "help wanted"),
    ("[] @ana ask the vendor due:fri", "an action, whose and by when"),
    ("= one file a day for now", "a decision"),
    ("~ drop the second form", "a proposal; then +1 -1 0 lines"),
    ("^ +webinar @ops list cleaning", "what an initiative does to a team"),
    ("lead := filled in a form", "what a word means"),
    ("# budget", "a topic of the standup"),
    ("@ana @ops  +webinar", "a person, a team; an initiative"),
    ("due:fri  level:high  help:@ana", "a day, how heavy, who helps"),
)
"""The line at a glance; a test reads every one of these with the grammar itself."""

LISTS: tuple[tuple[str, str, str], ...] = (
    ("↑ ↓ j k", "move", "One entry up or down"),
    ("PgUp PgDn", "page", "One screenful up or down"),
    ("Home End", "first / last", "The first or the last entry"),
    ("⏎", "open", "Open what the cursor is on"),
    ("Tab", "next pane", "On to the next part of the screen"),
    ("Ctrl+P", "palette", "Find an action by its name"),
    ("Esc", "close", "Close what lies above the screen"),
)
"""Keys that lists and panes have by themselves."""


class Help(Panel[None]):
    """The keys of the screen named by `where`, those that work everywhere, and the line."""

    KEYS: ClassVar[Sequence[Key]] = (("↑ ↓", "scroll"), ("Esc", "close", "close"))

    def __init__(self, where: str) -> None:
        super().__init__("Keys", "and what you can type")
        self.add_class("-tall")
        self.where = where

    def body(self) -> ComposeResult:
        """One list: this screen, everywhere, lists, the line."""
        yield Rows(Listed(self._rows()), id="main")

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        if actions_of(self.where):
            rows += [_heading(f"On this screen ({self.where})"), *map(_action, actions_of(self.where))]
        rows += [_heading("Everywhere"), *map(_action, actions_of(EVERYWHERE))]
        rows += [_heading("In lists and panes"), *[_keys(*each) for each in LISTS]]
        rows.append(_heading("The line: type it after a, at the prompt, or after accord add"))
        rows += [_typed(*each) for each in GRAMMAR]
        return rows


def _heading(title: str) -> Row:
    return Row(f"# {title}", [Line([("", "text")]), Line([(title, "accent bold")])], heading=True)


def _action(action: Action) -> Row:
    return _keys(action.keys_shown, action.label, action.does, action.id)


def _keys(keys: str, label: str, does: str, key: str = "") -> Row:
    spans = [(pad(keys, KEY_ROOM), "key"), (pad(label, LABEL_ROOM), "text"), (does, "dim")]
    return Row(key or keys, [Line(spans)])


def _typed(typed: str, means: str) -> Row:
    return Row(
        f"line {typed}", [Line([(pad(typed, TYPED_ROOM + 2), "text"), (glyph("dot") + " ", "faint"), (means, "dim")])]
    )
