"""The filters of a query that name nothing: what was meant by them, and which there are.

A query is never an error (see `search`): what names nothing is looked for as text. Who types `is:opne` is told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from store.model.board import Board
from store.sense.search import IS, STATES, TYPES, begins_a_day, pieces, read_query, since_day
from store.sense.texts import FIELDS
from store.sense.words import fold

THERE_ARE = "Filters are is:action, is:open, @person, @team, +initiative and since:oct."
_KEYED = re.compile(r"([^\W\d_]+):(?!//)\S")
_WHEN = "a day or a part of one (2026-10-03, 2026-10), today, mon, oct, 3d, 2w or last"


def nothing_found(board: Board, typed: str, today: str = "") -> str:
    """What to say of a query that finds nothing; of an empty one, what to type."""
    asked = read_query(board, typed, today)
    if asked.words:
        return "Nothing here holds all these words."
    return (
        "Nothing here passes these filters." if asked.kinds or asked.narrows else f"Type words or filters. {THERE_ARE}"
    )


def misread(board: Board, typed: str, today: str = "") -> tuple[str, ...]:
    """A sentence for each filter in a query that names nothing here, and then one that names those there are."""
    said = tuple(dict.fromkeys(_said(board, typed, today)))
    return (*said, THERE_ARE) if said else ()


def _said(board: Board, typed: str, today: str) -> Iterator[str]:
    names = board.names()
    for quoted, piece in pieces(typed):
        if quoted or len(piece) < 2:
            continue
        sign, rest = piece[0], fold(piece[1:])
        if sign == "@" and not _begins(rest, (*names.people, *names.teams)):
            yield f"Nobody and no team here is called {piece}.{_near('@', rest, (*names.people, *names.teams))}"
        elif sign == "+" and rest[:1].isalpha() and not _begins(rest, names.initiatives):
            yield f"No initiative here is called {piece}.{_near('+', rest, names.initiatives)}"
        elif keyed := _KEYED.match(piece):
            key, word = fold(keyed[1]), fold(piece.partition(":")[2])
            yield from _of_key(board, key, word, today)


def _of_key(board: Board, key: str, word: str, today: str) -> Iterator[str]:
    """About `key:word`."""
    if key == "is":
        if not _begins(word, IS):
            states = sorted({*TYPES, *STATES})
            yield f"is:{word} is no filter.{_near('is:', word, IS)}"
            yield f"is: takes a kind ({', '.join(FIELDS)}) or a state ({', '.join(states)})."
    elif key == "since":
        if not since_day(board, word, today) and not begins_a_day(word):
            yield f"since:{word} is no day; it takes {_WHEN}."
    else:
        yield f"{key}: is no filter."


def _begins(word: str, known: Iterable[str]) -> bool:
    return any(each.startswith(word) for each in known)


def _near(sign: str, word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=2, cutoff=0.6)
    return f" Did you mean {' or '.join(sign + each for each in near)}?" if near else ""
