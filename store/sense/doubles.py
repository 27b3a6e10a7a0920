"""An open action that says what is being typed: promised twice is done by nobody.

Two texts say the same when most of their words are the same: the words both have, divided by the words either has
(Jaccard's measure), endings and empty words put aside, in any order. From `ALIKE` on it is a double; a word misspelt
counts as the word it is nearest to. Figures have to be the same: file 12 is not file 13. Nothing is ever merged or
refused for it: it is said, and what to do instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from difflib import get_close_matches
from typing import Any

from store.model.board import Board
from store.model.records import Action, ActionStatus
from store.model.table import Table
from store.sense.words import WORD, stems

ALIKE = 0.6
"""The share of words in common from which on two texts say the same: three of five."""
SPELT = 0.8
"""How alike two words are, of letters in order, when one is the other misspelt."""
MOST = 3000
"""Open actions that are looked at, the newest: more are nobody's promises any more."""
COMMON = 400
"""A word in more actions than this finds none by itself; the rarest word always does."""


class _Said:
    """The words of open actions, and which actions have a word."""

    def __init__(self) -> None:
        self.words: dict[str, frozenset[str]] = {}
        self.having: dict[str, set[str]] = {}

    def put(self, key: str, words: Iterable[str]) -> None:
        """Have an action say these words; none takes it out."""
        for word in self.words.pop(key, ()):
            self.having[word].discard(key)
            if not self.having[word]:
                del self.having[word]
        new = frozenset(words)
        if new:
            self.words[key] = new
        for word in new:
            self.having.setdefault(word, set()).add(key)


def same_action(board: Board, text: str) -> Action | None:
    """The open action that says most nearly what `text` says, the newest of several; None where none does."""
    said = board.follow("action", "said", _kept_up)
    typed = {_spelt(word, said) for word in _words(text)}
    if not typed:
        return None
    ranked = sorted((word for word in typed if word in said.having), key=lambda word: len(said.having[word]))
    telling = [word for at, word in enumerate(ranked) if not at or len(said.having[word]) <= COMMON]
    near = {key for word in telling for key in said.having[word]}
    best = max(((_alike(typed, said.words[key]), int(key[1:]), key) for key in near), default=(0.0, 0, ""))
    return board.actions[best[2]] if best[0] >= ALIKE else None


def _words(text: str) -> set[str]:
    """The words that are compared: those that say something, and every figure."""
    return {*stems(text), *(word for word in WORD.findall(text) if word.isdecimal())}


def _alike(one: Set[str], other: Set[str]) -> float:
    """The words in common over all the words; 0 where the figures differ."""
    if any(word.isdecimal() for word in one ^ other):
        return 0.0
    return len(one & other) / len(one | other)


def _spelt(word: str, said: _Said) -> str:
    """A word as the open actions spell it; figures and short words are what they are."""
    if word in said.having or len(word) < 5 or not word.isalpha():
        return word
    near = [known for known in said.having if known[0] == word[0] and abs(len(known) - len(word)) < 3]
    return next(iter(get_close_matches(word, near, 1, SPELT)), word)


def _kept_up(table: Table[Any], old: _Said | None, ids: Collection[str]) -> _Said:
    said = _Said() if old is None else old
    if old is None:
        found = [(key, doc) for key, doc in table.docs() if doc.get("status", "open") == ActionStatus.OPEN][-MOST:]
        for key, doc in found:
            said.put(key, _words(str(doc.get("text", ""))))
    for key in ids if old is not None else ():
        doc = table.doc(key)
        is_open = doc is not None and doc.get("status", "open") == ActionStatus.OPEN
        said.put(key, _words(str(doc.get("text", ""))) if doc and is_open else ())
    return said
