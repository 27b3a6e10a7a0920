"""Import and export of records: a whole workspace as JSON, one kind as a table, actions as todo.txt, due dates."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial

from store.exchange.outcome import ADD, CHANGE, REFUSE, SKIP, Outcome, Taken
from store.exchange.table import take_table, write_table
from store.exchange.table_read import read_table
from store.exchange.todo import read_todo, take_todo, write_todo
from store.exchange.whole import Whole, bring_in, portions, read_whole, write_whole
from store.keep.errors import NotThere
from store.keep.layout import create_workspace
from store.keep.workspace import Workspace
from store.meeting.calendar import due_calendar, has_date
from store.meeting.phrases import Wording
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from tui.shell.exits import DONE, REFUSED, Usage, say
from tui.shell.listing import kind_of
from tui.shell.open import opened, today_of
from tui.shell.output import deliver, print_json, print_table
from tui.shell.progress import Progress, watching

PAST = {ADD: "added", CHANGE: "changed", SKIP: "as it was", REFUSE: "refused"}
TO_COME = {ADD: "to add", CHANGE: "to change", SKIP: "as it is", REFUSE: "refused"}

MOST_NAMED = 8
"""Columns that one sentence names."""


def export(given: Namespace) -> int | None:
    """`accord export json|csv|todotxt|ics`."""
    if (given.what == "csv") != bool(given.kind):
        raise Usage(
            "Which kind? A table is of one: accord export csv KIND, as in `accord export csv actions`."
            if given.what == "csv"
            else f"All of it goes into one file: accord export {given.what} -o FILE."
        )
    kind = kind_of(given.kind) if given.kind else ""
    with opened(given.folder, given.who) as workspace:
        with watching("export") as progress:
            text = _written(given.what, kind, workspace, progress)
        deliver(text, given.output)
    return DONE


def _written(what: str, kind: str, workspace: Workspace, progress: Progress) -> str:
    """The file's text."""
    board = workspace.board
    if what == "csv":
        return write_table(board, kind, progress)
    if what == "todotxt":
        return write_todo(board)
    if what == "ics":
        words = Wording(board.names(), today_of(workspace), board.series.timezone, board.series.currency)
        if not any(map(has_date, board.actions)):
            say("No open action has a due date, so the calendar is empty.")
        return due_calendar(board.actions, words, workspace.clock())
    return write_whole(board, progress)


def import_table(given: Namespace, kind: str, data: bytes, progress: Progress) -> int:
    """`accord import csv KIND FILE`."""
    table = read_table(data, kind)

    def take(board: Board, at: Moment) -> Taken:
        return take_table(board, kind, table.rows, at=at, watch=progress)

    code = _take(given, take, f"import {kind} table", progress)
    if table.left:
        columns = ", ".join(repr(name[:40]) for name in table.left[:MOST_NAMED])
        more = f" and {len(table.left) - MOST_NAMED} more" if len(table.left) > MOST_NAMED else ""
        say(f"Left out, as no field of {kind!r} is called so: {columns}{more}.")
    return code


def import_todo(given: Namespace, data: bytes, progress: Progress) -> int:
    """`accord import todotxt FILE`."""
    tasks = read_todo(data)
    return _take(given, lambda board, at: take_todo(board, tasks, at=at, watch=progress), "import todo.txt", progress)


def _take(given: Namespace, take: Callable[[Board, Moment], Taken], name: str, progress: Progress) -> int:
    """Take a file in as one change, or say what would become of each of its lines."""
    outcomes: tuple[Outcome, ...] = ()

    def verb(board: Board, at: Moment) -> Changes:
        nonlocal outcomes
        changes, outcomes = take(board, at)
        return changes

    with opened(given.folder, given.who) as workspace:
        if given.dry_run:
            verb(workspace.board, Moment(given.who, workspace.clock()))
        else:
            workspace.do(verb, name)
            workspace.save()
    progress.over()
    _tell(given, outcomes)
    return REFUSED if any(each.does == REFUSE for each in outcomes) else DONE


def _tell(given: Namespace, outcomes: tuple[Outcome, ...]) -> None:
    """A line of output for each line of the file; of one taken in, only for those that made a difference."""
    words = TO_COME if given.dry_run else PAST
    if given.json:
        print_json([each._asdict() for each in outcomes])
    else:
        shown = [each for each in outcomes if given.dry_run or each.does in (ADD, CHANGE)]
        print_table([[str(each.line), words[each.does], each.id, each.says] for each in shown], 3)
        if not given.dry_run:
            for each in outcomes:
                if each.does == REFUSE:
                    say(f"Line {each.line} was refused: {each.says}")
    counts = [f"{sum(each.does == does for each in outcomes)} {word}" for does, word in words.items()]
    say(f"{', '.join(counts)}.")


def import_whole(given: Namespace, data: bytes, progress: Progress) -> int:
    """`accord import json FILE`: into an empty workspace, which is made where there is none."""
    found = read_whole(data, progress)
    if given.dry_run:
        try:
            with opened(given.folder, given.who) as workspace:
                bring_in(workspace.board, found)
        except NotThere:
            pass
    else:
        create_workspace(given.folder)
        with opened(given.folder, given.who) as workspace:
            changes = bring_in(workspace.board, found)
            done = 0
            for portion in portions(changes):
                progress("keeping", done, len(changes))
                workspace.do(partial(_as_planned, portion), "import workspace")
                done += len(portion)
            workspace.save()
    progress.over()
    _count(given, found)
    return DONE


def _as_planned(portion: Changes, _board: Board, _at: Moment) -> Changes:
    """Changes worked out before: where somebody changed the same records meanwhile, they no longer fit and say so."""
    return portion


def _count(given: Namespace, found: Whole) -> None:
    """How many records of each kind the file holds."""
    counts = {kind: len(docs) for kind, docs in found.docs.items() if docs}
    if given.json:
        print_json([{"kind": kind, "records": number} for kind, number in counts.items()])
    else:
        print_table([[kind, str(number)] for kind, number in counts.items()])
    does = "would be" if given.dry_run else "are"
    say(f"{sum(counts.values())} records {does} in {given.folder}.")
