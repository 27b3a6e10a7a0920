"""Success criteria as people write, sign and hand them out."""

from __future__ import annotations

import pytest

from store.meeting.handout import handout
from store.meeting.render_markdown import to_markdown
from store.meeting.render_text import to_text
from store.model.moment import Refused
from store.verbs.criteria import add_criterion, sign_criteria
from store.verbs.edit import edit_record
from store.verbs.impacts import set_impact
from store.verbs.meetings import start_meeting
from tests.rules.played import START, Played, founded


@pytest.fixture
def played() -> Played:
    made = founded()
    for team in ("ops", "sales"):
        made.do(lambda b, at, team=team: set_impact(b, "webinar", team, "some work", at=at))
    made.say("#criterion +webinar sales calls every attendee within two days")
    return made


@pytest.mark.parametrize(
    "line",
    [
        "#criterion +webinar half of them talk to sales",
        "CRITERION: half of them talk to sales +webinar",
        "criterion: half of them talk to sales for:+webinar",
    ],
)
def test_a_criterion_is_a_line(line: str):
    played = founded()
    played.say(line)
    criterion = played.board.criteria["C1"]
    assert (criterion.text, criterion.initiative) == ("half of them talk to sales", "webinar")


def test_in_a_standup_it_belongs_to_the_topic():
    played = founded()
    played.do(lambda b, at: start_meeting(b, at=at))
    played.say("# CRM migration +crm", "#criterion no contact is lost, says @ben")
    criterion = played.board.criteria["C1"]
    assert (criterion.text, criterion.initiative, criterion.meeting) == ("no contact is lost, says @ben", "crm", "M1")


@pytest.mark.parametrize(
    ("line", "why"),
    [("#criterion nothing breaks", "belongs to an initiative"), ("#criterion +webinr x", "Did you mean")],
)
def test_it_belongs_to_an_initiative_there_is(line: str, why: str):
    with pytest.raises(Refused, match=why):
        founded().say(line)


def test_a_criterion_is_said_once(played: Played):
    again = "sales calls every attendee within two days"
    assert "already" in played.refusal(lambda b, at: add_criterion(b, "webinar", again, at=at))


def test_an_edit_makes_a_signature_stale(played: Played):
    played.do(lambda b, at: sign_criteria(b, "webinar", "sales", at=at))
    assert played.board.criteria["C1"].signed_by("sales")
    played.do(lambda b, at: edit_record(b, "C1", {"text": "sales calls within a day"}, at=at))
    assert not played.board.criteria["C1"].signed_by("sales")
    played.do(lambda b, at: sign_criteria(b, "webinar", "sales", at=at))
    assert played.board.criteria["C1"].signed_by("sales")
    assert "already" in played.refusal(lambda b, at: sign_criteria(b, "webinar", "sales", at=at))


def test_the_hand_out_says_who_signed_what(played: Played):
    played.who = "chloe"
    played.do(lambda b, at: sign_criteria(b, "webinar", "sales", at=at))
    made = handout(played.board, played.board.initiatives["webinar"], START)
    assert (
        to_markdown(made)
        == """# What success means: Webinar relaunch

- **Sponsor:** Chloe Lind

## What must hold

- sales calls every attendee within two days (C1)

## Signed

- [ ] **Marketing Operations** — not signed yet
- [x] **Sales** — Chloe Lind, Mon 23 Nov
"""
    )


def test_the_hand_out_tells_what_was_signed_in_other_words(played: Played):
    played.do(lambda b, at: sign_criteria(b, "webinar", "sales", at=at))
    played.do(lambda b, at: edit_record(b, "C1", {"text": "sales calls within a day"}, at=at))
    played.say("#criterion +webinar half of them talk to sales")
    text = to_text(handout(played.board, played.board.initiatives["webinar"], START))
    assert "Sales — C2 not signed; earlier words of C1" in text
    assert "Marketing Operations — not signed yet" in text


def test_there_is_nothing_to_hand_out_without_criteria(played: Played):
    with pytest.raises(Refused, match="no success criteria yet"):
        handout(played.board, played.board.initiatives["crm"], START)
