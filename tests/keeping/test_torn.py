"""Torn tails and flipped bytes: never misread, never lost in silence."""

from __future__ import annotations

import os
from collections import Counter
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


@pytest.mark.parametrize("way", ["quick add", "load", "commit"])
def test_a_torn_tail_is_set_aside_and_the_rest_stands(folder: str, lines: list[bytes], way: str) -> None:
    path, kept, last = journal_of(folder), b"".join(lines[:-1]), lines[-1]
    attached = LocalBackend(folder)
    path.write_bytes(kept)
    attached.load()
    tried = 0
    for what, tail in tails(last):
        tried += 1
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
    print(f"\n{tried} torn tails tried, each set aside and told ({way})")


def test_a_tail_that_begins_with_nuls_is_reported(
    folder: str, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "SECOND_LOOK", 0)
    kept, last = b"".join(lines[:-1]), lines[-1]
    for cut in range(1, len(last) - 1, 9):
        data = kept + b"\0" * cut + last[cut:]
        journal_of(folder).write_bytes(data)
        for attempt in (lambda: quick_add(folder), lambda: LocalBackend(folder).load()):
            with pytest.raises(Damaged):
                attempt()
        assert journal_of(folder).read_bytes() == data


def test_no_flipped_byte_goes_unnoticed(folder: str, lines: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "SECOND_LOOK", 0)
    path, whole = journal_of(folder), b"".join(lines)
    sound = LocalBackend(folder).load().docs()
    came: Counter[str] = Counter()
    for place in range(len(whole)):
        for flip in (1, 0x20, 0x80):
            data = bytearray(whole)
            data[place] ^= flip
            path.write_bytes(data)
            where = f"byte {place} flipped by {flip:#x}"
            found = opened(folder)
            came[type(found).__name__] += 1
            if isinstance(found, Damaged):
                assert (found.path, found.line) == (str(path), whole[:place].count(b"\n") + 1), where
            elif isinstance(found, KeepError):
                assert place < len(lines[0]), where
                assert "newer version" in str(found)  # the header's format became that of one
            else:  # the last newline: the next writer is told
                assert (place, found.version) == (len(whole) - 1, 2), where
                assert all(sound["issue"][key] == doc for key, doc in found.docs()["issue"].items())
                with pytest.raises(Damaged, match="line 4, has lost its newline"):
                    quick_add(folder)
            assert path.read_bytes() == data, where
            assert not [name for name in os.listdir(folder) if name.startswith("torn")], where
    how = ", ".join(f"{number} {name}" for name, number in came.most_common())
    print(f"\n{came.total()} flipped bytes tried, none misread, nothing overwritten: {how}")


def opened(folder: str) -> Board | KeepError:
    """The board, or why there is none."""
    try:
        with closing(LocalBackend(folder)) as backend:
            return backend.load()
    except KeepError as error:
        return error


def test_quick_add_refuses_behind_a_damaged_last_line(folder: str, lines: list[bytes]) -> None:
    data = b"".join(lines).replace(b'"Q3",null', b'"Q4",null')
    journal_of(folder).write_bytes(data)
    with pytest.raises(Damaged, match="accord check") as caught:
        quick_add(folder)
    assert caught.value.line == 4
    assert journal_of(folder).read_bytes() == data
    report = check(folder)
    assert [problem.line for problem in report.problems] == [4]
