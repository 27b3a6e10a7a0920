"""A whole workspace as one JSON file: every record of every kind with every field, and the numbers already used.

The same records always give the same bytes: kinds in their order, records by number (named ones by when they were
made), fields in the order docs/json.md lists them. Reading such a file into an empty workspace and writing it again
gives the same file. What is left out is the history; `accord backup` keeps that.

    {"accord": "workspace", "format": 1,
    "counters": {"A": 7, "Q": 12},
    "records": {
    "team": [
    {"id": "ops", "created": "2026-11-23T09:10:11.123Z", "by": "ana", "name": "Marketing Operations", "role": ""}
    ]
    }}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from math import isfinite
from typing import Any, NamedTuple, NoReturn, cast

from store.exchange.recorded import Unreadable
from store.line.marks import is_handle
from store.model.board import KIND_OF_LETTER, Board
from store.model.changes import Change, Changes, Doc, edit
from store.model.counters import LETTERS
from store.model.docs import NESTED, PLANS, plain_value
from store.model.moment import Refused
from store.model.records import CLASSES
from store.model.watching import Watch, nobody, watched

FORMAT = 1
PORTION = 1 << 20
"""Bytes of JSON that one commit may take in; more is divided, so that no line of the journal grows without bound."""

Docs = dict[str, dict[str, Doc]]
_NUMBERED = re.compile(r"[A-Z][1-9][0-9]{0,14}")


class Whole(NamedTuple):
    """What a file holds: documents by kind and id, without default values, and the last number used of each letter."""

    docs: Docs
    counters: dict[str, int]


def write_whole(board: Board, watch: Watch = nobody) -> str:
    """Every record of a board as the text of a file; ASCII only, so that no encoding can spoil it."""
    used = {letter: board.counters[letter] for letter in sorted(LETTERS.values()) if board.counters.get(letter)}
    kinds: list[str] = []
    for kind in CLASSES:
        docs = sorted(board.table(kind).docs(), key=lambda each: _place(kind, *each))
        if docs:
            each = watched(docs, f"writing {kind}", watch)
            lines = [json.dumps({"id": key, **full(kind, doc)}, allow_nan=False) for key, doc in each]
            kinds.append(f'"{kind}": [\n' + ",\n".join(lines) + "\n]")
    records = "{\n" + ",\n".join(kinds) + "\n}" if kinds else "{}"
    return f'{{"accord": "workspace", "format": {FORMAT},\n"counters": {json.dumps(used)},\n"records": {records}}}\n'


def full(kind: str, doc: Mapping[str, Any]) -> Doc:
    """A document with every field of its kind, default values included, and then those this version does not know."""
    out: Doc = {}
    for field, (default, _) in PLANS[kind].items():
        if field != "id":
            value = doc.get(field)
            out[field] = plain_value(default) if value is None or value == default else value
    out.update({field: doc[field] for field in sorted(doc.keys() - PLANS[kind].keys()) if doc[field] is not None})
    return out


def _place(kind: str, key: str, doc: Mapping[str, Any]) -> tuple[Any, ...]:
    """Where a record stands among those of its kind, however the board came to be."""
    if kind in LETTERS:
        return (int(key[1:]) if key[1:].isdecimal() else 0, key)
    return (str(doc.get("created", "")), key)


def read_whole(data: bytes, watch: Watch = nobody) -> Whole:
    """The records of a file; raises `Unreadable` with one sentence for anything `write_whole` would not have made."""
    try:
        found: Any = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_number)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"This is not JSON: {error}.") from error
    if not isinstance(found, dict) or cast("dict[str, Any]", found).get("accord") != "workspace":
        raise Unreadable("This is not a workspace that `accord export json` wrote.")
    whole = cast("dict[str, Any]", found)
    if whole.get("format") != FORMAT:
        raise Unreadable(f"This file is of format {whole.get('format')!r}; this version of Accord reads {FORMAT}.")
    records, counters = whole.get("records"), whole.get("counters")
    if not isinstance(records, dict) or not isinstance(counters, dict):
        raise Unreadable("This file has lost its records or its counters.")
    docs: Docs = {}
    for kind, listed in cast("dict[str, Any]", records).items():
        if kind not in CLASSES or not isinstance(listed, list):
            raise Unreadable(f"There is no list of {kind!r} in a workspace.")
        docs[kind] = dict(_documents(kind, cast("list[Any]", listed), watch))
    return Whole(docs, _counters(cast("dict[str, Any]", counters), docs))


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _number(digits: str) -> float:
    """A number with a point or an exponent; `1e999` is more than a number can be."""
    found = float(digits)
    return found if isfinite(found) else _no_number(digits)


def _documents(kind: str, listed: list[Any], watch: Watch) -> Iterator[tuple[str, Doc]]:
    """Ids and documents of a kind, each checked."""
    seen: set[str] = set()
    for number, each in enumerate(watched(listed, f"reading {kind} records", watch), 1):
        key: Any = cast("dict[str, Any]", each).get("id") if isinstance(each, dict) else None
        if not isinstance(key, str) or not _is_id(kind, key):
            raise Unreadable(f"Record {number} of {kind!r} has no id that {kind!r} can have: {str(key)[:40]!r}.")
        if key in seen:
            raise Unreadable(f"{key} is there twice.")
        seen.add(key)
        fields = {field: value for field, value in cast("dict[str, Any]", each).items() if field != "id"}
        for field, value in fields.items():
            if not _fits(kind, field, value):
                raise Unreadable(f"{key} has a {field!r} that cannot be: {json.dumps(value)[:60]}.")
        yield key, kept(kind, fields)


def kept(kind: str, fields: Mapping[str, Any]) -> Doc:
    """A document as the workspace keeps it: without what is absent or has its default value."""
    plan = PLANS[kind]
    return {
        field: value
        for field, value in fields.items()
        if value is not None and not (field in plan and value == plain_value(plan[field][0]))
    }


def _is_id(kind: str, key: str) -> bool:
    if kind in LETTERS:
        return key[:1] == LETTERS[kind] and _NUMBERED.fullmatch(key) is not None
    if kind == "series":
        return key == "standup"
    return bool(key.strip()) if kind == "term" else is_handle(key) and key == key.lower()


def _fits(kind: str, field: str, value: Any) -> bool:
    """Whether a field's value is of the sort this version reads; what it does not know, it does not judge."""
    if field not in PLANS[kind]:
        return True
    default, of = PLANS[kind][field][0], NESTED.get((kind, field))
    if isinstance(default, tuple):
        return isinstance(value, list) and all(_is_item(item, of) for item in cast("list[Any]", value))
    if isinstance(default, Mapping):
        lists = (kind, field) == ("series", "representatives")
        return isinstance(value, dict) and all(
            _are_texts(item) if lists else _is_item(item, of) for item in cast("dict[str, Any]", value).values()
        )
    if isinstance(default, StrEnum):
        return isinstance(value, str) and value in set(type(default))
    if isinstance(default, bool | str):
        return isinstance(value, type(default))
    return isinstance(value, int | (type(default))) and not isinstance(value, bool)


