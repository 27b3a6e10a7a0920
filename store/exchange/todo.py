"""Actions as a todo.txt file, and such a file read in; see https://github.com/todotxt/todo.txt for the format.

A task is a line: `x` and the day it was done, a priority `(A)`, the day it was made, the text with `+project`,
`@context` and `key:value`. Here a project is an initiative, a context a person or team, `due:` the due date and `id:`
the action, so that a file that was ticked off elsewhere can be read in again. What names nothing known stays text.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from store.exchange.logs import decode
from store.exchange.outcome import ADD, CHANGE, REFUSE, SKIP, Outcome, Steps, Taken
from store.line.clean import clean
from store.line.dates import today_in
from store.line.marks import read_body
from store.line.parse import Line
from store.meeting import days
from store.model.board import Board
from store.model.changes import Change
from store.model.moment import Moment, Refused
from store.model.records import Action, ActionStatus
from store.model.watching import Watch, nobody, watched
from store.verbs.actions import complete_action, reopen_action
from store.verbs.capture import NOWHERE, capture
from store.verbs.edit import edit_record

_DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_DONE = re.compile(rf"x (?:\(([A-Z])\) )?(?:({_DAY}) )?(?:({_DAY}) )?(.*)")
_OPEN = re.compile(rf"(?:\(([A-Z])\) )?(?:({_DAY}) )?(.*)")
_PRIORITY = re.compile(r"(?:^| )pri:([A-Z])(?= |$)")
_ID = re.compile(r"(?:^| )id:([Aa]\d{1,15})(?= |$)")


Parts = tuple[str, dict[str, str]]
"""A task's text without its marks, and the fields they stand for."""

Known = dict[tuple[str, ...], list[str]]
"""Actions by what makes tasks the same."""


class Task(NamedTuple):
    """A line of the file: its number from 1, whether it is done and when, when it was made, the action it names (or
    nothing), and its text with marks. Days are ISO or empty.
    """

    number: int
    done: bool
    done_on: str
    made_on: str
    id: str
    text: str


def write_todo(board: Board) -> str:
    """Every action that was not dropped, a line each, in the order they were added."""
    kept = [action for action in board.actions if action.status is not ActionStatus.DROPPED]
    return "".join(f"{_task(board, action)}\n" for action in kept)


def _task(board: Board, action: Action) -> str:
    """An action as a task."""
    zone = board.series.timezone
    text = _said(action)
    made = _local_day(action.created, zone)
    if action.status is ActionStatus.DONE:
        head = ["x", _local_day(action.done_at, zone) or made, made]
    else:
        priority = _PRIORITY.search(text)
        if priority:
            text = " ".join((text[: priority.start()] + text[priority.end() :]).split())
        head = [f"({priority[1]})" if priority else "", made]
    return " ".join([*[word for word in head if word], f"{text} id:{action.id}"])


def _said(action: Action) -> str:
    """An action's text with its marks behind it, but for those that stand in it."""
    text = " ".join(clean(action.text).encode("utf-8", "replace").decode("utf-8").split())
    words = text.lower().split()
    marks = [f"+{action.initiative}"] if action.initiative else []
    marks += [f"@{handle}" for handle in (*action.owners, *action.teams)]
    marks += [f"due:{action.due}"] if action.due else []
    return " ".join([text, *[mark for mark in marks if mark not in words]])


def _local_day(utc: str, zone: str) -> str:
    when = days.local(utc, zone)
    return "" if when is None else when.date().isoformat()


def read_todo(data: bytes) -> list[Task]:
    """The tasks of a file; blank lines are none."""
    lines = decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [_read(number, line) for number, raw in enumerate(lines, 1) if (line := clean(raw).rstrip()).strip()]


def _read(number: int, line: str) -> Task:
    """One line. A priority becomes `pri:A`, as todo.txt programs keep it when a task is done."""
    done = _DONE.fullmatch(line)
    found = done or _OPEN.fullmatch(line)
    priority, *on, made, text = found.groups("") if found is not None else ("", "", line)
    named = _ID.search(text)
    if named:
        text = text[: named.start()] + text[named.end() :]
    words = text.split()
    end = len(words)
    while priority and end and (words[end - 1][0] in "@+" or ":" in words[end - 1]):
        end -= 1  # before the marks behind the text, which would else stand inside it
    text = " ".join([*words[:end], *([f"pri:{priority}"] if priority else []), *words[end:]])
    return Task(number, done is not None, "".join(on), made, named[1].upper() if named else "", text)


