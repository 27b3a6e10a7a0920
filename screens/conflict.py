"""A conflict of two goals in words: both sides, why they pull apart, where it bites, and what was agreed (P2)."""

from __future__ import annotations

from screens.cascade import sign_of
from screens.glyphs import glyph, style
from screens.widgets.lines import Line, Span, Spans, fold
from screens.widgets.sheet import Part, gap, title
from store.model.board import Board
from store.model.records import Conflict, ConflictStatus
from store.sense import phrases
from store.sense.goals import bites_in, conflicts, conflicts_in, side

INDENT = 2
SIGN_ROOM, ID_ROOM = 4, 5
MOST_LINES = 12
"""Lines of one text that are shown; its card has all."""


def conflict_parts(board: Board, today: str) -> list[Part]:
    """Every conflict as a part that can be opened, the open ones first, an empty line between two."""
    parts: list[Part] = []
    for conflict in conflicts(board):
        if parts:
            parts.append(gap(f"before {conflict.id}"))
        parts.append(_part(board, conflict, today))
    return parts


def pulling(board: Board, initiative: str, today: str) -> list[Part]:
    """The conflicts that bite in an initiative, under a heading; nothing where there are none."""
    found = conflicts_in(board, initiative)
    if not found:
        return []
    waiting = sum(conflict.status is ConflictStatus.OPEN for conflict in found)
    head = title("Goals that pull apart", f"{waiting} without an agreement" if waiting else "all agreed")
    return [head, *[_entry(board, conflict, today) for conflict in found]]


def _entry(board: Board, conflict: Conflict, today: str) -> Part:
    """A conflict in two lines, how it stands at the right of the first."""
    sign, style_ = sign_of(conflict)
    right = _state(conflict, today)
    words = conflict.agreement or conflict.text
    spans: Spans = [
        (f"{sign:<{SIGN_ROOM}}", style_),
        (f"{conflict.id:<{ID_ROOM}}", "dim"),
        (f"{phrases.goals_of(board, conflict.goals)}: ", "text"),
        (words, "dim"),
    ]

    def lay(cells: int) -> list[Line]:
        first, *rest = fold(spans, max(20, cells - len(right[0]) - 2), SIGN_ROOM + ID_ROOM, 2)
        return [Line(first, [right]), *map(Line, rest)]

    return Part(f"record {conflict.id}", lay)


def _part(board: Board, conflict: Conflict, today: str) -> Part:
    sign = "acknowledged" if conflict.status is ConflictStatus.AGREED else "room"
    open_ = conflict.status is ConflictStatus.OPEN
    dot = f" {glyph('dot')} "
    between: Spans = [(f"{glyph(sign)} ", style(sign)), (phrases.goals_of(board, conflict.goals), "strong")]
    state: list[Span] = [_state(conflict, today), (f"{dot}{conflict.id}", "dim")]
    said: list[Spans] = [[(conflict.text, "text")]]
    said += [[(side(board, goal), "dim")] for goal in conflict.goals]
    where = [phrases.initiative(board, handle) for handle in bites_in(board, conflict)]
    if where:
        said.append([("bites in ", "dim"), (phrases.listed(where, "and"), "text" if open_ else "dim")])
    if open_:
        said.append([("no agreement yet; ", "needs"), ("g", "key"), (" writes it down", "dim")])
    else:
        by = f"{dot}{phrases.person(board, conflict.agreed_by)}" if conflict.agreed_by else ""
        said.append([("agreed: ", "dim"), (conflict.agreement, "text"), (by, "dim")])

    def lay(cells: int) -> list[Line]:
        top = [Line(spans) for spans in fold(between, cells, INDENT, 2)]
        if sum(len(text) for text, _ in state) + 30 <= cells:
            top[0] = Line(top[0].left, state)
        else:
            top.append(Line([" " * INDENT, *state]))
        room = max(1, cells - INDENT)
        lines = [line for spans in said for line in fold(spans, room, INDENT, MOST_LINES)]
        return [*top, *[Line([" " * INDENT, *line]) for line in lines]]

    return Part(conflict.id, lay)


def _state(conflict: Conflict, today: str) -> Span:
    """How long it is open, or since when it is agreed on."""
    if conflict.status is ConflictStatus.AGREED:
        return f"agreed {phrases.day(conflict.agreed_at, today)}", "dim"
    days = phrases.days_since(conflict.created, today)
    return (f"open for {phrases.span(days)}" if days else "open since today"), "needs"
