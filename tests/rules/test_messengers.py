"""Chats copied or exported from messengers: the same meeting from each, then what is special to some."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.logs import read_log
from store.exchange.messages import json_chat
from store.exchange.messengers import as_chat_log
from store.exchange.recorded import RecordedMeeting, Unreadable
from tests.rules.messenger_logs import CHATS, COMMANDS, MINUTES, PIECES, Chat


def told(recorded: RecordedMeeting) -> list[tuple[str, str, str | None, str]]:
    return [(item.kind, item.text, item.by, (item.time or "")[:5]) for item in recorded.items]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("chat", "day"), CHATS.values(), ids=CHATS)
def test_each_messengers_chat_is_a_meeting_with_commands(chat: Chat, day: str | None, end: str) -> None:
    [recorded] = read_log(chat(COMMANDS).replace("\n", end).encode())
    assert (recorded.style, recorded.title, recorded.date) == ("meetbot", "Sums", day)
    assert (recorded.chairs, recorded.unread, recorded.ignored) == (("Ana Ruiz",), (), ())
    assert told(recorded) == [("action", "Ben to call", "Ben", "10:01"), ("agreed", "yes", "Ana Ruiz", "10:02")]
    assert recorded.items[0].owners == ("Ben",)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("chat", "day"), CHATS.values(), ids=CHATS)
def test_each_messengers_chat_is_a_meeting_with_a_scribe(chat: Chat, day: str | None, end: str) -> None:
    [recorded] = read_log(chat(MINUTES).replace("\n", end).encode())
    assert (recorded.style, recorded.scribes, recorded.date, recorded.unread) == ("w3c", ("Ana Ruiz",), day, ())
    assert told(recorded) == [
        ("action", "Ben to call", "Ben", "10:01"),
        ("topic", "Sums", "Ana Ruiz", "10:02"),
        ("note", "more words", "Ana Ruiz", "10:03"),
    ]


def test_a_message_goes_on_over_several_lines_and_later_ones_only_tell_their_time() -> None:
    log = "Ana  10:01 AM\nScribe: Ana\none\n\n10:05\ntwo\nBen  10:06 AM\nACTION: Ben to call\nAna  1:07 PM\nthree\n"
    [recorded] = read_log(log.encode(), "w3c")
    assert told(recorded) == [
        ("note", "one", "Ana", "10:01"),
        ("note", "two", "Ana", "10:05"),
        ("action", "Ben to call", "Ben", "10:06"),
        ("note", "three", "Ana", "13:07"),
    ]
    assert [item.line for item in recorded.items] == [3, 6, 8, 10]


def test_what_was_told_to_one_person_is_none_of_the_minutes() -> None:
    log = "10:01:05 From Ana to Everyone: one\n10:02:05 From Ana to Ben(Direct Message): two\nthree\n"
    log += "10:03:05 From Ben to Ana (Privately) : four\n10:04:05 From Ben to Everyone: five\n"
    chat = as_chat_log(log)
    assert chat is not None
    assert chat.text.split("\n") == ["[10:01:05] <Ana> one", "", "", "", "[10:04:05] <Ben> five", ""]


def test_a_scribes_notes_with_the_time_in_front_are_the_scribes() -> None:
    [recorded] = read_log(b"10:01 Topic: Sums\n10:02 Ana: I called\n10:03 ACTION: ben to call\n", "w3c")
    assert [(item.kind, item.text, item.by) for item in recorded.items] == [
        ("topic", "Sums", "scribe"),
        ("said", "I called", "Ana"),
        ("action", "ben to call", "scribe"),
    ]


@pytest.mark.parametrize(
    ("days", "day", "doubt"),
    [
        (("11/24/26", "11/25/26"), "2026-11-24", False),
        (("5/6/26", "5/13/26"), "2026-05-06", False),
        (("5/6/26", "13/6/26"), "2026-06-05", False),
        (("5/6/26", "5/7/26"), "2026-06-05", True),
        (("6/6/26", "6/6/26"), "2026-06-06", False),
        (("2026-06-05", "2026-06-05"), "2026-06-05", False),
        (("5.6.26", "5.7.26"), "2026-06-05", False),
        (("5-Jun-26", "6-Jun-26"), "2026-06-05", False),
        (("Jun 5, 2026", "Jun 6, 2026"), "2026-06-05", False),
        (("5 June 2026", "6 June 2026"), "2026-06-05", False),
        (("Monday", "Tuesday"), None, False),
        (("31/2/2026", "31/2/2026"), None, False),
    ],
)
def test_the_day_is_found_out_from_all_days(days: tuple[str, str], day: str | None, doubt: bool) -> None:
    log = f"{days[0]}, 10:01 - Ana: Topic: Sums\n{days[1]}, 10:02 - Ana: one\n"
    [recorded] = read_log(log.encode())
    assert (recorded.date, bool(recorded.doubt)) == (day, doubt)


def test_a_message_that_a_bridge_logged_goes_on_below() -> None:
    log = (
        "[2026-11-24T10:01:00.1Z]\t<ana>\tScribe: ana\n[2026-11-24T10:02:00.2Z]\t<ben>\tsee\n"
        "PROPOSED: ship it\n\n[2026-11-24T10:03:00.3Z]\t<ana>\tone\n"
    )
    [recorded] = read_log(log.encode())
    assert told(recorded) == [
        ("said", "see", "ben", "10:02"),
        ("proposal", "ship it", "ben", "10:02"),
        ("note", "one", "ana", "10:03"),
    ]


def test_slacks_marks_are_taken_off() -> None:
    said = "<@U1> in <#C1|sales>, <https://example.org/a|the plan>, <https://example.org>, &lt;b&gt; &amp; <!here>"
    person = {"type": "message", "user": "U1", "user_profile": {"real_name": "Ben"}, "text": said, "ts": "1795514400.1"}
    joined = {"type": "message", "subtype": "channel_join", "user": "U2", "text": "joined", "ts": "1795514400.2"}
    assert json_chat(json.dumps([person, joined])) == (
        "[2026-11-24T10:00:00Z] <Ben> @Ben in #sales, https://example.org/a the plan, https://example.org, <b> & @here"
    )


def test_messages_are_read_in_the_order_in_which_they_were_sent() -> None:
    two = [{"from": "b", "text": "late", "ts": 1795514460}, {"from": "a", "text": "early\n\nmore", "ts": 1795514400}]
    assert json_chat(json.dumps({"messages": two})) == (
        "[2026-11-24T10:00:00Z] <a> early\n[2026-11-24T10:00:00Z] <a> more\n[2026-11-24T10:01:00Z] <b> late"
    )


@pytest.mark.parametrize("data", ["[]", "{}", '{"a": 1}', "[1, 2]", '[{"text": "x"}]', '[{"from": "a", "ts": 1e99}]'])
def test_json_that_is_no_chat_is_refused_in_one_sentence(data: str) -> None:
    with pytest.raises(Unreadable, match="not the export of a chat"):
        read_log(data.encode())


@pytest.mark.parametrize(
    "text",
    ["", "one\ntwo", "[10:01] * ana waves", "10:01 ana | hi", "Ana: hi\nBen: ho", "12:30 lunch\nwe went: all\nhome"],
)
def test_what_no_messenger_wrote_stays_as_it_is(text: str) -> None:
    assert as_chat_log(text) is None


def outcome(text: str) -> list[RecordedMeeting] | str:
    try:
        return read_log(text.encode())
    except Unreadable as refused:
        return str(refused)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_meetings_or_one_sentence(text: str) -> None:
    found = outcome(text)
    assert found.endswith(".") if isinstance(found, str) else found
