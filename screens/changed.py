"""What changed since the last standup, newest first, as rows of a list."""

from __future__ import annotations

from collections.abc import Iterable

from screens.glimpse import Change
from screens.glyphs import glyph, style
from screens.widgets.folded import Entry, Folded
from screens.widgets.lines import Line, Spans
from screens.widgets.source import Lazy, Source

SIGN_ROOM = 4
MOST_FOLDED = 100
"""A week's changes are read whole, in two lines where one is too short; of thousands each has one line, and is drawn
when it comes into view."""


def changed(changes: Iterable[Change]) -> Source:
    """The rows, one a change."""
    known = {change.id: change for change in changes}
    if len(known) <= MOST_FOLDED:
        return Folded([Entry(key, _spans(change), SIGN_ROOM, limit=2) for key, change in known.items()])
    return Lazy(tuple(known), lambda key, _: [Line(_spans(known[key]))])


def span_words(since: str) -> str:
    """From when till when, for the heading: `Tue 17 → today`; empty before the first standup."""
    return f"{since} {glyph('to')} today" if since else ""


def _spans(change: Change) -> Spans:
    return [(f"{glyph(change.sign):<{SIGN_ROOM}}", style(change.sign)), (change.sentence, "text")]
