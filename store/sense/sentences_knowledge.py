"""Sentences for changes to handoffs and hands-on sessions; see `store.sense.sentences`."""

from __future__ import annotations

from store.model.board import Board
from store.model.docs import from_doc
from store.model.records import Session, SessionStatus
from store.sense.edited import Edit
from store.sense.phrases import day, people, system, team
from store.sense.words import one_line


def shows(board: Board, session: Session) -> str:
    """Who shows (or showed) whom a system: `Chloe shows Ben and Ivo the CRM`."""
    verb = "showed" if session.status is SessionStatus.DONE else "shows"
    learners = people(board, session.learners, "and")
    return f"{people(board, (session.shower,))} {verb} {learners} {system(board, session.system)}"


def _shows(it: Edit) -> str:
    return shows(it.board, from_doc(Session, it.id, it.doc))


def new_session(it: Edit) -> str:
    """`S1 planned: Chloe shows Ben the CRM, Thu 26`."""
    when = f", {day(it.doc['date'], it.board.at)}" if it.doc.get("date") else ""
    return f"{it.id} planned: {_shows(it)}{when}"


def session_status(it: Edit) -> str:
    """`S1 held: Chloe showed Ben the CRM`."""
    if it.new == "done":
        return f"{it.id} held: {_shows(it)}"
    return f"{it.id} cancelled" if it.new == "cancelled" else f"{it.id} planned again"


def session_date(it: Edit) -> str:
    """`S1 on Thu 26`."""
    return f"{it.id} on {day(it.new, it.board.at)}" if it.new else f"{it.id} has no day"


def _way(it: Edit) -> str:
    """The teams of a path in order, as a change to its steps leaves it."""
    return " → ".join(team(it.board, step.get("team", "")) for step in it.doc.get("steps", ()))


def new_handoff(it: Edit) -> str:
    """`lead-path added: From form to call (Demand → Ops → Sales)`."""
    way = _way(it)
    return f"{it.id} added: {one_line(it.doc.get('name', ''))}{f' ({way})' if way else ''}"


def handoff_steps(it: Edit) -> str:
    """`lead-path: Demand → Ops → Sales`."""
    return f"{it.id}: {_way(it) or 'no step left'}"
