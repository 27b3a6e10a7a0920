"""The rules of attention about friction and experiments; see `store.sense.rules`."""

from __future__ import annotations

from collections.abc import Iterator

from store.model.board import Board
from store.model.records import Experiment, ExperimentStatus
from store.sense import money
from store.sense.need import Need, need, shell
from store.sense.phrases import days_since, plural, span
from store.sense.phrases import initiative as title
from store.sense.touchpoints import Account, accounts, place_name
from store.sense.words import one_line

DEAR = 3
"""Severity of friction in the dearer half that nobody does anything about."""
UNOWNED = 3
"""Severity of friction at a touchpoint without an owner."""
UNTESTED = 2
QUIET = 28
"""Days without a result after which an experiment is asked for one."""
OPEN = ("enter", "open")


def _of(board: Board, today: str, rule: str, each: Account, severity: int, detail: str, command: str) -> Need:
    friction = each.friction
    says = (f"{friction.id} {one_line(friction.text)}", detail)
    teams = friction.teams or ((each.owner,) if each.owner else ())
    way = (*OPEN, command)
    return need(board, today, rule, (friction.id,), severity, friction.created, says, way, friction.initiative, teams)


def _costs(board: Board, each: Account) -> str:
    return "" if each.now is None else f"{money.amount(each.now, board.series.currency)} a year"


def friction_untried(board: Board, today: str) -> Iterator[Need]:
    """Nothing is tried against a friction that costs as much as the middle one or more (P7)."""
    known = [each for each in accounts(board) if each.now]
    if not known:
        return
    middle = known[len(known) // 2].now or money.ZERO  # they stand by what they cost
    for each in known:
        if (each.now or money.ZERO) >= middle and not each.tried:
            command = shell("add", "experiment", f"{each.friction.id} …")
            detail = f"{_costs(board, each)} · nothing is tried against it"
            yield _of(board, today, "friction-untried", each, DEAR, detail, command)


def friction_unowned(board: Board, today: str) -> Iterator[Need]:
    """Friction lies at a touchpoint that no team owns, or at none that is known (P6)."""
    for each in accounts(board):
        if each.owner:
            continue
        friction = each.friction
        if friction.touchpoint in board.touchpoints:
            where = f"nobody owns {place_name(board, friction.touchpoint)}"
            command = shell("edit", friction.touchpoint, "owner=TEAM")
        else:
            where = "at no touchpoint"
            command = shell("edit", friction.id, "touchpoint=TOUCHPOINT")
        detail = " · ".join(part for part in (where, _costs(board, each)) if part)
        yield _of(board, today, "friction-unowned", each, UNOWNED, detail, command)


def experiment_untested(board: Board, today: str) -> Iterator[Need]:
    """An experiment runs and was not measured for four weeks (P7)."""
    running: list[Experiment] = board.experiments.where("status", ExperimentStatus.RUNNING)
    for each in running:
        test = money.latest(each)
        since = test.date if test is not None else each.created
        days = days_since(since, today)
        if days < QUIET:
            continue
        asked = f"no result for {span(days)}" if test is not None else f"begun {span(days)} ago, not tested yet"
        tests = plural(len(each.tests), "test") if each.tests else ""
        about = title(board, each.initiative) if each.initiative else ""
        detail = " · ".join(part for part in (asked, tests, about) if part)
        says = (f"{each.id} {one_line(each.text)}", detail)
        way = (*OPEN, shell("test", each.id, "RESULT"))
        yield need(
            board, today, "experiment-untested", (each.id,), UNTESTED, since, says, way, each.initiative, each.teams
        )
