"""Putting an entry of attention off until a day, and calling it back."""

from __future__ import annotations

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Snooze
from store.verbs import fields
from store.verbs.draft import Draft, need_any


def snooze(board: Board, key: str, until: str, *, at: Moment) -> Changes:
    """Leave a record out of attention until a day to come; a day given earlier for it no longer counts."""
    record = need_any(board, key)
    day = fields.day(board, until, at)
    if not day:
        raise Refused(f"Until when? `accord snooze {record.id} fri` leaves it out until Friday.")
    if day <= fields.today(board, at):
        raise Refused(f"{until} is not a day to come; write it as fri, in 2 weeks or 2026-12-01.")
    draft = Draft(board, at)
    for old in board.snoozes.where("ref", record.id):
        draft.drop(old)
    draft.add(Snooze, ref=record.id, until=day)
    return draft.changes


def wake(board: Board, key: str, *, at: Moment) -> Changes:
    """Let a record that was put off stand in attention again."""
    record = need_any(board, key)
    asleep = board.snoozes.where("ref", record.id)
    if not asleep:
        raise Refused(f"{record.id} was not put off.")
    draft = Draft(board, at)
    for old in asleep:
        draft.drop(old)
    return draft.changes
