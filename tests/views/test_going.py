"""Going to another screen: it is styled once when it is shown first, and has the colours there are when it is come back
to.
"""

from __future__ import annotations

from typing import Any

import pytest

from screens.base import AccordScreen
from screens.glossary import GlossaryScreen
from tests import boards
from tui.app import AccordApp


async def test_a_screen_shown_first_is_styled_once(monkeypatch: pytest.MonkeyPatch):
    styled: list[str] = []
    update = AccordScreen.update_node_styles

    def noted(self: AccordScreen, animate: bool = True) -> None:
        styled.append(type(self).__name__)
        update(self, animate)

    monkeypatch.setattr(AccordScreen, "update_node_styles", noted)
    app = AccordApp(boards.ordinary())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        styled.clear()
        await pilot.press("4")
        await pilot.pause(0.1)
        assert isinstance(app.screen, GlossaryScreen)
        assert "GlossaryScreen" not in styled
        await pilot.press("1", "4")
        await pilot.pause()
        assert "GlossaryScreen" in styled


@pytest.mark.parametrize("before", [False, True], ids=["shown before", "new"])
async def test_a_screen_has_the_theme_there_is(before: bool):
    app = AccordApp(boards.ordinary())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        if not before:
            await pilot.press("4")
            await pilot.pause(0.1)
            await pilot.press("1")
        was: Any = app.screen.styles.background
        app.action_theme()
        await pilot.pause()
        assert app.screen.styles.background != was
        now: Any = app.screen.styles.background
        await pilot.press("4")
        await pilot.pause(0.1)
        assert isinstance(app.screen, GlossaryScreen)
        assert app.screen.styles.background == now
