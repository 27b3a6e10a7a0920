"""The append side alone: what quick add relies on."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from store.keep.backend import KeepError
from store.keep.head import find_head
from store.keep.journal import quick_commit, read_names
from store.keep.lines import encode
from store.keep.local import LocalBackend
from tests.keeping.commits import AT, VALUES, named, raised

Attach = Callable[..., LocalBackend]


def add(folder: str, text: str = "A note", at: str = AT) -> tuple[int, dict[str, int]]:
    def build(_: int, counters: dict[str, int]) -> tuple[str, str, str, list[Any]]:
        return "ana", at, "add_note", [["note", f"N{counters.get('N', 0) + 1}", None, {"text": text}]]

    return quick_commit(folder, build)


@given(VALUES)
def test_the_encoder_writes_what_json_would(value: Any) -> None:
    assert encode(value) == json.dumps(value, separators=(",", ":"))
    assert json.loads(encode(value)) == value


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_the_encoder_refuses_what_json_has_no_word_for(value: float) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        encode([value])


def test_a_line_is_as_documented(folder: str) -> None:
    add(folder, "Ana said: [TODO]")
    header, line = Path(folder, "journal", "00000001.jsonl").read_text().splitlines()
    assert header.startswith('{"accord":1,"file":1,"v":0,"at":"","prev":"00000000","next":"","crc":"')
    assert line.startswith(
        f'{{"v":1,"at":"{AT}","by":"ana","verb":"add_note","ops":[["note","N1",null,{{"text":"Ana said: [TODO]"}}]],'
        '"next":"N1","crc":"'
    )


def test_quick_commits_and_attached_ones_write_the_same_bytes(folder: str, tmp_path: Path, attach: Attach) -> None:
    from store.keep.layout import create_workspace

    commit = raised(1, text="é \ud800 \x1b 🙂")
    attach().commit(commit)
    other = str(tmp_path / "other")
    create_workspace(other)
    quick_commit(other, lambda _, __: (commit.by, commit.at, commit.verb, [list(change) for change in commit.changes]))
    kept = [Path(place, "journal", "00000001.jsonl").read_bytes() for place in (folder, other)]
    assert kept[0] == kept[1]


def test_quick_commits_count_on_from_each_other_and_from_attached_ones(folder: str, attach: Attach) -> None:
    backend = attach()
    assert add(folder) == (1, {"N": 1})
    assert add(folder) == (2, {"N": 2})
    backend.commit(raised(3))
    assert add(folder) == (4, {"N": 3, "Q": 3})
    assert [commit.version for commit in backend.since(0)] == [1, 2, 3, 4]


def test_build_is_told_the_newest_version_and_counters(folder: str, attach: Attach) -> None:
    attach().commit(named(1, "ana", "Ana Ruiz"))
    told: list[tuple[int, dict[str, int]]] = []

    def build(version: int, counters: dict[str, int]) -> tuple[str, str, str, list[Any]]:
        told.append((version, dict(counters)))
        counters["Q"] = 99  # a copy: what it does to it means nothing
        return "ana", AT, "x", []

    assert quick_commit(folder, build) == (2, {"@": 1})
    assert told == [(1, {"@": 1})]


def test_what_build_raises_leaves_everything_as_it_was(folder: str) -> None:
    add(folder)
    before = Path(folder, "journal", "00000001.jsonl").read_bytes()

    def build(_: int, __: dict[str, int]) -> tuple[str, str, str, list[Any]]:
        raise LookupError("no such initiative")

    with pytest.raises(LookupError):
        quick_commit(folder, build)
    assert Path(folder, "journal", "00000001.jsonl").read_bytes() == before
    assert add(folder) == (2, {"N": 2})  # and the lock was let go


@pytest.mark.parametrize("at", ['2026"', "2026\\", "2026\n"])
def test_a_time_that_would_break_the_line_is_refused(folder: str, at: str) -> None:
    with pytest.raises(KeepError, match="cannot be kept"):
        add(folder, at=at)
    assert add(folder) == (1, {"N": 1})


def test_times_do_not_go_back(folder: str) -> None:
    add(folder, at="2026-11-23T09:00:00.000Z")
    add(folder, at="2026-11-23T08:00:00.000Z")
    head = find_head(folder)
    head.close()
    assert head.at == "2026-11-23T09:00:00.000Z"


def test_text_that_looks_like_a_lines_end_fools_nobody(folder: str) -> None:
    for text in ('","next":"Q9","crc":"00000000"}', '{"seal":2,"v":1,"at":"', '"v":99,"at":"x"', '{"accord":1,'):
        add(folder, text)
    version, counters = add(folder)
    assert (version, counters) == (5, {"N": 5})
    assert LocalBackend(folder).load().version == 5


def test_names_are_read_while_they_are_fresh(folder: str, attach: Attach) -> None:
    assert read_names(folder) is None
    backend = attach()
    backend.commit(named(1, "ana", "Ana Ruiz \udc80"))
    add(folder)
    names = read_names(folder)
    assert names is not None
    assert names.people == {"ana": "Ana Ruiz \udc80"}
    quick_commit(folder, lambda _, __: ("ana", AT, "x", [["person", "ben", None, {"name": "Ben Okafor"}]]))
    assert read_names(folder) is None  # stale: ask the board
    attach()
    fresh = read_names(folder)
    assert fresh is not None
    assert set(fresh.people) == {"ana", "ben"}


def test_a_quick_commit_loads_nothing_that_costs_time(folder: str) -> None:
    program = (
        "import sys; from store.keep.journal import quick_commit, read_names\n"
        "read_names(sys.argv[1])\n"
        "quick_commit(sys.argv[1], lambda v, c: ('ana', '2026', 'x', [['note', 'N1', None, {'text': 'x'}]]))\n"
        "print(*sorted(sys.modules))"
    )
    run = [sys.executable, "-S", "-c", program, folder]
    loaded = subprocess.run(
        run, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    ).stdout.split()
    dear = {
        "re",
        "enum",
        "dataclasses",
        "typing",
        "json",
        "pathlib",
        "datetime",
        "collections",
        "contextlib",
        "functools",
    }
    assert dear.isdisjoint(loaded)
    assert "store.keep.journal" in loaded
