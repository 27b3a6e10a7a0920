"""Two versions of the program on one workspace: what the older one does not know, it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.keep.care import check
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.changes import Change, Commit
from store.verbs.edit import edit_record
from tests.faults.running import command

NEWER = {
    "level": "crushing",
    "mood": "tense",
    "text": "two days",
    "initiative": "webinar",
    "teams": ["it"],
    "created": "2026-11-01T09:00:00.000Z",
}


@pytest.mark.fault("older")
def test_words_fields_and_kinds_of_a_later_version_stay_while_an_older_one_reads_and_edits(
    folder: str, tmp_path: Path
) -> None:
    backend = LocalBackend(folder)
    version = backend.load().version
    changes = (
        Change("impact", "I900", None, NEWER),
        Change("weather", "rain", None, {"text": "a kind of record nobody knows yet"}),
    )
    backend.commit(Commit(version + 1, "2026-11-30T09:00:00.000Z", "ana", "impact from the future", changes))
    backend.close()
    for words in (["attention"], ["show", "webinar"], ["list", "impacts"], ["log"], ["minutes"], ["trends"], ["check"]):
        ended = command(folder, tmp_path, *words)
        assert (ended.returncode, b"error of its own" in ended.stderr) == (0, False), ended.stderr
    with Workspace(LocalBackend(folder), "ana") as kept:
        kept.do(lambda board, at: edit_record(board, "I900", {"text": "three days"}, at=at), "edit")
        docs = kept.board.docs()
        assert docs["impact"]["I900"] == {**NEWER, "text": "three days"}
        assert docs["weather"] == {"rain": {"text": "a kind of record nobody knows yet"}}
    assert check(folder).whole
