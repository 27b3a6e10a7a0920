"""The customer's journey and its friction in money: what each costs, what was saved, whose it is (practices P6 and P7).

A friction's level is its count until an experiment on it was tested, and then the newest result. Each test counts for
the fall from the level before it, booked on its date, so that two experiments on one friction never save the same
money twice. What was stopped saves nothing any more: customers meet the friction as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from store.model.board import Board
from store.model.captured import Friction
from store.model.named import Touchpoint
from store.model.practice import Experiment, Test
from store.model.states import ExperimentStatus
from store.sense import money, phrases
from store.sense.words import one_line


class Fall(NamedTuple):
    """One measured step: on which date, by which experiment, what it saves a year (below zero: what it costs more)."""

    date: str
    experiment: str
    saves: Decimal


class Account(NamedTuple):
    """A friction in money a year. `before` is what it cost until something was measured, `now` what it costs since;
    both None while a figure is missing. `owner` is the team of its touchpoint, or "".
    """

    friction: Friction
    owner: str
    before: Decimal | None
    now: Decimal | None
    falls: tuple[Fall, ...]
    experiments: tuple[Experiment, ...]

    @property
    def saved(self) -> Decimal:
        """What all its tests save a year."""
        return money.total(fall.saves for fall in self.falls)

    @property
    def initiative(self) -> str:
        """The initiative it belongs to, or the first that one of its experiments belongs to; "" for none."""
        return self.friction.initiative or next((each.initiative for each in self.experiments if each.initiative), "")

    @property
    def tried(self) -> tuple[Experiment, ...]:
        """The experiments that were not stopped."""
        return tuple(each for each in self.experiments if each.status is not ExperimentStatus.STOPPED)


class Place(NamedTuple):
    """A touchpoint with the friction at it, and what that costs a year now, as far as it is known."""

    touchpoint: Touchpoint
    accounts: tuple[Account, ...]
    now: Decimal


class Stage(NamedTuple):
    """A stage of the customer's journey ("" for touchpoints of none) and its touchpoints."""

    name: str
    places: tuple[Place, ...]


class Total(NamedTuple):
    """What friction costs now and what was saved, a year, for an initiative or team (`key`, "" for none)."""

    key: str
    costs: Decimal
    saved: Decimal


class Totals(NamedTuple):
    """All friction in money a year, and by initiative, by team and by the quarter of the tests (`2026 Q4`)."""

    costs: Decimal
    saved: Decimal
    initiatives: tuple[Total, ...]
    teams: tuple[Total, ...]
    quarters: tuple[tuple[str, Decimal], ...]


def accounts(board: Board, until: str = "") -> tuple[Account, ...]:
    """Every friction in money, the dearest now first, those nobody can reckon last; with `until` (ISO time) as it stood
    then. Remembered with the board.
    """
    return board.remember(("accounts", until), lambda board: _accounts(board, until))


def account(board: Board, key: str) -> Account | None:
    """One friction in money."""
    return board.remember("account", lambda board: {each.friction.id: each for each in accounts(board)}).get(key)


def as_of(experiment: Experiment, until: str) -> Experiment:
    """The experiment as it stood at `until`: what was measured, repeated or stopped later is taken back."""
    tests = tuple(test for test in experiment.tests if (test.at or test.date) <= until)
    later = experiment.ended_at > until
    if not later and len(tests) == len(experiment.tests):
        return experiment
    back = {"status": ExperimentStatus.RUNNING, "ended_at": "", "why": ""} if later else {}
    return experiment.but(tests=tests, **back)


def _accounts(board: Board, until: str) -> tuple[Account, ...]:
    found: list[Account] = []
    for friction in board.frictions:
        if until and friction.created > until:
            continue
        experiments: list[Experiment] = board.experiments.where("friction", friction.id)
        if until:
            experiments = [as_of(each, until) for each in experiments if each.created <= until]
        found.append(_account(board, friction, tuple(experiments)))
    known = [each for each in found if each.now is not None]
    known.sort(key=lambda each: each.now or money.ZERO, reverse=True)
    return (*known, *(each for each in found if each.now is None))


def _account(board: Board, friction: Friction, experiments: tuple[Experiment, ...]) -> Account:
    place = board.touchpoints.get(friction.touchpoint)
    owner = place.owner if place is not None else ""
    noted = money.number(friction.count)
    steps = sorted(_tests(experiments), key=lambda step: step[1].date)
    if not steps:
        before = None if noted is None else money.worth(friction, noted)
        return Account(friction, owner, before, before, (), experiments)
    first = money.number(steps[0][0].baseline)
    start = level = first if first is not None else noted
    falls: list[Fall] = []
    for each, test in steps:
        result = money.number(test.result)
        if result is None:
            continue
        level = result if level is None else level
        saves = money.worth(friction, money.less(level, result))
        if saves is not None:
            falls.append(Fall(test.date, each.id, saves))
        level = result
    before, now = (None if it is None else money.worth(friction, it) for it in (start, level))
    return Account(friction, owner, before, now, tuple(falls), experiments)


def journey(board: Board) -> tuple[Stage, ...]:
    """The stages of the journey in order, empty ones too; then those that only touchpoints name, then none at all.
    Remembered with the board.
    """
    return board.remember("journey", _journey)


