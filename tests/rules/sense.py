"""A small board to ask what it means: the growth teams of an invented company in a week of November 2026."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from store.model.board import Board
from store.model.changes import Change, Commit, Doc
from store.model.counters import LETTERS
from tests.views.hostile import EVERY

TODAY = "2026-11-23"
"""A Monday."""


def at(day: int, hour: int = 9) -> str:
    """A time in November 2026."""
    return f"2026-11-{day:02}T{hour:02}:00:00.000Z"


Side = Mapping[str, Any] | None
"""A change's before or after."""
CALM: dict[str, dict[str, Doc]] = {
    "team": {
        "ops": {"name": "Marketing Operations"},
        "demand": {"name": "Demand Gen"},
        "sales": {"name": "Sales"},
    },
    "person": {
        "ana": {"name": "Ana Ruiz", "team": "ops", "knows": {"marketo": "expert", "crm": "essentials"}},
        "ben": {"name": "Ben Okafor", "team": "demand"},
        "chloe": {"name": "Chloe Lind", "team": "sales", "knows": {"crm": "expert"}},
    },
    "initiative": {"webinar": {"name": "Webinar relaunch", "sponsor": "chloe", "created": at(2)}},
    "impact": {
        "I1": {
            "text": "two days of list cleaning a week",
            "initiative": "webinar",
            "teams": ["ops"],
            "level": "high",
            "role": "decides",
            "created": at(14),
            "ack_at": at(15),
            "ack_by": "ana",
            "ack_text": "two days of list cleaning a week",
        }
    },
}
"""Nothing here needs the room."""


def board(**more: dict[str, Doc]) -> Board:
    """The calm board with more documents, by kind and id; a document for an id it has replaces fields of that one."""
    docs = deepcopy(CALM)
    for kind, by_id in more.items():
        for key, doc in by_id.items():
            old = docs.setdefault(kind, {}).get(key, {})
            docs[kind][key] = {field: value for field, value in {**old, **doc}.items() if value is not None}
    counters = {
        letter: max(map(int, (key[1:] for key in docs[kind]))) for kind, letter in LETTERS.items() if docs.get(kind)
    }
    return Board.of(1, counters, docs, at(23))


def then(before: Board, *changes: tuple[str, str, Side, Side], **kind: Any) -> tuple[Board, Commit]:
    """The board after a commit of these changes, and the commit."""
    commit = Commit(
        before.version + 1, at(23, 10), "ana", "change", tuple(Change(*change) for change in changes), **kind
    )
    return before.apply(commit), commit


def hostile() -> Board:
    """Every kind of record, each with text that breaks programs which trust it."""
    docs: dict[str, dict[str, Doc]] = deepcopy(CALM)
    for number, text in enumerate(EVERY, 1):
        said: Doc = {"text": text, "initiative": "webinar", "teams": ["ops"], "created": at(14), "raw": text}
        docs.setdefault("issue", {})[f"Q{number}"] = said
        docs.setdefault("action", {})[f"A{number}"] = {**said, "due": "not a day" if number % 2 else "2026-11-20"}
        docs.setdefault("proposal", {})[f"P{number}"] = {**said, "votes": {text: "+1"}}
        docs.setdefault("note", {})[f"N{number}"] = {**said, "queued": True, "speaker": text}
        docs["impact"][f"I{number + 1}"] = {**said, "teams": [f"team{number}"]}
        docs["team"][f"team{number}"] = {"name": text}
        docs["person"][f"person{number}"] = {"name": text, "knows": {text: "expert"}, "team": f"team{number}"}
        docs["initiative"][f"big{number}"] = {"name": text}
        meanings = {"ops": {"text": text, "at": at(3)}, "sales": {"text": "other", "at": at(4)}}
        docs.setdefault("term", {})[text.lower()] = {"name": text, "meanings": meanings, "aliases": [text]}
    return Board.of(1, {}, docs, at(23))
