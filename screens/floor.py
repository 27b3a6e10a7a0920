"""Who speaks and who comes next, in words: the line above the notes, and what the presenter's view shows large."""

from __future__ import annotations

from screens.glyphs import glyph
from screens.widgets.lines import Line, Span, Spans, fold
from store.model.board import Board
from store.model.records import Meeting, Waiting
from store.sense.phrases import people, person, team
from store.verbs.floor import speaks_for


def floor_lines(board: Board, meeting: Meeting, cells: int) -> list[Line]:
    """The same below each other, and a blank line behind it."""
    found: list[Line] = []
    for spans in (_speaks(board, meeting), then_words(board, meeting), queue_words(board, meeting)):
        found += [Line(line) for line in fold(spans, cells, 2)] if spans else []
    return [*found, Line(())] if found else []


def floor_line(board: Board, meeting: Meeting) -> Spans:
    """`Ops: Ana  then Sales, IT  waiting: Ben (the dates)`; nothing where nobody speaks, comes or waits."""
    found: list[Span] = [*_speaks(board, meeting)]
    for spans in (then_words(board, meeting), queue_words(board, meeting)):
        found += [*([("   ", "text")] if found and spans else []), *spans]
    return found


def _speaks(board: Board, meeting: Meeting) -> Spans:
    if not meeting.speaks:
        return []
    who = f": {who_speaks(board, meeting)}" if meeting.speaks in board.teams else ""
    return [(f"{glyph('here')} ", "accent"), (speaker(board, meeting.speaks), "accent bold"), (who, "accent")]


def speaker(board: Board, who: str) -> str:
    """A team or a person, as they are called in the room."""
    return team(board, who) if who in board.teams else person(board, who)


def who_speaks(board: Board, meeting: Meeting) -> str:
    """The people of the team whose turn it is: `Ana`, `Ana or Ben`."""
    return people(board, speaks_for(board, meeting, meeting.speaks), "or")


def then_words(board: Board, meeting: Meeting) -> Spans:
    """`then Sales, IT`: who is still to come in the round."""
    if not meeting.round:
        return []
    return [("then ", "faint"), (", ".join(speaker(board, stop) for stop in meeting.round), "dim")]


def queue_words(board: Board, meeting: Meeting) -> Spans:
    """`waiting: Ben (the dates), Chloe`."""
    if not meeting.queue:
        return []
    return [("waiting  ", "faint"), (", ".join(_waits(board, each) for each in meeting.queue), "text")]


def _waits(board: Board, waiting: Waiting) -> str:
    return speaker(board, waiting.who) + (f" ({waiting.about})" if waiting.about else "")
