"""One thing that is out of alignment: why it is there, how much it matters, and the way out of it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from store.sense.phrases import days_since, plural

if TYPE_CHECKING:
    from collections.abc import Collection

    from store.model.board import Board
    from store.model.records import Meeting
    from store.model.table import Table

FULL_AGE = 28
"""Days after which an entry weighs twice what it did on its first day; it gets no heavier after that."""

REPEAT = 3
"""Standups that have to end without a thing being settled before an entry says so and asks for a decision."""


class Need(NamedTuple):
    """An entry of attention.

    `sentence` says what is the matter and `detail` what else to know (together they name everything in it); `ids` are
    the records it is about, the one it would open first; `teams` whom it concerns. The way out is one key (`key`, a
    key's name), what that does in a word or two (`way_out`), and the same as a shell `command`, where an upper-case
    word or `…` is for the person to fill in.
    """

    rule: str
    ids: tuple[str, ...]
    sentence: str
    detail: str
    days: int
    standups: int
    """Standups that ended since it began: a repeat."""
    weight: float
    key: str
    way_out: str
    command: str
    initiative: str = ""
    teams: tuple[str, ...] = ()
    type: str = ""
    """The type of the issue it is about, if it is about one: a call for help has another sign."""


def weigh(severity: int, days: int) -> float:
    """Severity times age: from once on the first day to twice after `FULL_AGE` days."""
    return round(severity * (1 + min(max(days, 0), FULL_AGE) / FULL_AGE), 2)


def standups_since(board: Board, since: str) -> int:
    """How many standups ended after `since`, a date or time."""
    ends = board.follow("meeting", "ends", _ends)
    return len(ends) - bisect_right(ends, since) if since else 0


def _ends(table: Table[Meeting], _old: list[str] | None, _ids: Collection[str]) -> list[str]:
    return sorted(meeting.ended for meeting in table if meeting.ended)


def running(standups: int) -> str:
    """`3 standups running: decide`; empty below `REPEAT`."""
    return f"{plural(standups, 'standup')} running: decide" if standups >= REPEAT else ""


def need(
    board: Board,
    today: str,
    rule: str,
    ids: tuple[str, ...],
    severity: int,
    since: str,
    says: tuple[str, str],
    way: tuple[str, str, str],
    initiative: str = "",
    teams: tuple[str, ...] = (),
) -> Need:
    """An entry that began at `since`. `says` is its sentence and detail, `way` key, word and command of the way out."""
    days, standups = days_since(since, today), standups_since(board, since)
    detail = " · ".join(part for part in (says[1], running(standups)) if part)
    weight = weigh(severity, days)
    return Need(rule, ids, says[0], detail, days, standups, weight, *way, initiative, teams)


def shell(*words: str) -> str:
    """A command for the shell, each word quoted where it has to be."""
    from shlex import quote

    return " ".join(["accord", *map(quote, words)])
