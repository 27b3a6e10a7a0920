"""A workspace exchanged underneath an open program: it goes on with what is there now."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.keep.archive import backup, restore
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.verbs.issues import raise_issue


def raised(workspace: Workspace, text: str) -> None:
    workspace.do(lambda board, at: raise_issue(board, text, at=at), "raise_issue")


@pytest.mark.fault("underneath")
def test_a_restore_is_noticed_and_work_goes_on(tmp_path: Path):
    folder = str(tmp_path / "workspace")
    create_workspace(folder)
    with Workspace(LocalBackend(folder), "ana") as workspace:
        raised(workspace, "kept in the backup")
        kept = backup(folder, str(tmp_path / "all.tar.gz"))
        raised(workspace, "raised after it")
        restore(kept, folder)
        assert workspace.catch_up() == ()
        assert [issue.text for issue in workspace.board.issues] == ["kept in the backup"]


@pytest.mark.fault("underneath")
def test_a_change_made_after_a_restore_lands_on_the_restored_board(tmp_path: Path):
    folder = str(tmp_path / "workspace")
    create_workspace(folder)
    with Workspace(LocalBackend(folder), "ana") as workspace:
        raised(workspace, "kept in the backup")
        kept = backup(folder, str(tmp_path / "all.tar.gz"))
        raised(workspace, "raised after it")
        restore(kept, folder)
        raised(workspace, "raised on what is there now")
    with Workspace(LocalBackend(folder), "ben") as again:
        assert [issue.text for issue in again.board.issues] == ["kept in the backup", "raised on what is there now"]
