"""A snapshot whose kinds are parsed when somebody looks at them: the same board, and only what was looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.keep import unread
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.changes import Change, Commit
from store.verbs.actions import complete_action
from tests.keeping.commits import AT, STEPS, commit_of, named, raised

Attach = Callable[..., LocalBackend]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is parsed of a snapshot from now on."""
    found: list[bytes] = []
    parse = unread.parse

    def noted(raw: bytes, size: int) -> dict[str, Any]:
        found.append(raw)
        return parse(raw, size)

    monkeypatch.setattr(unread, "parse", noted)
    return found


@given(st.lists(STEPS, min_size=1, max_size=8), st.integers(0, 8), st.sampled_from([1, 30, 1 << 16]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_a_board_read_later_is_the_board(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[list[tuple[str, int, dict[str, Any]]]],
    kept: int,
    portion: int,
) -> None:
    monkeypatch.setattr(unread, "PORTION", portion)
    folder = str(tmp_path_factory.mktemp("workspace") / "workspace")
    create_workspace(folder)
    backend, docs = LocalBackend(folder), dict[str, dict[str, Any]]()
    backend.load()
    for version, step in enumerate(steps, 1):
        backend.commit(commit_of(step, docs, version))
        if version == kept:
            backend.snapshot(backend.load())
    later = LocalBackend(folder, later=True).load()
    once = {kind: list(later.table(kind).docs_once()) for kind in ("note", "issue", "person")}
    whole = LocalBackend(folder).load()
    assert later.docs() == whole.docs()
    assert {kind: list(later.table(kind).docs()) for kind in once} == once
    assert {kind: [key for key, _ in found] for kind, found in once.items()} == {
        kind: list(whole.table(kind).keys()) for kind in once
    }
    assert len(later) == len(whole)


def test_kinds_of_a_later_version_are_kept_whatever_is_in_them(attach: Attach) -> None:
    docs = {"x": {"text": '"}},\n,"issue":{\n'}, "y": {"text": "{"}}
    backend = attach()
    changes = [Change(kind, key, None, doc) for kind in ("widget", "zebra") for key, doc in docs.items()]
    backend.commit(Commit(1, AT, "ana", "add", tuple(changes)))
    backend.commit(raised(2))
    backend.snapshot(backend.load())
    board = attach(later=True).load()
    assert board.doc("zebra", "y") == {"text": "{"}
    assert board.docs() == attach().load().docs()


def test_only_what_is_looked_at_is_parsed(attach: Attach, parsed: list[bytes], folder: str) -> None:
    backend = attach()
    backend.commit(raised(1, text="A note of an issue"))
    backend.commit(named(2, "ana", "Ana Ruiz"))
    backend.commit(Commit(3, AT, "ana", "add", (Change("action", "A1", None, {"text": "Fix it"}),)))
    backend.snapshot(backend.load())
    parsed.clear()
    with Workspace(LocalBackend(folder, later=True), "ana") as workspace:
        assert parsed == []
        workspace.do(lambda board, at: complete_action(board, "A1", at=at))
        assert [b'"Fix it"' in raw for raw in parsed] == [True]
    with Workspace(LocalBackend(folder, later=True), "ana") as workspace:
        assert workspace.board.actions["A1"].status == "done"
    assert [b'"Fix it"' in raw for raw in parsed] == [True, True]  # what the journal goes on with is of that kind alone


def test_going_through_once_keeps_nothing_and_looking_does(attach: Attach, parsed: list[bytes]) -> None:
    backend = attach()
    backend.commit(raised(1))
    backend.snapshot(backend.load())
    table = attach(later=True).load().issues
    parsed.clear()
    assert [key for key, _ in table.docs_once()] == ["Q1"]
    assert [key for key, _ in table.docs_once()] == ["Q1"]
    assert len(parsed) == 2
    assert [issue.text for issue in table] == ["The export drops rows"]
    assert table["Q1"] is next(iter(table))  # made from the same document
    assert (len(table), "Q1" in table, list(table.keys())) == (1, True, ["Q1"])
    assert [key for key, _ in table.docs_once()] == ["Q1"]
    assert len(parsed) == 3
    with pytest.raises(AttributeError):
        _ = table.nothing_like_that  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
