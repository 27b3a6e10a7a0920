"""Who knows which system, the path of a piece of work through teams and systems, hands-on sessions (practice P4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.line.marks import marks_in
from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Handoff, Person, Session, SessionStatus, Skill, Step
from store.verbs import fields
from store.verbs.capture import NOWHERE, Place
from store.verbs.draft import Draft, need
from store.verbs.named import read_handle

NO_SYSTEM = "Which system? Write it first: `#session crm @chloe @ben due:thu`, where Chloe shows Ben."
NO_SKILL = "Who knows what, and how well? Write it as `#know @ben crm:hands-on`."


# What people know


def know(board: Board, person: str, system: str, level: str, *, at: Moment) -> Changes:
    """Write down how well somebody knows a system; `none` takes it away. Refuses what is written down already."""
    draft = Draft(board, at)
    who = board.people[fields.person(board, person)]
    skill = _skill(level)
    if not _learn(draft, who, {_thing(board, who, system): skill}):
        raise Refused(f"{who.id} knows {system} {skill} already.")
    return draft.changes


def know_line(board: Board, line: Line, *, at: Moment) -> Changes:
    """`#know @ben crm:hands-on mailer:expert`: what those marked know, or who typed it where nobody is marked."""
    _refuse_unknown_people(board, line)
    people = [handle for handle in line.at if handle in board.people]
    if not people and at.who in board.people:
        people = [at.who]
    said = [*_words(line), *line.keys.get("knows", "").split()]
    if len(said) == 2 and ":" not in "".join(said):  # `crm hands-on`
        said = [":".join(said)]
    if not people or not said:
        raise Refused(NO_SKILL)
    skills = fields.knowledge(said)
    draft = Draft(board, at)
    for who in board.people.many(people):
        _learn(draft, who, {_thing(board, who, thing): Skill(skill) for thing, skill in skills.items()})
    if not draft.changes:
        raise Refused("The board says that already.")
    return draft.changes


def _learn(draft: Draft, who: Person, skills: Mapping[str, Skill]) -> bool:
    """Draft what somebody knows from now on; whether that is anything new."""
    new = {**who.knows, **{thing: skill.value for thing, skill in skills.items()}}
    new = {thing: skill for thing, skill in new.items() if skill != Skill.NONE}
    if new == dict(who.knows):
        return False
    draft.edit(who, knows=new)
    return True


def _skill(level: str) -> Skill:
    return fields.choice(Skill, level, "How well somebody knows a system", fields.SKILL_WORDS)


def _thing(board: Board, who: Person, word: str) -> str:
    """A system's handle; of what is no system, only something the person is said to know already."""
    key = fields.clean(word).lower()
    return key if key in who.knows else fields.system(board, word)


# The path of a piece of work


def add_handoff(board: Board, handle: str, name: str, steps: Iterable[str] = (), *, at: Moment) -> Changes:
    """Set up a path, named, with its steps in order, each as `team:system:what it passes on` (see `fields.step`)."""
    called = fields.required(name, f"A handoff needs a name: `accord add handoff {handle} 'From form to call'`.")
    read = tuple(fields.step(board, words) for words in steps)
    draft = Draft(board, at)
    draft.add(Handoff, read_handle(board, handle), name=called, steps=read)
    return draft.changes


def add_step(
    board: Board, handoff: str, team: str, system: str = "", passes: str = "", before: int = 0, *, at: Moment
) -> Changes:
    """Add a step to a path, at its end or in front of the step with the number `before` (from 1)."""
    path = need(board, "handoff", handoff, Handoff)
    place = _index(path, before) if before else len(path.steps)
    step = fields.step(board, ":".join((team, system, passes)))
    return _restep(board, path, (*path.steps[:place], step, *path.steps[place:]), at)


def remove_step(board: Board, handoff: str, number: int, *, at: Moment) -> Changes:
    """Take the step with this number (from 1) out of a path."""
    path = need(board, "handoff", handoff, Handoff)
    place = _index(path, number)
    return _restep(board, path, (*path.steps[:place], *path.steps[place + 1 :]), at)


def move_step(board: Board, handoff: str, number: int, to: int, *, at: Moment) -> Changes:
    """Put the step `number` where step `to` is (both from 1)."""
    path = need(board, "handoff", handoff, Handoff)
    here, there = _index(path, number), _index(path, to)
    rest = [*path.steps[:here], *path.steps[here + 1 :]]
    rest.insert(there, path.steps[here])
    return _restep(board, path, rest, at)


def _index(path: Handoff, number: int) -> int:
    """Where a step's number points to; refuses one there is not."""
    if not 1 <= number <= len(path.steps):
        there = f"its steps are 1 to {len(path.steps)}" if path.steps else "it has none yet"
        raise Refused(f"{path.id} has no step {number}; {there}.")
    return number - 1


def _restep(board: Board, path: Handoff, steps: Sequence[Step], at: Moment) -> Changes:
    draft = Draft(board, at)
    draft.edit(path, steps=tuple(steps))
    if not draft.changes:
        raise Refused(f"The steps of {path.id} stand in that order already.")
    return draft.changes


# Hands-on sessions


