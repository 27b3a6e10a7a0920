"""A list paints what changed, and nothing else: what is shown anew after every change is mostly as before."""

from __future__ import annotations

import pytest

from screens.widgets import rows as module
from screens.widgets.rows import Rows
from tests.views.listed import simple
from tests.views.stage import Stage


class Painted(Rows):
    """A list that counts the lines it was asked to paint."""

    lines = 0

    def render_line(self, y: int):
        self.lines += 1
        return super().render_line(y)

    def taken(self) -> int:
        """How many lines were painted since this was asked last."""
        self.lines, lines = 0, self.lines
        return lines


@pytest.fixture
def rows() -> Painted:
    return Painted(simple("one", "two", "three", "four"))


async def test_the_same_rows_again_paint_nothing(rows: Painted):
    async with (app := Stage(rows)).run_test(size=(20, 6)) as pilot:
        assert rows.taken() >= 6
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
        rows.taken()
        await pilot.resize_terminal(22, 7)
        await pilot.pause()
        assert rows.taken() >= 7
        app.theme = "accord-light"
        await pilot.pause()
        assert rows.taken() >= 7
