"""What Tab offers, and what an unknown mark may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.line.complete import COMMANDS, HEADS, MOST, WHEN, Candidate, More, complete, nearest
from store.line.kinds import HASHED
from store.line.parse import parse
from store.line.when import read_when
from store.model.names import Names

NAMES = Names(
    {
        "team": {"ops": "Marketing Operations", "sales": "Sales"},
        "person": {"ana": "Ana Ruiz", "ben": "Ben Okafor", "chloe": "Chloe Lind", "anatol": "Anatol Ruiz"},
        "initiative": {"webinar": "Webinar relaunch", "crm-move": "CRM migration"},
        "system": {"crm": "The CRM", "marketo": "Marketo"},
        "touchpoint": {"call-script": "Call script", "form": "Web form"},
        "term": {"lead": "lead", "qualified lead": "Qualified lead", "mql": "MQL"},
    }
)


def offered(text: str, at: int | None = None) -> list[str]:
    """The lines that Tab would make, best first."""
    cursor = len(text) if at is None else at
    return [text[: one.start] + one.insert + text[one.end :] for one in complete(text, cursor, NAMES)]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("ask @an", ["ask @ana", "ask @anatol"]),
        ("ask @ANA", ["ask @ana", "ask @anatol"]),
        ("ask @ana", ["ask @anatol"]),
        ("ask @okaf", ["ask @ben"]),
        ("ask @operations", ["ask @ops"]),
        ("ask @a", ["ask @ana", "ask @anatol", "ask @ben", "ask @ops", "ask @sales"]),
        ("(@ch", ["(@chloe"]),
        ("@ana/@ch", ["@ana/@chloe"]),
        ("@zed", []),
        ("! bounces +we", ["! bounces +webinar"]),
        ("! bounces +move", ["! bounces +crm-move"]),
        ("! bounces help:@ch", ["! bounces help:@chloe"]),
        ("! bounces help:ch", ["! bounces help:@chloe"]),
        ("! bounces help:@ana,@ch", ["! bounces help:@ana,@chloe"]),
        ("x team:@s", ["x team:@sales", "x team:@ops"]),
        ("x for:+w", ["x for:+webinar"]),
        ("x by:@b", ["x by:@ben"]),
        ("x level:h", ["x level:high"]),
        ("x level:", ["x level:high", "x level:medium", "x level:low", "x level:none"]),
        ("x type:r", ["x type:risk", "x type:problem", "x type:opportunity"]),
        ("x due:f", ["x due:fri", "x due:next-fri"]),
        ("x due:in 2", []),
        ("x count:1", []),
        ("x knows:cr", ["x knows:crm"]),
        ("x knows:crm:e", ["x knows:crm:essentials", "x knows:crm:expert", "x knows:crm:none"]),
        ("#ac", ["#action", "#accepted"]),
        ("- #to", ["- #topic"]),
        ("see #ac", []),
        ("#friction call", ["#friction call-script:"]),
        ("#friction le", ["#friction lead"]),
        ("the le", ["the lead"]),
        ("the qualified l", ["the Qualified lead"]),
        ("the (qual", ["the (Qualified lead"]),
        ("an mq", ["an MQL"]),
        ("the l", []),
        ("the lead", []),
        ("the ", []),
        ("", []),
    ],
)
def test_what_tab_offers(typed: str, lines: list[str]):
    assert offered(typed) == lines


OPEN = {"A": [("A7", "ask the vendor"), ("A3", "send the list")], "R": [("R2", "what do they object to?")]}


def opened(letter: str) -> list[tuple[str, str]]:
    return OPEN.get(letter, [])


MORE = More(opened, lambda: ["Webinar relaunch", "Wrap-up"])


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("An", ["Ana:", "Anatol:"]),
        ("Be", ["Ben:"]),
        ("- Be", ["- Ben:"]),
        ("the Be", []),
        ("be", []),
        ("RES", ["RESOLVED:"]),
        ("Top", ["Topic:"]),
        ("res", []),
        ("[o", ["[off]"]),
        ("[", ["[]", "[x]", "[off]"]),
        ("present+ b", ["present+ ben"]),
        ("present+ ben, an", ["present+ ben, ana", "present+ ben, anatol"]),
        ("present+ ana,an", ["present+ ana,anatol"]),
        ("late+ ", []),
        ("q+ ch", ["q+ chloe"]),
        ("+1 ch", ["+1 chloe"]),
        ("[x] ", ["[x] A7", "[x] A3"]),
        ("[x] list", ["[x] A3"]),
        ("done a7", ["done A7"]),
        ("done A7", []),
        ("done A7 a", []),
        ("#received R", ["#received R2"]),
        ("RECEIVED: ", ["RECEIVED: R2"]),
        ("#test E", []),
        ("# we", ["# Webinar relaunch"]),
        ("# Webinar re", ["# Webinar relaunch"]),
        ("Topic: W", ["Topic: Webinar relaunch", "Topic: Wrap-up"]),
        ("# ", []),
        ("^ +webinar @", ["^ +webinar @ops", "^ +webinar @sales"]),
        ("lead @", ["lead @ops", "lead @sales"]),
        ("count:1200/mo", ["count:1200/month"]),
        ("SESSION: ma", ["SESSION: marketo"]),
    ],
)
def test_what_tab_offers_where_a_line_begins(typed: str, lines: list[str]):
    found = complete(typed, len(typed), NAMES, MORE)
    assert [typed[: one.start] + one.insert + typed[one.end :] for one in found][: max(2, len(lines))] == lines


def test_the_rest_of_a_word_under_the_cursor_is_replaced():
    assert offered("ask @cxy now", at=6) == ["ask @chloe now"]
    assert complete("ask @chxx now", 7, NAMES) == [Candidate("@chloe", "Chloe Lind", 4, 9)]


def test_every_command_offered_is_one():
    assert set(COMMANDS) <= set(HASHED)
    assert {head.lower() for head in HEADS} <= set(HASHED)
    assert all(read_when(word.replace("-", " ")) for word in WHEN)


def test_no_more_is_offered_than_can_be_looked_through():
    many = Names({"person": {f"dee{number}": f"Dee {number}" for number in range(100)}})
    assert len(complete("@d", 2, many)) == MOST


@given(st.text(alphabet="@+#:,/(. anlevdu", max_size=20), st.integers(-3, 30))
def test_an_offer_stays_within_the_line(text: str, cursor: int):
    for one in complete(text, cursor, NAMES):
        assert 0 <= one.start <= one.end <= len(text)
        assert one.insert != text[one.start : one.end]


@given(st.sampled_from(["@", "+", "help:@", "for:+", "team:", "owner:"]), st.text(alphabet="abcelnopswm", max_size=3))
def test_what_is_offered_is_known(mark: str, typed: str):
    text = f"x {mark}{typed}"
    for one in complete(text, len(text), NAMES):
        line = parse(text[: one.start] + one.insert, known=NAMES.known)
        assert not line.unknown
        assert line.at or line.plus or line.keys


@pytest.mark.parametrize(
    ("mark", "meant"),
    [
        ("@anna", ["@ana", "@anatol"]),
        ("@sale", ["@sales"]),
        ("+webinr", ["+webinar"]),
        ("@webinar", ["+webinar"]),
        ("+ops", ["@ops"]),
        ("@okafr", ["@ben"]),
        ("@chloe-lind", ["@chloe"]),
        ("due:firday", ["due:friday"]),
        ("due:tomorow", ["due:tomorrow", "due:tmrw"]),
        ("level:hihg", ["level:high"]),
        ("lvl:high", ["level:high"]),
        ("hlep:@ana", ["help:@ana"]),
        ("note:this", []),
        ("count:many", []),
        ("@qqqqqq", []),
        ("@", []),
        ("", []),
        ("@" * 100_000, []),
    ],
)
def test_the_nearest_known(mark: str, meant: list[str]):
    assert nearest(mark, NAMES) == meant
