"""Breakout groups across teams, drawn for an issue (practice P12: specialists do not see the whole).

Groups are equal in size but for one, no two of one team are together while that can be avoided, and as few as possible
were together last time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from random import Random

from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Breakout, Issue
from store.verbs import fields
from store.verbs.capture import NOWHERE, Place
from store.verbs.draft import Draft, need
from store.verbs.rotation import away_on

SIZE = 3
"""People in a group where nobody says how many groups there are: three from three teams see most."""
FEWEST = 4
"""People it takes: two groups of two."""
TRIES = 20
"""Draws of which the one with fewest who were together before is kept."""

Groups = tuple[tuple[str, ...], ...]
Pairs = Collection[frozenset[str]]


def draw_breakout(
    board: Board,
    issue: str,
    groups: str | int = 0,
    people: str | Iterable[str] = (),
    place: Place = NOWHERE,
    *,
    at: Moment,
    raw: str = "",
) -> Changes:
    """Draw groups for an issue: of the `people` named, else of those in the running standup, else of everybody who is
    in a team and not away. Without a number of `groups` there are three people in each, or four.
    """
    about = need(board, "issue", issue, Issue)
    named = list(fields.people(board, people))
    who = named or taking_part(board, fields.today(board, at))
    if len(who) < FEWEST:
        raise Refused(f"Groups take {FEWEST} people at least, and {_too_few(board, len(who), bool(named))}")
    most = len(who) // 2
    typed = fields.clean(str(groups))
    if typed != "0" and not (typed.isdecimal() and 2 <= int(typed) <= most):
        raise Refused(f"{len(who)} people make {'2' if most == 2 else f'2 to {most}'} groups, not {typed!r}.")
    count = int(typed)
    count = count or min(most, max(2, len(who) // SIZE))
    team = {handle: board.people[handle].team or handle for handle in who}  # on no team: like a team of their own
    before = [_together(_groups_of(each)) for each in list(board.breakouts)[-1:]]
    drawn = draw(team, count, before[0] if before else (), Random(f"{at.now} {about.id} {board.version}"))
    draft = Draft(board, at)
    said = fields.said(board, about.text, about.initiative, about.teams, place, raw)
    draft.add(Breakout, **said, issue=about.id, groups=tuple(" ".join(group) for group in drawn))
    return draft.changes


def _too_few(board: Board, many: int, named: bool) -> str:
    """How many there are, and how there come to be more."""
    are = "is" if many == 1 else "are"
    if named:
        return f"you named {many}."
    if board.running is not None and (board.running.present or board.running.late):
        return f"{many} {are} noted as here; `present+ ana, ben` says who else is."
    return f'{many} {are} in a team and not away; `accord add person ana "Ana Ruiz" --team ops` adds somebody.'


def breakout_line(board: Board, line: Line, place: Place = NOWHERE, *, at: Moment) -> Changes:
    """`#breakout Q7`, `#breakout Q7 3`: the issue, and into how many groups."""
    key, _, rest = line.text.partition(" ")
    return draw_breakout(board, key.rstrip(":"), rest.strip() or 0, place=place, at=at, raw=line.raw)


def taking_part(board: Board, today: str) -> list[str]:
    """Who is divided into groups where nobody is named: those in the running standup, where they were noted, else
    everybody who is in a team and not away on `today` (ISO date).
    """
    meeting = board.running
    there = () if meeting is None else dict.fromkeys((*meeting.present, *meeting.late))
    if there:
        return [who for who in there if who in board.people]
    away = away_on(board, today)
    return [person.id for person in board.people if person.team and person.id not in away]


def draw(team: dict[str, str], count: int, before: Pairs, chance: Random) -> Groups:
    """Divide people (by handle, with their team) into `count` groups, as few as possible of the pairs `before` again.

    Dealt out team by team, people of one team are spread as evenly as can be, and so are all. Then two of one team, or
    two whose teams are not in each other's group, change places as long as that parts a pair of last time.
    """
    best: list[list[str]] = []
    for _ in range(TRIES):
        groups = _parted(_dealt(team, count, chance), team, before)
        if not best or _again(groups, before) < _again(best, before):
            best = groups
    return tuple(tuple(group) for group in best)


def _dealt(team: dict[str, str], count: int, chance: Random) -> list[list[str]]:
    """A draw that spreads every team: everybody in a row, team by team, dealt out one by one."""
    teams: dict[str, list[str]] = {}
    for who, name in team.items():
        teams.setdefault(name, []).append(who)
    row = list(teams.values())
    chance.shuffle(row)
    for members in row:
        chance.shuffle(members)
    dealt = [who for members in row for who in members]
    return [dealt[first::count] for first in range(count)]


def _parted(groups: list[list[str]], team: dict[str, str], before: Pairs) -> list[list[str]]:
    """The groups after every change of places that parts more who were together than it brings together."""
    better = True
    while better:
        better = False
        for one, other in combinations(range(len(groups)), 2):
            for i in range(len(groups[one])):
                for j in range(len(groups[other])):
                    better |= _changed(groups[one], i, groups[other], j, team, before)
    return groups


def _changed(one: list[str], i: int, other: list[str], j: int, team: dict[str, str], before: Pairs) -> bool:
    """Whether two people changed places: it parts a pair of last time, and puts no more of one team together."""
    was = _again((one, other), before), _of_one_team((one, other), team)
    one[i], other[j] = other[j], one[i]
    if _again((one, other), before) < was[0] and _of_one_team((one, other), team) <= was[1]:
        return True
    one[i], other[j] = other[j], one[i]
    return False


def _again(groups: Iterable[Sequence[str]], before: Pairs) -> int:
    """How many pairs are together once more."""
    return sum(frozenset(pair) in before for group in groups for pair in combinations(group, 2))


def _of_one_team(groups: Iterable[Sequence[str]], team: dict[str, str]) -> int:
    """How many pairs of one team are together."""
    return sum(team[one] == team[other] for group in groups for one, other in combinations(group, 2))


def _together(groups: Groups) -> set[frozenset[str]]:
    """Everybody who was in a group with somebody, by pair."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def _groups_of(breakout: Breakout) -> Groups:
    return tuple(tuple(group.split()) for group in breakout.groups)
