"""One kind of record as a table (CSV, RFC 4180): a column a field, a record a row; and such a table read in.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula. Here such a text gets an apostrophe in
front, which spreadsheets hide and reading takes off again; so does one behind a `;` or a tab, where a spreadsheet that
divides cells by those would begin a new one (both as OWASP advises on CSV injection).
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, cast

from store.exchange.logs import decode
from store.exchange.outcome import ADD, CHANGE, REFUSE, SKIP, Outcome, Steps, Taken
from store.exchange.recorded import Unreadable
from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes, Doc
from store.model.counters import LETTERS, NAMED
from store.model.docs import PLANS, plain_value
from store.model.moment import Moment, Refused
from store.verbs.actions import complete_action, drop_action, reopen_action
from store.verbs.adding import add_line
from store.verbs.capture import NOWHERE
from store.verbs.edit import ALIASES, SETTABLE, edit_record
from store.verbs.issues import reopen_issue, resolve_issue
from store.verbs.named import add_named
from store.verbs.terms import agree_meaning

SEPARATORS = ",;\t"
_FORMULA = "=+\\-@＝＋－＠"
_FIRST = re.compile(rf"\A('*)(?=[{_FORMULA}\t\r\n])")
_INSIDE = re.compile(rf"([;\t\r\n])('*)(?=[{_FORMULA}])")
_FIRST_GUARDED = re.compile(rf"\A'('*)(?=[{_FORMULA}\t\r\n])")
_INSIDE_GUARDED = re.compile(rf"([;\t\r\n])'('*)(?=[{_FORMULA}])")

STATUSES: Mapping[tuple[str, str], Callable[..., Changes]] = {
    ("action", "done"): complete_action,
    ("action", "open"): reopen_action,
    ("action", "dropped"): drop_action,
    ("issue", "open"): reopen_issue,
}
"""What a new word in the column `status` does; the status of other kinds has verbs of its own."""

NOT_ADDED = ("meeting", "breakout", "snooze")
NEEDED: Mapping[str, tuple[str, ...]] = {
    "conflict": ("goals",),
    "session": ("system", "shower", "learners", "date", "level"),
    "experiment": ("friction", "action", "metric", "unit", "baseline", "target", "owners"),
    "input": ("person", "due"),
}
"""Fields that some kinds are not added without."""


class Row(NamedTuple):
    """A record's row: the line of the file it begins on, and its cells by field; `odd` says what is wrong with it."""

    line: int
    cells: dict[str, str]
    odd: str = ""


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    return _FIRST.sub(r"'\1", _INSIDE.sub(r"\1'\2", text))


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made; other cells as they are."""
    return _INSIDE_GUARDED.sub(r"\1\2", _FIRST_GUARDED.sub(r"\1", cell))


def write_table(board: Board, kind: str) -> str:
    """The records of a kind: a header, then a row each, in the order they were added."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    fields = fields_of(kind)
    writer.writerow(fields)
    for key, doc in board.table(kind).docs():
        writer.writerow([guarded(cell) for cell in cells_of(kind, key, doc).values()])
    return out.getvalue()


def fields_of(kind: str) -> tuple[str, ...]:
    """The columns of a kind: its fields, `id` first."""
    return ("id", *[field for field in PLANS[kind] if field != "id"])


def cells_of(kind: str, key: str, doc: Doc) -> dict[str, str]:
    """A record's fields as text, the way `accord edit` takes them where it does. Half a surrogate pair becomes `?`."""
    plan = PLANS[kind]
    cells = {
        field: key if field == "id" else _cell(field, doc.get(field, plain_value(plan[field][0])))
        for field in fields_of(kind)
    }
    return {field: cell.encode("utf-8", "replace").decode("utf-8") for field, cell in cells.items()}


def _cell(field: str, value: Any) -> str:
    """A value as text: lists with commas, what somebody knows as `crm:expert`, steps as `team:system:what`."""
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if field == "knows":
        return ", ".join(f"{thing}:{skill}" for thing, skill in value.items())
    if field == "steps":
        return "; ".join(":".join(step.get(part, "") for part in ("team", "system", "passes")) for step in value)
    if isinstance(value, list) and all(isinstance(item, str) for item in cast("list[Any]", value)):
        return ", ".join(cast("list[str]", value))
    return json.dumps(value, ensure_ascii=False)


