"""The verbs of each noun: what they do, and the sentence each refusal is."""

from __future__ import annotations

import pytest

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import ActionStatus, IssueStatus, ProposalStatus, Skill, TermStatus
from store.verbs import actions, decisions, impacts, issues, series, terms
from store.verbs.named import add_named, rename
from tests.rules.played import Played, Verb, founded


@pytest.fixture
def played() -> Played:
    return founded()


def test_a_person_has_team_knowledge_and_nicks(played: Played) -> None:
    ana = played.board.people["ana"]
    assert (ana.name, ana.team) == ("Ana Ruiz", "ops")
    assert ana.knows == {"marketo": Skill.EXPERT, "crm": Skill.ESSENTIALS}
    assert played.board.names().person("BO") == "ben"


@pytest.mark.parametrize(
    ("kind", "handle", "name", "given", "part"),
    [
        ("team", "ops", "Another", {}, "There is a team ops already (Marketing Operations)"),
        ("person", "Webinar", "Web", {}, "There is an initiative webinar already"),
        ("team", "two words", "X", {}, "cannot be a handle"),
        ("team", "1st", "X", {}, "cannot be a handle"),
        ("team", "-x", "X", {}, "cannot be a handle"),
        ("team", "", "X", {}, "cannot be a handle"),
        ("team", "q12", "X", {}, "looks like the id of an issue"),
        ("team", "A7", "X", {}, "looks like the id of an action"),
        ("team", "x" * 65, "X", {}, "65 characters"),
        ("team", "fin", "  ", {}, "needs a name"),
        ("team", "fin", "Finance", {"colour": "red"}, "there are name, role"),
        ("person", "dee", "Dee", {"team": "opps"}, "There is no team 'opps'. Did you mean ops?"),
        ("person", "dee", "Dee", {"knows": "crm:guru"}, "expert"),
        ("initiative", "x", "X", {"starts": "2026-12-01", "ends": "2026-11-30"}, "before it starts"),
        ("initiative", "x", "X", {"status": "flying"}, "planned, running"),
        ("term", "lead", "Lead", {}, "no 'term'"),
    ],
)
def test_what_cannot_be_set_up(
    played: Played, kind: str, handle: str, name: str, given: dict[str, str], part: str
) -> None:
    assert part in played.refusal(lambda b, at: add_named(b, kind, handle, name, given, at=at))


@pytest.mark.parametrize(
    "handle", ["müller", "Müller", "demand-gen", "q", "q12a", "it", "данные", "a_b", "@dee", "mu\u0308ller"]
)
def test_handles_are_letters_of_any_script(played: Played, handle: str) -> None:
    (key,) = played.do(lambda b, at: add_named(b, "person", handle, "Somebody", at=at))
    assert played.board.names().known("@", handle.lstrip("@")) or key == "müller"
    assert key == key.lower()


def test_goals_stand_under_goals(played: Played) -> None:
    played.do(lambda b, at: add_named(b, "goal", "grow", "Grow", {"target": "+25 %"}, at=at))
    given = {"team": "demand", "under": "grow", "metric": "leads", "due": "end of year"}
    played.do(lambda b, at: add_named(b, "goal", "volume", "Volume of leads", given, at=at))
    goal = played.board.goals["volume"]
    assert (goal.under, goal.team, goal.due) == ("grow", "demand", "2026-12-31")


def test_a_thing_can_be_renamed(played: Played) -> None:
    played.do(lambda b, at: rename(b, "OPS", "Operations", at=at))
    assert played.board.teams["ops"].name == "Operations"
    assert "already" in played.refusal(lambda b, at: rename(b, "ops", " Operations ", at=at))
    assert "needs a name" in played.refusal(lambda b, at: rename(b, "ops", "", at=at))


def test_an_impact_is_one_a_pair_and_goes_stale(played: Played) -> None:
    def say(text: str, level: str = "", role: str = "") -> Verb:
        return lambda b, at: impacts.set_impact(b, "webinar", "ops", text, level, role, at=at)

    def ack(board: Board, at: Moment) -> Changes:
        return impacts.acknowledge_impact(board, "Webinar relaunch", "@ops", at=at)

    assert played.do(say("two days of cleaning", level="high")) == ("I1",)
    assert not played.board.impacts["I1"].acknowledged
    played.do(ack)
    assert played.board.impacts["I1"].acknowledged
    assert "took note of I1 already" in played.refusal(ack)
    assert played.do(say("three days of cleaning")) == ()
    impact = played.board.impacts["I1"]
    assert impact.stale
    assert impact.level == "high"
    assert "says that already" in played.refusal(say("three days of cleaning"))
    played.do(say("", role="decides"))
    assert played.board.impacts["I1"].role == "decides"
    played.do(ack)
    assert played.board.impacts["I1"].ack_text == "three days of cleaning"
    assert len(played.board.impacts) == 1


