"""Terms are heard in what people write, and only there."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.changes import Doc
from store.sense.language import dispute_of, disputed_in, terms_of, used_terms, uses_of
from tests.rules.sense import at, board, hostile, then
from tests.views.hostile import EVERY

TERMS: dict[str, Doc] = {
    "lead": {
        "name": "Lead",
        "aliases": ["prospect", "MQL"],
        "meanings": {"demand": {"text": "a form", "at": at(3)}, "sales": {"text": "the criteria", "at": at(5)}},
    },
    "sales accepted lead": {"name": "Sales-accepted lead", "aliases": ["SAL"], "agreed": "sales said yes"},
    "company": {"name": "company"},
    "e-mail": {"name": "e-mail"},
    "website": {"name": "website"},
    "r&d": {"name": "R&D"},
    "c++": {"name": "C++"},
    "qa": {"name": "QA"},
    "saas": {"name": "SaaS"},
    "address": {"name": "address"},
    "线索": {"name": "线索"},
}


def heard(text: str) -> list[tuple[str, str]]:
    """Each term heard in a text, with the words it was heard in."""
    return [(use.term.id, text[use.start : use.end]) for use in terms_of(board(term=TERMS)).uses(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lead files bounce", [("lead", "Lead")]),
        ("leads, LEADS and Lead's", [("lead", "leads"), ("lead", "LEADS"), ("lead", "Lead's")]),
        ("the lead’s form", [("lead", "lead’s")]),
        ("twelve MQLs", [("lead", "MQLs")]),
        ("a prospect is in", [("lead", "prospect")]),
        ("sales-accepted leads", [("sales accepted lead", "sales-accepted leads")]),
        ("a Sales Accepted Lead", [("sales accepted lead", "Sales Accepted Lead")]),
        ("one SAL, two SALs", [("sales accepted lead", "SAL"), ("sales accepted lead", "SALs")]),
        ("lead-form", [("lead", "lead")]),
        ("(lead) lead, lead.", [("lead", "lead")] * 3),
        ("four companies", [("company", "companies")]),
        ("email and e-mails and E-Mail", [("e-mail", "email"), ("e-mail", "e-mails"), ("e-mail", "E-Mail")]),
        ("our web-site", [("website", "web-site")]),
        ("R&D asks", [("r&d", "R&D")]),
        ("C++ or C", [("c++", "C++")]),
        ("both QAs", [("qa", "QAs")]),
        ("SAAS, saas", [("saas", "SAAS"), ("saas", "saas")]),
        ("addresses", [("address", "addresses")]),
        ("新的线索数量", [("线索", "线索")]),
    ],
)
def test_a_term_is_heard_however_it_is_written(text: str, found: list[tuple[str, str]]) -> None:
    assert heard(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *("", "leading", "misleading", "leader", "@lead said", "+lead", "https://x.example/lead/1", "lead@x.example"),
        *("lead_id", "sales. accepted. QA_", "a sales call was accepted", "q a", "compan"),
    ],
)
def test_what_is_no_use_of_a_term(text: str) -> None:
    assert heard(text) == []


def test_handles_are_no_words_and_sums_are() -> None:
    assert heard("1+lead") == [("lead", "lead")]


def test_the_longer_term_counts_where_two_overlap() -> None:
    assert [term.id for term in used_terms(board(term=TERMS), "leads and sales accepted leads, leads")] == [
        "lead",
        "sales accepted lead",
    ]


def test_only_disputed_terms_are_flagged() -> None:
    text = "every lead is a sales accepted lead"
    assert [(use.term.id, use.start, use.end) for use in disputed_in(board(term=TERMS), text)] == [("lead", 6, 10)]


def test_a_glossary_is_read_anew_only_when_a_term_changed() -> None:
    here = board(term=TERMS)
    after, _ = then(here, ("note", "N1", None, {"text": "x"}))
    assert terms_of(after) is terms_of(here)
    later, _ = then(after, ("term", "churn", None, {"name": "churn"}))
    assert [term.id for term in used_terms(later, "churned no churn")] == ["churn"]


def test_where_a_term_is_in_use_now() -> None:
    said: Doc = {"text": "the leads", "created": at(14)}
    docs: dict[str, Any] = {
        "initiative": {"crm": {"name": "CRM migration"}, "over": {"name": "Over", "status": "done"}},
        "issue": {"Q1": said, "Q2": {**said, "status": "resolved"}, "Q3": {**said, "initiative": "crm"}},
        "action": {"A1": {**said, "initiative": "webinar"}, "A2": {**said, "status": "done"}},
        "proposal": {"P1": said, "P2": {**said, "status": "withdrawn"}},
        "impact": {"I2": {**said, "initiative": "crm"}, "I3": {**said, "initiative": "over"}},
        "meeting": {"M1": {"started": at(3), "ended": at(3, 10)}, "M2": {"started": at(10), "ended": at(10, 10)}},
        "note": {
            "N1": {**said, "meeting": "M1"},
            "N2": {**said, "meeting": "M2"},
            "N3": {**said, "meeting": "M2", "off": True},
            "N4": {**said, "queued": True},
        },
    }
    places = uses_of(board(term=TERMS, **docs), "lead")
    assert [(place.record.id, place.initiative) for place in places] == [
        ("A1", "webinar"),
        ("I2", "crm"),
        ("Q3", "crm"),
        ("Q1", ""),
        ("P1", ""),
        ("N2", ""),
        ("N4", ""),
    ]
    assert uses_of(board(term=TERMS, **docs), "unknown") == ()


def test_since_when_and_to_whom_a_term_is_disputed() -> None:
    here = board(term=TERMS)
    assert dispute_of(here.terms["lead"]) == (at(5), 2, ("demand", "sales"))
    again = {**TERMS["lead"], "agreed": "A form", "agreed_at": at(4)}
    assert dispute_of(board(term={"lead": again}).terms["lead"]) == (at(5), 1, ("sales",))


@given(st.text())
def test_any_text_is_read_and_uses_stand_in_order(text: str) -> None:
    uses = terms_of(board(term=TERMS)).uses(text)
    assert all(0 <= use.start < use.end <= len(text) for use in uses)
    assert all(a.end <= b.start for a, b in pairwise(uses))


@pytest.mark.parametrize("text", EVERY)
def test_hostile_terms_in_hostile_text(text: str) -> None:
    for use in disputed_in(hostile(), text):
        assert text[use.start : use.end].strip()
