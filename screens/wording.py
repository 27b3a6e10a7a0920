"""Questions about words: which word, whose meaning, what it means, what else it is called, what to take back."""

from __future__ import annotations

from functools import partial

from screens import asking
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Term
from store.sense import phrases
from store.sense.words import one_line
from store.verbs.edit import drop_record, edit_record
from store.verbs.stream import place_of
from store.verbs.terms import alias_term, define_term, find_term, source_of, withdraw_meaning

EVERYBODY = "*"
"""The choice of all teams together; no handle has this form."""
NOT_SAID = "has not said"


def new_word(screen: AccordScreen) -> None:
    """Ask for a word, then whose meaning it is, then what it means."""

    def answered(word: str | None) -> None:
        if word is not None and word.strip():
            whose_meaning(screen, word)

    about = ["A word teams use, or a value they share. One that is there already gets another team's meaning."]
    screen.host.push_screen(Ask("Which word?", about, hint="lead"), answered)


def whose_meaning(screen: AccordScreen, word: str) -> None:
    """Pick a team, or all of them together, and then ask what the word means to them."""
    board, term = screen.board, find_term(screen.board, word) if word.strip("\"' ") else None
    said = {} if term is None else {team: meaning.text for team, meaning in term.meanings.items()}
    choices = [Choice(team.id, team.name or team.id, one_line(said.get(team.id, NOT_SAID))) for team in board.teams]
    agreed = term.agreed if term is not None else ""
    choices.append(Choice(EVERYBODY, "all teams", one_line(agreed) or "nothing is agreed yet"))

    def picked(team: str | None) -> None:
        if team == EVERYBODY:
            asking.what_it_means(screen, term or Term(id=word.lower(), name=word))
        elif team:
            _what_it_means_to(screen, word, term, team)

    screen.host.push_screen(Pick(f"Who means something by “{one_line(word, 40)}”?", choices), picked)


def _what_it_means_to(screen: AccordScreen, word: str, term: Term | None, team: str) -> None:
    """Ask what a team means, what the others mean before one's eyes."""
    board = screen.board
    meanings = dict(term.meanings) if term is not None else {}
    others = [f"{phrases.team(board, other)}: {said.text}" for other, said in meanings.items() if other != team]

    def answered(meaning: str | None) -> None:
        if meaning:
            screen.do(partial(_define, word=word, meaning=meaning, team=team), "define_term")

    old = meanings[team].text if team in meanings else ""
    question = f"What does “{one_line(word, 40)}” mean to {phrases.team(board, team)}?"
    screen.host.push_screen(Ask(question, others, value=old), answered)


def _define(board: Board, at: Moment, *, word: str, meaning: str, team: str) -> Changes:
    return define_term(board, word, meaning, team, at=at, source=source_of(board, word, place_of(board)))


def other_word(screen: AccordScreen, term: Term) -> None:
    """Ask for another word or spelling that stands for the same."""
    about = [f"Also: {phrases.listed(term.aliases)}"] if term.aliases else []

    def answered(alias: str | None) -> None:
        if alias:
            screen.do(lambda board, at: alias_term(board, term.id, alias, at=at), "alias_term")

    screen.host.push_screen(Ask(f"What else is “{term.name or term.id}” called?", about, hint="MQL"), answered)


def what_to_take_back(screen: AccordScreen, term: Term) -> None:
    """Pick a team's meaning, what was agreed, another spelling, or the word itself, and take that back."""
    board = screen.board
    choices = [
        Choice(f"team {team}", phrases.team(board, team), one_line(said.text)) for team, said in term.meanings.items()
    ]
    if term.agreed:
        choices.append(Choice("agreed", "what was agreed", one_line(term.agreed)))
    if board.find(term.id) == term:  # not where a team or person goes by the same word: its handle comes first
        choices += [Choice(f"also {alias}", alias, "another word for it") for alias in term.aliases]
        choices.append(Choice("word", "the word itself", "with all that was said about it"))

    def picked(what: str | None) -> None:
        if what:
            screen.do(partial(_take_back, key=term.id, what=what), "withdraw_meaning")

    screen.host.push_screen(Pick(f"Take back what of “{term.name or term.id}”?", choices), picked)


def _take_back(board: Board, at: Moment, *, key: str, what: str) -> Changes:
    sort, _, which = what.partition(" ")
    if sort == "word":
        return drop_record(board, key, at=at)
    if sort == "also":
        left = [alias for alias in board.terms[key].aliases if alias != which]
        return edit_record(board, key, {"aliases": left}, at=at)
    return withdraw_meaning(board, key, which, at=at)
