"""A standup that is over can be corrected, and its minutes say so: who did, when, and how many lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.meeting.blocks import Block
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_json import as_object
from store.model.board import Board
from store.model.changes import Changes, invert
from store.model.moment import Moment
from store.verbs.corrections import correct_line, edit_text, move_line, turn_line
from store.verbs.edit import edit_record
from store.verbs.impacts import acknowledge_impact, set_impact
from store.verbs.meetings import end_meeting, start_meeting
from tests.rules.played import START, Played, commit, founded

Verb = Callable[[Board], Changes]

WEDNESDAY = Moment("ana", "2026-11-25T10:00:00.000Z")
THURSDAY = Moment("ben", "2026-11-26T10:00:00.000Z")
NEXT_WEEK = "2026-11-30T10:00:00.000Z"

CORRECTIONS: tuple[Verb, ...] = (
    lambda b: turn_line(b, "N1", "action", at=WEDNESDAY),
    lambda b: move_line(b, "N1", "T2", at=WEDNESDAY),
    lambda b: edit_record(b, "T2", {"text": "What things are called"}, at=WEDNESDAY),
    lambda b: edit_record(b, "I1", {"text": "three days of cleaning"}, at=WEDNESDAY),
)

NO_CORRECTIONS: tuple[Verb, ...] = (
    lambda b: edit_record(b, "Q1", {"owners": "ben", "text": "no header"}, at=WEDNESDAY),
    lambda b: edit_record(b, "N3", {"text": "still off the record"}, at=WEDNESDAY),
    lambda b: acknowledge_impact(b, "webinar", "ops", at=WEDNESDAY),
    lambda b: set_impact(b, "webinar", "ops", "three days of cleaning", at=WEDNESDAY),
)


def lines(played: Played, *, ended: bool = True) -> Played:
    """A standup with some lines in it."""
    played.do(lambda b, at: start_meeting(b, (), at=at))
    played.say("# The vendor", "two files a day", "# Names", "a second note", "! no header @ops", "[off] quiet")
    played.say("^ +webinar @ops two days of cleaning")
    played.seconds = 1800
    if ended:
        played.do(lambda b, at: end_meeting(b, at=at))
    return played


@pytest.fixture
def over() -> Played:
    return lines(founded())


def said(played: Played, meeting: str = "M1") -> list[str]:
    """What the minutes say about corrections."""
    made: list[Block] = blocks(minutes(played.board, meeting, NEXT_WEEK))
    assert [block.kind for block in made[:2]] == ["title", "paragraph"]
    found = [block.text for block in made if block.text.startswith("Corrected ")]
    assert found in ([], [made[1].text])
    return found


def change(played: Played, verb: Verb) -> None:
    played.do(lambda board, _: verb(board))


def test_minutes_nobody_corrected_say_nothing(over: Played) -> None:
    assert said(over) == []
    assert as_object(minutes(over.board, "M1", NEXT_WEEK))["corrected"] == []
    assert all("edited_at" not in doc for docs in over.board.docs().values() for doc in docs.values())


def test_who_corrected_how_many_lines_and_when(over: Played) -> None:
    change(over, lambda b: edit_record(b, "N1", {"text": "three files a day"}, at=WEDNESDAY))
    assert said(over) == ["Corrected Wed 25 Nov by Ana Ruiz: 1 line."]
    change(over, lambda b: edit_text(b, "N2", "another note", at=WEDNESDAY))
    assert said(over) == ["Corrected Wed 25 Nov by Ana Ruiz: 2 lines."]
    change(over, lambda b: correct_line(b, "M1", "header", "header row", at=THURSDAY))
    assert said(over) == ["Corrected Wed 25 Nov by Ana Ruiz: 2 lines; Thu 26 Nov by Ben Okafor: 1 line."]
    made = minutes(over.board, "M1", NEXT_WEEK)
    assert made.sections[0].lines[0].text == "three files a day"
    assert as_object(made)["corrected"][2] == {
        "id": "Q1",
        "kind": "issue",
        "edited_at": THURSDAY.now,
        "edited_by": "ben",
    }


@pytest.mark.parametrize("verb", CORRECTIONS)
def test_a_line_turned_moved_or_renamed_is_corrected(over: Played, verb: Verb) -> None:
    change(over, verb)
    assert said(over) == ["Corrected Wed 25 Nov by Ana Ruiz: 1 line."]


@pytest.mark.parametrize("verb", NO_CORRECTIONS)
def test_the_week_after_is_no_correction(over: Played, verb: Verb) -> None:
    change(over, verb)
    assert said(over) == []


def test_a_correction_taken_back_was_none(over: Played) -> None:
    changes = edit_text(over.board, "N1", "three files a day", at=WEDNESDAY)
    over.board = commit(commit(over.board, changes), invert(changes))
    assert said(over) == []


def test_while_it_runs_lines_are_mended_silently() -> None:
    played = lines(founded(), ended=False)
    change(played, lambda b: edit_text(b, "N1", "three files a day", at=Moment("ana", START)))
    assert played.board.notes["N1"].edited_at == ""
    played.do(lambda b, at: end_meeting(b, at=at))
    assert said(played) == []
