"""The gate for people's text: nothing that acts on a terminal passes, widths are what a terminal shows."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.plain import NEAR, breaks, cell, clean, clip, content, pad, width, wrap
from tests.views.hostile import HOSTILE, LONG

ANYTHING = st.text(st.characters(exclude_categories=()))
CROWD = st.text(st.sampled_from("ab \u4e2d\U0001f600e\u0301\u200b\u202e\x1b[31m\t\ufe0f\u200d\ud800\n"), max_size=60)


def test_ordinary_text_stays_as_it_is():
    for text in ("lead files bounce", "a[0] [/x] $primary \\[", "Füße, naïve, 中文, \U0001f600", "עברית", ""):
        assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("\x1b]0;title\x07x", "x"),
        ("\x1b]8;;http://x\x1b\\click\x1b]8;;\x1b\\", "click"),
        ("\x1b]52;c;never ends", "]52;c;never ends"),
        ("\x1b(0x", "x"),
        ("\x9b31mred", "31mred"),
        ("one\ttwo\r\nthree\nfour\x0bfive", "one two three four five"),
        ("bell\x07 back\x08 nul\x00 del\x7f", "bell back nul del"),
        ("\u202egnp.exe\u202c \u2066x\u2069", "gnp.exe x"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("\U0001f469\u200d\U0001f467 \u2764\ufe0f", "\U0001f469\U0001f467 \u2764"),
        ("lone \ud83d surrogate", "lone \ufffd surrogate"),
        ("z" + "\u0301" * 40 + "a", "z" + "\u0301" * 4 + "a"),
        ("\u0301x", "\u25cc\u0301x"),
    ],
)
def test_what_acts_on_a_terminal_does_not_pass(text: str, shown: str):
    assert clean(text) == shown


@pytest.mark.fault("hostile")
@given(ANYTHING | CROWD)
def test_any_text_is_made_harmless_once_and_for_all(text: str):
    shown = clean(text)
    assert clean(shown) == shown
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
    assert not any(
        unicodedata.bidirectional(character) in {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI"} for character in shown
    )
    shown.encode()


@given(ANYTHING | CROWD, st.integers(0, 40))
def test_clipped_text_fits_and_padded_text_fits_exactly(text: str, cells: int):
    assert cell_len(clip(text, cells)) <= cells
    for align in ("left", "right", "center"):
        assert cell_len(pad(text, cells, align)) == cells


@given(ANYTHING | CROWD, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_only_blanks(text: str, cells: int):
    lines = wrap(text, cells)
    assert lines
    assert all(width(line) <= cells for line in lines)
    kept = "".join(clean(part) for part in text.splitlines())
    assert "".join(lines).replace(" ", "") == kept.replace(" ", "")


@given(CROWD, st.integers(2, 20), st.integers(2, 20))
def test_breaks_go_forward_through_the_whole_text(text: str, cells: int, first: int):
    shown = clean(text)
    found = breaks(shown, cells, first)
    flat = [offset for pair in found for offset in pair]
    assert flat == sorted(flat)
    assert flat[-1] == len(shown)
    assert width(shown[slice(*found[0])]) <= first


def test_a_clipped_text_says_that_it_was():
    assert clip("lead files bounce", 10) == "lead file…"
    assert clip("lead files", 10) == "lead files"
    assert clip("中文中文", 6) == "中文…"
    assert clip("中文中文", 4) == "中…"
    assert clip("abc", 0) == ""


def test_a_text_is_cut_at_the_end_of_a_word_when_one_is_near():
    assert clip("pick who helps, from those who could", 31) == "pick who helps, from those who…"
    assert clip("standup Tue 10:00, in 24 h", 18) == "standup Tue 10:00…"
    assert clip("standup Tue 10:00, in 24 h", 17) == "standup Tue…"
    assert clip("used in Webinar relaunch · 3 standups", 29) == "used in Webinar relaunch · 3…"
    assert clip("used in Webinar relaunch · 3 standups", 32) == "used in Webinar relaunch…"
    assert clip("used in Webinar relaunch · three", 29) == "used in Webinar relaunch…"
    assert clip("Customer Service", 15) == "Customer Servi…", "a name keeps what tells it from others"
    assert clip("Q7       demand and sales", 13) == "Q7       dem…", "a column is not given up for the next one"
    assert clip("Ben Okafor      Demand", 15) == "Ben Okafor    …"
    assert clip("see https://example.org/a/very/long/path", 20) == "see https://example…"
    assert wrap("the vendor sends files, three of them a day now", 20, limit=2) == [
        "the vendor sends",
        "files, three of…",
    ]


def test_wrapping_breaks_between_words_and_inside_a_long_one():
    assert wrap("the vendor sends three files", 10) == ["the vendor", "sends", "three", "files"]
    assert wrap("abcdefghijkl mn", 5) == ["abcde", "fghij", "kl mn"]
    assert wrap("one\ntwo", 10) == ["one", "two"]
    assert wrap("the vendor sends three files", 10, limit=2) == ["the vendor", "sends…"]
    assert wrap("", 10) == [""]


def test_a_line_of_a_hundred_thousand_letters():
    assert 80 - NEAR <= width(clip(LONG, 80)) <= 80
    assert len(wrap(LONG, 80)) > 1000
    assert len(wrap(LONG, 80, limit=3)) == 3


def test_square_brackets_are_text_wherever_they_go():
    assert content(HOSTILE).plain == clean(HOSTILE)
    assert cell(HOSTILE).plain == clean(HOSTILE)
    assert not cell(HOSTILE).spans
