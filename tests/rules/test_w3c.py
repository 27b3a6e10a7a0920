"""W3C logs: whole meetings as scribe.perl minuted them, then lines that were said, corrected, classified."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.logs import decode, read_log
from store.exchange.recorded import RecordedMeeting, Unreadable
from store.exchange.w3c import read_w3c
from store.exchange.w3c_lines import transcript
from store.exchange.w3c_options import Options
from store.exchange.w3c_text import shown
from tests.corpora import CORPORA

MEETINGS = sorted((CORPORA / "w3c").glob("*/in.log.txt"))
RUNS = sorted((CORPORA / "scribe").glob("*/in.txt"))
GIVEN_UP = {"error-01-1"}
"""A log with one line of no known form: scribe.perl reads nothing, we read the rest and name the line."""


def meeting(*lines: str, options: str = "") -> RecordedMeeting:
    """The meeting of a log with these lines; one without a nick is Ana's."""
    return read_w3c("\n".join(line if line.startswith("<") else f"<ana> {line}" for line in lines), "", options)


def told(recorded: RecordedMeeting) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in recorded.items]


def headings(recorded: RecordedMeeting) -> list[tuple[int, str]]:
    return [(topic.level, topic.text) for topic in recorded.topics]


def summary(recorded: RecordedMeeting) -> dict[str, Any]:
    """What scribe.perl's minutes sum up; the order of names is free."""
    texts: dict[str, list[str]] = {"action": [], "resolution": [], "issue": []}
    for item in recorded.items:
        texts.get(item.kind, []).append(item.text)
    return {
        "present": sorted(recorded.present),
        "regrets": sorted(recorded.regrets),
        "chair": sorted(recorded.chairs),
        "scribe": sorted(recorded.scribes),
        "ActionSummary": texts["action"],
        "ResolutionSummary": texts["resolution"],
        "IssueSummary": texts["issue"],
        "topics": headings(recorded),
    }


def expected(path: Path) -> dict[str, Any]:
    """The same of a reference; the film sign that stands behind a topic with a recording is no part of the topic."""
    found = json.loads(path.read_text())
    wanted = {name: found[name] for name in ("ActionSummary", "ResolutionSummary", "IssueSummary")}
    wanted |= {name: sorted(found[name]) for name in ("present", "regrets", "chair", "scribe")}
    wanted["topics"] = [(topic["level"], topic["text"].removesuffix(" 🎞\ufe0e")) for topic in found["topics"]]
    return wanted


@pytest.mark.skipif(not MEETINGS, reason="shared/corpora/w3c is not beside this project")
@pytest.mark.parametrize("log", MEETINGS, ids=lambda log: log.parent.name)
def test_a_real_meeting_sums_up_as_scribe_perl_sums_it_up(log: Path) -> None:
    [recorded] = read_log(log.read_bytes(), "auto", log.name)
    assert recorded.style == "w3c"
    assert recorded.unread == ()
    assert summary(recorded) == expected(log.parent / "oracle.json")


@pytest.mark.skipif(not RUNS, reason="shared/corpora/scribe is not beside this project")
@pytest.mark.parametrize(
    "log", [log for log in RUNS if log.parent.name not in GIVEN_UP], ids=lambda log: log.parent.name
)
def test_a_run_of_scribe_perls_own_tests_sums_up_the_same(log: Path) -> None:
    recorded = read_w3c(decode(log.read_bytes()), options=(log.parent / "args.txt").read_text())
    assert summary(recorded) == expected(log.parent / "expected.json")
    assert [one.style for one in read_log(log.read_bytes())] == ["w3c"]


SHAPES = {
    "RRSAgent": "10:02:03 <ana> Topic: Sums\n10:02:04 <ben> ben has joined #x\n\n<ana> one",
    "bip": "07-06-2026 10:02:03 -!- ben has joined #x\n07-06-2026 10:02:03 < ana!a@example.org: Topic: Sums\n"
    "07-06-2026 10:02:04 > * ana waves\n07-06-2026 10:02:05 > ana: one",
    "mIRC": "Start of #x buffer\n<ana> Topic:\n Sums\n  * ben waves\n<ana> one\nEnd of #x buffer",
    "Yahoo": "ana: Topic: Sums\n\nana: one",
    "irssi, Bert's theme": "--- Log opened\n10:01 --> | ben has joined #x\n10:02 @ana | Topic: Sums\n"
    "10:03 * | ana waves\n10:04 «Quit» | ben has signed off\n10:05 ana | one",
    "irssi": "--- Log opened\n2026-06-07T10:02:03Z -!- ben has joined\n2026-06-07T10:02:03Z <ana> Topic: Sums\n"
    "2026-06-07T10:02:04Z  * ana waves\n2026-06-07T10:02:05Z <ana> one",
    "qwebirc": "[10:01] == ben has joined #x\n[10:02] <ana> Topic: Sums\n[10:03] * ana waves\n[10:04] <ana> one",
    "IRCCloud": "#team\n[2026-06-07 10:01:00] → ben joined #x\n[2026-06-07 10:02:03] <ana> Topic: Sums\n"
    "[2026-06-07 10:02:04] — ana waves\n[2026-06-07 10:03:00] <ana> one",
    "Quassel": "[Sun 7 10:01] --> ben joined\n[Sun 7 10:02:03] <ana> Topic: Sums\n[Sun 7 10:02:04] -*- ana waves\n"
    "[Sun 7 10:03:00] <ana> one",
    "plain": "Topic: Sums\n\none",
}


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


