"""Friction and experiments as people type them: what is kept, what is refused, what follows in money."""

from __future__ import annotations

import pytest

from store.line.parse import parse
from store.model.records import ExperimentStatus
from store.verbs.adding import add_line
from store.verbs.edit import drop_record, edit_record
from store.verbs.named import add_named
from store.verbs.touchpoints import add_experiment, add_friction, add_test, repeat_experiment, stop_experiment
from tests.rules.played import Played, founded


@pytest.fixture
def played() -> Played:
    """A touchpoint that sales owns, and a friction at it of 100,000 a year at 6."""
    made = founded()
    given = {"owner": "sales", "stage": "decision"}
    made.do(lambda b, at: add_named(b, "touchpoint", "call-script", "Call script", given, at=at))
    made.say("#friction call-script: asked twice for the address count:100,000/year cost:6 +webinar")
    return made


def test_a_friction_can_be_noted_field_by_field(played: Played):
    given = {"touchpoint": "call-script", "count": "1.2k/month", "cost": "$6.50"}
    played.do(lambda b, at: add_friction(b, "too long", given, initiative="crm", at=at))
    friction = played.board.frictions["F2"]
    assert (friction.count, friction.per, friction.cost, friction.initiative) == ("1200", "month", "6.50", "crm")


def test_an_experiment_takes_from_its_friction_what_its_line_leaves_out(played: Played):
    played.say("#experiment F1 fewer calls -> one letter instead of two @ana target:60,000 metric:calls")
    experiment = played.board.experiments["E1"]
    assert (experiment.text, experiment.action) == ("fewer calls", "one letter instead of two")
    assert (experiment.friction, experiment.metric, experiment.initiative) == ("F1", "calls", "webinar")
    assert (experiment.baseline, experiment.target, experiment.owners) == ("100000", "60000", ("ana",))
    assert experiment.status is ExperimentStatus.RUNNING


@pytest.mark.parametrize(
    "line", ["EXPERIMENT: F1 fewer calls", "#Experiment: f1: fewer calls", "experiment: F1 fewer calls"]
)
def test_an_experiment_has_the_spellings_of_other_lines(played: Played, line: str):
    played.say(line)
    assert (played.board.experiments["E1"].friction, played.board.experiments["E1"].text) == ("F1", "fewer calls")


@pytest.mark.parametrize("line", ["Test: the header works", "#test", "#test the header", "Experiment: nobody knows"])
def test_words_that_name_no_record_stay_a_note(played: Played, line: str):
    played.say(line)
    assert [note.raw or note.text for note in played.board.notes] == [line]


def test_an_experiment_line_without_a_friction_is_refused_with_the_way_to_write_it(played: Played):
    from store.verbs.lines import take_text

    assert "#experiment F1" in played.refusal(lambda b, at: take_text(b, "#experiment fewer calls", at=at))
    assert "The newest is F1" in played.refusal(lambda b, at: take_text(b, "#experiment F9 fewer calls", at=at))
    assert "F1" in played.refusal(lambda b, at: take_text(b, "#experiment F1", at=at))


def test_the_shell_names_the_friction_beside_the_goal(played: Played):
    line = parse("fewer calls", "experiment", played.board.names().known)
    given = {"friction": "f1", "action": "a letter", "metric": "calls", "baseline": "100000", "target": "60000"}
    played.do(lambda b, at: add_line(b, "experiment", line, {**given, "owner": "ben"}, at=at))
    experiment = played.board.experiments["E1"]
    assert (experiment.text, experiment.action, experiment.owners) == ("fewer calls", "a letter", ("ben",))


def test_the_next_experiment_begins_where_the_last_result_stands(played: Played):
    played.say("#experiment F1 fewer calls", "#test E1 60000", "#experiment F1 fewer still")
    assert played.board.experiments["E2"].baseline == "60000"


