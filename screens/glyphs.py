"""One sign a meaning, on every screen and in every list.

A kind's sign is what the scribe types to write one (``!`` an issue, ``=`` a decision), so the screen teaches the
line. Each sign has a twin for terminals that show ASCII only, a word for those who cannot see or do not know it,
and the style it is drawn in: amber for what needs somebody, red for what is late, the greys for the rest. No sign
means anything by its colour alone.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple


class Glyph(NamedTuple):
    """A sign, its ASCII twin, the word for it, and the name of the style it is drawn in."""

    sign: str
    ascii: str
    word: str
    style: str


GLYPHS: dict[str, Glyph] = {
    # what a line can be
    "note": Glyph(" ", " ", "note", "text"),
    "topic": Glyph("#", "#", "topic", "strong"),
    "issue": Glyph("!", "!", "issue", "needs"),
    "help": Glyph("?", "?", "help wanted", "needs"),
    "action": Glyph("[ ]", "[ ]", "action", "text"),
    "action-done": Glyph("[x]", "[x]", "done", "dim"),
    "decision": Glyph("=", "=", "decision", "strong"),
    "proposal": Glyph("~", "~", "proposal", "text"),
    "impact": Glyph("^", "^", "impact", "text"),
    "term": Glyph('"', '"', "term", "text"),
    "friction": Glyph("$", "$", "friction", "text"),
    "session": Glyph("»", ">>", "hands-on session", "text"),
    "conflict": Glyph("↔", "<>", "goals in conflict", "needs"),
    "experiment": Glyph("±", "%", "experiment", "text"),
    "input": Glyph("«", "<<", "input asked for", "text"),
    "criterion": Glyph("◎", "(o)", "what success means", "text"),
    "thanks": Glyph("♡", "<3", "thanks", "text"),
    "breakout": Glyph("∷", "::", "breakout groups", "text"),
    "link": Glyph("↗", "->", "link", "dim"),
    # how heavy an impact is
    "high": Glyph("●", "H", "heavy", "strong"),
    "medium": Glyph("◐", "M", "medium", "text"),
    "low": Glyph("○", "L", "light", "dim"),
    "none": Glyph("·", ".", "none", "faint"),
    # how well somebody knows a system
    "expert": Glyph("●", "E", "expert", "strong"),
    "hands-on": Glyph("◐", "H", "hands-on", "text"),
    "essentials": Glyph("○", "e", "essentials", "dim"),
    "nothing": Glyph("·", ".", "nothing", "faint"),
    # whether its team has seen it
    "acknowledged": Glyph("✓", "v", "seen", "dim"),
    "waiting": Glyph("…", "_", "not yet", "needs"),
    "stale": Glyph("↻", "*", "changed since", "needs"),
    # how often two teams met
    "contact-none": Glyph("··", "..", "never met", "needs"),
    "contact-little": Glyph("░░", "::", "seldom", "dim"),
    "contact-some": Glyph("▒▒", "++", "at times", "dim"),
    "contact-much": Glyph("▓▓", "##", "often", "text"),
    "contact-most": Glyph("██", "@@", "mostly", "text"),
    # marks
    "room": Glyph("▲", "!!", "needs the room", "needs"),
    "late": Glyph("!", "!", "late", "late"),
    "done": Glyph("✓", "v", "done", "done"),
    "here": Glyph("▸", ">", "here now", "accent"),
    "cursor": Glyph("▌", ">", "selected", "accent"),
    "more": Glyph("…", "..", "more", "faint"),
    "before": Glyph("‹", "<", "more to the left", "faint"),
    "after": Glyph("›", ">", "more to the right", "faint"),
    "to": Glyph("→", "->", "until", "faint"),
    "onward": Glyph("▶", ">", "handed on to", "text"),
    "enter": Glyph("⏎", "Enter", "Enter", "key"),
    "against": Glyph("↔", "<->", "against", "text"),
    "dot": Glyph("·", "-", "", "faint"),
    "rule": Glyph("─", "-", "", "rule"),
    "bar": Glyph("━", "=", "", "accent"),
    "trunk": Glyph("│", "|", "", "rule"),
    "branch": Glyph("├", "+", "", "rule"),
    "last-branch": Glyph("└", "`", "", "rule"),
    "link-top": Glyph("╮", "+", "", "rule"),
    "link-end": Glyph("╯", "+", "", "rule"),
    "link-crossed": Glyph("┼", "+", "", "rule"),
    "link-top-on": Glyph("┬", "+", "", "rule"),
    "link-end-on": Glyph("┴", "+", "", "rule"),
    "squiggle": Glyph("▔", "^", "", "needs"),
}


def wants_ascii(environ: Mapping[str, str]) -> bool:
    """Whether this terminal is to be drawn with ASCII signs only.

    ``ACCORD_ASCII`` decides when it is set (``0`` means no). Otherwise the Linux console and dumb terminals, whose
    fonts lack the signs, and a locale that names an encoding other than UTF-8. No locale at all means UTF-8.
    """
    asked = environ.get("ACCORD_ASCII", "")
    if asked:
        return asked != "0"
    if environ.get("TERM", "") in {"linux", "dumb"}:
        return True
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "UTF-8"
    return "utf" not in locale.lower()


_ascii = wants_ascii(os.environ)


def use_ascii(on: bool) -> None:
    """Draw with ASCII signs from now on, or with all of them."""
    global _ascii
    _ascii = on


def is_ascii() -> bool:
    """Whether signs are drawn in ASCII."""
    return _ascii


def glyph(name: str) -> str:
    """The sign for ``name`` in the current setting; ``KeyError`` for a name not in ``GLYPHS``."""
    found = GLYPHS[name]
    return found.ascii if _ascii else found.sign


def word(name: str) -> str:
    """The word for ``name``, for legends, tooltips and plain text."""
    return GLYPHS[name].word


def style(name: str) -> str:
    """The name of the style ``name`` is drawn in (see ``screens.widgets.ink``)."""
    return GLYPHS[name].style


def level_of(level: str) -> str:
    """The glyph name of an impact's level; ``none`` when there is no impact."""
    return level if level in {"high", "medium", "low"} else "none"
