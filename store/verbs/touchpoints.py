"""Friction at touchpoints, and experiments against it: goal, action, metric, test, repeat or stop (practices P6, P7).

A line names what it is about first: `#experiment F1 fewer calls -> one letter instead of two target:60000` and
`#test E1 60000 after the new letter`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from store.line.amounts import read_count
from store.line.dates import resolve_date
from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.practice import Experiment, Test
from store.model.records import ExperimentStatus, Friction
from store.verbs import fields
from store.verbs.capture import NOWHERE, Marks, Place
from store.verbs.draft import Draft, need
from store.verbs.edit import read_fields

NO_FRICTION = (
    "An experiment is about one friction; name it: #experiment F1 fewer calls -> one letter, or --friction F1."
)
NO_RESULT = "A test has a result, a number such as 60000: #test E1 60000."
ARROWS = ("->", "→")
"""What stands between an experiment's goal and what is done for it."""

Given = Mapping[str, str | Iterable[str]]
"""Fields as typed, by name."""


def add_friction(
    board: Board,
    text: str,
    given: Given | None = None,
    *,
    at: Moment,
    initiative: str = "",
    teams: str | Iterable[str] = (),
    place: Place = NOWHERE,
    raw: str = "",
) -> Changes:
    """Note what gets in a customer's way; `given` may have touchpoint, count (`1200/month`), per and cost as typed."""
    values = read_fields(board, "friction", given or {}, at)
    draft = Draft(board, at)
    draft.add(Friction, **{**fields.said(board, text, initiative, teams, place, raw), **values})
    return draft.changes


def add_experiment(
    board: Board,
    goal: str,
    friction: str,
    given: Given | None = None,
    *,
    at: Moment,
    place: Place = NOWHERE,
    raw: str = "",
) -> Changes:
    """Begin an experiment against a friction; `given` may have action, metric, unit, baseline, target, owners,
    initiative and teams as typed. What is left out comes from the friction: the baseline is where that stands now.
    """
    if not fields.clean(friction):
        raise Refused(NO_FRICTION)
    about = need(board, "friction", friction, Friction)
    values: dict[str, Any] = read_fields(board, "experiment", given or {}, at)
    text = fields.required(goal, f"What is to become better about {about.id}? Say so in the text.")
    values.setdefault("initiative", about.initiative or place.initiative)
    values.setdefault("teams", about.teams)
    values["baseline"] = values.get("baseline") or _stands(board, about)
    draft = Draft(board, at)
    draft.add(Experiment, **{**fields.said(board, text, place=place, raw=raw), **values, "friction": about.id})
    return draft.changes


def add_test(board: Board, key: str, date: str, result: str, remark: str = "", *, at: Moment) -> Changes:
    """Note what an experiment measured: `result` counts the friction's occurrences in its period. `date` in words or as
    a date, empty for today; another result of the same day takes the place of the first.
    """
    experiment = need(board, "experiment", key, Experiment)
    if experiment.status is ExperimentStatus.STOPPED:
        raise Refused(f"{experiment.id} was stopped; `accord repeat {experiment.id}` takes it up again.")
    today = fields.today(board, at)
    day = resolve_date(fields.clean(date), today, past=True) if fields.clean(date) else today
    if not day:
        raise Refused(f"{date!r} is no date; write it as today, mon, 2 weeks ago or 2026-12-01.")
    if day > today:
        raise Refused(f"Nothing can be measured on {day} yet; leave the date out for today.")
    test = Test(date=day, result=_result(result), remark=fields.clean(remark), at=at.now)
    if any(test == other.but(at=at.now) for other in experiment.tests):
        raise Refused(f"{experiment.id} has that result of {day} already.")
    rest = [other for other in experiment.tests if other.date != day]
    draft = Draft(board, at)
    draft.edit(experiment, tests=tuple(sorted([*rest, test], key=lambda each: each.date)))
    return draft.changes


