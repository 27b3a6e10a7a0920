"""Friction on the touchpoints screen: as an entry of the list, and whole, with the experiments against it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from typing_extensions import override

from screens.glyphs import glyph, style
from screens.plain import clean, pad, width
from screens.widgets.lines import Line, Span, fold
from screens.widgets.sheet import LABEL_ROOM, Part, drawn, fact, gap, said, title
from screens.widgets.source import Grouped
from store.model.board import Board
from store.model.records import Experiment, ExperimentStatus, Touchpoint
from store.sense import money, phrases
from store.sense.touchpoints import (
    Account,
    Totals,
    accounts,
    effect,
    measured,
    place_name,
    sponsor,
    totals,
)

ID_ROOM = 5
INDENT = 2 + ID_ROOM
MOST_BAR = 36
MOST_TEXT = 400
"""Letters of a text that two lines could hold."""
MOST_LINES = 8
UNKNOWN = "not reckoned"


class FrictionSource(Grouped):
    """Every friction, the dearest first, then the touchpoints nobody noted any at."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.accounts = {each.friction.id: each for each in accounts(board)}
        known = [key for key, each in self.accounts.items() if each.now is not None]
        unknown = [key for key, each in self.accounts.items() if each.now is None]
        at = {each.friction.touchpoint for each in self.accounts.values()}
        smooth = [touchpoint.id for touchpoint in board.touchpoints if touchpoint.id not in at]
        groups = (("", known), ("How often or how dear is not known", unknown), ("No friction noted", smooth))
        super().__init__(groups)

    @override
    def tall(self, key: str, cells: int) -> int:
        """Two lines a friction; one a touchpoint."""
        return 2 if key in self.accounts else 1

    @override
    def lines(self, key: str, cells: int) -> Sequence[Line]:
        """See `Grouped.lines`."""
        account = self.accounts.get(key)
        return self._touchpoint(key) if account is None else _lines(self.board, account)

    def _touchpoint(self, key: str) -> list[Line]:
        found = self.board.touchpoints.get(key)
        if found is None:
            return []
        return [Line(["  ", (found.name or key, "dim")], [_owner(self.board, found.owner)])]


def _lines(board: Board, account: Account) -> list[Line]:
    """What it says and what it costs a year now; where it lies, and what is tried against it."""
    friction = account.friction
    head: list[Span] = [
        (f"{glyph('friction')} ", style("friction")),
        (pad(friction.id, ID_ROOM), "dim"),
        (friction.text[:MOST_TEXT], "text"),
    ]
    sum_of_year: list[Span] = [] if account.now is None else [(money.amount(account.now), "strong")]
    owner = phrases.team(board, account.owner) if account.owner else "nobody's"
    where = place_name(board, friction.touchpoint) or "no touchpoint"
    about = f" {glyph('dot')} ".join((where, owner))
    return [Line(head, sum_of_year), Line([" " * INDENT, (about, "dim")], [_tried(account)])]


def _tried(account: Account) -> Span:
    """What is done about a friction, in a word or two."""
    if account.falls:
        if account.saved < 0:
            return (f"{money.amount(account.saved.copy_negate())} more", "late")
        return (f"{money.amount(account.saved)} saved", "dim")
    if not account.tried:
        return ("nothing is tried", "needs")
    return (f"{account.tried[-1].id} {'not tested yet' if not account.tried[-1].tests else 'tested'}", "dim")


def _owner(board: Board, team: str) -> Span:
    return (phrases.team(board, team), "dim") if team else ("nobody's", "needs")


def friction_sheet(board: Board, account: Account, today: str) -> list[Part]:
    """Everything about a friction: what it costs, the experiments with what they measured, where it lies and whose it
    is, and all friction together.
    """
    parts = [said("text", [(account.friction.text, "strong")], limit=MOST_LINES), _costs(board, account)]
    for experiment in reversed(account.experiments):
        parts += _experiment(board, account, experiment, today)
    if not account.experiments:
        parts += [title("Experiments"), said("none", [("x", "key"), (" tries something against it", "dim")])]
    return [*parts, title("Where it lies"), *_facts(board, account), *together(board)]


def _facts(board: Board, account: Account) -> list[Part]:
    """Its touchpoint and stage, the team, how often and how dear, the initiative and its sponsor."""
    friction = account.friction
    place = board.touchpoints.get(friction.touchpoint)
    dot = glyph("dot")
    if place is not None:
        stage: list[Span] = [(f"{place.stage} {dot} " if place.stage else "", "dim")]
        parts = [fact(f"at {place.id}", "at", [*stage, place.name or place.id], 2)]
    else:
        parts = [fact("nowhere", "at", [("no touchpoint", "needs")])]
    parts.append(fact(f"owner {account.owner}", "owner", [_whose(board, account.owner)], 2))
    often = money.often(friction, board.series.currency)
    parts.append(fact("often", "noted", [often or (UNKNOWN, "needs")], 2))
    if friction.initiative:
        by = sponsor(board, friction.initiative)
        about: list[Span] = [phrases.initiative(board, friction.initiative)]
        about.append((f", sponsor {by}" if by else ", no sponsor", "dim"))
        parts.append(fact(f"of {friction.initiative}", "part of", about, 2))
    return parts


