"""What stands in the way, and who helps: raise, assign, offer help, park, resolve (practice P1)."""

from __future__ import annotations

from collections.abc import Iterable

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Issue, IssueStatus
from store.verbs import fields
from store.verbs.capture import NOWHERE, Place
from store.verbs.draft import Draft, need


def raise_issue(
    board: Board,
    text: str,
    *,
    at: Moment,
    type: str = "problem",  # noqa: A002 - the field's name
    initiative: str = "",
    teams: str | Iterable[str] = (),
    owners: str | Iterable[str] = (),
    helpers: str | Iterable[str] = (),
    due: str = "",
    place: Place = NOWHERE,
) -> Changes:
    """Raise a problem, a risk, a question, a call for help, or a chance."""
    draft = Draft(board, at)
    draft.add(
        Issue,
        **fields.said(board, text, initiative, teams, place),
        type=fields.issue_type(type),
        owners=fields.people(board, owners),
        helpers=fields.people(board, helpers),
        due=fields.day(board, due, at),
    )
    return draft.changes


def resolve_issue(board: Board, key: str, how: str, *, at: Moment) -> Changes:
    """Close an issue, saying how; within a standup the minutes say so."""
    issue = need(board, "issue", key, Issue)
    if issue.status is IssueStatus.RESOLVED:
        raise Refused(f"{issue.id} is resolved already: {issue.resolution}")
    resolution = fields.required(
        how, f'Say how {issue.id} was resolved: `accord resolve {issue.id} "vendor fixed the export"`.'
    )
    running = board.running
    draft = Draft(board, at)
    draft.edit(
        issue,
        status=IssueStatus.RESOLVED,
        resolution=resolution,
        resolved_at=at.now,
        resolved_by=at.who,
        resolved_in=running.id if running else "",
        parked_until="",
    )
    return draft.changes


def reopen_issue(board: Board, key: str, *, at: Moment) -> Changes:
    """Put a resolved or parked issue back among those that need somebody."""
    issue = need(board, "issue", key, Issue)
    if issue.status is IssueStatus.OPEN:
        raise Refused(f"{issue.id} is open already.")
    draft = Draft(board, at)
    cleared = dict.fromkeys(("resolution", "resolved_at", "resolved_by", "resolved_in", "parked_until"), "")
    draft.edit(issue, status=IssueStatus.OPEN, **cleared)
    return draft.changes


def park_issue(board: Board, key: str, until: str = "", *, at: Moment) -> Changes:
    """Set an issue aside, until a date or (without one) until somebody reopens it."""
    issue = need(board, "issue", key, Issue)
    if issue.status is IssueStatus.RESOLVED:
        raise Refused(f"{issue.id} is resolved; reopen it first.")
    date = fields.day(board, until, at)
    if date and date <= fields.today(board, at):
        raise Refused(f"{date} is not ahead; park {issue.id} until a later day.")
    draft = Draft(board, at)
    draft.edit(issue, status=IssueStatus.PARKED, parked_until=date)
    if not draft.changes:
        raise Refused(f"{issue.id} is parked already{f' until {date}' if date else ''}.")
    return draft.changes


def offer_help(board: Board, key: str, person: str, *, at: Moment) -> Changes:
    """Somebody will help with an issue."""
    issue = need(board, "issue", key, Issue)
    helper = fields.person(board, person)
    if issue.status is IssueStatus.RESOLVED:
        raise Refused(f"{issue.id} is resolved already: {issue.resolution}")
    if helper in issue.helpers:
        raise Refused(f"{helper} helps with {issue.id} already.")
    draft = Draft(board, at)
    draft.edit(issue, helpers=(*issue.helpers, helper))
    return draft.changes


def withdraw_help(board: Board, key: str, person: str, *, at: Moment) -> Changes:
    """Somebody does not help with an issue after all."""
    issue = need(board, "issue", key, Issue)
    helper = fields.person(board, person)
    if helper not in issue.helpers:
        who = ", ".join(issue.helpers) or "nobody"
        raise Refused(f"{helper} does not help with {issue.id}; {who} does.")
    draft = Draft(board, at)
    draft.edit(issue, helpers=tuple(other for other in issue.helpers if other != helper))
    return draft.changes


def assign_issue(board: Board, key: str, person: str, *, at: Moment) -> Changes:
    """Make one person the owner of an issue; an empty `person` leaves it without."""
    issue = need(board, "issue", key, Issue)
    owners = fields.people(board, person)
    draft = Draft(board, at)
    draft.edit(issue, owners=owners, guessed=())
    if not draft.changes:
        raise Refused(f"{issue.id} is {'owned by ' + owners[0] if owners else 'nobody’s'} already.")
    return draft.changes
