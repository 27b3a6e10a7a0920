"""Who speaks, comes next and waits, in the words of the screen and the shell alike."""

from __future__ import annotations

from store.model.board import Board
from store.model.records import Meeting
from store.sense.phrases import people, person, team
from store.verbs.floor import speaks_for


def speaker(board: Board, who: str) -> str:
    """A team or a person, as they are called in the room."""
    return team(board, who) if who in board.teams else person(board, who)


def who_speaks(board: Board, meeting: Meeting) -> str:
    """The people of the team whose turn it is: `Ana`, `Ana or Ben`; empty where a person speaks."""
    if meeting.speaks not in board.teams:
        return ""
    return people(board, speaks_for(board, meeting, meeting.speaks), "or")


def to_come(board: Board, meeting: Meeting) -> str:
    """Who is still to come in the round: `Sales, IT`."""
    return ", ".join(speaker(board, stop) for stop in meeting.round)


def waiting(board: Board, meeting: Meeting) -> list[str]:
    """Who waits to speak, and what about: `Ben (the dates)`, `Chloe`."""
    return [speaker(board, each.who) + (f" ({each.about})" if each.about else "") for each in meeting.queue]
