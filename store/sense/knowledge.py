"""Who knows which system, where that leaves a hole, and the paths of work through teams and systems (practice P4).

A hole is one of these, the gravest first:

- a team works in a system (a step of a handoff, a touchpoint or the system itself is theirs) that nobody in it knows;
- the next team on a path knows nothing of the system the work comes from;
- nobody knows a system well (hands-on or better), or only one person does;
- a system has one expert, though others work with it.

A planned session mends a hole as far as the room is concerned; the hole stays on the screen until it was held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from store.model.board import Board
from store.model.records import Handoff, Person, Session, SessionStatus, Skill, Step, System
from store.sense.helpers import load
from store.sense.phrases import listed, people, person, team
from store.sense.phrases import system as called
from store.sense.words import one_line

Skills = Callable[[Person, str], Skill]
"""How well somebody knows a system at the moment that is asked about."""


class Coverage(NamedTuple):
    """A system and the handles of those who know it, each list in the order people were added."""

    system: System
    experts: tuple[str, ...]
    hands_on: tuple[str, ...]
    essentials: tuple[str, ...]

    @property
    def deep(self) -> tuple[str, ...]:
        """Those who know it well: experts, then those who work with it."""
        return (*self.experts, *self.hands_on)


class Hole(NamedTuple):
    """Knowledge that is missing. `sentence` says what, `reason` shortly why, `detail` what else to know, `closed` what
    holds once it is mended; `grave` is from 1 to 4, `session` the planned session that will mend it.

    `step` is the number (from 1) of the step of `handoff` whose next team, `team`, is blind.
    """

    rule: str
    system: str
    sentence: str
    reason: str
    detail: str
    closed: str
    grave: int
    since: str
    team: str = ""
    handoff: str = ""
    step: int = 0
    session: str = ""

    @property
    def key(self) -> tuple[str, int, str, str, str, int]:
        """What makes it the same hole at another time."""
        return self.rule, self.grave, self.system, self.team, self.handoff, self.step


class Stop(NamedTuple):
    """A step of a path; `blind`: the team after it knows nothing of its system."""

    step: Step
    blind: bool


class Shower(NamedTuple):
    """Somebody who could show a system, and why."""

    person: str
    why: str


def coverage(board: Board) -> tuple[Coverage, ...]:
    """Every system with those who know it; remembered with the board."""
    return board.remember("coverage", lambda board: tuple(_coverage(board, Person.skill)))


def _coverage(board: Board, skill: Skills) -> Iterator[Coverage]:
    known: dict[str, dict[Skill, list[str]]] = {each.id: {level: [] for level in Skill} for each in board.systems}
    for who in board.people:
        for thing in who.knows:  # few of many systems: 300 people and 40 systems take 1 ms this way, 20 the other
            if thing in known:
                known[thing][skill(who, thing)].append(who.id)
    for system in board.systems:
        by = known[system.id]
        yield Coverage(system, *(tuple(by[level]) for level in (Skill.EXPERT, Skill.HANDS_ON, Skill.ESSENTIALS)))


def holes(board: Board) -> tuple[Hole, ...]:
    """Every hole, the gravest first; remembered with the board."""
    return board.remember("holes", lambda board: _holes(board, Person.skill))


def _holes(board: Board, skill: Skills) -> tuple[Hole, ...]:
    found = [*_blind_teams(board, skill), *_blind_steps(board, skill), *_thin_systems(board, skill)]
    known = {(hole.team, hole.system) for hole in found if hole.rule == "step-blind"}
    # A team that gets work from its own system's step is said once, as the step: that says what for.
    found = [hole for hole in found if hole.rule != "team-blind" or (hole.team, hole.system) not in known]
    return tuple(sorted((_with_session(board, hole) for hole in found), key=lambda hole: -hole.grave))


def _with_session(board: Board, hole: Hole) -> Hole:
    mends = next((session.id for session in ahead(board) if _mends(board, session, hole)), "")
    return hole._replace(session=mends) if mends else hole


def _mends(board: Board, session: Session, hole: Hole) -> bool:
    """Whether a planned session would close a hole."""
    if session.system != hole.system:
        return False
    if hole.team:
        return any(who.team == hole.team for who in board.people.many(session.learners))
    return hole.grave > ONE_EXPERT or session.level == Skill.EXPERT


BLIND_TEAM, BLIND_STEP, THIN, ONE_EXPERT = 4, 3, 2, 1
"""How grave each sort is."""


def _thin_systems(board: Board, skill: Skills) -> Iterator[Hole]:
    for known in _coverage(board, skill):
        system, name = known.system, called(board, known.system.id)
        if not known.deep:
            says = (f"Nobody knows {name} well", "nobody knows it well")
            some = known.essentials
            detail = f"{people(board, some, 'and')} {_know(some)} the essentials" if some else ""
            yield Hole("system-unknown", system.id, *says, detail, f"somebody knows {name} well", THIN, system.created)
        elif len(known.deep) == 1:
            who = person(board, known.deep[0])
            says = (f"Only {who} knows {name} well", f"only {who} knows it well")
            rest = people(board, known.essentials, "and")
            detail = f"{rest} {_know(known.essentials)} the essentials" if rest else "nobody else knows it at all"
            closed = f"more than one person knows {name} well"
            yield Hole("system-one-expert", system.id, *says, detail, closed, THIN, system.created)
        elif len(known.experts) == 1:
            who, others = person(board, known.experts[0]), people(board, known.hands_on, "and")
            says = (f"{_begun(name)} has one expert, {who}", f"{who} is its one expert")
            detail = f"{others} {'works' if len(known.hands_on) == 1 else 'work'} with it"
            closed = f"{name} has a second expert"
            yield Hole("system-one-expert", system.id, *says, detail, closed, ONE_EXPERT, system.created)


def _blind_steps(board: Board, skill: Skills) -> Iterator[Hole]:
    for path in board.handoffs:
        for number, stop in enumerate(_stops(board, path, skill), 1):
            if not stop.blind:
                continue
            step, after = stop.step, path.steps[number].team
            who, name = team(board, after), called(board, step.system)
            what = one_line(step.passes, 40) or "its work"
            says = (f"{who} knows nothing of {name}", f"{who} knows nothing of it")
            detail = f"{what} comes from it · {one_line(path.name, 60) or path.id}, step {number} to {number + 1}"
            closed = f"{who} knows {name}, which {what} comes from"
            yield Hole(
                "step-blind", step.system, *says, detail, closed, BLIND_STEP, path.created, after, path.id, number
            )


def _blind_teams(board: Board, skill: Skills) -> Iterator[Hole]:
    for (handle, key), (why, since) in _touches(board).items():
        if key in board.systems and not _knows(board, handle, key, skill):
            who, name = team(board, handle), called(board, key)
            says = (f"Nobody in {who} knows {name}", f"nobody in {who} knows it")
            yield Hole("team-blind", key, *says, why, f"somebody in {who} knows {name}", BLIND_TEAM, since, handle)


def _touches(board: Board) -> dict[tuple[str, str], tuple[str, str]]:
    """Team and system to why the team touches it, in words, and since when."""
    out: dict[tuple[str, str], tuple[str, str]] = {}
    for path in board.handoffs:
        for number, step in enumerate(path.steps, 1):
            if step.system:
                why = f"step {number} of {one_line(path.name, 60) or path.id} is theirs"
                out.setdefault((step.team, step.system), (why, path.created))
    for place in board.touchpoints:
        if place.owner in board.teams and place.system:
            why = f"the touchpoint {one_line(place.name, 60) or place.id} is theirs"
            out.setdefault((place.owner, place.system), (why, place.created))
    for system in board.systems:
        if system.owner in board.teams:
            out.setdefault((system.owner, system.id), ("they own it", system.created))
    return out


def touched_by(board: Board, handle: str) -> frozenset[str]:
    """The systems a team works in."""
    by_team: dict[str, set[str]] = board.remember("touched", _touched)
    return frozenset(by_team.get(handle, ()))


def _touched(board: Board) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for handle, system in _touches(board):
        out.setdefault(handle, set()).add(system)
    return out


def _knows(board: Board, handle: str, system: str, skill: Skills) -> bool:
    """Whether anybody in a team knows a system, be it the essentials."""
    return any(skill(who, system).depth for who in board.people.where("team", handle))


def stops(board: Board, path: Handoff) -> tuple[Stop, ...]:
    """A path's steps, and which of them the next team is blind to."""
    return tuple(_stops(board, path, Person.skill))


