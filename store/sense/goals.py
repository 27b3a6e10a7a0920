"""What goals mean together: how the company's goal cascades down, and where two of them pull apart (practice P2)."""

from __future__ import annotations

from typing import NamedTuple

from store.model.board import Board
from store.model.records import Conflict, ConflictStatus, Goal
from store.sense.language import is_live
from store.sense.phrases import day, team
from store.sense.phrases import goal as goal_words
from store.sense.words import one_line

COMPANY = "Company"
"""Whose a goal is that belongs to no team."""


class Placed(NamedTuple):
    """A goal in the cascade. `goes_on` says of each level from below the top down to its own whether more goals follow
    on that level, which is where a tree has a line; it is empty at the top. `parent`: there are goals under it.
    """

    goal: Goal
    goes_on: tuple[bool, ...]
    parent: bool


def cascade(board: Board) -> tuple[Placed, ...]:
    """All goals, each followed by those under it, in the order they were set; remembered with the board.

    A goal under one that is not there stands at the top, and a circle (no verb makes one) is cut at its oldest goal.
    """
    return board.remember("cascade", _cascade)


def _cascade(board: Board) -> tuple[Placed, ...]:
    below: dict[str, list[Goal]] = {}
    for goal in board.goals:
        below.setdefault(goal.under if goal.under in board.goals else "", []).append(goal)
    found: list[Placed] = []
    seen: set[str] = set()
    for top in [*below.get("", ()), *board.goals]:
        waiting: list[tuple[Goal, tuple[bool, ...]]] = [] if top.id in seen else [(top, ())]
        seen.add(top.id)
        while waiting:
            goal, goes_on = waiting.pop()
            under = [each for each in below.get(goal.id, ()) if each.id not in seen]
            seen.update(each.id for each in under)
            found.append(Placed(goal, goes_on, bool(under)))
            waiting += [(each, (*goes_on, each is not under[-1])) for each in reversed(under)]
    return tuple(found)


def conflicts(board: Board) -> list[Conflict]:
    """Every conflict: the open ones first, oldest first; then the agreed ones, those agreed last first."""
    everything = list(board.conflicts)
    settled = [each for each in everything if each.status is ConflictStatus.AGREED]
    return [
        *[each for each in everything if each.status is not ConflictStatus.AGREED],
        *sorted(settled, key=lambda each: each.agreed_at, reverse=True),
    ]


def open_conflicts(board: Board) -> list[Conflict]:
    """Conflicts nothing is agreed on, oldest first."""
    return board.conflicts.where("status", ConflictStatus.OPEN)


def conflicts_of(board: Board, goal: str) -> list[Conflict]:
    """The conflicts a goal is in, the open ones first."""
    return sorted(board.conflicts.where("goals", goal), key=lambda each: each.status is ConflictStatus.AGREED)


def conflicts_in(board: Board, initiative: str) -> list[Conflict]:
    """The conflicts that bite in an initiative, the open ones first."""
    found: list[Conflict] = board.conflicts.where("initiatives", initiative)
    return sorted(found, key=lambda each: each.status is ConflictStatus.AGREED)


def bites_in(board: Board, conflict: Conflict) -> list[str]:
    """Initiatives in which a conflict bites now: finished and paused ones feel nothing."""
    found = [board.initiatives.get(handle) for handle in conflict.initiatives]
    return [each.id for each in found if each is not None and is_live(each)]


def teams_of(board: Board, conflict: Conflict) -> tuple[str, ...]:
    """The teams whose goals these are, and those it was said to touch."""
    goals = [board.goals.get(handle) for handle in conflict.goals]
    return tuple(dict.fromkeys([*[each.team for each in goals if each is not None and each.team], *conflict.teams]))


def aim(goal: Goal) -> str:
    """What a goal is measured by, from where to where: `bad records 7 → 2 %`; empty when nobody said."""
    way = f"{goal.baseline} → {goal.target}" if goal.baseline and goal.target else goal.baseline
    if goal.target and not goal.baseline:
        way = f"→ {goal.target}" if goal.metric else goal.target
    return one_line(" ".join(part for part in (goal.metric, way, goal.unit) if part), 80)


def by_when(goal: Goal, today: str) -> str:
    """`by Fri 27`; empty when no day is set."""
    return f"by {day(goal.due, today)}" if goal.due else ""


def whose(board: Board, goal: Goal) -> str:
    """The team whose goal it is."""
    return team(board, goal.team) if goal.team else COMPANY


def side(board: Board, handle: str) -> str:
    """One side of a conflict: `Ops: bad records 7 → 2 %`."""
    goal = board.goals.get(handle)
    if goal is None:
        return goal_words(board, handle)
    return f"{whose(board, goal)}: {aim(goal) or 'not measured yet'}"


def sides(board: Board, conflict: Conflict) -> str:
    """Whose goals they are and what each is measured by."""
    return " · ".join(side(board, handle) for handle in conflict.goals)
