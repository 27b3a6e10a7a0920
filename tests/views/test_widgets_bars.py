"""Bars, headings and panes: one line each, exactly as wide as the screen, whatever they are given."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from screens.plain import clean
from screens.widgets.bar import Bar, KeysBar, Rule
from screens.widgets.lines import Line, fold, segments
from screens.widgets.pane import Heading, Pane
from screens.widgets.rows import Rows
from screens.widgets.source import Row
from tests.conftest import ScreenCheck
from tests.views.hostile import EVERY, HOSTILE, LONG
from tests.views.stage import SIZES, Stage, ascii_signs
from tests.views.test_theme import ink_for
from tui.theme import DARK, LIGHT, PLAIN

KEYS = [("⏎", "open"), ("a", "add"), ("m", "meet"), ("/", "find"), ("?", "all keys"), ("x", "one too many")]


def page(theme: str = DARK.name) -> Stage:
    return Stage(
        Bar([("Accord", "strong"), "   Growth alignment"], [("Week 48 · Mon 23 Nov   ", "dim"), "standup Tue 10:00"]),
        Rule(),
        Pane("Needs the room", Rows([Row("1", [Line(["Q12 Lead files bounce"])])]), right="7"),
        KeysBar(KEYS, [("saved", "done")]),
        theme=theme,
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_page_as_it_looks(screen: ScreenCheck, size: tuple[int, int]):
    app = page()
    async with app.run_test(size=size):
        screen(app)


@pytest.mark.parametrize("theme", [LIGHT.name, PLAIN.name])
async def test_a_page_in_the_other_themes(screen: ScreenCheck, theme: str):
    app = page(theme)
    async with app.run_test(size=(80, 8)):
        screen(app)


async def test_a_bar_says_something_else():
    app = Stage(bar := Bar("left", "right"), heading := Heading("Issues", "3"), keys := KeysBar())
    async with app.run_test(size=(30, 4)) as pilot:
        assert app.lines[:3] == ["  left" + " " * 18 + "right", "  Issues" + " " * 20 + "3", ""]
        bar.show(right="later")
        heading.show(right="4")
        keys.show([("a", "add")], "saved")
        await pilot.pause()
        assert app.lines[:3] == [
            "  left" + " " * 18 + "later",
            "  Issues" + " " * 20 + "4",
            "  a add" + " " * 17 + "saved",
        ]


async def test_no_more_than_five_keys():
    app = page()
    async with app.run_test(size=(100, 6)):
        assert "all keys" in app.lines[-1]
        assert "one too many" not in app.text


async def test_a_click_on_a_key_does_what_it_says():
    class Clicked(Stage):
        did = ""

        def action_note(self, what: str) -> None:
            self.did += what

    app = Clicked(KeysBar([("a", "add", "app.note('a')"), ("中", "find", "app.note('f')"), ("?", "keys")]))
    async with app.run_test(size=(60, 3)) as pilot:
        for x in (2, 6, 7, 10, 16, 20, 23, 50):
            await pilot.click(KeysBar, offset=(x, 0))
        assert app.did == "aaff"


@pytest.mark.parametrize(
    ("cells", "says"), [(50, "⏎ open   a add   m meet   / find   ? all keys"), (36, "⏎ open   a add   ? all keys")]
)
async def test_a_key_is_shown_whole_or_not_at_all(cells: int, says: str):
    app = Stage(KeysBar(KEYS))
    async with app.run_test(size=(cells, 1)):
        assert app.lines[0].strip() == says


async def test_a_taller_bar_has_one_line():
    app = Stage(bar := Bar("x"), heading := Heading("y"), rule := Rule(), keys := KeysBar(KEYS))
    async with app.run_test(size=(60, 9)) as pilot:
        for widget in (bar, heading, rule, keys):
            widget.styles.height = 2
        await pilot.pause()
        assert [bool(line) for line in app.lines[:8]] == [True, False] * 4


@pytest.mark.parametrize("size", [*SIZES, (4, 4)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", EVERY, ids=["markup", "escapes", "turned", "wide", "all", "long", "empty"])
async def test_hostile_text_stays_in_its_bar(size: tuple[int, int], text: str):
    app = Stage(Bar([text, (text, "dim")], [(text, "needs")]), Heading(text, text), KeysBar([(text, text)] * 5, text))
    async with app.run_test(size=size):
        assert clean(app.text.replace("\n", "")) == app.text.replace("\n", "")
        assert all(cell_len(line) <= size[0] for line in app.lines)


async def test_ascii_rules():
    with ascii_signs():
        app = Stage(Rule(), Static())
        async with app.run_test(size=(20, 3)):
            assert app.lines[0] == "  " + "-" * 17


@pytest.mark.parametrize("cells", range(40))
def test_a_line_is_exactly_as_wide_as_asked(cells: int):
    ink = ink_for(DARK, "#000000")
    for line in (
        Line(["lead files", (" bounce", "dim")], [("3 days", "late")]),
        Line(["中文中文", (HOSTILE, "dim")], ["中", LONG]),
        Line([], ["right"]),
        Line("left"),
    ):
        assert sum(segment.cell_length for segment in segments(line, cells, ink)) == cells


def test_a_cut_line_says_so():
    ink = ink_for(DARK, "#000000")

    def text(line: Line, cells: int) -> str:
        return "".join(segment.text for segment in segments(line, cells, ink))

    assert text(Line(["lead files", " bounce"]), 12) == "lead files… "
    assert text(Line(["lead files", " bounce"]), 10) == "lead file…"
    assert text(Line(["lead files"], ["3 days"]), 14) == "lead…   3 days"
    assert text(Line(["lead files"], ["3 days"]), 18) == "lead files  3 days"
    assert text(Line(["a"], ["a long right part"]), 12) == "a    a long…"


def test_folded_lines_keep_their_styles():
    lines = fold([("10:12 ", "dim"), "the vendor sends ", ("three files", "needs")], 18, hang=6)
    assert [["".join(s if isinstance(s, str) else s[0] for s in line)] for line in lines] == [
        ["10:12 the vendor"],
        ["      sends three"],
        ["      files"],
    ]
    assert lines[1][-1] == ("three", "needs")
    assert len(fold([LONG], 20, limit=3)) == 3
