"""Full, failing, read-only and vanishing disks: a sentence, and nothing lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from store.keep import files, journal
from store.keep.backend import Failed, Full, KeepError
from store.keep.care import check
from store.keep.journal import quick_commit, read_names
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.model.changes import Change, Commit
from tests.keeping.commits import AT, named, raised

ROOT = Path(__file__).parents[2]
Attach = Callable[..., LocalBackend]


def journal_of(folder: str) -> Path:
    return Path(folder, "journal", "00000001.jsonl")


def quick_add(folder: str, notices: list[str] | None = None) -> int:
    return quick_commit(folder, lambda _, __: ("ana", AT, "note", [["note", "N1", None, {"text": "after"}]]), notices)[
        0
    ]


class Disk:
    """Stands between the store and the system, and fails as it is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error = 0
        self.room: int | None = None
        self.write, self.sync = os.write, os.fdatasync
        monkeypatch.setattr(journal.os, "write", self.writing)
        monkeypatch.setattr(files.os, "fdatasync", self.syncing)
        self.sync_error = 0

    def writing(self, fd: int, data: bytes) -> int:
        if self.error:
            raise OSError(self.error, os.strerror(self.error))
        if self.room is not None and len(data) > self.room:
            return self.write(fd, bytes(data)[: self.room])
        return self.write(fd, data)

    def syncing(self, fd: int) -> None:
        if self.sync_error:
            raise OSError(self.sync_error, os.strerror(self.sync_error))
        self.sync(fd)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.mark.fault("full")
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_a_sentence_and_writing_goes_on_when_there_is_room(
    folder: str, attach: Attach, disk: Disk, code: int
) -> None:
    backend = attach()
    backend.commit(raised(1))
    before = journal_of(folder).read_bytes()
    disk.error = code
    for attempt in (lambda: backend.commit(raised(2)), lambda: quick_add(folder)):
        with pytest.raises(Full, match="no room left"):
            attempt()
    assert journal_of(folder).read_bytes() == before
    disk.error = 0
    backend.commit(raised(2))
    assert attach().load().version == 2


@pytest.mark.fault("full")
def test_a_write_cut_short_is_taken_back(folder: str, attach: Attach, disk: Disk) -> None:
    backend = attach()
    backend.commit(raised(1))
    before = journal_of(folder).read_bytes()
    disk.room = 20
    with pytest.raises(Full):
        backend.commit(raised(2))
    assert journal_of(folder).read_bytes() == before
    disk.room = None
    backend.commit(raised(2))
    assert attach().load().version == 2


@pytest.mark.fault("failing")
@pytest.mark.parametrize("when", ["write", "flush"])
def test_a_failing_disk_is_not_written_to_again_until_reopened(
    folder: str, attach: Attach, disk: Disk, when: str
) -> None:
    backend = attach()
    backend.commit(raised(1))
    disk.error, disk.sync_error = (errno.EIO, 0) if when == "write" else (0, errno.EIO)
    with pytest.raises(Failed, match="does not say what it kept"):
        backend.commit(raised(2))
    with pytest.raises(Failed):
        quick_add(folder)
    disk.error = disk.sync_error = 0
    with pytest.raises(Failed):
        backend.commit(raised(2))
    assert backend.load().version == 1
    attach().commit(raised(2))


@pytest.mark.fault("failing")
def test_who_waits_while_the_disk_fails_writes_no_more_either(folder: str, attach: Attach, disk: Disk) -> None:
    backend = attach()
    backend.commit(raised(1))
    disk.sync_error = errno.EIO
    refused: list[str] = []

    def waits() -> None:
        try:
            backend.commit(raised(2))
        except Failed as failed:
            refused.append(str(failed))

    waiting = threading.Thread(target=waits)
    with backend.exclusive():
        waiting.start()
        time.sleep(0.05)  # it stands at the lock by now; where it does not, it is refused the same
        with pytest.raises(Failed):
            backend.commit(raised(2))
        disk.sync_error = 0
    waiting.join()
    assert len(refused) == 1
    assert attach().load().version == 1


@pytest.mark.fault("full")
def test_a_rotation_without_room_waits_for_the_next_commit(
    folder: str, attach: Attach, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = attach(rotate_at=100)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "start_file", full)
        backend.commit(raised(1))
        backend.commit(raised(2))
    assert os.listdir(f"{folder}/journal") == ["00000001.jsonl"]
    backend.commit(raised(3))
    backend.commit(raised(4))
    assert sorted(os.listdir(f"{folder}/journal"))[1] == "00000002.jsonl"
    assert attach().load().version == 4


@pytest.mark.fault("full")
def test_a_snapshot_without_room_leaves_the_old_one_and_no_litter(
    folder: str, attach: Attach, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = attach()
    backend.commit(raised(1))
    backend.snapshot(backend.load())
    before = Path(folder, "accord.json").read_bytes()
    backend.commit(raised(2))

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "write", full)
        with pytest.raises(Full):
            backend.snapshot(backend.load())
    assert Path(folder, "accord.json").read_bytes() == before
    assert not list(Path(folder).glob("*.tmp"))