def read_table(data: bytes, kind: str) -> list[Row]:
    """The rows of a file: UTF-8 with or without a mark, UTF-16 or Latin-1, cells divided by commas, semicolons or tabs.

    Raises `Unreadable` where there is no header that names fields of the kind.
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
    lines = _numbered(rows, skipped)
    fields = [_field(kind, name) for _, names in islice(lines, 1) for name in names]
    if not fields:
        raise Unreadable("This file is empty: its first line has to name the columns.")
    twice = next((field for field in fields if fields.count(field) > 1), None)
    if twice is not None:
        raise Unreadable(f"Two columns are called {twice!r}.")
    return [_row(number, fields, cells) for number, cells in lines]


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


def _field(kind: str, name: str) -> str:
    """The field a column is called after; raises `Unreadable` naming those there are."""
    word = unguarded(name).strip().lower().replace(" ", "_").replace("-", "_")
    known = fields_of(kind)
    found = word if word in known else next((other for other in ALIASES.get(word, ()) if other in known), None)
    if found is None:
        raise Unreadable(f"There is no column {name.strip()[:40]!r} of {kind!r}; there are {', '.join(known)}.")
    return found


def _row(number: int, fields: list[str], cells: list[str]) -> Row:
    beyond = any(cell.strip() for cell in cells[len(fields) :])
    odd = f"The row has {len(cells)} cells and the header {len(fields)}." if beyond else ""
    return Row(number, {field: unguarded(cell) for field, cell in zip(fields, cells, strict=False)}, odd)


def take_table(board: Board, kind: str, rows: Iterable[Row], *, at: Moment) -> Taken:
    """Take rows in: one with an id that is known changes that record, one without an id (or, of kinds with a handle,
    with a new one) adds a record.

    A row whose cells are what they would be written as changes nothing. A row that is refused stops no other, and may
    name what a later row adds.
    """
    steps = Steps(board, at)
    outcomes: dict[int, Outcome] = {}
    waiting = list(rows)
    while waiting:
        refused: list[Row] = []
        for row in waiting:
            outcomes[row.line] = outcome = _take(steps, kind, row)
            if outcome.does == REFUSE:
                refused.append(row)
        if len(refused) == len(waiting) or kind not in NAMED:
            break
        waiting = refused
    return steps.taken(outcomes[line] for line in sorted(outcomes))


def _take(steps: Steps, kind: str, row: Row) -> Outcome:
    """One row."""
    word = row.cells.get("id", "").strip().lstrip("@+")
    key = word.upper() if kind in LETTERS else word.lower()
    try:
        if row.odd:
            raise Refused(row.odd)
        old = steps.board.table(kind).doc(key) if key else None
        if old is None:
            return _add(steps, kind, word, row)
        return _change(steps, kind, key, old, row)
    except Refused as error:
        return Outcome(row.line, REFUSE, key, str(error))


def _change(steps: Steps, kind: str, key: str, old: Doc, row: Row) -> Outcome:
    """A row about a record that is there."""
    before = cells_of(kind, key, old)
    new = {field: cell for field, cell in row.cells.items() if field != "id" and cell != before[field]}
    if not new:
        return Outcome(row.line, SKIP, key, "as it is")
    kept = next((field for field in new if field not in _typed(kind)), None)
    if kept is not None:
        raise Refused(f"{kept!r} of {key} is not set in a table; it says {before[kept][:40]!r}.")
    trial = Steps(steps.board, steps.at)
    _set(trial, kind, key, dict(new))
    steps.follow(trial)
    said = [f"{field}: {before[field] or '(nothing)'} → {cell or '(nothing)'}" for field, cell in new.items()]
    return Outcome(row.line, CHANGE, key, "; ".join(said))


def _typed(kind: str) -> set[str]:
    """The fields a row may set."""
    more = {"status"} if any(of == kind for of, _ in STATUSES) else {"agreed"} if kind == "term" else set[str]()
    return more | SETTABLE.get(kind, {}).keys()


def _set(steps: Steps, kind: str, key: str, new: dict[str, str]) -> None:
    """Set fields of a record, its status by the verb for it."""
    at, status, agreed = steps.at, new.pop("status", ""), new.pop("agreed", "")
    word = status.strip().lower()
    if word == "resolved" and kind == "issue":
        steps.take(resolve_issue(steps.board, key, new.pop("resolution", ""), at=at))
    elif word:
        verb = STATUSES.get((kind, word))
        if verb is None:
            known = ", ".join(of for named, of in STATUSES if named == kind)
            raise Refused(f"The status of {key} cannot become {status!r} in a table; there are {known}.")
        steps.take(verb(steps.board, key, at=at))
        new.pop("resolution", "")
    if agreed:
        steps.take(agree_meaning(steps.board, key, agreed, at=at))
    if new:
        steps.take(edit_record(steps.board, key, new, at=at))


def _add(steps: Steps, kind: str, word: str, row: Row) -> Outcome:
    """A row about a record that is not there yet."""
    if kind in NOT_ADDED or kind not in SETTABLE:
        raise Refused(f"A {kind} is not added by a table.")
    if word and kind in LETTERS:
        raise Refused(f"There is no {kind} {word}; leave its id empty to add it.")
    given = {field: cell for field, cell in row.cells.items() if cell.strip() and field != "id"}
    trial = Steps(steps.board, steps.at)
    if kind == "term":
        key = trial.take(agree_meaning(trial.board, given.get("name", word), given.get("agreed", ""), at=trial.at))
    elif kind in NAMED:
        typed = {field: cell for field, cell in given.items() if field in SETTABLE[kind] and field != "name"}
        key = trial.take(add_named(trial.board, kind, word, given.get("name", ""), typed, at=trial.at))
    else:
        key = trial.take(_captured(trial, kind, given))
    made = cells_of(kind, key, trial.board.table(kind).doc(key) or {})
    other = {field: cell for field, cell in given.items() if cell.strip() != made[field].strip()}
    settable = {field: cell for field, cell in other.items() if field in _typed(kind) and field != "agreement"}
    if settable and kind not in NAMED:
        _set(trial, kind, key, settable)
    steps.follow(trial)
    left = [field for field in other if field not in _typed(kind) | {"initiative", "teams", "name"}]
    said = given.get("text") or given.get("name") or given.get("url") or word
    return Outcome(row.line, ADD, key, f"{said} (without {', '.join(left)})" if left else said)


def _captured(steps: Steps, kind: str, given: Mapping[str, str]) -> Changes:
    """The changes that add a record of a flowing kind with what it cannot be without. Marks in a text are text."""
    text = given.get("text", "").strip()
    if not text and kind != "link":
        raise Refused(f"The row has no text, so there is no {kind} to add.")
    first = {field: given[field] for field in ("initiative", "teams", *NEEDED.get(kind, ())) if field in given}
    line = Line(kind=kind, text=text, raw=text, url=given.get("url", "").strip())
    return add_line(steps.board, kind, line, first, NOWHERE, at=steps.at)