def _journey(board: Board) -> tuple[Stage, ...]:
    by_place: dict[str, list[Account]] = {}
    for each in accounts(board):
        by_place.setdefault(each.friction.touchpoint, []).append(each)
    by_stage: dict[str, list[Place]] = {name: [] for name in board.series.stages}
    called = {name.casefold(): name for name in by_stage}
    for touchpoint in board.touchpoints:
        here = tuple(by_place.get(touchpoint.id, ()))
        name = called.setdefault(touchpoint.stage.casefold(), touchpoint.stage)
        by_stage.setdefault(name, []).append(Place(touchpoint, here, money.total(each.now for each in here)))
    nowhere = by_stage.pop("", [])
    stages = tuple(Stage(name, tuple(places)) for name, places in by_stage.items())
    return (*stages, Stage("", tuple(nowhere))) if nowhere else stages


def totals(board: Board, until: str = "") -> Totals:
    """Everything together; with `until` (ISO time) as it stood then. Remembered with the board."""
    return board.remember(("totals", until), lambda board: _totals(board, until))


def _totals(board: Board, until: str) -> Totals:
    found = accounts(board, until)
    falls = [fall for each in found for fall in each.falls]
    return Totals(
        costs=money.total(each.now for each in found),
        saved=money.total(fall.saves for fall in falls),
        initiatives=_by((each.initiative, each) for each in found),
        teams=_by((each.owner, each) for each in found),
        quarters=tuple(sorted(_summed((quarter(fall.date), fall.saves) for fall in falls).items())),
    )


def quarter(date: str) -> str:
    """The quarter an ISO date lies in: `2026 Q4`; empty for what is no date."""
    month = date[5:7]
    return f"{date[:4]} Q{(int(month) + 2) // 3}" if month.isdecimal() else ""


def measured(experiment: Experiment, friction: Friction | None) -> str:
    """How far an experiment has come: `calls 100,000 → 60,000 a year, target 50,000`."""
    test = money.latest(experiment)
    unit = one_line(experiment.unit, 20)
    steps = [money.figure(each) for each in (experiment.baseline, test.result if test is not None else "") if each]
    per = f"a {friction.per}" if friction is not None and friction.per and unit != money.SHARE else ""
    said = " ".join([" → ".join(steps), *[word for word in (unit, per) if word and steps]])
    what = " ".join(part for part in (one_line(experiment.metric, 40), said) if part)
    target = f"target {money.figure(experiment.target)}" if experiment.target else ""
    untested = "" if test is not None else "not tested yet"
    return ", ".join(part for part in (what, target, untested) if part)


def effect(board: Board, experiment: Experiment, result: str = "") -> str:
    """What a result (the newest by default) is worth: `saves 240,000 EUR a year`; empty where nothing follows."""
    friction: Friction | None = board.frictions.get(experiment.friction)
    exact = None if friction is None else money.saved_by(friction, experiment, result)
    return "" if exact is None else money.saves(exact, board.series.currency)


def place_name(board: Board, handle: str) -> str:
    """A touchpoint by its name."""
    found = board.touchpoints.get(handle)
    return (one_line(found.name, 60) if found is not None else "") or one_line(handle, 60)


def sponsor(board: Board, initiative: str) -> str:
    """The sponsor of an initiative by name; empty where there is none."""
    found = board.initiatives.get(initiative)
    return phrases.person(board, found.sponsor) if found is not None and found.sponsor else ""


def happened(board: Board, since: str) -> list[tuple[str, str, str, str]]:
    """What came of friction after `since` (ISO time): when, the sign's name, the id, a sentence that begins with it."""
    found = [
        (each.created, "friction", each.id, f"{each.id} noted: {one_line(each.text)}")
        for each in board.frictions
        if each.created > since
    ]
    for each in board.experiments:
        if each.created > since:
            found.append((each.created, "experiment", each.id, f"{each.id} begun: {one_line(each.text)}"))
        new = [test for test in each.tests if (test.at or test.date) > since]
        if new:
            money_words = effect(board, each)
            said = f"{each.id} measured {money.figure(new[-1].result)}" + (f": {money_words}" if money_words else "")
            found.append((new[-1].at or new[-1].date, "experiment", each.id, said))
    return found


def _tests(experiments: Iterable[Experiment]) -> Iterator[tuple[Experiment, Test]]:
    """Every result that money follows from."""
    for each in experiments:
        if each.status is not ExperimentStatus.STOPPED and each.unit != money.SHARE:
            yield from ((each, test) for test in each.tests)


def _summed(pairs: Iterable[tuple[str, Decimal | None]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for key, exact in pairs:
        sums[key] = money.total((sums.get(key, money.ZERO), exact))
    return sums


def _by(keyed: Iterable[tuple[str, Account]]) -> tuple[Total, ...]:
    """What it costs and saved by key, the dearest first, nobody's last."""
    pairs = list(keyed)
    costs, saved = _summed((key, each.now) for key, each in pairs), _summed((key, each.saved) for key, each in pairs)
    found = [Total(key, costs[key], saved[key]) for key in costs if costs[key] or saved[key]]
    return tuple(sorted(found, key=lambda each: (not each.key, -each.costs, -each.saved)))