def test_one_team_decides(played: Played) -> None:
    def decide(team: str) -> Verb:
        return lambda b, at: impacts.give_decision(b, "webinar", team, at=at)

    for team in ("ops", "sales", "demand"):
        played.do(lambda b, at, team=team: impacts.set_impact(b, "webinar", team, "calls", role="informed", at=at))
    played.do(decide("ops"))
    played.do(decide("sales"))
    roles = {impact.team: impact.role.value for impact in played.board.impacts}
    assert roles == {"ops": "contributes", "sales": "decides", "demand": "informed"}
    assert "decides in webinar already" in played.refusal(decide("sales"))
    assert "There is no team 'nobody'" in played.refusal(decide("nobody"))
    played.do(lambda b, at: add_named(b, "team", "legal", "Legal", {}, at=at))
    assert "Nobody wrote down what webinar does to legal" in played.refusal(decide("legal"))


def test_what_cannot_be_acknowledged(played: Played) -> None:
    for about, team, part in (
        ("nothing", "ops", "There is no initiative 'nothing'"),
        ("webinar", "nobody", "There is no team 'nobody'"),
        ("webinar", "ops", "Nobody wrote down what webinar does to ops"),
        ("", "ops", "Say which initiative"),
        ("webinar", "", "There is no team ''"),
    ):
        assert part in played.refusal(lambda b, at, a=about, t=team: impacts.acknowledge_impact(b, a, t, at=at))
    assert "high, medium, low, none" in played.refusal(
        lambda b, at: impacts.set_impact(b, "webinar", "ops", "x", "huge", at=at)
    )


def test_an_issue_s_life(played: Played) -> None:
    played.do(
        lambda b, at: issues.raise_issue(
            b, "Files bounce", initiative="webinar", teams="ops, sales", helpers="Ana", type="risk", due="fri", at=at
        )
    )
    issue = played.board.issues["Q1"]
    assert (issue.type, issue.teams, issue.helpers, issue.due) == ("risk", ("ops", "sales"), ("ana",), "2026-11-27")
    played.do(lambda b, at: issues.offer_help(b, "q1", "Chloe Lind", at=at))
    assert played.board.issues["Q1"].helpers == ("ana", "chloe")
    assert "helps with Q1 already" in played.refusal(lambda b, at: issues.offer_help(b, "Q1", "chloe", at=at))
    played.do(lambda b, at: issues.withdraw_help(b, "Q1", "ana", at=at))
    assert "chloe does" in played.refusal(lambda b, at: issues.withdraw_help(b, "Q1", "ana", at=at))
    played.do(lambda b, at: issues.assign_issue(b, "Q1", "ben", at=at))
    assert "already" in played.refusal(lambda b, at: issues.assign_issue(b, "Q1", "ben", at=at))
    played.do(lambda b, at: issues.assign_issue(b, "Q1", "", at=at))
    assert "nobody" in played.refusal(lambda b, at: issues.assign_issue(b, "Q1", "", at=at))
    played.do(lambda b, at: issues.park_issue(b, "Q1", "in 2 weeks", at=at))
    assert played.board.issues["Q1"].parked_until == "2026-12-07"
    assert "not ahead" in played.refusal(lambda b, at: issues.park_issue(b, "Q1", "yesterday", at=at))
    assert "no date" in played.refusal(lambda b, at: issues.park_issue(b, "Q1", "soonish", at=at))
    assert "Say how" in played.refusal(lambda b, at: issues.resolve_issue(b, "Q1", " ", at=at))
    played.do(lambda b, at: issues.resolve_issue(b, "Q1", "vendor fixed it", at=at))
    issue = played.board.issues["Q1"]
    assert (issue.status, issue.resolution, issue.parked_until) == (IssueStatus.RESOLVED, "vendor fixed it", "")
    assert "vendor fixed it" in played.refusal(lambda b, at: issues.resolve_issue(b, "Q1", "again", at=at))
    assert "reopen" in played.refusal(lambda b, at: issues.park_issue(b, "Q1", at=at))
    assert "resolved already" in played.refusal(lambda b, at: issues.offer_help(b, "Q1", "ana", at=at))
    played.do(lambda b, at: issues.reopen_issue(b, "Q1", at=at))
    assert played.board.issues["Q1"].resolution == ""
    assert "open already" in played.refusal(lambda b, at: issues.reopen_issue(b, "Q1", at=at))


