"""What changed since the last standup, newest first, as rows of a list."""

from __future__ import annotations

from collections.abc import Iterable

from screens.glimpse import Change
from screens.glyphs import glyph, style
from screens.widgets.lines import Line
from screens.widgets.source import Lazy

SIGN_ROOM = 4


def changed(changes: Iterable[Change]) -> Lazy:
    """The rows, one a change."""
    known = {change.id: change for change in changes}
    return Lazy(tuple(known), lambda key, _: [_line(known[key])])


def span_words(since: str) -> str:
    """From when till when, for the heading: `Tue 17 → today`; empty before the first standup."""
    return f"{since} {glyph('to')} today" if since else ""


def _line(change: Change) -> Line:
    return Line([(f"{glyph(change.sign):<{SIGN_ROOM}}", style(change.sign)), (change.sentence, "text")])
