"""What was shown last: it holds while nothing happened and the time is not over, and anything else is noticed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.keep import glimpse
from store.keep.archive import backup, restore
from store.keep.lines import close_line
from store.keep.local import LocalBackend
from tests.keeping.commits import raised

Attach = Callable[..., LocalBackend]
FROM, WITHIN, UNTIL = "2026-11-23T09:00:00.000Z", "2026-11-23T12:00:00.000Z", "2026-11-23T23:00:00Z"
SHOWS = ["Growth", ["“lead” means two things", "\ud800 and \x1b[2J"], 7, None]


@pytest.fixture
def shown(folder: str, attach: Attach) -> LocalBackend:
    """A workspace of one commit, with what it shows kept."""
    backend = attach()
    backend.commit(raised(1))
    glimpse.write(folder, glimpse.place_of(folder, 1), FROM, UNTIL, SHOWS)
    return backend


def test_what_was_shown_holds_while_nothing_happens(folder: str, shown: LocalBackend):
    assert glimpse.read(folder, WITHIN) == glimpse.Kept(SHOWS, True)


@pytest.mark.parametrize("now", ["2026-11-23T08:59:59.999Z", UNTIL, "2026-11-24T00:00:00.000Z"])
def test_it_holds_from_when_it_was_shown_until_its_time_is_over(folder: str, shown: LocalBackend, now: str):
    assert glimpse.read(folder, now) == glimpse.Kept(SHOWS, False)


def test_it_holds_no_longer_once_somebody_wrote(folder: str, shown: LocalBackend, attach: Attach):
    attach().commit(raised(2))
    assert glimpse.read(folder, WITHIN) == glimpse.Kept(SHOWS, False)


def test_it_holds_no_longer_once_the_journal_goes_on_in_another_file(folder: str, attach: Attach):
    backend = attach(rotate_at=1)
    backend.commit(raised(1))
    glimpse.write(folder, glimpse.place_of(folder, 1), FROM, UNTIL, SHOWS)
    backend.commit(raised(2))
    backend.commit(raised(3))
    assert len(os.listdir(f"{folder}/journal")) > 1
    kept = glimpse.read(folder, WITHIN)
    assert kept is not None
    assert not kept.holds


def test_a_torn_tail_is_another_end(folder: str, shown: LocalBackend):
    with open(f"{folder}/journal/00000001.jsonl", "ab") as file:
        file.write(b'{"v":2,')
    kept = glimpse.read(folder, WITHIN)
    assert kept is not None
    assert not kept.holds


def test_a_copy_of_the_journal_is_another_journal(folder: str, shown: LocalBackend):
    path = f"{folder}/journal/00000001.jsonl"
    shutil.copy(path, f"{path}.copy")
    os.replace(f"{path}.copy", path)
    kept = glimpse.read(folder, WITHIN)
    assert kept is not None
    assert not kept.holds


def test_there_is_no_place_for_another_version(folder: str, shown: LocalBackend):
    assert glimpse.place_of(folder, 1)
    assert glimpse.place_of(folder, 0) == ""


def test_after_a_restore_nothing_is_known_to_have_been_shown(folder: str, shown: LocalBackend, tmp_path: Path):
    backup(folder, str(tmp_path / "kept.tar"))
    restore(str(tmp_path / "kept.tar"), folder)
    assert glimpse.read(folder, WITHIN) is None


@pytest.mark.parametrize(
    "what",
    [b"", b"\n", b"not ours\n", b"\xff\xfe", close_line('{"place":1', 0)[0], close_line('{"place"', 0)[0]],
    ids=repr,
)
def test_anything_else_is_not_shown(folder: str, shown: LocalBackend, what: bytes):
    Path(folder, glimpse.NAME).write_bytes(what)
    assert glimpse.read(folder, WITHIN) is None


def test_every_byte_matters(folder: str, shown: LocalBackend):
    path = Path(folder, glimpse.NAME)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert glimpse.read(folder, WITHIN) is None, at
    for at in range(len(whole)):
        path.write_bytes(whole[:at])
        assert glimpse.read(folder, WITHIN) is None, at