def _stops(board: Board, path: Handoff, skill: Skills) -> Iterator[Stop]:
    for step, after in zip(path.steps, (*path.steps[1:], None), strict=True):
        blind = after is not None and after.team != step.team and step.system in board.systems
        yield Stop(step, blind and after is not None and not _knows(board, after.team, step.system, skill))


# Sessions


def ahead(board: Board) -> tuple[Session, ...]:
    """Sessions still to be held, by their day, those without one last; remembered with the board."""
    return board.remember("sessions ahead", _ahead)


def _ahead(board: Board) -> tuple[Session, ...]:
    planned: list[Session] = board.sessions.where("status", SessionStatus.PLANNED)
    return tuple(sorted(planned, key=lambda session: session.date or "9999"))


def held(board: Board, after: str = "", until: str = "\uffff") -> tuple[Session, ...]:
    """Sessions that were held after one time and not after another, in that order."""
    done: list[Session] = board.sessions.where("status", SessionStatus.DONE)
    return tuple(sorted((s for s in done if after < s.done_at <= until), key=lambda session: session.done_at))


def closed(board: Board, after: str, until: str) -> tuple[Hole, ...]:
    """Holes that sessions held between two times closed.

    What people knew then is what they know now with every later session taken back; levels set by hand have no date.
    """
    systems = {session.system for session in held(board, after, until)}
    if not systems:
        return ()
    left = {hole.key for hole in _holes(board, _skills_at(board, until))}
    before = _holes(board, _skills_at(board, after))
    return tuple(hole for hole in before if hole.system in systems and hole.key not in left)


