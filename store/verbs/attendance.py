"""Who is in the room, as a line says it: `present+ ana, ben`, `regrets+ chloe (ill)`, `present+ all` (practice P1)."""

from __future__ import annotations

from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Note
from store.verbs import fields
from store.verbs.capture import Place
from store.verbs.draft import Draft
from store.verbs.meetings import ATTENDANCE, set_attendance
from store.verbs.stream import need_running

EVERYBODY = frozenset({"all", "everybody", "everyone"})
"""Who is present when a scribe looks round and sees that nobody is missing."""

_AFTER_A_NAME = "after as at away back because by due for from has ill in is on only sick still till until with"
WHY = frozenset(_AFTER_A_NAME.split())
"""How goes on what stands behind a name and is no part of it: `chloe at rehearsal`, unlike `Chloe Moreau`."""

MOST = 3
"""The most words a name has."""


def attendance_line(board: Board, line: Line, place: Place, *, at: Moment) -> Changes:
    """Say who is present, late, a guest, or sent regrets. What is said of somebody besides, why or from when, is a note
    of theirs; whoever is noted elsewhere is not among `all`.
    """
    called: list[str] = []
    draft = Draft(board, at)
    for name in line.names:
        if line.kind == "present" and line.sign != "-" and name.casefold() in EVERYBODY and not _person(board, name):
            called += _everybody(board, line.sign)
            continue
        person, why = ("", "") if line.kind == "guest" or line.sign == "-" else _apart(board, name)
        called.append(person or name)
        if why:
            draft.add(Note, **fields.said(board, why, place=place, raw=line.raw), speaker=person)
    if line.names and not called:
        return ()
    return set_attendance(board, line.kind, called, line.sign, at=at) + draft.changes


def _everybody(board: Board, sign: str) -> list[str]:
    """Everybody on the board; where some are added to those who are here, all who are not late, excused or guests."""
    meeting = need_running(board)
    others = {name for where in ATTENDANCE[1:] for name in getattr(meeting, where)} if sign == "+" else set[str]()
    return [person.id for person in board.people if person.id not in others]


def _apart(board: Board, name: str) -> tuple[str, str]:
    """(the handle, what is said besides) of `chloe (ill)`, `Chloe Lind from 10:15`; ("", "") for a name alone."""
    words = name.split()
    for end in range(min(MOST, len(words) - 1), 0, -1):
        begins = words[end]
        person = _person(board, " ".join(words[:end]))
        if person and (begins.lower().strip(",.") in WHY or not begins[0].isalpha()):
            return person, " ".join(words[end:]).strip("()-–— ")
    return "", ""


def _person(board: Board, name: str) -> str:
    """The handle of somebody on the board, by handle, name or nick; empty for anybody else."""
    return board.names().person(name) or ""
