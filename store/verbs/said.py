"""Everything that was said in a standup, by time: its lines, and between them what words were said to mean."""

from __future__ import annotations

from typing import NamedTuple

from store.model.board import Board
from store.model.records import Captured, Record, Term, Topic
from store.verbs.stream import stream

LAST = float("inf")
"""The order of a meaning among the lines of its moment: behind them all."""


class Said(NamedTuple):
    """A line of the standup: what its row is known by, when it was said, on which topic (empty where that is not
    known), and its record.

    Of a term `whose` names the team whose meaning it is; empty for what all agreed on.
    """

    key: str
    at: str
    order: float
    topic: str
    record: Record
    whose: str = ""


def everything_said(board: Board, meeting: str) -> list[Said]:
    """The lines of a meeting and the topics it turned to, the oldest first; a meaning stands behind the line that was
    last when it was said.
    """
    lines = [Said(line.id, line.created, line.order, line.topic, line) for line in stream(board, meeting)]
    words = [_word(board, *found) for found in meanings_in(board, meeting)]
    return sorted((*lines, *words), key=lambda each: (each.at, each.order)) if words else lines


def meanings_in(board: Board, meeting: str) -> list[tuple[str, Term, str]]:
    """What words were said to mean in a meeting: when, the term, and whose meaning (empty: what all agreed on)."""
    found: list[tuple[str, Term, str]] = []
    for term in board.terms:
        if term.agreed_in == meeting:
            found.append((term.agreed_at, term, ""))
        for whose, meaning in term.meanings.items():
            source = board.find(meaning.source) if meaning.source else None
            if meaning.source == meeting or (isinstance(source, Captured) and source.meeting == meeting):
                found.append((meaning.at, term, whose))
    return found


def _word(board: Board, when: str, term: Term, whose: str) -> Said:
    if not whose:
        return Said(f'"{term.id}', when, LAST, "", term)
    source = board.find(term.meanings[whose].source)
    topic = source.id if isinstance(source, Topic) else source.topic if isinstance(source, Captured) else ""
    return Said(f'"{term.id}" {whose}', when, LAST, topic, term, whose)
