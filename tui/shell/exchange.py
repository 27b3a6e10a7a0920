"""Commands that read other programs' files: import log."""

from __future__ import annotations

import sys
from argparse import Namespace

from store.exchange.logs import read_log
from store.exchange.read_in import read_in
from store.exchange.recorded import RecordedMeeting, Unreadable
from store.keep.errors import KeepError
from tui.shell.exits import DONE, FAILED, say
from tui.shell.open import opened
from tui.shell.output import print_json, print_line


def import_(given: Namespace) -> int | None:
    """`accord import log FILE …`: each file's meetings, all of one file or none of it."""
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
