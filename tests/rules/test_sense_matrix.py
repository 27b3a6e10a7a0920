"""Initiatives × teams: which rows, in which order, and what each cell says."""

from __future__ import annotations

from typing import Any

from store.model.board import Board
from store.sense.matrix import matrix
from tests.rules.sense import CALM, board, hostile

SEEN = CALM["impact"]["I1"]


def test_nothing_running_is_no_rows() -> None:
    assert matrix(Board.empty()).rows == ()
    assert matrix(board(initiative={"webinar": {"status": "done"}})).rows == ()


def test_a_cell_says_how_heavy_and_whether_it_was_seen() -> None:
    docs: dict[str, Any] = {
        "impact": {
            "I1": {"text": "changed", "level": "high"},
            "I2": {"text": "b", "initiative": "webinar", "teams": ["demand"], "level": "low"},
            "I3": {"text": "c", "initiative": "webinar", "teams": ["sales"], "level": "none"},
        },
        "team": {"it": {"name": "IT"}},
    }
    found = matrix(board(**docs))
    assert found.heads == ("Ops", "Dem", "Sal", "IT")
    (row,) = found.rows
    assert [(cell.level.value, cell.state) for cell in row.cells] == [
        ("high", "stale"),
        ("low", "waiting"),
        ("none", ""),
        ("none", ""),
    ]
    assert [cell.impact.id if cell.impact else "" for cell in row.cells] == ["I1", "I2", "I3", ""]
    assert row.waiting == 2
    assert matrix(board()).rows[0].cells[0].state == "acknowledged"


def test_what_needs_most_stands_first() -> None:
    unseen = {**SEEN, "ack_at": None, "ack_text": None}
    docs: dict[str, Any] = {
        "initiative": {"a": {"name": "Beta"}, "b": {"name": "alpha"}, "c": {"name": "Gamma"}, "d": {"name": "Delta"}},
        "impact": {"I2": {**unseen, "initiative": "c"}, "I3": {**unseen, "initiative": "d", "level": "low"}},
        "issue": {"Q1": {"text": "x", "initiative": "d"}, "Q2": {"text": "x", "initiative": "d", "status": "resolved"}},
    }
    rows = matrix(board(**docs)).rows
    assert [(row.initiative.id, row.need, row.issues) for row in rows] == [
        ("c", 3, 0),
        ("d", 2, 1),
        ("b", 0, 0),
        ("a", 0, 0),
        ("webinar", 0, 0),
    ]


def test_hostile_names_keep_the_grid() -> None:
    found = matrix(hostile())
    assert all(len(row.cells) == len(found.teams) == len(found.heads) for row in found.rows)
    assert len(set(found.heads)) == len(found.heads)
