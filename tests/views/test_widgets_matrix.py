"""The matrix: levels and marks under headings that stay, a cursor on a cell, both ways scrolled when it is large."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual import events

from screens.plain import clean
from screens.widgets.lines import Spans
from screens.widgets.matrix import Cell, Matrix, impact_cell
from tests.conftest import ScreenCheck
from tests.views.hostile import EVERY, HOSTILE
from tests.views.stage import SIZES, Stage, ascii_signs
from tui.theme import LIGHT, PLAIN

INITIATIVES = [("webinar", "Webinar relaunch"), ("crm", "CRM migration"), ("partner", "Partner portal")]
TEAMS = [("dem", "Demand Gen"), ("ops", "Ops"), ("sal", "Sales"), ("it", "IT"), ("con", "Content")]
IMPACTS = {
    ("webinar", "dem"): ("medium", "acknowledged"),
    ("webinar", "ops"): ("high", "waiting"),
    ("crm", "dem"): ("high", "stale"),
    ("partner", "con"): ("low", "acknowledged"),
}


def impact(row: str, column: str) -> Cell | None:
    found = IMPACTS.get((row, column))
    return impact_cell(*found) if found else None


class Watched(Matrix):
    """A matrix that remembers what it said."""

    said: list[tuple[str, str, str]]

    def on_mount(self) -> None:
        self.said = []
        self.show(INITIATIVES, TEAMS, impact)

    def on_matrix_moved(self, message: Matrix.Moved) -> None:
        self.said.append(("moved", message.row, message.column))

    def on_matrix_chosen(self, message: Matrix.Chosen) -> None:
        self.said.append(("chosen", message.row, message.column))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_matrix_as_it_looks(screen: ScreenCheck, size: tuple[int, int]):
    app = Stage(Watched())
    async with app.run_test(size=size) as pilot:
        await pilot.press("right", "down")
        screen(app)


@pytest.mark.parametrize("theme", [LIGHT.name, PLAIN.name])
async def test_a_matrix_in_the_other_themes(screen: ScreenCheck, theme: str):
    app = Stage(Watched(), theme=theme)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.press("right")
        screen(app)


async def test_signs_that_any_terminal_shows(screen: ScreenCheck):
    app = Stage(Watched(), theme=PLAIN.name)
    with ascii_signs():
        async with app.run_test(size=(60, 8)) as pilot:
            await pilot.press("down")
            assert app.text.isascii()
            assert ">H*" in app.lines[2]
            screen(app)


async def test_arrows_move_and_enter_chooses():
    app = Stage(matrix := Watched())
    async with app.run_test(size=(80, 24)) as pilot:
        assert matrix.cursor == ("webinar", "dem")
        await pilot.press("right", "down", "down", "down", "left", "left", "end", "enter")
        assert matrix.said == [
            ("moved", "webinar", "ops"),
            ("moved", "crm", "ops"),
            ("moved", "partner", "ops"),
            ("moved", "partner", "dem"),
            ("moved", "partner", "con"),
            ("chosen", "partner", "con"),
        ]
        await pilot.press("home", "pageup")
        assert matrix.cursor == ("webinar", "dem")


async def test_the_cursor_stays_on_its_initiative_and_team():
    app = Stage(matrix := Watched())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "right")
        matrix.show([("new", "New one"), *INITIATIVES], [("fin", "Finance"), *TEAMS], impact)
        assert matrix.cursor == ("crm", "ops")
        matrix.show(INITIATIVES[:1], TEAMS[:1], impact)
        assert matrix.cursor == ("webinar", "dem")
        matrix.go_to("webinar", "dem")
        matrix.show([], [], impact)
        assert matrix.cursor is None
        await pilot.press("down", "enter")
        assert matrix.said[-1][0] == "moved"


async def test_more_teams_and_initiatives_than_room():
    rows = [(f"i{n}", f"Initiative number {n}") for n in range(60)]
    columns = [(f"t{n:02}", f"T{n:02} team") for n in range(30)]
    app = Stage(matrix := Watched())
    async with app.run_test(size=(60, 12)) as pilot:
        matrix.styles.height = "100%"
        matrix.show(rows, columns, lambda row, column: impact_cell("high") if row[1:] == column[1:] else None)
        await pilot.pause()
        assert app.lines[0].split() == [*(f"T{n:02}" for n in range(6)), "›"]
        assert "more" in app.text
        await pilot.press("end", *["down"] * 20)
        assert app.lines[0].split()[0] == "‹"
        assert app.lines[0].split()[-1] == "T29"
        assert "Initiative number 20" in app.text
        assert "Initiative number 0" not in app.text
        matrix.post_message(events.MouseScrollUp(matrix, 5, 1, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert matrix.cursor == ("i20", "t29")
        await pilot.press("pagedown")
        assert matrix.cursor not in {None, ("i20", "t29")}


async def test_only_cells_on_the_screen_are_asked_for():
    asked: list[tuple[str, str]] = []

    def cell(row: str, column: str) -> None:
        asked.append((row, column))

    app = Stage(matrix := Watched())
    async with app.run_test(size=(60, 12)) as pilot:
        matrix.styles.height = "100%"
        matrix.show([(str(n), "x") for n in range(2_000)], TEAMS, cell)
        await pilot.pause()
        assert 0 < len(asked) <= 12 * len(TEAMS)
        assert len(asked) == len(set(asked))


async def test_the_mouse_chooses():
    app = Stage(matrix := Watched())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        text = app.lines[1]
        await pilot.click(matrix, offset=(cell_len(text[: text.index("●")]), 2))
        assert matrix.cursor == ("crm", "ops")
        await pilot.click(matrix, offset=(5, 1), times=2)
        assert matrix.said[-1] == ("chosen", "webinar", "ops")
        await pilot.click(matrix, offset=(5, 0))
        assert matrix.cursor == ("webinar", "ops")


async def test_an_empty_matrix_teaches():
    teach: list[Spans] = [[("Add the first initiative: ", "dim"), ("a", "key"), (" and its name.", "dim")]]
    app = Stage(matrix := Matrix(empty=teach), Matrix())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "enter")
        assert app.lines[0] == "  Add the first initiative: a and its"
        assert app.lines[1] == "  name."
        assert matrix.size.height == 2


@pytest.mark.parametrize("size", [*SIZES, (3, 2), (12, 4)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_names_stay_in_their_place(size: tuple[int, int]):
    rows = [(f"r{n}", text) for n, text in enumerate(EVERY)]
    columns = [(f"c{n}", text) for n, text in enumerate(EVERY)]
    app = Stage(matrix := Watched())
    async with app.run_test(size=size) as pilot:
        matrix.show(rows, columns, lambda _row, _column: Cell(HOSTILE, "text", HOSTILE))
        await pilot.press("down", "right", "end")
        assert clean(app.text.replace("\n", "")) == app.text.replace("\n", "")
        assert all(cell_len(line) <= size[0] for line in app.lines)
