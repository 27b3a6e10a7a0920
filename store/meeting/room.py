"""What a standup's minutes say about success criteria, inputs and thanks (practices P5, P9 and P10)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from store.model.board import Board
from store.model.records import Criterion, Input, InputStatus, Thanks
from store.sense.standing import affected


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Criteria, inputs and thanks as they stood when a standup ended."""

    criteria: tuple[Criterion, ...]
    """Written down or signed since the standup before, and in this one, by initiative."""
    unsigned: Mapping[str, tuple[str, ...]]
    """By criterion, the teams concerned that had not signed it as it was written."""
    inputs: tuple[Input, ...]
    """Asked for or received since the standup before, and what is still wanted for an initiative that was talked
    about; those that came first.
    """
    thanks: tuple[Thanks, ...]
    """Given since the standup before, and in this one."""


def room(board: Board, talked: Collection[str], after: str, until: str) -> Room:
    """What happened between the end of the standup before (`after`) and the end of this one, both ISO times; `talked`
    are the initiatives that were talked about.
    """
    criteria = [criterion_as_of(each, until) for each in board.criteria if each.created <= until]
    order = {about: number for number, about in enumerate(board.initiatives.keys())}
    fresh = [each for each in criteria if each.created > after or any(s.at > after for s in each.signed.values())]
    fresh.sort(key=lambda each: order.get(each.initiative, len(order)))
    inputs = [input_as_of(each, until) for each in board.inputs if each.created <= until]
    told = [
        each
        for each in inputs
        if each.created > after
        or each.received_at > after
        or (each.status is InputStatus.ASKED and each.initiative in talked)
    ]
    return Room(
        criteria=tuple(fresh),
        unsigned={each.id: _unsigned(board, each) for each in fresh},
        inputs=tuple(sorted(told, key=lambda each: (each.received_at or "~", each.due or "~"))),
        thanks=tuple(each for each in board.thanks if after < each.created <= until),
    )


def criterion_as_of(criterion: Criterion, until: str) -> Criterion:
    """The criterion with the signatures it had at `until`."""
    if all(signature.at <= until for signature in criterion.signed.values()):
        return criterion
    return criterion.but(signed={team: each for team, each in criterion.signed.items() if each.at <= until})


def input_as_of(asked: Input, until: str) -> Input:
    """The input as it stood at `until`: what came later was still wanted."""
    if asked.received_at <= until:
        return asked
    return asked.but(status=InputStatus.ASKED, said="", received_at="")


def _unsigned(board: Board, criterion: Criterion) -> tuple[str, ...]:
    return tuple(team for team in affected(board, criterion.initiative) if not criterion.signed_by(team))
