"""W3C logs: whole meetings as scribe.perl minuted them, then lines that were said, corrected, classified."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.exchange.logs import decode, read_log
from store.exchange.w3c import read_w3c
from store.exchange.w3c_lines import transcript
from tests.rules.w3c_logs import MEETINGS, RUNS, SHAPES, expected, headings, meeting, summary, told


@pytest.mark.skipif(not MEETINGS, reason="shared/corpora/w3c is not beside this project")
@pytest.mark.parametrize("log", MEETINGS, ids=lambda log: log.parent.name)
def test_a_real_meeting_sums_up_as_scribe_perl_sums_it_up(log: Path) -> None:
    [recorded] = read_log(log.read_bytes(), "auto", log.name)
    assert recorded.style == "w3c"
    assert recorded.unread == ()
    assert summary(recorded) == expected(log.parent / "oracle.json")


@pytest.mark.skipif(not RUNS, reason="shared/corpora/scribe is not beside this project")
@pytest.mark.parametrize("log", RUNS, ids=lambda log: log.parent.name)
def test_a_run_of_scribe_perls_own_tests_sums_up_the_same(log: Path) -> None:
    recorded = read_w3c(decode(log.read_bytes()), options=(log.parent / "args.txt").read_text())
    assert summary(recorded) == expected(log.parent / "expected.json")
    assert [one.style for one in read_log(log.read_bytes())] == ["w3c"]


@pytest.mark.parametrize("log", SHAPES.values(), ids=SHAPES)
def test_each_of_the_ten_shapes_is_read(log: str) -> None:
    recorded = read_w3c(log)
    assert told(recorded) == [("topic", "Sums"), ("note", "one")]
    assert recorded.unread == ()


@pytest.mark.parametrize(
    ("shape", "time", "day"),
    [
        ("RRSAgent", "10:02:03", None),
        ("bip", "10:02:03", "2026-06-07"),
        ("mIRC", None, None),
        ("irssi, Bert's theme", "10:02", None),
        ("irssi", "10:02:03", "2026-06-07"),
        ("qwebirc", "10:02", None),
        ("IRCCloud", "10:02:03", "2026-06-07"),
        ("Quassel", "10:02:03", None),
        ("plain", None, None),
    ],
)
def test_the_shapes_tell_time_and_sometimes_the_day(shape: str, time: str | None, day: str | None) -> None:
    recorded = read_w3c(SHAPES[shape])
    assert (recorded.items[0].time, recorded.date, recorded.started) == (time, day, time)


def test_an_afternoon_in_quassel() -> None:
    log = "[1:05:07 pm] <ana> one\n[12:05 pm] <ana> two\n[no time] <ana> three"
    assert [line.time for line in transcript(log).lines] == ["13:05:07", "12:05", None]


def test_lines_of_no_known_form_are_named_and_the_rest_is_read() -> None:
    recorded = read_w3c("10:00:00 <ana> Scribe: ana\n10:00:01 <ana> one\n10:30 -- break --\n10:40:00 <ana> two")
    assert told(recorded) == [("note", "one"), ("note", "two")]
    assert recorded.unread == (3,)


def test_a_line_nobody_typed_that_belongs_into_the_minutes_ends_the_reading_as_in_scribe_perl() -> None:
    log = "10:00:00 <ana> Scribe: ana\n10:00:01 <ana> one\nTopic: Sums\n10:40:00 <ben> two\n-- end --"
    recorded = read_w3c(log)
    assert (recorded.items, recorded.scribes, recorded.unread) == ((), ("*",), (3, 5))
    assert [(one.line, one.text) for one in recorded.ignored] == [(3, "Topic: Sums")]
    [lenient] = read_log(log.encode(), "auto", "", lenient=True)
    assert told(lenient) == [("note", "one"), ("topic", "Sums"), ("said", "two")]
    assert (lenient.items[1].by, lenient.items[1].line, lenient.unread) == ("ana", 3, (5,))
    [first] = read_log(b"Topic: Sums\n10:40:00 <ben> Scribe: ben\n10:41:00 <ben> two", "w3c", lenient=True)
    assert (told(first), first.items[0].by) == ([("topic", "Sums"), ("note", "two")], "ben")


def test_a_line_without_the_stamp_that_all_others_have_ends_the_reading_too() -> None:
    log = "2026-06-07T10:00:00Z <ana> Scribe: ana\n<ben> Topic: Sums\n2026-06-07T10:01:00Z <ana> one"
    assert read_w3c(log).ignored[0].text == "<ben> Topic: Sums"
    lenient = read_w3c(log, lenient=True)
    assert [(item.kind, item.text, item.by) for item in lenient.items] == [
        ("topic", "Sums", "ben"),
        ("note", "one", "ana"),
    ]


def test_a_chat_in_which_some_lines_lack_a_stamp_is_no_notes() -> None:
    log = "[2026-06-07T10:00:00.1Z] <ana ruiz> Scribe: ana\nhttps://example.org\n[2026-06-07T10:01:00.2Z] <ben> one"
    recorded = read_w3c(log)
    assert ([one.name for one in recorded.attendees], recorded.unread) == (["ana ruiz", "ben"], (2,))


def test_the_printed_object_has_the_documented_fields() -> None:
    [recorded] = read_log(b"10:00:00 <ana> Scribe: ana\n10:01:00 <ana> ACTION: ben to read https://example.org/x\n")
    printed = recorded.as_json()
    assert printed["attendees"] == [{"name": "ana", "lines": 2}]
    assert printed["items"] == [
        {
            "kind": "action",
            "text": "ben to read https://example.org/x",
            "url": "https://example.org/x",
            "by": "ana",
            "time": "10:01:00",
            "line": 2,
            "owners": ["ben"],
        }
    ]


def test_outcomes_in_their_spellings() -> None:
    recorded = meeting(
        "ACTION: ana to call",
        "action ben: write",
        "Action chloe to read",
        "action-20: was done",
        "actions are many",
        "RESOLVED: yes",
        "Resolution ： no",
        "issue: which?",
        "issue-3: that one",
    )
    assert told(recorded) == [
        ("action", "ana to call"),
        ("action", "ben: write"),
        ("action", "chloe to read"),
        ("note", "action-20: was done"),
        ("note", "actions are many"),
        ("resolution", "yes"),
        ("resolution", "no"),
        ("issue", "which?"),
        ("note", "issue-3: that one"),
    ]


def test_topics_and_subtopics() -> None:
    recorded = meeting("Topic: A", "subtopic: B", " Sub-Topic :C", "topic:")
    assert headings(recorded) == [(1, "A"), (2, "B"), (2, "C"), (1, "")]


def test_present_regrets_and_chairs_are_set_added_to_and_reduced() -> None:
    recorded = meeting(
        "present+",
        "<ben> Present: ana, Ben, chloe",
        "present+ BEN, dee",
        "<eli> present+:",
        "present- Chloe",
        "Regrets: fay, gus",
        "regrets- fay",
        "<hal> regrets+",
        "Chair: ben",
        "<ana> chair+",
        "chairs+ dee, Eli",
        "chair- ben",
        "chair:",
    )
    assert recorded.present == ("ana", "BEN", "dee", "eli")
    assert recorded.regrets == ("gus", "hal")
    assert recorded.chairs == ("ana", "dee", "Eli")
    assert meeting("present: ana", "present: (no one)", "Chair: ana", "<ana> chair-").present == ()


def test_title_and_date() -> None:
    assert meeting("Meeting: One", "Meeting: Two").title == "Two"
    assert meeting("hello").title is None
    assert meeting("Date: 05 Dec 2025").date == "2025-12-05"
    assert meeting("date: 31 Nov 2025").date is None
    assert meeting("<RRSAgent> logging to https://www.example.org/2026/03/04-team-irc").date == "2026-03-04"
    both = (
        "<RRSAgent> See https://www.example.org/2026/03/04-x",
        "<RRSAgent> I have made the request to generate https://a/2026/03/05-m ana",
    )
    assert meeting(*both).date == "2026-03-05"
    assert read_w3c("<ana> hi", "minutes-2026-06-09.txt").date == "2026-06-09"


def test_addresses_about_the_meeting_are_links_and_without_one_stay_remarks() -> None:
    recorded = meeting(
        "Scribe: ana",
        "Agenda: https://example.org/a",
        "Next meeting: https://example.org/n",
        "Previous meeting: last week",
        "Recording: https://example.org/r",
        "Agenda: as usual",
    )
    assert [(item.kind, item.url) for item in recorded.items] == [
        ("link", "https://example.org/a"),
        ("link", "https://example.org/n"),
        ("said", None),
        ("link", "https://example.org/r"),
        ("said", None),
    ]


def test_only_the_scribes_lines_are_minutes_and_the_first_scribe_wrote_what_came_before() -> None:
    recorded = meeting(
        "before", "<ben> typed", "Scribe: ana", "Ben: spoken", "<ben> Chloe: typed too", "scribe+ ben", "<BEN_> note"
    )
    assert [(item.kind, item.by, item.text, item.typed) for item in recorded.items] == [
        ("note", "ana", "before", False),
        ("said", "ben", "typed", True),
        ("said", "Ben", "spoken", False),
        ("said", "ben", "Chloe: typed too", True),
        ("note", "BEN_", "note", False),
    ]


@pytest.mark.parametrize(
    ("lines", "scribes"),
    [
        (("Scribe: ben, Chloe",), ("ben", "Chloe")),
        (("ScribeNick: ben = Ben Okafor, chl/Chloe Lind",), ("Ben Okafor", "Chloe Lind")),
        (("scribe+", "scribe+ dee", "scribe- dee"), ("ana", "dee")),
        (("Scribe: *",), ("*",)),
        (("Scribe: Ana Ruiz", "scribe: ben"), ("ben", "Ana Ruiz")),
        (("hello", "<ben> one", "<ben> two", "<Zakim> a", "<Zakim> b", "<Zakim> c"), ("ben",)),
        (("Scribe:", "hello"), ("ana",)),
    ],
)
def test_who_took_the_minutes(lines: tuple[str, ...], scribes: tuple[str, ...]) -> None:
    assert set(meeting(*lines).scribes) == set(scribes)


def test_what_a_speaker_said_goes_on_until_the_scribe_writes_something_else() -> None:
    recorded = meeting(
        "Scribe: ana", "Ben: one", "... two", "<chloe> hm", "… three", "a note", "... and on", "https://example.org: no"
    )
    assert told(recorded) == [
        ("said", "one\ntwo"),
        ("said", "hm"),
        ("said", "three"),
        ("note", "a note\nand on"),
        ("note", "https://example.org: no"),
    ]
    assert recorded.items[2].by == "Ben"


def test_anybody_goes_on_with_their_own_outcome() -> None:
    recorded = meeting(
        "Scribe: ana", "<ben> ACTION: ben to ask", "note", "<ben> ... Dee", "<chloe> Topic: A", "<chloe> .. and B"
    )
    assert told(recorded) == [("action", "ben to ask\n… Dee"), ("note", "note"), ("topic", "A\n… and B")]
    assert recorded.items[0].sentence == "ben to ask … Dee"
    assert told(meeting("Topic: A", "... B", options="--nokeeplines")) == [("topic", "A B")]


def test_options_for_continuing_without_dots() -> None:
    lines = ("Scribe: ana", "Ben: one", " two")
    assert told(meeting(*lines))[-1] == ("note", "two")
    assert told(meeting(*lines, "ScribeOptions: -allowspace")) == [("said", "one\ntwo")]
    assert told(meeting(*lines, "scribeoptions: --implicit")) == [("said", "one\ntwo")]
    assert told(meeting(*lines, options="-implicitContinuations -noimplicit"))[-1] == ("note", "two")


def test_opinions_proposals_and_votes() -> None:
    recorded = meeting(
        *("Scribe: ana", "<ben> +1"),
        *("<ben> PROPOSED: buy a bell", "<ben> +1", "<chloe> -0.5 too loud", "<dee> 0", "<dee> 10:30 then"),
        *("RESOLVED: buy a bell", "<ben> +1"),
        *("Proposal : none", "<ben> -1", "Topic: next", "<ben> 0"),
    )
    assert [(item.kind, item.by) for item in recorded.items] == [
        *(("said", "ben"), ("proposal", "ben"), ("vote", "ben"), ("vote", "chloe"), ("vote", "dee"), ("said", "dee")),
        *(
            ("resolution", "ana"),
            ("said", "ben"),
            ("proposal", "ana"),
            ("vote", "ben"),
            ("topic", "ana"),
            ("said", "ben"),
        ),
    ]


def test_owners_before_to_or_a_colon_are_certain_when_they_were_heard_of() -> None:
    recorded = meeting(
        "<Ben> hi",
        "present+ Chloe",
        "ACTION: ben, chloe and dee to write",
        "ACTION: Ana Ruiz to call",
        "ACTION: publish (Ben)",
        "ACTION: whoever is there first to open",
        "ACTION: nothing",
    )
    assert [(item.owners, item.guessed) for item in recorded.items if item.kind == "action"] == [
        (("Ben", "Chloe", "dee"), ("dee",)),
        (("Ana Ruiz",), ("Ana Ruiz",)),
        (("Ben",), ("Ben",)),
        ((), ()),
        ((), ()),
    ]


def test_escapes() -> None:
    recorded = meeting("Scribe: ana", "\\Topic: not one", "<ben> \\action: none", "<ana> <ANA> my view", "<ana> \\")
    assert told(recorded) == [("note", "Topic: not one"), ("said", "action: none"), ("said", "my view"), ("note", "")]


def test_between_backquotes_or_brackets_nothing_is_a_command() -> None:
    recorded = meeting(
        "Scribe: ana", "```", "Topic: no", "<ben> [[", "<ben> ACTION: no", "```", "<ben> ]]", "Topic: yes"
    )
    assert headings(recorded) == [(1, "yes")]
    assert told(recorded)[:2] == [("note", "Topic: no"), ("said", "ACTION: no")]


def test_dashes_make_the_next_line_a_topic_if_asked() -> None:
    lines = ("Scribe: ana", "---", "<ben> hm", "Topic: A", "---")
    assert headings(meeting(*lines)) == [(1, "A")]
    assert told(meeting(*lines, options="-dashTopics")) == [("topic", "Topic: A"), ("said", "hm")]


def test_talk_with_the_bots_is_no_part_of_the_minutes() -> None:
    recorded = meeting(
        *(
            "zakim, who is here?",
            "q+",
            "queue?",
            "ack ben",
            "agenda+ sums",
            "next agendum",
            "close this agendum",
            "vq?",
        ),
        *("rrsagent, make minutes", "trackbot, status", "agendabot, find", "show the queue", "drop question 2"),
        *("<Zakim> I see ana", "<RRSAgent> I see no actions", "<agendabot> hm", "<gb> OK.", "<ben> question"),
    )
    assert told(recorded) == [("said", "question")]


def test_zakim_opens_topics_and_counts_heads_over_several_lines() -> None:
    lines = (
        '<Zakim> agendum 1. "Old sums" taken up [from ana]',
        "<Zakim> agendum 2 -- New -- taken up",
        "<Zakim> agendum 3 -- Long",
        "<Zakim> ... title -- taken up [from ben]",
        "<Zakim> As of this point the attendees were ana, ben,",
        "<Zakim> ... chloe",
        "<Zakim> dee, you wanted to",
        "<Zakim> ... say something",
    )
    recorded = meeting(*lines, "hi")
    assert headings(recorded) == [(1, "Old sums"), (1, "New -- taken up"), (1, "Long title")]
    assert recorded.present == ("ana", "ben", "chloe")
    assert ("said", "dee, you wanted to say something") in told(recorded)
    assert meeting(*lines, "hi", options="--nouseZakimTopics").topics == ()
