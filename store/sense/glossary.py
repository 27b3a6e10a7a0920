"""The words teams use in the order a room should look at them: what is disputed and in use first (practice P3)."""

from __future__ import annotations

from store.line.dates import local_time
from store.model.board import Board
from store.model.records import Captured, Meeting, Term, TermStatus, Topic
from store.sense.language import uses_of
from store.sense.phrases import day
from store.sense.triage import Group
from store.sense.words import one_line

TITLES = {
    TermStatus.DISPUTED: "Disputed",
    TermStatus.UNDEFINED: "Nobody has said yet",
    TermStatus.SINGLE: "One meaning, not agreed",
    TermStatus.AGREED: "Agreed",
}
"""Every status in the order it is shown, with the heading of its words."""


def glossary(board: Board) -> tuple[Group, ...]:
    """All terms and values by status. Disputed ones stand by how much open use they have, the others by name."""
    return board.remember("glossary", _glossary)


def by_status(board: Board) -> dict[TermStatus, list[Term]]:
    """All terms and values by status, each group by name."""
    found: dict[TermStatus, list[Term]] = {status: [] for status in TITLES}
    for term in sorted(board.terms, key=lambda term: (term.name or term.id).casefold()):
        found[term.status].append(term)
    return found


def where_said(board: Board, source: str, today: str) -> str:
    """Where a meaning comes from: a line of a standup, an item of its agenda, the standup; nothing outside one."""
    record = board.find(source) if source else None
    if isinstance(record, Meeting):
        return f"standup of {day(local_time(record.started, board.series.timezone), today)}"
    if isinstance(record, Topic):
        return f"under {one_line(record.text, 40)}"
    return f"from {record.id} {quoted(record)}" if isinstance(record, Captured) else source


def quoted(line: Captured) -> str:
    """A line in short: `“180 leads from the first webinar”`."""
    return f"“{one_line(line.text, 40)}”"


def _glossary(board: Board) -> tuple[Group, ...]:
    found = by_status(board)
    found[TermStatus.DISPUTED].sort(key=lambda term: -len(uses_of(board, term.id)))
    return tuple(Group(TITLES[status], tuple(term.id for term in terms)) for status, terms in found.items() if terms)