def _skills_at(board: Board, moment: str) -> Skills:
    """What people knew at a moment."""
    back = {
        (who, session.system): Skill(was)
        for session in reversed(held(board, moment))
        for who, was in session.before.items()
    }
    return lambda who, system: back.get((who.id, system), who.skill(system))


def covered_at(board: Board, moment: str) -> tuple[bool, ...]:
    """For each system, whether two people or more knew it well (hands-on or expert) at a moment."""
    return tuple([len(each.deep) > 1 for each in _coverage(board, _skills_at(board, moment))])


def could_show(board: Board, system: str, today: str, exclude: Iterable[str] = ()) -> tuple[Shower, ...]:
    """Who could show a system, the best first: how well they know it, then who carries least; nobody who is away."""
    left_out = set(exclude)
    found = [who for who in board.people if who.id not in left_out and who.skill(system).depth]
    found = [who for who in found if not (who.away_until and who.away_until[:10] >= today)]
    found.sort(key=lambda who: (-who.skill(system).depth, load(board, who.id), who.id))
    return tuple(Shower(who.id, _why(board, who, system)) for who in found)


def _why(board: Board, who: Person, system: str) -> str:
    shown = sum(session.shower == who.id and session.system == system for session in held(board))
    parts = [skill_words(who.skill(system)), team(board, who.team) if who.team else ""]
    return listed([*parts, f"showed it {'before' if shown == 1 else f'{shown} times'}" if shown else ""])


def skill_words(skill: Skill) -> str:
    """A level in words."""
    return {Skill.NONE: "knows nothing of it", Skill.ESSENTIALS: "knows the essentials"}.get(skill, skill.value)


def by_team(board: Board) -> list[tuple[str, list[Person]]]:
    """Everybody by team, teams and people in the order they were added, those on no team last (an empty handle)."""
    found: dict[str, list[Person]] = {each.id: [] for each in board.teams}
    loose: list[Person] = []
    for who in board.people:
        found.get(who.team, loose).append(who)
    return [(handle, some) for handle, some in (*found.items(), ("", loose)) if some]


def level_sign(skill: Skill) -> str:
    """The name of a level's sign, which is also its word."""
    return "nothing" if skill is Skill.NONE else skill.value


def _know(handles: tuple[str, ...]) -> str:
    return "knows" if len(handles) == 1 else "know"


def _begun(name: str) -> str:
    """A name as a sentence begins."""
    return name[:1].upper() + name[1:]
