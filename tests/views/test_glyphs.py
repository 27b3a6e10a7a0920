"""Signs: one a meaning, one width in both settings that its column allows for, a word for each kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from screens.glyphs import GLYPHS, glyph, is_ascii, style, use_ascii, wants_ascii, word
from screens.plain import clean, width


@pytest.fixture
def ascii_signs() -> Iterator[None]:
    before = is_ascii()
    use_ascii(True)
    yield
    use_ascii(before)


KINDS = ("issue", "help", "action", "action-done", "decision", "proposal", "impact", "term", "friction", "link", "room")


def test_every_kind_has_its_own_sign_in_both_settings():
    assert len({GLYPHS[kind].sign for kind in KINDS}) == len(KINDS)
    assert len({GLYPHS[kind].ascii for kind in KINDS}) == len(KINDS)
    levels = ("high", "medium", "low", "none", "acknowledged", "waiting", "stale")
    assert len({GLYPHS[name].sign for name in levels}) == len(levels)
    assert len({GLYPHS[name].ascii for name in levels}) == len(levels)


def test_signs_are_safe_and_narrow():
    for name, found in GLYPHS.items():
        assert clean(found.sign) == found.sign
        assert found.ascii.isascii(), name
        assert 1 <= width(found.sign) <= 3
        assert 1 <= len(found.ascii) <= 3 or name == "enter"


def test_a_sign_says_what_it_is():
    assert (glyph("issue"), word("issue"), style("issue")) == ("!", "issue", "needs")
    assert (glyph("high"), word("high")) == ("●", "heavy")
    assert (glyph("stale"), word("stale")) == ("↻", "changed since")


@pytest.mark.usefixtures("ascii_signs")
def test_plain_terminals_get_the_twins():
    assert (glyph("high"), glyph("waiting"), glyph("room"), glyph("action")) == ("H", "_", "!!", "[ ]")


@pytest.mark.parametrize(
    ("environ", "plain"),
    [
        ({}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANG": "C.utf8"}, False),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, True),
        ({"TERM": "linux", "LANG": "de_DE.UTF-8"}, True),
        ({"TERM": "dumb"}, True),
        ({"ACCORD_ASCII": "1"}, True),
        ({"ACCORD_ASCII": "0", "TERM": "linux"}, False),
    ],
)
def test_when_a_terminal_gets_ascii(environ: dict[str, str], plain: bool):
    assert wants_ascii(environ) is plain
