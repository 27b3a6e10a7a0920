"""Questions about knowledge: who shows whom which system and when, how well somebody knows one, systems and steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from screens.asking import NO_DAY, NO_PEOPLE, everybody
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.glyphs import glyph
from screens.messages import Do
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Session, Skill, System
from store.sense import phrases
from store.sense.knowledge import could_show, level_sign, skill_words
from store.sense.sentences_knowledge import shows
from store.sense.words import one_line
from store.verbs.edit import edit_record
from store.verbs.knowledge import add_handoff, add_step, finish_session, know, plan_session
from store.verbs.named import add_named

NEW = "*"
"""The choice of a new one; no handle has this form."""
NOTHING = "-"
"""The answer that leaves something out."""
LONGEST_HANDLE = 24
"""Letters of a handle made of a name; what is longer nobody types."""
NO_SYSTEM = "There is no system yet; n adds one."


def plan(screen: AccordScreen, system: str, learners: str) -> None:
    """Ask for the system (the one meant first), who shows it, who learns it, and the day; then plan the session."""
    board = screen.board
    ranked = sorted(board.systems, key=lambda each: each.id != system)
    choices = [Choice(each.id, each.name or each.id, one_line(each.essentials, 60)) for each in ranked]

    def picked(key: str | None) -> None:
        if key:
            _who_shows(screen, key, learners if key == system else "")

    screen.host.push_screen(Pick("A hands-on session with which system?", choices, none=NO_SYSTEM), picked)


def _who_shows(screen: AccordScreen, system: str, learners: str) -> None:
    """Pick who shows it: those who know it, the best first, then everybody else."""
    board, name = screen.board, phrases.system(screen.board, system)
    could = could_show(board, system, screen.host.today(), [learners])
    choices = [Choice(each.person, board.people[each.person].name or each.person, each.why) for each in could]
    choices += everybody(board, [choice.key for choice in choices])

    def picked(shower: str | None) -> None:
        if shower:
            _who_learns(screen, system, shower, learners)

    screen.host.push_screen(Pick(f"Who shows {name}?", choices, none=NO_PEOPLE), picked)


def _who_learns(screen: AccordScreen, system: str, shower: str, learners: str) -> None:
    """Ask who learns it."""
    called = phrases.person(screen.board, shower)

    def answered(words: str | None) -> None:
        if words:
            _on_which_day(screen, system, shower, words)

    about = ["People or whole teams, with commas between: ben, ivo or sales."]
    question = f"Whom does {called} show {phrases.system(screen.board, system)}?"
    screen.host.push_screen(Ask(question, about, value=learners, hint="ben, ivo"), answered)


def _on_which_day(screen: AccordScreen, system: str, shower: str, learners: str) -> None:
    def plan(words: str) -> Do:
        day = "" if words.strip().lower() in NO_DAY else words
        return Do(partial(_plan, system=system, shower=shower, learners=learners, day=day), "plan_session")

    about = ["A day, such as thu, in 1 week or 2026-12-01; or later, where it is not set yet."]
    screen.host.push_screen(Ask("On which day?", about, hint="next thu", keep=plan))


def _plan(board: Board, at: Moment, *, system: str, shower: str, learners: str, day: str) -> Changes:
    return plan_session(board, system, shower, learners, day, at=at)


def which_was_held(screen: AccordScreen, sessions: tuple[Session, ...]) -> None:
    """Say that a session was held; where there are several, pick it."""

    def picked(key: str | None) -> None:
        if key:
            screen.do(lambda board, at: finish_session(board, key, at=at), "finish_session")

    if len(sessions) == 1:
        picked(sessions[0].id)
        return
    today = screen.host.today()
    choices = [
        Choice(each.id, f"{each.id}  {phrases.day(each.date, today) or 'no day'}", shows(screen.board, each))
        for each in sessions
    ]
    screen.host.push_screen(Pick("Which session was held?", choices), picked)


def how_well(screen: AccordScreen, person: str, system: str) -> None:
    """Pick how well somebody knows a system."""
    board = screen.board
    now = board.people[person].skill(system)
    choices = [
        Choice(skill.value, f"{glyph(level_sign(skill))} {skill.value}", _level_words(skill, now))
        for skill in reversed(Skill)
    ]

    def picked(level: str | None) -> None:
        if level and level != now:
            screen.do(lambda board, at: know(board, person, system, level, at=at), "know")

    question = f"How well does {phrases.person(board, person)} know {phrases.system(board, system)}?"
    screen.host.push_screen(Pick(question, choices), picked)


LEVELS = {
    Skill.EXPERT: "shows others, and knows why it is so",
    Skill.HANDS_ON: "works with it",
    Skill.ESSENTIALS: "knows what it is for, and what to mind",
    Skill.NONE: skill_words(Skill.NONE),
}


def _level_words(skill: Skill, now: Skill) -> str:
    return f"{LEVELS[skill]}{' (as now)' if skill is now else ''}"


def new_system(screen: AccordScreen) -> None:
    """Ask what a system is called, its handle, and whose it is."""

    def named(name: str | None) -> None:
        if name and name.strip():
            _handle(screen, "system", name, lambda handle: _whose(screen, handle, name))

    about = ["A tool one team works in and others should know about."]
    screen.host.push_screen(Ask("What is the system called?", about, hint="Mail automation"), named)


def _whose(screen: AccordScreen, handle: str, name: str) -> None:
    """Pick the team that owns it, or none, and add it."""
    choices = [Choice(team.id, team.name or team.id, one_line(team.role, 60)) for team in screen.board.teams]
    choices.append(Choice(NEW, "nobody", "or not known yet"))

    def picked(team: str | None) -> None:
        if team:
            given = {"owner": "" if team == NEW else team}
            screen.do(lambda board, at: add_named(board, "system", handle, name, given, at=at), "add_system")

    screen.host.push_screen(Pick(f"Who owns {one_line(name, 40)}?", choices), picked)


def essentials(screen: AccordScreen, system: System) -> None:
    """Change what everybody should know about a system."""

    def answered(words: str | None) -> None:
        if words and words != system.essentials:
            screen.do(lambda board, at: edit_record(board, system.id, {"essentials": words}, at=at), "edit_record")

    about = ["In a line or two: what it is for, what goes wrong for others, whom to ask."]
    question = f"What should everybody know about {phrases.system(screen.board, system.id)}?"
    screen.host.push_screen(Ask(question, about, value=system.essentials), answered)


def new_step(screen: AccordScreen, path: str, before: int = 0) -> None:
    """Ask which path goes on (the one meant first), then for the step's team, its system and what it passes on."""
    board = screen.board
    ranked = sorted(board.handoffs, key=lambda each: each.id != path)
    if not ranked:
        _new_path(screen)
        return
    choices = [
        Choice(each.id, each.name or each.id, f" {glyph('to')} ".join(phrases.team(board, s.team) for s in each.steps))
        for each in ranked
    ]
    choices.append(Choice(NEW, "a new path", "of another piece of work"))

    def picked(key: str | None) -> None:
        if key == NEW:
            _new_path(screen)
        elif key:
            _which_team(screen, key, "", before if key == path else 0)

    screen.host.push_screen(Pick("Which path goes on?", choices), picked)