def _is_item(item: Any, of: Any) -> bool:
    """Whether it is a text; or a value of the class `of`, whose fields are texts, or numbers where it says so."""
    if of is None:
        return isinstance(item, str)
    if not isinstance(item, dict):
        return False
    fields = cast("dict[str, Any]", item)
    needed = {name for name, default in of.DEFAULTS.items() if default is ...}
    return needed <= fields.keys() <= of.DEFAULTS.keys() and all(
        _is_number(value) if isinstance(of.DEFAULTS[name], float) else isinstance(value, str)
        for name, value in fields.items()
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in cast("list[Any]", value))


def _counters(given: Mapping[str, Any], docs: Docs) -> dict[str, int]:
    """The last number used of each letter: as the file says, and no lower than its records'."""
    out: dict[str, int] = {}
    for letter, number in given.items():
        if letter not in KIND_OF_LETTER or not _NUMBERED.fullmatch(f"{letter}{number}") or isinstance(number, str):
            raise Unreadable(f"{letter!r}: {number!r} is no counter.")
        out[letter] = number
    for kind, letter in LETTERS.items():
        highest = max((int(key[1:]) for key in docs.get(kind, ())), default=0)
        if highest > out.get(letter, 0):
            out[letter] = highest
    return out


def bring_in(board: Board, whole: Whole) -> Changes:
    """The changes that make an empty board hold the file; none where it does already.

    What an import that was interrupted has brought in is not brought in again. Refuses a board that holds anything
    else, and one that has used ids the file has not. The standup as `accord init` set it up gives way to the file's.
    """
    changes: list[Change] = []
    for kind in CLASSES:
        docs, table = whole.docs.get(kind, {}), board.table(kind)
        for key, old in table.docs():
            if kind != "series" and kept(kind, old) != docs.get(key):
                raise Refused(_OCCUPIED)
        for key, doc in docs.items():
            old = table.doc(key)
            change = Change(kind, key, None, doc) if old is None else edit(kind, key, kept(kind, old), doc)
            if change is not None:
                changes.append(change)
    if any(board.counters.get(letter, 0) > whole.counters.get(letter, 0) for letter in KIND_OF_LETTER):
        raise Refused(_OCCUPIED)
    return (*changes, *_used_up(board, whole))


_OCCUPIED = (
    "This workspace has records of its own, and a whole workspace goes only into an empty one; "
    "name a new one with --workspace NEW."
)


def _used_up(board: Board, whole: Whole) -> Iterator[Change]:
    """The last number of a letter whose record is gone: made and dropped again, so that no id is used twice."""
    for letter, number in whole.counters.items():
        kind, key = KIND_OF_LETTER[letter], f"{letter}{number}"
        if key not in whole.docs.get(kind, {}) and board.counters.get(letter, 0) < number:
            yield Change(kind, key, None, {})
            yield Change(kind, key, {}, None)


def portions(changes: Iterable[Change], size: int = PORTION) -> Iterator[Changes]:
    """Changes in commits of about `size` bytes of JSON at most (a larger record is one of its own)."""
    portion: list[Change] = []
    room = size
    for change in changes:
        takes = len(json.dumps(change))
        if portion and takes > room and not (change.after is None and portion[-1].id == change.id):
            yield tuple(portion)
            portion, room = [], size
        portion.append(change)
        room -= takes
    if portion:
        yield tuple(portion)
