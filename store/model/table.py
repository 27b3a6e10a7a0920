"""All records of one kind at one moment: immutable, indexed, and cheap to make the next one from.

A table shares its documents with the table it came from: a large base that is never written to, and a small overlay of
what changed since. Records are made from documents when somebody looks at them. Indexes are built when first asked
for and carried along, so that a line added to 100,000 notes costs the same as to ten; what changed is put into them
when somebody asks again, so that no change waits for it to be kept. A base may also be read when somebody looks; who
goes through the documents only once (`docs_once`) does not keep them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic

from store.model.changes import Change, Doc, apply_to
from store.model.docs import PLANS, from_doc
from store.model.records import R

MERGE = 256
"""Overlay entries after which base and overlay become one new base: 100,000 entries take about 3 ms, once in 256."""

Index = dict[Any, tuple[str, ...]]
Touched = dict[str, tuple[Doc | None, Doc | None]]
"""By id the document before and after."""
Source = Callable[[], Iterator[tuple[str, Doc]]]
"""Gives a table's ids and documents in their order, each time anew."""


class Table(Generic[R]):
    """Records of one kind by id, in the order they were added."""

    __slots__ = ("_base", "_carried", "_fresh", "_made", "_size", "_source", "record")

    def __init__(self, record: type[R], base: dict[str, Doc] | Source) -> None:
        self.record = record
        self._fresh: dict[str, Doc | None] = {}
        self._made: dict[str, tuple[Doc, R]] = {}
        # Indexes by field, and what changed since they were right. Put in place as one, as threads share a table.
        self._carried: tuple[dict[str, Index], Touched] = ({}, {})
        self._source: Source | None = None
        if callable(base):
            self._source = base
        else:
            self._base = base
            self._size = len(base)

    if not TYPE_CHECKING:  # or it would take any name for one of a table's

        def __getattr__(self, name: str) -> Any:
            """Read the base: only a slot that has not been set comes here, and only these two wait for it."""
            if name not in ("_base", "_size"):
                raise AttributeError(name)
            if self._source is not None:
                self._base = dict(self._source())
                self._size = len(self._base)
                self._source = None
            return object.__getattribute__(self, name)

    def __len__(self) -> int:
        return self._size

    def __contains__(self, key: str) -> bool:
        return self.doc(key) is not None

    def __iter__(self) -> Iterator[R]:
        return (self._record(key, doc) for key, doc in self.docs())

    def __getitem__(self, key: str) -> R:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: str) -> R | None:
        """The record with this id, or None."""
        doc = self.doc(key)
        return None if doc is None else self._record(key, doc)

    def doc(self, key: str) -> Doc | None:
        """The document with this id, or None; not to be written to."""
        return self._fresh[key] if key in self._fresh else self._base.get(key)

    def docs(self) -> Iterator[tuple[str, Doc]]:
        """Ids and documents, in the order they were added; not to be written to."""
        fresh = self._fresh
        if not fresh:
            yield from self._base.items()
            return
        for key, old in self._base.items():
            doc = fresh.get(key, old)
            if doc is not None:
                yield key, doc
        for key, doc in fresh.items():
            if doc is not None and key not in self._base:
                yield key, doc

    def docs_once(self) -> Iterator[tuple[str, Doc]]:
        """The same for who goes through them once and looks at nothing else of this table: what was not read yet is not
        kept.
        """
        return self._source() if self._source is not None and not self._fresh else self.docs()

    def keys(self) -> Iterator[str]:
        """Ids, in the order they were added."""
        return (key for key, _ in self.docs())

    def where(self, field: str, value: Any) -> list[R]:
        """Records whose `field` is `value`, or holds it where the field is a list; from an index."""
        return self.many(self.index(field).get(value, ()))

    def count(self, field: str, value: Any) -> int:
        """How many records `where` would give."""
        return len(self.index(field).get(value, ()))

    def many(self, keys: Iterable[str]) -> list[R]:
        """The records with these ids, in that order; ids that are gone are left out."""
        return [record for key in keys if (record := self.get(key)) is not None]

    def latest(self, limit: int, want: Callable[[R], bool] | None = None) -> list[R]:
        """The newest records first, at most `limit`, that `want` accepts."""
        out: list[R] = []
        for key in reversed([*self._base, *[key for key in self._fresh if key not in self._base]]):
            record = self.get(key)
            if record is not None and (want is None or want(record)):
                out.append(record)
                if len(out) == limit:
                    break
        return out

    def index(self, field: str) -> Index:
        """Ids by the value of `field` (by each item, where it is a list; not by no), built once and carried along."""
        indexes = self._indexes()
        found = indexes.get(field)
        if found is None:
            default = PLANS[self.record.kind][field][0]
            lists: dict[Any, list[str]] = {}
            for key, doc in self.docs():
                for value in _values(doc, field, default):
                    lists.setdefault(value, []).append(key)
            found = indexes[field] = {value: tuple(keys) for value, keys in lists.items()}
        return found

    def with_changes(self, changes: Iterable[Change]) -> Table[R]:
        """The table after `changes` to this kind; raises `Clash` when one does not fit."""
        new = Table(self.record, self._base)
        new._made = self._made  # shared: an entry counts only while its document is the current one
        fresh = new._fresh = dict(self._fresh)
        touched: Touched = {}
        for change in changes:
            key = change.id
            old = fresh[key] if key in fresh else self._base.get(key)
            doc = apply_to(old, change)
            fresh[key] = doc
            _touch(touched, key, old, doc)
        new._size = self._size + sum([(doc is not None) - (old is not None) for old, doc in touched.values()])
        indexes, since = self._carried
        if indexes:
            since = dict(since)
            for key, (old, doc) in touched.items():
                _touch(since, key, old, doc)
            new._carried = (indexes, since)
        if len(fresh) > MERGE:
            new._indexes()
            new._base = dict(new.docs())
            new._fresh = {}
        return new

    def differing(self, old: Table[R]) -> list[str]:
        """Ids whose document is not the one `old` has: added, edited or gone since; costs little between neighbours."""
        if old is self:
            return []
        if old._base is self._base:
            return [key for key in {**old._fresh, **self._fresh} if self.doc(key) is not old.doc(key)]
        was, now = dict(old.docs()), dict(self.docs())
        gone = [key for key in was if key not in now]
        return gone + [key for key, doc in now.items() if was.get(key) is not doc]

    def _indexes(self) -> dict[str, Index]:
        """The indexes there are, brought up to date."""
        indexes, since = self._carried
        if since:
            indexes = {field: self._reindexed(field, index, since) for field, index in indexes.items()}
            self._carried = (indexes, {})
        return indexes

    def _reindexed(self, field: str, index: Index, touched: Touched) -> Index:
        default = PLANS[self.record.kind][field][0]
        out: Index | None = None
        for key, (old, doc) in touched.items():
            was = () if old is None else _values(old, field, default)
            now = () if doc is None else _values(doc, field, default)
            if was == now:
                continue
            out = dict(index) if out is None else out
            for value in was:
                out[value] = tuple([other for other in out[value] if other != key])
            for value in now:
                out[value] = self._placed(out.get(value, ()), key)
        return index if out is None else out

    def _placed(self, keys: tuple[str, ...], key: str) -> tuple[str, ...]:
        """`keys` with one more, where it stands in the table: an issue that is open again is as old as it was, also in
        a program that was running when it was settled. Numbers are given out in the table's order, handles are not.
        """
        if not keys or key[1:].isdecimal():
            number = _number(key)
            if not keys or _number(keys[-1]) < number:  # nearly always
                return (*keys, key)
            at = bisect(keys, number, key=_number)
            return (*keys[:at], key, *keys[at:])
        wanted = {*keys, key}
        return tuple([other for other in self.keys() if other in wanted])

    def _record(self, key: str, doc: Doc) -> R:
        made = self._made.get(key)
        if made is not None and made[0] is doc:
            return made[1]
        record = from_doc(self.record, key, doc)
        self._made[key] = (doc, record)
        return record


def _touch(touched: Touched, key: str, old: Doc | None, doc: Doc | None) -> None:
    """Note that a document became another; what it was before all that is noted stays."""
    touched[key] = (touched[key][0] if key in touched else old, doc)


def _number(key: str) -> int:
    """The number in an id; 0 where it has none."""
    return int(key[1:]) if key[1:].isdecimal() else 0


def _values(doc: Doc, field: str, default: Any) -> tuple[Any, ...]:
    """A field's value as a tuple of index keys. No is none: nobody asks for the notes that do not wait, and copying all
    their ids took a millisecond for each note at 100,000 records.
    """
    value = doc.get(field, default)
    if value is False:
        return ()
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(value))  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return (value,)
