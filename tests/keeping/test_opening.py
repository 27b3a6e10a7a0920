"""Making a workspace, opening one, and refusing what is none; older and newer formats."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from store.keep import migrate, unread
from store.keep.archive import restore
from store.keep.backend import Damaged, KeepError, NotThere, TooNew, TooOld
from store.keep.journal import quick_commit
from store.keep.layout import create_workspace
from store.keep.lines import close_line, header_line
from store.keep.local import LocalBackend
from store.keep.mounts import risk_of
from store.model.changes import Doc
from tests.keeping.commits import AT, named, raised

Attach = Callable[..., LocalBackend]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.fault("modes")
def test_a_workspace_is_made_once_and_private(tmp_path: Path) -> None:
    folder = str(tmp_path / "new" / "workspace")
    assert create_workspace(folder)
    backend = LocalBackend(folder)
    backend.commit(named(1, "ana", "Ana Ruiz"))
    backend.snapshot(backend.load())
    backend.close()
    assert not create_workspace(folder)
    for path in [Path(folder), *Path(folder).rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_a_workspace_half_made_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "journal").mkdir()
    (tmp_path / "lock").touch()
    assert create_workspace(str(tmp_path))
    assert LocalBackend(str(tmp_path)).load().version == 0


@pytest.mark.fault("strange")
@pytest.mark.parametrize("name", ["letter.txt", "accord.json", ".git"])
def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    with pytest.raises(KeepError, match=r"something else|without its journal"):
        create_workspace(str(tmp_path))
    assert contents(tmp_path) == {str(tmp_path / name): b"{}"}


def test_where_there_is_no_workspace_the_sentence_names_the_way(tmp_path: Path) -> None:
    for attempt in (
        lambda: LocalBackend(str(tmp_path)),
        lambda: quick_commit(str(tmp_path), lambda _, __: ("ana", AT, "x", [])),
    ):
        with pytest.raises(NotThere, match="accord init"):
            attempt()
    assert contents(tmp_path) == {}


@pytest.mark.fault("strange")
@pytest.mark.parametrize("what", [b"", b"\0" * 300, b"hello\n", b'{"a":1}\n', b"x" * 5000], ids=repr)
def test_a_journal_of_something_else_is_refused_and_untouched(folder: str, what: bytes) -> None:
    path = Path(folder, "journal", "00000001.jsonl")
    path.write_bytes(what)
    for attempt in (
        lambda: LocalBackend(folder).load(),
        lambda: quick_commit(folder, lambda _, __: ("ana", AT, "x", [])),
    ):
        with pytest.raises(Damaged, match="line 1"):
            attempt()
    assert path.read_bytes() == what


@pytest.mark.fault("strange")
def test_a_newer_format_is_refused_and_untouched(folder: str) -> None:
    path = Path(folder, "journal", "00000001.jsonl")
    path.write_bytes(header_line(1, 0, "", 0, {}, form=2)[0])
    before = contents(Path(folder))
    for attempt in (
        lambda: LocalBackend(folder).load(),
        lambda: quick_commit(folder, lambda _, __: ("ana", AT, "x", [])),
    ):
        with pytest.raises(TooNew, match="upgrade"):
            attempt()
    assert contents(Path(folder)) == before


@pytest.mark.fault("strange")
def test_a_newer_snapshot_is_refused_and_untouched(folder: str) -> None:
    file = Path(folder, "accord.json")
    file.write_text('{"_accord":{"1":{"format":2}}\n}\n')
    with pytest.raises(TooNew, match="upgrade"):
        LocalBackend(folder).load()
    assert file.read_text() == '{"_accord":{"1":{"format":2}}\n}\n'


@pytest.mark.fault("older")
def test_an_attached_process_follows_nobody_into_a_newer_format(folder: str, attach: Attach) -> None:
    backend = attach()
    backend.commit(raised(1))
    path = Path(folder, "journal", "00000001.jsonl")
    crc = int(path.read_bytes()[-11:-3], 16)
    seal, after = close_line(f'{{"seal":2,"v":1,"at":"{AT}","next":"Q1"', crc)
    Path(folder, "journal", "00000002.jsonl").write_bytes(header_line(2, 1, AT, after, {"Q": 1}, form=2)[0])
    path.write_bytes(path.read_bytes() + seal)
    for attempt in (lambda: backend.since(1), lambda: backend.commit(raised(2)), backend.load):
        with pytest.raises(TooNew):
            attempt()


@pytest.mark.fault("strange")
@pytest.mark.parametrize("name", ["accord.json", "names"])
@pytest.mark.parametrize("what", [b"", b"not ours\n", b'{"_accord":{}}', b"\xff\xfe"], ids=repr)
def test_what_may_be_lost_may_be_anything(folder: str, attach: Attach, name: str, what: bytes) -> None:
    attach().commit(named(1, "ana", "Ana Ruiz"))
    Path(folder, name).write_bytes(what)
    again = attach()
    assert list(again.load().docs()["person"]) == ["ana"]
    again.snapshot(again.load())
    with closing(LocalBackend(folder)) as third:
        assert third.load().version == 1
        assert third.notices == []


def old_workspace(folder: str) -> None:
    """As if written in format 0, in which a note's text was called `words` and there were blank notes."""
    path = Path(folder, "journal", "00000001.jsonl")
    header, crc = header_line(1, 0, "", 0, {}, form=0)
    body = (
        f'{{"v":1,"at":"{AT}","by":"ana","verb":"note","ops":[["note","N1",null,{{"words":"old"}}],'
        '["note","N2",null,{}],["person","ana",null,{"name":"Ana Ruiz"}]],"next":"@1 N2"'
    )
    path.write_bytes(header + close_line(body, crc)[0])


