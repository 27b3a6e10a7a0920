"""`check` finds every damage and mends what can be mended; backups come back; nothing foreign gets in."""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.keep import repair
from store.keep.archive import backup, restore
from store.keep.backend import Backend, Damaged, KeepError, NotThere, Replaced
from store.keep.care import check
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.model.changes import Change, Commit
from tests.keeping.commits import AT, edited, named, raised

Attach = Callable[..., LocalBackend]


def fill(backend: Backend, number: int) -> None:
    for version in range(1, number + 1):
        backend.commit(raised(version))


def journal(folder: str, number: int = 1) -> Path:
    return Path(folder, "journal", f"{number:08d}.jsonl")


def hurt(path: Path, line: int) -> None:
    """Change a letter in the text of a line, counting from 1."""
    lines = path.read_bytes().split(b"\n")
    lines[line - 1] = lines[line - 1].replace(b"export", b"expert")
    path.write_bytes(b"\n".join(lines))


def test_a_sound_workspace_is_whole_and_its_tinydb_file_current(folder: str, attach: Attach) -> None:
    backend = attach()
    fill(backend, 3)
    backend.commit(named(4, "ana", "Ana Ruiz"))
    report = check(folder)
    assert report.whole
    assert (report.version, report.records, report.files) == (4, 4, 1)
    with TinyDB(f"{folder}/accord.json") as db:
        assert [doc["id"] for doc in db.table("issue")] == ["Q1", "Q2", "Q3"]
        assert db.table("issue").get(doc_id=2) == {"id": "Q2", "text": "The export drops rows"}
        assert db.table("person").all() == [{"id": "ana", "name": "Ana Ruiz"}]


def test_damage_is_named_by_file_and_line_and_nothing_written(folder: str, attach: Attach) -> None:
    fill(attach(), 4)
    hurt(journal(folder), 3)
    before = {path: path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}
    report = check(folder)
    assert [(problem.path, problem.line) for problem in report.problems] == [(str(journal(folder)), 3)]
    assert "line 3: does not match its checksum" in str(report.problems[0])
    assert {path: path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()} == before


def test_repair_skips_just_the_bad_record_and_keeps_what_was_there(folder: str, attach: Attach) -> None:
    backend = attach()
    fill(backend, 4)
    backend.commit(edited(5, 2, "The export drops rows", "Rows are lost"))
    backend.commit(edited(6, 3, "The export drops rows", "Fixed"))
    hurt(journal(folder), 3)
    damaged = journal(folder).read_bytes()
    report = check(folder, repair=True)
    assert report.whole
    assert report.lost == [
        "commit 5: the change to Q2 does not fit what is there",
        "commit 2: its line is damaged",
    ]
    fresh = LocalBackend(folder)
    board = fresh.load()
    assert list(board.docs()["issue"]) == ["Q1", "Q3", "Q4"]
    assert board.docs()["issue"]["Q3"] == {"text": "Fixed"}
    assert board.version == 6
    assert board.counters["Q"] == 4
    fresh.commit(raised(7, 5))
    assert [commit.verb for commit in fresh.history()][:6] == ["raise_issue", "edit", "edit"] + ["raise_issue"] * 2 + [
        "lost"
    ]
    aside = list(Path(folder, "backups").rglob("*.jsonl"))
    assert [path.read_bytes() for path in aside] == [damaged]
    fresh.close()


def test_repair_loses_nothing_that_the_tinydb_file_still_holds(folder: str, attach: Attach) -> None:
    backend = attach()
    fill(backend, 3)
    backend.snapshot(backend.load())
    backend.commit(edited(4, 2, "The export drops rows", "Rows are lost"))
    hurt(journal(folder), 3)
    report = check(folder, repair=True)
    assert report.whole
    assert report.lost == []
    board = LocalBackend(folder).load()
    assert {key: doc["text"] for key, doc in board.docs()["issue"].items()} == {
        "Q1": "The export drops rows",
        "Q2": "Rows are lost",
        "Q3": "The export drops rows",
    }


def test_a_hurt_newline_costs_no_record(folder: str, attach: Attach) -> None:
    fill(attach(), 3)
    path = journal(folder)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(lines[0] + b"\n" + lines[1] + b"\x0b" + lines[2] + b"\n" + lines[3] + b"\x0b")
    report = check(folder, repair=True)
    assert report.whole
    assert report.lost == []
    assert list(LocalBackend(folder).load().docs()["issue"]) == ["Q1", "Q2", "Q3"]


