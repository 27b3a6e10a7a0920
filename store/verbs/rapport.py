"""What keeps people close who work apart: the check-in's question, and thanks (practice P5)."""

from __future__ import annotations

from collections.abc import Iterable

from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Thanks
from store.verbs import fields
from store.verbs.capture import NOWHERE, Marks, Place, guess_people
from store.verbs.draft import Draft

FOR_WHAT = "Thanks for what? `#thanks @ivo for the list`."


def next_question(board: Board) -> str:
    """The check-in's question that was asked longest ago, those never asked first, in their order; empty where the
    series has none.
    """
    held = sorted((meeting for meeting in board.meetings if meeting.question), key=lambda each: each.started)
    last = {meeting.question: number for number, meeting in enumerate(held)}
    return min(board.series.questions, key=lambda question: last.get(question, -1), default="")


def add_question(board: Board, question: str, *, at: Moment) -> Changes:
    """One more question for the check-in."""
    words = fields.required(question, "What is the question? Such as: what did you learn last week?")
    if words in board.series.questions:
        raise Refused("That question is asked already.")
    draft = Draft(board, at)
    draft.series(questions=(*board.series.questions, words))
    return draft.changes


def give_thanks(
    board: Board,
    text: str,
    people: str | Iterable[str] = (),
    giver: str = "",
    place: Place = NOWHERE,
    *,
    at: Moment,
    initiative: str = "",
    teams: str | Iterable[str] = (),
    raw: str = "",
) -> Changes:
    """Thank people or teams for something; without either it is everybody. `giver` is who types unless named."""
    said = fields.said(board, fields.required(text, FOR_WHAT), initiative, teams, place, raw)
    draft = Draft(board, at)
    whom = fields.people(board, people)
    draft.add(Thanks, **said, people=whom, giver=fields.someone(board, giver or at.who))
    return draft.changes


def thanks_line(board: Board, line: Line, place: Place = NOWHERE, *, at: Moment) -> Changes:
    """`#thanks @ivo for the list`, `THANKS: Ivo for the list`: who is marked, else who is named in the text."""
    names = board.names()
    marks = Marks(line, names)
    text, whom = marks.text(), marks.people
    if not whom and not marks.teams:
        whom = guess_people(text, names)
        text = _without_names(text, {word for who in whom for word in (who, *names.people[who].lower().split())})
    about, teams = marks.initiative, marks.teams
    return give_thanks(board, text, whom, place=place, initiative=about, teams=teams, at=at, raw=line.raw)


def _without_names(text: str, named: set[str]) -> str:
    """A text without the names it begins with (`to Ivo and Ana for the list`), where something follows them."""
    words = text.split()
    at = 0
    while at < len(words) and words[at].lower().strip(",:") in {*named, "to", "and", "&"}:
        at += 1
    return " ".join(words[at:]) if 0 < at < len(words) else text
