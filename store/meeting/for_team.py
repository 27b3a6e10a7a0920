"""The minutes for one team: what touches it, in the same words and the same order, and nothing else.

A record touches a team that it names, and one whose people it names: as owners, helpers, learners, as those who are
asked or thanked. A decision, a criterion and a topic also touch the teams their initiative bears on, a word those that
said what it means to them, a conflict those whose goals pull apart, friction the owner of its touchpoint. What was said
topic by topic stays in the whole minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from store.meeting.learned import Learned
from store.meeting.minutes import Minutes, Since
from store.meeting.room import Room
from store.model import records as r
from store.model.board import Board
from store.sense.touchpoints import Totals

R = TypeVar("R", bound=r.Record)

NAMING = ("teams", "owners", "guessed", "helpers", "shower", "learners", "person", "giver", "people")
"""Fields that name people and teams a record is about."""

FOLLOWING = (r.Decision, r.Criterion, r.Topic)
"""Lines that touch a team because their initiative does."""


def for_team(minutes: Minutes, board: Board, team: str) -> Minutes:
    """What touches a team of these minutes; `team` is the handle of one there is."""
    touch = _Touch(board, team, minutes.until)
    since, meeting, learned, room = minutes.since, minutes.meeting, minutes.learned, minutes.room
    own = {name: touch.people(getattr(meeting, name)) for name in ("present", "late", "regrets")}
    turns = {name: "".join(touch.people([getattr(meeting, name)])) for name in ("facilitator", "scribe")}
    return replace(
        minutes,
        team=team,
        there_for=board.teams[team].role,
        meeting=meeting.but(
            **own,
            **turns,
            guests=(),
            question="",
            heard=(),
            representatives={name: who for name, who in meeting.representatives.items() if name == team},
        ),
        since=Since(
            after=since.after,
            done=touch.of(since.done),
            resolved=touch.of(since.resolved),
            raised=touch.of(since.raised),
            decided=touch.of(since.decided),
            acknowledged=touch.of(since.acknowledged),
        ),
        sections=(),
        corrected=touch.of(minutes.corrected),
        decisions=touch.of(minutes.decisions),
        actions=touch.of(minutes.actions),
        issues=touch.of(minutes.issues),
        impacts=touch.of(minutes.impacts),
        abouts=tuple(about for about in minutes.abouts if about.initiative in touch.initiatives),
        settled=touch.of(minutes.settled),
        defined=touch.of(minutes.defined),
        disputed=touch.of(minutes.disputed),
        conflicts=touch.of(minutes.conflicts),
        room=Room(
            criteria=touch.of(room.criteria),
            unsigned=room.unsigned,
            inputs=touch.of(room.inputs),
            thanks=touch.of(room.thanks),
        ),
        learned=Learned(held=touch.of(learned.held), closed=(), planned=touch.of(learned.planned)),
        frictions=touch.of(minutes.frictions),
        experiments=tuple(
            (experiment, friction)
            for experiment, friction in minutes.experiments
            if touch.is_on(experiment) or (friction is not None and touch.is_on(friction))
        ),
        totals=Totals(Decimal(), Decimal(), (), (), ()),
        not_reached=touch.of(minutes.not_reached),
        parked=touch.of(minutes.parked),
        carried=touch.of(minutes.carried),
    )


def touching(board: Board, team: str, until: str) -> Callable[[r.Record], bool]:
    """Tells of a record whether it touches a team, as things stand at `until` (ISO, UTC)."""
    return _Touch(board, team, until).is_on


class _Touch:
    """Says whether a record touches a team."""

    def __init__(self, board: Board, team: str, until: str) -> None:
        self._board = board
        self._team = team
        self._own = {team, *(person.id for person in board.people.where("team", team))}
        self.initiatives = {
            impact.initiative
            for impact in board.impacts.where("teams", team)
            if impact.level is not r.Level.NONE and impact.created <= until
        }

    def people(self, handles: Iterable[str]) -> tuple[str, ...]:
        """Those of these people who are in the team."""
        return tuple(who for who in handles if who in self._own)

    def of(self, records: Iterable[R]) -> tuple[R, ...]:
        """Those of these records that touch the team."""
        return tuple(record for record in records if self.is_on(record))

    def is_on(self, record: r.Record) -> bool:
        """Whether a record touches the team."""
        if isinstance(record, r.Term):
            return self._team in record.meanings
        if isinstance(record, FOLLOWING) and record.initiative in self.initiatives:
            return True
        if isinstance(record, r.Conflict) and any(goal.team == self._team for goal in self._goals(record)):
            return True
        if isinstance(record, r.Friction):
            place = self._board.touchpoints.get(record.touchpoint)
            if place is not None and place.owner == self._team:
                return True
        return any(not self._own.isdisjoint(_named(getattr(record, field, ()))) for field in NAMING)

    def _goals(self, conflict: r.Conflict) -> list[r.Goal]:
        return self._board.goals.many(conflict.goals)


def _named(value: str | Iterable[str]) -> Iterable[str]:
    """The handles in a field that holds one or several."""
    return (value,) if isinstance(value, str) else value
