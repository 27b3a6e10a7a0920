"""What bytes from anywhere may do to the readers: the bodies of the fuzzers, and of the tests that try fewer.

Each takes any bytes at all and asserts what must hold of them; whatever it raises is a finding.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest

from store.exchange.logs import read_log
from store.exchange.read_in import read_in
from store.exchange.recorded import Unreadable
from store.exchange.table import take_table, write_table
from store.exchange.table_read import read_table
from store.exchange.todo import read_todo, take_todo
from store.exchange.whole import bring_in, read_whole, write_whole
from store.keep import replay
from store.keep.care import check
from store.keep.errors import KeepError
from store.keep.journal import quick_commit
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.line.parse import parse
from store.line.write import write
from store.meeting.forms import WORDED
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.model.board import Board
from store.model.changes import Changes, Commit
from store.model.moment import Moment, Refused
from store.verbs.lines import take_text
from tests import boards
from tests.keeping.commits import AT, edited, raised

NOW = Moment("ana", boards.NOW)
TABLES = ("issue", "action", "note", "person", "goal", "friction", "term", "impact")


@cache
def running() -> Board:
    """A board whose standup runs."""
    return boards.running().board


def committed(board: Board, changes: Changes) -> Board:
    """The board after these changes, which must fit."""
    if not changes:
        return board
    return board.apply(Commit(board.version + 1, max(board.at, NOW.now), NOW.who, "fuzz", tuple(changes)))


def line(data: bytes) -> None:
    """A line at the prompt: it is read, written and read the same; taken or refused; and the minutes can be made."""
    text = data.decode("utf-8", "surrogateescape").partition("\n")[0]
    board = running()
    known = board.names().known
    read = parse(text, known=known)
    again = parse(write(read), known=known)
    assert (again.kind, again.text, again.keys) == (read.kind, read.text, read.keys)
    with suppress(Refused):
        after = committed(board, take_text(board, text, at=NOW))
        meeting = after.running or board.running
        assert meeting is not None
        made = blocks(minutes(after, meeting.id, boards.NOW))
        for form in WORDED.values():
            form(made).encode()


def meetbot(data: bytes) -> None:
    """A log of a MeetBot."""
    _log(data, "meetbot")


def w3c(data: bytes) -> None:
    """A log that scribe.perl would read."""
    _log(data, "w3c")


def _log(data: bytes, style: str) -> None:
    board = running()
    with suppress(Unreadable):
        for lenient in (False, True):
            for meeting in read_log(data, style, "log-2026-11-20.txt", lenient):  # pyright: ignore[reportArgumentType]
                with suppress(Refused):
                    board = committed(board, read_in(board, meeting, at=NOW))
    write_whole(board).encode("ascii")


def table(data: bytes) -> None:
    """A table, whose first byte says of what: what was taken is written, and read again it changes nothing."""
    kind = TABLES[data[0] % len(TABLES)] if data else TABLES[0]
    with suppress(Refused, Unreadable):
        board = committed(running(), take_table(running(), kind, read_table(data[1:], kind).rows, at=NOW).changes)
        same = take_table(board, kind, read_table(write_table(board, kind).encode(), kind).rows, at=NOW)
        assert same.changes == ()


def todotxt(data: bytes) -> None:
    """A todo.txt file."""
    with suppress(Refused, Unreadable):
        committed(running(), take_todo(running(), read_todo(data), at=NOW).changes)


def whole(data: bytes) -> None:
    """A workspace as JSON, into an empty one."""
    with suppress(Refused, Unreadable):
        board = committed(Board.empty(), bring_in(Board.empty(), read_whole(data)))
        list(board.records())
        assert write_whole(
            committed(Board.empty(), bring_in(Board.empty(), read_whole(write_whole(board).encode())))
        ) == (write_whole(board))


@cache
def _sound() -> bytes:
    with _workspace() as folder, closing(LocalBackend(folder)) as backend:
        for version in (1, 2, 3):
            backend.commit(raised(version))
        backend.commit(edited(4, 2, "The export drops rows", "Rows are lost"))
        return Path(folder, "journal", "00000001.jsonl").read_bytes()


@contextmanager
def _workspace() -> Generator[str]:
    with tempfile.TemporaryDirectory(prefix="accord-fuzz-") as home:
        create_workspace(f"{home}/workspace")
        yield f"{home}/workspace"


def journal(data: bytes) -> None:
    """A journal, hurt as the bytes say (four a wound: how, where, where to, with what): nothing of it is misread, and
    repair leaves a workspace that opens.
    """
    kept = bytearray(_sound())
    for at in range(0, len(data) - 3, 4):
        how, first, second, letter = data[at : at + 4]
        begin, end = sorted((first * len(kept) // 256, second * len(kept) // 256))
        if how % 4 == 0:
            kept[begin:end] = b""
        elif how % 4 == 1:
            kept[begin:begin] = kept[begin:end]
        elif how % 4 == 2 and kept:
            kept[min(begin, len(kept) - 1)] = letter
        else:
            kept[begin:begin] = bytes([letter]) * (second % 8)
    with _workspace() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(replay, "SECOND_LOOK", 0)
        path = Path(folder, "journal", "00000001.jsonl")
        path.write_bytes(kept)
        texts = {"The export drops rows", "Rows are lost"}
        with suppress(KeepError), closing(LocalBackend(folder)) as backend:
            board = backend.load()
            assert {issue.text for issue in board.issues} <= texts
            assert board.version <= 4
        with suppress(KeepError):
            quick_commit(folder, lambda _, __: ("ana", AT, "note", [["note", "N1", None, {"text": "after"}]]))
        if check(folder, repair=True).whole:
            with closing(LocalBackend(folder)) as backend:
                assert {issue.text for issue in backend.load().issues} <= texts


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (line, meetbot, w3c, table, todotxt, whole, journal)
}