def repeat_experiment(board: Board, key: str, why: str = "", *, at: Moment) -> Changes:
    """It worked: do the same more widely. Also takes up what was stopped. Refuses before the first test."""
    experiment = need(board, "experiment", key, Experiment)
    if experiment.status is ExperimentStatus.REPEATED:
        raise Refused(f"{experiment.id} is repeated already.")
    if not experiment.tests:
        raise Refused(f"{experiment.id} was not tested yet; `accord test {experiment.id} RESULT` comes first.")
    return _end(board, experiment, ExperimentStatus.REPEATED, fields.clean(why), at)


def stop_experiment(board: Board, key: str, why: str, *, at: Moment) -> Changes:
    """It is not done any more, so that what it saved counts no longer; `why` says what was learnt."""
    experiment = need(board, "experiment", key, Experiment)
    if experiment.status is ExperimentStatus.STOPPED:
        raise Refused(f"{experiment.id} was stopped already.")
    words = fields.required(why, f"Say why {experiment.id} is stopped; that is what was learnt from it.")
    return _end(board, experiment, ExperimentStatus.STOPPED, words, at)


def friction_line(board: Board, line: Line, place: Place, *, at: Moment) -> Changes:
    """A friction line; a touchpoint nobody set up stays in its text."""
    known = line.touchpoint in board.touchpoints
    marks = Marks(line, board.names())
    marks.release(marks.people)
    given = {"touchpoint": line.touchpoint if known else "", "count": line.count, "per": line.per, "cost": line.cost}
    if line.count or line.cost:
        marks.take("count")
        marks.take("cost")
    text = marks.text() if known or not line.touchpoint else f"{line.touchpoint}: {marks.text()}"
    return add_friction(
        board, text, given, initiative=marks.initiative, teams=marks.teams, place=place, raw=line.raw, at=at
    )


def experiment_line(board: Board, line: Line, place: Place, given: Given | None = None, *, at: Moment) -> Changes:
    """An experiment line: the friction, the goal, perhaps `-> action`, and marks; `given` are fields beside it."""
    marks = Marks(line, board.names())
    said = {name: marks.take(name) for name in ("metric", "unit", "baseline", "target")}
    said |= {"owners": ",".join([*marks.people, *marks.take("owner").split()]), "teams": ",".join(marks.teams)}
    said["initiative"] = marks.initiative
    wanted: dict[str, Any] = {name: value for name, value in said.items() if value} | dict(given or {})
    text, friction = marks.text(), str(wanted.pop("friction", ""))
    if not friction:
        friction, _, text = text.partition(" ")
        friction = friction.rstrip(":")
        if friction[:1].upper() != "F" or not friction[1:].isdecimal():
            raise Refused(NO_FRICTION)
    for arrow in ARROWS:
        goal, found, action = text.partition(arrow)
        if found:
            text = goal
            wanted.setdefault("action", action)
    return add_experiment(board, text, friction, wanted, place=place, raw=line.raw, at=at)


def test_line(board: Board, line: Line, *, at: Moment) -> Changes:
    """A test line: the experiment, the result, perhaps `date:mon`, and a remark."""
    marks = Marks(line, board.names())
    marks.release(marks.people)
    date = marks.take("date")
    key, result, *rest = [*marks.text().split(None, 2), "", ""]
    return add_test(board, key.rstrip(":"), date, result, rest[0], at=at)


def _stands(board: Board, friction: Friction) -> str:
    """The friction's count as it stands now: the newest result of an experiment on it, else as it was noted."""
    tests = [
        test
        for each in board.experiments.where("friction", friction.id)
        if each.status is not ExperimentStatus.STOPPED and each.unit != "%"
        for test in each.tests
    ]
    return max(tests, key=lambda test: test.date).result if tests else friction.count


def _result(words: str) -> str:
    """A result as decimal text."""
    found = read_count(fields.clean(words).removesuffix("%"))
    if found is None or found[1]:
        raise Refused(f"{words!r} is no result; write it as a number such as 60000." if words else NO_RESULT)
    return found[0]


def _end(board: Board, experiment: Experiment, status: ExperimentStatus, why: str, at: Moment) -> Changes:
    draft = Draft(board, at)
    draft.edit(experiment, status=status, ended_at=at.now, why=why)
    return draft.changes
