"""The list of actions: each has a method, and on no screen a key means two things."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from typing import Any

import pytest

from screens.actions import ACTIONS, EVERYWHERE, MOST_IN_FOOTER, actions_of, fitting, footer_of, shown
from tui.app import AccordApp
from tui.modes import SCREENS

PLACES = sorted({action.where for action in ACTIONS} - {EVERYWHERE})


def keys_of(where: str) -> list[str]:
    return [key for action in actions_of(where) for key in action.key.split(",")]


def screen_of(where: str) -> type[Any]:
    module, name = SCREENS[where]
    return getattr(import_module(module), name)


def test_ids_are_unique_and_every_action_says_what_it_does():
    assert [key for key, count in Counter(action.id for action in ACTIONS).items() if count > 1] == []
    for action in ACTIONS:
        assert action.label
        assert action.does


@pytest.mark.parametrize("where", PLACES)
def test_every_action_of_a_screen_is_done_by_its_screen(where: str):
    screen = screen_of(where)
    assert where == screen.WHERE
    for action in actions_of(where):
        assert callable(getattr(screen, f"action_{action.name}", None)), action.id


def test_every_action_of_everywhere_is_done_by_the_app():
    for action in actions_of(EVERYWHERE):
        assert callable(getattr(AccordApp, f"action_{action.call.partition('(')[0]}", None)), action.id
        if action.name.startswith("go_"):
            assert action.name.removeprefix("go_") in SCREENS


@pytest.mark.parametrize("where", PLACES)
def test_a_key_means_one_thing_on_a_screen(where: str):
    keys = Counter([*keys_of(where), *keys_of(EVERYWHERE)])
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("cells", [20, 40, 80, 200])
def test_the_footer_is_short_and_leads_to_all_keys(where: str, cells: int):
    keys = fitting(footer_of(where), cells)
    assert 1 <= len(keys) <= MOST_IN_FOOTER
    assert keys[-1].id == "everywhere.help"


def test_keys_as_people_read_them():
    assert [shown(key) for key in ("ctrl+n", "f1", "question_mark", "E", "pagedown")] == [
        "Ctrl+N",
        "F1",
        "?",
        "E",
        "PgDn",
    ]
