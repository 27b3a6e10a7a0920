"""W3C logs: corrections, links, options, and what no reader should break on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.logs import read_log
from store.exchange.recorded import RecordedMeeting, Unreadable
from store.exchange.w3c import read_w3c
from store.exchange.w3c_options import Options
from store.exchange.w3c_text import shown
from tests.rules.w3c_logs import PIECES, headings, meeting, outcome, told


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


@given(
    st.one_of(st.binary(), st.lists(PIECES, max_size=60).map(b"".join)), st.sampled_from(["", "-emph -dash -implicit"])
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
