"""Accord's own look: a dark theme, its light twin, and one without colour.

Colour means something or is absent. One accent says where you are, amber what needs somebody, red what is late or
broken, green what was just done; everything else is text in three strengths on a quiet ground. Every text colour
has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3 level AA) on each ground it is drawn on, which a test computes.

How colours reach what is drawn: a theme names them as variables of Textual's own (``foreground``, ``text-muted``,
``text-disabled``, ``accent``, ``warning``, ``error``, ``success``) and four of ours (``ink-cursor``, the ground of
the row you are on; ``ink-flash``, the ground of what just changed; ``ink-rule``; ``ink-key``). Line widgets read
them through ``screens.widgets.ink``, which knows them by what they mean: text, strong, dim, faint, accent, needs,
late, done, rule, key. Any of Textual's themes works as well, since ours are derived when a theme lacks them.
Style sheets may use ``$ink-cursor`` and the others when the App returns ``ink_defaults(theme)`` from
``get_theme_variable_defaults``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.theme import Theme

DARK = Theme(
    name="accord-dark",
    dark=True,
    primary="#7cb7ff",
    secondary="#a9b4c4",
    accent="#7cb7ff",
    warning="#ecb44c",
    error="#ff8a80",
    success="#79d297",
    foreground="#dde2ea",
    background="#13161b",
    surface="#13161b",
    panel="#1a1e25",
    boost="#1f242d",
    variables={
        "text": "#dde2ea",
        "text-muted": "#a5aebc",
        "text-disabled": "#8d97a7",
        "text-accent": "#7cb7ff",
        "text-primary": "#7cb7ff",
        "text-warning": "#ecb44c",
        "text-error": "#ff8a80",
        "text-success": "#79d297",
        "ink-cursor": "#1f2733",
        "ink-flash": "#17301f",
        "ink-rule": "#2c333e",
        "ink-key": "#dde2ea",
        "border": "#7cb7ff",
        "border-blurred": "#2c333e",
        "block-cursor-background": "#1f2733",
        "block-cursor-foreground": "#dde2ea",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#1a1e25",
        "block-cursor-blurred-foreground": "#dde2ea",
        "block-hover-background": "#1a1e25",
        "input-cursor-background": "#7cb7ff",
        "input-cursor-foreground": "#13161b",
        "input-selection-background": "#2d4a6d",
        "input-selection-foreground": "#dde2ea",
        "scrollbar": "#39424f",
        "scrollbar-hover": "#4d5866",
        "scrollbar-active": "#7cb7ff",
        "scrollbar-background": "#13161b",
        "scrollbar-background-hover": "#13161b",
        "scrollbar-background-active": "#13161b",
        "scrollbar-corner-color": "#13161b",
        "footer-background": "#13161b",
        "footer-key-foreground": "#dde2ea",
        "footer-description-foreground": "#a5aebc",
    },
)

LIGHT = Theme(
    name="accord-light",
    dark=False,
    primary="#0b5cb8",
    secondary="#4b5663",
    accent="#0b5cb8",
    warning="#855200",
    error="#b3261e",
    success="#166534",
    foreground="#1f242b",
    background="#faf9f6",
    surface="#faf9f6",
    panel="#f1f0ec",
    boost="#ecebe6",
    variables={
        "text": "#1f242b",
        "text-muted": "#4b5560",
        "text-disabled": "#626b76",
        "text-accent": "#0b5cb8",
        "text-primary": "#0b5cb8",
        "text-warning": "#855200",
        "text-error": "#b3261e",
        "text-success": "#166534",
        "ink-cursor": "#e6edf6",
        "ink-flash": "#dcf1e0",
        "ink-rule": "#d8d6cf",
        "ink-key": "#1f242b",
        "border": "#0b5cb8",
        "border-blurred": "#d8d6cf",
        "block-cursor-background": "#e6edf6",
        "block-cursor-foreground": "#1f242b",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#f1f0ec",
        "block-cursor-blurred-foreground": "#1f242b",
        "block-hover-background": "#f1f0ec",
        "input-cursor-background": "#0b5cb8",
        "input-cursor-foreground": "#faf9f6",
        "input-selection-background": "#bcd6f5",
        "input-selection-foreground": "#1f242b",
        "scrollbar": "#c3c0b7",
        "scrollbar-hover": "#a9a69c",
        "scrollbar-active": "#0b5cb8",
        "scrollbar-background": "#faf9f6",
        "scrollbar-background-hover": "#faf9f6",
        "scrollbar-background-active": "#faf9f6",
        "scrollbar-corner-color": "#faf9f6",
        "footer-background": "#faf9f6",
        "footer-key-foreground": "#1f242b",
        "footer-description-foreground": "#4b5560",
    },
)

PLAIN = Theme(
    name="accord-plain",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "bold reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "scrollbar": "ansi_default",
        "scrollbar-hover": "ansi_default",
        "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "footer-key-foreground": "ansi_default",
        "link-color": "ansi_default",
    },
)
"""The terminal's own two colours; what matters is bold, underlined or reversed. For ``NO_COLOR``."""

THEMES = (DARK, LIGHT, PLAIN)


def register(app: App[Any]) -> None:
    """Make Accord's themes known to ``app``, before its ``theme`` is set."""
    for theme in THEMES:
        app.register_theme(theme)


def theme_name(environ: Mapping[str, str], wanted: str | None = None) -> str:
    """Which theme to start with: none with colour when ``NO_COLOR`` is set, else the one ``wanted``, else the dark.

    See https://no-color.org: the variable counts when present and not empty. The App passes
    ``ansi_color=uses_no_color(environ) or None`` to Textual, which would otherwise only turn colours into greys.
    """
    if uses_no_color(environ):
        return PLAIN.name
    return wanted or DARK.name


def uses_no_color(environ: Mapping[str, str]) -> bool:
    """Whether ``NO_COLOR`` asks for a screen without colour."""
    return bool(environ.get("NO_COLOR"))


def ink_defaults(theme: Theme) -> dict[str, str]:
    """Values of our own theme variables for a theme that does not define them, made of those it has."""
    colors = theme.to_color_system().generate()
    if theme.ansi:  # the terminal's own colours cannot be mixed
        return dict.fromkeys(("ink-cursor", "ink-flash", "ink-rule", "ink-key"), "ansi_default")
    front, success = colors["foreground"], colors["success"]
    return {
        "ink-cursor": f"{front} 10%",
        "ink-flash": f"{success} 18%",
        "ink-rule": f"{front} 20%",
        "ink-key": front,
    }
