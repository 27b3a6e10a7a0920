"""What comes in from other programs' files, and what goes out to them: import and export."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import nullcontext
from dataclasses import replace

from screens.plain import clean
from store.exchange.logs import read_log
from store.exchange.nicks import remember_nick, strangers
from store.exchange.read_in import read_in
from store.exchange.recorded import RecordedMeeting, Unreadable
from store.keep.errors import KeepError
from store.keep.workspace import Workspace
from store.line.dates import resolve_date
from store.model.moment import Moment, Refused
from tui.shell.asking import Asking
from tui.shell.exits import DONE, FAILED, REFUSED, Usage, say
from tui.shell.listing import kind_of
from tui.shell.open import opened, today_of
from tui.shell.output import print_json, print_line
from tui.shell.progress import Progress

MOST_NAMED = 8
"""Nicks or lines that one sentence names."""


def import_(given: Namespace) -> int | None:
    """`accord import log|csv|json|todotxt …`."""
    if given.what == "log":
        return _import_logs(given)
    if given.lenient or given.style != "auto" or given.nick or given.date:
        raise Usage("--style, --lenient, --nick and --date are about logs of meetings: accord import log FILE …")
    from tui.shell import tables

    if len(given.files) != (2 if given.what == "csv" else 1):
        raise Usage(
            "A table is of one kind: accord import csv KIND FILE, as in `accord import csv actions a.csv`."
            if given.what == "csv"
            else f"One file at a time: accord import {given.what} FILE."
        )
    file = given.files[-1]
    progress = _progress(file)
    try:
        if given.what == "csv":
            return tables.import_table(given, kind_of(given.files[0]), _bytes(file), progress)
        return (tables.import_todo if given.what == "todotxt" else tables.import_whole)(given, _bytes(file), progress)
    except Unreadable as error:
        raise KeepError(f"{file}: {error}") from error
    finally:
        progress.over()


def _progress(file: str) -> Progress:
    return Progress(clean(file.replace("\\", "/").rsplit("/", 1)[-1]))


def _import_logs(given: Namespace) -> int | None:
    """Each file's meetings, each whole or not at all; of a log that has grown, those that are new."""
    nicks = [_nick(pair) for pair in given.nick]
    found, failed = _read_files(given)
    refused = False
    with opened(given.folder, given.who) if not given.dry_run or nicks or given.date else nullcontext() as workspace:
        if workspace is not None:
            found = [(_dated(workspace, given.date, meeting), progress) for meeting, progress in found]
            _remember(workspace, nicks, given.dry_run)
        if given.json:
            print_json([meeting.as_json() for meeting, _ in found])
        asking = Asking(given.json)
        kept: list[RecordedMeeting] = []
        for meeting, progress in found:
            if workspace is None or given.dry_run:
                _say(meeting, given.json, "")
            elif meeting.items or meeting.attendees:
                asking.about(workspace, meeting)
                try:
                    _say(meeting, given.json, _kept(workspace, meeting, progress))
                    kept.append(meeting)
                except Refused as error:
                    refused = True
                    say(str(error))
            else:
                failed = True
                _say(meeting, True, "")
        if workspace is not None and not given.dry_run:
            _say_what_is_open(workspace, kept)
            workspace.save()
    return FAILED if failed else REFUSED if refused and len(found) == 1 else DONE


def _read_files(given: Namespace) -> tuple[list[tuple[RecordedMeeting, Progress]], bool]:
    """(every meeting of every file that can be read, with the file's progress; whether one could not be)."""
    found: list[tuple[RecordedMeeting, Progress]] = []
    failed = False
    for file in given.files:
        progress = _progress(file)
        try:
            read = read_log(_bytes(file), given.style, file, given.lenient, progress)
            found += [(meeting, progress) for meeting in read]
        except (Unreadable, KeepError) as error:
            failed = True
            say(f"{file}: {error}" if isinstance(error, Unreadable) else str(error))
        finally:
            progress.over()
    return found, failed


