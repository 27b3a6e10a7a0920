"""Putting an entry off: it is gone until its day, and comes back by itself or when it is called."""

from __future__ import annotations

import pytest

from store.keep.memory import MemoryBackend
from store.keep.workspace import Workspace
from store.model.moment import Refused
from store.sense.attention import attention
from store.sense.weekly import describe_commit
from store.verbs.issues import raise_issue
from store.verbs.snooze import snooze, wake

TODAY = "2026-11-23"


@pytest.fixture
def workspace() -> Workspace:
    made = Workspace(MemoryBackend(), "ana", clock=lambda: f"{TODAY}T09:00:00.000Z")
    made.do(lambda board, at: raise_issue(board, "the list is late", at=at))
    return made


def entries(workspace: Workspace, today: str = TODAY) -> list[str]:
    return [need.ids[0] for need in attention(workspace.board, today)]


def test_what_is_put_off_needs_nobody_before_its_day(workspace: Workspace):
    assert entries(workspace) == ["Q1"]
    done = workspace.do(lambda board, at: snooze(board, "q1", "fri", at=at))
    assert entries(workspace) == []
    assert entries(workspace, "2026-11-26") == []
    assert entries(workspace, "2026-11-27") == ["Q1"]
    assert done.commit is not None
    assert describe_commit(done.commit, done.board) == "Q1 is put off until Fri 27"


def test_a_later_day_takes_the_place_of_the_first(workspace: Workspace):
    workspace.do(lambda board, at: snooze(board, "Q1", "fri", at=at))
    workspace.do(lambda board, at: snooze(board, "Q1", "in 2 weeks", at=at))
    assert len(workspace.board.snoozes) == 1
    assert entries(workspace, "2026-11-28") == []


def test_it_comes_back_when_it_is_called_and_by_undo(workspace: Workspace):
    workspace.do(lambda board, at: snooze(board, "Q1", "fri", at=at))
    workspace.undo()
    assert entries(workspace) == ["Q1"]
    workspace.redo()
    before = workspace.board
    done = workspace.do(lambda board, at: wake(board, "Q1", at=at))
    assert entries(workspace) == ["Q1"]
    assert done.commit is not None
    assert describe_commit(done.commit, before) == "Q1 is no longer put off"


@pytest.mark.parametrize("until", ["", "today", "yesterday", "soonish"])
def test_it_wants_a_day_to_come(workspace: Workspace, until: str):
    with pytest.raises(Refused):
        workspace.do(lambda board, at: snooze(board, "Q1", until, at=at))


def test_only_what_is_there_and_was_put_off_can_be_called_back(workspace: Workspace):
    with pytest.raises(Refused, match="was not put off"):
        workspace.do(lambda board, at: wake(board, "Q1", at=at))
    with pytest.raises(Refused, match="no issue Q9"):
        workspace.do(lambda board, at: snooze(board, "Q9", "fri", at=at))
