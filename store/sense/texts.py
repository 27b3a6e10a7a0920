"""Everything that can be searched, as text: per kind, the folded texts of its records in blocks of a few hundred.

A word is looked for in a whole block at once, and in its single texts only where the block has it. That is faster than
one text after the other, and an edit renews one block. Ids are never used twice, so a record's place stays its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from store.model.board import Board
from store.model.changes import Doc
from store.model.counters import NAMED
from store.model.table import Table
from store.sense.words import fold

BLOCK = 512
"""Texts in a block: joined anew in about 20 µs when one of them changes."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "team": ("name", "role"),
    "person": ("name", "nicks", "knows"),
    "initiative": ("name", "summary", "channels"),
    "goal": ("name", "metric"),
    "system": ("name", "essentials", "url"),
    "touchpoint": ("name", "stage"),
    "handoff": ("name", "steps"),
    "session": ("text",),
    "term": ("name", "agreed", "meanings", "aliases"),
    "issue": ("text", "resolution"),
    "note": ("text", "speaker"),
    "link": ("text", "url"),
    "friction": ("text", "touchpoint"),
    "experiment": ("text", "action", "metric", "why"),
    "conflict": ("text", "agreement", "goals"),
    "meeting": ("title",),
    "input": ("text", "said", "person"),
    "thanks": ("text", "giver", "people"),
    "breakout": ("text", "groups"),
    **dict.fromkeys(("impact", "action", "decision", "proposal", "criterion", "topic"), ("text",)),
}
"""Which fields of a kind hold words, what it is called first. The series is no find."""


def parts(kind: str, key: str, doc: Mapping[str, Any]) -> Iterator[str]:
    """The texts of a record, its main one first; handles people typed are words too."""
    for field in FIELDS[kind]:
        value = doc.get(field)
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _mapped(value)  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(value, list | tuple):
            yield from map(_worded, value)  # pyright: ignore[reportUnknownArgumentType]
    if kind in NAMED:
        yield key


def _mapped(value: Mapping[str, Any]) -> Iterator[str]:
    """What people know, and what teams mean."""
    for key, item in value.items():
        yield str(item.get("text", "")) if isinstance(item, Mapping) else key  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def _worded(item: Any) -> str:
    """An item of a list: a word, or the words of a step of a handoff."""
    return " ".join(map(str, item.values())) if isinstance(item, Mapping) else str(item)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


class Block:
    """Ids with their folded texts, in the order they were added, and all of them as one text."""

    __slots__ = ("ids", "joined", "texts")

    def __init__(self, ids: list[str], texts: list[str]) -> None:
        self.ids = ids
        self.texts = texts
        self.joined = "\0".join(texts)

    def having(self, words: Sequence[str]) -> list[str]:
        """Ids of the texts with all of `words` (folded, the rarest first), newest first."""
        joined = self.joined
        for word in words:
            if word not in joined:
                return []
        if len(words) == 1:
            word = words[0]
            found = [key for key, text in zip(self.ids, self.texts, strict=True) if word in text]
        else:
            first, *rest = words
            found = [
                key
                for key, text in zip(self.ids, self.texts, strict=True)
                if first in text and all(word in text for word in rest)
            ]
        found.reverse()
        return found


class Texts:
    """The folded texts of one kind, kept up as its records change."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._block_of: dict[str, int] = {}

    def having(self, words: Sequence[str]) -> Iterator[str]:
        """Ids of records whose text has all of `words`, newest first; all ids where there is no word."""
        for block in reversed(self.blocks):
            yield from block.having(words) if words else reversed(block.ids)

    def take(self, kind: str, docs: Sequence[tuple[str, Doc | None]]) -> None:
        """Take in records as they are now (None: gone): known ones in their place, new ones at the end."""
        new: list[tuple[str, str]] = []
        renewed: dict[int, dict[str, str]] = {}
        for key, doc in docs:
            text = "" if doc is None else "\n".join([fold(part).replace("\0", "") for part in parts(kind, key, doc)])
            place = self._block_of.get(key)
            if place is not None:
                renewed.setdefault(place, {})[key] = text
            elif doc is not None:
                new.append((key, text))
        for place, texts in renewed.items():
            block = self.blocks[place]
            now = [texts.get(key, text) for key, text in zip(block.ids, block.texts, strict=True)]
            self.blocks[place] = Block(block.ids, now)
        self._append(new)

    def _append(self, new: list[tuple[str, str]]) -> None:
        """Fill the last block up, and go on with new ones."""
        at = 0
        if self.blocks and len(self.blocks[-1].ids) < BLOCK:
            last = self.blocks.pop()
            at = BLOCK - len(last.ids)
            self._block(last.ids + [key for key, _ in new[:at]], last.texts + [text for _, text in new[:at]])
        for start in range(at, len(new), BLOCK):
            rows = new[start : start + BLOCK]
            self._block([key for key, _ in rows], [text for _, text in rows])

    def _block(self, ids: list[str], texts: list[str]) -> None:
        self._block_of.update(dict.fromkeys(ids, len(self.blocks)))
        self.blocks.append(Block(ids, texts))


def texts_of(board: Board, kind: str) -> Texts:
    """The searchable texts of one kind; an id in them may be gone from this board."""
    return board.follow(kind, "texts", _kept_up)


def _kept_up(table: Table[Any], old: Texts | None, ids: Collection[str]) -> Texts:
    texts = Texts() if old is None else old
    texts.take(table.record.kind, list(table.docs()) if old is None else [(key, table.doc(key)) for key in ids])
    return texts
