"""`accord rapport`: who met whom, drawn with characters, who should be introduced, who was thanked (P5)."""

from __future__ import annotations

from argparse import Namespace

from screens.rapport_sheet import legend, period, picture
from store.model.board import Board
from store.sense.phrases import day, people
from store.sense.rapport import contact, introductions, shares, thanked
from store.verbs.rapport import next_question
from tui.shell.exits import say
from tui.shell.open import opened, today_of
from tui.shell.output import print_json, print_line, print_table
from tui.shell.words import record_json

MOST = 10
"""Introductions and thanks that are printed; `--json` has all."""


def rapport(given: Namespace) -> int | None:
    """`accord rapport`."""
    with opened(given.folder, given.who) as workspace:
        board, today = workspace.board, today_of(workspace)
        if given.json:
            print_json(_json(board, today))
            return None
        _picture(board, today)
        pairs = introductions(board, today)
        if pairs:
            print_line("")
            print_line("Share work and were never in a standup together")
            rows = [[people(board, (each.one, each.other), "and"), shares(board, each)] for each in pairs[:MOST]]
            print_table(rows, 1, indent="  ")
        newest = board.thanks.latest(MOST)
        if newest:
            print_line("")
            print_line("Thanks")
            print_table([[each.id, day(each.created, today), thanked(board, each)] for each in newest], 2, indent="  ")
        question = next_question(board)
        if question:
            print_line("")
            print_line(f"The next check-in asks: {question}")
    return None


def _picture(board: Board, today: str) -> None:
    """The matrix of teams, and what its shades mean."""
    found = contact(board, today)
    if not found.standups:
        say("No standup of the last weeks says who was there; while one runs, capture a line: present+ ana, ben")
        return
    print_line(f"Who met whom, {period(board, today)}")
    for line in picture(board, found):
        print_line("  " + "".join(span if isinstance(span, str) else span[0] for span in line.left).rstrip())
    print_line("  " + "".join(span if isinstance(span, str) else span[0] for span in legend()).rstrip())


def _json(board: Board, today: str) -> dict[str, object]:
    """Contact as pairs of teams, introductions, thanks, and the next question."""
    found = contact(board, today)
    pairs = [{"teams": list(pair), "standups": times} for pair, times in found.together.items()]
    return {
        "standups": found.standups,
        "contact": pairs,
        "introductions": [
            {"people": [each.one, each.other], "initiatives": list(each.initiatives)}
            for each in introductions(board, today)
        ],
        "thanks": [record_json(each) for each in board.thanks],
        "question": next_question(board) or None,
    }
