"""Initiatives × teams: how heavily each bears on each team, and whether the team has seen it (practice P1)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from store.model.board import Board
from store.model.records import Impact, Initiative, InitiativeStatus, IssueStatus, Level, Team
from store.sense.phrases import heads

State = Literal["acknowledged", "waiting", "stale", ""]
HEAVY = {Level.HIGH: 3, Level.MEDIUM: 2, Level.LOW: 1, Level.NONE: 0}
"""What an unseen impact counts in a row's need, by how heavy it is."""


class Cell(NamedTuple):
    """Where an initiative meets a team. `state` is empty where there is nothing to see: no impact, or one of none."""

    impact: Impact | None
    level: Level
    state: State


class Row(NamedTuple):
    """A running initiative and its cell for each team, in the order of `Matrix.teams`. `waiting` counts cells their
    team has not seen as they stand, `issues` what is open in it, `need` is what the rows are ordered by.
    """

    initiative: Initiative
    cells: tuple[Cell, ...]
    waiting: int
    issues: int
    need: int


class Matrix(NamedTuple):
    """Teams with their short heads, and a row an initiative, the one that needs most first."""

    teams: tuple[Team, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


NOWHERE = Cell(None, Level.NONE, "")


def matrix(board: Board) -> Matrix:
    """The matrix of a board's running initiatives; remembered with the board."""
    return board.remember("matrix", _matrix)


def _matrix(board: Board) -> Matrix:
    teams = tuple(board.teams)
    short = heads(board)
    open_in: dict[str, int] = {}
    for issue in board.issues.where("status", IssueStatus.OPEN):
        open_in[issue.initiative] = open_in.get(issue.initiative, 0) + 1
    running = board.initiatives.where("status", InitiativeStatus.RUNNING)
    rows = [_row(board, initiative, teams, open_in.get(initiative.id, 0)) for initiative in running]
    rows.sort(key=lambda row: (-row.need, row.initiative.name.casefold(), row.initiative.id))
    return Matrix(teams, tuple(short[team.id] for team in teams), tuple(rows))


def _row(board: Board, initiative: Initiative, teams: tuple[Team, ...], issues: int) -> Row:
    """Need: 3, 2 or 1 for each unseen impact that is heavy, medium or light, and 1 for each open issue."""
    by_team = {impact.team: impact for impact in board.impacts.where("initiative", initiative.id)}
    cells = tuple([_cell(by_team.get(team.id)) for team in teams])
    unseen = [cell for cell in cells if cell.state in ("waiting", "stale")]
    need = sum(HEAVY[cell.level] for cell in unseen) + issues
    return Row(initiative, cells, len(unseen), issues, need)


def _cell(impact: Impact | None) -> Cell:
    if impact is None:
        return NOWHERE
    if impact.level is Level.NONE:
        return Cell(impact, Level.NONE, "")
    state: State = "acknowledged" if impact.acknowledged else "stale" if impact.stale else "waiting"
    return Cell(impact, impact.level, state)
