"""Things people call by a handle they type: teams, people, initiatives, goals, systems, touchpoints."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from store.line.marks import LONGEST_HANDLE, is_handle
from store.model.board import KIND_OF_LETTER, Board
from store.model.changes import Changes
from store.model.counters import NAMED
from store.model.moment import Moment, Refused
from store.model.records import CLASSES, Named
from store.verbs import fields
from store.verbs.draft import Draft
from store.verbs.edit import check, read_fields

KINDS = tuple(kind for kind in NAMED if kind != "term")


def add_named(
    board: Board,
    kind: str,
    handle: str,
    name: str,
    given: Mapping[str, str | Iterable[str]] | None = None,
    *,
    at: Moment,
) -> Changes:
    """Set up a team, person, initiative, goal, system or touchpoint. `given` are its other fields as typed."""
    if kind not in KINDS:
        raise Refused(f"There are {', '.join(KINDS)} with a handle, no {kind!r}.")
    cls = CLASSES[kind]
    typed = {field: value for field, value in (given or {}).items() if value}
    values: dict[str, Any] = {**read_fields(board, kind, typed, at)}
    values["name"] = fields.required(name, _nameless(kind, handle))
    key = read_handle(board, handle)
    draft = Draft(board, at)
    record = draft.add(cls, key, **values)
    check(board, record)
    return draft.changes


def rename(board: Board, key: str, name: str, *, at: Moment) -> Changes:
    """Give a named thing another name; its handle stays."""
    found = board.find(key)
    if not isinstance(found, Named):
        raise Refused(f"{key!r} is not a thing with a name.")
    new = fields.required(name, f"{found.id} needs a name.")
    draft = Draft(board, at)
    draft.edit(found, name=new)
    if not draft.changes:
        raise Refused(f"{found.id} is called that already.")
    return draft.changes


def read_handle(board: Board, word: str) -> str:
    """A new handle, in lower case: it begins with a letter, goes on with letters, figures, `-`, `_` and `.`, is not
    like an id (`q12`), and names nothing else yet.
    """
    handle = unicodedata.normalize("NFC", fields.clean(word).lstrip("@+")).lower()
    if len(handle) > LONGEST_HANDLE:
        raise Refused(f"A handle is short enough to type; {handle[:20] + '…'!r} has {len(handle)} characters.")
    if not is_handle(handle):
        raise Refused(f"{word!r} cannot be a handle: it is one word of letters, figures, - and _, such as ops.")
    if handle[0].upper() in KIND_OF_LETTER and handle[1:].isdecimal():
        raise Refused(
            f"{handle!r} looks like the id of {_one(KIND_OF_LETTER[handle[0].upper()])}; choose another handle."
        )
    taken = next((kind for kind in KINDS if handle in board.table(kind)), None)
    if taken is not None:
        name = board.table(taken)[handle].name
        raise Refused(f"There is {_one(taken)} {handle} already ({name}); choose another handle.")
    return handle


def _nameless(kind: str, word: str) -> str:
    """What to write instead, where there is a handle and no name, or a name and no handle (`add person "Ana Ruiz"`)."""
    if is_handle(word):
        return f'{_one(kind).capitalize()} needs a name: `accord add {kind} {word} "Name"`.'
    name = fields.clean(word)
    handle = "".join(letter for letter in name.partition(" ")[0].lower() if letter.isalnum()) or kind
    return f'{_one(kind).capitalize()} needs a handle and a name: `accord add {kind} {handle} "{name}"`.'


def _one(kind: str) -> str:
    """A kind with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
