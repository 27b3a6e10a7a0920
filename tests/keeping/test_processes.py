"""Several processes at once, some of them killed: nothing acknowledged is lost, nothing is doubled."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.keep import local
from store.keep.backend import Busy, KeepError, Replaced
from store.keep.care import check
from store.keep.files import Turnstile
from store.keep.journal import quick_commit
from store.keep.layout import create_workspace
from store.keep.lines import header_line
from store.keep.local import LocalBackend
from store.keep.snapshot import position
from store.model.board import Board
from tests.faults.table import LONG, Tried
from tests.keeping.commits import AT, named, raised

ROOT = Path(__file__).parents[2]
KILLS = 500 if LONG else 20
"""How many writers are killed, two at a time."""

Attach = Callable[..., LocalBackend]
Acknowledged = list[tuple[str, str, str, int]]


def start(
    folder: str, who: str, count: int = -1, rotate_at: int = 20_000, snapshots: int = 0
) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, str(ROOT / "tests/keeping/writer.py"), folder, who]
    arguments += [str(number) for number in (count, rotate_at, snapshots)]
    return subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


def finish(process: subprocess.Popen[bytes], who: str) -> Acknowledged:
    """What a writer acknowledged, in whole lines, once it has ended."""
    out, error = process.communicate()
    assert error == b""
    lines = out[: out.rfind(b"\n") + 1].decode().splitlines()
    return [(who, what, key, int(value)) for what, key, value in (line.split() for line in lines if line != "ready")]


def amiss(board: Board, acknowledged: Acknowledged) -> tuple[list[str], list[str]]:
    """Notes whose newest acknowledged change is lost, and those that say what nobody wrote."""
    notes = board.docs()["note"]
    newest = {key: (who, value) for who, _, key, value in acknowledged}
    lost = [key for key, (_, value) in newest.items() if key not in notes or notes[key]["order"] < value]
    return lost, [key for key, (who, _) in newest.items() if key in notes and notes[key]["by"] != who]


def verify(folder: str, acknowledged: Acknowledged) -> Board:
    """Everything acknowledged is there; the snapshot and the journal after it come to the same as the journal alone."""
    backend = LocalBackend(folder)
    board = backend.load()
    inserted = [key for _, what, key, _ in acknowledged if what == "i"]
    assert len(set(inserted)) == len(inserted)
    assert amiss(board, acknowledged) == ([], [])
    snapshot = Path(folder, "accord.json")
    if snapshot.exists():
        with TinyDB(snapshot, access_mode="r") as db:
            db.table("note").all()
        snapshot.rename(snapshot.with_suffix(".aside"))
        assert backend.load().docs() == board.docs()
        snapshot.with_suffix(".aside").rename(snapshot)
    assert [commit.version for commit in backend.history()] == list(range(board.version, 0, -1))
    backend.close()
    return board


@pytest.mark.fault("together")
@pytest.mark.parametrize(("number", "each"), [(2, 150), (8, 40)])
def test_processes_adding_and_editing_at_once_lose_nothing(folder: str, number: int, each: int, tried: Tried) -> None:
    writers = {f"w{place}": start(folder, f"w{place}", each, snapshots=25) for place in range(number)}
    acknowledged = [line for who, process in writers.items() for line in finish(process, who)]
    assert len(acknowledged) == number * each
    board = verify(folder, acknowledged)
    assert board.version == number * each
    assert len(board.notes) == sum(what == "i" for _, what, _, _ in acknowledged)
    assert check(folder).whole
    lost, misread = amiss(board, acknowledged)
    tried(number, acknowledged=len(acknowledged), lost=len(lost), misread=len(misread))


@pytest.mark.fault("kill")
def test_writers_killed_at_any_moment_lose_nothing_acknowledged(folder: str, tried: Tried) -> None:
    chance = random.Random(5)
    acknowledged: Acknowledged = []
    killed = 0
    lost: list[str] = []
    misread: list[str] = []
    for turn in range((KILLS + 1) // 2):
        pair = {f"w{turn}-{place}": start(folder, f"w{turn}-{place}", snapshots=10) for place in range(2)}
        for process in pair.values():
            assert process.stdout is not None
            process.stdout.read(1)  # until it has begun
        time.sleep(chance.random() * 0.15)
        for process in pair.values():
            process.send_signal(signal.SIGKILL)
            time.sleep(chance.random() * 0.01)
        for who, process in pair.items():
            out = process.communicate()[0].split(b"\n")
            lines = [line.decode().split() for line in out[:-1]]
            acknowledged += [(who, line[0], line[1], int(line[2])) for line in lines if len(line) == 3]
        board = verify(folder, acknowledged)
        lost, misread = amiss(board, acknowledged)
        killed += len(pair)
    assert acknowledged
    assert check(folder).whole
    tried(killed, acknowledged=len(acknowledged), lost=len(lost), misread=len(misread))


@pytest.mark.fault("kill")
def test_a_living_process_agrees_with_a_fresh_one_after_others_were_killed(folder: str, attach: Attach) -> None:
    living = attach()
    board = living.load()
    for turn in range(3):
        process = start(folder, f"w{turn}", rotate_at=3000)
        assert process.stdout is not None
        process.stdout.readline()
        deadline = time.monotonic() + 20
        while not (commits := living.since(board.version)) and time.monotonic() < deadline:
            time.sleep(0.005)
        process.kill()
        process.communicate()
        for commit in [*commits, *living.since(commits[-1].version)]:
            board = board.apply(commit)
        living.commit(raised(board.version + 1, turn + 1))
        board = board.apply(raised(board.version + 1, turn + 1))
    assert attach().load().docs() == board.docs()


def test_another_process_is_seen_across_rotation(folder: str, attach: Attach) -> None:
    watching = attach()
    writer = attach(rotate_at=500)
    for version in range(1, 20):
        writer.commit(raised(version))
        assert [commit.version for commit in watching.since(version - 1)] == [version]
    assert Path(folder, "journal", "00000005.jsonl").exists()
    assert [commit.version for commit in watching.since(3)] == list(range(4, 20))
    late = attach()
    assert [commit.version for commit in late.history(before=6)] == [5, 4, 3, 2, 1]


@pytest.mark.fault("kill")
def test_a_rotation_killed_before_the_seal_leaves_the_old_file_in_force(folder: str, attach: Attach) -> None:
    backend = attach()
    backend.commit(raised(1))
    Path(folder, "journal", "00000002.jsonl").write_bytes(header_line(2, 1, AT, 7, {"Q": 1})[0])
    assert quick_commit(folder, lambda _, __: ("ana", AT, "x", []))[0] == 2
    assert [commit.version for commit in backend.since(1)] == [2]
    assert check(folder).whole
    rotating = attach(rotate_at=10)
    rotating.commit(raised(3))
    assert quick_commit(folder, lambda _, __: ("ana", AT, "x", []))[0] == 4
    assert [commit.version for commit in backend.since(1)] == [2, 3, 4]
    assert check(folder).whole


def test_a_snapshot_disturbs_nobody_and_never_goes_back(folder: str, attach: Attach) -> None:
    writer, other = attach(), attach()
    old = writer.load()
    writer.commit(raised(1))
    new = other.load()
    other.snapshot(new)
    file = Path(folder, "accord.json")
    kept = file.read_bytes()
    writer.snapshot(old)  # an older board is brought up to date first
    assert file.read_bytes() == kept
    writer.commit(raised(2))
    assert [commit.version for commit in other.since(1)] == [2]
    assert [name for name in os.listdir(folder) if name.endswith(".tmp")] == []


@pytest.mark.fault("underneath")
def test_a_folder_copied_while_others_write_opens_as_it_was_at_some_moment(folder: str, tmp_path: Path) -> None:
    process = start(folder, "w", snapshots=7)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        for number in range(10):
            copy = tmp_path / f"copy{number}"
            (copy / "journal").mkdir(parents=True)
            for name in [
                "accord.json",
                *(f"journal/{file.name}" for file in sorted(Path(folder, "journal").glob("*.jsonl"))),
            ]:
                if Path(folder, name).exists():
                    shutil.copyfile(Path(folder, name), copy / name)
            backend = LocalBackend(str(copy))
            board = backend.load()
            assert [commit.version for commit in backend.history()] == list(range(board.version, 0, -1))
            assert len(board.notes) == board.counters.get("N", 0)
            backend.close()
    finally:
        process.kill()
        process.communicate()


@pytest.mark.fault("underneath")
def test_a_journal_exchanged_underneath_is_noticed(folder: str, tmp_path: Path, attach: Attach) -> None:
    backend = attach()
    backend.commit(raised(1))
    other = str(tmp_path / "other")
    create_workspace(other)
    strange = LocalBackend(other)
    strange.commit(named(1, "ana", "Ana Ruiz"))
    os.replace(f"{other}/journal/00000001.jsonl", f"{folder}/journal/00000001.jsonl")
    with pytest.raises(Replaced):
        backend.since(1)
    with pytest.raises(Replaced):
        backend.commit(raised(2))
    assert list(backend.load().docs()["person"]) == ["ana"]
    backend.commit(raised(2))
    assert attach().load().version == 2


@pytest.mark.fault("underneath")
def test_a_journal_overwritten_in_place_is_noticed(folder: str, tmp_path: Path, attach: Attach) -> None:
    backend = attach()
    backend.commit(raised(1))
    other = str(tmp_path / "other")
    create_workspace(other)
    strange = LocalBackend(other)
    for version in range(1, 5):
        strange.commit(raised(version, text="Something else altogether"))
    Path(folder, "journal/00000001.jsonl").write_bytes(Path(other, "journal/00000001.jsonl").read_bytes())
    with pytest.raises(Replaced):
        backend.since(1)
    assert backend.load().version == 4


def test_a_lock_that_is_not_let_go_is_named_after_the_time_allowed(folder: str, attach: Attach) -> None:
    holder = Turnstile(folder)
    backend = attach(seconds=0)
    with holder:
        with pytest.raises(Busy, match=rf"Process {os.getpid()} has held"):
            backend.commit(raised(1))
        with pytest.raises(Busy, match=rf"Process {os.getpid()} has held"):
            quick_commit(folder, lambda _, __: ("ana", AT, "x", []), seconds=0)
        assert backend.load().version == 0  # reading needs no lock
    backend.commit(raised(1))
    holder.close()
    holder.close()


def test_a_forked_child_is_refused(folder: str, attach: Attach) -> None:
    backend = attach()
    backend.commit(raised(1))
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        said = b"nothing"
        try:
            backend.commit(raised(2))
        except KeepError as error:
            said = str(error).encode()
        finally:
            os.write(into, said)
            os._exit(0)
    os.waitpid(child, 0)
    assert b"forked process" in os.read(out, 1000)
    os.close(out)
    os.close(into)
    backend.commit(raised(2))


def test_a_snapshot_overtaken_by_a_newer_one_gives_way(
    folder: str, attach: Attach, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, fast = attach(), attach()
    slow.commit(raised(1))
    write, begun = local.write_new, slow.load()

    def meanwhile(path: str, parts: list[bytes]) -> None:
        write(path, parts)
        monkeypatch.setattr(local, "write_new", write)
        fast.load()
        fast.commit(raised(2))
        fast.snapshot(fast.load())

    monkeypatch.setattr(local, "write_new", meanwhile)
    slow.snapshot(begun)
    place = position(f"{folder}/accord.json")
    assert place is not None
    assert place.version == 2


@pytest.mark.fault("underneath")
def test_a_journal_exchanged_for_a_longer_one_is_noticed(folder: str, tmp_path: Path, attach: Attach) -> None:
    backend = attach()
    backend.commit(raised(1))
    shutil.copytree(folder, tmp_path / "copy")
    quick_commit(str(tmp_path / "copy"), lambda _, __: ("ana", AT, "x", []))
    os.replace(tmp_path / "copy/journal/00000001.jsonl", f"{folder}/journal/00000001.jsonl")
    with pytest.raises(Replaced):
        backend.since(1)
    assert backend.load().version == 2


@pytest.mark.fault("kill")
def test_a_half_written_snapshot_of_a_killed_process_is_cleared_away(folder: str, attach: Attach) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    Path(folder, f"accord.json.{ended.pid}.tmp").write_bytes(b"half")
    backend = attach()
    backend.commit(raised(1))
    backend.snapshot(backend.load())
    assert not list(Path(folder).glob("*.tmp"))
