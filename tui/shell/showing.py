"""`accord show`: one record with all its fields, what belongs to it, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from store.keep.workspace import Workspace
from store.model.board import SERIES
from store.model.records import Decision, Experiment, Initiative, Meaning, Record, Term
from store.sense.decisions import replaced_by
from store.sense.glossary import where_said
from store.sense.money import figure
from store.sense.phrases import day, person
from store.sense.standing import channel_words
from store.sense.touchpoints import effect
from store.verbs.draft import need_any
from tui.shell.open import local_of, opened, today_of
from tui.shell.output import print_json, print_line, print_table
from tui.shell.reading import log_row
from tui.shell.words import SETTLED, facts_of, record_json, status_of, text_of

if TYPE_CHECKING:
    from argparse import Namespace

NOT_SHOWN = {"id", "text", "name", "order"}
"""Fields left out: what the first line says already, and what only the program needs."""

BELONGS = {
    "initiative": ("impact", "criterion", "issue", "action", "decision"),
    "team": ("impact", "issue", "action"),
    "meeting": ("topic",),
}
"""Of which kinds `show` lists what names the record and is not settled."""

_AGREED = ("agreed", "agreed_at", "agreed_by", "agreed_in", "agreed_source")
"""Fields of a term that are said together with its meanings."""

NEWEST = 20
"""Changes shown of a history."""


def show(given: Namespace) -> int | None:
    """`accord show ID`."""
    with opened(given.folder, given.who) as workspace:
        record = _record(workspace, given.id)
        data = record_json(record)
        if given.json:
            print_json(data)
            return None
        doc = workspace.board.table(record.kind).doc(record.id) or {}
        print_line(f"{record.id}  {text_of(record.kind, record.id, doc)}")
        apart = {"meanings", *_AGREED} if isinstance(record, Term) else set[str]()
        apart |= {"tests"} if isinstance(record, Experiment) else set()
        if isinstance(record, Initiative) and record.channels:
            data["channels"] = f"{', '.join(record.channels)} · {channel_words(record)}"
        if isinstance(record, Decision):
            data["replaced_by"] = replaced_by(workspace.board).get(record.id)
        rows = [(field, value) for field, value in data.items() if value and field not in NOT_SHOWN | apart]
        print_table([[field.replace("_", " "), _plain(value, workspace)] for field, value in rows], indent="  ")
        if isinstance(record, Term):
            _meanings(workspace, record)
        if isinstance(record, Experiment):
            _tests(workspace, record)
        for kind in BELONGS.get(record.kind, ()):
            _belonging(workspace, record, kind)
        commits = [commit for commit, _ in workspace.history_of(record.id)]
        print_line("history")
        print_table([log_row(commit, workspace) for commit in commits[:NEWEST]], 3, indent="  ")
    return None


def _record(workspace: Workspace, key: str) -> Record:
    """What has this id or handle; `standup` is the series, as in `accord edit standup length=30`."""
    board = workspace.board
    if key.strip().lower() == SERIES and board.find(key) is None and SERIES in board.table("series"):
        return board.series
    return need_any(board, key)


def _meanings(workspace: Workspace, term: Term) -> None:
    """What a term means to all, then to each team, and where each meaning came from."""
    board, today = workspace.board, today_of(workspace)
    agreed = Meaning(
        text=term.agreed, by=term.agreed_by, at=term.agreed_at, source=term.agreed_source or term.agreed_in
    )
    said = [*([("agreed", agreed)] if term.agreed else []), *term.meanings.items()]
    rows: list[list[str]] = []
    for team, meaning in said:
        origin = (
            person(board, meaning.by),
            day(local_of(workspace, meaning.at), today),
            where_said(board, meaning.source, today),
        )
        rows.append([team, meaning.text, " · ".join(part for part in origin if part)])
    if rows:
        print_line("meanings")
        print_table(rows, 1, indent="  ")


def _tests(workspace: Workspace, experiment: Experiment) -> None:
    """What an experiment measured, the newest first: the day, the result, what that is worth, and the remark."""
    board, today = workspace.board, today_of(workspace)
    rows = [
        [
            day(test.date, today),
            figure(test.result),
            " · ".join(part for part in (effect(board, experiment, test.result), test.remark) if part),
        ]
        for test in sorted(experiment.tests, key=lambda test: test.date, reverse=True)
    ]
    if rows:
        print_line("tests")
        print_table(rows, 2, indent="  ")


def _belonging(workspace: Workspace, record: Record, kind: str) -> None:
    """What names this record and still needs somebody."""
    table = workspace.board.table(kind)
    keys = table.index("teams" if record.kind == "team" else record.kind).get(record.id, ())
    docs = [(key, table.doc(key) or {}) for key in keys]
    today = today_of(workspace)
    rows = [
        [key, text_of(kind, key, doc), " · ".join(facts_of(kind, key, doc, today))]
        for key, doc in docs
        if kind in {"decision", "impact"} or status_of(kind, key, doc) not in SETTLED
    ]
    if rows:
        print_line("criteria" if kind == "criterion" else f"{kind}s")
        print_table(rows, 1, indent="  ")


def _plain(value: Any, workspace: Workspace) -> str:
    """A field's value in words: a time by the workspace's clocks, of a meaning or a signature just its text."""
    if isinstance(value, dict):
        inside = cast("dict[str, Any]", value)
        if "text" in inside:
            return inside["text"]
        if "passes" in inside:  # a step of a handoff, as it is typed
            return ":".join(inside.values()).rstrip(":")
        return "; ".join(f"{name or 'all'}: {_plain(item, workspace)}" for name, item in inside.items())
    if isinstance(value, list):
        return ", ".join(_plain(item, workspace) for item in cast("list[Any]", value))
    said = str(value)
    if len(said) > 19 and said[10] == "T" and said.endswith("Z"):
        at = local_of(workspace, said)
        return f"{day(at, today_of(workspace))}, {at[11:16]}"
    return said
