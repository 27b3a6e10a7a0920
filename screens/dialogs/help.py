"""Every key that works here, from the one list of actions; and the line, which needs no keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.actions import EVERYWHERE, Action, actions_of, all_shown
from screens.dialogs.panel import Panel
from screens.plain import pad
from screens.widgets.bar import Key
from screens.widgets.folded import Entry, Folded
from screens.widgets.rows import Rows

KEY_ROOM, LABEL_ROOM, TYPED_ROOM = 10, 16, 33

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
    ("up,down,j,k", "move", "One entry up or down"),
    ("pageup,pagedown", "page", "One screenful up or down"),
    ("home,end", "first / last", "The first or the last entry"),
    ("enter", "open", "Open what the cursor is on"),
    ("tab", "next pane", "On to the next part of the screen"),
    ("ctrl+p", "palette", "Find an action by its name"),
    ("escape", "close", "Close what lies above the screen"),
)
"""Keys that lists and panes have by themselves."""


class Help(Panel[None]):
    """The keys of the screen named by `where`, those that work everywhere, and the line."""

    KEYS: ClassVar[Sequence[Key]] = (("up,down", "scroll"), ("escape", "close", "close"))
    # What opened it closes it, and what leaves every other program that shows a text.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,q", "close", "Close", show=False, id="help.close")
    ]

    def __init__(self, where: str) -> None:
        super().__init__("Keys", "and what you can type")
        self.add_class("-tall")
        self.where = where

    def body(self) -> ComposeResult:
        """One list: this screen, everywhere, lists, the line."""
        yield Rows(Folded(self._entries()), id="main")

    def _entries(self) -> list[Entry]:
        found: list[Entry] = []
        if actions_of(self.where):
            found += [_heading(f"On this screen ({self.where})"), *map(_action, actions_of(self.where))]
        found += [_heading("Everywhere"), *map(_action, actions_of(EVERYWHERE))]
        found += [_heading("In lists and panes"), *[_keys(*each) for each in LISTS]]
        found.append(_heading("The line: type it after a, at the prompt, or behind accord add"))
        return found + [_typed(*each) for each in GRAMMAR]


def _heading(title: str) -> Entry:
    return Entry(f"# {title}", [(title, "accent bold")], heading=True)


def _action(action: Action) -> Entry:
    return _keys(action.key, action.label, action.does, action.id)


def _keys(keys: str, label: str, does: str, key: str = "") -> Entry:
    spans = [(pad(all_shown(keys), KEY_ROOM), "key"), (pad(label, LABEL_ROOM - 1) + " ", "text"), (does, "dim")]
    return Entry(key or keys, spans, KEY_ROOM + LABEL_ROOM)


def _typed(typed: str, means: str) -> Entry:
    return Entry(f"line {typed}", [(pad(typed, TYPED_ROOM), "text"), (means, "dim")], TYPED_ROOM)
