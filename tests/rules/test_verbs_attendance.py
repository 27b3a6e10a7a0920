"""Who is in the room, as scribes really type it."""

from __future__ import annotations

import pytest

from store.sense.sentences import all_of
from store.verbs.edit import edit_record
from store.verbs.lines import take_text
from store.verbs.meetings import end_meeting, start_meeting
from tests.rules.played import Played, founded


@pytest.fixture
def played() -> Played:
    played = founded()
    played.do(lambda b, at: start_meeting(b, at=at))
    return played


@pytest.mark.parametrize(
    ("line", "person", "said"),
    [
        ("regrets+ chloe at the dentist", "chloe", "at the dentist"),
        ("regrets+ chloe (ill)", "chloe", "ill"),
        ("regrets+ Chloe Lind until Monday", "chloe", "until Monday"),
        ("late+ chloe 10:15", "chloe", "10:15"),
    ],
)
def test_what_is_said_besides_a_name_is_no_part_of_it(played: Played, line: str, person: str, said: str) -> None:
    played.say(line)
    meeting = played.board.running
    assert meeting is not None
    assert (*meeting.late, *meeting.regrets) == (person,)
    [note] = played.board.notes
    assert (note.speaker, note.text, note.meeting) == (person, said, meeting.id)


@pytest.mark.parametrize("line", ["present+ Chloe Moreau", "guest+ chloe from the vendor", "regrets+ Dana Fox (ill)"])
def test_strangers_keep_the_name_they_were_given(played: Played, line: str) -> None:
    played.say(line)
    meeting = played.board.running
    assert meeting is not None
    assert (*meeting.present, *meeting.guests, *meeting.regrets) == (line.partition(" ")[2],)
    assert not len(played.board.notes)


def test_guests_may_be_many(played: Played) -> None:
    played.say("guests+ Fay Moreau, Dana Fox", "guests- Dana Fox", "guests+are welcome")
    meeting = played.board.running
    assert meeting is not None
    assert meeting.guests == ("Fay Moreau", "are welcome")


@pytest.mark.parametrize("word", ["all", "everybody", "Everyone"])
def test_all_is_everybody_who_is_not_noted_elsewhere(played: Played, word: str) -> None:
    played.say("late+ ben", f"present+ {word}")
    meeting = played.board.running
    assert meeting is not None
    assert (meeting.present, meeting.late) == (("ana", "chloe"), ("ben",))
    played.say(f"present: {word}")
    assert played.board.meetings[meeting.id].present == ("ana", "ben", "chloe")


def test_all_of_nobody_is_not_the_scribe(played: Played) -> None:
    played.say("regrets+ ana, ben, chloe", "present+ all")
    meeting = played.board.running
    assert meeting is not None
    assert meeting.present == ()


def test_a_vote_of_nought_can_be_somebody_elses(played: Played) -> None:
    played.say("~ one file a day", "+1 ana", "0 ben, chloe", "0 leads came in")
    assert played.board.proposals["P1"].votes == {"ana": "+1", "ben": "0", "chloe": "0"}
    assert [note.text for note in played.board.notes] == ["0 leads came in"]


def test_a_vote_that_came_too_late_is_not_said_by_the_scribe(played: Played) -> None:
    played.say("-1 ben")
    [note] = played.board.notes
    assert (note.speaker, note.text) == ("", "-1 ben")


def test_the_shells_words_settle_at_the_prompt_too(played: Played) -> None:
    played.say("! files bounce @ops", "resolve Q1 the vendor fixed it", "decided: one file a day")
    assert (played.board.issues["Q1"].status, played.board.issues["Q1"].resolution) == (
        "resolved",
        "the vendor fixed it",
    )
    assert played.board.decisions["D1"].text == "one file a day"
    played.say("resolve the quarrel over lists", "agree K or L", "Resolve: nothing by id")
    assert len(played.board.notes) == 3


def test_who_was_there_is_mended_when_the_standup_is_over(played: Played) -> None:
    played.say("present+ ana, ben", "regrets+ chole, dee")
    played.do(lambda b, at: end_meeting(b, at=at))
    played.do(lambda b, at: edit_record(b, "M1", {"regrets": "chloe, ben", "guests": "Fay Moreau"}, at=at))
    meeting = played.board.meetings["M1"]
    assert (meeting.present, meeting.regrets, meeting.guests) == (("ana",), ("chloe", "ben"), ("Fay Moreau",))


def test_who_moves_from_one_list_to_another_is_said_once(played: Played) -> None:
    played.say("present+ ana, ben, chloe")
    changes = take_text(played.board, "late+ ben", at=played.at)
    played.do(lambda _, __: changes)
    assert "; ".join(filter(None, all_of(changes, played.board))) == "late: Ben"
    changes = take_text(played.board, "present- chloe", at=played.at)
    assert "; ".join(filter(None, all_of(changes, played.board))) == "no longer present: Chloe"