def test_an_action_s_life(played: Played) -> None:
    played.say("[] Ana asks the vendor")
    assert played.board.actions["A1"].guessed == ("ana",)
    played.do(lambda b, at: actions.confirm_owner(b, "A1", at=at))
    assert (played.board.actions["A1"].owners, played.board.actions["A1"].guessed) == (("ana",), ())
    assert "nothing to confirm" in played.refusal(lambda b, at: actions.confirm_owner(b, "A1", at=at))
    assert "nothing to confirm" in played.refusal(lambda b, at: actions.confirm_owner(b, "ops", at=at))
    played.do(lambda b, at: actions.assign_action(b, "A1", "ben, chloe", at=at))
    assert played.board.actions["A1"].owners == ("ben", "chloe")
    played.do(lambda b, at: actions.set_due(b, "A1", "next tue", at=at))
    assert played.board.actions["A1"].due == "2026-12-01"
    assert "due on 2026-12-01 already" in played.refusal(lambda b, at: actions.set_due(b, "A1", "2026-12-01", at=at))
    played.do(lambda b, at: actions.set_due(b, "A1", "", at=at))
    assert "only actions and issues" in played.refusal(lambda b, at: actions.set_due(b, "ana", "fri", at=at))
    played.do(lambda b, at: actions.complete_action(b, "a1", at=at))
    assert played.board.actions["A1"].done_by == "ana"
    assert "A1 is done already, by Ana Ruiz" in played.refusal(lambda b, at: actions.complete_action(b, "A1", at=at))
    played.do(lambda b, at: actions.reopen_action(b, "A1", at=at))
    assert played.board.actions["A1"].done_at == ""
    played.do(lambda b, at: actions.drop_action(b, "A1", at=at))
    assert played.board.actions["A1"].status is ActionStatus.DROPPED
    assert "already" in played.refusal(lambda b, at: actions.drop_action(b, "A1", at=at))
    assert "There is no action 'A999'. The newest is A1." in played.refusal(
        lambda b, at: actions.complete_action(b, "A999", at=at)
    )
    played.do(lambda b, at: actions.add_action(b, "call them", owners="ana", due="fri", initiative="crm", at=at))
    assert played.board.actions["A2"].due == "2026-11-27"


def test_decisions_and_proposals(played: Played) -> None:
    played.do(lambda b, at: decisions.record_decision(b, "one file", teams="ops", at=at))
    played.do(lambda b, at: decisions.record_decision(b, "two files", verdict="yes", supersedes="d1", at=at))
    assert played.board.decisions["D2"].supersedes == "D1"
    assert "There is no decision" in played.refusal(
        lambda b, at: decisions.record_decision(b, "x", supersedes="D9", at=at)
    )
    played.do(lambda b, at: decisions.propose(b, "three files", initiative="crm", at=at))
    for name, value, kept in (("ben", "1", "+1"), ("", "-1", "-1"), ("Zoe", "+0", "0"), ("chloe", "0.5", "+0.5")):
        played.do(lambda b, at, n=name, v=value: decisions.vote(b, "P1", n, v, at=at))
        assert played.board.proposals["P1"].votes[name or "ana"] == kept
    for value in ("2", "+", "", "yes", "++1", "1.1.1", "-1.5", "٣"):
        assert "A vote is" in played.refusal(lambda b, at, v=value: decisions.vote(b, "P1", "ben", v, at=at))
    assert "already" in played.refusal(lambda b, at: decisions.vote(b, "P1", "ben", "+1", at=at))
    played.do(lambda b, at: decisions.decide_proposal(b, "P1", "rejected", at=at))
    assert played.board.decisions["D3"].verdict == "rejected"
    assert played.board.decisions["D3"].initiative == "crm"
    assert played.board.proposals["P1"].decision == "D3"
    assert "decided already, as D3" in played.refusal(lambda b, at: decisions.decide_proposal(b, "P1", at=at))
    played.do(lambda b, at: decisions.propose(b, "four files", at=at))
    played.do(lambda b, at: decisions.withdraw_proposal(b, "P2", at=at))
    assert played.board.proposals["P2"].status is ProposalStatus.WITHDRAWN
    assert "withdrawn" in played.refusal(lambda b, at: decisions.vote(b, "P2", "ben", "+1", at=at))