def test_s_corrects_the_nearest_line_before_it() -> None:
    recorded = meeting(
        "Scribe: ana", "the teh teh", "teh end", "s/teh/the/", "s/teh/the/", "after teh", "<ben> s|/|or|"
    )
    assert told(recorded) == [("note", "the the teh"), ("note", "the end"), ("note", "after teh"), ("said", "s|/|or|")]


@pytest.mark.parametrize(
    ("correction", "texts"),
    [
        ("s/a/o/", ["a a", "b o", "a"]),
        ("s/a/o/g", ["o a", "b o", "a"]),
        ("s/a/o/G", ["o a", "b o", "o"]),
        ("s/b a//", ["a a", "", "a"]),
        ("s/b a/b a/ or c/", ["a a", "b a/ or c", "a"]),
        ("s|b a|x|g  ", ["a a", "x", "a"]),
        ("s/./dot/", ["a a", "b a", "s/./dot/", "a"]),
        ("s//x/", ["a a", "b a", "s//x/", "a"]),
        ("s/a", ["a a", "b a", "s/a", "a"]),
        ("i/b/between", ["a a", "between", "b a", "a"]),
        ("i/c/nowhere/", ["a a", "b a", "i/c/nowhere/", "a"]),
    ],
)
def test_corrections(correction: str, texts: list[str]) -> None:
    recorded = meeting("a a", "b a", f"<ben> {correction}", "a", options="--scribenick=*")
    assert [text for _, text in told(recorded) if text] == [text for text in texts if text]


def test_a_correction_reaches_back_over_hundreds_of_lines_and_past_other_corrections() -> None:
    chat = [f"line {number} of many" for number in range(1200)]
    recorded = meeting(
        "Scribe: ana",
        "a rare wrod",
        *chat,
        "s/line 7 of/line seven of/",
        "i/wrod/Topic: Words",
        "s/wrod/word/",
        "s/seven/VII/",
    )
    texts = [text for _, text in told(recorded)]
    assert texts[:3] == ["Words", "a rare word", "line 0 of many"]
    assert texts[9] == "line VII of many"
    assert len(texts) == 1202


def test_an_inserted_line_was_typed_by_who_inserted_it() -> None:
    recorded = meeting("Scribe: ana", "Ben: sums", "<chloe> i/sums/Topic: Numbers/", "<chloe> ... and more")
    assert headings(recorded) == [(1, "Numbers\n… and more")]
    assert (recorded.items[0].by, recorded.items[0].line) == ("chloe", 3)


def test_an_invisible_character_in_a_pasted_address_is_overlooked() -> None:
    recorded = meeting("Scribe: ana", "see example.org/abc", "s|example.org/\u200cabc|there|", "i|no/\u200csuch|x|")
    assert told(recorded) == [("note", "see there"), ("said", "i|no/\u200csuch|x|")]


def test_a_correction_without_effect_is_reported() -> None:
    recorded = meeting("one", "<ben> s/two/three/", "s/one/1/")
    assert [(one.line, one.nick, one.command, one.text) for one in recorded.ignored] == [
        (2, "ben", "correction", "s/two/three/")
    ]


