"""The register of decisions: what holds, and what it replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from store.model.board import Board
from store.model.records import Decision


class Holding(NamedTuple):
    """A decision that nothing replaced, and those it replaced, the one before it first."""

    decision: Decision
    replaced: tuple[Decision, ...]


def register(board: Board) -> tuple[Holding, ...]:
    """Every decision that holds, the newest first, each with what came before it."""
    gone = replaced_by(board)
    held = sorted(
        (each for each in board.decisions if each.id not in gone),
        key=lambda each: (each.created, each.order),
        reverse=True,
    )
    return tuple(Holding(each, tuple(_before(board, each))) for each in held)


def replaced_by(board: Board) -> dict[str, str]:
    """The id of each decision that was replaced, and of the newest one that replaced it."""
    return {each.supersedes: each.id for each in board.decisions if each.supersedes in board.decisions}


def older_than(board: Board, decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decisions, by id, that some of these replaced."""
    named = (decision.supersedes for decision in decisions)
    return {key: older for key in named if (older := board.decisions.get(key)) is not None}


def _before(board: Board, decision: Decision) -> Iterator[Decision]:
    """The way back through what a decision replaced; each is told once, should the way lead in a circle."""
    seen = {decision.id}
    while decision.supersedes not in seen and (older := board.decisions.get(decision.supersedes)) is not None:
        yield older
        seen.add(older.id)
        decision = older


def votes(cast: Mapping[str, str]) -> str:
    """How a vote on a proposal stands: `2 for, 1 against, 1 neither`."""
    signs = [vote[:1] for vote in cast.values()]
    neither = len(signs) - signs.count("+") - signs.count("-")
    said = f"{signs.count('+')} for, {signs.count('-')} against" + (f", {neither} neither" if neither else "")
    return said if signs else "nobody has voted"
