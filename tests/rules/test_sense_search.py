"""Find anything: by words, by marks, as you type, and while the board changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.board import Board
from store.model.changes import Doc
from store.sense.filters import THERE_ARE, misread
from store.sense.search import find, read_query, since_day, spans
from store.sense.texts import BLOCK
from tests.rules.sense import TODAY, at, board, hostile, then
from tests.views.hostile import EVERY

DOCS: dict[str, dict[str, Doc]] = {
    "issue": {
        "Q1": {
            "text": "Lead files bounce in the CRM import",
            "initiative": "webinar",
            "teams": ["ops"],
            "created": at(3),
        },
        "Q2": {
            "text": "No budget",
            "type": "question",
            "status": "resolved",
            "resolution": "the vendor pays for leads",
        },
        "Q12": {"text": "Straße closed, café full", "created": at(5), "helpers": ["chloe"]},
    },
    "action": {
        "A1": {"text": "ask the vendor for leads", "owners": ["ana"], "due": "2026-11-20", "created": at(6)},
        "A2": {"text": "file the report", "owners": ["ben"], "status": "done", "created": at(7)},
    },
    "decision": {"D1": {"text": "one file a day", "created": at(8)}},
    "note": {
        "N1": {"text": "the vendor sends three files", "speaker": "ana", "meeting": "M1", "created": at(9)},
        "N2": {"text": "[TODO] ask them <why>", "queued": True, "created": at(10)},
    },
    "term": {
        "lead": {"name": "lead", "meanings": {"sales": {"text": "passed the criteria"}, "ops": {"text": "b"}}},
        "mql": {"name": "MQL", "agreed": "scored", "aliases": ["marketing lead"]},
    },
    "meeting": {"M1": {"title": "Growth alignment", "started": at(4), "ended": at(4, 10), "created": at(4)}},
    "link": {"L1": {"text": "", "url": "https://vendor.example/price", "created": at(11)}},
    "topic": {"T1": {"text": "Vendor", "created": at(12)}},
}


def ids(query: str, **more: Any) -> list[str]:
    """The ids found, in order."""
    return [hit.id for hit in find(board(**DOCS), query, today=TODAY, **more)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("vendor", ["T1", "L1", "N1", "A1", "Q2"]),
        ("VENDOR files", ["N1"]),
        ("files vendor", ["N1"]),
        ('"files vendor"', []),
        ('"vendor sends"', ["N1"]),
        ("strasse", ["Q12"]),
        ("cafe\u0301", ["Q12"]),
        ("passed", ["lead"]),
        ("marketing lead", ["mql"]),
        ("growth", ["M1"]),
        ("[TODO]", ["N2"]),
        ("<why>", ["N2"]),
        ("umsl", []),
        ("marketo", ["ana"]),
    ],
)
def test_all_words_anywhere_in_any_case(query: str, found: list[str]) -> None:
    assert ids(query) == found


@pytest.mark.parametrize("query", ["", "  ", '""', '"', "@", "+", "is:", "since:"])
def test_nothing_asked_is_nothing_found(query: str) -> None:
    assert ids(query) == []


def test_an_id_or_handle_stands_first_then_what_is_called_so() -> None:
    assert ids("q1") == ["Q1"]
    assert ids("Q12") == ["Q12"]
    assert ids("lead")[0] == "lead"
    assert ids("webinar")[0] == "webinar"
    people = board(person={"lea": {"name": "Lea Ott"}}, **DOCS)
    assert [hit.id for hit in find(people, "lea")][:2] == ["lea", "lead"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:action", ["A2", "A1"]),
        ("is:actions is:open", ["A1"]),
        ("is:late", ["A1"]),
        ("is:issue is:open", ["Q12", "Q1"]),
        ("is:question", ["Q2"]),
        ("is:resolved", ["Q2"]),
        ("is:disputed", ["lead"]),
        ("is:agreed", ["mql"]),
        ("is:queued", ["N2"]),
        ("is:acknowledged", ["I1"]),
        ("is:action is:decision", ["D1", "A2", "A1"]),
        ("@chloe is:issue", ["Q12"]),
        ("@ana vendor", ["N1", "A1"]),
        ("@ops is:issue", ["Q1"]),
        ("+webinar", ["I1", "Q1", "webinar"]),
        ("+web bounce", ["Q1"]),
        ("file since:2026-11-08", ["N1", "D1"]),
        ("is:decision since:nov", ["D1"]),
        ("since:last is:issue", ["Q12"]),
        ("@nobody", []),
        ("is:wrong", []),
        ("vendor is:action", ["A1"]),
    ],
)
def test_marks_narrow(query: str, found: list[str]) -> None:
    assert ids(query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:act", ["A2", "A1"]),
        ("is:op is:issue", []),
        ("is:ope is:issue", ["Q12", "Q1"]),
        ("is:ques", ["Q2"]),
        ("three since:n", ["N1"]),
        ("three since:2026-1", ["N1"]),
        ("three since:", ["N1"]),
        ("is: three", []),
    ],
)
def test_an_unfinished_mark_means_what_it_may_become(query: str, found: list[str]) -> None:
    assert ids(query) == found


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("is:opne", "is:opne is no filter. Did you mean is:open or is:done?"),
        ("vendor IS:Wrongness", "is:wrongness is no filter."),
        ("@chole", "Nobody and no team here is called @chole. Did you mean @chloe?"),
        ("+webiner", "No initiative here is called +webiner. Did you mean +webinar?"),
        ("since:soon", "since:soon is no day; it takes a day or a part of one"),
        ("owner:ana", "owner: is no filter."),
    ],
)
def test_a_filter_that_names_nothing_is_said_with_those_there_are(query: str, said: str) -> None:
    first, *rest = misread(board(**DOCS), query, TODAY)
    assert first.startswith(said)
    assert rest[-1] == THERE_ARE
    if query == "is:opne":
        assert "(team, person, initiative," in rest[0]
        assert "late, open," in rest[0]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "",
            "vendor",
            "is:action is:open @ana +webinar since:oct",
            "is:ope",
            "@ch",
            "+we",
            "since:n",
            "since:2w",
            "since:last",
        ),
        *('"is:opne"', "https://vendor.example", "10:30", "call-script:", "@", "+", "+1", "since:", "note:"),
    ],
)
def test_of_a_filter_that_is_understood_or_may_be_and_of_text_nothing_is_said(query: str) -> None:
    assert misread(board(**DOCS), query, TODAY) == ()


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("2026", "2026"),
        ("2026-10", "2026-10"),
        ("today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("mon", "2026-11-23"),
        ("tuesday", "2026-11-17"),
        ("nov", "2026-11"),
        ("december", "2025-12"),
        ("3d", "2026-11-20"),
        ("2w", "2026-11-09"),
        ("9999y", "0001"),
        ("last", at(4, 10)),
        ("soon", ""),
        ("3", ""),
    ],
)
def test_since_when(word: str, day: str) -> None:
    assert since_day(board(**DOCS), word, TODAY) == day


def test_since_without_a_day_to_count_from() -> None:
    assert since_day(Board.empty(), "mon") == since_day(Board.empty(), "last") == ""


def test_a_hit_says_what_it_is_and_where_else_the_words_are() -> None:
    (hit,) = find(board(**DOCS), "pays")
    assert (hit.kind, hit.id, hit.text, hit.more) == ("issue", "Q2", "No budget", "the vendor pays for leads")
    (hit,) = find(board(**DOCS), "three files")
    assert (hit.text, hit.more, hit.at) == ("the vendor sends three files", "", at(9))
    (hit,) = find(board(**DOCS), "price")
    assert hit.text == "https://vendor.example/price"


def test_no_more_than_asked_for_and_the_newest() -> None:
    notes = {f"N{n}": {"text": f"file {n}", "created": at(1 + n // 60, n % 24)} for n in range(1, 3 * BLOCK)}
    found = find(board(note=notes), "file", 50)
    assert len(found) == 50
    assert found[0].at == max(doc["created"] for doc in notes.values())
    assert len(find(board(note=notes), f"file {3 * BLOCK - 1}", 50)) == 1


def test_it_keeps_up_with_the_board() -> None:
    notes = {f"N{n}": {"text": f"file {n}"} for n in range(1, BLOCK)}
    here = board(note=notes)
    assert find(here, "needle") == ()
    for number in range(BLOCK, BLOCK + 300):
        here, _ = then(here, ("note", f"N{number}", None, {"text": f"file {number}"}))
        assert [hit.id for hit in find(here, f"file {number}")] == [f"N{number}"]
    edited, _ = then(here, ("note", "N3", {"text": "file 3"}, {"text": "a needle"}))
    assert [hit.id for hit in find(edited, "needle")] == ["N3"]
    assert find(here, "needle") == ()
    dropped, _ = then(edited, ("note", "N3", {"text": "a needle"}, None))
    assert find(dropped, "needle") == ()
    assert "N3" not in {hit.id for hit in find(dropped, "is:note", 10_000)}
    back, _ = then(dropped, ("note", "N3", None, {"text": "a needle"}))
    assert [hit.id for hit in find(back, "needle")] == ["N3"]
    assert len(find(back, "file", 10_000)) == BLOCK + 298


def test_spans_of_words_are_in_order_and_apart() -> None:
    assert spans("Files, leads and files", ("file", "lead")) == ((0, 4), (7, 11), (17, 21))
    assert spans("aaa", ("aa", "a")) == ((0, 3),)
    assert spans("x", ("", "y")) == ()


@given(st.text())
def test_any_query_is_an_answer(query: str) -> None:
    read_query(board(**DOCS), query, TODAY)
    for hit in find(board(**DOCS), query, today=TODAY):
        assert hit.id


@pytest.mark.parametrize("text", [text for text in EVERY if text])
def test_hostile_text_is_found_by_its_own_words(text: str) -> None:
    here = hostile()
    words = [word for word in text.split() if word[0] not in '@+"' and '"' not in word][:5]
    found = find(here, " ".join(words), 1000)
    assert {"issue", "action", "note", "proposal", "impact"} <= {hit.kind for hit in found}
    assert all("\n" not in hit.text for hit in found)
