"""`accord breakout`: groups across teams, drawn for an issue (P12)."""

from __future__ import annotations

from argparse import Namespace

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Breakout
from store.sense.phrases import person, team
from store.verbs.breakout import draw_breakout
from store.verbs.stream import place_of
from tui.shell.open import opened
from tui.shell.output import print_json, print_line
from tui.shell.words import record_json


def breakout(given: Namespace) -> int | None:
    """`accord breakout ISSUE [--groups N] [--people A,B]`: a line a group."""

    def verb(board: Board, at: Moment) -> Changes:
        return draw_breakout(board, given.id, given.groups, given.people, place_of(board), at=at)

    with opened(given.folder, given.who) as workspace:
        done = workspace.do(verb, "draw breakout")
        made = done.board.breakouts[done.ids[0]]
        if given.json:
            print_json(record_json(made))
        else:
            _print(done.board, made)
    return None


def _print(board: Board, made: Breakout) -> None:
    """The groups, everybody with their team."""
    print_line(f"{made.id}  {made.issue} {made.text}")
    for number, group in enumerate(made.groups, 1):
        print_line(f"  {number}  {', '.join(_named(board, who) for who in group.split())}")


def _named(board: Board, who: str) -> str:
    found = board.people.get(who)
    name = person(board, who)
    return f"{name} ({team(board, found.team)})" if found is not None and found.team else name