def take_todo(board: Board, tasks: list[Task], *, at: Moment, watch: Watch = nobody) -> Taken:
    """Take tasks in. One that names an action here (by `id:`, and with the same text or the same day) changes it; one
    that says what an action here says changes nothing; the rest are added.
    """
    steps = Steps(board, at)
    known: Known = {}
    for action in board.actions:
        if action.status is not ActionStatus.DROPPED:
            known.setdefault(_sense(_parts(steps, _said(action))), []).append(action.id)
    return steps.taken([_take(steps, task, known) for task in watched(tasks, "reading", watch)])


def _take(steps: Steps, task: Task, known: Known) -> Outcome:
    """One task."""
    parts = _parts(steps, task.text)
    try:
        old = _meant(steps, task, parts, known)
        if old is not None:
            return _change(steps, task, old, parts)
        key = _add(steps, task)
        known.setdefault(_sense(parts), []).append(key)
        return Outcome(task.number, ADD, key, task.text)
    except Refused as error:
        return Outcome(task.number, REFUSE, task.id, str(error))


def _meant(steps: Steps, task: Task, parts: Parts, known: Known) -> Action | None:
    """The action here that a task is about. An `id:` of another workspace, where it means another action, is none."""
    zone = steps.board.series.timezone
    named = steps.board.actions.get(task.id)
    if named is not None and (
        _local_day(named.created, zone) == task.made_on or _parts(steps, _said(named))[0] == parts[0]
    ):
        return named
    alike = steps.board.actions.many(known.get(_sense(parts), ()))
    return next((action for action in alike if task.made_on in ("", _local_day(action.created, zone))), None)


def _parts(steps: Steps, text: str) -> Parts:
    """What a task would be as an action; one of nothing but marks has them as its text."""
    try:
        doc = _doc(steps, text)
    except Refused:
        doc = {"text": text}
    lists = {field: ",".join(doc.get(field, ())) for field in ("owners", "teams")}
    return doc["text"], {**lists, "initiative": doc.get("initiative", ""), "due": doc.get("due", "")}


def _doc(steps: Steps, text: str) -> dict[str, Any]:
    """The action that a text with marks makes; nothing in front of it says what kind of line it is."""
    board = steps.board
    names = board.names()
    body = read_body(text, names.known, "action")
    line = Line(kind="action", text=body.text, raw=text, at=body.at, plus=body.plus, keys=body.keys)
    zone = board.series.timezone
    return capture(line, names, steps.at, NOWHERE, board.counters, board.version, zone=zone)[0][3]


def _sense(parts: Parts) -> tuple[str, ...]:
    """What makes two tasks the same: their text, whose they are, what they belong to, and by when."""
    text, fields = parts
    return (text.casefold(), *[fields[field] for field in ("owners", "initiative", "due")])


def _change(steps: Steps, task: Task, action: Action, parts: Parts) -> Outcome:
    """A task about an action that is here: what it says otherwise is set."""
    text, fields = _parts(steps, _said(action))
    new = {field: value for field, value in parts[1].items() if value != fields[field]}
    if parts[0] != text:
        new["text"] = parts[0]
    said = [f"{field}: {value or '(nothing)'}" for field, value in new.items()]
    if new:
        steps.take(edit_record(steps.board, action.id, new, at=steps.at))
    if task.done and action.status is ActionStatus.OPEN:
        steps.take(complete_action(steps.board, action.id, at=_noon(steps, task.done_on)))
        said.append("done")
    elif not task.done and action.status is ActionStatus.DONE and task.id == action.id:
        steps.take(reopen_action(steps.board, action.id, at=steps.at))
        said.append("open again")
    return Outcome(task.number, CHANGE if said else SKIP, action.id, "; ".join(said) or "as it is")


def _add(steps: Steps, task: Task) -> str:
    """A task that is not here yet."""
    doc = _doc(steps, task.text)
    doc["created"] = _noon(steps, task.made_on or task.done_on).now  # nothing is done before it is there
    if task.done:
        doc |= {"status": "done", "done_at": _noon(steps, task.done_on).now, "done_by": steps.at.who}
    key = f"A{steps.board.counters.get('A', 0) + 1}"
    return steps.take((Change("action", key, None, doc),))


def _noon(steps: Steps, day: str) -> Moment:
    """Noon of a day where the workspace is; the present for today, for a day to come and for none."""
    zone = steps.board.series.timezone
    if not day or day >= today_in(zone, steps.at.now) or not days.moment(day):
        return steps.at
    when = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=days.zone(zone))
    return Moment(steps.at.who, when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"))
