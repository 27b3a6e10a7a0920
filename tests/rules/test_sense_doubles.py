"""An action that is promised already is found by its words, and nothing else is."""

from __future__ import annotations

import pytest

from store.keep.workspace import Workspace
from store.sense.doubles import MOST, same_action
from store.verbs.actions import complete_action
from store.verbs.edit import edit_record
from store.verbs.lines import take_text
from tests import boards


def open_actions(*texts: str) -> Workspace:
    workspace = boards.empty()
    for text in texts:
        workspace.do(lambda board, at, text=text: take_text(board, f"[] {text}", at=at))
    return workspace


PROMISED = (
    "ask the vendor for a header row",
    "send the field list to sales",
    "look at file 12",
    "retro",
    "schedule the training for the call centre",
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ask the vendor for a header row", "A1"),
        ("Ask vendor for the header row!", "A1"),
        ("header row: ask the vendor", "A1"),
        ("asking the vendors for header rows", "A1"),
        ("ask the vendr for a haeder row", "A1"),
        ("ask the vendor for a header row by Monday", "A1"),
        ("ask the vendor", None),
        ("the field list is sent to sales", "A2"),
        ("send the field list to service", "A2"),
        ("send the price list to service", None),
        ("look at file 12", "A3"),
        ("look at file 13", None),
        ("retro", "A4"),
        ("retro notes", None),
        ("shedule training for the call centre", "A5"),
        ("", None),
        ("the of and", None),
        ("?!", None),
    ],
)
def test_what_says_the_same(typed: str, found: str | None):
    same = same_action(open_actions(*PROMISED).board, typed)
    assert (same and same.id) == found


def test_the_newest_of_several_and_none_that_is_done():
    workspace = open_actions("call the printer", "call the printer")
    same = same_action(workspace.board, "call the printer")
    assert same is not None
    assert same.id == "A2"
    workspace.do(lambda board, at: complete_action(board, "A2", at=at))
    same = same_action(workspace.board, "call the printer")
    assert same is not None
    assert same.id == "A1"
    workspace.do(lambda board, at: edit_record(board, "A1", {"text": "write to the printer"}, at=at))
    assert same_action(workspace.board, "call the printer") is None
    workspace.undo()
    assert same_action(workspace.board, "call the printer") is not None


def test_of_very_many_the_newest_are_looked_at():
    board = boards.large(MOST * 8).board
    assert same_action(board, f"look at file {MOST * 2 - 1}") is not None
    assert same_action(board, "look at file 3") is None
