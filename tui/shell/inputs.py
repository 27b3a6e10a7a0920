"""`accord receive`: what somebody was asked for has come, or is asked for again (P10)."""

from __future__ import annotations

from argparse import Namespace

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.sense.weekly import describe_commit
from store.verbs.inputs import ask_again, receive_input
from tui.shell.open import opened
from tui.shell.output import print_line


def receive(given: Namespace) -> int | None:
    """`accord receive ID "what was said"`, or `--again`."""
    said = " ".join(given.said)

    def verb(board: Board, at: Moment) -> Changes:
        return ask_again(board, given.id, at=at) if given.again else receive_input(board, given.id, said, at=at)

    with opened(given.folder, given.who) as workspace:
        done = workspace.do(verb, "ask again" if given.again else "receive input")
        if done.commit is not None:
            print_line(describe_commit(done.commit, done.board))
    return None