def test_a_term_is_disputed_until_it_is_agreed(played: Played) -> None:
    played.do(lambda b, at: terms.define_term(b, "“Lead”", "a form", "demand", at=at))
    assert played.board.terms["lead"].name == "Lead"
    played.do(lambda b, at: terms.define_term(b, "LEAD", "met the criteria", "sales", at=at))
    assert played.board.terms["lead"].status is TermStatus.DISPUTED
    assert "already" in played.refusal(lambda b, at: terms.define_term(b, "lead", "a form", "demand", at=at))
    played.seconds = 1
    played.do(lambda b, at: terms.agree_meaning(b, "lead", "met the criteria", at=at))
    assert played.board.terms["lead"].status is TermStatus.AGREED
    assert "already" in played.refusal(lambda b, at: terms.agree_meaning(b, "lead", "met the criteria", at=at))
    played.seconds = 2
    played.do(lambda b, at: terms.define_term(b, "lead", "anybody", "ops", at=at))
    assert played.board.terms["lead"].status is TermStatus.DISPUTED
    played.seconds = 3
    played.do(lambda b, at: terms.agree_meaning(b, "lead", "met the criteria", at=at))
    assert played.board.terms["lead"].status is TermStatus.AGREED
    played.do(lambda b, at: terms.withdraw_meaning(b, "lead", at=at))
    assert "Nothing was agreed" in played.refusal(lambda b, at: terms.withdraw_meaning(b, "lead", at=at))
    played.do(lambda b, at: terms.withdraw_meaning(b, "lead", "ops", at=at))
    assert "Nobody wrote" in played.refusal(lambda b, at: terms.withdraw_meaning(b, "lead", "ops", at=at))


def test_a_term_has_aliases_and_a_type(played: Played) -> None:
    played.do(lambda b, at: terms.define_term(b, "marketing qualified lead", "scored", "ops", at=at))
    played.do(lambda b, at: terms.define_term(b, "lead", "a form", "ops", at=at))
    played.do(lambda b, at: terms.alias_term(b, "marketing qualified lead", "MQL", at=at))
    played.do(lambda b, at: terms.define_term(b, "mql", "scored twice", "sales", at=at))
    assert set(played.board.terms["marketing qualified lead"].meanings) == {"ops", "sales"}
    assert "already another word for" in played.refusal(lambda b, at: terms.alias_term(b, "lead", "mql", at=at))
    assert "itself a term" in played.refusal(lambda b, at: terms.alias_term(b, "mql", "Lead", at=at))
    assert "There is no term" in played.refusal(lambda b, at: terms.alias_term(b, "prospect", "x", at=at))
    played.do(lambda b, at: terms.set_type(b, "mql", "value", at=at))
    assert "is a value already" in played.refusal(lambda b, at: terms.set_type(b, "MQL", "value", at=at))
    assert "which word" in played.refusal(lambda b, at: terms.define_term(b, " ", "x", "ops", at=at))
    assert "short phrase" in played.refusal(lambda b, at: terms.define_term(b, "x" * 81, "x", "ops", at=at))
    assert "--agreed" in played.refusal(lambda b, at: terms.define_term(b, "lead", "x", at=at))


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name", " Growth  alignment", "Growth  alignment"),
        ("day", "Wednesday", "wed"),
        ("day", "thu", "thu"),
        ("time", "9", "09:00"),
        ("time", "9.30", "09:30"),
        ("time", "0930", "09:30"),
        ("timezone", "europe/berlin", "Europe/Berlin"),
        ("timezone", "Berlin", "Europe/Berlin"),
        ("length", "45 min", 45),
        ("standing", "numbers, hiring", ("numbers", "hiring")),
        ("currency", "usd", "USD"),
    ],
)
def test_the_series_is_read_as_people_write(played: Played, field: str, typed: str, kept: object) -> None:
    played.do(lambda b, at: series.set_up_series(b, **{field: typed}, at=at))
    assert getattr(played.board.series, field) == kept


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [
        ("day", "noday", "no day of the week"),
        ("day", "monkey", "no day of the week"),
        ("time", "25:00", "no time of day"),
        ("time", "10:7", "no time of day"),
        ("time", "soon", "no time of day"),
        ("timezone", "Europe/Berln", "Did you mean Europe/Berlin"),
        ("timezone", "../etc/passwd", "no time zone"),
        ("length", "0", "from 1 to 480"),
        ("length", "long", "from 1 to 480"),
        ("currency", "euros", "three letters"),
    ],
)
def test_what_a_series_cannot_be(played: Played, field: str, typed: str, part: str) -> None:
    assert part in played.refusal(lambda b, at: series.set_up_series(b, **{field: typed}, at=at))


def test_setting_up_the_series_twice_the_same_changes_nothing(played: Played) -> None:
    played.do(lambda b, at: series.set_up_series(b, day="wed", length=45, at=at))
    assert "already" in played.refusal(lambda b, at: series.set_up_series(b, day="wed", at=at))
