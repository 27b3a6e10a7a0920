"""The kept screens themselves: they must notice a change, and stand still where nothing changed."""

from __future__ import annotations

import pytest
import textual
from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input, Label

from tests.conftest import ScreenCheck, pytest_configure
from tests.snapshots import pinned_textual, screen_picture, screen_text, settle


class Doorbell(App[None]):
    """A screen with a blinking cursor, colour and a border."""

    TITLE = "Doorbell"

    def compose(self) -> ComposeResult:
        yield Header()
        yield Label("Ring [b]twice[/b]")
        yield Input()
        yield Footer()


@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=["40x12", "80x24"])
async def test_a_screen_looks_as_it_was_kept(screen: ScreenCheck, size: tuple[int, int]):
    app = Doorbell()
    async with app.run_test(size=size) as pilot:
        await pilot.press("h", "i")
        await pilot.pause()
        screen(app)


async def test_a_change_is_noticed_in_both_forms():
    app = Doorbell()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        settle(app)
        text, picture = screen_text(app), screen_picture(app)
        assert (screen_text(app), screen_picture(app)) == (text, picture)
        await pilot.press("x")
        await pilot.pause()
        assert screen_text(app) != text
        assert "x" in screen_text(app)
        assert screen_picture(app) != picture


async def test_a_change_of_colour_is_noticed_in_the_picture_alone():
    app = Doorbell()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        settle(app)
        text, picture = screen_text(app), screen_picture(app)
        app.theme = "textual-light"
        await pilot.pause()
        assert screen_text(app) == text
        assert screen_picture(app) != picture


async def test_a_picture_asks_no_other_host():
    app = Doorbell()
    async with app.run_test(size=(40, 12)):
        assert "@font-face" not in screen_picture(app)
        assert "url(http" not in screen_picture(app)


def test_screens_are_not_kept_with_another_textual(monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config):
    monkeypatch.setattr(textual, "__version__", "0.0.1")
    monkeypatch.setattr(pytestconfig.option, "update_snapshots", True)
    with pytest.raises(pytest.UsageError, match=f"as Textual {pinned_textual()} draws them, and 0.0.1 is installed"):
        pytest_configure(pytestconfig)
