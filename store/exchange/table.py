"""One kind of record as a table (CSV, RFC 4180): a column a field, a record a row; and such a table taken in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from store.exchange.outcome import ADD, CHANGE, REFUSE, SKIP, Outcome, Steps, Taken
from store.exchange.table_read import Row, fields_of, guarded
from store.line.clean import clean
from store.line.marks import LONGEST_HANDLE, is_handle
from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes, Doc
from store.model.counters import LETTERS, NAMED
from store.model.docs import PLANS, plain_value
from store.model.moment import Moment, Refused
from store.model.watching import Watch, nobody, watched
from store.verbs.actions import complete_action, drop_action, reopen_action
from store.verbs.adding import add_line
from store.verbs.capture import NOWHERE
from store.verbs.edit import SETTABLE, edit_record
from store.verbs.issues import reopen_issue, resolve_issue
from store.verbs.named import add_named
from store.verbs.terms import agree_meaning

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

Known = dict[str, list[str]]
"""Records by what they say."""


def write_table(board: Board, kind: str, watch: Watch = nobody) -> str:
    """The records of a kind: a header, then a row each, in the order they were added."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    fields = fields_of(kind)
    writer.writerow(fields)
    for key, doc in watched([*board.table(kind).docs()], f"writing {kind}", watch):
        writer.writerow([guarded(cell) for cell in cells_of(kind, key, doc).values()])
    return out.getvalue()


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


def take_table(board: Board, kind: str, rows: Iterable[Row], *, at: Moment, watch: Watch = nobody) -> Taken:
    """Take rows in: one with an id that is known changes that record, one without an id (or, of kinds with a handle,
    with a new one) adds a record.

    A row whose cells are what they would be written as changes nothing, and neither does one without an id that says
    what a record here says. A row that is refused stops no other, and may name what a later row adds.
    """
    steps = Steps(board, at)
    known = _by_text(board, kind)
    outcomes: dict[int, Outcome] = {}
    waiting = list(rows)
    while waiting:
        refused: list[Row] = []
        for row in watched(waiting, "reading", watch):
            outcomes[row.line] = outcome = _take(steps, kind, row, known)
            if outcome.does == REFUSE:
                refused.append(row)
        if len(refused) == len(waiting) or kind not in NAMED:
            break
        waiting = refused
    return steps.taken(outcomes[line] for line in sorted(outcomes))


def _by_text(board: Board, kind: str) -> Known:
    """The ids of records by what they say, or of named ones by their name."""
    known: Known = {}
    field = "name" if kind in NAMED else "text"
    for key, doc in board.table(kind).docs():
        known.setdefault(str(doc.get(field, "")).casefold(), []).append(key)
    return known


def _take(steps: Steps, kind: str, row: Row, known: Known) -> Outcome:
    """One row."""
    word = row.cells.get("id", "").strip().lstrip("@+")
    if not word and kind in NAMED and kind != "term" and row.cells.get("name", "").strip():
        word = _handle(steps.board, kind, row.cells.get("name", ""), known)
    key = word.upper() if kind in LETTERS else word.lower()
    try:
        if row.odd:
            raise Refused(row.odd)
        old = steps.board.table(kind).doc(key) if key else None
        if old is None:
            return _add(steps, kind, word, row, known)
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


def _handle(board: Board, kind: str, name: str, known: Known) -> str:
    """The handle a row means that has a name only: of what is called so here, else a new one made of the name."""
    named = known.get(clean(name).casefold(), ())
    if len(named) == 1:
        return named[0]
    words = ["".join(letter for letter in word if letter.isalnum()) for word in clean(name).lower().split()]
    whole = "-".join(filter(None, words))[:LONGEST_HANDLE].strip("-")
    first = whole.partition("-")[0]
    return first if kind == "person" and is_handle(first) and board.find(first) is None else whole


def _typed(kind: str) -> set[str]:
    """The fields a row may set."""
    more = {"status"} if any(of == kind for of, _ in STATUSES) else {"agreed"} if kind == "term" else set[str]()
    return more | SETTABLE.get(kind, {}).keys()


def _set(steps: Steps, kind: str, key: str, new: dict[str, str]) -> None:
    """Set fields of a record, its status by the verb for it."""
    at, status, agreed = steps.at, new.pop("status", ""), new.pop("agreed", "")
    word = status.strip().lower()
    if word == "resolved" and kind == "issue":
        if not new.get("resolution", "").strip():
            raise Refused("It is resolved, but no column 'resolution' says how.")
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


def _add(steps: Steps, kind: str, word: str, row: Row, known: Known) -> Outcome:
    """A row about a record that is not there yet."""
    if kind in NOT_ADDED or kind not in SETTABLE:
        raise Refused(f"A {kind} is not added by a table.")
    if word and kind in LETTERS:
        raise Refused(f"There is no {kind} {word}; leave its id empty to add it.")
    given = {field: cell for field, cell in row.cells.items() if cell.strip() and field != "id"}
    if kind in NAMED and not (word or given.get("name")):
        raise Refused(f"The row has no name and no handle, so there is no {kind} to add.")
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
    text = made.get("name" if kind in NAMED else "text", "").casefold()
    same = kind in LETTERS and _same(trial, kind, key, given, known.get(text, ()))
    if same:
        return _meanwhile(steps, kind, same, given, row)
    known.setdefault(text, []).append(key)
    steps.follow(trial)
    left = [field for field in other if field not in _typed(kind) | {"initiative", "teams", "name"}]
    said = given.get("text") or given.get("name") or given.get("url") or word
    return Outcome(row.line, ADD, key, f"{said} (without {', '.join(left)})" if left else said)


def _meanwhile(steps: Steps, kind: str, same: str, given: Mapping[str, str], row: Row) -> Outcome:
    """A row without an id about a record that is here: only that it is settled by now is news."""
    news = {field: given[field] for field in ("status", "resolution") if field in given}
    old = steps.board.table(kind).doc(same) or {}
    if news.get("status", "open") in ("open", old.get("status", "open")):
        return Outcome(row.line, SKIP, same, "is here already")
    return _change(steps, kind, same, old, row._replace(cells=news))


def _same(trial: Steps, kind: str, key: str, given: Mapping[str, str], alike: Iterable[str]) -> str:
    """Of the records that say the same, the one that agrees with a new one in all that its row gave; empty for none."""
    table = trial.board.table(kind)
    fields = {"text", *(given.keys() & SETTABLE[kind].keys())} - {"resolution"}
    new = cells_of(kind, key, table.doc(key) or {})
    for other in alike:
        old = cells_of(kind, other, table.doc(other) or {})
        if all(old[field] == new[field] for field in fields):
            return other
    return ""


def _captured(steps: Steps, kind: str, given: Mapping[str, str]) -> Changes:
    """The changes that add a record of a flowing kind with what it cannot be without. Marks in a text are text."""
    text = given.get("text", "").strip()
    if not text and kind != "link":
        raise Refused(f"The row has no text, so there is no {kind} to add.")
    first = {field: given[field] for field in ("initiative", "teams", *NEEDED.get(kind, ())) if field in given}
    line = Line(kind=kind, text=text, raw=text, url=given.get("url", "").strip())
    return add_line(steps.board, kind, line, first, NOWHERE, at=steps.at)