def plan_session(
    board: Board,
    system: str,
    shower: str,
    learners: str | Iterable[str],
    date: str = "",
    text: str = "",
    level: str = "",
    place: Place = NOWHERE,
    *,
    at: Moment,
    initiative: str = "",
    teams: str | Iterable[str] = (),
    raw: str = "",
) -> Changes:
    """Plan that somebody shows others a system. A team among the learners stands for those in it who have to learn.

    Without a `level` it is hands-on, or expert where every learner works with the system already.
    """
    key, shows = fields.system(board, system), fields.person(board, shower)
    aim = _skill(level) if fields.clean(level) else Skill.HANDS_ON
    come = _learners(board, learners, key, shows)
    if not fields.clean(level) and come and all(who.skill(key).depth >= aim.depth for who in come):
        aim = Skill.EXPERT
    learn = [who.id for who in come if who.skill(key).depth < aim.depth]
    if not come:
        raise Refused(f"Who learns? Name somebody beside {shows}: --learners ben,ivo, or @ben in the line.")
    if not learn:
        raise Refused(f"{', '.join(who.id for who in come)} know {key} that well already; nobody would learn.")
    draft = Draft(board, at)
    words = fields.clean(text) or f"Hands-on with {board.systems[key].name or key}"
    draft.add(
        Session,
        **fields.said(board, words, initiative, teams, place, raw),
        system=key,
        shower=shows,
        learners=tuple(learn),
        date=fields.day(board, date, at),
        level=aim.value,
    )
    return draft.changes


def session_line(
    board: Board, line: Line, place: Place = NOWHERE, given: Mapping[str, str] | None = None, *, at: Moment
) -> Changes:
    """`#session crm @chloe @ben due:thu how accounts are merged`: the first person shows, the others learn.

    `crm:expert` says how well they are to know it. `given` are fields named beside the line (system, shower, learners,
    date, level); each takes the place of what the line says.
    """
    _refuse_unknown_people(board, line)
    said = dict(given or {})
    words = _words(line)
    system, level = said.get("system", ""), said.get("level", "")
    if not system:
        system, level, words = _system_in(board, words)
    people = [handle for handle in line.at if handle in board.people or handle in board.teams]
    first = next((handle for handle in people if handle in board.people), "")
    shower = said.get("shower") or first
    if not shower:
        raise Refused("Who shows it? Name them first: `#session crm @chloe @ben due:thu`, or --shower chloe.")
    learners = said.get("learners") or [handle for handle in people if said.get("shower") or handle != first]
    about = next((handle for handle in line.plus if handle in board.initiatives), "")
    date = said.get("date") or next((line.keys[key] for key in ("due", "until", "by") if line.keys.get(key)), "")
    text, level = " ".join(words), said.get("level") or level
    raw = line.raw if line.raw.strip() else ""
    return plan_session(board, system, shower, learners, date, text, level, place, at=at, initiative=about, raw=raw)


def finish_session(board: Board, key: str, *, at: Moment) -> Changes:
    """A session was held: every learner knows the system at least as well as it taught, and what they knew is kept.

    Refuses one that is over.
    """
    session = need(board, "session", key, Session)
    _refuse_over(session)
    aim = Skill(session.level)
    taught = [who for who in board.people.many(session.learners) if who.skill(session.system).depth < aim.depth]
    draft = Draft(board, at)
    draft.edit(
        session,
        status=SessionStatus.DONE,
        done_at=at.now,
        before={who.id: who.skill(session.system).value for who in taught},
    )
    for who in taught:
        _learn(draft, who, {session.system: aim})
    return draft.changes


def cancel_session(board: Board, key: str, *, at: Moment) -> Changes:
    """A session is not held after all; it stays on record as cancelled."""
    session = need(board, "session", key, Session)
    _refuse_over(session)
    draft = Draft(board, at)
    draft.edit(session, status=SessionStatus.CANCELLED, done_at=at.now)
    return draft.changes


def _refuse_over(session: Session) -> None:
    if session.status is SessionStatus.DONE:
        raise Refused(f"{session.id} was held already, on {session.held_on}.")
    if session.status is SessionStatus.CANCELLED:
        raise Refused(f"{session.id} was cancelled; plan another one.")


def _learners(board: Board, words: str | Iterable[str], system: str, shower: str) -> list[Person]:
    """Who is to learn, each once: people, and of a team those who do not work with the system yet."""
    found: dict[str, Person] = {}
    for word in fields.listed(words):
        handle = word.lstrip("@").lower()
        if handle in board.teams and handle not in board.people:
            some = board.people.where("team", handle)
            if not some:
                raise Refused(f'Nobody is in {handle} yet; accord add person HANDLE "Name" --team {handle}.')
            new = [who for who in some if who.skill(system).depth < Skill.HANDS_ON.depth]
            found |= {who.id: who for who in new or some}
        else:
            who = board.people[fields.person(board, word)]
            found[who.id] = who
    found.pop(shower, None)
    return list(found.values())


def _system_in(board: Board, words: list[str]) -> tuple[str, str, list[str]]:
    """The system a line begins with (by handle or by name), how well to know it, and the words after it."""
    for size in range(min(4, len(words)), 0, -1):
        last, _, level = words[size - 1].partition(":")
        name = " ".join([*words[: size - 1], last]).lower()
        known = [system.id for system in board.systems if name in (system.id, system.name.lower())]
        if known:
            return known[0], level, words[size:]
    if not words:
        raise Refused(NO_SYSTEM)
    fields.system(board, words[0].partition(":")[0])  # refuses, naming the nearest known
    raise Refused(NO_SYSTEM)


def _words(line: Line) -> list[str]:
    """The words of a line's text that are no marks."""
    return [word for word in line.text.split() if not marks_in(word)[1]]


def _refuse_unknown_people(board: Board, line: Line) -> None:
    """A mark that names nobody would change who a line is about, so it is refused with the nearest known."""
    for mark in line.unknown:
        if mark[0] == "@":
            fields.person(board, mark)
