"""Boards with a standup in them, made from documents alone: invented teams, people and words."""

from __future__ import annotations

from typing import Any

from store.model.board import Board
from store.model.changes import Doc
from store.model.counters import LETTERS

BEFORE = "2026-11-17T09:40:00.000Z"
STARTED = "2026-11-24T09:00:00.000Z"
ENDED = "2026-11-24T09:47:00.000Z"
LATER = "2026-11-26T12:00:00.000Z"
SERIES: Doc = {"name": "Growth alignment", "time": "10:00", "timezone": "Europe/Berlin", "length": 45}


def board(docs: dict[str, dict[str, Doc]], running: int = 0) -> Board:
    """A board of these documents; `running` is the number of the meeting that runs."""
    counters = {
        letter: max((int(key[1:]) for key in docs.get(kind, {})), default=0) for kind, letter in LETTERS.items()
    }
    return Board.of(1, {**counters, "!": running} if running else counters, docs, STARTED)


def noted(kind: str, key: str, text: str, order: float, **more: Any) -> tuple[str, str, Doc]:
    """A line of the meeting M2."""
    return kind, key, {"text": text, "meeting": "M2", "order": order, "created": STARTED, "by": "ana", **more}


def with_lines(*lines: tuple[str, str, Doc], **meeting: Any) -> Board:
    """A board whose meeting M2 has these lines, and nothing else is known."""
    docs: dict[str, dict[str, Doc]] = {"meeting": {"M2": {"started": STARTED, "ended": ENDED, **meeting}}}
    for kind, key, doc in lines:
        docs.setdefault(kind, {})[key] = doc
    return board(docs)


def rich() -> Board:
    """A standup with something in every section of its minutes, and a week before and after it."""
    return board(rich_docs())


def rich_docs() -> dict[str, dict[str, Doc]]:
    """The documents of `rich`, to change before a board is made of them."""
    docs: dict[str, dict[str, Doc]] = {
        "series": {"standup": SERIES},
        "team": {
            "ops": {"name": "Marketing Operations"},
            "demand": {"name": "Demand Generation"},
            "sales": {"name": "Sales"},
        },
        "person": {
            "ana": {"name": "Ana Ruiz", "team": "ops"},
            "ben": {"name": "Ben Okafor", "team": "demand"},
            "chloe": {"name": "Chloe Lind", "team": "sales"},
            "dee": {"name": "Dee Marsh", "team": "ops"},
        },
        "initiative": {
            "webinar": {"name": "Webinar relaunch", "channels": ["mail", "social", "phone"]},
            "crm": {"name": "CRM migration"},
        },
        "touchpoint": {"call-script": {"name": "Call script"}},
        "term": {
            "lead": {
                "name": "lead",
                "meanings": {"demand": {"text": "filled in a form"}, "sales": {"text": "passed the joint criteria"}},
                "agreed": "a contact that passed the joint criteria",
                "agreed_at": "2026-11-24T09:20:00.000Z",
                "agreed_in": "M2",
            },
            "mql": {
                "name": "MQL",
                "meanings": {"demand": {"text": "score over 50"}, "sales": {"text": "asked for a call"}},
            },
        },
        "meeting": {
            "M1": {"started": "2026-11-17T09:00:00.000Z", "ended": BEFORE},
            "M2": {
                "started": STARTED,
                "ended": ENDED,
                "present": ["ana", "ben", "chloe", "dee"],
                "late": ["dee"],
                "regrets": ["eli"],
                "guests": ["Fay from the vendor"],
                "facilitator": "ana",
                "scribe": "ben",
            },
        },
    }
    for kind, key, doc in [*_agenda(), *_lines(), *_before(), *_impacts()]:
        docs.setdefault(kind, {})[key] = doc
    return docs


def _agenda() -> list[tuple[str, str, Doc]]:
    return [
        noted("topic", "T1", "Check-in", 1, type="check-in", status="done", spent=200, minutes=4),
        noted(
            "topic", "T2", "Webinar relaunch", 1.1, type="initiative", initiative="webinar", status="done", spent=700
        ),
        noted("topic", "T3", "The vendor's files", 1.2, level=2, initiative="webinar", status="done", spent=300),
        noted("topic", "T4", "Room for the team day", 1.3, status="done", spent=60),
        noted(
            "topic", "T5", "CRM migration", 1.4, type="initiative", initiative="crm", status="cut", first="2026-11-10"
        ),
        noted("topic", "T6", "Wrap-up", 1.5, type="wrap-up", status="planned"),
    ]


