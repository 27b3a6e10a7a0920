"""What every backend promises, whatever it keeps commits in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.keep.backend import Backend, Conflict, KeepError
from store.keep.memory import MemoryBackend
from store.model.board import Board
from store.model.changes import Change, Commit
from tests.keeping.commits import AT, STEPS, commit_of, edited, named, raised


def test_an_empty_workspace_has_an_empty_board(backend: Backend) -> None:
    board = backend.load()
    assert board.version == 0
    assert len(board) == 0
    assert list(backend.history()) == []


def test_what_is_committed_is_loaded(backend: Backend) -> None:
    backend.commit(raised(1))
    backend.commit(edited(2, 1, "The export drops rows", "The export drops the last row"))
    board = backend.load()
    assert board.version == 2
    assert board.at == AT
    assert board.docs()["issue"] == {"Q1": {"text": "The export drops the last row"}}
    assert dict(board.counters) == {"Q": 1}


def test_a_commit_must_follow_the_newest(backend: Backend) -> None:
    backend.commit(raised(1))
    for version in (0, 1, 3):
        with pytest.raises(Conflict):
            backend.commit(raised(version, 9))
    assert backend.load().version == 1


def test_since_gives_commits_after_a_version_oldest_first(backend: Backend) -> None:
    kept = [raised(1), raised(2), named(3, "ana", "Ana Ruiz")]
    for commit in kept:
        backend.commit(commit)
    assert list(backend.since(0)) == kept
    assert list(backend.since(2)) == kept[2:]
    assert list(backend.since(3)) == []


def test_history_goes_back_from_the_newest(backend: Backend) -> None:
    for version in range(1, 6):
        backend.commit(raised(version))
    assert [commit.version for commit in backend.history()] == [5, 4, 3, 2, 1]
    assert [commit.version for commit in backend.history(before=3)] == [2, 1]
    assert list(backend.history(before=1)) == []


def test_undoing_and_redoing_is_remembered_with_what_it_undid(backend: Backend) -> None:
    backend.commit(raised(1))
    gone = Change("issue", "Q1", {"text": "The export drops rows"}, None)
    undo = Commit(2, AT, "ana", "undo", (gone,), undoes=1)
    redo = Commit(3, AT, "ana", "redo", (Change("issue", "Q1", None, {"text": "The export drops rows"}),), redoes=2)
    backend.commit(undo)
    backend.commit(redo)
    assert list(backend.history()) == [redo, undo, raised(1)]
    assert list(backend.since(1)) == [undo, redo]


def test_a_number_is_not_given_out_again_after_its_record_went(backend: Backend) -> None:
    backend.commit(raised(1))
    backend.commit(Commit(2, AT, "ana", "drop", (Change("issue", "Q1", {"text": "The export drops rows"}, None),)))
    assert dict(backend.load().counters) == {"Q": 1}


@pytest.mark.fault("clock")
def test_a_clock_set_back_does_not_turn_history_round(backend: Backend) -> None:
    backend.commit(raised(1, at="2026-11-23T09:10:11.123Z"))
    backend.commit(raised(2, at="2026-11-23T08:00:00.000Z"))
    assert [commit.at for commit in backend.history()] == ["2026-11-23T09:10:11.123Z"] * 2
    assert backend.load().at == "2026-11-23T09:10:11.123Z"


@pytest.mark.parametrize(
    "text",
    [
        "[TODO] a[0] [/x]",
        "\ud800 lone \udfff",
        "\0\x1b[31m\u202e\u200b",
        "é 漢 🙂 e\u0301",
        '"next":"Q9","crc":"',
        "x" * 300_000,
    ],
    ids=["markup", "surrogates", "control", "unicode", "looks like the end of a line", "huge"],
)
def test_text_comes_back_as_it_went(backend: Backend, text: str) -> None:
    backend.commit(Commit(1, AT, text, text, (Change("note", "N1", None, {"text": text, text: [text]}),)))
    backend.commit(raised(2))
    assert backend.load().docs()["note"] == {"N1": {"text": text, text: [text]}}
    first = list(backend.history())[-1]
    assert (first.by, first.verb) == (text, text)


@pytest.mark.fault("hostile")
@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"bytes"], ids=str)
def test_what_json_has_no_word_for_is_refused_and_nothing_kept(backend: Backend, value: object) -> None:
    with pytest.raises(KeepError, match="cannot be kept"):
        backend.commit(Commit(1, AT, "ana", "note", (Change("note", "N1", None, {"text": value}),)))
    backend.commit(raised(1))
    assert backend.load().version == 1


def test_closing_twice_is_fine(backend: Backend) -> None:
    backend.close()
    backend.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(runs=st.lists(st.tuples(STEPS, st.booleans()), min_size=1, max_size=8))
def test_replay_equals_applying_each_commit(
    tmp_path_factory: pytest.TempPathFactory, runs: list[tuple[list[tuple[str, int, dict[str, Any]]], bool]]
) -> None:
    from store.keep.layout import create_workspace
    from store.keep.local import LocalBackend

    folder = str(tmp_path_factory.mktemp("replay") / "workspace")
    create_workspace(folder)
    local, memory = LocalBackend(folder, rotate_at=700), MemoryBackend()
    board = Board.empty()
    docs: dict[str, dict[str, Any]] = {}
    for version, (steps, save) in enumerate(runs, 1):
        commit = commit_of(steps, docs, version)
        board = board.apply(commit)
        local.commit(commit)
        memory.commit(commit)
        if save:
            local.snapshot(board)
    for loaded in (local.load(), memory.load(), LocalBackend(folder).load()):
        assert loaded.docs() == board.docs()
        assert dict(loaded.counters) == dict(board.counters)
        assert (loaded.version, loaded.at) == (board.version, board.at)
    assert list(local.history()) == list(memory.history())
    local.close()