def test_a_hurt_newest_line_is_named_as_lost(folder: str, attach: Attach) -> None:
    fill(attach(), 3)
    hurt(journal(folder), 4)
    report = check(folder, repair=True)
    assert report.whole
    assert report.lost == ["what came after commit 2: its line is damaged"]
    assert LocalBackend(folder).load().version == 2


def test_damage_in_one_of_several_files_is_mended(folder: str, attach: Attach) -> None:
    fill(attach(rotate_at=600), 12)
    assert journal(folder, 3).exists()
    hurt(journal(folder, 2), 2)
    assert len(check(folder).problems) == 1
    report = check(folder, repair=True)
    assert report.whole
    assert len(report.lost) == 1
    assert len(LocalBackend(folder).load().docs()["issue"]) == 11


@pytest.mark.parametrize("what", ["a journal file", "the journal"])
def test_a_lost_journal_is_taken_from_the_tinydb_file(folder: str, attach: Attach, what: str) -> None:
    backend = attach(rotate_at=600)
    fill(backend, 8)
    board = backend.load()
    backend.snapshot(board)
    for path in sorted(Path(folder, "journal").iterdir())[0 if what == "the journal" else 1 :]:
        path.unlink()
    with pytest.raises(Damaged, match="accord check"):
        LocalBackend(folder).load()
    assert not check(folder).whole
    report = check(folder, repair=True)
    assert report.whole
    assert report.lost == []
    again = LocalBackend(folder)
    assert again.load().docs() == board.docs()
    again.commit(raised(9))


def test_a_tinydb_file_that_belongs_to_another_journal_is_found_out(
    folder: str, tmp_path: Path, attach: Attach
) -> None:
    fill(attach(), 3)
    other = str(tmp_path / "other")
    create_workspace(other)
    strange = LocalBackend(other)
    for version in (1, 2, 3):
        strange.commit(raised(version, text="Something else"))
    strange.snapshot(strange.load())
    os.replace(f"{other}/accord.json", f"{folder}/accord.json")
    assert "belongs to another journal" in str(check(folder).problems[0])
    assert check(folder, repair=True).whole
    assert LocalBackend(folder).load().docs()["issue"]["Q1"] == {"text": "The export drops rows"}


def test_check_says_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotThere, match="accord init"):
        check(str(tmp_path / "nowhere"))


def test_a_backup_brings_a_workspace_back(folder: str, tmp_path: Path, attach: Attach) -> None:
    backend = attach(rotate_at=600)
    fill(backend, 8)
    backend.snapshot(backend.load())
    file = backup(folder, str(tmp_path / "kept.tar.gz"))
    assert os.stat(file).st_mode & 0o777 == 0o600
    backend.commit(raised(9))
    aside = restore(file, folder)
    with pytest.raises(Replaced):
        backend.since(9)
    board = backend.load()
    assert board.version == 8
    backend.commit(raised(9, text="Another ninth"))
    assert Path(aside, "journal").is_dir()
    assert {os.stat(each).st_mode & 0o777 for each in (aside, Path(aside).parent)} == {0o700}
    assert check(folder).whole
    assert restore(file, folder) != restore(file, folder)  # in the same second, each is kept
    elsewhere = str(tmp_path / "elsewhere")
    assert restore(file, elsewhere) == ""
    assert LocalBackend(elsewhere).load().docs() == board.docs()


def test_a_backup_never_overwrites_a_file(folder: str, tmp_path: Path) -> None:
    file = tmp_path / "kept.tar.gz"
    file.write_text("mine")
    with pytest.raises(KeepError, match="there already"):
        backup(folder, str(file))
    assert file.read_text() == "mine"


def archive_of(path: Path, *members: tarfile.TarInfo, data: bytes = b"x") -> str:
    with tarfile.open(path, "w:gz") as archive:
        for member in members:
            member.size = len(data) if member.isreg() else 0
            archive.addfile(member, io.BytesIO(data))
    return str(path)


def link_to(target: str) -> tarfile.TarInfo:
    entry = tarfile.TarInfo("journal/00000001.jsonl")
    entry.type, entry.linkname = tarfile.SYMTYPE, target
    return entry


@pytest.mark.parametrize(
    "member",
    [
        tarfile.TarInfo("../outside"),
        tarfile.TarInfo("/etc/outside"),
        tarfile.TarInfo("journal/../../outside"),
        tarfile.TarInfo("notes.txt"),
        tarfile.TarInfo("journal/00000001.jsonl"),
        tarfile.TarInfo("accord.json"),
        link_to("/etc/passwd"),
    ],
    ids=lambda member: member.name + member.linkname,
)
def test_a_strange_archive_is_refused_with_nothing_changed(
    folder: str, tmp_path: Path, attach: Attach, member: tarfile.TarInfo
) -> None:
    fill(attach(), 2)
    file = archive_of(tmp_path / "strange.tar.gz", member)
    with pytest.raises(KeepError, match="nothing was changed"):
        restore(file, folder)
    assert LocalBackend(folder).load().version == 2
    assert not (tmp_path / "outside").exists()
    assert not [name for name in os.listdir(folder) if name.startswith("restore-")]


