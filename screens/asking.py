"""Questions several screens ask before something is done: who helps, who does it, what a word means, whose view."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial

from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.messages import Do, Write
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Action, Issue, Person, Term
from store.sense.helpers import who_can_help
from store.sense.phrases import team as team_words
from store.verbs.actions import assign_action
from store.verbs.issues import assign_issue, offer_help, park_issue, resolve_issue, withdraw_help
from store.verbs.snooze import snooze
from store.verbs.stream import place_of
from store.verbs.terms import agree_meaning, source_of

NO_PEOPLE = 'There is nobody to pick yet: accord add person ana "Ana Ruiz" --team ops adds somebody.'
NO_DAY = frozenset({"later", "whenever", "-"})
"""Answers that park an issue without a day."""


def who_helps(screen: AccordScreen, issue: Issue) -> None:
    """Pick a helper for an issue: those who could, with why, then everybody else."""
    board, key = screen.board, issue.id
    could = who_can_help(board, issue.text, issue.initiative, issue.teams, issue.helpers, today=screen.host.today())
    choices = [Choice(helper.person, _name(board, helper.person), helper.why) for helper in could]
    choices += everybody(board, {*issue.helpers, *[choice.key for choice in choices]})

    def picked(person: str | None) -> None:
        if person:
            screen.do(lambda board, at: offer_help(board, key, person, at=at), "offer_help")

    screen.host.push_screen(Pick(f"Who helps with {key}?", choices, issue.text, none=NO_PEOPLE), picked)


def who_does(screen: AccordScreen, action: Action) -> None:
    """Pick the owner of an action: who was guessed from its words first, then those who know about it."""
    board, key = screen.board, action.id
    choices = [Choice(name, _name(board, name), "named in the line") for name in action.guessed if name in board.people]
    known = who_can_help(board, action.text, action.initiative, action.teams, action.guessed, today=screen.host.today())
    choices += [Choice(helper.person, _name(board, helper.person), helper.why) for helper in known]
    choices += everybody(board, {choice.key for choice in choices})

    def picked(person: str | None) -> None:
        if person:
            screen.do(lambda board, at: assign_action(board, key, person, at=at), "assign_action")

    screen.host.push_screen(Pick(f"Who does {key}?", choices, action.text, none=NO_PEOPLE), picked)


def who_owns(screen: AccordScreen, issue: Issue) -> None:
    """Pick whose an issue is: whoever was guessed and the helpers first, then everybody else, and nobody."""
    board, key = screen.board, issue.id
    near = dict.fromkeys(issue.guessed, "named in the line") | dict.fromkeys(issue.helpers, "helps already")
    choices = [Choice(name, _name(board, name), why) for name, why in near.items() if name in board.people]
    choices += everybody(board, {*issue.owners, *near})
    if issue.owners:
        choices.append(Choice("", "nobody", "as before somebody had it"))

    def picked(person: str | None) -> None:
        if person is not None:
            screen.do(lambda board, at: assign_issue(board, key, person, at=at), "assign_issue")

    screen.host.push_screen(Pick(f"Whose is {key}?", choices, issue.text, none=NO_PEOPLE), picked)


def who_helps_no_more(screen: AccordScreen, issue: Issue) -> None:
    """Pick the helper who does not help with an issue after all; the only one is not asked for."""
    board, key = screen.board, issue.id

    def picked(person: str | None) -> None:
        if person:
            screen.do(lambda board, at: withdraw_help(board, key, person, at=at), "withdraw_help")

    if len(issue.helpers) == 1:
        picked(issue.helpers[0])
        return
    choices = [Choice(name, _name(board, name)) for name in issue.helpers]
    screen.host.push_screen(Pick(f"Who does not help with {key} after all?", choices, issue.text), picked)


def parked_until(screen: AccordScreen, issue: Issue) -> None:
    """Ask until when an issue is set aside; an empty answer cannot be given, `later` parks it without a day."""
    key = issue.id

    def park(until: str) -> Do:
        day = "" if until.strip().lower() in NO_DAY else until
        return Do(lambda board, at: park_issue(board, key, day, at=at), "park_issue")

    about = [issue.text, "A day, such as fri, in 2 weeks or 2026-12-01; or later, for until somebody reopens it."]
    screen.host.push_screen(Ask(f"Park {key} until when?", about, hint="in 2 weeks", keep=park))


def put_off_until(screen: AccordScreen, key: str, about: str) -> None:
    """Ask until when attention leaves a record out."""

    def put_off(until: str) -> Do:
        return Do(lambda board, at: snooze(board, key, until, at=at), "snooze")

    about_it = [about, "A day to come, such as fri or in 2 weeks."]
    screen.host.push_screen(Ask(f"Put {key} off until when?", about_it, keep=put_off))


def how_resolved(screen: AccordScreen, issue: Issue) -> None:
    """Ask how an issue was resolved, and resolve it."""
    key = issue.id

    def resolve(how: str) -> Do:
        return Do(lambda board, at: resolve_issue(board, key, how, at=at), "resolve_issue")

    ask = Ask(f"How was {key} resolved?", [issue.text], hint="vendor fixed the export", keep=resolve)
    screen.host.push_screen(ask)


def what_it_means(screen: AccordScreen, term: Term) -> None:
    """Ask what a term means from now on, the teams' meanings before one's eyes."""
    said = [f"{team_words(screen.board, team)}: {meaning.text}" for team, meaning in term.meanings.items()]
    name = term.name or term.id

    def agree(meaning: str) -> Do:
        return Do(partial(_agree, word=name, meaning=meaning), "agree_meaning")

    question = f"What does “{name}” mean to everybody from now on?"
    screen.host.push_screen(Ask(question, said, value=term.agreed, keep=agree))


def _agree(board: Board, at: Moment, *, word: str, meaning: str) -> Changes:
    place = place_of(board)
    source = source_of(board, word, place)
    return agree_meaning(board, word, meaning, at=at, meeting=place.meeting, source=source)


def which_team(screen: AccordScreen, show: Callable[[str], None]) -> None:
    """Pick the team whose view to show."""
    choices = [Choice(team.id, team.name or team.id, team.role) for team in screen.board.teams]
    screen.host.push_screen(Pick("Whose view?", choices), lambda team: show(team) if team else None)


def which_file(screen: AccordScreen, question: str, name: str, text: str | Callable[[str], str]) -> None:
    """Ask where to, and write a text, or what `text` makes for a file of that name; a file that is there is not
    replaced unasked. `name`, which may hold an id, is proposed as one that stays in the folder people are in.
    """

    def named(path: str | None) -> None:
        if not path:
            return
        if not os.path.exists(os.path.expanduser(path)):
            write(path)
            return
        choices = [Choice("no", "Keep it"), Choice("yes", "Replace it", "what it says now is lost")]
        screen.host.push_screen(Pick(f"{path} is there already", choices), lambda key: replace(path, key))

    def replace(path: str, key: str | None) -> None:
        if key == "yes":
            write(path)

    def write(path: str) -> None:
        try:
            made = text if isinstance(text, str) else text(path)
        except Refused as refused:
            screen.host.notify(str(refused), severity="warning", markup=False)
        else:
            screen.host.post_message(Write(path, made))

    screen.host.push_screen(Ask(question, [f"In {os.getcwd()}"], value=_in_this_folder(name)), named)


def _in_this_folder(name: str) -> str:
    """`success-a-..-b.md` for `success-a/../b.md`: a backup that somebody made by hand may hold any id at all."""
    return "".join([letter if letter.isalnum() or letter in "-_." else "-" for letter in name])


def everybody(board: Board, but: Iterable[str] = ()) -> list[Choice]:
    """Everybody else, by name, with their team."""
    left_out = set(but)
    rest = sorted((person for person in board.people if person.id not in left_out), key=lambda one: one.name.casefold())
    return [Choice(person.id, person.name or person.id, _team_of(board, person)) for person in rest]


def _team_of(board: Board, person: Person) -> str:
    return team_words(board, person.team) if person.team else ""


def _name(board: Board, handle: str) -> str:
    person = board.people.get(handle)
    return person.name if person is not None and person.name else handle
