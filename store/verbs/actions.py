"""What somebody owes by a day: add, assign, confirm a guessed owner, set the day, complete, drop."""

from __future__ import annotations

from collections.abc import Iterable

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Action, ActionStatus, Issue
from store.verbs import fields
from store.verbs.capture import NOWHERE, Place
from store.verbs.draft import Draft, need, need_any


def add_action(
    board: Board,
    text: str,
    *,
    at: Moment,
    owners: str | Iterable[str] = (),
    due: str = "",
    initiative: str = "",
    teams: str | Iterable[str] = (),
    place: Place = NOWHERE,
) -> Changes:
    """Write down what is to be done, by whom and by when (both may be left open)."""
    draft = Draft(board, at)
    draft.add(
        Action,
        **fields.said(board, text, initiative, teams, place),
        owners=fields.people(board, owners),
        due=fields.day(board, due, at),
    )
    return draft.changes


def complete_action(board: Board, key: str, *, at: Moment) -> Changes:
    """It is done."""
    action = need(board, "action", key, Action)
    if action.status is ActionStatus.DONE:
        who = board.people[action.done_by].name if action.done_by in board.people else action.done_by
        raise Refused(f"{action.id} is done already{f', by {who or action.done_by}' if action.done_by else ''}.")
    draft = Draft(board, at)
    draft.edit(action, status=ActionStatus.DONE, done_at=at.now, done_by=at.who)
    return draft.changes


def reopen_action(board: Board, key: str, *, at: Moment) -> Changes:
    """It is owed after all."""
    action = need(board, "action", key, Action)
    if action.status is ActionStatus.OPEN:
        raise Refused(f"{action.id} is open already.")
    draft = Draft(board, at)
    draft.edit(action, status=ActionStatus.OPEN, done_at="", done_by="")
    return draft.changes


def drop_action(board: Board, key: str, *, at: Moment) -> Changes:
    """Nobody needs to do it any more; it stays on record as dropped."""
    action = need(board, "action", key, Action)
    if action.status is ActionStatus.DROPPED:
        raise Refused(f"{action.id} was dropped already.")
    draft = Draft(board, at)
    draft.edit(action, status=ActionStatus.DROPPED, done_at="", done_by="")
    return draft.changes


def assign_action(board: Board, key: str, person: str | Iterable[str], *, at: Moment) -> Changes:
    """Say who owes it (several with commas); an empty `person` leaves it without an owner."""
    action = need(board, "action", key, Action)
    owners = fields.people(board, person)
    draft = Draft(board, at)
    draft.edit(action, owners=owners, guessed=())
    if not draft.changes:
        raise Refused(f"{action.id} is {', '.join(owners) + '’s' if owners else 'nobody’s'} already.")
    return draft.changes


def confirm_owner(board: Board, key: str, *, at: Moment) -> Changes:
    """The owner guessed from the text of an action or issue is right."""
    found = need_any(board, key)
    if not isinstance(found, Action | Issue) or not found.guessed:
        raise Refused(f"No owner of {found.id} was guessed, so there is nothing to confirm.")
    draft = Draft(board, at)
    draft.edit(found, owners=tuple(dict.fromkeys((*found.owners, *found.guessed))), guessed=())
    return draft.changes


def set_due(board: Board, key: str, date: str, *, at: Moment) -> Changes:
    """Say by when an action or issue is due, in words or as a date; empty takes the date away."""
    found = need_any(board, key)
    if not isinstance(found, Action | Issue):
        raise Refused(f"{found.id} is a {found.kind}; only actions and issues are due on a day.")
    due = fields.day(board, date, at)
    draft = Draft(board, at)
    draft.edit(found, due=due)
    if not draft.changes:
        raise Refused(f"{found.id} {f'is due on {due}' if due else 'has no due date'} already.")
    return draft.changes
