"""What is worked out is brought up to date with the records that differ; it must be what a fresh board would say."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.meeting.agenda import draft_agenda
from store.model.board import Board
from store.model.changes import Change, Commit, Doc
from store.sense.attention import attention
from store.sense.helpers import who_can_help
from store.sense.rapport import introductions
from store.sense.search import find
from tests.rules.sense import TODAY, at, board

WORDS = ("lead", "files", "bounce", "import", "crm", "report")
PEOPLE = ("ana", "ben", "chloe")
NUMBERED = {
    "issue": ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"],
    "action": ["A1", "A2", "A3"],
    "note": ["N1", "N2"],
    "meeting": ["M1", "M2", "M3"],
}
"""There from the beginning, since numbers are given out in order."""
QUERY = "lead files bounce in the crm"

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
people = st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True)
issues = st.fixed_dictionaries(
    {"text": texts, "created": st.sampled_from([at(2), at(20)])},
    optional={
        "helpers": people,
        "owners": people,
        "status": st.sampled_from(["open", "resolved", "parked"]),
        "resolved_by": st.sampled_from(PEOPLE),
        "resolution": texts,
        "initiative": st.just("webinar"),
    },
)
actions = st.fixed_dictionaries(
    {"text": texts, "created": st.just(at(10))},
    optional={"owners": people, "status": st.sampled_from(["open", "done"]), "due": st.just("2026-11-20")},
)
notes = st.fixed_dictionaries({"text": texts, "created": st.just(at(10))}, optional={"queued": st.just(True)})
terms = st.fixed_dictionaries(
    {"name": st.sampled_from(WORDS), "created": st.just(at(3))},
    optional={"meanings": st.just({"ops": {"text": "a", "at": at(3)}, "sales": {"text": "b", "at": at(4)}})},
)
persons = st.fixed_dictionaries(
    {"name": st.sampled_from(["Ana", "Ben"])},
    optional={"team": st.sampled_from(["ops", "sales"]), "knows": st.just({"crm": "expert"})},
)
meetings = st.fixed_dictionaries(
    {"created": st.just(at(4)), "started": st.sampled_from([at(4), at(11)])},
    optional={"ended": st.sampled_from([at(5), at(12)]), "present": people},
)
initiatives = st.fixed_dictionaries(
    {"name": st.just("Webinar"), "created": st.just(at(2))},
    optional={"status": st.sampled_from(["running", "done"]), "sponsor": st.sampled_from(PEOPLE)},
)


def _edits(kind: str, keys: list[str], docs: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Any]:
    gone = st.none() if kind not in ("person", "initiative") else st.nothing()
    return st.tuples(st.just(kind), st.sampled_from(keys), docs | gone)


edits = st.one_of(
    _edits("issue", NUMBERED["issue"], issues),
    _edits("issue", NUMBERED["issue"], issues),
    _edits("action", NUMBERED["action"], actions),
    _edits("note", NUMBERED["note"], notes),
    _edits("meeting", NUMBERED["meeting"], meetings),
    _edits("term", list(WORDS[:3]), terms),
    _edits("person", list(PEOPLE), persons),
    _edits("initiative", ["webinar"], initiatives),
)


def _made(doc: dict[str, Any]) -> Doc:
    return {field: value for field, value in doc.items() if value not in ([], "open")}


def _step(before: Board, kind: str, key: str, doc: dict[str, Any] | None) -> Board:
    """The board after a record was made, exchanged or dropped; the same board where there is nothing to drop."""
    old = before.table(kind).doc(key)
    if doc is None and old is None:
        return before
    new = None if doc is None else _made(doc)
    if old is not None and new is not None:
        new = {**dict.fromkeys(old), **new}
    return before.apply(Commit(before.version + 1, at(23, 10), "ana", "change", (Change(kind, key, old, new),)))


def _fresh(of: Board) -> Board:
    return Board.of(of.version, dict(of.counters), deepcopy(of.docs()), of.at)


def _says(of: Board) -> tuple[object, ...]:
    """All that is carried from board to board, asked for."""
    return (
        who_can_help(of, QUERY, "webinar", ["ops"], today=TODAY),
        attention(of, TODAY),
        draft_agenda(of, TODAY),
        introductions(of, TODAY),
        of.last_meeting,
        [set(find(of, words, 50)) for words in ("lead", "crm report", "is:issue b")],
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(edits, max_size=12))
def test_what_is_kept_up_is_what_a_fresh_board_says(steps: list[tuple[str, str, dict[str, Any] | None]]) -> None:
    docs: dict[str, dict[str, Doc]] = {kind: {key: {} for key in keys} for kind, keys in NUMBERED.items()}
    now = board(**docs)
    seen = [now]
    for kind, key, doc in steps:
        now = _step(now, kind, key, doc)
        seen.append(now)
        assert _says(now) == _says(_fresh(now))
    for older in (seen[0], seen[-1], seen[len(seen) // 2]):  # a screen may hold an earlier board still
        assert who_can_help(older, QUERY, today=TODAY) == who_can_help(_fresh(older), QUERY, today=TODAY)
