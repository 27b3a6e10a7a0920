"""The rule of attention about goals; see `store.sense.rules`."""

from __future__ import annotations

from collections.abc import Iterator

from store.model.board import Board
from store.sense.goals import bites_in, open_conflicts, sides, teams_of
from store.sense.need import Need, need, shell
from store.sense.phrases import goals_of

BITES = 5
"""Severity of a conflict that is felt in a live initiative."""
RESTS = 3
"""Of one that is not."""


def conflict_open(board: Board, today: str) -> Iterator[Need]:
    """Two goals pull apart, and nobody has written down how both are met (P2)."""
    for conflict in open_conflicts(board):
        felt = bites_in(board, conflict)
        says = (f"{goals_of(board, conflict.goals)}: no agreement yet", sides(board, conflict))
        way = ("enter", "open", shell("agree", conflict.id, "…"))
        ids = (conflict.id, *conflict.goals)
        severity = BITES if felt else RESTS
        about = (felt[0] if felt else "", teams_of(board, conflict))
        yield need(board, today, "conflict-open", ids, severity, conflict.created, says, way, *about)