def _new_path(screen: AccordScreen) -> None:
    def named(name: str | None) -> None:
        if name and name.strip():
            _handle(screen, "handoff", name, lambda handle: _which_team(screen, handle, name, 0))

    about = ["The path of a piece of work from team to team, such as a lead's."]
    screen.host.push_screen(Ask("What is the path called?", about, hint="From form to first call"), named)


def _which_team(screen: AccordScreen, path: str, name: str, before: int) -> None:
    """Pick the step's team; `name` is that of a path that is not there yet."""
    choices = [Choice(team.id, team.name or team.id, one_line(team.role, 60)) for team in screen.board.teams]

    def picked(team: str | None) -> None:
        if team:
            _which_system(screen, (path, name, team), before)

    screen.host.push_screen(Pick(f"Who {'begins it' if name else 'does the step'}?", choices), picked)


def _which_system(screen: AccordScreen, so_far: tuple[str, str, str], before: int) -> None:
    choices = [Choice(each.id, each.name or each.id, one_line(each.essentials, 60)) for each in screen.board.systems]
    choices.append(Choice(NEW, "none", "it is done without one"))

    def picked(system: str | None) -> None:
        if system:
            _what_is_passed(screen, (*so_far, "" if system == NEW else system), before)

    screen.host.push_screen(Pick("In which system?", choices), picked)


def _what_is_passed(screen: AccordScreen, so_far: tuple[str, str, str, str], before: int) -> None:
    path, name, team, system = so_far

    def answered(words: str | None) -> None:
        if words:
            passes = "" if words.strip() == NOTHING else words
            screen.do(partial(_add, path=path, name=name, step=(team, system, passes), before=before), "add_step")

    called = phrases.team(screen.board, team)
    about = [f"A few words; {NOTHING} where the path ends here, or nothing has been said yet."]
    screen.host.push_screen(Ask(f"What does {called} pass on?", about, hint="the scored lead"), answered)


def _add(board: Board, at: Moment, *, path: str, name: str, step: tuple[str, str, str], before: int) -> Changes:
    if name:
        return add_handoff(board, path, name, [":".join(step)], at=at)
    return add_step(board, path, *step, before=before, at=at)


def _handle(screen: AccordScreen, kind: str, name: str, then: Callable[[str], None]) -> None:
    """Ask for the handle of a new thing; one made of its name stands in the line."""
    words = [word for word in "".join(c if c.isalnum() else " " for c in name.lower()).split() if word]
    short = "-".join(words)[:LONGEST_HANDLE].strip("-")

    def answered(handle: str | None) -> None:
        if handle and handle.strip():
            then(handle)

    about = [f"One word to call the {kind} by in lines and commands."]
    screen.host.push_screen(Ask(f"And the handle of “{one_line(name, 40)}”?", about, value=short), answered)
