"""Styles by what they mean: the names that a line of text is drawn with, turned into terminal styles.

A style name is one or more words: a meaning, and attributes that are added to it.

    text      what people read              strong   the same, bold: titles, what is decided
    dim       what explains it              faint    what may be overlooked: rules of thumb, hints, ellipses
    accent    where you are                 needs    what needs somebody
    late      late or broken                done     what was just done
    rule      lines between regions         key      a key in a bar

    "needs bold", "dim italic", "text strike", "late underline"

Colours come from the running theme, so every theme works, Textual's own too. Without colour (``NO_COLOR``, or a
theme of the terminal's own two colours) the same names become bold, dim, underline and reverse: ``needs`` is bold,
``late`` bold and underlined, ``done`` underlined. Styles are made once for each name, theme and ground.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.style import Style
from textual.color import Color, ColorParseError

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

TERMINALS_OWN = "ansi_default"
ATTRIBUTES = frozenset({"bold", "italic", "underline", "strike", "reverse", "not-bold"})

# Meaning -> the theme variables that may hold its colour, the first that does wins; then a strength of the
# foreground over the ground, for themes that have none of them.
_COLOURS: dict[str, tuple[tuple[str, ...], float]] = {
    "text": (("foreground",), 1.0),
    "strong": (("foreground",), 1.0),
    "dim": (("text-muted",), 0.75),
    "faint": (("text-disabled",), 0.62),
    "accent": (("text-accent", "accent"), 1.0),
    "needs": (("text-warning", "warning"), 1.0),
    "late": (("text-error", "error"), 1.0),
    "done": (("text-success", "success"), 1.0),
    "rule": (("ink-rule",), 0.2),
    "key": (("ink-key", "foreground"), 1.0),
}
_GROUNDS: dict[str, tuple[str, str, float]] = {
    "cursor": ("ink-cursor", "foreground", 0.1),
    "flash": ("ink-flash", "success", 0.18),
}
_ALWAYS: dict[str, Style] = {"strong": Style(bold=True), "key": Style(bold=True)}
_WITHOUT_COLOUR: dict[str, Style] = {
    "text": Style(),
    "strong": Style(bold=True),
    "dim": Style(),
    "faint": Style(dim=True),
    "accent": Style(bold=True),
    "needs": Style(bold=True),
    "late": Style(bold=True, underline=True),
    "done": Style(underline=True),
    "rule": Style(dim=True),
    "key": Style(bold=True),
}
_GROUNDS_WITHOUT_COLOUR = {"cursor": Style(), "flash": Style(underline=True)}


class Ink(dict[str, Style]):
    """``ink["needs bold"]`` is a Rich style on the ground this ink was made for; an unknown word is ``KeyError``.

    ``ink.on("cursor")`` and ``ink.on("flash")`` are the same names on the ground of the row you are on, and of what
    just changed. ``base`` is the style of plain text and blanks.
    """

    def __init__(self, variables: dict[str, str], base: Style, colour: bool) -> None:
        super().__init__()
        self.base = base
        self.colour = colour
        self._variables = variables
        self._ansi = variables.get("background") == TERMINALS_OWN  # the terminal's own colours cannot be mixed
        self._on: dict[str, Ink] = {}

    def __missing__(self, name: str) -> Style:
        style = self.base
        for part in name.split():
            if part in ATTRIBUTES:
                style += Style.parse(part.replace("-", " "))
            else:
                style += self._meaning(part)
        self[name] = style
        return style

    def on(self, ground: str) -> Ink:
        """The same names on another ground: ``cursor`` or ``flash``."""
        found = self._on.get(ground)
        if found is None:
            found = self._on[ground] = Ink(self._variables, self.base + self._ground(ground), self.colour)
        return found

    def _meaning(self, name: str) -> Style:
        if not self.colour:
            return _WITHOUT_COLOUR[name]
        variables, strength = _COLOURS[name]
        color = next((found for found in map(self._variable, variables) if found is not None), None)
        if color is None:
            if self._ansi:
                return _WITHOUT_COLOUR[name]
            color = self._mix(strength)
        return Style(color=color.rich_color) + _ALWAYS.get(name, Style())

    def _ground(self, name: str) -> Style:
        if not self.colour or self._ansi:
            return _GROUNDS_WITHOUT_COLOUR[name]
        own, stock, strength = _GROUNDS[name]
        color = self._variable(own)
        if color is None:
            color = self._mix(strength, self._variable(stock))
        return Style(bgcolor=color.rich_color)

    def _variable(self, name: str) -> Color | None:
        """A theme variable as an opaque colour; none when it is absent, mixed (``auto 60%``) or the terminal's own."""
        try:
            color = Color.parse(self._variables.get(name, ""))
        except ColorParseError:
            return None
        return color if color.a == 1 and color.hex != TERMINALS_OWN else None

    def _mix(self, strength: float, color: Color | None = None) -> Color:
        """``color``, or the theme's foreground, over its background."""
        front = color or self._variable("foreground") or Color(255, 255, 255)
        back = self._variable("background") or Color(0, 0, 0)
        return back.blend(front, strength, alpha=1)


def ink_of(widget: Widget) -> Ink:
    """The ink for text drawn on ``widget``, in the App's theme. Keep it until the theme or the ground changes."""
    app = cast("App[object]", widget.app)  # pyright: ignore[reportUnknownMemberType]
    theme = app.current_theme
    colour = not (app.no_color or theme.foreground == theme.background == theme.accent == TERMINALS_OWN)
    return Ink(app.theme_variables, widget.rich_style if colour else Style(), colour)
