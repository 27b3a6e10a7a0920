"""The rows of a table (CSV, RFC 4180) as another program wrote it, by the fields its columns are called after.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula. Here such a text gets an apostrophe in
front, which spreadsheets hide and reading takes off again; so does one behind a `;` or a tab, where a spreadsheet that
divides cells by those would begin a new one (both as OWASP advises on CSV injection).
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from store.exchange.logs import decode
from store.exchange.recorded import Unreadable
from store.exchange.table_words import DATED, as_kept, day_of, field_of, month_first
from store.model.docs import PLANS
from store.verbs.edit import ALIASES, SETTABLE

SEPARATORS = ",;\t"
_FORMULA = "=+\\-@＝＋－＠"
_FIRST = re.compile(rf"\A('*)(?=[{_FORMULA}\t\r\n])")
_INSIDE = re.compile(rf"([;\t\r\n])('*)(?=[{_FORMULA}])")
_FIRST_GUARDED = re.compile(rf"\A'('*)(?=[{_FORMULA}\t\r\n])")
_INSIDE_GUARDED = re.compile(rf"([;\t\r\n])'('*)(?=[{_FORMULA}])")


class Row(NamedTuple):
    """A record's row: the line of the file it begins on, and its cells by field; `odd` says what is wrong with it."""

    line: int
    cells: dict[str, str]
    odd: str = ""


class Table(NamedTuple):
    """The rows of a file, and the columns that hold nothing this kind of record has: they are left out."""

    rows: list[Row]
    left: tuple[str, ...]


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    return _FIRST.sub(r"'\1", _INSIDE.sub(r"\1'\2", text))


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made; other cells as they are."""
    return _INSIDE_GUARDED.sub(r"\1\2", _FIRST_GUARDED.sub(r"\1", cell))


def fields_of(kind: str) -> tuple[str, ...]:
    """The columns of a kind: its fields, `id` first."""
    return ("id", *[field for field in PLANS[kind] if field != "id"])


def read_table(data: bytes, kind: str) -> Table:
    """The rows of a file: UTF-8 with or without a mark, UTF-16 or Latin-1, cells divided by commas, semicolons or tabs.

    Raises `Unreadable` where the header names no field of the kind, names one twice, or one that seems mistyped.
    """
    text = decode(data)
    if text[:4].lower() == "sep=":  # Excel's own first line; its number counts
        text = text.partition("\n")[2]
        skipped = 1
    else:
        skipped = 0
    header = text.lstrip("\r\n").partition("\n")[0]
    separator = max(SEPARATORS, key=header.count)
    csv.field_size_limit(sys.maxsize)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines = list(_numbered(rows, skipped))
    if not lines:
        raise Unreadable("This file is empty: its first line has to name the columns.")
    names = [unguarded(name).strip() for name in lines[0][1]]
    fields = _fields(kind, names)
    left = tuple(name for name, field in zip(names, fields, strict=True) if name and not field)
    dated = [place for place, field in enumerate(fields) if field in DATED]
    months = month_first(cells[place] for _, cells in lines[1:] for place in dated if place < len(cells))
    return Table([_row(kind, number, fields, cells, months) for number, cells in lines[1:]], left)


def _numbered(rows: Any, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with the line each begins on."""
    number = 1
    try:
        while True:
            number = rows.line_num + 1 + skipped
            cells = next(rows, None)
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        why = "a quote is opened and never closed" if "unexpected end" in str(error) else str(error)
        raise Unreadable(f"Line {number} is not CSV: {why}.") from error


def _fields(kind: str, names: list[str]) -> list[str]:
    """The field of each column, empty for one that is left out. A field's own name goes before other words for it, and
    of those the first.
    """
    known = fields_of(kind)
    found = [field_of(kind, name, known) or "" for name in names]
    own = [field if name.lower().replace(" ", "_") == field else "" for name, field in zip(names, found, strict=True)]
    twice = next((field for field in own if field and own.count(field) > 1), None)
    if twice is not None:
        raise Unreadable(f"Two columns are called {twice!r}.")
    if not any(found):
        shown = ", ".join(repr(name[:40]) for name in names[:5])
        raise Unreadable(f"The first line names no column of {kind!r}: {shown}. There are {_there_are(kind)}.")
    words = [*_settable(kind), *[word for word in ALIASES if field_of(kind, word, known)]]
    for name, field in zip(names, found, strict=True):
        if not field and (near := get_close_matches(name.lower(), words, 1, 0.8)):
            raise Unreadable(f"There is no column {name[:40]!r} of {kind!r}. Did you mean {near[0]!r}?")
    first = {field: own.index(field) if field in own else found.index(field) for field in found}
    return [field if first[field] == place else "" for place, field in enumerate(found)]


def _settable(kind: str) -> list[str]:
    """The fields a table may set."""
    return [field for field in fields_of(kind) if field in ("id", "status") or field in SETTABLE.get(kind, {})]


def _there_are(kind: str) -> str:
    return ", ".join(_settable(kind))


def _row(kind: str, number: int, fields: list[str], cells: list[str], months: bool | None) -> Row:
    """A row by its fields, its words and days as they are kept here."""
    beyond = any(cell.strip() for cell in cells[len(fields) :])
    odd = f"The row has {len(cells)} cells and the header {len(fields)}." if beyond else ""
    kept: dict[str, str] = {}
    for field, cell in zip(fields, cells, strict=False):
        if field in DATED:
            kept[field], two_ways = day_of(unguarded(cell), months)
            odd = odd or two_ways
        elif field:
            kept[field] = as_kept(kind, field, unguarded(cell))
    return Row(number, kept, odd)
