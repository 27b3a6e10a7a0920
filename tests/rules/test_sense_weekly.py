"""What changed since the last standup, and each change in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from store.model.board import Board
from store.model.changes import Change, Changes, Commit, Doc, invert
from store.model.counters import LETTERS
from store.model.records import CLASSES
from store.sense.sentences import describe
from store.sense.weekly import describe_commit, since_last
from store.verbs.corrections import turn_line
from store.verbs.meetings import PlannedTopic, start_meeting
from store.verbs.topics import cut_topic, next_topic
from tests.rules.played import founded
from tests.rules.sense import CALM, at, board, hostile, then

MEETINGS: dict[str, Doc] = {
    "M1": {"started": at(10), "ended": at(10, 10)},
    "M2": {"started": at(17), "ended": at(17, 10)},
    "M3": {"started": at(23)},
}
WEEK: dict[str, Any] = {
    "meeting": MEETINGS,
    "issue": {
        "Q1": {"text": "old", "created": at(3)},
        "Q9": {
            "text": "export",
            "created": at(3),
            "status": "resolved",
            "resolved_at": at(19),
            "resolution": "vendor fixed it",
        },
        "Q10": {"text": "x", "created": at(3), "status": "resolved", "resolved_at": at(12)},
        "Q11": {"text": "again", "created": at(3), "resolved_at": at(19)},
        "Q12": {"text": "Lead files bounce", "created": at(18)},
    },
    "action": {
        "A31": {
            "text": "field list in the invite",
            "owners": ["ben"],
            "status": "done",
            "done_at": at(20),
            "created": at(3),
        },
        "A32": {"text": "x", "status": "done", "done_at": at(17, 9), "created": at(3)},
        "A33": {"text": "by whom", "status": "done", "done_at": at(18, 1), "done_by": "ana", "created": at(3)},
    },
    "decision": {"D8": {"text": "x", "created": at(17, 9)}, "D9": {"text": "one file a day", "created": at(21)}},
    "impact": {
        "I1": {"ack_at": at(18, 11)},
        "I2": {**CALM["impact"]["I1"], "text": "new text", "created": at(3), "teams": ["sales"]},
        "I3": {"text": "forty calls", "initiative": "webinar", "teams": ["demand"], "created": at(19, 11)},
    },
    "term": {
        "mql": {"name": "MQL", "agreed": "scored", "agreed_at": at(22)},
        "sal": {"name": "SAL", "agreed": "x", "agreed_at": at(2)},
        "lead": {
            "name": "lead",
            "meanings": {"ops": {"text": "a", "at": at(2)}, "sales": {"text": "b", "at": at(22, 11)}},
        },
        "old": {"name": "old", "meanings": {"ops": {"text": "a", "at": at(2)}, "sales": {"text": "b", "at": at(3)}}},
    },
}


def test_since_the_last_standup_that_ended() -> None:
    week = since_last(board(**WEEK))
    assert (week.since, week.meeting and week.meeting.id) == (at(17, 10), "M2")
    for found, ids in (
        (week.raised, ["Q12"]),
        (week.resolved, ["Q9"]),
        (week.done, ["A33", "A31"]),
        (week.decided, ["D9"]),
        (week.told, ["I3"]),
        (week.acknowledged, ["I1"]),
        (week.stale, ["I2"]),
        (week.agreed, ["mql"]),
        (week.disputed, ["lead"]),
    ):
        assert [record.id for record in found] == ids


def test_what_happened_in_sentences_newest_first() -> None:
    assert [(event.sign, event.id, event.sentence) for event in since_last(board(**WEEK)).events] == [
        ("term", "lead", "“lead” disputed: Ops, Sales"),
        ("term", "mql", "“MQL” agreed: scored"),
        ("decision", "D9", "D9 agreed: one file a day"),
        ("action-done", "A31", "A31 done: field list in the invite · Ben"),
        ("impact", "I3", "I3 Webinar relaunch for Demand Gen: forty calls"),
        ("issue", "Q9", "Q9 resolved: vendor fixed it"),
        ("impact", "I1", "Ops acknowledged Webinar relaunch"),
        ("issue", "Q12", "Q12 raised: Lead files bounce"),
        ("action-done", "A33", "A33 done: by whom · Ana"),
    ]


def test_before_the_first_standup_it_is_everything() -> None:
    week = since_last(board(issue=WEEK["issue"]))
    assert (week.since, week.meeting) == ("", None)
    assert len(week.raised) == 5
    assert since_last(Board.empty()).events == ()


HERE: dict[str, Any] = {
    "issue": {"Q12": {"text": "Lead files bounce", "helpers": ["ana"]}},
    "action": {"A7": {"text": "ask the vendor", "owners": ["ana"], "due": "2026-11-20"}},
    "proposal": {"P2": {"text": "one file a day"}},
    "term": {"lead": {"name": "Lead"}},
    "meeting": {"M3": {"started": at(23)}},
    "topic": {"T4": {"text": "Webinar"}},
    "note": {"N4": {"text": "two files"}},
}
EDITS: list[tuple[str, str, dict[str, Any], dict[str, Any], str]] = [
    (
        "issue",
        "Q12",
        {"status": None},
        {"status": "resolved", "resolution": "fixed", "resolved_at": at(23)},
        "Q12 resolved: fixed",
    ),
    ("issue", "Q12", {"status": None}, {"status": "resolved"}, "Q12 resolved"),
    ("issue", "Q12", {"status": None}, {"status": "parked", "parked_until": "2026-11-27"}, "Q12 parked until Fri 27"),
    ("issue", "Q12", {"status": None}, {"status": "parked"}, "Q12 parked"),
    ("issue", "Q12", {"helpers": ["ana"]}, {"helpers": ["ana", "chloe"]}, "Chloe helps with Q12"),
    (
        "issue",
        "Q12",
        {"helpers": ["ana"]},
        {"helpers": ["ben", "chloe"]},
        "Ben and Chloe help with Q12; Ana no longer with Q12",
    ),
    ("issue", "Q12", {"owners": None}, {"owners": ["ben"]}, "Q12 is Ben’s"),
    ("issue", "Q12", {"teams": None}, {"teams": ["ops", "sales"]}, "Q12 teams: nothing → ops, sales"),
    ("issue", "Q12", {"text": "Lead files bounce"}, {"text": "Files"}, "Q12 text: “Lead files bounce” → “Files”"),
    ("action", "A7", {"status": None}, {"status": "done", "done_at": at(23), "done_by": "ana"}, "A7 done"),
    ("action", "A7", {"status": None}, {"status": "dropped"}, "A7 dropped"),
    ("action", "A7", {"due": "2026-11-20"}, {"due": "2026-11-27"}, "A7 due: Fri 20 → Fri 27"),
    ("action", "A7", {"due": "2026-11-20"}, {"due": None}, "A7 due: Fri 20 → nothing"),
    ("action", "A7", {"owners": ["ana"]}, {"owners": None}, "A7 is nobody’s now"),
    (
        "action",
        "A7",
        {"owners": ["ana"], "guessed": None},
        {"owners": ["ben"], "guessed": ["chloe"]},
        "A7 is Ben’s; A7 perhaps Chloe’s",
    ),
    ("impact", "I1", {"ack_at": at(15)}, {"ack_at": at(23)}, "Ops acknowledged Webinar relaunch"),
    ("impact", "I1", {"ack_at": at(15)}, {"ack_at": None}, "Ops has not acknowledged Webinar relaunch"),
    ("impact", "I1", {"level": "high"}, {"level": "low"}, "I1 level: high → low"),
    ("term", "lead", {"meanings": None}, {"meanings": {"sales": {"text": "passed"}}}, "“Lead” means “passed” to Sales"),
    ("term", "lead", {"agreed": None}, {"agreed": "passed", "agreed_at": at(23)}, "“Lead” agreed: passed"),
    ("proposal", "P2", {"votes": None}, {"votes": {"ana": "+1", "Zoe": "0"}}, "P2: Ana +1, Zoe 0"),
    ("proposal", "P2", {"status": None, "decision": None}, {"status": "decided", "decision": "D3"}, "P2 decided as D3"),
    ("proposal", "P2", {"status": None}, {"status": "withdrawn"}, "P2 withdrawn"),
    ("meeting", "M3", {"topic": None, "topic_at": None}, {"topic": "T4", "topic_at": at(23)}, "T4 taken up: Webinar"),
    ("meeting", "M3", {"ended": None}, {"ended": at(23)}, "M3 ended"),
    ("meeting", "M3", {"present": None}, {"present": ["ana", "Fay"]}, "present: Ana, Fay"),
    (
        "person",
        "ana",
        {"knows": {"marketo": "expert", "crm": "essentials"}},
        {"knows": {"crm": "expert"}},
        "ana knows: crm expert, no longer marketo",
    ),
    ("person", "ana", {"away_until": None}, {"away_until": "2026-11-27"}, "ana away until: nothing → Fri 27"),
    ("initiative", "webinar", {"sponsor": "chloe"}, {"sponsor": "ben"}, "webinar sponsor: chloe → ben"),
    ("note", "N4", {"order": None}, {"order": 2.5}, "N4 order: nothing → 2.5"),
    (
        "term",
        "lead",
        {"agreed": None, "agreed_source": None},
        {"agreed": "asked for a call", "agreed_source": "N4"},
        "“Lead” agreed: asked for a call",
    ),
]


@pytest.mark.parametrize(("kind", "key", "before", "after", "said"), EDITS)
def test_an_edit_in_a_sentence_and_taken_back(
    kind: str, key: str, before: dict[str, Any], after: dict[str, Any], said: str
) -> None:
    here = board(**HERE)
    for field, value in before.items():
        assert here.table(kind).doc(key)[field] == value if value is not None else True  # pyright: ignore[reportOptionalSubscript]
    now, commit = then(here, (kind, key, before, after))
    assert describe_commit(commit, now) == said
    back = Commit(now.version + 1, at(23, 11), "ana", "undo", invert(commit.changes), undoes=commit.version)
    assert describe_commit(back, now.apply(back)) == f"Undid: {said}"
    again = Commit(now.version + 2, at(23, 12), "ana", "redo", commit.changes, redoes=back.version)
    assert describe_commit(again, now.apply(back).apply(again)) == f"Redid: {said}"


@pytest.mark.parametrize(
    ("kind", "key", "doc", "said"),
    [
        ("issue", "Q13", {"text": "Lead files bounce"}, "Q13 raised: Lead files bounce"),
        ("action", "A8", {"text": "ask", "owners": ["ana", "ben"]}, "A8 for Ana, Ben: ask"),
        ("action", "A8", {"text": "ask"}, "A8 added: ask"),
        ("decision", "D3", {"text": "one file"}, "D3 agreed: one file"),
        ("decision", "D3", {"text": "one file", "verdict": "rejected"}, "D3 rejected: one file"),
        ("proposal", "P3", {"text": "one file"}, "P3 proposed: one file"),
        (
            "impact",
            "I9",
            {"text": "calls", "initiative": "webinar", "teams": ["sales"]},
            "I9 Webinar relaunch for Sales: calls",
        ),
        ("note", "N5", {"text": "hello"}, "N5 noted: hello"),
        ("link", "L1", {"url": "https://x.example"}, "L1 linked: https://x.example"),
        ("friction", "F1", {"text": "slow"}, "F1 noted: slow"),
        ("topic", "T5", {"text": "CRM"}, "T5 on the agenda: CRM"),
        ("meeting", "M4", {"started": at(23)}, "M4 started"),
        ("meeting", "M4", {"title": "Growth"}, "M4 added: Growth"),
        ("meeting", "M4", {"started": at(2), "ended": at(2)}, "M4 ended"),
        ("series", "standup", {"name": "Growth"}, "Standup set up: Growth"),
        ("team", "it", {"name": "IT"}, "it added: IT"),
        ("term", "sal", {"name": "SAL", "meanings": {"ops": {"text": "yes"}}}, "“SAL” means “yes” to Ops"),
        ("term", "sal", {"name": "SAL", "agreed": "yes"}, "“SAL” agreed: yes"),
        ("term", "sal", {"name": "SAL"}, "“SAL” added: SAL"),
    ],
)
def test_something_new_and_taken_back(kind: str, key: str, doc: Doc, said: str) -> None:
    now, commit = then(board(**HERE), (kind, key, None, doc))
    assert describe_commit(commit, now) == said
    back = Commit(now.version + 1, at(23, 11), "ana", "undo", invert(commit.changes), undoes=commit.version)
    assert describe_commit(back, now.apply(back)) == f"Undid: {said}"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("currency", "USD", "EUR → USD"), ("length", 45, "30 → 45"), ("standing", ["Budget"], "nothing → Budget")],
)
def test_what_the_standup_never_said_is_as_it_comes(field: str, value: Any, said: str) -> None:
    here = board(series={"standup": {"name": "Growth"}})
    now, commit = then(here, ("series", "standup", {field: None}, {field: value}))
    assert describe_commit(commit, now) == f"Standup {field}: {said}"


def test_something_dropped_keeps_its_words() -> None:
    here = board(**HERE)
    now, commit = then(here, ("note", "N4", {"text": "two files"}, None))
    assert describe_commit(commit, here) == describe_commit(commit, now) == "N4 dropped: two files"


def test_several_changes_say_what_matters_first() -> None:
    decided = ("proposal", "P2", {"status": None, "decision": None}, {"status": "decided", "decision": "D3"})
    now, commit = then(board(**HERE), decided, ("decision", "D3", None, {"text": "one file a day"}))
    assert describe_commit(commit, now) == "D3 agreed: one file a day; P2 decided as D3"
    notes = [("note", f"N{n}", None, {"text": "x"}) for n in range(10, 20)]
    now, commit = then(board(**HERE), *notes, ("meeting", "M3", {"ended": None}, {"ended": at(23)}))
    assert describe_commit(commit, now) == "M3 ended, and 10 more changes"
    assert describe_commit(Commit(2, at(23), "ana", "x", ()), now) == "Nothing changed"


@pytest.mark.parametrize("kind", CLASSES)
def test_every_kind_has_a_sentence_for_hostile_text(kind: str) -> None:
    here = hostile()
    key = f"{LETTERS[kind]}99" if kind in LETTERS else "nothing"
    for record in here.table("issue"):
        doc: Doc = {
            "text" if kind in LETTERS else "name": record.text,
            "teams": [record.text],
            "initiative": record.text,
        }
        for change in (
            Change(kind, key, None, doc),
            Change(kind, key, doc, None),
            Change(kind, key, {"text": record.text, "status": "open"}, {"text": None, "status": record.text}),
        ):
            said = describe(change, here)
            assert said
            assert "\n" not in said
            assert len(said) < 900


def test_a_line_that_became_another_kind_is_one_sentence() -> None:
    played = founded()
    [key] = played.say("ask the vendor")
    changes = turn_line(played.board, key, "action", at=played.at)
    commit = Commit(played.board.version + 1, at(23), "ana", "turn_line", changes)
    here = played.board.apply(commit)
    [made] = here.actions.latest(1)
    assert describe_commit(commit, here) == f"{key} is {made.id} now: ask the vendor"


def test_going_about_the_agenda_names_the_items() -> None:
    played = founded()
    planned = [PlannedTopic("check-in", "Check-in"), PlannedTopic("other", "Webinar")]
    played.do(lambda b, at: start_meeting(b, planned, at=at))

    def said(changes: Changes) -> str:
        commit = Commit(played.board.version + 1, at(23), "ana", "x", changes)
        played.board = played.board.apply(commit)
        return describe_commit(commit, played.board)

    assert said(next_topic(played.board, at=played.at)) == "T2 taken up: Webinar; T1 done: Check-in"
    assert said(cut_topic(played.board, "T2", at=played.at)) == "M1 between topics; T2 cut from the agenda: Webinar"
