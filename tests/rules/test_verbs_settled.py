"""Lines that settle what is on the board: what they change, what more is kept, and what they are refused for."""

from __future__ import annotations

import pytest

from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.model.records import ConflictStatus, IssueStatus, SessionStatus, Skill
from store.verbs.goals import record_conflict
from store.verbs.lines import take_text
from store.verbs.meetings import start_meeting
from store.verbs.named import add_named
from tests.rules.played import Played, founded


@pytest.fixture
def played() -> Played:
    """A standup that has come to the webinar, with something of every kind to settle."""
    made = founded()
    for handle, team in (("volume", "demand"), ("clean", "ops")):
        made.do(lambda b, at, h=handle, t=team: add_named(b, "goal", h, h, {"team": t}, at=at))
    made.do(lambda b, at: add_named(b, "system", "mailer", "Mail automation", {}, at=at))
    made.do(lambda b, at: record_conflict(b, "volume", "clean", "never clean", at=at))
    made.do(lambda b, at: start_meeting(b, at=at))
    made.say("# Webinar relaunch +webinar", "^ @ops @sales list cleaning", "#criterion half of them call back")
    made.say("! files bounce", "#session mailer @ana @ben", "[] @ana ask the vendor")
    return made


def test_teams_take_note_of_the_topics_initiative(played: Played) -> None:
    assert played.say("#seen @ops @sales") == ()
    assert [impact.acknowledged for impact in played.board.impacts] == [True, True]


def test_what_more_is_said_of_it_is_a_note(played: Played) -> None:
    assert played.say("SEEN: @ops +webinar they plan two days for it") == ("N1",)
    assert played.board.notes["N1"].text == "they plan two days for it"
    assert [impact.acknowledged for impact in played.board.impacts] == [True, False]


def test_teams_sign_what_success_means(played: Played) -> None:
    played.say("#sign @ops @sales")
    assert set(played.board.criteria["C1"].signed) == {"ops", "sales"}
    played.say("#criterion nobody is called twice")
    played.say("SIGNED: @ops")
    assert set(played.board.criteria["C2"].signed) == {"ops"}


def test_both_goals_are_met_and_an_issue_is_resolved(played: Played) -> None:
    played.say("#agree K1 a lead counts once @ops has cleaned it", "#resolve Q1: the vendor fixed it")
    conflict, issue = played.board.conflicts["K1"], played.board.issues["Q1"]
    assert (conflict.status, conflict.agreement) == (ConflictStatus.AGREED, "a lead counts once @ops has cleaned it")
    assert (issue.status, issue.resolution) == (IssueStatus.RESOLVED, "the vendor fixed it")
    assert issue.resolved_in == "M1"
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert "agreed: a lead counts once @ops has cleaned it" in text
    assert "resolved: the vendor fixed it" in text


def test_sessions_were_held_and_actions_are_done_in_one_line(played: Played) -> None:
    assert played.say("done S1 and a1") == ()
    assert played.board.sessions["S1"].status is SessionStatus.DONE
    assert played.board.people["ben"].skill("mailer") is Skill.HANDS_ON
    assert played.board.actions["A1"].done_at


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("#seen", "Say which team: #seen @ops"),
        ("#seen @demand", "Nobody wrote down what webinar does to demand"),
        ("#sign @ops +crm", "has no success criteria yet"),
        ("#agree K9 both", "There is no conflict 'K9'. The newest is K1."),
        ("#agree K1", "Say what was agreed"),
        ("#resolve Q1", "Say how Q1 was resolved"),
        ("done S9", "There is no session 'S9'. The newest is S1."),
    ],
)
def test_what_cannot_be_settled_is_said_in_a_sentence(played: Played, line: str, why: str) -> None:
    assert why in played.refusal(lambda b, at: take_text(b, line, at=at))


def test_outside_a_standup_the_initiative_is_named() -> None:
    made = founded()
    assert "#sign @ops +webinar" in made.refusal(lambda b, at: take_text(b, "#sign @ops", at=at))
