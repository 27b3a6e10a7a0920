"""What a standup's minutes say about knowledge: sessions held and to come, and the holes that were closed (P4)."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.board import Board
from store.model.records import Session, SessionStatus
from store.sense import knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Knowledge as it stood when a standup ended."""

    held: tuple[Session, ...]
    """Hands-on sessions held since the standup before, and in this one."""
    closed: tuple[str, ...]
    """What people know since those sessions that was a hole before."""
    planned: tuple[Session, ...]
    """Hands-on sessions to come, by their day."""


def learned(board: Board, after: str, until: str) -> Learned:
    """What was learned between the end of the standup before (`after`) and the end of this one, both ISO times."""
    then = [session_as_of(session, until) for session in board.sessions if session.created <= until]
    ahead = [session for session in then if session.status is SessionStatus.PLANNED]
    return Learned(
        held=knowledge.held(board, after, until),
        closed=tuple(hole.closed for hole in knowledge.closed(board, after, until)),
        planned=tuple(sorted(ahead, key=lambda session: session.date or "9999")),
    )


def session_as_of(session: Session, until: str) -> Session:
    """The session as it stood at `until`: held or cancelled later, it was still to come."""
    if session.done_at <= until:
        return session
    return session.but(status=SessionStatus.PLANNED, done_at="", before={})
