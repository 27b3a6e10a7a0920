"""Torn tails and flipped bytes: never misread, never lost in silence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.keep import replay
from store.keep.backend import Damaged, KeepError
from store.keep.care import check
from store.keep.journal import quick_commit
from store.keep.local import LocalBackend
from store.model.board import Board
from tests.faults.table import Tried
from tests.keeping.commits import AT, raised

ROOT = Path(__file__).parents[2]
Attach = Callable[..., LocalBackend]


@pytest.fixture
def lines(folder: str) -> list[bytes]:
    """The lines of a journal with a header and three commits, which is in `folder`."""
    backend = LocalBackend(folder)
    for version in (1, 2, 3):
        backend.commit(raised(version))
    backend.close()
    return journal_of(folder).read_bytes().splitlines(keepends=True)


def journal_of(folder: str) -> Path:
    return Path(folder, "journal", "00000001.jsonl")


def quick_add(folder: str, notices: list[str] | None = None) -> int:
    return quick_commit(folder, lambda _, __: ("ana", AT, "note", [["note", "N1", None, {"text": "after"}]]), notices)[
        0
    ]


def tails(line: bytes) -> Iterator[tuple[str, bytes]]:
    """Everything a killed writer or a power cut may leave of `line`."""
    for cut in range(1, len(line)):
        yield f"cut at {cut}", line[:cut]
    for cut in range(0, len(line), 7):
        yield f"cut at {cut}, then NULs", line[:cut] + b"\0" * 512
        yield f"cut at {cut}, then junk", line[:cut] + bytes(range(11, 256))


@pytest.mark.fault("torn")
@pytest.mark.parametrize("way", ["quick add", "load", "commit"])
def test_a_torn_tail_is_set_aside_and_the_rest_stands(folder: str, lines: list[bytes], way: str, tried: Tried) -> None:
    path, kept, last = journal_of(folder), b"".join(lines[:-1]), lines[-1]
    attached = LocalBackend(folder)
    path.write_bytes(kept)
    attached.load()
    every = list(tails(last))
    for what, tail in every:
        path.write_bytes(kept + tail)
        if way == "quick add":
            notices: list[str] = []
            assert quick_add(folder, notices) == 3, what
        else:
            backend = attached if way == "commit" else LocalBackend(folder)
            if way == "load":
                attached.close()
                attached = backend
                backend.load()
            else:
                os.truncate(path, len(kept))
                backend.load()
                with path.open("ab") as file:
                    file.write(tail)
            backend.commit(raised(3, text="after"))
            notices = backend.notices[-1:]
        assert len(notices) == 1, what
        assert "line 4 of" in notices[0]
        aside = Path(folder, f"torn-00000001-{len(kept)}.bin")
        assert aside.read_bytes() == tail
        assert str(aside) in notices[0]
        aside.unlink()
        board = opened(folder)
        assert isinstance(board, Board), what
        assert board.version == 3, what
        assert board.docs()["issue"].get("Q3") in (None, {"text": "after"})
    tried(len(every))


@pytest.mark.fault("torn")
def test_a_tail_that_begins_with_nuls_is_reported(
    folder: str, lines: list[bytes], monkeypatch: pytest.MonkeyPatch, tried: Tried
) -> None:
    monkeypatch.setattr(replay, "SECOND_LOOK", 0)
    kept, last = b"".join(lines[:-1]), lines[-1]
    cuts = range(1, len(last) - 1, 9)
    for cut in cuts:
        data = kept + b"\0" * cut + last[cut:]
        journal_of(folder).write_bytes(data)
        for attempt in (lambda: quick_add(folder), lambda: LocalBackend(folder).load()):
            with pytest.raises(Damaged):
                attempt()
        assert journal_of(folder).read_bytes() == data
    tried(len(cuts))


@pytest.mark.fault("flip")
def test_no_flipped_byte_goes_unnoticed(
    folder: str, lines: list[bytes], monkeypatch: pytest.MonkeyPatch, tried: Tried
) -> None:
    monkeypatch.setattr(replay, "SECOND_LOOK", 0)
    path, whole = journal_of(folder), b"".join(lines)
    tries = 0
    for place in range(len(whole)):
        for flip in (1, 0x20, 0x80):
            data = bytearray(whole)
            data[place] ^= flip
            path.write_bytes(data)
            where = f"byte {place} flipped by {flip:#x}"
            tries += 1
            line = whole[:place].count(b"\n") + 1
            found, refused = opened(folder), added(folder)
            assert isinstance(found, Damaged), where
            assert (found.path, found.line) == (str(path), line), where
            assert "accord check" in str(found)
            if refused is None:  # it reads the first line and the last two
                assert len(lines[0]) <= place < whole.rfind(b"\n", 0, -1), where
            else:  # a checksum that was hurt is only seen from the line after it
                assert isinstance(refused, Damaged), where
                assert refused.line - line in (0, 1), where
            assert path.read_bytes() == data, where
            assert not [name for name in os.listdir(folder) if name.startswith("torn")], where
    tried(tries)


@pytest.mark.fault("flip")
@pytest.mark.parametrize("later", [0, 1], ids=["as new as the journal", "with a commit after it"])
def test_no_flipped_byte_of_the_tinydb_file_is_believed(folder: str, attach: Attach, later: int, tried: Tried) -> None:
    backend = attach()
    for version in (1, 2, 3):
        backend.commit(raised(version))
    backend.snapshot(backend.load())
    for version in range(4, 4 + later):
        backend.commit(raised(version))
    sound = backend.load()
    path = Path(folder, "accord.json")
    whole = path.read_bytes()
    tries = misread = 0
    for place in range(len(whole)):
        for flip in (1, 2, 0x20, 0x80):
            data = bytearray(whole)
            data[place] ^= flip
            path.write_bytes(data)
            found = opened(folder)
            tries += 1
            if isinstance(found, Board):
                facts = (found.version, found.at, found.counters, found.docs())
                misread += facts != (sound.version, sound.at, sound.counters, sound.docs())
            assert path.read_bytes() == data
    tried(tries, misread=misread)


def added(folder: str) -> KeepError | None:
    """Why a quick add was refused; one that was not is taken back."""
    path = journal_of(folder)
    before = path.read_bytes()
    try:
        quick_add(folder)
    except KeepError as error:
        return error
    path.write_bytes(before)
    return None


def opened(folder: str) -> Board | KeepError:
    """The board, or why there is none."""
    try:
        with closing(LocalBackend(folder)) as backend:
            return backend.load()
    except KeepError as error:
        return error


@pytest.mark.fault("flip")
def test_quick_add_refuses_behind_a_damaged_last_line(folder: str, lines: list[bytes]) -> None:
    data = b"".join(lines).replace(b'"Q3",null', b'"Q4",null')
    journal_of(folder).write_bytes(data)
    with pytest.raises(Damaged, match="accord check") as caught:
        quick_add(folder)
    assert caught.value.line == 4
    assert journal_of(folder).read_bytes() == data
    report = check(folder)
    assert [problem.line for problem in report.problems] == [4]
