"""Inputs: what the people who know are asked for before something is made, by when, and what they said (practice P10).

An input is asked of one named person (objections, positioning, data): a question to everybody is answered by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Input, InputStatus
from store.verbs import fields
from store.verbs.capture import NOWHERE, Marks, Place
from store.verbs.draft import Draft, need

NOBODY = "Who is asked? Name them: `#ask @ben what do customers object to? +webinar due:fri`."
DATES = ("due", "until", "by")
"""The keys that may say by when an input is wanted."""


def ask_input(
    board: Board,
    text: str,
    people: str | Iterable[str],
    initiative: str = "",
    due: str = "",
    place: Place = NOWHERE,
    *,
    at: Moment,
    teams: str | Iterable[str] = (),
    raw: str = "",
) -> Changes:
    """Ask somebody for something; of several people each has an input of their own. `due` is a day in words."""
    asked = fields.people(board, people)
    if not asked:
        raise Refused(NOBODY)
    said = fields.said(board, text, initiative, teams, place, raw)
    day = fields.day(board, due, at)
    draft = Draft(board, at)
    for person in asked:
        draft.add(Input, **said, person=person, due=day)
    return draft.changes


def input_line(
    board: Board, line: Line, place: Place = NOWHERE, given: Mapping[str, str] | None = None, *, at: Moment
) -> Changes:
    """`#ask @ben what do customers object to? +webinar due:fri`; `given` are fields named beside it: person, due."""
    marks = Marks(line, board.names())
    said = dict(given or {})
    unknown = [mark for mark in line.unknown if mark[0] == "@"]
    asked = said.get("person") or [*marks.people, *marks.take("owner").split()]
    if not asked and unknown:
        fields.person(board, unknown[0])  # refuses, naming the nearest known
    due = said.get("due") or next((marks.take(key) for key in DATES if _is_day(marks.keys.get(key, ""))), "")
    teams, about = marks.teams, marks.initiative
    return ask_input(board, marks.text(), asked, about, due, place, teams=teams, at=at, raw=line.raw)


def _is_day(words: str) -> bool:
    return bool(words) and words[0] != "@"


def receive_input(board: Board, key: str, said: str, *, at: Moment) -> Changes:
    """What was asked for has come; `said` keeps it. Said in other words later, the newer ones count."""
    asked = need(board, "input", key, Input)
    text = fields.required(said, f'What was said? `accord receive {asked.id} "they object to the price"`.')
    if asked.status is InputStatus.RECEIVED and asked.said == text:
        raise Refused(f"{asked.id} says that already.")
    draft = Draft(board, at)
    draft.edit(asked, status=InputStatus.RECEIVED, said=text, received_at=asked.received_at or at.now)
    return draft.changes


def received_line(board: Board, line: Line, *, at: Moment) -> Changes:
    """`#received R1 they object to the price`."""
    return receive_input(board, *fields.id_and_words(line), at=at)


def ask_again(board: Board, key: str, *, at: Moment) -> Changes:
    """What came was no answer: the input is still wanted. The history keeps what was said."""
    asked = need(board, "input", key, Input)
    if asked.status is InputStatus.ASKED:
        raise Refused(f"{asked.id} waits for {asked.person} already.")
    draft = Draft(board, at)
    draft.edit(asked, status=InputStatus.ASKED, said="", received_at="")
    return draft.changes
