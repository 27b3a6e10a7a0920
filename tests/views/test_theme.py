"""The two themes: readable by the numbers, quiet, and nothing but attributes when colour is unwanted."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Static

from screens.widgets.ink import Ink, ink_of
from tui.theme import DARK, LIGHT, PLAIN, ink_defaults, register, theme_name, uses_no_color

MEANINGS = ("text", "strong", "dim", "faint", "accent", "needs", "late", "done", "key")


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    low, high = sorted(luminance(Color.from_rich_color(each)) for each in (style.color, style.bgcolor))
    return (high + 0.05) / (low + 0.05)


def ink_for(theme: Theme, ground: str) -> Ink:
    variables = theme.to_color_system().generate() | theme.variables
    base = Style(color=Color.parse(theme.foreground or "").rich_color, bgcolor=Color.parse(ground).rich_color)
    return Ink(variables, base, colour=True)


def test_contrast_is_computed_as_the_standard_says():
    assert contrast(Style(color=RichColor.parse("#000000"), bgcolor=RichColor.parse("#ffffff"))) == pytest.approx(21)
    assert contrast(Style(color=RichColor.parse("#777777"), bgcolor=RichColor.parse("#ffffff"))) == pytest.approx(
        4.48, abs=0.01
    )


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", MEANINGS)
def test_text_can_be_read_on_every_ground(theme: Theme, name: str):
    for ground in (theme.background, theme.surface, theme.panel, theme.boost):
        ink = ink_for(theme, str(ground))
        for each in (ink, ink.on("cursor"), ink.on("flash")):
            assert contrast(each[name]) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_what_means_something_differs_from_what_does_not(theme: Theme):
    ink = ink_for(theme, str(theme.background))
    assert len({ink[name].color for name in ("text", "dim", "faint", "accent", "needs", "late", "done")}) == 7
    assert ink["strong"].bold
    assert ink["needs bold underline"].underline
    with pytest.raises(KeyError):
        ink["loud"]


def test_no_color_is_obeyed_as_its_page_says():
    assert theme_name({"NO_COLOR": "1"}, "accord-light") == PLAIN.name
    assert theme_name({"NO_COLOR": ""}, "accord-light") == "accord-light"
    assert theme_name({}) == DARK.name
    assert uses_no_color({"NO_COLOR": "yes"})
    assert not uses_no_color({})


class Themed(App[object]):
    """An app in one of our themes, or Textual's, whose style sheet uses our variables."""

    CSS = """
    Static { background: $ink-cursor; color: $ink-key; border: round $ink-rule; }
    Static:focus { background: $ink-flash; }
    """

    def __init__(self, theme: str) -> None:
        super().__init__()
        register(self)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return ink_defaults(self.current_theme)

    def compose(self):
        yield Static()


async def test_every_theme_there_is_gives_every_style():
    app = Themed("accord-dark")
    async with app.run_test() as pilot:
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()
            ink = ink_of(app.query_one(Static))
            for meaning in (*MEANINGS, "rule"):
                assert ink[meaning] is ink[meaning]
                assert ink.on("cursor")[meaning] is not None
            assert ink["late"] != ink["text"], name
            assert ink["needs"] != ink["text"], name


async def test_without_colour_there_are_only_attributes():
    app = Themed(PLAIN.name)
    async with app.run_test():
        ink = ink_of(app.query_one(Static))
    for name in (*MEANINGS, "rule"):
        for style in (ink[name], ink.on("cursor")[name], ink.on("flash")[name]):
            assert style.color is None
            assert style.bgcolor is None
    assert ink["needs"].bold
    assert ink["late"].bold
    assert ink["late"].underline
    assert ink["faint"].dim
