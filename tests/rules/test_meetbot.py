"""MeetBot logs: each rule on a small log of our own, then whole meetings as MeetBot itself minuted them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.exchange.logs import read_log
from store.exchange.recorded import Item
from tests.rules.meetbot_logs import CASES, meeting, read, told


@pytest.mark.skipif(not CASES, reason="shared/corpora/meetbot is not beside this project")
@pytest.mark.parametrize("log", CASES, ids=lambda log: log.parent.name)
def test_a_real_meeting_gives_the_minutes_that_meetbot_gave(log: Path) -> None:
    [recorded] = read_log(log.read_bytes(), "auto", log.name)
    expected = json.loads((log.parent / "oracle.items.json").read_text())
    assert [(item.kind, item.text, item.by, item.time, item.line) for item in recorded.items] == [
        (
            item["type"].lower(),
            item["topic"] if item["type"] == "TOPIC" else item["line"],
            item["nick"],
            item["time"],
            item["linenum"],
        )
        for item in expected
    ]
    assert [item.url for item in recorded.items] == [item["url"] for item in expected]
    attendees = json.loads((log.parent / "oracle.attendees.json").read_text())
    assert {one.name: one.lines for one in recorded.attendees} == attendees


def test_items_carry_who_when_and_the_line_as_the_bot_counted() -> None:
    recorded = meeting(
        "", "10:01 <@ben> #info all is well", "nothing the bot knows", "[10:02:03] <+chloe> #idea ship it"
    )
    first, second = recorded.items
    assert first == Item("info", "all is well", None, "ben", "10:01:00", 2, file_line=3, raw="#info all is well")
    assert (second.kind, second.by, second.time, second.line) == ("idea", "chloe", "10:02:03", 3)
    assert recorded.unread == (4,)


def test_the_printed_object_has_the_documented_fields_and_no_other() -> None:
    printed = meeting("10:01:00 <ana> #topic Sales", "10:02:00 <ana> #link see https://example.org/x.").as_json()
    assert list(printed) == [
        *("style", "title", "date", "chairs", "scribes", "present", "regrets", "attendees", "topics", "items", "unread")
    ]
    assert printed["attendees"] == [{"name": "ana", "lines": 4}]
    assert printed["topics"] == [{"level": 1, "text": "Sales"}]
    assert printed["items"][1] == {
        "kind": "link",
        "text": "see https://example.org/x.",
        "url": "https://example.org/x",
        "by": "ana",
        "time": "10:02:00",
        "line": 3,
        "owners": [],
    }
    json.dumps(printed)


def test_every_command_that_makes_an_item() -> None:
    words = ["topic", "info", "action", "idea", "help", "halp", "agreed", "agree"]
    words += ["accepted", "accept", "rejected", "reject", "failed", "inconclusive"]
    recorded = meeting(*(f"10:01:00 <ana> #{word.upper()} x" for word in words))
    assert [item.kind for item in recorded.items] == [
        *("topic", "info", "action", "idea", "help", "help", "agreed", "agreed"),
        *("accepted", "accepted", "rejected", "rejected", "rejected", "note"),
    ]


def test_a_command_stands_at_the_start_of_what_is_said_and_nowhere_else() -> None:
    recorded = meeting(
        "10:01:00 <ana> we type #info for that",
        "10:01:00 * ana #info waves",
        "10:01:00 <ana> #infocus is a word",
        "10:01:00 <ana> #note is not MeetBot's",
        "10:01:00 <ana> #t nor is this",
        "10:01:00 <ana> !topic nor a Matrix command",
        "10:01:00 <ana>    #info   this is   ",
    )
    assert told(recorded) == [("info", "this is")]


def test_an_empty_command_makes_an_empty_item_and_a_colon_stays_in_the_text_but_not_in_the_sentence() -> None:
    recorded = meeting("10:01:00 <ana> #info", "10:01:00 <ana> #action: ben calls", "10:01:00 <ana> #action-item ask")
    assert told(recorded) == [("info", ""), ("action", ": ben calls"), ("action", "-item ask")]
    assert [item.sentence for item in recorded.items] == ["", "ben calls", "ask"]


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("http://example.org/a", "http://example.org/a"),
        ("ssh://host/x and more", "ssh://host/x"),
        ("#link look (https://example.org/b)", "https://example.org/b"),
        ("#link notes.txt the notes", "notes.txt"),
        ("#link", None),
    ],
)
def test_links_with_and_without_the_command(said: str, url: str | None) -> None:
    [item] = meeting(f"10:01:00 <ben> {said}").items
    assert (item.kind, item.url, item.text) == ("link", url, said.removeprefix("#link").strip())


def test_an_address_inside_a_sentence_is_no_link() -> None:
    assert told(meeting("10:01:00 <ben> see http://example.org", "10:01:00 <ben> gopher://example.org")) == []


def test_commands_of_somebody_who_is_not_chair_are_reported_and_obeyed_only_when_lenient() -> None:
    lines = ("10:01:00 <ben> #topic Mine", "10:02:00 <ben> #info anybody may", "10:03:00 <ben> #undo")
    strict = meeting(*lines)
    assert told(strict) == [("info", "anybody may")]
    assert [(one.line, one.nick, one.command, one.text) for one in strict.ignored] == [
        (2, "ben", "topic", "Mine"),
        (4, "ben", "undo", ""),
    ]
    assert "not chair" in strict.ignored[0].why
    assert told(meeting(*lines, lenient=True)) == [("topic", "Mine")]


def test_chairs_are_added_and_removed_but_never_the_one_who_started() -> None:
    recorded = meeting(
        "10:01:00 <ana> #chair ben, chloe dee",
        "10:01:00 <ben> #agreed yes",
        "10:01:00 <chloe> #unchair ben ana",
        "10:01:00 <ben> #agreed no",
        "10:01:00 <ana> #agreed still me",
    )
    assert recorded.chairs == ("ana", "chloe", "dee")
    assert told(recorded) == [("agreed", "yes"), ("agreed", "still me")]
    assert {one.name: one.lines for one in recorded.attendees} == {"ana": 4, "ben": 2, "chloe": 1, "dee": 0}
    assert recorded.present == ("ana", "ben", "chloe")


def test_undo_takes_back_the_last_item_of_any_kind() -> None:
    recorded = meeting("10:01:00 <ana> #info a", "10:01:00 <ana> #topic b", *["10:01:00 <ana> #undo"] * 3)
    assert recorded.items == ()
    assert recorded.topics == ()


def test_the_title_comes_from_the_start_the_meeting_topic_or_the_name() -> None:
    assert meeting().title == "Numbers"
    assert meeting("10:01:00 <ana> #meetingtopic Sums", "10:01:00 <ben> #meetingtopic No").title == "Sums"
    assert meeting("10:01:00 <ana> #meetingtopic none").title is None
    assert meeting("10:01:00 <ana> #meetingtopic unset", "10:01:00 <ben> #meetingname Weekly").title == "Weekly"


@pytest.mark.parametrize(
    ("answer", "file_name", "day"),
    [
        ("<bot> Meeting started Wed Jun 10 14:10:12 2026 UTC.", "x.2020-01-01-10.00.log.txt", "2026-06-10"),
        ("<bot> Meeting started at 2026-06-11T14:10-0500", "", "2026-06-11"),
        ("<ben> hello", "logs/team.2026-06-12-14.10.log.txt", "2026-06-12"),
        ("<ben> hello", "2026-06-12/team.log", None),
        ("<ben> hello", "team.2026-13-45.log", None),
        ("<bot> Meeting started Wed Jun 99 14:10:12 2026 UTC.", "", None),
    ],
)
def test_the_date_comes_from_the_bot_or_from_the_file_name(answer: str, file_name: str, day: str | None) -> None:
    [recorded] = read(f"10:00 <ana> #startmeeting\n10:00 {answer}\n10:01 <ana> #endmeeting", file_name)
    assert recorded.date == day


def test_several_meetings_in_one_log_each_count_from_their_own_start() -> None:
    log = """\
