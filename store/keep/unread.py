"""The documents of a snapshot, read a kind at a time and only when somebody looks.

A command of the shell asks for the issues, or for one action, of a workspace that holds ten times as many notes. The
bytes were checked as a whole before; what is left for later is parsing them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

from store.keep.replay import Docs
from store.model.changes import Doc
from store.model.table import Source

PORTION = 1 << 16
"""Bytes parsed at a time, so that who needs each document for a moment only does not hold all of them."""
BIG = 4 << 20
"""Bytes from which importing a faster parser pays."""


def parse(raw: bytes, size: int) -> dict[str, Any]:
    """The JSON object in `raw`, which is one of several that are `size` bytes together. At 100,000 documents orjson,
    where it is installed, opens a workspace in 0.6 of the time; what it will not read (text that no encoding has) the
    json package does.
    """
    if size > BIG:
        with suppress(ImportError, ValueError):
            return import_module("orjson").loads(raw)
    return json.loads(raw)


class Unread(Docs):
    """Documents by kind, of which those not asked for are still in `sources`. Only `setdefault` asks."""

    def __init__(self, raw: bytes, start: int) -> None:
        """`raw` is a checked snapshot, whose tables begin at `start`."""
        super().__init__()
        self.sources: dict[str, Source] = {
            kind: partial(_documents, raw, begin, end) for kind, begin, end in _places(raw, start)
        }

    def setdefault(self, kind: str, default: dict[str, Doc] | None = None, /) -> dict[str, Doc]:
        """The documents of a kind, read if they were not; from then on they are among the others."""
        source = self.sources.pop(kind, None)
        if source is not None:
            self[kind] = dict(source())
        return super().setdefault(kind, {} if default is None else default)


def whole(docs: Docs) -> Mapping[str, dict[str, Doc] | Source]:
    """All kinds, read or not."""
    return {**docs.sources, **docs} if isinstance(docs, Unread) else docs


def _places(raw: bytes, start: int) -> Iterator[tuple[str, int, int]]:
    """Each table of a snapshot: its kind, and where its documents begin and end. A line ends nowhere but between two
    documents or tables, since in JSON's texts it is escaped.
    """
    while raw.startswith(b',"', start):
        colon = raw.index(b":{\n", start)
        after = raw.find(b'}\n,"', colon)
        end = after if after >= 0 else raw.rindex(b"}\n}\n")
        yield json.loads(raw[start + 1 : colon]), colon + 3, end
        start = end + 2


def _documents(raw: bytes, start: int, end: int) -> Iterator[tuple[str, Doc]]:
    """Ids and documents of a table."""
    size = end - start
    while start < end:
        cut = raw.find(b",\n", start + PORTION, end)
        stop = cut if cut >= 0 else end
        for doc in parse(b"{%b}" % raw[start:stop], size).values():
            yield doc.pop("id"), doc
        start = stop + 2