def _lines() -> list[tuple[str, str, Doc]]:
    here: Doc = {"topic": "T2", "initiative": "webinar"}
    vendor: Doc = {"topic": "T3", "initiative": "webinar"}
    return [
        noted("note", "N1", "the vendor sends three files a day now", 2, speaker="ana", **here),
        noted("note", "N2", "sales counts an MQL twice", 3, speaker="ben", **here),
        noted("note", "N3", "what we really think of the vendor", 4, off=True, **here),
        noted("proposal", "P1", "one file a day", 5, votes={"ana": "+1", "ben": "-1"}, decision="D10", **here),
        noted("decision", "D10", "one file a day until the import is fixed", 6, supersedes="D3", **here),
        noted("impact", "I9", "forty more calls a week", 7, teams=["sales"], level="medium", role="decides", **here),
        noted("issue", "Q14", "second file has no header", 8, teams=["ops"], helpers=["chloe"], **vendor),
        noted("action", "A33", "ask the vendor for a header row", 9, owners=["ana"], due="2026-11-27", **vendor),
        noted("action", "A34", "repeat the field list in the invite", 10, guessed=["ben"], **vendor),
        noted("issue", "Q15", "who has worked with the vendor before?", 11, type="help", **vendor),
        noted("link", "L1", "the vendor's format", 12, url="https://example.com/files_v2", **vendor),
        noted(
            "friction", "F2", "customers give their number twice", 13,
            touchpoint="call-script", count="100000", per="year", cost="6", **vendor,
        ),
        noted("decision", "D11", "a second vendor", 13.5, verdict="rejected", **vendor),
        noted("note", "N4", "ask finance about the budget", 14, queued=True, **vendor),
    ]  # fmt: skip


def _before() -> list[tuple[str, str, Doc]]:
    week: Doc = {"created": "2026-11-19T10:00:00.000Z", "by": "ben", "order": 0.1}
    old: Doc = {"created": "2026-11-10T10:00:00.000Z", "by": "ben", "order": 0.1}
    return [
        ("action", "A28", {**old, "text": "send the field list", "owners": ["ben"], "due": "2026-11-20"}),
        ("action", "A31", {
            **old, "text": "field list in the invite", "owners": ["ben"], "status": "done",
            "done_at": "2026-11-20T10:00:00.000Z", "done_by": "ben",
        }),
        ("action", "A32", {  # done after the standup: open in its minutes
            **week, "text": "book the room", "owners": ["dee"], "status": "done", "done_at": LATER, "done_by": "dee",
        }),
        ("issue", "Q9", {
            **old, "text": "export breaks on Fridays", "status": "resolved", "resolution": "vendor fixed the export",
            "resolved_at": "2026-11-19T08:00:00.000Z",
        }),
        ("issue", "Q12", {
            **week, "text": "lead files bounce in the CRM import", "teams": ["ops"], "initiative": "webinar",
            "status": "resolved", "resolution": "they have a header now", "resolved_at": LATER,
        }),
        ("decision", "D9", {**week, "text": "no mailing in the week of the fair"}),
    ]  # fmt: skip


def _impacts() -> list[tuple[str, str, Doc]]:
    cleaning = "two days of list cleaning each week"
    made: Doc = {"initiative": "webinar", "created": "2026-11-10T10:00:00.000Z", "order": 0.1}
    return [
        ("impact", "I8", {
            **made, "text": cleaning, "teams": ["ops"], "level": "high",
            "ack_by": "ana", "ack_at": "2026-11-20T10:00:00.000Z", "ack_text": cleaning,
        }),
        ("impact", "I10", {
            **made, "text": "new form on the landing page", "teams": ["demand"], "level": "low",
            "ack_by": "ben", "ack_at": "2026-11-12T10:00:00.000Z", "ack_text": "a new form",
        }),
    ]  # fmt: skip
