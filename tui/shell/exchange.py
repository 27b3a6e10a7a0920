"""What comes in from other programs' files, and what goes out to them: import and export."""

from __future__ import annotations

import sys
from argparse import Namespace

from store.exchange.logs import read_log
from store.exchange.read_in import read_in
from store.exchange.recorded import RecordedMeeting, Unreadable
from store.keep.errors import KeepError
from tui.shell.exits import DONE, FAILED, Usage, say
from tui.shell.listing import kind_of
from tui.shell.open import opened
from tui.shell.output import print_json, print_line


def import_(given: Namespace) -> int | None:
    """`accord import log|csv|json|todotxt …`."""
    if given.what == "log":
        return _import_logs(given)
    if given.lenient or given.style != "auto":
        raise Usage("--style and --lenient are about logs of meetings: accord import log FILE …")
    from tui.shell import tables

    if len(given.files) != (2 if given.what == "csv" else 1):
        raise Usage(
            "A table is of one kind: accord import csv KIND FILE, as in `accord import csv actions a.csv`."
            if given.what == "csv"
            else f"One file at a time: accord import {given.what} FILE."
        )
    file = given.files[-1]
    try:
        if given.what == "csv":
            return tables.import_table(given, kind_of(given.files[0]), _bytes(file))
        return (tables.import_todo if given.what == "todotxt" else tables.import_whole)(given, _bytes(file))
    except Unreadable as error:
        raise KeepError(f"{file}: {error}") from error


def _import_logs(given: Namespace) -> int | None:
    """Each file's meetings, all of one file or none of it."""
    found: list[RecordedMeeting] = []
    failed = False
    for file in given.files:
        try:
            found += read_log(_bytes(file), given.style, file, given.lenient)
        except (Unreadable, KeepError) as error:
            failed = True
            say(f"{file}: {error}" if isinstance(error, Unreadable) else str(error))
    if given.json:
        print_json([meeting.as_json() for meeting in found])
    if not given.dry_run:
        with opened(given.folder, given.who) as workspace:
            for meeting in found:
                done = workspace.do(lambda board, at, m=meeting: read_in(board, m, at=at), "read in a meeting")
                _say(meeting, given.json, next((key for key in done.ids if key[0] == "M"), ""))
            workspace.save()
    else:
        for meeting in found:
            _say(meeting, given.json, "")
    return FAILED if failed else DONE


def _say(meeting: RecordedMeeting, quiet: bool, key: str) -> None:
    """One line on what was found; what the bot ignored is said so that nobody misses it."""
    if not quiet:
        kinds: dict[str, int] = {}
        for item in meeting.items:
            kinds[item.kind] = kinds.get(item.kind, 0) + 1
        counts = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
        print_line(f"{key or meeting.style}  {meeting.date or 'no date'}  {meeting.title or 'Meeting'}: {counts}")
    for command in meeting.ignored:
        typed = f"{command.command} by {command.nick}"
        say(f"Line {command.line}: {typed} was ignored: {command.why}. --lenient takes it.")


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        with open(file, "rb") as handle:
            return handle.read()
    except OSError as error:
        raise KeepError(f"{file} cannot be read: {error.strerror}.") from error