def step(kind: str, key: str, doc: Doc) -> Doc | None:
    """From the made-up format 0 to 1."""
    assert key
    if kind != "note":
        return doc
    return {"text": doc["words"]} if "words" in doc else None


@pytest.mark.fault("older")
def test_an_older_format_is_brought_up_to_date_once_after_a_backup(
    folder: str, tmp_path: Path, attach: Attach, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_workspace(folder)
    untouched = Path(folder, "journal", "00000001.jsonl").read_bytes()
    with pytest.raises(TooOld):
        quick_commit(folder, lambda _, __: ("ana", AT, "x", []))
    with pytest.raises(KeepError, match="format 0, which this version of accord no longer reads"):
        LocalBackend(folder).load()
    monkeypatch.setattr(migrate, "STEPS", {0: step})
    backend = attach()
    board = backend.load()
    assert board.docs()["note"] == {"N1": {"text": "old"}}
    assert board.docs()["person"] == {"ana": {"name": "Ana Ruiz"}}
    assert (board.version, board.counters["N"]) == (2, 2)
    assert "from format 0 to 1" in backend.notices[0]
    assert Path(folder, "journal", "00000001.jsonl").read_bytes().startswith(untouched)
    assert [commit.verb for commit in backend.history()] == ["migrate", "note"]
    backend.commit(raised(3))
    assert quick_commit(folder, lambda _, __: ("ana", AT, "x", []))[0] == 4
    again = attach()
    assert again.load().version == 4
    assert again.notices == []
    restored = str(tmp_path / "restored")
    restore(f"{folder}/backups/before-format-1.tar.gz", restored)
    assert Path(restored, "journal", "00000001.jsonl").read_bytes() == untouched


@pytest.mark.fault("older")
def test_a_migration_killed_before_its_end_has_not_happened(
    folder: str, attach: Attach, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_workspace(folder)
    monkeypatch.setattr(migrate, "STEPS", {0: step})
    before = Path(folder, "journal", "00000001.jsonl").read_bytes()
    assert attach().load().version == 2
    Path(folder, "journal", "00000001.jsonl").write_bytes(before)  # the seal never came
    shutil.rmtree(f"{folder}/backups")
    board = attach().load()
    assert board.version == 2
    assert board.docs()["note"] == {"N1": {"text": "old"}}


@pytest.mark.fault("place")
def test_risky_places_are_named(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/vda / ext4 rw 0 0\nhost:/x /mnt/team nfs4 rw 0 0\nsrv:/y /mnt/far\\040away fuse.sshfs rw 0 0\nnonsense\n"
    )
    assert risk_of("/data/standup", str(mounts)) is None
    assert "nfs4" in (risk_of("/mnt/team/standup", str(mounts)) or "")
    assert "fuse.sshfs" in (risk_of("/mnt/far away/standup", str(mounts)) or "")
    assert "Dropbox" in (risk_of("/data/Dropbox/standup", str(mounts)) or "")
    assert risk_of("/data", str(tmp_path / "none")) is None
    (tmp_path / "shared/standup").mkdir(parents=True)
    assert risk_of(str(tmp_path / "shared/standup"), str(mounts)) is None
    (tmp_path / "shared/.stfolder").mkdir()
    assert "/shared/.stfolder" in (risk_of(str(tmp_path / "shared/standup"), str(mounts)) or "")


def test_after_closing_nothing_goes_on(folder: str) -> None:
    backend = LocalBackend(folder)
    backend.load()
    backend.close()
    for attempt in (backend.load, lambda: backend.since(0), lambda: backend.commit(raised(1))):
        with pytest.raises(KeepError, match="was closed"):
            attempt()


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("faster", ["", "refuses", "reads"])
def test_a_large_snapshot_opens_with_or_without_a_faster_parser(
    attach: Attach, monkeypatch: pytest.MonkeyPatch, faster: str, later: bool
) -> None:
    calls: list[int] = []

    def loads(raw: bytes) -> object:
        calls.append(len(raw))
        if faster == "refuses":
            raise ValueError("no low surrogate in string")
        return json.loads(raw)

    backend = attach()
    backend.commit(raised(1, text="x" * 1000 + "\ud800"))
    board = backend.load()
    backend.snapshot(board)
    monkeypatch.setattr(unread, "BIG", 500)
    monkeypatch.setitem(sys.modules, "orjson", SimpleNamespace(loads=loads) if faster else None)
    assert attach(later=later).load().docs() == board.docs()
    assert bool(calls) == bool(faster)
