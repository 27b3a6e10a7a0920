"""A history that cannot be read, as from a disk that is gone, closes nothing and takes nothing down."""

from __future__ import annotations

import pytest

from screens.dialogs.card import Card
from screens.dialogs.log import Log
from screens.dialogs.panel import Panel
from store.keep.errors import KeepError
from store.model.changes import Commit
from tests import boards
from tests.showing import press, shown, still
from tests.snapshots import screen_text
from tui.app import AccordApp


async def refuse(_: AccordApp, limit: int, key: str = "") -> list[Commit]:
    """As the app's own, on a disk that is gone."""
    raise KeepError(f"The journal cannot be read ({limit} changes of {key or 'all'}).")


@pytest.mark.parametrize("key", ["Q1", ""], ids=["card", "log"])
async def test_what_shows_it_stays_open(monkeypatch: pytest.MonkeyPatch, key: str):
    monkeypatch.setattr(AccordApp, "history", refuse)
    panel: Panel[None] = Card(key) if key else Log()
    async with shown(boards.ordinary()) as (app, pilot):
        await app.push_screen(panel)
        await still(app, pilot)
        assert app.screen is panel
        assert (app.board.issues["Q1"].text in screen_text(app)) is bool(key)
        await press(app, pilot, "escape")
        assert app.screen is not panel
