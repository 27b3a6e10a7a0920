"""The trends screen as it looks, from no week at all to a hostile board, and its one key."""

from __future__ import annotations

import pytest
from textual.content import Content

from screens.plots import plot, spark
from screens.trends import TrendsScreen
from screens.widgets.rows import Rows
from tests import boards
from tests.conftest import ScreenCheck
from tests.snapshots import screen_text
from tests.views.stage import ascii_signs
from tui.app import AccordApp

SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("made", ["empty", "ordinary", "hostile", "large", "lived_in"])
async def test_any_board(screen: ScreenCheck, made: str, size: tuple[int, int]):
    app = AccordApp(getattr(boards, made)(), "trends")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause(0.1)
        screen(app)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_plot_is_seen_before_its_numbers(size: tuple[int, int]):
    app = AccordApp(boards.lived_in(), "trends")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause(0.1)
        for _ in range(3):
            assert app.screen.query_one("#plot", Rows).scroll_offset.y == 0
            await pilot.press("down")


async def test_a_plot_fits_a_terminal_that_became_smaller_behind_another_screen():
    app = AccordApp(boards.lived_in(), "trends")
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.pause(0.1)
        await pilot.press("1")
        await pilot.resize_terminal(*SIZES[1])
        await pilot.press("0")
        await pilot.pause(0.1)
        rows = app.screen.query_one("#plot", Rows)
        assert isinstance(app.screen, TrendsScreen)
        assert rows.scroll_offset.y == 0
        axis = next(line for line in screen_text(app).splitlines() if "└" in line)
        assert len(axis.rstrip()) > 60


async def test_w_shows_more_weeks():
    app = AccordApp(boards.lived_in(), "trends")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("w")
        assert isinstance(app.screen, TrendsScreen)
        assert app.screen.weeks == 26


def test_a_plot_has_the_room_it_was_given_and_no_escape_sequences():
    drawn = plot([None, 1, 4, 2], ["a", "b", "c", "d"], 40, 9)
    assert len(drawn) == 9
    assert all(len(row) <= 40 and "\x1b" not in row for row in drawn)
    assert Content("\n".join(drawn)).plain.count("4") == 1


def test_a_plot_is_not_cut_to_the_terminal_the_program_was_started_from():
    drawn = plot([None, 1, 4, 2], ["a", "b", "c", "d"], 150, 40)
    assert len(drawn) == 40
    assert len(next(row for row in drawn if "└" in row)) == 150


def test_a_plot_in_ascii_is_ascii_all_through():
    with ascii_signs():
        drawn = plot([None, 1, 4, 2], ["a", "b", "c", "d"], 40, 9)
    assert all(row.isascii() for row in drawn)
    assert any("+--" in row for row in drawn)


def test_no_plot_without_room_or_values():
    assert plot([1, 2], ["a", "b"], 10, 9) == []
    assert plot([None, None], ["a", "b"], 60, 9) == []


def test_a_spark_has_one_letter_a_value():
    assert spark([None, 0, 4, 8]) == " ▁▄█"
    assert spark([]) == ""
