"""What changed since the last standup, newest first, as rows of a list."""

from __future__ import annotations

from collections.abc import Callable

from screens.glyphs import glyph, style
from screens.widgets.lines import Line
from screens.widgets.source import Lazy
from store.model.board import Board
from store.sense.phrases import day
from store.sense.weekly import Event, since_last

SIGN_ROOM = 4


def changed(board: Board, wanted: Callable[[str], bool] | None = None) -> Lazy:
    """The rows; with `wanted` only those of records whose id it accepts. A record that changed twice has one row."""
    newest: dict[str, Event] = {}
    for event in since_last(board).events:
        if wanted is None or wanted(event.id):
            newest.setdefault(event.id, event)
    return Lazy(tuple(newest), lambda key, _: [_line(newest[key])])


def span_words(board: Board, today: str) -> str:
    """From when till when, for the heading: `Tue 17 → today`; empty before the first standup."""
    since = since_last(board).since
    return f"{day(since, today)} {glyph('to')} today" if since else ""


def _line(event: Event) -> Line:
    return Line([(f"{glyph(event.sign):<{SIGN_ROOM}}", style(event.sign)), (event.sentence, "text")])
