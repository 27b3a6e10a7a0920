"""Commands that put records on the board and change them: add, capture, edit, drop, undo, redo."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Iterable
from functools import partial

from store.keep.errors import KeepError
from store.keep.workspace import Done, Workspace
from store.line.parse import Line, parse
from store.model.board import Board
from store.model.changes import Change
from store.model.moment import Moment, Refused
from store.model.records import Record
from store.sense.weekly import describe_commit
from store.verbs.adding import add_line
from store.verbs.capture import VERBS
from store.verbs.edit import drop_record, edit_record
from store.verbs.lines import keep_line, take_line
from store.verbs.named import add_named
from store.verbs.unknown import unknown_marks, unknown_words
from tui.shell.commands import LINE_KINDS, NAMED_KINDS
from tui.shell.exits import DONE, REFUSED, Usage, close, say
from tui.shell.listing import PLURALS
from tui.shell.open import opened, today_of
from tui.shell.output import print_json, print_line
from tui.shell.streams import flush
from tui.shell.words import line_of, record_json

SHOWN = 60
"""Letters of a refused line that are said again, so that it is found."""


LATER = "--next"
"""Behind `add topic`: for the next standup, also while one runs."""

STEERING = {
    *("correct", "insert", "undo", "present", "late", "regrets", "guest"),
    *("queue", "floor", "round", "rate", "warnings"),
}
"""Kinds of lines that are about other lines or the room, and worth nothing where they cannot be obeyed."""


def pairs(given: list[str]) -> dict[str, str]:
    """`field=value` words as a mapping; raises `Usage` for a word without `=`."""
    out: dict[str, str] = {}
    for word in given:
        field, equals, value = word.partition("=")
        if not equals or not field.strip():
            field = "initiative" if word[:1] == "+" and " " not in word else "text"
            value = shlex.quote(word.lstrip("+") if field == "initiative" else word)
            raise Usage(f"{word!r} is not field=value, such as {field}={value}.")
        out[field.strip().lower().replace("-", "_")] = value.strip()
    return out


def options(words: list[str]) -> tuple[list[str], dict[str, str]]:
    """Words apart from `--field value` and `--field=value`; a field given twice is collected, divided by commas."""
    rest: list[str] = []
    fields: dict[str, str] = {}
    at = 0
    while at < len(words):
        word = words[at]
        field, equals, value = word[2:].partition("=")
        if word.startswith("--") and field.replace("-", "").replace("_", "").isalnum():
            if not equals:
                at += 1
                if at == len(words):
                    raise Usage(f"{word} wants a value.")
                value = words[at]
            name = field.lower().replace("-", "_")
            fields[name] = f"{fields[name]},{value}" if name in fields else value
        else:
            rest.append(word)
        at += 1
    return rest, fields


def add(given: Namespace) -> int | None:
    """`accord add KIND …`."""
    kind = given.kind.lower()
    if kind == "-":
        return _lines(given, "-")
    if kind == "handoff":
        return _add_handoff(given)
    later = kind == "topic" and LATER in given.words
    words, fields = options([word for word in given.words if not (later and word == LATER)])
    with opened(given.folder, given.who) as workspace:
        if kind in NAMED_KINDS:
            return _add_named(given, workspace, kind, words, fields)
        if kind not in LINE_KINDS:
            line = parse(" ".join([given.kind, *words]), "note", workspace.board.names().known)
            if not fields and (" " in given.kind.strip() or line.speaker or line.kind not in ("note", "blank")):
                return _add_whole(given, workspace, line)
            kinds = (*NAMED_KINDS, *LINE_KINDS)
            raise Usage(
                f"There is no kind {kind!r} to add.{close(PLURALS.get(kind) or kind, kinds)} Kinds: {', '.join(kinds)}."
            )
        text = " ".join(words)
        if not text.strip() and not (kind == "session" and "system" in fields):
            raise Usage(f'What does the {kind} say? accord add {kind} "text with marks"')
        return _add_line(given, workspace, kind, text, {**fields, "next": "yes"} if later else fields)


def _add_handoff(given: Namespace) -> None:
    from tui.shell.knowledge import add_handoff

    with opened(given.folder, given.who) as workspace:
        _print_made(given, add_handoff(workspace, given.words), today_of(workspace))


def _add_named(given: Namespace, workspace: Workspace, kind: str, words: list[str], fields: dict[str, str]) -> None:
    if not words:
        raise Usage(f'A {kind} wants a handle and a name: accord add {kind} HANDLE "Name"')
    handle, name = words[0], " ".join(words[1:]) or fields.pop("name", "")

    def verb(board: Board, at: Moment) -> tuple[Change, ...]:
        return add_named(board, kind, handle, name, fields, at=at)

    _print_made(given, workspace.do(verb, f"add {kind}"), today_of(workspace))


def _add_line(given: Namespace, workspace: Workspace, kind: str, text: str, fields: dict[str, str]) -> None:
    line = parse(text, "note" if kind == "topic" else kind, workspace.board.names().known)
    if "kind" in fields:  # `--kind help` says which type of issue it is
        fields["type"] = fields.pop("kind")

    def verb(board: Board, at: Moment) -> tuple[Change, ...]:
        return add_line(board, kind, line, fields, at=at)

    done = workspace.do(verb, VERBS.get(line.kind, f"add {kind}"))
    _print_made(given, done, today_of(workspace))
    _say_replaced(done)
    _say_unknown(line, done.before)


def _add_whole(given: Namespace, workspace: Workspace, line: Line) -> None:
    """A line that says itself what it is, as at the prompt: `accord add "! lead files bounce"`."""
    done = workspace.do(partial(_take, line), VERBS.get(line.kind, f"take {line.kind}"))
    if given.json:
        print_json([record_json(record) for record in _records(done)])
    else:
        _print_taken(done, today_of(workspace))
    _say_unknown(line, done.before)


def _print_made(given: Namespace, done: Done, today: str) -> None:
    """The records a command made or changed, id first."""
    records = _records(done)
    if given.json:
        print_json([record_json(record) for record in records])
        return
    for record in records:
        print_line(line_of(record, today))


def _records(done: Done) -> list[Record]:
    """What a verb made or changed, each once, in that order."""
    changes = () if done.commit is None else done.commit.changes
    keys = dict.fromkeys((change.kind, change.id) for change in changes if change.after is not None)
    return [record for kind, key in keys if (record := done.board.table(kind).get(key)) is not None]


def _say_unknown(line: Line, board: Board) -> None:
    for mark in unknown_marks(board, line):
        say(unknown_words(board, mark))


def _say_replaced(done: Done) -> None:
    """An impact that was written down already says something else now: say what it said before."""
    if done.commit is not None and any(c.kind == "impact" and not c.is_new for c in done.commit.changes):
        say(f"{describe_commit(done.commit, done.board)}. `accord undo` takes that back.")


def capture(given: Namespace) -> int | None:
    """`accord capture [FILE|-]`."""
    return _lines(given, given.file)


def _lines(given: Namespace, file: str) -> int | None:
    """Take in lines one by one, each kept before the next is read."""
    refused = False
    taken: list[Record] = []
    with opened(given.folder, given.who) as workspace:
        for number, text in enumerate(_read(file), 1):
            if not text.strip():
                continue
            line = parse(text, "note", workspace.board.names().known)
            try:
                done = workspace.do(partial(_take, line), VERBS.get(line.kind, f"take {line.kind}"))
            except Refused as error:
                refused = True
                done = _keep(workspace, line, number, str(error))
            if done is None:
                continue
            if given.json:
                taken += _records(done)
            else:
                _print_taken(done, today_of(workspace))
            _say_unknown(line, done.before)
        if given.json:
            print_json([record_json(record) for record in taken])
    return REFUSED if refused else DONE


def _take(line: Line, board: Board, at: Moment) -> tuple[Change, ...]:
    return take_line(board, line, at=at)


def _keep(workspace: Workspace, line: Line, number: int, why: str) -> Done | None:
    """Keep what a refused line said as a note, and say so; one that only steers the meeting says nothing to keep."""
    said = line.raw if len(line.raw) <= SHOWN else f"{line.raw[:SHOWN]}…"
    if line.kind in STEERING or not line.text.strip():
        say(f"Line {number} was not taken: {why} It said: {said}")
        return None
    done = workspace.do(lambda board, at: keep_line(board, line.raw, at=at), "keep line")
    say(f"Line {number} was kept as the note {' '.join(done.ids)}: {why} It said: {said}")
    return done


def _print_taken(done: Done, today: str) -> None:
    if done.commit is None:
        return
    made = [record for record in _records(done) if record.id in done.ids]
    if not made and (topic := _taken_up(done)) is not None:
        made = [topic]
    for record in made:
        print_line(line_of(record, today))
    if not made:
        print_line(describe_commit(done.commit, done.board))
    flush()  # a reader at the other end of a pipe sees a line as soon as it is kept


def _read(file: str) -> Iterable[str]:
    """Lines of a file or of standard input, as they come; whatever bytes they hold."""
    return (line.decode("utf-8", "replace").rstrip("\r\n") for line in _bytes(file))


def _taken_up(done: Done) -> Record | None:
    """The agenda item that the room turned to, where that is what was done."""
    before, now = done.before.running, done.board.running
    turned = before is not None and now is not None and before.topic != now.topic
    return done.board.topics.get(now.topic) if turned and now is not None else None


def _bytes(file: str) -> Iterable[bytes]:
    if file == "-":
        if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]  # closed (`<&-`)
            raise Usage("Standard input is closed; name a file of lines.")
        yield from sys.stdin.buffer
        return
    try:
        with open(file, "rb") as handle:
            yield from handle
    except OSError as error:
        raise KeepError(f"{file} cannot be read: {error.strerror}.") from error


def edit(given: Namespace) -> int | None:
    """`accord edit ID field=value …`."""
    fields = pairs(given.fields)
    if not fields:
        raise Usage("What is to be set? accord edit ID field=value …")
    with opened(given.folder, given.who) as workspace:
        done = workspace.do(lambda board, at: edit_record(board, given.id, fields, at=at), "edit")
        _print_made(given, done, today_of(workspace))
    return None


def drop(given: Namespace) -> int | None:
    """`accord drop ID`."""
    with opened(given.folder, given.who) as workspace:
        done = workspace.do(lambda board, at: drop_record(board, given.id, at=at), "drop")
        if done.commit is not None:
            say(f"{describe_commit(done.commit, done.before)}. `accord undo` brings it back.")
    return None


def undo(given: Namespace) -> int | None:
    """`accord undo`."""
    with opened(given.folder, given.who) as workspace:
        _said(workspace.undo())
    return None


def redo(given: Namespace) -> int | None:
    """`accord redo`."""
    with opened(given.folder, given.who) as workspace:
        _said(workspace.redo())
    return None


def _said(done: Done) -> None:
    if done.commit is not None:
        print_line(describe_commit(done.commit, done.board))
