"""Looking back: the register of decisions with what superseded what, and one topic in every standup."""

from __future__ import annotations

import pytest

from store.meeting.history import decision_words, history_blocks, register_rows
from store.meeting.render_text import to_text
from store.model.board import Board
from store.model.moment import Refused
from store.sense.decisions import register, replaced_by
from store.sense.topics import name_of, topic_meant, visits
from store.verbs.edit import drop_record
from tests.rules.played import Played, founded
from tests.rules.sense import at, board


def settled(played: Played) -> list[tuple[str, list[str]]]:
    return [(each.decision.id, [older.id for older in each.replaced]) for each in register(played.board)]


@pytest.mark.parametrize(
    "line", ["= one supersedes:D1", "supersedes:d1 = one", "RESOLVED: one supersedes:D1", "#agreed one supersedes:D1."]
)
def test_a_line_says_which_decision_it_supersedes(line: str) -> None:
    played = founded()
    played.say("= two files a day")
    [key] = played.say(line.replace("supersedes:d1 = one", "= supersedes:d1 one"))
    decision = played.board.decisions[key]
    assert (decision.text, decision.supersedes) == ("one", "D1")
    assert settled(played) == [("D2", ["D1"])]


@pytest.mark.parametrize(
    "mark", ["supersedes:D9", "supersedes:D0", "supersedes:Q1", "supersedes:", "supersedes:D" + "9" * 5000]
)
def test_a_mark_that_names_no_decision_stays_text(mark: str) -> None:
    played = founded()
    played.say("= two files a day", f"= one {mark}")
    assert (played.board.decisions["D2"].text, played.board.decisions["D2"].supersedes) == (f"one {mark}", "")


def test_only_a_decision_supersedes() -> None:
    played = founded()
    played.say("= two files a day")
    [key] = played.say("the new one supersedes:D1")
    assert played.board.notes[key].text == "the new one supersedes:D1"


def test_a_decision_that_is_gone_cannot_be_superseded() -> None:
    played = founded()
    played.say("= two files a day")
    played.do(lambda board, at: drop_record(board, "D1", at=at))
    played.say("= one supersedes:D1")
    assert played.board.decisions["D2"].text == "one supersedes:D1"


def test_the_register_goes_back_through_all_that_was_replaced() -> None:
    played = founded()
    played.say("= three", "= two supersedes:D1", "= a pilot", "= one supersedes:D2")
    assert settled(played) == [("D4", ["D2", "D1"]), ("D3", [])]
    assert replaced_by(played.board) == {"D1": "D2", "D2": "D4"}
    rows = [(newer, decision.id) for newer, decision, _ in register_rows(played.board, register(played.board))]
    assert rows == [("", "D4"), ("D4", "D2"), ("D2", "D1"), ("", "D3")]


def test_a_circle_of_decisions_is_walked_once() -> None:
    looped = board(
        decision={
            "D1": {"text": "a", "supersedes": "D2", "created": at(3)},
            "D2": {"text": "b", "supersedes": "D1", "created": at(4)},
            "D3": {"text": "c", "supersedes": "D2", "created": at(5)},
        }
    )
    assert [(each.decision.id, [old.id for old in each.replaced]) for each in register(looped)] == [
        ("D3", ["D2", "D1"])
    ]
    assert register(Board.empty()) == ()


MEETINGS = {
    "meeting": {
        "M1": {"title": "", "started": at(3), "ended": at(3, 10), "created": at(3)},
        "M2": {"title": "", "started": at(10), "ended": at(10, 10), "created": at(10)},
    },
    "topic": {
        "T1": {"text": "Webinar", "initiative": "webinar", "meeting": "M1", "status": "done", "created": at(3)},
        "T2": {"text": "Lead Files", "meeting": "M1", "status": "done", "created": at(3)},
        "T3": {"text": "lead  files", "meeting": "M2", "status": "done", "created": at(10)},
        "T4": {
            "text": "Webinar relaunch",
            "initiative": "webinar",
            "meeting": "M2",
            "status": "cut",
            "created": at(10),
        },
    },
    "note": {
        "N1": {"text": "half the room", "meeting": "M1", "topic": "T1", "created": at(3)},
        "N2": {"text": "three a day", "meeting": "M1", "topic": "T2", "created": at(3)},
        "N3": {"text": "not for you", "off": True, "meeting": "M2", "topic": "T3", "created": at(10)},
    },
    "action": {"A1": {"text": "ask them", "status": "done", "meeting": "M2", "topic": "T3", "created": at(10)}},
    "decision": {
        "D1": {"text": "one a day", "initiative": "webinar", "meeting": "M2", "topic": "T3", "created": at(10)},
        "D2": {"text": "two a day", "supersedes": "D1", "created": at(20)},
    },
}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("T2", "lead files"),
        ("t1", "+webinar"),
        ("webinar", "+webinar"),
        ("+webinar", "+webinar"),
        ("Webinar Relaunch", "+webinar"),
        ("relaunch", "+webinar"),
        ("FILES lead", "lead files"),
    ],
)
def test_a_topic_is_named_by_its_id_its_initiative_or_words(words: str, meant: str) -> None:
    assert topic_meant(board(**MEETINGS), words) == meant


@pytest.mark.parametrize("words", ["", "zzz", "T99", "+nothing"])
def test_a_topic_nobody_knows_is_refused_with_those_there_were(words: str) -> None:
    with pytest.raises(
        Refused, match=r"No topic is called .*There were lead files, Webinar relaunch, Webinar, Lead Files\."
    ):
        topic_meant(board(**MEETINGS), words)
    with pytest.raises(Refused, match=r"called 'x'\. There are topics once a standup was held"):
        topic_meant(Board.empty(), "x")


def test_a_topic_in_every_standup_the_newest_first() -> None:
    here = board(**MEETINGS)
    found = visits(here, "lead files")
    assert [
        (each.meeting.id, [topic.id for topic in each.topics], [line.id for line in each.lines]) for each in found
    ] == [
        ("M2", ["T3"], ["A1", "D1"]),
        ("M1", ["T2"], ["N2"]),
    ]
    assert name_of(here, "lead files") == "lead  files"
    about = visits(here, "+webinar")
    assert [(each.meeting.id, [line.id for line in each.lines]) for each in about] == [("M2", ["D1"]), ("M1", ["N1"])]
    assert name_of(here, "+webinar") == "Webinar relaunch"


def test_the_history_in_words() -> None:
    here = board(**MEETINGS)
    assert (
        to_text(history_blocks(here, "lead files", visits(here, "lead files")))
        == """\
lead files — in 2 standups
==========================

Tue 10 Nov 2026, 09:00 (M2)
---------------------------

[x] ask them (A1)
- Decision: one a day (D1) — replaced by D2

Tue 3 Nov 2026, 09:00 (M1)
--------------------------

- three a day
"""
    )


def test_a_decision_says_where_and_when() -> None:
    here = board(**MEETINGS)
    assert decision_words(here, here.decisions["D1"]) == "Tue 10 Nov 2026, 09:00 · Webinar relaunch"
    assert decision_words(here, here.decisions["D2"]) == "Fri 20 Nov 2026"
