"""The rules of attention about the room: what was asked, what is signed, who never met, whether it meets at all; see
`store.sense.rules`.
"""

from __future__ import annotations

from collections.abc import Iterator

from store.model.board import Board
from store.model.records import InputStatus
from store.sense.criteria import outdated
from store.sense.language import is_live
from store.sense.need import Need, need, shell
from store.sense.phrases import ago, day, days_past, days_since, late, listed, people, person, plural, teams
from store.sense.phrases import initiative as title
from store.sense.rapport import introduction, introductions, on_agenda, shares
from store.sense.standing import unsigned
from store.sense.words import one_line

UNMET = 1
"""Severity of two people who share work and never met."""
LATE = 4
"""Severity of an input whose day is past."""
WAITING = 2
"""Of one that is still to come."""
UNSIGNED = 3
"""Of criteria that a team concerned has not signed."""
MISSED = 3
"""Of a standup that was not held."""
WEEK = 7
"""Days from one standup to the next."""


def input_wanted(board: Board, today: str) -> Iterator[Need]:
    """Somebody was asked for something and has not said it yet, or not by the day that was set (P10)."""
    for asked in board.inputs.where("status", InputStatus.ASKED):
        about = board.initiatives.get(asked.initiative)
        if about is not None and not is_live(about):
            continue
        behind = days_past(asked.due, today)
        whom = f"asked of {person(board, asked.person)}"
        if behind > 0:
            rule, severity, since = "input-late", LATE, asked.due
            detail = f"{whom} · due {day(asked.due, today)}, {late(behind)}"
        else:
            rule, severity, since = "input-waiting", WAITING, asked.created
            when = f"due {day(asked.due, today)}" if asked.due else ago(days_since(asked.created, today))
            detail = f"{whom} · {when}"
        says = (f"{asked.id} {one_line(asked.text)}", detail)
        way = ("enter", "open", shell("receive", asked.id, "…"))
        concerns = (asked.initiative, asked.teams)
        yield need(board, today, rule, (asked.id,), severity, since, says, way, *concerns)


def criteria_unsigned(board: Board, today: str) -> Iterator[Need]:
    """Teams an initiative bears on have not signed what success means in it, or signed other words (P9)."""
    for about in board.initiatives:
        criteria = board.criteria.where("initiative", about.id)
        missing = unsigned(board, about.id) if criteria and is_live(about) else []
        if not missing:
            continue
        before = [name for name in outdated(board, about.id) if name in missing]
        verb = "has" if len(missing) == 1 else "have"
        sentence = f"{teams(board, missing, 'and')} {verb} not signed what success means in {title(board, about.id)}"
        older = f"{teams(board, before, 'and')} signed earlier words" if before else ""
        detail = listed([plural(len(criteria), "criterion", "criteria"), older]).replace(", ", " · ", 1)
        since = min(each.created for each in criteria if not all(each.signed_by(name) for name in missing))
        ids = (about.id, *(each.id for each in criteria))
        way = ("enter", "open", shell("sign", about.id, missing[0]))
        says = (sentence, detail)
        yield need(board, today, "criteria-unsigned", ids, UNSIGNED, since, says, way, about.id, tuple(missing))


def standup_missed(board: Board, today: str) -> Iterator[Need]:
    """A week went by without the standup that is held every week (P11). Before the first one nothing is missed."""
    last = board.last_meeting
    if last is None or board.running is not None:
        return
    missed = days_since(last.ended, today) // WEEK - 1
    if missed > 0:
        says = (f"There was no standup since {day(last.ended, today)}", f"{plural(missed, 'week')} without one")
        yield need(board, today, "standup-missed", (last.id,), MISSED, last.ended, says, ("m", "meet", shell("meet")))


def people_unmet(board: Board, today: str) -> Iterator[Need]:
    """Two people share work and were never in a standup together (P5); one pair at a time, the nearest, and none while
    that one waits on the agenda to be introduced.
    """
    for each in introductions(board, today)[:1]:
        if on_agenda(board, each):
            return
        both = (each.one, each.other)
        since = max(board.initiatives[about].created for about in each.initiatives)
        says = (
            f"{people(board, both, 'and')} have never been in a standup together",
            f"they share {shares(board, each)}",
        )
        way = ("enter", "introduce them", shell("add", "topic", introduction(board, each)))
        concerned = tuple(board.people[who].team for who in both)
        yield need(board, today, "people-unmet", both, UNMET, since, says, way, "", concerned)
