"""Lines that settle what is on the board already, so that a standup never leaves its prompt for it.

`[x] A3`, `done A3 and S4`: actions are done, sessions were held (practices P1 and P4) · `#seen @ops`: a team took note
of what the topic's initiative does to it (P1) · `#sign @ops`: it signs what success means in it (P9) · `#agree K1 …`:
how both goals of a conflict are met (P2) · `#resolve Q3 …`: how an issue was resolved (P1).
"""

from __future__ import annotations

from collections.abc import Callable

from store.line.kinds import done_in
from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import ActionStatus, SessionStatus
from store.verbs import fields
from store.verbs.actions import complete_action
from store.verbs.capture import Marks, Place
from store.verbs.criteria import sign_criteria
from store.verbs.goals import agree_conflict
from store.verbs.impacts import acknowledge_impact
from store.verbs.issues import resolve_issue
from store.verbs.knowledge import finish_session

Said = tuple[Changes, str]
"""What a line changed, and what more it said."""


def done_line(board: Board, line: Line, place: Place, *, at: Moment) -> Said:
    """Every action that is named is done, every session was held. What more is said of it says of what."""
    del place
    keys, said = done_in(line.text)
    changes: Changes = ()
    named: list[str] = []
    for key in dict.fromkeys(key.upper() for key in keys):
        changes += (finish_session if key[0] == "S" else complete_action)(board, key, at=at)
        found = board.find(key)
        named.append(f"{getattr(found, 'text', '')} ({key})".strip())
    return changes, f"{', '.join(named)} {'is' if len(named) == 1 else 'are'} done: {said}" if said else ""


def is_ticked(board: Board, line: Line) -> bool:
    """Whether `[x] A3 the vendor agreed` is about what is open here: of `[x] A4 paper is there` the board knows, and
    not the line.
    """
    keys = done_in(line.text)[0] if line.kind == "action" and line.keys.get("done") else []
    found = [board.find(key.upper()) for key in keys]
    return bool(found) and all(
        getattr(each, "status", "") in (ActionStatus.OPEN, SessionStatus.PLANNED) for each in found
    )


def seen_line(board: Board, line: Line, place: Place, *, at: Moment) -> Said:
    """The teams marked take note of what the initiative does to them."""
    return _by_teams(board, line, place, acknowledge_impact, at)


def sign_line(board: Board, line: Line, place: Place, *, at: Moment) -> Said:
    """The teams marked sign what success means in the initiative."""
    return _by_teams(board, line, place, sign_criteria, at)


def agreement_line(board: Board, line: Line, place: Place, *, at: Moment) -> Changes:
    """What both sides of a conflict agreed on."""
    del place
    return agree_conflict(board, *fields.id_and_words(line), at=at)


def resolve_line(board: Board, line: Line, place: Place, *, at: Moment) -> Changes:
    """How an issue was resolved."""
    del place
    return resolve_issue(board, *fields.id_and_words(line), at=at)


def _by_teams(board: Board, line: Line, place: Place, settle: Callable[..., Changes], at: Moment) -> Said:
    """What teams do about one initiative: the one marked, else that of the topic."""
    marks = Marks(line, board.names())
    about = marks.initiative or place.initiative
    if not marks.teams or not about:
        missing = "team: " if about else "team and which initiative: "
        raise Refused(f"Say which {missing}#{line.kind} @ops" + ("" if about else " +webinar"))
    return settle(board, about, marks.teams, at=at), line.text
