"""The workspace through TinyDB's API behaves as TinyDB does, and is live and journalled."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from store.keep.archive import backup, restore
from store.keep.backend import KeepError, NotThere
from store.keep.documents import open_documents
from store.keep.journal import quick_commit
from store.keep.local import LocalBackend
from tests.keeping.commits import AT, named, raised

Attach = Callable[..., LocalBackend]


@pytest.fixture
def db(folder: str) -> Iterator[TinyDB]:
    with open_documents(folder, "script") as opened:
        yield opened


def act(db: TinyDB) -> list[Any]:
    """A round through the API; what each call gave."""
    table = db.table("topic")
    title = Query()
    return [
        table.insert({"title": "Webinar", "minutes": 5}),
        table.insert_multiple([{"title": "Ops", "minutes": 10}, {"title": "Terms"}]),
        table.insert(Document({"title": "By number", "minutes": 1}, doc_id=9)),
        table.insert({"title": "After it"}),
        len(table),
        [doc.doc_id for doc in table.search(where("minutes") > 1)],
        table.count(title.title.matches("[OW]")),
        table.contains(doc_id=9),
        table.contains(where("title") == "Nobody's"),
        table.get(where("title") == "Terms") is not None,
        table.get(doc_id=77),
        [doc.doc_id for doc in table.get(doc_ids=[1, 3, 77])],
        table.update({"minutes": 20}, where("title") == "Ops"),
        table.update(increment("minutes"), doc_ids=[1, 2]),
        table.update({"level": 2}),
        table.update(delete("level"), where("title") == "Webinar"),
        table.update_multiple(
            [({"minutes": 7}, where("title") == "Terms"), (increment("minutes"), where("minutes") > 20)]
        ),
        table.upsert({"title": "Terms", "reason": "disputed"}, where("title") == "Terms"),
        table.upsert({"title": "New"}, where("title") == "New"),
        table.upsert(Document({"minutes": 3}, doc_id=9)),
        table.remove(where("title") == "Ops"),
        table.remove(doc_ids=[1, 77]),
        table.insert({"title": "Numbers are not given twice"}),
        [(doc.doc_id, {field: value for field, value in doc.items() if field != "id"}) for doc in table],
        db.tables(),
        table.truncate(),
        len(table),
    ]


def test_it_answers_as_tinydb_does(db: TinyDB) -> None:
    with TinyDB(storage=MemoryStorage) as plain:
        assert act(db) == act(plain)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda table: table.insert([("title", "not a mapping")]),
        lambda table: table.insert(Document({}, doc_id=1)),
        lambda table: table.insert_multiple([{"title": "One"}, 2]),
        lambda table: table.upsert({"title": "x"}),
        lambda table: table.remove(),
        lambda table: table.get(),
        lambda table: table.contains(),
        lambda table: table.update(lambda doc: doc.pop("missing"), doc_ids=[1]),
    ],
    ids=["insert a list", "a number twice", "insert many", "upsert", "remove", "get", "contains", "update fails"],
)
def test_it_refuses_what_tinydb_refuses(db: TinyDB, wrong: Callable[[Any], object]) -> None:
    with TinyDB(storage=MemoryStorage) as plain:
        for either in (db, plain):
            either.table("topic").insert({"title": "There"})
        with pytest.raises(Exception) as theirs:  # noqa: PT011 whatever TinyDB raises
            wrong(plain.table("topic"))
        with pytest.raises(theirs.type):
            wrong(db.table("topic"))
    assert [doc["title"] for doc in db.table("topic")] == ["There"]


def test_documents_are_those_of_the_plain_file(db: TinyDB, folder: str, attach: Attach) -> None:
    backend = attach()
    backend.commit(named(1, "ana", "Ana Ruiz"))
    backend.commit(named(2, "ben", "Ben Okafor"))
    backend.commit(raised(3, 7))
    backend.snapshot(backend.load())
    with TinyDB(f"{folder}/accord.json", access_mode="r") as plain:
        for kind in ("person", "issue"):
            seen = [(doc.doc_id, dict(doc)) for doc in db.table(kind)]
            assert seen == [(doc.doc_id, dict(doc)) for doc in plain.table(kind)]
    assert db.table("issue").get(doc_id=7) == {"id": "Q7", "text": "The export drops rows"}


def test_every_write_is_one_commit_that_others_see(db: TinyDB, attach: Attach) -> None:
    other = attach()
    assert db.table("note").insert_multiple([{"text": "one"}, {"text": "two"}]) == [1, 2]
    db.table("note").update({"by": "ana"})
    db.table("note").update({"by": "ana"})  # nothing to change, nothing to keep
    kept = other.since(0)
    assert [(commit.verb, commit.by, len(commit.changes)) for commit in kept] == [("tinydb", "script", 2)] * 2
    assert other.load().counters["N"] == 2
    assert other.load().docs()["note"]["N2"] == {"text": "two", "by": "ana"}


def test_it_is_never_older_than_the_journal(db: TinyDB, folder: str, attach: Attach) -> None:
    backend = attach()
    notes = db.table("note")
    assert notes.search(where("text") == "late") == []
    quick_commit(folder, lambda _, __: ("ana", AT, "note", [["note", "N1", None, {"text": "late"}]]))
    assert [doc.doc_id for doc in notes.search(where("text") == "late")] == [1]
    backend.commit(named(2, "ana", "Ana Ruiz"))
    assert db.table("person").insert({"id": "ben", "name": "Ben Okafor"}) == 2
    assert db.tables() == {"note", "person"}
    assert notes.insert({"text": "next"}) == 2


def test_what_is_handed_out_may_be_changed_freely(db: TinyDB) -> None:
    issues = db.table("issue")
    given = {"title": "x", "teams": ["ops"]}
    issues.insert(given)
    given["teams"].append("sales")  # pyright: ignore[reportAttributeAccessIssue]
    issues.all()[0]["teams"].append("finance")
    issues.search(where("title") == "x")[0]["teams"].append("finance")
    assert issues.all()[0]["teams"] == ["ops"]


def test_dropping_tables_is_journalled_too(db: TinyDB, attach: Attach) -> None:
    db.table("note").insert({"text": "one"})
    db.table("person").insert({"id": "ana", "name": "Ana Ruiz"})
    db.drop_table("note")
    assert db.tables() == {"person"}
    db.drop_tables()
    assert db.tables() == set()
    backend = attach()
    assert len(backend.load()) == 0
    assert len(list(backend.history())) == 4
    assert db.table("note").insert({"text": "a number is never given twice"}) == 2


@pytest.mark.parametrize(
    ("write", "sentence"),
    [
        (lambda db: db.insert({"text": "x"}), "no table '_default'; its tables are team, person"),
        (lambda db: db.table("person").insert({"name": "Ana"}), 'A person needs an "id"'),
        (lambda db: db.table("person").insert({"id": "ana"}), "There is a person ana already"),
        (lambda db: db.table("person").update({"id": "ben"}), "The id of ana stays as it is"),
        (lambda db: db.table("issue").insert({"text": 5}), "text is int, not str"),
        (lambda db: db.table("issue").insert({"teams": "ops"}), "teams is str, not list"),
        (lambda db: db.table("topic").insert({"minutes": 1 << 63}), "minutes is too large a number"),
        (
            lambda db: db.table("issue").insert({"status": "broken"}),
            "Q1 cannot be kept so: 'broken' is not a valid IssueStatus",
        ),
        (lambda db: db.table("meeting").insert({"order": float("nan")}), "M1 cannot be kept so: Out of range"),
        (lambda db: db.table("note").insert(Document({"text": "x"}, doc_id=0)), "count from 1"),
    ],
)
def test_what_the_board_could_not_hold_is_refused_with_a_sentence(
    db: TinyDB, attach: Attach, write: Callable[[TinyDB], object], sentence: str
) -> None:
    db.table("person").insert({"id": "ana", "name": "Ana Ruiz"})
    with pytest.raises(KeepError, match=sentence):
        write(db)
    assert attach().load().version == 1
    assert db.table("person").insert({"id": "dee"}) >= 2


def test_a_person_may_go_and_come_back_in_one_session(db: TinyDB) -> None:
    people = db.table("person")
    people.insert({"id": "ana", "name": "Ana Ruiz"})
    people.remove(where("id") == "ana")
    assert people.insert({"id": "ana", "name": "Ana R."}) == 2
    assert people.all() == [{"id": "ana", "name": "Ana R."}]
    assert people.get(doc_id=2) == {"id": "ana", "name": "Ana R."}


def test_there_must_be_a_workspace(tmp_path: Any) -> None:
    with pytest.raises(NotThere):
        open_documents(str(tmp_path / "none"), "script")


def test_a_backup_put_back_is_followed(db: TinyDB, folder: str, tmp_path: Any) -> None:
    db.table("note").insert({"text": "one"})
    file = backup(folder, str(tmp_path / "kept.tar.gz"))
    db.table("note").insert({"text": "two"})
    restore(file, folder)
    assert [doc["text"] for doc in db.table("note")] == ["one"]
    assert db.table("note").insert({"text": "another two"}) == 2


def test_a_workspace_that_does_not_load_is_not_left_open(folder: str) -> None:
    with open(f"{folder}/journal/00000001.jsonl", "wb") as file:
        file.write(b"hello\n")
    before = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
    with pytest.raises(KeepError):
        open_documents(folder, "script")
    assert before == (len(os.listdir("/proc/self/fd")) if before else 0)