def test_corrections_without_end_are_refused_in_one_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^The corrections [^.]*\.$"):
        meeting(*(["a line"] * 400), *(["s/a/" + "a" * 2000 + "/g"] * 400))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("see https://example.org/x now", "see https://example.org/x now"),
        ("-> https://example.org/x the plan", "the plan"),
        ('a -> https://example.org/x "the plan" and b', "a the plan and b"),
        ("a -> https://example.org/x 'plan' b", "a plan b"),
        ("the plan -> https://example.org/x", "the plan"),
        ("a -> the plan https://example.org/x b", "a the plan b"),
        ("https://example.org/x -> the plan", "the plan"),
        ('https://example.org/x --> "plan" b', "plan b"),
        ("-> https://example.org/x", "https://example.org/x"),
        ("https://example.org/x ->", "https://example.org/x"),
        ("a [plan](https://example.org/x) b", "a plan b"),
        ("a ![plan](https://example.org/x) b", "a plan b"),
        ("(https://example.org/x) b", "(https://example.org/x) b"),
        ("https://github.com/a/b and https://github.com/a/b/pull/7", "a/b and a/b#7"),
        ("https://github.com/a/b/issues/7#issuecomment-1", "a/b#7 (comment)"),
        ("*no* :-)", "*no* :-)"),
    ],
)
def test_links_show_the_words_that_were_written_for_them(typed: str, text: str) -> None:
    assert shown(typed, Options()) == text


def test_emphasis_smileys_and_short_addresses_if_asked() -> None:
    options = Options(emphasis=True, url_display="shorten")
    assert shown("*one* _and /two/_ :-) a => b, 2*3*4", options) == "one and two ☺ a ⇒ b, 2*3*4"
    assert shown("at https://example.org/a/long/path", options) == "at https…g/path"


def test_options_are_read_as_on_a_command_line() -> None:
    options = Options()
    options.read("--emph -scribenick ben --urlDisplay=full -noKeepLines --s --minutes")
    assert (options.emphasis, options.scribe, options.url_display, options.keep_lines) == (True, "ben", "full", False)
    assert options.minutes is None


def test_prose_is_no_log_unless_somebody_says_it_is() -> None:
    prose = b"It was a dark and stormy night\nand nobody came.\n"
    with pytest.raises(Unreadable, match=r"^Nothing in this file looks like the log"):
        read_log(prose)
    assert len(read_log(prose, "w3c")[0].items) == 2


@pytest.mark.parametrize("log", ["<ben> ben has joined #x", "10:00:00 <ben> ben has left #x\n\n"])
def test_a_log_in_which_nobody_speaks_is_refused(log: str) -> None:
    with pytest.raises(Unreadable, match=r"^Nobody says anything"):
        read_w3c(log)


_PIECES = st.sampled_from(
    [
        *(b"<ana> ", b"10:00:00 <ben> ", b"[10:00] <c> ", b"ana: ", b"\n", b"\r\n", b"\t", b"  ", b"\xff", b"\xfe\xff"),
        *(
            b"Topic: ",
            b"ACTION: ",
            b"action x to y",
            b"RESOLVED: ",
            b"present+",
            b"Scribe: *",
            b"scribe- a = b",
            b"chair-",
        ),
        *(
            b"s/a/b/g",
            b"s|a|a a|G",
            b"i/a/b",
            b"...",
            b"-> ",
            b"https://a.b/c",
            b"](",
            b"[",
            b"'",
            b"```",
            b"date: 9 x 9",
        ),
        *(b"<Zakim> ", b"agendum 1 -- ", b"the attendees were ", b"... ", b"ScribeOptions: -emph -dash", b"/", b"*a*"),
    ]
)


def outcome(data: bytes, options: str) -> RecordedMeeting | str:
    try:
        return read_w3c(decode(data), "2026-06-09", options)
    except Unreadable as refused:
        return str(refused)


@given(
    st.one_of(st.binary(), st.lists(_PIECES, max_size=60).map(b"".join)), st.sampled_from(["", "-emph -dash -implicit"])
)
def test_any_bytes_give_a_meeting_or_one_sentence(data: bytes, options: str) -> None:
    found = outcome(data, options)
    assert json.dumps(found.as_json()) if isinstance(found, RecordedMeeting) else found.endswith(".")


def test_a_long_log_with_corrections_and_long_lines_is_read_in_one_go() -> None:
    """Sizes at which anything that grows with the square of the log would not come back within minutes."""
    chat = [f"line {number} about the numbers" for number in range(46_000)]
    chat[1::20] = [f"s/line {number}0 of nothing/x/" for number in range(2300)]
    long = [" " * 100_000 + "x", "present" + " " * 100_000 + "x", "a" * 100_000, "mailto:" * 10_000, "[" * 50_000]
    recorded = meeting(
        "Scribe: ana", *chat, "ACTION: x", *["... more"] * 4000, *long, "ACTION: ana" + " " * 100_000 + "to go"
    )
    actions = [item for item in recorded.items if item.kind == "action"]
    assert actions[0].text.count("more") == 4000
    assert actions[1].owners == ("ana",)