def test_a_cut_or_missing_archive_is_refused(folder: str, tmp_path: Path, attach: Attach) -> None:
    fill(attach(), 2)
    file = Path(backup(folder, str(tmp_path / "kept.tar.gz")))
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(KeepError, match="nothing was changed"):
        restore(str(file), folder)
    with pytest.raises(NotThere):
        restore(str(tmp_path / "none.tar.gz"), folder)
    (tmp_path / "text").write_text("not an archive")
    with pytest.raises(KeepError, match="nothing was changed"):
        restore(str(tmp_path / "text"), folder)


def test_restore_leaves_a_folder_of_something_else_alone(folder: str, tmp_path: Path) -> None:
    file = backup(folder, str(tmp_path / "kept.tar.gz"))
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("mine")
    with pytest.raises(KeepError, match=r"letter\.txt"):
        restore(file, str(home))
    assert [path.name for path in home.iterdir()] == ["letter.txt"]


def test_a_journal_that_does_not_fit_itself_is_reported(folder: str, attach: Attach) -> None:
    backend = attach()
    fill(backend, 2)
    wrong = Change("issue", "Q9", {"text": "never was"}, {"text": "x"})
    backend.commit(Commit(3, AT, "ana", "edit", (wrong,)))
    with pytest.raises(Damaged, match="does not fit"):
        LocalBackend(folder).load()
    assert "Q9" in str(check(folder).problems[0])
    assert check(folder, repair=True).whole
    assert LocalBackend(folder).load().version == 3


def test_the_tinydb_file_is_json_that_other_programs_read(folder: str, attach: Attach) -> None:
    fill(attach(), 2)
    check(folder)
    said = json.loads(Path(folder, "accord.json").read_text())
    assert said["issue"]["2"] == {"id": "Q2", "text": "The export drops rows"}
    assert said["_accord"]["1"]["format"] == 1


def test_a_changed_tinydb_file_is_no_damage_but_written_anew(folder: str, attach: Attach) -> None:
    fill(attach(), 2)
    Path(folder, "accord.json").write_text('{"_default": {}}')
    report = check(folder)
    assert report.whole
    assert "changed by another program" in report.mended[0]
    assert Path(folder, "accord-changed-2.json").read_text() == '{"_default": {}}'
    assert check(folder).mended == []


def test_repair_of_a_long_journal_keeps_its_files_and_formats(
    folder: str, attach: Attach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repair, "ROTATE_AT", 500)
    fill(attach(rotate_at=500), 9)
    hurt(journal(folder, 2), 3)
    assert check(folder, repair=True).whole
    assert len(list(Path(folder, "journal").iterdir())) >= 3
    again = attach()
    assert [commit.verb for commit in again.history()].count("lost") == 1
    again.commit(raised(10))
    assert check(folder).whole


def test_a_torn_tail_is_told_by_check(folder: str, attach: Attach) -> None:
    fill(attach(), 2)
    with journal(folder).open("ab") as file:
        file.write(b'{"v":3,"at"')
    report = check(folder)
    assert report.whole
    assert "never finished" in report.mended[0]
    assert report.torn == [name for name in os.listdir(folder) if name.startswith("torn-")]
    assert len(report.torn) == 1


@pytest.mark.parametrize("hole", ["empty", "missing", "its header", "twice"])
def test_every_sort_of_hole_is_found_and_mended(folder: str, attach: Attach, hole: str) -> None:
    fill(attach(rotate_at=500), 9)
    path = journal(folder, 2)
    lines = path.read_bytes().splitlines(keepends=True)
    if hole == "missing":
        path.unlink()
    else:
        changed = {"empty": b"", "its header": lines[0].replace(b"prev", b"perv") + b"".join(lines[1:])}
        path.write_bytes(changed.get(hole, b"".join([*lines[:2], *lines[1:]])))
    with pytest.raises(KeepError):
        LocalBackend(folder).load()
    assert check(folder).problems
    report = check(folder, repair=True)
    assert report.whole
    whole = len(LocalBackend(folder).load().docs()["issue"]) == 9
    assert whole == (report.lost == [])
    assert whole == (hole in ("its header", "twice"))
