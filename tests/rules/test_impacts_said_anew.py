"""An impact that is said anew: what it said before stays where that was said, in the notes and in the minutes."""

from __future__ import annotations

import pytest

from store.meeting.blocks import Block
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.model.changes import Commit
from store.sense.topics import visits
from store.sense.weekly import describe_commit
from store.verbs.corrections import edit_text
from store.verbs.impacts import acknowledge_impact, set_impact
from store.verbs.lines import take_text
from store.verbs.meetings import end_meeting, start_meeting
from store.verbs.said import everything_said
from tests.rules.played import START, Played, founded

NEXT_WEEK = "2026-11-30T10:00:00.000Z"


@pytest.fixture
def played() -> Played:
    """A standup in which an impact is said twice, and a line before, between and behind."""
    made = founded()
    made.do(lambda b, at: set_impact(b, "webinar", "ops", "one day of cleaning", "low", at=at))
    for minute, line in enumerate(
        (
            "",
            "# Webinar relaunch +webinar",
            "first",
            "^ @ops two days of cleaning level:high",
            "second",
            "^ @ops three days",
        )
    ):
        made.seconds = 60 * minute
        made.do(lambda b, at: start_meeting(b, (), at=at)) if not line else made.say(line)
    made.say("third")
    return made


def topic(played: Played, meeting: str = "M1") -> list[str]:
    """The lines of the minutes' section on the webinar, and what they say of its impacts at the end."""
    made: list[Block] = blocks(minutes(played.board, meeting, NEXT_WEEK), ("topics", "impacts"))
    return [block.text for block in made if block.kind == "item" and not block.text.startswith("Decides:")]


def test_each_stands_where_it_was_said(played: Played) -> None:
    said = everything_said(played.board, "M1")
    assert [getattr(each.record, "text", "") for each in said] == [
        "Webinar relaunch",
        "first",
        "two days of cleaning",
        "second",
        "three days",
        "third",
    ]
    assert [each.key for each in said][2:5] == ['I1"1', "N2", "I1"]
    assert said[2].at < said[3].at < said[4].at
    assert len(played.board.impacts) == 1


def test_the_minutes_say_both_in_their_places_and_once_how_it_stands(played: Played) -> None:
    assert topic(played) == [
        "first",
        "Impact of Webinar relaunch: Marketing Operations: two days of cleaning (heavy); before: one day of cleaning",
        "second",
        "Impact of Webinar relaunch: Marketing Operations: three days (heavy); before: two days of cleaning",
        "third",
        "Marketing Operations: three days (heavy) — not acknowledged yet",
    ]


def test_what_is_said_in_a_later_standup_leaves_the_minutes_as_they_were(played: Played) -> None:
    played.do(lambda b, at: acknowledge_impact(b, "webinar", "ops", at=at))
    played.do(lambda b, at: end_meeting(b, at=at))
    before = topic(played)
    assert before[-1].startswith("Marketing Operations: three days (heavy) — acknowledged by Ana Ruiz")
    played.seconds = 7200
    played.do(lambda b, at: set_impact(b, "webinar", "ops", "said on Wednesday", at=at))
    played.seconds = 7800
    played.do(lambda b, at: start_meeting(b, (), at=at))
    played.seconds = 7900
    played.say("^ +webinar @ops four days level:low")
    assert topic(played) == before
    assert [line.text for line in visits(played.board, "+webinar")[1].lines] == [
        "first",
        "two days of cleaning",
        "second",
        "three days",
        "third",
    ]
    assert topic(played, "M2")[0].endswith("four days (light); before: said on Wednesday")


def test_the_answer_says_what_it_said_before(played: Played) -> None:
    def answer(line: str) -> str:
        changes = take_text(played.board, line, at=played.at)
        commit = Commit(played.board.version + 1, START, "ana", "", changes)
        played.board = played.board.apply(commit)
        return describe_commit(commit, played.board)

    about = "I1 Webinar relaunch for Ops"
    assert answer("^ @ops four days level:low") == f"{about}: four days, light; before: three days, heavy"
    assert answer("^ @ops five days") == f"{about}: five days; before: four days"
    assert answer("^ @ops role:decides") == f"{about}: five days, decides; before: five days"
    assert answer("s/two days/2 days/") == f"{about}, before: 2 days of cleaning"


def test_the_history_says_what_it_said_then(played: Played) -> None:
    before = played.board
    changes = take_text(before, "^ @ops four days", at=played.at)
    commit = Commit(before.version + 1, START, "ana", "", changes)
    played.board = before.apply(commit)
    played.say("^ @ops five days")
    assert describe_commit(commit, played.board).endswith("for Ops: four days; before: three days")


def test_an_edit_is_a_correction_and_keeps_nothing(played: Played) -> None:
    played.do(lambda b, at: edit_text(b, "I1", "three days a week", at=at))
    assert [told.text for told in played.board.impacts["I1"].earlier] == ["one day of cleaning", "two days of cleaning"]
    assert topic(played)[3].endswith("three days a week (heavy); before: two days of cleaning")


def test_a_role_given_on_the_board_is_no_line_of_a_standup(played: Played) -> None:
    played.do(lambda b, at: set_impact(b, "webinar", "ops", "", role="decides", at=at))
    assert played.board.impacts["I1"].meeting == "M1"
    assert len(played.board.impacts["I1"].earlier) == 2
