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
from tests.rules.needs import SAID, SILENT, entries
from tests.rules.sense import TODAY, board


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
    assert found[0].key in {"k", "h", "g", "d", "o", "enter"}


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


@pytest.mark.parametrize("more", SILENT)
def test_what_is_settled_says_nothing(more: dict[str, dict[str, Doc]]) -> None:
    assert entries(**more) == {}
