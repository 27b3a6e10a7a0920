"""How close people are who share work: which teams meet, who never did, and who was thanked (practice P5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from store.model.board import Board
from store.model.records import Level, Meeting, Thanks
from store.model.table import Table
from store.sense.inputs import Happening
from store.sense.language import is_live
from store.sense.phrases import initiative as title
from store.sense.phrases import listed, people, person, teams
from store.sense.words import one_line

WEEKS = 8
"""Weeks that contact is looked at over."""
ENOUGH = 2
"""Standups whose attendance has to be known before anybody is said to have never met."""


class Contact(NamedTuple):
    """How often teams met in the standups since a date: `together` counts those with people of both teams (in the
    order of `teams`, once a pair), and of a team with itself those it sent anybody to.
    """

    teams: tuple[str, ...]
    standups: int
    together: dict[tuple[str, str], int]

    def of(self, one: str, other: str) -> int:
        """In how many standups both were."""
        return self.together.get((one, other)) or self.together.get((other, one), 0)


class Introduction(NamedTuple):
    """Two people of different teams who share initiatives and were never in a standup together."""

    one: str
    other: str
    initiatives: tuple[str, ...]


def contact(board: Board, today: str, weeks: int = WEEKS) -> Contact:
    """Who met in the standups of the last weeks; only those count whose attendance was noted."""
    since = (date.fromisoformat(today) - timedelta(weeks=weeks)).isoformat() if today else ""
    held = [meeting for meeting in _attended(board) if meeting.started[:10] > since]
    order = tuple(board.teams.keys())
    together: dict[tuple[str, str], int] = {}
    for meeting in held:
        came = {board.people[who].team for who in there(meeting) if who in board.people}
        here = [team for team in order if team in came]
        for pair in (*((team, team) for team in here), *combinations(here, 2)):
            together[pair] = together.get(pair, 0) + 1
    return Contact(order, len(held), together)


def there(meeting: Meeting) -> list[str]:
    """Who was in a standup."""
    return list(dict.fromkeys((*meeting.present, *meeting.late)))


def _attended(board: Board) -> list[Meeting]:
    return [meeting for meeting in board.meetings if meeting.started and there(meeting)]


def introductions(board: Board, today: str) -> tuple[Introduction, ...]:
    """Who should be introduced: those who share most first, then who came to standups most; nobody who is away.

    Remembered with the board. Nothing while too few standups tell who was there.
    """
    return board.remember(("introductions", today), lambda board: _introductions(board, today))


def _introductions(board: Board, today: str) -> tuple[Introduction, ...]:
    held, met, came = board.follow("meeting", "met", _met)
    if held < ENOUGH:
        return ()
    known = [each for each in board.people if each.team in board.teams and not each.away_until[:10] >= today]
    shared = _shared(board)
    found: list[Introduction] = []
    for one, other in combinations(known, 2):
        both = shared.get(frozenset((one.team, other.team)), ()) if one.team != other.team else ()
        if both and frozenset((one.id, other.id)) not in met:
            found.append(Introduction(one.id, other.id, both))
    found.sort(key=lambda each: (-len(each.initiatives), -came.get(each.one, 0) - came.get(each.other, 0)))
    return tuple(found)


_Met = tuple[int, frozenset[frozenset[str]], dict[str, int]]
"""How many standups tell who was there, the pairs who met in one, and how many each person came to."""


def _met(table: Table[Meeting], _old: _Met | None, _ids: Collection[str]) -> _Met:
    """Worked out anew only when a standup changed: who met in ten years of them takes longer than all else here."""
    held = [there(meeting) for meeting in table if meeting.started and there(meeting)]
    came: dict[str, int] = {}
    for each in held:
        for who in each:
            came[who] = came.get(who, 0) + 1
    return len(held), frozenset(frozenset(pair) for each in held for pair in combinations(each, 2)), came


def _shared(board: Board) -> dict[frozenset[str], tuple[str, ...]]:
    """The live initiatives that bear on both of two teams, by pair."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for about in board.initiatives:
        if is_live(about):
            impacts = board.impacts.where("initiative", about.id)
            concerned = [impact.team for impact in impacts if impact.level is not Level.NONE and impact.team]
            for pair in map(frozenset, combinations(dict.fromkeys(concerned), 2)):
                found[pair] = (*found.get(pair, ()), about.id)
    return found


def introduced(board: Board, each: Introduction) -> str:
    """An introduction in a sentence: `Emil and Gus share Partner portal and were never in a standup together`."""
    both = people(board, (each.one, each.other), "and")
    return f"{both} share {shares(board, each)} and were never in a standup together"


def shares(board: Board, each: Introduction) -> str:
    """What two people share: `Partner portal and Webinar relaunch`."""
    return listed([title(board, about) for about in each.initiatives], "and")


def introduction(board: Board, each: Introduction) -> str:
    """An introduction as an item of the agenda: `Introduce Emil and Gus: they share Partner portal`."""
    return f"{_begin(board, each)}: they share {shares(board, each)}"


def on_agenda(board: Board, each: Introduction) -> bool:
    """Whether it waits for the next standup already."""
    begin = _begin(board, each)
    return any(topic.text.startswith(begin) for topic in board.topics.where("meeting", ""))


def _begin(board: Board, each: Introduction) -> str:
    return f"Introduce {people(board, (each.one, each.other), 'and')}"


def thanked(board: Board, thanks: Thanks) -> str:
    """A thank-you in a sentence: `Dee thanks Ivo: for the list`."""
    whom = people(board, thanks.people, "and") or teams(board, thanks.teams, "and") or "everybody"
    return f"{person(board, thanks.giver or thanks.by)} thanks {whom}: {one_line(thanks.text)}"


def happened(board: Board, since: str) -> list[Happening]:
    """Thanks given after `since` (ISO time)."""
    given: Iterable[Thanks] = board.thanks
    return [
        (each.created, "thanks", each.id, f"{each.id} {thanked(board, each)}") for each in given if each.created > since
    ]