def _nick(pair: str) -> tuple[str, str]:
    """`NICK=PERSON` as typed; a nick may hold `=`, a handle never does."""
    nick, equals, person = pair.rpartition("=")
    if not (equals and nick.strip() and person.strip()):
        raise Usage(f"--nick takes NICK=PERSON, such as --nick bob=ben, not {pair!r}.")
    return nick.strip(), person.strip()


def _dated(workspace: Workspace, day: str, meeting: RecordedMeeting) -> RecordedMeeting:
    """The meeting on the day that was said, if one was."""
    if not day:
        return meeting
    found = resolve_date(day, today_of(workspace), past=True)
    if found is None:
        raise Usage(f"{day!r} is no date I know; say yesterday, mon, 2 weeks ago or 2026-12-01.")
    return replace(meeting, date=found, doubt="")


def _remember(workspace: Workspace, nicks: list[tuple[str, str]], dry_run: bool) -> None:
    """Match nicks to people for this import and all later ones."""
    at = Moment(workspace.who, workspace.clock())
    new = [(nick, person) for nick, person in nicks if remember_nick(workspace.board, nick, person, at=at)]
    for nick, person in new:
        if not dry_run:
            workspace.do(lambda board, at, n=nick, p=person: remember_nick(board, n, p, at=at), "remember a nick")
            say(f"{nick} is {workspace.board.names().person(nick)} from now on.")


def _kept(workspace: Workspace, meeting: RecordedMeeting, progress: Progress) -> str:
    """Make it a meeting of the workspace; returns its id."""
    try:
        done = workspace.do(lambda board, at: read_in(board, meeting, at=at, watch=progress), "read in a meeting")
    finally:
        progress.over()
    return next((key for key in done.ids if key[0] == "M"), "")


def _say_what_is_open(workspace: Workspace, kept: list[RecordedMeeting]) -> None:
    """Name, once for all meetings, those whom nobody here knows and days that no log tells; and how to say it."""
    again = "accord undo" if len(kept) == 1 else "accord undo for each meeting"
    who = list(dict.fromkeys(nick for meeting in kept for nick in strangers(workspace.board, meeting)))
    if who and len(workspace.board.people):
        more = f" and {len(who) - MOST_NAMED} more" if len(who) > MOST_NAMED else ""
        say(
            f"Nobody here goes by {', '.join(who[:MOST_NAMED])}{more}. To say who that is: {again}, then the same"
            f" with --nick {who[0]}=PERSON; it is remembered."
        )
    today = any(meeting.date is None for meeting in kept)
    doubts = ["The log tells no day, so it counts as today's."] if today else []
    for doubt in dict.fromkeys([*doubts, *(meeting.doubt for meeting in kept if meeting.date and meeting.doubt)]):
        say(f"{doubt} If that is wrong: {again}, then the same with --date DAY.")


def _say(meeting: RecordedMeeting, quiet: bool, key: str) -> None:
    """One line on what was found; what the bot ignored is said so that nobody misses it."""
    if not quiet:
        kinds: dict[str, int] = {}
        for item in meeting.items:
            kinds[item.kind] = kinds.get(item.kind, 0) + 1
        counts = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
        told = counts or "nothing that belongs into minutes"
        print_line(f"{key or meeting.style}  {meeting.date or 'no date'}  {meeting.title or 'Meeting'}: {told}")
        if meeting.endless:
            say(f"{meeting.title or 'Meeting'} has no #endmeeting by a chair: it ends with line {meeting.span[1]}.")
    for command in meeting.ignored:
        typed = f"{command.command} by {command.nick} was ignored: " if command.nick else f"{command.command}: "
        say(f"Line {command.line}: {typed}{command.why}. --lenient takes it.")
    if meeting.unread and not quiet:
        lines = ", ".join(map(str, meeting.unread[:MOST_NAMED])) + (", …" if len(meeting.unread) > MOST_NAMED else "")
        say(f"{len(meeting.unread)} lines are of no known form and were left out: {lines}.")


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        with open(file, "rb") as handle:
            return handle.read()
    except OSError as error:
        raise KeepError(f"{file} cannot be read: {error.strerror}.") from error
