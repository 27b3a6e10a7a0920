"""What needs the room: each rule alone, what silences it, its words, and the order of them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.model.board import Board
from store.model.changes import Doc
from store.sense.attention import attention
from store.sense.need import weigh
from store.sense.rules import NAMES
from tests.house.tree import text_of
from tests.rules.needs import ACTION, ISSUE, LEAD, SAID, entries
from tests.rules.sense import TODAY, at, board


def test_a_calm_board_needs_nothing() -> None:
    assert attention(board(), TODAY) == ()


def test_an_empty_board_needs_nothing() -> None:
    assert attention(Board.empty(), TODAY) == ()


@pytest.mark.parametrize(("rule", "more", "said"), SAID)
def test_a_rule_speaks_alone_and_names_its_way_out(
    rule: str, more: dict[str, dict[str, Doc]], said: tuple[str, str, str]
) -> None:
    sentence, detail, command = said
    found = attention(board(**more), TODAY)
    assert [(need.rule, need.sentence, need.detail) for need in found] == [(rule, sentence, detail)]
    assert found[0].command.replace("'…'", "…") == command
    assert found[0].key in {"k", "h", "g", "d", "o", "m", "enter"}


def test_every_rule_is_tried_here() -> None:
    assert {rule for rule, _, _ in SAID} == set(NAMES)


DOCUMENTED = {
    name: [int(severity) for severity in severities.split(", ")]
    for name, severities in re.findall(
        r"^\| `([\w-]+)` \| [^|]+ \| ([\d, ]+) \|$", text_of(Path("docs/practice.md")), re.M
    )
}
"""Every rule with its severities, as the document has them."""


def test_the_document_has_every_rule_in_order() -> None:
    assert tuple(DOCUMENTED) == NAMES


@pytest.mark.parametrize(("rule", "more", "said"), SAID)
def test_a_rule_is_as_grave_as_the_document_says(
    rule: str, more: dict[str, dict[str, Doc]], said: tuple[str, str, str]
) -> None:
    del said
    [found] = attention(board(**more), TODAY)
    assert round(found.weight / weigh(1, found.days), 1) in DOCUMENTED[rule]


SILENT: list[dict[str, dict[str, Doc]]] = [
    {"meeting": {"M1": {"started": at(11), "ended": at(11, 10)}}},
    {"initiative": {"webinar": {"channels": ["mail", "web", "phone", "fair"]}}},
    {"initiative": {"webinar": {"channels": ["mail"], "status": "done"}}},
    {"impact": {"I1": {"ack_at": None, "level": "none"}}},
    {"impact": {"I1": {"ack_at": None}}, "initiative": {"webinar": {"status": "done"}}},
    {"impact": {"I1": {"role": "decides"}}},
    {"issue": {"Q12": {**ISSUE, "owners": ["ana"]}}},
    {"issue": {"Q12": {**ISSUE, "helpers": ["ana"]}}},
    {"issue": {"Q12": {**ISSUE, "status": "resolved"}}},
    {"issue": {"Q12": {**ISSUE, "status": "parked"}}},
    {"issue": {"Q12": {**ISSUE, "status": "parked", "parked_until": "2026-11-24"}}},
    {"action": {"A28": ACTION}},
    {"action": {"A28": {**ACTION, "due": TODAY}}},
    {"action": {"A28": {**ACTION, "due": "2026-11-20", "status": "done"}}},
    {"term": {"lead": {**LEAD, "agreed": "filled in a form", "agreed_at": at(12)}}},
    {"term": {"lead": {"meanings": {"ops": {"text": "A form."}, "sales": {"text": "a  form"}}}}},
    {"proposal": {"P2": {"text": "one file a day", "status": "decided"}}},
    {"initiative": {"crm": {"name": "CRM migration", "status": "paused"}}},
    {"note": {"N4": {"text": "private", "queued": True, "off": True}}},
]


@pytest.mark.parametrize("more", SILENT)
def test_what_is_settled_says_nothing(more: dict[str, dict[str, Doc]]) -> None:
    assert entries(**more) == {}
