"""Who has which turn in the standups to come, as things stand (practice P11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.model.board import Board
from store.sense.phrases import person, team
from store.verbs.rotation import FACILITATOR, SCRIBE, Turns, away_on, served, turns_on


class Week(NamedTuple):
    """The turns of one standup: its date (ISO), who has which, and in which roles somebody takes another's."""

    date: str
    turns: Turns
    swapped: frozenset[str]


def weeks(board: Board, dates: Iterable[str]) -> list[Week]:
    """The turns of standups on these dates, the nearest first; each follows from the ones before it."""
    ledger = served(board)
    found: list[Week] = []
    for on in dates:
        turns = turns_on(board, on, ledger)
        ledger.note(turns, away_on(board, on))
        swapped = frozenset(role for role in turns if board.series.swaps.get(f"{on} {role}") == turns[role])
        found.append(Week(on, turns, swapped))
    return found


def role_words(board: Board, role: str) -> str:
    """A role as people say it: `facilitator`, `for Sales`."""
    return role if role in (FACILITATOR, SCRIBE) else f"for {team(board, role)}"


def turn_words(board: Board, turns: Turns) -> list[tuple[str, str]]:
    """Each role in words, and who has it."""
    return [(role_words(board, role), person(board, who)) for role, who in turns.items()]
