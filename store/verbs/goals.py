"""Goals that pull apart: which two, why, where it bites, and the agreement that ends it (practice P2).

A conflict stays on the board until somebody writes down how both goals are met. Goals themselves are named things, see
`store.verbs.named`.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.line.marks import is_handle
from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Conflict, ConflictStatus
from store.verbs import fields
from store.verbs.capture import NOWHERE, Marks, Place
from store.verbs.draft import Draft, need

WRITTEN = "#conflict volume clean: why they pull apart"
ARROWS = ("→", "->")


def record_conflict(
    board: Board,
    goal: str,
    other: str,
    why: str,
    initiatives: str | Iterable[str] = (),
    *,
    at: Moment,
    teams: str | Iterable[str] = (),
    place: Place = NOWHERE,
    raw: str = "",
) -> Changes:
    """Two goals pull apart, and why; in `initiatives` it bites (by default in that of the `place` it is said at).

    Refuses goals there are not, and a pair that has an open conflict already: that one is to be settled.
    """
    goals = pair(board, (goal, other))
    named = " and ".join(goals)
    fields.required(why, f"Say why {named} pull apart, as in {WRITTEN}.")
    for known in board.conflicts.where("goals", goals[0]):
        if set(known.goals) == set(goals) and known.status is ConflictStatus.OPEN:
            raise Refused(f'{named} are in conflict already; `accord agree {known.id} "…"` settles that first.')
    said = fields.said(board, why, "", teams, place, raw)
    here = said.pop("initiative")
    bites = fields.initiatives(board, initiatives) or ((here,) if here else ())
    draft = Draft(board, at)
    draft.add(Conflict, **said, goals=goals, initiatives=bites)
    return draft.changes


def conflict_line(board: Board, line: Line, place: Place, *, at: Moment) -> Changes:
    """A conflict line: two goals, then why; every initiative it marks is one in which it bites."""
    marks = Marks(line, board.names())
    marks.release(marks.people)
    bites = [handle for handle in line.plus if handle in board.initiatives]
    marks.extra = [mark for mark in marks.extra if mark[:1] != "+" or mark[1:] not in bites]
    goal, other = line.goals if len(line.goals) == 2 else ("", "")
    return record_conflict(board, goal, other, marks.text(), bites, teams=marks.teams, place=place, at=at, raw=line.raw)


def name_goals(line: Line, named: str) -> None:
    """Put goals named beside the text of a conflict into its line; what looked like two goals there is text then."""
    goals = tuple(fields.listed(named))
    if goals:
        line.text = f"{' '.join(line.goals)}: {line.text}" if line.goals else line.text
        line.goals = goals


def agree_conflict(board: Board, key: str, agreement: str, *, at: Moment) -> Changes:
    """Write down how both goals are met; that settles the conflict. Saying it in other words later is allowed."""
    conflict = need(board, "conflict", key, Conflict)
    text = fields.required(
        agreement, f'Say what was agreed: `accord agree {conflict.id} "volume counts only clean records"`.'
    )
    if conflict.status is ConflictStatus.AGREED and conflict.agreement == text:
        raise Refused(f"{conflict.id} says that already.")
    draft = Draft(board, at)
    draft.edit(conflict, status=ConflictStatus.AGREED, agreement=text, agreed_at=at.now, agreed_by=at.who)
    return draft.changes


def reopen_conflict(board: Board, key: str, *, at: Moment) -> Changes:
    """What was agreed does not hold: the conflict is open again. The history keeps what the agreement said."""
    conflict = need(board, "conflict", key, Conflict)
    if conflict.status is ConflictStatus.OPEN:
        raise Refused(f"{conflict.id} is open already.")
    draft = Draft(board, at)
    draft.edit(conflict, status=ConflictStatus.OPEN, **dict.fromkeys(("agreement", "agreed_at", "agreed_by"), ""))
    return draft.changes


def pair(board: Board, words: str | Iterable[str]) -> tuple[str, ...]:
    """The handles of two goals; refuses fewer, more, the same one twice, and goals there are not."""
    named = tuple(dict.fromkeys(fields.goal(board, word) for word in fields.listed(words)))
    if len(named) != 2:
        raise Refused(f"A conflict is between two goals, as in {WRITTEN}.")
    return named


def check_agreement(conflict: Conflict) -> None:
    """Refuses an agreement on an open conflict, and an agreed one without."""
    if conflict.agreement and conflict.status is ConflictStatus.OPEN:
        raise Refused(f'{conflict.id} is open; `accord agree {conflict.id} "…"` writes down what was agreed.')
    if not conflict.agreement and conflict.status is ConflictStatus.AGREED:
        raise Refused(f"{conflict.id} was agreed on; `accord reopen {conflict.id}` takes that back.")


def read_aim(words: str) -> dict[str, str]:
    """Fields of a goal from how people say what it is measured by: `bad records: 7 -> 2 % by 2027-06-30`.

    Every part may be missing: `leads`, `leads: 500 a month`, `leads -> 500`. The due date is as typed.
    """
    text = fields.clean(words)
    for arrow in ARROWS:
        before, found, after = text.partition(arrow)
        if found:
            break
    else:
        before, _, after = text.partition(":")
    metric, baseline = before.strip(), ""
    first, _, last = metric.rpartition(" ")
    if after and any(letter.isdecimal() for letter in last):
        metric, baseline = first, last
    rest, _, due = after.strip().partition(" by ")
    target, _, unit = rest.partition(" ")
    given = {"metric": metric.rstrip(": "), "baseline": baseline, "target": target, "unit": unit, "due": due}
    return {field: value.strip() for field, value in given.items() if value.strip()}


def handle_for(board: Board, name: str) -> str:
    """A free handle made of a name: its longest word, with a number behind it where that is taken (`records-2`)."""
    pieces = "".join(letter if letter.isalnum() else " " for letter in name.lower()).split()
    words = [piece[:24] for piece in pieces if is_handle(piece[:24]) and not piece[1:].isdecimal()]
    stem = max(words, key=len, default="goal")
    handle, number = stem, 1
    while board.find(handle) is not None:
        number += 1
        handle = f"{stem}-{number}"
    return handle
