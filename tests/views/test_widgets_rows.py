"""The list: only what is seen is made, the cursor stays on its key, and no text can break a line."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from screens.plain import clean
from screens.widgets.lines import Line, Spans
from screens.widgets.rows import Rows
from screens.widgets.source import Row
from tests.conftest import ScreenCheck
from tests.views.hostile import EVERY
from tests.views.listed import Counted, Notes, Watched, attention, simple
from tests.views.stage import SIZES, Stage, ascii_signs
from tui.theme import LIGHT, PLAIN


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_list_as_it_looks(screen: ScreenCheck, size: tuple[int, int]):
    app = Stage(Rows(attention()))
    async with app.run_test(size=size) as pilot:
        await pilot.press("down")
        screen(app)


@pytest.mark.parametrize("theme", [LIGHT.name, PLAIN.name])
async def test_a_list_in_the_other_themes(screen: ScreenCheck, theme: str):
    app = Stage(rows := Rows(attention()), theme=theme)
    async with app.run_test(size=(60, 10)) as pilot:
        rows.flash(["2"])
        await pilot.pause()
        screen(app)


async def test_the_cursor_can_be_seen_without_colour():
    app = Stage(Rows(simple("one", "two")), theme=PLAIN.name)
    with ascii_signs():
        async with app.run_test(size=(20, 4)) as pilot:
            await pilot.press("down")
            assert app.lines[:2] == ["  one", "> two"]
            await pilot.press("up")
            assert app.lines[:2] == ["> one", "  two"]


async def test_keys_move_and_say_where_to():
    app = Stage(rows := Watched(simple(*"abcdefghijklmnopqrstuvwxyz")))
    async with app.run_test(size=(20, 10)) as pilot:
        assert rows.cursor == "a"
        for keys, where in (("down", "b"), ("j", "c"), ("k", "b"), ("up", "a"), ("up", "a"), ("end", "z")):
            await pilot.press(keys)
            assert rows.cursor == where
        assert "z" in app.lines[-1]
        await pilot.press("pageup")
        assert rows.cursor == "p"
        await pilot.press("home", "pagedown", "enter")
        assert rows.cursor == "k"
        assert rows.said[-1] == ("opened", "k")
        assert rows.said[:3] == [("moved", "b"), ("moved", "c"), ("moved", "b")]


async def test_headings_are_passed_over():
    head = [Row(name, [Line([(name, "strong")])], heading=True) for name in ("mon", "tue", "wed")]
    body = simple("one", "two", "three")
    app = Stage(rows := Watched([head[0], body[0], head[1], body[1], body[2], head[2]]))
    async with app.run_test(size=(20, 4)) as pilot:
        seen = [rows.cursor]
        for key in ("down", "down", "down", "up", "up", "home", "end", "pageup", "pagedown"):
            await pilot.press(key)
            seen.append(rows.cursor)
        assert seen == ["one", "two", "three", "three", "two", "one", "one", "three", "one", "three"]
        await pilot.press("home")
        assert app.lines[0].split() == ["mon"]


async def test_only_headings_leave_the_cursor_nowhere():
    app = Stage(rows := Watched([Row("h", [Line(["heading"])], heading=True)]))
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.press("down", "up", "pagedown", "end", "enter")
        assert rows.cursor is None
        assert rows.said == []


async def test_the_cursor_stays_on_its_key_when_the_rows_change():
    app = Stage(rows := Watched(simple(*"abcdef")))
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.press("end", "up")
        assert rows.cursor == "e"
        before = app.lines.index(next(line for line in app.lines if "e" in line))
        rows.show(simple(*"xyzabcdefg"))
        await pilot.pause()
        assert rows.cursor == "e"
        assert "e" in app.lines[before]
        said = len(rows.said)
        rows.show(simple("a", "b"))
        await pilot.pause()
        assert rows.cursor == "b"
        assert rows.said[said:] == [("moved", "b")]
        rows.show([])
        await pilot.pause()
        assert rows.cursor is None
        assert rows.said[-1] == ("moved", None)


async def test_an_empty_list_teaches(screen: ScreenCheck):
    teach: list[Spans] = [
        [("Nothing needs the room.", "strong")],
        "",
        [("Raise the first issue with ", "dim"), ("a", "key"), (", then write ! and what is in the way.", "dim")],
    ]
    app = Stage(rows := Watched(empty=teach))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "enter")
        screen(app)
        rows.show(simple("one"))
        await pilot.pause()
        assert app.lines[0].strip("▌ ") == "one"
        assert "Nothing" not in app.text


async def test_a_hundred_thousand_rows_are_not_made():
    source = Counted(100_000)
    app = Stage(rows := Rows(source))
    async with app.run_test(size=(80, 24)) as pilot:
        assert source.made <= 24
        await pilot.press("end")
        assert rows.cursor == "Q99999"
        assert "issue 99999" in app.lines[23]
        source.made = 0
        await pilot.press("up")
        assert source.made <= 2
        assert rows.go_to("Q50000")
        await pilot.pause()
        assert "issue 50000" in app.text
        assert not rows.go_to("Q100000")


async def test_rows_of_different_height():
    heights = [1, 3, 2, 1, 4, 1, 2]
    made = [Row(str(i), [Line([f"row {i} line {n}"]) for n in range(high)]) for i, high in enumerate(heights)]
    app = Stage(rows := Rows(made))
    async with app.run_test(size=(30, 5)) as pilot:
        await pilot.press("end")
        assert [line.strip("▌▁▂▃▄▅▆▇█ ") for line in app.lines][-2:] == ["row 6 line 0", "row 6 line 1"]
        for _ in range(6):
            await pilot.press("up")
        assert rows.cursor == "0"
        assert "row 0 line 0" in app.lines[0]
        await pilot.press("down", "down", "down", "down")
        assert "row 4 line 3" in app.text
        assert "row 4 line 0" in app.text


async def test_folded_rows_are_measured_again_at_another_width(screen: ScreenCheck):
    app = Stage(Rows(Notes(["the vendor sends three files a day now", "the second file has no header row", "ok"])))
    async with app.run_test(size=(60, 8)) as pilot:
        assert "the vendor sends three files a day now" in app.lines[0]
        await pilot.resize_terminal(30, 12)
        await pilot.pause()
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_text_stays_on_its_line(size: tuple[int, int]):
    made = [Row(text or "empty", [Line([text, (text, "dim")], [(text[:20], "needs")])]) for text in EVERY]
    app = Stage(Rows(made))
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "end")
        assert clean(app.text.replace("\n", "")) == app.text.replace("\n", "")
        assert "[TODO] a[0] [/x]" in app.text
        assert all(cell_len(line) <= size[0] for line in app.lines)


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (5, 20)])
async def test_a_terminal_too_small_for_anything(size: tuple[int, int]):
    app = Stage(Rows(attention()))
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "pagedown", "end", "home")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert "lead" in app.text


async def test_what_changed_is_lit_and_settles():
    app = Stage(rows := Rows(simple("one", "two")))
    async with app.run_test(size=(20, 4)) as pilot:
        quiet = app.export_screenshot()
        rows.flash(["two", "gone"])
        await pilot.pause()
        assert app.export_screenshot() != quiet
        assert "#17301f" in app.export_screenshot()
        await pilot.pause(1.2)
        assert "#17301f" not in app.export_screenshot()
