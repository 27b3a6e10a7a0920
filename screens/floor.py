"""Who speaks and who comes next: the line above the notes, the lines beside them, and in the presenter's view."""

from __future__ import annotations

from screens.glyphs import glyph
from screens.widgets.lines import Line, Span, Spans, fold
from store.model.board import Board
from store.model.records import Meeting
from store.sense.floor import speaker, to_come, waiting, who_speaks


def floor_lines(board: Board, meeting: Meeting, cells: int) -> list[Line]:
    """Who speaks, comes next and waits, below each other, and a blank line behind; nothing where it is quiet."""
    found: list[Line] = []
    for spans in (_speaks(board, meeting), then_words(board, meeting), queue_words(board, meeting)):
        found += [Line(line) for line in fold(spans, cells, 2)] if spans else []
    return [*found, Line(())] if found else []


def floor_line(board: Board, meeting: Meeting) -> Spans:
    """`Ops: Ana  then Sales, IT  waiting  Ben (the dates)`; nothing where nobody speaks, comes or waits."""
    found: list[Span] = [*_speaks(board, meeting)]
    for spans in (then_words(board, meeting), queue_words(board, meeting)):
        found += [*([("   ", "text")] if found and spans else []), *spans]
    return found


def _speaks(board: Board, meeting: Meeting) -> Spans:
    if not meeting.speaks:
        return []
    who = who_speaks(board, meeting)
    name = speaker(board, meeting.speaks)
    return [(f"{glyph('here')} ", "accent"), (name, "accent bold"), (f": {who}" if who else "", "accent")]


def then_words(board: Board, meeting: Meeting) -> Spans:
    """`then Sales, IT`: who is still to come in the round."""
    return [("then ", "faint"), (to_come(board, meeting), "dim")] if meeting.round else []


def queue_words(board: Board, meeting: Meeting) -> Spans:
    """`waiting  Ben (the dates), Chloe`."""
    return [("waiting  ", "faint"), (", ".join(waiting(board, meeting)), "text")] if meeting.queue else []
