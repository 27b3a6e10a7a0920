"""Everything that was said in a standup, by time: its lines, and between them what words were said to mean."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from store.model.board import Board
from store.model.records import Captured, Impact, Meeting, Record, Term, Topic, TopicStatus
from store.model.table import Table
from store.verbs.agenda import agenda_of
from store.verbs.stream import stream

LAST = float("inf")
"""The order of a meaning among the lines of its moment: behind them all."""


STAYED = 5
"""Seconds on an item from which on the room stayed on it."""


class Said(NamedTuple):
    """A line of the standup: what its row is known by, when it was said, on which topic (empty where that is not
    known), and its record.

    Of a term `whose` names the team whose meaning it is; empty for what all agreed on. An impact as it was before it
    was said anew has its number among those in `was`.
    """

    key: str
    at: str
    order: float
    topic: str
    record: Record
    whose: str = ""
    was: int | None = None


def everything_said(board: Board, meeting: str) -> list[Said]:
    """The lines of a meeting and the topics it turned to, the oldest first; a meaning stands behind the line that was
    last when it was said.
    """
    lines = [Said(line.id, line.said_at, line.order, line.topic, line) for line in stream(board, meeting)]
    more = [_word(board, *found) for found in meanings_in(board, meeting)]
    more += [_before(impact) for impact in said_before(board, meeting)]
    return sorted((*lines, *more), key=lambda each: (each.at, each.order)) if more else lines


def skipped(board: Board, meeting: Meeting) -> frozenset[str]:
    """The agenda items of a standup that were passed on the way to another one: nobody stayed on them, and nothing was
    said on them or on a part of them. Of a recorded meeting nobody knows how long it stayed.
    """
    if meeting.source:
        return frozenset()
    items = agenda_of(board, meeting.id)
    passed = {item.id for item in items if item.status is TopicStatus.DONE and item.spent < STAYED}
    if not passed:
        return frozenset()
    here = ""
    for each in everything_said(board, meeting.id):
        here = each.key if isinstance(each.record, Topic) and each.record.created > meeting.started else here
        if not isinstance(each.record, Topic):
            here = each.topic or here
            passed.discard(here)
    above = ""
    for item in items:
        above = item.id if item.level == 1 else above
        if item.level > 1 and item.status is TopicStatus.DONE and item.id not in passed:
            passed.discard(above)
    return frozenset(passed)


def said_before(board: Board, meeting: str) -> list[Impact]:
    """Impacts as they were said in a meeting before they were said anew, there or later."""
    ids = board.follow("impact", "earlier", _with_earlier)
    return [
        impact.before(number)
        for impact in board.impacts.many(ids)
        for number, told in enumerate(impact.earlier)
        if told.meeting == meeting
    ]


def _with_earlier(impacts: Table[Impact], known: dict[str, None] | None, changed: Collection[str]) -> dict[str, None]:
    """The ids of the impacts that were said anew, kept up to date: most never are."""
    found = {} if known is None else known
    for key in impacts.keys() if known is None else changed:
        if (impacts.doc(key) or {}).get("earlier"):
            found[key] = None
        else:
            found.pop(key, None)
    return found


def _before(impact: Impact) -> Said:
    number = len(impact.earlier)
    return Said(f'{impact.id}"{number}', impact.said_at, impact.order, impact.topic, impact, was=number)


def meanings_in(board: Board, meeting: str) -> list[tuple[str, Term, str]]:
    """What words were said to mean in a meeting: when, the term, and whose meaning (empty: what all agreed on)."""
    found: list[tuple[str, Term, str]] = []
    for term in board.terms:
        if term.agreed_in == meeting:
            found.append((term.agreed_at, term, ""))
        for whose, meaning in term.meanings.items():
            source = board.find(meaning.source) if meaning.source else None
            if meaning.source == meeting or (isinstance(source, Captured) and source.meeting == meeting):
                found.append((meaning.at, term, whose))
    return found


def _word(board: Board, when: str, term: Term, whose: str) -> Said:
    if not whose:
        return Said(f'"{term.id}', when, LAST, _topic_of(board, term.agreed_source), term)
    return Said(f'"{term.id}" {whose}', when, LAST, _topic_of(board, term.meanings[whose].source), term, whose)


def _topic_of(board: Board, key: str) -> str:
    """The topic that what brought a meaning up belongs to: itself, or that of the line; empty for a standup."""
    source = board.find(key) if key else None
    return source.id if isinstance(source, Topic) else source.topic if isinstance(source, Captured) else ""
