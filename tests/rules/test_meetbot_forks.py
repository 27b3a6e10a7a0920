"""MeetBot logs: attendance, owners, the bot's forks, and what no reader should break on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.logs import decode, read_log
from store.exchange.owners import KnownNicks
from store.exchange.recorded import Unreadable
from tests.rules.meetbot_logs import PIECES, meeting, outcome, read, told


@pytest.mark.parametrize("nick", ["ana_", "ana|away", "x[m]", "Ünal", "^w^", "@ana:example.org"])
def test_odd_nicks_are_heard(nick: str) -> None:
    [recorded] = read(f"10:00 <ben> #startmeeting\n10:01 < {nick}> #info x")
    assert recorded.items[0].by == nick


def test_attendees_are_sorted_by_lines_and_the_bot_is_counted_but_not_present() -> None:
    recorded = meeting(
        "10:00:01 <bot> Meeting started Tue Jun  9 10:00:00 2026 UTC.",
        "10:00:02 * chloe waves",
        "10:00:03 <ben> one",
        "10:00:04 <ben> two",
        "10:00:05 <ben> #nick dee",
    )
    assert [(one.name, one.lines) for one in recorded.attendees] == [
        *(("ben", 3), ("ana", 2), ("bot", 1), ("chloe", 1), ("dee", 0))
    ]
    assert recorded.present == ("ben", "ana", "chloe")


def test_text_in_asterisks_counts_a_second_line_as_in_the_bots_replay_but_makes_nobody_present() -> None:
    recorded = meeting("10:01:00 <ben> *waves*", "10:02:00 <ben> #action waves* at all")
    assert recorded.items[0].line == 4
    assert ("waves*", 1) in [(one.name, one.lines) for one in recorded.attendees]
    assert recorded.present == ("ana", "ben")
    assert recorded.items[0].owners == ()


def test_owners_who_stand_alone_are_certain_and_words_that_contain_a_nick_are_guessed() -> None:
    recorded = meeting(
        "10:01:00 <ben> hi",
        "10:01:00 <x[m]> hi",
        "10:01:00 <ana> #nick dee",
        "10:02:00 <ana> #action Ben: call, with dee's list and ask bob-ben and (x[m])",
        "10:02:00 <ana> #action dee, ana",
        "10:02:00 <ana> #action the benefit of nobody",
    )
    first, second, third = recorded.items
    assert (first.owners, first.guessed) == (("ben", "dee", "x[m]"), ("dee",))
    assert (second.owners, second.guessed) == (("ana", "dee"), ("dee",))
    assert (third.owners, third.guessed) == ((), ())


def test_an_alias_given_with_here_owns_actions_for_its_nick() -> None:
    recorded = meeting("10:01:00 <chl> #here Chloe Lind", "10:02:00 <ana> #action Chloe Lind writes to the bank")
    assert recorded.items[0].owners == ("chl",)
    assert recorded.items[0].guessed == ()


@given(st.lists(st.text("abAB-[_ ", min_size=1, max_size=4), max_size=6), st.text("abAB-[_ :()@.", max_size=24))
def test_owners_are_exactly_the_nicks_that_stand_as_words(nicks: list[str], text: str) -> None:
    """Against MeetBot's own way of looking: one pattern a nick."""
    import re

    owners, guessed = KnownNicks(nicks).owners(text)
    low = text.lower()
    as_words = {nick for nick in nicks if re.search(r"\b" + re.escape(nick.lower()) + r"\b", low)}
    alone = {
        nick
        for nick in nicks
        if (quoted := re.escape(nick.lower()))
        and re.search(rf"(?:^|\s)(?:@?{quoted}|@?{quoted}:|\({quoted}\))(?:$|\s)", low)
    }
    assert set(owners) == as_words | alone
    assert set(guessed) == as_words - alone


def test_a_vote_of_opendevs_bot_counts_everybodys_last_choice() -> None:
    recorded = meeting(
        "10:01:00 <ben> #startvote mine? x",
        "10:01:00 <ana> #startvote no question",
        "10:01:00 <ana> #startvote Ready? Really? go, no-go",
        "10:01:00 <ben> #vote GO",
        "10:01:00 <chloe> #vote perhaps",
        "10:01:00 <chloe> #vote go",
        "10:01:00 <chloe> #vote No-Go",
        "10:01:00 <dee> #vote go",
        "10:01:00 <ana> #endvote",
        "10:01:00 <ana> #endvote",
        "10:01:00 <ana> #startvote Sure?",
        "10:01:00 <ben> #vote no",
        "10:01:00 <ana> #endvote",
    )
    assert told(recorded) == [
        ("vote", 'Voted on "Ready? Really?" Results are, go: 2, no-go: 1'),
        ("vote", 'Voted on "Sure?" Results are, No: 1'),
    ]


@pytest.mark.parametrize(
    ("votes", "kind", "result"),
    [
        (("+1", "+1", "-1"), "accepted", "Motion accepted: 2 in favor to 1 opposed"),
        (("nay",), "rejected", "Motion failed: 0 in favor to 1 opposed"),
        (("+1", "-1"), "note", "Motion inconclusive: 1 in favor to 1 opposed"),
    ],
)
def test_a_motion_of_hcoops_bot(votes: tuple[str, ...], kind: str, result: str) -> None:
    recorded = meeting(
        "10:01:00 <ana> #motion buy a bell",
        "10:01:00 <ana> #close",
        *(f"10:01:00 <ben> #vote {vote}" for vote in votes),
        "10:02:00 <ana> #close",
        "10:03:00 <ben> #vote +1",
    )
    assert told(recorded) == [("proposal", "buy a bell"), *(("vote", vote) for vote in votes), (kind, result)]


