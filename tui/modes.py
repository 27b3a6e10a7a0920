"""Which screen a mode is, imported when it is first shown, and which screen a record belongs to."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from screens import base
from screens.base import AccordScreen, Host

if TYPE_CHECKING:
    from textual.command import Provider

    from store.model.records import Record

SCREENS = {
    "board": ("screens.board", "BoardScreen"),
    "initiative": ("screens.initiative", "InitiativeScreen"),
    "issues": ("screens.issues", "IssuesScreen"),
    "glossary": ("screens.glossary", "GlossaryScreen"),
    "knowledge": ("screens.knowledge", "KnowledgeScreen"),
    "meeting": ("screens.meeting", "MeetingScreen"),
    "present": ("screens.present", "PresentScreen"),
    "minutes": ("screens.minutes", "MinutesScreen"),
    "rapport": ("screens.rapport", "RapportScreen"),
    "touchpoints": ("screens.touchpoints", "TouchpointsScreen"),
    "goals": ("screens.goals", "GoalsScreen"),
    "trends": ("screens.trends", "TrendsScreen"),
}


def _maker(module: str, name: str) -> Callable[[], AccordScreen]:
    return lambda: cast("AccordScreen", getattr(import_module(module), name)())


MODES: Mapping[str, Callable[[], AccordScreen]] = {mode: _maker(*place) for mode, place in SCREENS.items()}
"""What makes each mode's screen."""

WHERE = {
    "goal": "goals",
    "conflict": "goals",
    "initiative": "initiative",
    "issue": "issues",
    "term": "glossary",
    "meeting": "minutes",
    **dict.fromkeys(("friction", "experiment", "touchpoint"), "touchpoints"),
    **dict.fromkeys(("input", "criterion"), "initiative"),
    **dict.fromkeys(("system", "handoff", "session"), "knowledge"),
}
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


def _has_initiative(app: Host, record: Record) -> bool:
    """Whether the Initiative screen has a place for a record: an initiative, or what belongs to one."""
    return getattr(record, "initiative", record.id) in app.board.initiatives


async def open_record(app: Host, key: str) -> None:
    """Show a record where it belongs: on its screen with the cursor on it, or as a card."""
    record = app.board.find(key)
    if record is None:
        app.notify(f"{key} is not on the board any more.", severity="warning", markup=False)
    elif record.kind in WHERE and (WHERE[record.kind] != "initiative" or _has_initiative(app, record)):
        await app.switch_mode(WHERE[record.kind])
        cast("AccordScreen", app.screen).show_record(record.id)
    else:
        from screens.dialogs.card import Card

        app.push_screen(Card(record.id))
