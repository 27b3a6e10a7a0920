"""The pictures of the docs are what the program draws: kept beside the docs, and compared like any other screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.sample.make import sample
from tests import boards
from tests.snapshots import screen_picture, settle
from tui.app import AccordApp

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


@pytest.mark.parametrize(("name", "mode"), [("board", "board"), ("meeting", "meeting"), ("glossary", "glossary")])
async def test_a_picture_shows_the_program_as_it_is(name: str, mode: str, pytestconfig: pytest.Config):
    workspace = boards.running() if mode == "meeting" else boards.empty()
    if mode != "meeting":
        sample(workspace)
    app = AccordApp(workspace, mode)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.pause(0.2)
        settle(app)
        drawn = screen_picture(app)
    file = PICTURES / f"{name}.svg"
    if pytestconfig.getoption("--snapshot-update"):
        file.write_text(drawn, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == drawn
