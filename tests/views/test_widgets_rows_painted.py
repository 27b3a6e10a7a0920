"""A list paints what changed, and nothing else: what is shown anew after every change is mostly as before."""

from __future__ import annotations

from typing import Self

import pytest
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widgets import Static

from screens.widgets import rows as module
from screens.widgets.rows import Rows
from tests.views.listed import simple
from tests.views.stage import Stage


class Painted(Rows):
    """A list that counts the lines it has painted anew."""

    lines = 0

    def refresh(self, *regions: Region, **how: bool) -> Self:
        self.lines += sum(region.height for region in regions) if regions else max(1, self.size.height)
        return super().refresh(*regions, **how)

    def taken(self) -> int:
        """How many lines were painted since this was asked last."""
        self.lines, lines = 0, self.lines
        return lines


@pytest.fixture
def rows() -> Painted:
    return Painted(simple("one", "two", "three", "four"))


async def test_the_same_rows_again_paint_nothing(rows: Painted):
    async with (app := Stage(rows)).run_test(size=(20, 6)) as pilot:
        rows.taken()
        rows.show(simple("one", "two", "three", "four"))
        await pilot.pause()
        assert rows.taken() == 0
        assert app.lines[1].split() == ["two"]


async def test_a_row_that_changed_is_painted_alone(rows: Painted):
    async with (app := Stage(rows)).run_test(size=(20, 6)) as pilot:
        rows.taken()
        changed = simple("one", "two", "3", "four")
        rows.show([*changed[:2], changed[2]._replace(key="three"), changed[3]])
        await pilot.pause()
        assert rows.taken() == 1
        assert app.lines[2].split() == ["3"]
        rows.show(simple("one", "two"))
        await pilot.pause()
        assert rows.taken() == 2
        assert [line.split()[-1:] for line in app.lines] == [["one"], ["two"], [], [], [], []]


async def test_the_cursor_paints_the_row_it_leaves_and_the_one_it_is_on(rows: Painted):
    async with Stage(rows).run_test(size=(20, 6)) as pilot:
        rows.taken()
        await pilot.press("down")
        assert rows.taken() == 2


async def test_what_is_lit_is_painted_alone_and_so_it_settles(rows: Painted, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "FLASH", 0.3)
    async with (app := Stage(rows)).run_test(size=(20, 6)) as pilot:
        quiet = app.export_screenshot()
        rows.taken()
        rows.flash(["three", "gone"])
        rows.flash(["gone"])
        await pilot.pause()
        assert rows.taken() == 1
        await pilot.pause(0.5)
        assert rows.taken() == 1
        assert app.export_screenshot() == quiet


async def test_another_size_and_another_theme_paint_everything(rows: Painted):
    async with (app := Stage(rows)).run_test(size=(20, 6)) as pilot:
        dark = app.export_screenshot()
        await pilot.resize_terminal(22, 7)
        await pilot.pause()
        assert [line.split()[-1:] for line in app.lines][:5] == [["one"], ["two"], ["three"], ["four"], []]
        await pilot.resize_terminal(20, 6)
        app.theme = "accord-light"
        await pilot.pause()
        light = app.export_screenshot()
        app.theme = "accord-dark"
        await pilot.pause()
        assert light != dark == app.export_screenshot()


async def test_the_scrollbar_is_the_one_of_textual(rows: Painted):
    stock = VerticalScroll(*[Static(name) for name in "abcdefghij"])
    stock.styles.scrollbar_size_vertical = 1
    async with (app := Stage(rows, stock)).run_test(size=(20, 8)) as pilot:
        rows.show(simple(*"abcdefghij"))
        for at in (0, 3, 6):
            rows.scroll_to(y=at, animate=False, immediate=True)
            stock.scroll_to(y=at, animate=False, immediate=True)
            await pilot.pause()
            mine, theirs = ([app.screen.get_style_at(19, top + y) for y in range(4)] for top in (0, 4))
            assert [style.meta for style in mine] == [style.meta for style in theirs]
            assert [(style.color, style.bgcolor) for style in mine] == [(s.color, s.bgcolor) for s in theirs]
