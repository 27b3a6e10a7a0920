"""Success, defined before the launch: criteria of an initiative, and the teams that sign them."""

from __future__ import annotations

from collections.abc import Iterable

from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Criterion, Signature
from store.verbs import fields
from store.verbs.capture import NOWHERE, Marks, Place
from store.verbs.draft import Draft


def add_criterion(
    board: Board, initiative: str, text: str, place: Place | None = None, *, at: Moment, raw: str = ""
) -> Changes:
    """One thing that must hold for `initiative` to count as a success. Refuses without an initiative or a text."""
    if not initiative:
        raise Refused("A success criterion belongs to an initiative; mark it, such as +webinar.")
    about = fields.initiative(board, initiative)
    words = fields.required(text, "What must hold for it to be a success? Say so in the text.")
    if any(other.text == words for other in board.criteria.where("initiative", about)):
        raise Refused(f"{board.initiatives[about].name} has that criterion already.")
    draft = Draft(board, at)
    draft.add(Criterion, **fields.said(board, words, about, (), place or NOWHERE, raw))
    return draft.changes


def criterion_line(board: Board, line: Line, place: Place = NOWHERE, *, at: Moment) -> Changes:
    """`#criterion +webinar sales calls every attendee within two days`; the initiative may be the topic's."""
    marks = Marks(line, board.names())
    marks.release(marks.people)
    unknown = [mark for mark in line.unknown if mark[0] == "+"]
    if unknown and not marks.initiative:
        fields.initiative(board, unknown[0])  # refuses, naming the nearest known
    return add_criterion(board, marks.initiative or place.initiative, marks.text(), place, at=at, raw=line.raw)


def sign_criteria(board: Board, initiative: str, team: str | Iterable[str], *, at: Moment) -> Changes:
    """A team (or several) signs every criterion of an initiative as it is written now; an edit later makes that one
    stale again.
    """
    about = fields.initiative(board, initiative)
    signers = [fields.team(board, each) for each in ([team] if isinstance(team, str) else team)]
    name = board.initiatives[about].name
    criteria = board.criteria.where("initiative", about)
    if not criteria:
        raise Refused(f'{name} has no success criteria yet; add one: accord add criterion "… +{about}"')
    draft = Draft(board, at)
    for criterion in criteria:
        signature = Signature(text=criterion.text, by=at.who, at=at.now)
        new = {signer: signature for signer in signers if not criterion.signed_by(signer)}
        draft.edit(criterion, signed={**criterion.signed, **new})
    if not draft.changes:
        named = " and ".join(board.teams[signer].name for signer in signers)
        raise Refused(f"{named} {'has' if len(signers) == 1 else 'have'} signed every criterion of {name} already.")
    return draft.changes