def test_a_decision_ends_the_motion() -> None:
    recorded = meeting("10:01:00 <ana> #motion x", "10:01:00 <ana> #accepted x", "10:01:00 <ben> #vote +1")
    assert told(recorded) == [("proposal", "x"), ("accepted", "x")]


def test_a_matrix_room_has_its_own_marks_and_believes_everybody() -> None:
    log = """\
2026-06-09 10:00:00 <@ana:example.org> !sm Weekly
2026-06-09 10:00:10 <@ben:example.org> !t Numbers
2026-06-09 10:00:20 <@ben:example.org> ^info up
2026-06-09 10:00:30 <@ben:example.org> !halp wanted
2026-06-09 10:00:35 <@ben:example.org> !hi
2026-06-09 10:00:40 <@ben:example.org> #info not here
2026-06-09 10:00:50 <@ben:example.org> !em
2026-06-09 10:01:00 <@ben:example.org> ^info after
"""
    [recorded] = read(log)
    assert told(recorded) == [("topic", "Numbers"), ("info", "up"), ("help", "wanted")]
    assert (recorded.title, recorded.date, recorded.started) == ("Weekly", "2026-06-09", "10:00:00")


def test_sopels_bot_speaks_of_subjects() -> None:
    [recorded] = read(
        "10:00 <ana> .startmeeting\n10:01 <ana> .subject Sums\n10:02 <ben> .comment hm\n10:03 <ana> .endmeeting"
    )
    assert told(recorded) == [("topic", "Sums"), ("info", "hm")]


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_an_empty_log_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^This log is empty[^.]*\.$"):
        read_log(data, "meetbot")


def test_a_text_of_another_kind_is_refused_in_one_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^No line of this log"):
        read("Dear Ana,\nhow are you?")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_logs_are_read_in_the_encodings_they_come_in(encoding: str) -> None:
    log = "10:00 <ana> #startmeeting Größe\r\n10:01 <ana> #info ça va\r\n"
    [recorded] = read_log(log.encode(encoding))
    assert (recorded.style, recorded.title, recorded.items[0].text) == ("meetbot", "Größe", "ça va")


def test_half_a_character_of_utf_16_is_marked_and_does_no_harm() -> None:
    assert decode(b"\xff\xfea\x00b") == "a\ufffd"


@given(st.one_of(st.binary(), st.lists(PIECES).map(b"".join)), st.booleans())
def test_any_bytes_give_meetings_or_one_sentence(data: bytes, lenient: bool) -> None:
    found = outcome(data, lenient)
    assert found
    assert json.dumps([one.as_json() for one in found]) if isinstance(found, list) else found.endswith(".")


def test_a_long_log_with_long_lines_and_many_nicks_is_read_in_one_go() -> None:
    """Sizes at which anything that grows with the square of the log would not come back within minutes."""
    lines = ["10:00:00 <ana> #startmeeting", "10:00:01 <ana> " + "9 " * 50_000, " " * 100_000, "[" + "1: " * 30_000]
    lines += [f"10:{n % 60:02}:00 <nick{n}> #action nick{n} asks nick{n // 2}, then x" for n in range(50_000)]
    [recorded] = read("\n".join(lines))
    assert len(recorded.items) == 50_000
    assert recorded.items[-1].owners == ("nick24999", "nick49999")
    assert recorded.items[-1].guessed == ("nick24999",)


def test_ubuntus_bot_has_subtopics_and_votes_by_bare_answers() -> None:
    recorded = meeting(
        "10:00 <meetingology> Meeting started at 10:00:00 UTC.  The chair is ana.  Information about MeetBot at x",
        "10:01 <ana> #topic Sums",
        "10:02 <ana> #subtopic Leads",
        "10:03 <ana> #chair ben, cleo",
        "10:03 <ana> #unchair ben, cleo",
        "10:04 <ana> #vote ship it?",
        "10:04 <meetingology> Please vote on: ship it?",
        "10:04 <ben> -1",
        "10:04 <ben> +1 after all",
        "10:05 <dora> -1",
        "10:05 <cleo> +0",
        "10:05 <eve> +1st of all",
        "10:06 <ana> #endvote",
        "10:07 <ana> #voters ben dora",
        "10:07 <ana> #votesrequired 2",
        "10:08 <meetingology> Please vote on: again",
        "10:08 <cleo> +1",
        "10:08 <ben> +1",
        "10:09 <ana> #done it all",
    )
    assert told(recorded) == [
        ("topic", "Sums"),
        ("topic", "Leads"),
        ("vote", "ship it? (Carried)"),
        ("info", "it all"),
        ("vote", "again (Denied)"),
    ]
    assert [topic.level for topic in recorded.topics] == [1, 2]
    assert recorded.chairs == ("ana",)


def test_other_bots_ignore_what_only_ubuntus_knows() -> None:
    recorded = meeting(
        "10:00 <bot> Meeting started Tue Nov 24 10:00:00 2026 UTC.  The chair is ana.",
        "10:01 <ana> #subtopic Leads",
        "10:02 <bot> Please vote on: ship it?",
        "10:02 <ben> +1",
        "10:03 <ana> #endvote",
        "10:04 <ana> #chair ben cleo",
        "10:05 <ana> #unchair ben, cleo",
    )
    assert (told(recorded), recorded.chairs) == ([], ("ana", "ben"))