def _whose(board: Board, team: str) -> Span:
    found = board.teams.get(team)
    return (found.name if found is not None and found.name else team, "text") if team else ("nobody", "needs")


def _costs(board: Board, account: Account) -> Part:
    """What it costs a year now; and where something was measured, what it was and what that saves."""
    currency = board.series.currency
    if account.now is None:
        return said("costs", [(UNKNOWN, "needs"), ("; e says how often it happens and what one costs", "dim")], limit=2)
    spans: list[Span] = [(f"{money.amount(account.now, currency)} a year", "text")]
    if account.falls and account.before is not None:
        more = account.saved < 0
        said_so = "more than" if more else "saved of"
        fall = account.saved.copy_abs()
        spans.append((f", {money.amount(fall)} {said_so} {money.amount(account.before)}", "late" if more else "dim"))
    return said("costs", spans, limit=3)


def _experiment(board: Board, account: Account, experiment: Experiment, today: str) -> list[Part]:
    """One experiment: its goal and action, the way from baseline to target, and each result."""
    key = experiment.id
    who = phrases.people(board, experiment.owners)
    stands = str(experiment.status) if experiment.status is not ExperimentStatus.RUNNING else who or "running"
    parts = [title(f"{key} {clean(experiment.text[:MOST_TEXT])}", stands)]
    parts.append(_way(experiment, account))
    if experiment.action:
        parts.append(fact(f"action {key}", "action", [experiment.action], MOST_LINES))
    if experiment.why:
        parts.append(fact(f"why {key}", str(experiment.status), [experiment.why], MOST_LINES))
    for test in reversed(experiment.tests):
        worth = effect(board, experiment, test.result)
        spans: list[Span] = [(money.figure(test.result), "text"), (f"  {worth}" if worth else "", "dim")]
        spans += [(f"  {test.remark}", "dim")] if test.remark else []
        parts.append(fact(f"test {key} {test.date}", phrases.day(test.date, today), spans, 3))
    return parts


def _way(experiment: Experiment, account: Account) -> Part:
    """The bar from the baseline past the newest result to the target, and the same in words."""
    start, aim = money.number(experiment.baseline), money.number(experiment.target)
    test = money.latest(experiment)
    now = start if test is None else money.number(test.result)
    words = measured(experiment, account.friction)

    def lay(cells: int) -> list[Line]:
        told = [Line(line) for line in fold([(words, "dim")], cells, limit=2)]
        if start is None or aim is None or now is None or start == aim:
            return told
        left, right = money.figure(experiment.baseline), money.figure(experiment.target)
        room = min(MOST_BAR, cells - width(left) - width(right) - 2)
        return (
            told
            if room < 6
            else [Line([(f"{left} ", "dim"), *bar(start, now, aim, room), (f" {right}", "dim")]), *told]
        )

    return Part(f"way {experiment.id}", lay)


def bar(start: Decimal, now: Decimal, aim: Decimal, cells: int) -> list[Span]:
    """How far `now` is on the way from `start` to `aim`, in `cells`; beyond either end it stands at that end."""
    share = min(max((start - now) / (start - aim), Decimal(0)), Decimal(1))
    done = int(share * (cells - 1))
    mark: Span = (glyph("high" if share else "low"), "accent")
    return [(glyph("bar") * done, "accent"), mark, (glyph("rule") * (cells - 1 - done), "rule")]


def touchpoint_sheet(board: Board, touchpoint: Touchpoint) -> list[Part]:
    """A touchpoint nobody noted friction at."""
    parts = [said("text", [(touchpoint.name or touchpoint.id, "strong")], limit=MOST_LINES), gap("after text")]
    parts.append(fact(f"owner {touchpoint.owner}", "owner", [_whose(board, touchpoint.owner)], 2))
    if touchpoint.stage:
        parts.append(fact("stage", "stage", [touchpoint.stage], 2))
    if touchpoint.system:
        parts.append(fact(f"system {touchpoint.system}", "system", [phrases.system(board, touchpoint.system)], 2))
    parts += [gap("before none"), said("none", [("n", "key"), (" notes what gets in the customer's way here", "dim")])]
    return parts + together(board)


def together(board: Board) -> list[Part]:
    """All friction in money: by initiative, by team, and when it was measured. Nothing before the first test."""
    found: Totals = totals(board)
    if not found.quarters:
        return []
    currency = board.series.currency
    parts = [title("All friction, a year", money.standing(found.saved, found.costs, currency))]
    groups = (
        ("initiative", found.initiatives, phrases.initiative, "none"),
        ("team", found.teams, phrases.team, "nobody's"),
    )
    for label, each_one, called, nobody in groups:
        for number, each in enumerate(each_one):
            name = called(board, each.key) if each.key else nobody
            left: list[Span] = [(pad("" if number else label, LABEL_ROOM), "dim"), name]
            parts.append(drawn(f"{label} {each.key}", Line(left, [(money.standing(each.saved, each.costs), "dim")])))
    for number, (when, exact) in enumerate(found.quarters):
        left = [(pad("" if number else "measured", LABEL_ROOM), "dim"), when or "no date"]
        parts.append(drawn(f"quarter {when}", Line(left, [(money.saves(exact, ""), "dim")])))
    return parts
