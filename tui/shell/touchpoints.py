"""Commands about the customer's journey: touchpoints, test, repeat, stop (practices P6 and P7)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from store.keep.workspace import Verb
from store.model.board import Board
from store.model.records import Experiment, ExperimentStatus
from store.sense import money, phrases
from store.sense import touchpoints as sense
from store.sense.weekly import describe_commit
from store.sense.words import one_line
from store.verbs import touchpoints as verbs
from tui.shell.exits import say
from tui.shell.open import opened
from tui.shell.output import print_json, print_line, print_table
from tui.shell.words import record_json

FIRST = (
    'No touchpoint and no friction yet: accord add touchpoint call-script "Call script" --owner sales --stage decision'
)


def test(given: Namespace) -> int | None:
    """`accord test ID RESULT`: what an experiment measured."""
    remark = " ".join(given.remark)
    _do(given, lambda board, at: verbs.add_test(board, given.id, given.date, given.result, remark, at=at), "add test")
    return None


def repeat(given: Namespace) -> int | None:
    """`accord repeat ID`: it worked, and is done more widely."""
    why = " ".join(given.why)
    _do(given, lambda board, at: verbs.repeat_experiment(board, given.id, why, at=at), "repeat experiment")
    return None


def stop(given: Namespace) -> int | None:
    """`accord stop ID "why"`: it is given up."""
    why = " ".join(given.why)
    _do(given, lambda board, at: verbs.stop_experiment(board, given.id, why, at=at), "stop experiment")
    return None


def _do(given: Namespace, verb: Verb, name: str) -> None:
    with opened(given.folder, given.who) as workspace:
        done = workspace.do(verb, name)
        if done.commit is not None:
            print_line(describe_commit(done.commit, done.board))


def touchpoints(given: Namespace) -> int | None:
    """`accord touchpoints`: what the screen says, as text."""
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
    if given.json:
        print_json(_object(board))
    elif not (len(board.touchpoints) or len(board.frictions)):
        say(FIRST)
    else:
        _print_journey(board)
        _print_friction(board)
        _print_experiments(board)
        _print_totals(board)
    return None


def _print_journey(board: Board) -> None:
    """The stages in order, the touchpoints of each with their owner and what friction costs there a year."""
    print_line("The customer's journey")
    rows: list[list[str]] = []
    for stage in sense.journey(board):
        name = stage.name or "no stage"
        for place in stage.places:
            costs = f"{money.amount(place.now, board.series.currency)} a year" if place.now else ""
            touchpoint = place.touchpoint
            rows.append([name, touchpoint.id, one_line(touchpoint.name), _owner(board, touchpoint.owner), costs])
            name = ""
        if not stage.places:
            rows.append([name, "", "no touchpoint yet", "", ""])
    print_table(rows, indent="  ")


def _print_friction(board: Board) -> None:
    """Friction, the dearest first, its sums at the right of a column of their own."""
    found = sense.accounts(board)
    if not found:
        say('No friction is noted yet: accord add friction "call-script: asked twice count:1200/month cost:6"')
        return
    print_line("Friction, the dearest first (a year)")
    sums = ["?" if each.now is None else money.amount(each.now, board.series.currency) for each in found]
    room = max(map(len, sums))
    rows = [
        [
            each.friction.id,
            sum_of_year.rjust(room),
            one_line(each.friction.text),
            sense.place_name(board, each.friction.touchpoint) or "no touchpoint",
            _owner(board, each.owner),
            _reckoned(board, each),
        ]
        for each, sum_of_year in zip(found, sums, strict=True)
    ]
    print_table(rows, 2, indent="  ")


def _reckoned(board: Board, each: sense.Account) -> str:
    """How often and how dear, and what of it was saved."""
    currency = board.series.currency
    saved = f"{money.saves(each.saved, currency)}" if each.falls else ""
    was = f"was {money.amount(each.before, currency)}" if each.falls and each.before is not None else ""
    return " · ".join(part for part in (money.often(each.friction, currency), was, saved) if part)


def _print_experiments(board: Board) -> None:
    """Every experiment: on what, where it stands, what it measured, what that saves."""
    if not len(board.experiments):
        return
    print_line("Experiments")
    print_table([_row(board, each) for each in board.experiments], 2, indent="  ")


def _row(board: Board, each: Experiment) -> list[str]:
    worth = sense.effect(board, each)
    if each.status is ExperimentStatus.STOPPED and worth:
        worth = f"stopped, so no longer {worth}"
    about = [sense.measured(each, board.frictions.get(each.friction)), worth, phrases.people(board, each.owners)]
    return [each.id, each.friction, one_line(each.text), str(each.status), " · ".join(part for part in about if part)]


def _print_totals(board: Board) -> None:
    """All of it: together, by initiative with its sponsor, by team, by quarter."""
    totals, currency = sense.totals(board), board.series.currency
    if not (totals.costs or totals.saved):
        return
    print_line("In a year")
    rows = [["together", "", money.standing(totals.saved, totals.costs, currency)]]
    for each in totals.initiatives:
        sponsor = sense.sponsor(board, each.key)
        named = phrases.initiative(board, each.key) if each.key else "no initiative"
        rows.append(["initiative", f"{named} (sponsor {sponsor})" if sponsor else named, _standing(each, currency)])
    rows += [["team", _owner(board, each.key), _standing(each, currency)] for each in totals.teams]
    for when, exact in totals.quarters:
        rows.append(["quarter", when or "no date", money.saves(exact, currency)])
    print_table(rows, indent="  ")


def _standing(total: sense.Total, currency: str) -> str:
    return money.standing(total.saved, total.costs, currency)


def _owner(board: Board, team: str) -> str:
    return phrases.team(board, team) if team else "nobody's"


def _object(board: Board) -> dict[str, Any]:
    """The same for programs. All sums are decimal text, a year's; null where nobody can reckon one."""
    totals = sense.totals(board)
    frictions: list[dict[str, Any]] = []
    for each in sense.accounts(board):
        figures = {"before": _text(each.before), "now": _text(each.now), "saved": _text(each.saved)}
        frictions.append({**record_json(each.friction), "owner": each.owner or None, **figures})
    experiments: list[dict[str, Any]] = []
    for each in board.experiments:
        friction = board.frictions.get(each.friction)
        exact = None if friction is None else money.saved_by(friction, each)
        experiments.append({**record_json(each), "saves": _text(exact)})
    stages = [
        {"stage": stage.name or None, "touchpoints": [place.touchpoint.id for place in stage.places]}
        for stage in sense.journey(board)
    ]
    return {
        "currency": board.series.currency,
        "journey": stages,
        "friction": frictions,
        "experiments": experiments,
        "costs": _text(totals.costs),
        "saved": _text(totals.saved),
        "initiatives": _totals(board, totals.initiatives, sponsored=True),
        "teams": _totals(board, totals.teams),
        "quarters": [{"quarter": when, "saved": _text(exact)} for when, exact in totals.quarters],
    }


def _totals(board: Board, found: Iterable[sense.Total], *, sponsored: bool = False) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for each in found:
        one: dict[str, Any] = {"id": each.key or None, "costs": _text(each.costs), "saved": _text(each.saved)}
        if sponsored:
            initiative = board.initiatives.get(each.key)
            one["sponsor"] = (initiative.sponsor if initiative is not None else "") or None
        out.append(one)
    return out


def _text(exact: Decimal | None) -> str | None:
    return None if exact is None else f"{exact:f}"
