"""Lists: the mouse, rows that change, rows that grow."""

from __future__ import annotations

from textual import events

from screens.widgets.lines import Line
from screens.widgets.rows import Rows
from screens.widgets.source import Lazy, Listed
from tests.views.listed import Watched, attention, simple
from tests.views.stage import Stage


async def test_the_mouse_moves_opens_and_scrolls():
    app = Stage(rows := Watched(simple(*"abcdefghij")))
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.click(rows, offset=(5, 2))
        assert rows.cursor == "c"
        assert rows.said == [("moved", "c")]
        await pilot.click(rows, offset=(5, 1), times=2)
        await pilot.pause()
        assert rows.said[-2:] == [("moved", "b"), ("opened", "b")]
        rows.post_message(events.MouseScrollDown(rows, 5, 1, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert rows.scroll_offset.y > 0
        assert rows.cursor == "b"


async def test_a_lazy_list_makes_rows_of_keys():
    def draw(key: str, cells: int) -> list[Line]:
        return [Line([f"{key} at {cells}"]), Line([("second", "dim")])]

    source = Lazy(["Q1", "Q2"], draw, height=2, headings={"Q1"})
    assert (source.find("Q2"), source.find("Q3"), source.heights(10)) == (1, None, 2)
    app = Stage(rows := Rows(source))
    async with app.run_test(size=(30, 5)):
        assert rows.cursor == "Q2"
        assert [line.strip("▌ ") for line in app.lines[:4]] == ["Q1 at 27", "second", "Q2 at 27", "second"]


def test_a_list_of_rows_is_a_source():
    source = Listed(attention())
    assert list(source.heights(40)) == [1, 2, 2, 2]  # pyright: ignore[reportArgumentType]
    assert source.find("1") == 2
    assert source.find("nowhere") is None


async def test_a_list_as_high_as_its_rows():
    app = Stage(rows := Rows(attention()), Rows(simple("below")))
    rows.styles.height = "auto"
    async with app.run_test(size=(50, 14)) as pilot:
        assert rows.size.height == 7
        rows.show(attention()[:2])
        await pilot.pause()
        assert rows.size.height == 3
        rows.show([], empty=["Nothing needs the room, which is how a standup should end, and how few do."])
        await pilot.pause()
        assert rows.size.height == 2
        rows.show(attention())
        await pilot.pause()
        assert rows.size.height == 7
        assert "below" in app.lines[7]


async def test_rows_that_change_while_nobody_sees_them():
    app = Stage(rows := Rows(attention()))
    async with app.run_test(size=(50, 14)) as pilot:
        await pilot.press("end")
        rows.display = False
        await pilot.pause()
        rows.show(simple("one", "two"))
        rows.flash(["one"])
        await pilot.pause()
        rows.display = True
        await pilot.pause()
        assert [line.strip("▌ ") for line in app.lines[:3]] == ["one", "two", ""]
