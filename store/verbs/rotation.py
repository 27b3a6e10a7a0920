"""Whose turn it is to facilitate, to write, and to come for a team; and taking somebody's turn (practice P11).

The turn goes to whoever of a list had fewest, of those to whoever had it longest ago, in the order of the list at the
beginning. Who is away is passed over; a standup somebody was away from counts as if they had had as many turns as the
one with fewest of those who came. So nobody has more than one turn more than anybody who was there all the time, a
newcomer has one soon, who was away for long does not have to make up for it, and whoever takes another's turn has one
less later. Who leads does not write as well: the turn they owe comes next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from store.line.dates import local_time
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Meeting, Series
from store.verbs import fields
from store.verbs.draft import Draft

FACILITATOR, SCRIBE = "facilitator", "scribe"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NOBODY = ("nobody", "-", "none")
"""Words that empty a list, or take a swap back."""

Turns = dict[str, str]
"""Who has the turn, by role: facilitator, scribe, and the handle of each team that sends somebody."""


class Ledger:
    """How many turns everybody had in each role, and in which standup the last one, counted from the first."""

    __slots__ = ("counts", "held", "last", "lists")

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.lists = lists
        self.counts: dict[tuple[str, str], int] = {}
        self.last: dict[tuple[str, str], int] = {}
        self.held = 0

    def note(self, turns: Turns, absent: Collection[str] = ()) -> None:
        """A standup was held with these turns, and without those who were `absent`."""
        self.held += 1
        for role, person in turns.items():
            self.counts[role, person] = self._count(role, person) + 1
            self.last[role, person] = self.held
        for role, people in self.lists.items():
            there = [self._count(role, person) for person in people if person not in absent]
            for person in people:
                if there and person in absent:
                    self.counts[role, person] = max(self._count(role, person), min(there))

    def order(self, role: str, people: Iterable[str]) -> list[str]:
        """People in the order in which the turn comes to them."""
        return sorted(people, key=lambda who: (self._count(role, who), self.last.get((role, who), 0)))

    def _count(self, role: str, person: str) -> int:
        """Somebody who never had the turn begins one behind whoever had fewest."""
        if (role, person) in self.counts:
            return self.counts[role, person]
        known = [count for (name, _), count in self.counts.items() if name == role]
        return max(0, min(known, default=0) - 1)


def lists(series: Series) -> dict[str, tuple[str, ...]]:
    """Who takes turns, by role, roles that nobody takes turns in left out."""
    found = {FACILITATOR: series.facilitators, SCRIBE: series.scribes, **series.representatives}
    return {role: people for role, people in found.items() if people}


def served(board: Board, but: str = "") -> Ledger:
    """The turns of all standups but one."""
    ledger = Ledger(lists(board.series))
    for meeting in sorted(board.meetings, key=lambda each: each.started):
        if meeting.started and meeting.id != but:
            ledger.note(turns_of(meeting), _absent_from(board, meeting))
    return ledger


def _absent_from(board: Board, meeting: Meeting) -> set[str]:
    """Who was not at a standup: who sent regrets, who came later to the board, and who is in no list that was taken."""
    there = {*meeting.present, *meeting.late}
    away = {who.id for who in board.people if who.created > meeting.started or (there and who.id not in there)}
    return away | set(meeting.regrets)


def turns_of(meeting: Meeting) -> Turns:
    """Who had the turns in a standup."""
    had = {FACILITATOR: meeting.facilitator, SCRIBE: meeting.scribe, **meeting.representatives}
    return {role: person for role, person in had.items() if person}


def turns_on(board: Board, on: str, before: Ledger | None = None, absent: Collection[str] = ()) -> Turns:
    """Who has the turns in the standup on a date (ISO), when `before` says who had them until then. Who is away that
    day or `absent` has none; one person facilitates and writes only where there is nobody else.
    """
    ledger = served(board) if before is None else before
    out = {*absent, *away_on(board, on)}
    swaps = {role: board.series.swaps.get(f"{on} {role}", "") for role in ledger.lists}
    turns: Turns = {role: person for role, person in swaps.items() if person and person not in out}
    for role, people in ledger.lists.items():
        if role not in turns:
            other = turns.get({FACILITATOR: SCRIBE, SCRIBE: FACILITATOR}.get(role, ""))
            free = ledger.order(role, (who for who in people if who not in out and who in board.people))
            turns[role] = next((who for who in free if who != other), free[0] if free else "")
    return {role: turns[role] for role in ledger.lists if turns[role]}


def away_on(board: Board, on: str) -> set[str]:
    """Who is away on a date."""
    return {person.id for person in board.people if person.away_until[:10] >= on}


def stand_ins(board: Board, meeting: Meeting, absent: Collection[str]) -> dict[str, Any]:
    """The fields of a running standup that change when people who had a turn in it do not come."""
    had = turns_of(meeting)
    gone = [role for role in lists(board.series) if had.get(role) in absent]
    if not gone:
        return {}
    on, before = local_time(meeting.started, board.series.timezone)[:10], served(board, meeting.id)
    busy = {had[role] for role in (FACILITATOR, SCRIBE) if role not in gone}
    new = {**turns_on(board, on, before, absent), **turns_on(board, on, before, {*absent, *busy})}
    kept = {**had, **{role: new.get(role, "") for role in gone}}
    sent = {role: person for role, person in kept.items() if role not in (FACILITATOR, SCRIBE) and person}
    return {"facilitator": kept.get(FACILITATOR, ""), "scribe": kept.get(SCRIBE, ""), "representatives": sent}


def swap_turn(board: Board, day: str, role: str, person: str, *, at: Moment) -> Changes:
    """Somebody takes the turn of a standup to come, whoever it would be; `nobody` gives it back. `role` is facilitator,
    scribe, or the team they come for.
    """
    series = board.series
    on = _standup_on(board, day, at)
    key = _role(board, role)
    swaps = {name: who for name, who in series.swaps.items() if name[:10] >= fields.today(board, at)}
    if fields.clean(person).lower() in NOBODY:
        if swaps.pop(f"{on} {key}", None) is None:
            raise Refused(f"Nobody took the turn of the {key} on {on}.")
    else:
        who = fields.person(board, person)
        found = board.people[who]
        if found.away_until[:10] >= on:
            raise Refused(f"{who} is away until {found.away_until}; choose somebody else.")
        if key in board.teams and found.team != key:
            raise Refused(f"{who} is not in {key}; somebody of the team comes for it.")
        if turns_on(board, on).get(key) == who and series.swaps.get(f"{on} {key}") == who:
            raise Refused(f"{who} has that turn already.")
        swaps[f"{on} {key}"] = who
    draft = Draft(board, at)
    draft.series(swaps=dict(sorted(swaps.items())))
    return draft.changes


def _standup_on(board: Board, words: str, at: Moment) -> str:
    """The date of a standup to come."""
    on = fields.day(board, words, at)
    if not on:
        raise Refused("Which standup? `accord swap 2026-11-24 scribe ana`.")
    if on < fields.today(board, at):
        raise Refused(f"{on} is over.")
    if DAYS[date.fromisoformat(on).weekday()] != board.series.day:
        raise Refused(f"{on} is no day of a standup; they are held on {board.series.day}.")
    return on


def _role(board: Board, word: str) -> str:
    """A role somebody takes turns in."""
    typed = fields.clean(word).lower().lstrip("@")
    known = lists(board.series)
    if typed in known:
        return typed
    if typed in (FACILITATOR, SCRIBE) or typed in board.teams:
        option = {FACILITATOR: "--facilitators ana,ben", SCRIBE: "--scribes ana,ben"}.get(typed)
        raise Refused(
            f"Nobody takes turns as {typed}; accord init {option or f'--representatives {typed}:ana,ben'} says who do."
        )
    named = ", ".join(known) or "none so far"
    raise Refused(f"{word!r} is no role that people take turns in; there are {named}.")


def read_turns(
    board: Board, facilitators: str = "", scribes: str = "", representatives: str | Iterable[str] = ""
) -> dict[str, Any]:
    """Fields of the series from what was typed: people with commas, and of teams `ops:ana,ivo` (several with `;`)."""
    given: dict[str, Any] = {}
    for field, words in (("facilitators", facilitators), ("scribes", scribes)):
        if fields.clean(words):
            given[field] = _people(board, words)
    typed = representatives.split(";") if isinstance(representatives, str) else representatives
    sent: dict[str, tuple[str, ...]] = dict(board.series.representatives)
    for words in filter(fields.clean, typed):
        team, colon, people = words.partition(":")
        if not colon:
            raise Refused(f"{fields.clean(words)!r} does not say who comes for whom; write it as ops:ana,ivo.")
        sent[fields.team(board, team)] = _people(board, people)
        given["representatives"] = {name: come for name, come in sent.items() if come}
    return given


def _people(board: Board, words: str) -> tuple[str, ...]:
    return () if fields.clean(words).lower() in ("", *NOBODY) else fields.people(board, words)


def takes_turns(series: Series, handle: str) -> bool:
    """Whether a person or a team is in the rotation."""
    named: Mapping[str, tuple[str, ...]] = lists(series)
    return handle in named or any(handle in people for people in named.values())