@pytest.mark.fault("full")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_on_a_disk_that_is_really_full(tmp_path: Path) -> None:
    mount = tempfile.mkdtemp(dir=tmp_path)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        folder = f"{mount}/workspace"
        create_workspace(folder)
        backend = LocalBackend(folder)
        version = fill(backend)
        board = backend.load()
        assert board.version == version - 1
        with pytest.raises(Full):
            backend.snapshot(board)
        assert LocalBackend(folder).load().version == version - 1
        subprocess.run(["mount", "-o", "remount,size=4m", mount], check=True)
        backend.commit(raised(version))
        backend.snapshot(backend.load())
        assert check(folder).whole
        backend.close()
    finally:
        subprocess.run(["umount", "-l", mount], check=True)


def fill(backend: LocalBackend) -> int:
    """Commit until the disk is full; returns the version that did not fit."""
    version = 1
    with suppress(Full):
        for version in range(1, 5000):
            backend.commit(raised(version, text="x" * 500))
        pytest.fail("the disk never filled up")
    return version


@pytest.mark.fault("full")
def test_a_file_size_limit_cuts_no_line_in_two(folder: str) -> None:
    program = """
import resource, sys
from store.keep.backend import Full
from store.keep.local import LocalBackend
from tests.keeping.commits import raised
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
backend = LocalBackend(sys.argv[1])
version = 1
try:
    while True:
        backend.commit(raised(version))
        version += 1
except Full as error:
    print(version - 1)
"""
    out = subprocess.run(
        [sys.executable, "-c", program, folder], capture_output=True, text=True, check=True, cwd=ROOT, env=with_root()
    ).stdout
    assert int(out) > 5
    backend = LocalBackend(folder)
    assert backend.load().version == int(out)
    assert backend.notices == []


def with_root() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.fault("forbidden")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to a read-only folder; the next test stands in")
def test_a_read_only_folder_is_read_and_not_written(folder: str, attach: Attach) -> None:
    attach().commit(raised(1))
    for path in [*Path(folder).rglob("*"), Path(folder)]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        backend = LocalBackend(folder)
        assert backend.load().version == 1
        with pytest.raises(KeepError, match="cannot be written"):
            backend.commit(raised(2))
    finally:
        for path in [Path(folder), *Path(folder).rglob("*")]:
            path.chmod(0o700 if path.is_dir() else 0o600)


@pytest.mark.fault("forbidden")
def test_where_nothing_may_be_opened_for_writing_reading_goes_on(
    folder: str, attach: Attach, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach().commit(named(1, "ana", "Ana Ruiz"))
    real = os.open

    def reading_only(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, flags, mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", reading_only)
        backend = attach()
        board = backend.load()
        assert board.version == 1
        assert read_names(folder) is not None
        for attempt in (
            lambda: backend.commit(raised(2)),
            lambda: quick_add(folder),
            lambda: backend.snapshot(board),
        ):
            with pytest.raises(KeepError, match="cannot be written: Permission denied"):
                attempt()
    backend.commit(raised(2))


@pytest.mark.fault("forbidden")
def test_a_folder_that_goes_away_is_a_sentence(folder: str, attach: Attach) -> None:
    backend = attach()
    backend.commit(raised(1))
    Path(folder).rename(folder + ".gone")
    for attempt in (lambda: backend.since(1), lambda: backend.commit(raised(2))):
        with pytest.raises(KeepError, match="no longer there"):
            attempt()
    Path(folder + ".gone").rename(folder)
    backend.commit(raised(2))


def test_a_tinydb_file_changed_by_hand_is_kept_aside(folder: str, attach: Attach) -> None:
    backend = attach()
    backend.commit(raised(1))
    backend.snapshot(backend.load())
    file = Path(folder, "accord.json")
    mine = file.read_bytes().replace(b"export", b"import")
    file.write_bytes(mine)
    again = attach()
    assert again.load().docs()["issue"]["Q1"] == {"text": "The export drops rows"}
    assert "changed by another program" in again.notices[0]
    again.snapshot(again.load())
    assert Path(folder, "accord-changed-1.json").read_bytes() == mine
    assert check(folder).whole


def test_a_commit_longer_than_any_buffer_is_one_line(folder: str, attach: Attach) -> None:
    backend = attach()
    changes = [Change("note", f"N{number}", None, {"text": "x" * 1000}) for number in range(1, 3000)]
    backend.commit(Commit(1, AT, "ana", "import", tuple(changes)))
    assert quick_commit(folder, lambda _, __: ("ana", AT, "x", []))[1]["N"] == 2999
    assert [commit.version for commit in backend.since(1)] == [2]
    backend.commit(raised(3))
    assert attach().load().version == 3
