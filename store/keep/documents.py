"""The workspace through TinyDB's own API, for scripts: live to read, and safe to write beside running programs.

    with open_documents("~/standup", who="ana") as db:
        db.table("action").update({"status": "done"}, where("initiative") == "webinar")

Every call that writes is one commit of the journal (verb `tinydb`): seen by open screens at once, in the history, and
undone like any other. Tables are the kinds of record; documents carry their `id`, whose number is the document's where
it has one (`Q12` is 12).
"""

# TinyDB's own signatures name a bare Mapping, of which a strict type checker knows nothing more.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from enum import StrEnum
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from store.keep.errors import KeepError, Replaced
from store.keep.lines import encode
from store.keep.local import LocalBackend
from store.keep.snapshot import number_of
from store.keep.workspace import now
from store.model.changes import Change, Commit, Doc, apply_to, edit
from store.model.counters import LETTERS
from store.model.docs import PLANS, from_doc
from store.model.records import CLASSES

Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


def open_documents(folder: str, who: str) -> TinyDB:
    """The workspace in `folder` as a TinyDB database; `who` is written beside each change. Raises `KeepError`."""
    return JournalDB(os.path.expanduser(folder), who)


def copied(value: Any) -> Any:
    """A JSON value that shares nothing changeable with `value`."""
    if isinstance(value, Mapping):
        return {key: copied(item) for key, item in cast("Mapping[str, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [copied(item) for item in cast("Iterable[Any]", value)]
    return value


class _LikeDocument(type):
    """Lets a `Document` that a script made itself count as one of ours, as TinyDB asks where one brings a number."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, Document)


class JournalDocument(Document, metaclass=_LikeDocument):
    """A document that its holder may change without changing what is kept."""

    def __init__(self, value: Mapping[str, Any], doc_id: int) -> None:
        super().__init__(copied(value), doc_id)


class JournalStorage(Storage):
    """The documents of a workspace as TinyDB numbers them, kept up to date with the journal."""

    def __init__(self, folder: str, who: str) -> None:
        super().__init__()
        self.backend = LocalBackend(folder)
        self.who = who
        self.on_change: list[Callable[[], None]] = []
        self._tables: dict[str, dict[str, Doc]] = {}
        self._numbers: dict[tuple[str, str], str] = {}
        self._last: dict[str, int] = {}
        self._version = 0
        try:
            self._load()
        except BaseException:
            self.backend.close()
            raise

    def read(self) -> dict[str, dict[str, Doc]]:
        """Every table with its documents, as copies."""
        self.refresh()
        return {kind: copied(table) for kind, table in self._tables.items() if table}

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make the tables hold exactly `data`, as one commit."""
        with self.backend.exclusive():
            self.refresh()
            new: dict[tuple[str, int], Mapping[str, Any] | None] = {}
            for kind, table in self._tables.items():
                new.update({(kind, int(number)): None for number in table})
            for kind, docs in data.items():
                new.update({(kind, int(number)): doc for number, doc in docs.items()})
            self.commit(new)

    def close(self) -> None:
        """Let go of the workspace."""
        self.backend.close()

    def table(self, kind: str) -> Mapping[str, Doc]:
        """The documents of a kind by number, as they are; not to be written to."""
        return self._tables.get(kind, {})

    def refresh(self) -> None:
        """Take in what other processes committed."""
        try:
            commits = self.backend.since(self._version)
        except Replaced:
            self._load()
            return
        for commit in commits:
            self._take(commit)

    def next_number(self, kind: str) -> int:
        """A document number not used before; call with the lock held."""
        self._last[kind] = self._last.get(kind, 0) + 1
        return self._last[kind]

    def commit(self, new: Mapping[tuple[str, int], Mapping[str, Any] | None]) -> None:
        """With the lock held: give documents, by kind and number, new contents (None: delete) in one commit."""
        changes: list[Change] = []
        numbers: dict[tuple[str, str], str] = {}
        gone: set[tuple[str, str]] = set()
        for (kind, number), doc in new.items():
            change = _change(kind, number, self.table(kind).get(str(number)), doc)
            if change is None:
                continue
            place = (kind, change.id)
            if change.is_gone:
                gone.add(place)
            elif change.is_new:
                if place in numbers or (place in self._numbers and place not in gone):
                    raise KeepError(f"There is a {kind} {change.id} already; update it instead.")
                numbers[place] = str(number)
            changes.append(change)
        if changes:
            commit = Commit(self._version + 1, now(), self.who, "tinydb", tuple(changes))
            self.backend.commit(commit)
            self._take(commit, numbers)

    def _load(self) -> None:
        """Number the documents of the board as the snapshot does."""
        board = self.backend.load()
        self._version = board.version
        self._tables, self._numbers, self._last = {}, {}, {}
        for kind, docs in board.docs().items():
            for key, doc in docs.items():
                self._place(kind, key, doc)
            letter = LETTERS.get(kind, "")
            self._last[kind] = max(board.counters.get(letter, 0), self._last.get(kind, 0))
        self._changed()

    def _place(self, kind: str, key: str, doc: Doc, number: str | None = None) -> None:
        """Put a document under its number, or the next where it has none yet."""
        number = self._numbers.get((kind, key)) or number or number_of(kind, key, self._last.get(kind, 0) + 1)
        self._numbers[kind, key] = number
        self._last[kind] = max(self._last.get(kind, 0), int(number))
        self._tables.setdefault(kind, {})[number] = {"id": key, **doc}

    def _take(self, commit: Commit, numbers: Mapping[tuple[str, str], str] | None = None) -> None:
        """Apply a commit that is on disk; `numbers` are those given to documents it inserts."""
        for change in commit.changes:
            place = (change.kind, change.id)
            number = self._numbers.get(place, "")
            old = self.table(change.kind).get(number)
            doc = apply_to(None if old is None else _bare(old), change)
            if doc is None:
                del self._tables[change.kind][number], self._numbers[place]
            else:
                self._place(*place, doc, (numbers or {}).get(place))
        self._version = commit.version
        self._changed()

    def _changed(self) -> None:
        """Tell the tables that results they remember are old."""
        for told in self.on_change:
            told()


class _View(MutableMapping[int, Doc]):
    """A table as TinyDB's updaters want it: numbers as int, and copies of just the documents that are touched."""

    def __init__(self, docs: Mapping[str, Doc]) -> None:
        self._docs = docs
        self.new: dict[int, Doc | None] = {}

    def __getitem__(self, number: int) -> Doc:
        if number not in self.new:
            self.new[number] = copied(self._docs[str(number)])
        doc = self.new[number]
        if doc is None:
            raise KeyError(number)
        return doc

    def __setitem__(self, number: int, doc: Doc) -> None:
        self.new[number] = doc

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self.new[number] = None

    def __contains__(self, number: object) -> bool:
        return self.new[cast("int", number)] is not None if number in self.new else str(number) in self._docs

    def __iter__(self) -> Iterator[int]:
        yield from [int(number) for number in self._docs if self.new.get(int(number), self._docs) is not None]
        yield from [number for number, doc in self.new.items() if doc is not None and str(number) not in self._docs]

    def __len__(self) -> int:
        return sum(1 for _ in self)


class JournalTable(Table):
    """A kind of record as a TinyDB table that is never older than the journal, and writes only what it touched."""

    document_class = JournalDocument

    def __init__(self, storage: JournalStorage, name: str, cache_size: int = 10, persist_empty: bool = False) -> None:
        del persist_empty  # TinyDB would clear the table for it
        super().__init__(storage, name, cache_size)
        self._journal = storage
        storage.on_change.append(self.clear_cache)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add a document and return its number; a named kind's document brings its `id`."""
        with self._journal.backend.exclusive():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add documents, all in one commit, and return their numbers."""
        with self._journal.backend.exclusive():
            return super().insert_multiple(documents)

    def search(self, cond: QueryLike) -> list[Document]:
        """Documents that match, as they are now."""
        self._journal.refresh()
        return super().search(cond)

    def update(self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Change fields of the documents that match (of all where no condition is given); returns their numbers."""
        with self._journal.backend.exclusive():
            return super().update(fields, doc_ids=self._matching(cond) if doc_ids is None else list(doc_ids))

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Change the documents that match, or add one."""
        with self._journal.backend.exclusive():
            return super().upsert(document, cond)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Delete the documents that match; returns their numbers."""
        with self._journal.backend.exclusive():
            if cond is not None and doc_ids is None:
                doc_ids = self._matching(cond)
            return super().remove(doc_ids=doc_ids)

    def _matching(self, cond: QueryLike | None) -> list[int]:
        """Numbers of the documents that match, found without copying those that do not."""
        return [int(number) for number, doc in self._read_table().items() if cond is None or cond(doc)]

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        self._journal.refresh()
        return cast("dict[str, Mapping[str, Any]]", self._journal.table(self.name))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._journal.backend.exclusive():
            view = _View(cast("Mapping[str, Doc]", self._read_table()))
            updater(view)
            self._journal.commit({(self.name, number): doc for number, doc in view.new.items()})

    def _get_next_id(self) -> int:
        self._journal.refresh()
        return self._journal.next_number(self.name)


class JournalDB(TinyDB):
    """TinyDB over a workspace; `open_documents` makes one."""

    table_class = JournalTable
    default_storage_class = JournalStorage


def _bare(doc: Mapping[str, Any]) -> Doc:
    """A document as the board keeps it: JSON values, without the id and without fields that are null."""
    values = json.loads(encode(doc))
    return {field: value for field, value in values.items() if field != "id" and value is not None}


def _change(kind: str, number: int, old: Doc | None, doc: Mapping[str, Any] | None) -> Change | None:
    """The change that makes document `number` of `kind` what it should be; raises `KeepError` for what cannot be."""
    if kind not in CLASSES:
        raise KeepError(f"A workspace has no table {kind!r}; its tables are {', '.join(CLASSES)}.")
    if number < 1:
        raise KeepError(f"{number} cannot be the number of a document; they count from 1.")
    if doc is None:
        return None if old is None else Change(kind, old["id"], _bare(old), None)
    key = old["id"] if old is not None else f"{LETTERS[kind]}{number}" if kind in LETTERS else doc.get("id")
    if not isinstance(key, str) or not key:
        raise KeepError(f'A {kind} needs an "id": the name people type for it.')
    if old is not None and doc.get("id", key) != key:
        raise KeepError(f"The id of {key} stays as it is; other records name it.")
    try:
        new = _bare(doc)
        _judge(kind, key, new)
    except (TypeError, ValueError, AttributeError) as error:
        raise KeepError(f"{key} cannot be kept so: {error}.") from error
    return Change(kind, key, None, new) if old is None else edit(kind, key, _bare(old), new)


def _judge(kind: str, key: str, doc: Doc) -> None:
    """Raise ValueError or TypeError when a field has not the type its record needs, so that no screen meets it."""
    for field, value in doc.items():
        if isinstance(value, int) and abs(value) >= 1 << 63:
            raise ValueError(f"{field} is too large a number")
        default = PLANS[kind].get(field, (None, None))[0]
        wanted = (list,) if isinstance(default, tuple) else (dict,) if isinstance(default, Mapping) else (int, float)
        if isinstance(default, str | bool):
            wanted = (str,) if isinstance(default, str) else (bool,)
        if default is not None and not isinstance(value, wanted):
            raise ValueError(f"{field} is {type(value).__name__}, not {wanted[0].__name__}")
        if isinstance(default, StrEnum):
            type(default)(value)  # reading is lenient with words of a later version; a script has no need of them
    from_doc(CLASSES[kind], key, doc)