09:58:00 <ben> #info too early
10:00:00 <ana> #startmeeting One
10:01:00 <ana> #info first
10:02:00 <ana> #endmeeting
10:03:00 <ana> #info between
not a line
11:00:00 <ben> #startmeeting Two
11:01:00 <ben> #info second
"""
    one, two = read(log)
    assert (one.title, one.chairs, told(one), one.items[0].line) == ("One", ("ana",), [("info", "first")], 2)
    assert (two.title, two.chairs, told(two), two.items[0].line) == ("Two", ("ben",), [("info", "second")], 2)
    assert (one.unread, two.unread, two.started, two.ended) == ((6,), (), "11:00:00", "11:01:00")


def test_a_meeting_without_an_end_or_ended_by_a_stranger_runs_to_the_last_line() -> None:
    log = "10:00 <ana> #startmeeting\n10:01 <ben> #endmeeting\n10:02 <ana> #info still here"
    [recorded] = read(log)
    assert told(recorded) == [("info", "still here")]
    assert [one.command for one in recorded.ignored] == ["endmeeting"]
    assert told(read(log, lenient=True)[0]) == []


def test_after_its_planned_time_anybody_may_end_a_meeting_of_opendevs_bot() -> None:
    log = (
        "23:30:00 <ana> #startmeeting infra\n"
        "23:30:01 <bot> Meeting started Tue Jun  9 23:30:00 2026 UTC and is due to finish in 60 minutes.\n"
        "23:45:00 <ben> #endmeeting\n00:31:00 <ben> #endmeeting\n00:32:00 <ben> #info after"
    )
    [recorded] = read(log)
    assert told(recorded) == []
    assert [one.line for one in recorded.ignored] == [3]


def test_a_meeting_started_twice_is_one_when_the_bot_says_so_or_nothing_had_happened() -> None:
    doubled = "10:00 <ana> #startmeeting\n10:01 <ana> #startmeeting Sums\n10:02 <ana> #info x"
    [recorded] = read(doubled)
    assert [one.command for one in recorded.ignored] == ["startmeeting"]
    refused = (
        "10:00 <ana> #startmeeting\n10:01 <ana> #info x\n"
        "10:09 <ben> #startmeeting\n10:09 <bot> Can't start another meeting, one is in progress."
    )
    assert len(read(refused)) == 1
    assert len(read("10:00 <ana> #startmeeting\n10:01 <ana> #info x\n11:00 <ana> #startmeeting")) == 2
    assert len(read("10:00 <ana> #startmeeting\n11:00 <ana> #startmeeting")) == 2
    announced = (
        "10:00 <ana> #startmeeting\n10:00 <bot> Meeting started Tue Jun  9 10:00:00 2026 UTC.\n"
        "10:01 <ana> #startmeeting\n10:01 <bot> Meeting started Tue Jun 16 10:01:00 2026 UTC."
    )
    assert [one.date for one in read(announced)] == ["2026-06-09", "2026-06-16"]


def test_a_log_without_a_start_is_a_meeting_of_whoever_speaks_first() -> None:
    [recorded] = read("<ana> hello\n<ben> #topic no\n<ana> #topic yes")
    assert (recorded.chairs, told(recorded), recorded.items[0].time) == (("ana",), [("topic", "yes")], None)
