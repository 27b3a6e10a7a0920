"""`accord.json`: the whole board as a TinyDB file, for quick opening and for every other program that reads JSON.

A plain TinyDB opens it. Each kind is a table with one document a line; a document's number is that of its id (`Q12` is
12) or, where people name things, its place in the order of making, and every document carries its `id`. The first line
holds a table of our own, `_accord`: how far into the journal this is, a checksum of the lines after it (`crc`), and one
of this line before it (`own`). The journal is the truth: the file may be lost, and one changed by another program, or
hurt in any byte, is noticed and rebuilt.
"""

from __future__ import annotations

import gc
import json
import os
import zlib
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from store.keep.errors import TooNew
from store.keep.files import discard, sync_folder
from store.keep.head import Head
from store.keep.lines import FORMAT, encode
from store.keep.replay import Docs
from store.keep.unread import Unread, parse
from store.model.changes import Doc
from store.model.counters import LETTERS
from store.model.counters import encode as encode_counters

NAME = "accord.json"
OURS = "_accord"
_OWN = b',"own":"%08x"}'


class Foreign(Exception):
    """The file is not a snapshot of ours, or is no longer as we wrote it."""


class Position(NamedTuple):
    """How far a snapshot reaches: the version, and the place in the journal after that commit."""

    version: int
    at: str
    file: int
    offset: int
    crc: int
    next: str
    format: int


def number_of(kind: str, key: str, place: int) -> str:
    """The TinyDB document number of a record: of its id, or for a named kind its place."""
    return key[1:] if kind in LETTERS else str(place)


def parts(docs: Mapping[str, Mapping[str, Doc]], head: Head) -> list[bytes]:
    """The bytes of a snapshot of `docs`, which are as of `head`."""
    tables = [_table(kind, of_kind) for kind, of_kind in docs.items() if of_kind]
    body = "".join([*tables, "}\n"]).encode("ascii")
    first = {
        "format": head.format,
        "v": head.version,
        "at": head.at,
        "file": head.file,
        "offset": head.offset,
        "chain": f"{head.crc:08x}",
        "next": encode_counters(head.counters),
        "crc": f"{zlib.crc32(body):08x}",
    }
    said = f'{{"{OURS}":{{"1":{encode(first)}'.encode("ascii")[:-1]
    return [said + _OWN % zlib.crc32(said) + b"}\n", body]


def _table(kind: str, docs: Mapping[str, Doc]) -> str:
    """One kind as a TinyDB table, a document a line."""
    lines = [
        f'"{number_of(kind, key, place)}":{encode({"id": key, **doc})}'
        for place, (key, doc) in enumerate(docs.items(), 1)
    ]
    return f',"{kind}":{{\n' + ",\n".join(lines) + "}\n"


def position(path: str) -> Position | None:
    """How far the snapshot at `path` reaches, from its first line; None where there is no file.

    Raises `Foreign` for anything that is not a snapshot, `TooNew` for one of a newer version.
    """
    try:
        with open(path, "rb") as file:
            return _position(path, file.readline(65536))[0]
    except FileNotFoundError:
        return None


def read(
    path: str, tell: Callable[[float], None] = lambda _: None, later: bool = False
) -> tuple[Position, Docs] | None:
    """A snapshot with its documents; None where there is no file. Raises as `position` does.

    `tell` hears how much is done, from 0 to 1; of 100,000 documents parsing takes half the time, and cannot tell.
    `later` leaves parsing to whoever looks at a kind: the documents are `Unread`, unless their format is an older one.
    """
    try:
        with open(path, "rb") as file:
            raw = file.read()
    except FileNotFoundError:
        return None
    end = raw.find(b"\n") + 1
    found, crc = _position(path, raw[:end])
    if zlib.crc32(memoryview(raw)[end:]) != crc:
        raise Foreign
    tell(0.2)
    if later and found.format == FORMAT:
        return found, Unread(raw, end)
    with no_collection():
        tables = parse(raw, len(raw))
        tell(0.7)
        del tables[OURS]
        return found, {kind: {doc.pop("id"): doc for doc in table.values()} for kind, table in tables.items()}


def install(temporary: str, path: str, version: int) -> None:
    """With the lock held: put a new snapshot in the place of the old one, unless a newer one is there by now.

    A file that another program changed is kept aside. Raises OSError.
    """
    folder = os.path.dirname(path)
    if intact(path):
        kept = position(path)
        if kept is not None and kept.version > version:
            return
    else:
        os.replace(path, f"{folder}/accord-changed-{version}.json")
    os.replace(temporary, path)
    sync_folder(folder)
    for name in os.listdir(folder):
        if name.startswith(NAME) and name.endswith(".tmp") and not _alive(name.split(".")[-2]):
            discard(f"{folder}/{name}")


def _alive(process: str) -> bool:
    """Whether the process whose number stands in a temporary file's name still runs."""
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True
    return True


def intact(path: str) -> bool:
    """Whether the file at `path` is a snapshot just as it was written (or absent)."""
    try:
        with open(path, "rb") as file:
            _, crc = _position(path, file.readline(65536))
            return zlib.crc32(file.read()) == crc
    except FileNotFoundError:
        return True
    except Foreign:
        return False


def _position(path: str, line: bytes) -> tuple[Position, int]:
    """What a snapshot's first line says, and the checksum of the rest."""
    try:
        said: dict[str, Any] = json.loads(line + b"}")[OURS]["1"]
        before, own, _ = line.partition(_OWN[:8])
        if own and line != before + _OWN % zlib.crc32(before) + b"}\n":
            raise Foreign
        if said["format"] > FORMAT:
            raise TooNew(
                f"{path} was written by a newer version of accord (format {said['format']}); upgrade to open it. "
                "It was left as it is."
            )
        chain, crc = int(said["chain"], 16), int(said["crc"], 16)
        found = Position(said["v"], said["at"], said["file"], said["offset"], chain, said["next"], said["format"])
    except (ValueError, KeyError, TypeError) as error:
        raise Foreign from error
    return found, crc


@contextmanager
def no_collection() -> Generator[None]:
    """Without the garbage collector, which would take half the time of reading 100,000 documents and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
