"""The words teams use in the order a room should look at them: what is disputed and in use first (practice P3)."""

from __future__ import annotations

from store.model.board import Board
from store.model.records import Term, TermStatus
from store.sense.language import uses_of
from store.sense.triage import Group

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


def _glossary(board: Board) -> tuple[Group, ...]:
    found: dict[TermStatus, list[Term]] = {status: [] for status in TITLES}
    for term in board.terms:
        found[term.status].append(term)
    for status, terms in found.items():
        terms.sort(key=lambda term: (term.name or term.id).casefold())
        if status is TermStatus.DISPUTED:
            terms.sort(key=lambda term: -len(uses_of(board, term.id)))
    return tuple(Group(TITLES[status], tuple(term.id for term in terms)) for status, terms in found.items() if terms)
