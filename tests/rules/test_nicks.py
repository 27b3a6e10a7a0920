"""Nicks of a recorded meeting and the people they stand for: changes of nick, what is hung on, who is likely meant."""

from __future__ import annotations

import pytest

from store.exchange.chat import renamed_in
from store.exchange.logs import read_log
from store.exchange.nicks import Who, likely, strangers
from store.exchange.read_in import read_in
from store.exchange.recorded import RecordedMeeting
from store.model.board import Board
from store.model.changes import Commit
from store.model.moment import Moment
from tests import boards

AT = Moment("ana", boards.NOW)


@pytest.fixture
def board() -> Board:
    return boards.running().board


def one(log: str) -> RecordedMeeting:
    [recorded] = read_log(log.encode())
    return recorded


CHANGED = [
    "10:02 -!- ana is now known as dusk",
    "[10:02:01] *** ana is now known as dusk",
    "Nov 24 10:02:00 *\tana is now known as dusk",
    "2026-11-24 10:02:00\t--\tana is now known as dusk",
    "[10:02] == ana [~a@example.org] is now known as dusk",
    "[10:02] <-> ana is now known as dusk",
    "24-11-2026 10:02:00 -!- ana!a@example.org is now known as dusk",
    "[10:02] Nick change: ana -> dusk",
    "10:02 * ana is now known as dusk\r",
]


@pytest.mark.parametrize("line", CHANGED)
def test_a_change_of_nick_is_read_in_every_programs_words(line: str) -> None:
    assert renamed_in(f"10:01 <ana> hi\n{line}\n") == [(2, "ana", "dusk")]


@pytest.mark.parametrize(
    "line",
    [
        "10:02 <ben> ana is now known as dusk",
        "10:02 -!- You are now known as dusk",
        "lead is now known as contact, mostly",
    ],
)
def test_what_somebody_says_about_names_changes_none(line: str) -> None:
    assert renamed_in(line) == []


def test_two_nicks_of_one_person_are_one(board: Board) -> None:
    recorded = one(
        "10:00 <ana> #startmeeting Sums\n10:01 <dusk_> hi\n10:02 -!- ana is now known as dusk\n10:03 <dusk> #info x\n"
        "10:04 <zoe> hi\n10:05 -!- zoe is now known as Night\n10:06 <Night> #info y\n10:07 <Night|away> bye\n"
    )
    who = Who(board, recorded)
    assert [who.called(nick) for nick in ("ana", "dusk", "dusk_", "zoe", "Night", "Night|away")] == [
        *("ana", "ana", "ana", "zoe", "zoe", "zoe")
    ]
    assert strangers(board, recorded) == ["zoe"]
    after = board.apply(Commit(board.version + 1, boards.NOW, "ana", "", read_in(board, recorded, at=AT)))
    [meeting] = [meeting for meeting in after.meetings if meeting.title == "Sums"]
    assert meeting.present == ("ana", "zoe")
    assert [note.by for note in after.notes if note.meeting == meeting.id] == ["ana", "zoe"]


def test_nicks_that_are_two_people_stay_two(board: Board) -> None:
    recorded = one("10:00 <guest1> #startmeeting Sums\n10:01 -!- guest1 is now known as ana\n10:02 <ana> hi\n"
                   "10:03 -!- ana is now known as ben\n10:04 <ben> hi\n")  # fmt: skip
    who = Who(board, recorded)
    assert [who.called(nick) for nick in ("ana", "ben", "guest1")] == ["ana", "ben", "guest1"]


def test_a_change_counts_for_the_meeting_in_which_it_was_made() -> None:
    first, second = read_log(
        b"10:00 <ana> #startmeeting One\n10:01 -!- guest is now known as zoe\n10:02 <ana> #endmeeting\n"
        b"11:00 <ana> #startmeeting Two\n11:01 -!- guest is now known as kim\n11:02 <ana> #endmeeting\n"
    )
    assert (first.renamed, second.renamed) == ((("guest", "zoe"),), (("guest", "kim"),))


@pytest.mark.parametrize(
    ("nick", "person"),
    [
        ("chloe_l", "chloe"),
        ("chloel", "chloe"),
        ("clind", "chloe"),
        ("lind2", "chloe"),
        ("Chole", "chloe"),
        ("cl", "chloe"),
        ("chloe-at-work", "chloe"),
        ("qwertz", None),
        ("7", None),
    ],
)
def test_who_is_likely_meant(board: Board, nick: str, person: str | None) -> None:
    assert board.names().people["chloe"] == "Chloe Lind"
    assert likely(board, nick) == person
