"""`accord done`, `resolve`, `help-with`, `ack`, `sign`, `define`: things get settled, or are refused in a sentence."""

from __future__ import annotations

import pytest

from store.model.states import TermStatus
from tests.command_line.conftest import Shell


@pytest.fixture
def said(shell: Shell) -> Shell:
    """The shell, with something of each kind to settle."""
    shell.does("add", "issue", "Lead files bounce +webinar @ops")
    shell.does("add", "action", "@ben send the field list")
    shell.does("add", "action", "@ana ask the vendor")
    shell.does("add", "impact", "+webinar @ops two days of cleaning")
    shell.does("add", "criterion", "half of the guests talk to sales +webinar")
    return shell


def test_actions_are_done_all_at_once(said: Shell):
    assert "A1" in said.does("done", "A1", "a2", "A1").out
    assert said.does("list", "actions", "--open").out == ""
    said.does("undo")
    assert len(said.does("list", "actions", "--open").lines) == 2


def test_one_wrong_id_leaves_every_action_open(said: Shell):
    assert "There is no action 'A9'" in said.refuses("done", "A1", "A9")


def test_an_issue_is_resolved_with_how(said: Shell):
    assert "vendor fixed the export" in said.does("resolve", "Q1", "the", "vendor fixed the export").out
    issue = said.board().issues["Q1"]
    assert (issue.status, issue.resolution, issue.resolved_by) == ("resolved", "the vendor fixed the export", "ana")


def test_an_issue_is_parked_and_comes_back(said: Shell):
    assert said.does("park", "Q1", "2030-01-01").out.startswith("Q1 parked until")
    issue = said.board().issues["Q1"]
    assert (issue.status, issue.parked_until) == ("parked", "2030-01-01")
    assert "Q1" in said.does("reopen", "Q1").out
    assert "not ahead" in said.refuses("park", "Q1", "2020-01-01")
    assert said.refuses("park", "Q1", "wensday").rstrip().endswith("Did you mean wednesday?")
    assert said.refuses("park", "Q1", "someday").rstrip().endswith("2026-12-01.")
    assert said.does("park", "Q1", "until", "2030-02-01").out.startswith("Q1 parked until")
    said.does("park", "Q1")
    assert said.board().issues["Q1"].status == "parked"


def test_somebody_helps(said: Shell):
    assert "Q1" in said.does("help-with", "Q1", "Chloe").out
    assert said.board().issues["Q1"].helpers == ("chloe",)


def test_a_team_takes_note(said: Shell):
    said.does("ack", "webinar", "@ops", "--as", "ben")
    impact = said.board().impacts["I1"]
    assert (impact.acknowledged, impact.ack_by) == (True, "ben")
    said.does("edit", "I1", "text=three days of cleaning")
    assert "stale" in said.does("list", "impacts").out


def test_a_team_signs(said: Shell):
    said.does("sign", "webinar", "ops")
    assert said.board().criteria["C1"].signed_by("ops")


def test_a_word_is_defined_until_all_agree(said: Shell):
    said.does("define", "Lead", "anyone who filled in a form", "--team", "demand")
    said.does("define", "lead", "passed", "the criteria", "--team", "sales")
    assert said.board().terms["lead"].status is TermStatus.DISPUTED
    said.does("define", "lead", "passed the criteria", "--agreed")
    term = said.board().terms["lead"]
    assert (term.status, term.agreed) == (TermStatus.AGREED, "passed the criteria")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("done",), 2, "required: ID"),
        (("done", "A999"), 3, "There is no action 'A999'. The newest is A2."),
        (("done", "Q1"), 3, "Q1"),
        (("resolve", "Q9", "x"), 3, "There is no issue 'Q9'."),
        (("resolve", "A1", "x"), 3, "A1"),
        (("help-with", "Q1", "dee"), 3, "dee"),
        (("help-with", "Q1"), 2, "required: PERSON"),
        (("ack", "nothing", "ops"), 3, "nothing"),
        (("ack", "webinar", "nobody"), 3, "nobody"),
        (("ack", "webinar", "sales"), 3, "accord add impact"),
        (("sign", "nothing", "ops"), 3, "nothing"),
        (("sign", "webinar", "nobody"), 3, "nobody"),
        (("define", "lead"), 2, "required: MEANING"),
        (("define", "lead", "x", "--team", "nobody"), 3, "nobody"),
        (("define", "lead", "x", "--team", "ops", "--agreed"), 2, "not both"),
        (("define", "lead", "x"), 3, "--agreed"),
        (("define", "lead", " ", "--agreed"), 3, "mean"),
    ],
)
def test_what_cannot_be_settled_is_refused(said: Shell, words: tuple[str, ...], code: int, says: str):
    assert says in said.refuses(*words, code=code)


def test_what_is_put_off_is_listed_with_its_day_and_called_back(said: Shell):
    said("snooze", "Q1", "2099-01-02")
    assert "Q1  put off until Fri 2 Jan 2099" in said("list", "snooze").out
    assert "Q1 is no longer put off" in said("wake", "Q1").out
