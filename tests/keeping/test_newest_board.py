"""Verbs done to a board that others have moved on from: what counts is the newest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Done, Workspace
from store.model.moment import Refused
from store.verbs.issues import raise_issue, resolve_issue


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    """Ana's and Ben's programs on one workspace; neither looks what the other does until it has to."""
    folder = str(tmp_path / "workspace")
    create_workspace(folder)
    with Workspace(LocalBackend(folder), "ana") as ana, Workspace(LocalBackend(folder), "ben") as ben:
        yield ana, ben


def raised(workspace: Workspace, text: str) -> Done:
    return workspace.do(lambda board, at: raise_issue(board, text, at=at))


def resolved(workspace: Workspace, key: str, how: str) -> Done:
    return workspace.do(lambda board, at: resolve_issue(board, key, how, at=at))


def test_what_only_the_newest_board_knows_can_be_changed(two: tuple[Workspace, Workspace]):
    ana, ben = two
    raised(ben, "files bounce")
    assert resolved(ana, "Q1", "the vendor fixed it").commit is not None
    assert [issue.resolution for issue in ana.board.issues] == ["the vendor fixed it"]


def test_what_the_newest_board_does_not_allow_is_refused_by_what_it_says(two: tuple[Workspace, Workspace]):
    ana, ben = two
    raised(ana, "files bounce")
    resolved(ben, "Q1", "the vendor fixed it")
    with pytest.raises(Refused, match="the vendor fixed it"):
        resolved(ana, "Q1", "we send them by hand")
    assert ana.board.version == ben.board.version


def test_what_fits_both_is_done_to_the_newest_and_takes_the_next_number(two: tuple[Workspace, Workspace]):
    ana, ben = two
    raised(ben, "files bounce")
    assert raised(ana, "nobody signs").ids == ("Q2",)
    assert raised(ben, "the form is late").ids == ("Q3",)
    assert [issue.id for issue in ben.board.issues] == ["Q1", "Q2", "Q3"]


def test_nothing_to_do_on_an_older_board_is_looked_at_again(two: tuple[Workspace, Workspace]):
    ana, ben = two
    raised(ben, "files bounce")

    def all_resolved(workspace: Workspace) -> Done:
        return workspace.do(
            lambda board, at: tuple(
                change for issue in board.issues for change in resolve_issue(board, issue.id, "done with", at=at)
            )
        )

    assert all_resolved(ana).commit is not None
    assert ana.board.issues["Q1"].resolution == "done with"


def test_an_undo_is_of_the_newest_board(two: tuple[Workspace, Workspace]):
    ana, ben = two
    raised(ana, "files bounce")
    resolved(ben, "Q1", "the vendor fixed it")
    with pytest.raises(Refused, match="changed since"):
        ana.undo()
    assert [issue.resolution for issue in ana.board.issues] == ["the vendor fixed it"]
    assert ben.undo().commit is not None
    assert ana.undo().commit is not None
    assert not len(ana.board.issues)
