"""What the knowledge screen says beside the matrix: a system in a few lines, sessions to come, holes, sessions held."""

from __future__ import annotations

from screens.glyphs import glyph, style
from screens.widgets.lines import Line, Span, Spans, fold
from screens.widgets.sheet import Part, said, title
from store.model.board import Board
from store.model.records import Session, System
from store.sense import phrases
from store.sense.knowledge import Hole, ahead, held, holes
from store.sense.sentences_knowledge import shows

HANG = 2
NEWEST = 5
"""Sessions that were held, as many as are of interest."""


def about_system(board: Board, system: System, cells: int, most: int) -> list[Line]:
    """A system in at most so many lines: whose it is, what everybody should know about it, and where it is."""
    owned = f"{phrases.owner(board, system.owner)} owns it" if system.owner else "nobody owns it"
    room = max(1, cells)
    first: list[Span] = [(system.name or system.id, "strong"), (f" {glyph('dot')} {owned}", "dim")]
    words = system.essentials or "i writes down what everybody should know about it."
    link = [Line([(system.url, "dim")])] if system.url and most > 2 else []
    limit = max(1, most - 1 - len(link))
    told = fold([(words, "text" if system.essentials else "dim")], room, limit=limit)
    return [Line(first), *map(Line, told), *link][:most]


def aside(board: Board, today: str) -> list[Part]:
    """Sessions to come by their day, then holes, the gravest first, then the last sessions held."""
    parts = [_session(board, session, today) for session in ahead(board)]
    found = holes(board)
    if found and parts:
        parts.append(title("Holes", open_words(board)))
    parts += [_hole(board, number, hole, today) for number, hole in enumerate(found)]
    over = held(board)[-NEWEST:]
    if over:
        parts.append(title("Held"))
        parts += [_held(board, session, today) for session in reversed(over)]
    return parts


def open_words(board: Board) -> Spans:
    """How many holes no planned session mends."""
    count = sum(not hole.session for hole in holes(board))
    return [(f"{count} open", "needs")] if count else []


def _session(board: Board, session: Session, today: str) -> Part:
    """`» Thu 26  Chloe shows Ben the CRM`, red when its day is past."""
    behind = phrases.days_past(session.date, today) if session.date else 0
    when: Span = (
        phrases.day(session.date, today) if session.date else "no day yet",
        "late" if behind > 0 else "strong",
    )
    late: list[Span] = [(f", {phrases.late(behind)}; held? d", "late")] if behind > 0 else []
    spans: list[Span] = [(f"{glyph('session')} ", style("session")), when, *late, f"  {shows(board, session)}"]
    return said(f"session {session.id}", spans, HANG, 3)


def _hole(board: Board, number: int, hole: Hole, today: str) -> Part:
    """A hole and why it is one; one that a planned session mends stands back."""
    mends = board.sessions.get(hole.session)
    if mends is not None:
        day = phrases.day(mends.date, today) if mends.date else mends.id
        spans: list[Span] = [f"{glyph('session')} ", (hole.sentence, "dim"), (f" {glyph('dot')} session {day}", "dim")]
        return said(f"hole {number}", spans, HANG, 4)
    detail = f" {glyph('dot')} {hole.detail}" if hole.detail else ""
    sign: Span = (f"{glyph('room')} ", style("room")) if hole.grave > 1 else (f"{glyph('dot')} ", "dim")
    return said(f"hole {number}", [sign, (hole.sentence, "text"), (detail, "dim")], HANG, 4)


def _held(board: Board, session: Session, today: str) -> Part:
    spans: list[Span] = [
        (f"{glyph('done')} ", "dim"),
        (f"{phrases.day(session.held_on, today)}  {shows(board, session)}", "dim"),
    ]
    return said(f"held {session.id}", spans, HANG, 2)