def test_a_test_is_of_today_unless_it_says_a_day(played: Played):
    played.say("#experiment F1 fewer calls", "#test E1 60k after the new letter", "TEST: e1 80,000 date:2026-11-02")
    tests = played.board.experiments["E1"].tests
    assert [(test.date, test.result, test.remark) for test in tests] == [
        ("2026-11-02", "80000", ""),
        ("2026-11-23", "60000", "after the new letter"),
    ]


def test_another_result_of_the_same_day_takes_its_place(played: Played):
    played.say("#experiment F1 fewer calls", "#test E1 6000", "#test E1 60000")
    assert [test.result for test in played.board.experiments["E1"].tests] == ["60000"]
    played.seconds = 60
    assert "already" in played.refusal(lambda b, at: add_test(b, "E1", "", "60,000", at=at))


@pytest.mark.parametrize(
    ("date", "result", "says"),
    [
        ("", "many", "'many' is no result"),
        ("", "", "A test has a result"),
        ("", "5000/month", "no result"),
        ("whenever", "5", "no date"),
        ("2026-12-24", "5", "Nothing can be measured on 2026-12-24"),
    ],
)
def test_a_test_is_refused_with_the_reason(played: Played, date: str, result: str, says: str):
    played.say("#experiment F1 fewer calls")
    assert says in played.refusal(lambda b, at: add_test(b, "E1", date, result, at=at))


def test_what_worked_is_repeated_and_what_did_not_is_stopped(played: Played):
    played.say("#experiment F1 fewer calls")
    assert "comes first" in played.refusal(lambda b, at: repeat_experiment(b, "E1", at=at))
    played.say("#test E1 60000")
    played.do(lambda b, at: repeat_experiment(b, "E1", "all countries", at=at))
    experiment = played.board.experiments["E1"]
    assert (experiment.status, experiment.why, experiment.ended_at) == ("repeated", "all countries", played.at.now)
    assert "already" in played.refusal(lambda b, at: repeat_experiment(b, "E1", at=at))
    assert "why" in played.refusal(lambda b, at: stop_experiment(b, "E1", " ", at=at))
    played.do(lambda b, at: stop_experiment(b, "E1", "costs more than it saves", at=at))
    assert played.board.experiments["E1"].status is ExperimentStatus.STOPPED
    assert "accord repeat E1" in played.refusal(lambda b, at: add_test(b, "E1", "", "50000", at=at))
    assert "already" in played.refusal(lambda b, at: stop_experiment(b, "E1", "again", at=at))


def test_its_fields_can_be_edited_and_are_checked(played: Played):
    played.say("#experiment F1 fewer calls")
    played.do(lambda b, at: edit_record(b, "E1", {"target": "50k", "unit": "calls", "owner": "ana,ben"}, at=at))
    experiment = played.board.experiments["E1"]
    assert (experiment.target, experiment.unit, experiment.owners) == ("50000", "calls", ("ana", "ben"))
    assert "no number" in played.refusal(lambda b, at: edit_record(b, "E1", {"target": "few"}, at=at))
    assert "friction" in played.refusal(lambda b, at: edit_record(b, "E1", {"friction": ""}, at=at))


def test_a_friction_stays_while_an_experiment_is_about_it(played: Played):
    played.say("#experiment F1 fewer calls")
    assert "E1 refers to it" in played.refusal(lambda b, at: drop_record(b, "F1", at=at))
    played.do(lambda b, at: drop_record(b, "E1", at=at))
    played.do(lambda b, at: drop_record(b, "F1", at=at))


def test_an_experiment_of_nothing_known_is_refused(played: Played):
    assert "#experiment F1" in played.refusal(lambda b, at: add_experiment(b, "x", "", at=at))
    assert "no friction" in played.refusal(lambda b, at: add_experiment(b, "x", "F7", at=at))
    assert "Say so" in played.refusal(lambda b, at: add_experiment(b, " ", "F1", at=at))
