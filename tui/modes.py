"""Which screen a mode is, imported when it is first shown, and which screen a record belongs to."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from textual.command import Provider

from screens import base
from screens.base import AccordScreen, Host

SCREENS = {
    "board": ("screens.board", "BoardScreen"),
    "initiative": ("screens.initiative", "InitiativeScreen"),
    "issues": ("screens.issues", "IssuesScreen"),
    "glossary": ("screens.glossary", "GlossaryScreen"),
    "meeting": ("screens.meeting", "MeetingScreen"),
    "minutes": ("screens.minutes", "MinutesScreen"),
}


def _maker(module: str, name: str) -> Callable[[], AccordScreen]:
    return lambda: cast("AccordScreen", getattr(import_module(module), name)())


MODES: Mapping[str, Callable[[], AccordScreen]] = {mode: _maker(*place) for mode, place in SCREENS.items()}
"""What makes each mode's screen."""

WHERE = {"initiative": "initiative", "issue": "issues", "term": "glossary", "meeting": "minutes"}
"""The mode that shows records of a kind; any other kind is shown as a card."""


def style_sheet(mode: str) -> str:
    """The path of a mode's style sheet, which has the name of its screen's module."""
    return f"{os.path.dirname(os.path.abspath(base.__file__))}/{SCREENS[mode][0].rpartition('.')[2]}.tcss"


def style_sheets() -> list[str]:
    """The paths of every screen's style sheet, and of that of the dialogs."""
    dialogs = f"{os.path.dirname(os.path.abspath(base.__file__))}/dialogs/panel.tcss"
    return [*[style_sheet(mode) for mode in SCREENS], dialogs]


def load_palette() -> type[Provider]:
    """The palette's provider of actions, imported when the palette is first opened."""
    from tui.palette import ActionPalette

    return ActionPalette


async def open_record(app: Host, key: str) -> None:
    """Show a record where it belongs: on its screen with the cursor on it, or as a card."""
    record = app.board.find(key)
    if record is None:
        app.notify(f"{key} is not on the board any more.", severity="warning", markup=False)
    elif record.kind in WHERE:
        await app.switch_mode(WHERE[record.kind])
        cast("AccordScreen", app.screen).show_record(record.id)
    else:
        from screens.dialogs.card import Card

        app.push_screen(Card(record.id))
