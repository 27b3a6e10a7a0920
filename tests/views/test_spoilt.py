"""Every screen, drawn with text that breaks programs in every field there is: nothing leaves its place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests import boards
from tests.faults import table
from tests.showing import DESIGN, SMALL, press, shown, size_name, still
from tests.snapshots import screen_text
from tests.views.hostile import HOSTILE, LONG, MARKUP
from tui.modes import SCREENS

SCREEN_FILES = {path.stem for path in Path("screens").glob("*.tcss")}
TEXTS = [HOSTILE, MARKUP, LONG] if table.LONG else [HOSTILE]
NEVER = {"Cc", "Cs", "Zl", "Zp"}
TURNS = {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "PDF", "PDI"}


def test_every_screen_there_is_has_a_mode() -> None:
    assert {module.removeprefix("screens.") for module, _ in SCREENS.values()} == SCREEN_FILES


@pytest.mark.fault("hostile")
@pytest.mark.parametrize("size", [DESIGN, SMALL], ids=size_name)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: f"{len(text)} letters")
async def test_every_screen_holds_text_that_breaks_programs(text: str, size: tuple[int, int]) -> None:
    async with shown(boards.spoilt(boards.empty(), text, "NaN"), size) as (app, pilot):
        for mode in SCREENS:
            await app.switch_mode(mode)
            await still(app, pilot)
            rows = screen_text(app).removesuffix("\n").split("\n")
            assert len(rows) <= size[1]
            assert all(cell_len(row) <= size[0] for row in rows), mode
            assert not [c for row in rows for c in row if unicodedata.category(c) in NEVER]
            assert not [c for row in rows for c in row if unicodedata.bidirectional(c) in TURNS]
            await press(app, pilot, "escape")
