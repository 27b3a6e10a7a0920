"""`accord rotation` and `accord swap`: whose turn it is in the standups to come (P11)."""

from __future__ import annotations

from argparse import Namespace

from store.meeting.next import coming
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.sense.phrases import day
from store.sense.rotation import Week, role_words, turn_words, weeks
from store.sense.weekly import describe_commit
from store.verbs.fields import number
from store.verbs.rotation import lists, swap_turn
from tui.shell.exits import say
from tui.shell.open import opened, today_of
from tui.shell.output import print_json, print_line, print_table

MOST = 52
"""Standups that can be looked ahead: a year."""


def rotation(given: Namespace) -> int | None:
    """`accord rotation [--weeks N]`: a line a standup, a column a role."""
    with opened(given.folder, given.who) as workspace:
        board = workspace.board
        count = number(given.weeks, "The number of weeks", 1, MOST)
        dates = [standup.date for standup in coming(board.series, workspace.clock(), count)]
        found = weeks(board, dates)
        today = today_of(workspace)
        if given.json:
            print_json([{"date": week.date, "turns": week.turns, "swapped": sorted(week.swapped)} for week in found])
            return None
        roles = list(lists(board.series))
        if not roles:
            say("Nobody takes turns yet: accord init --facilitators ana,ben --scribes chloe,dee")
            return None
        print_table([["", *(role_words(board, role) for role in roles)], *(_row(board, each, today) for each in found)])
    return None


def _row(board: Board, week: Week, today: str) -> list[str]:
    """A standup and who has its turns; `*` marks who took another's."""
    named = dict(zip(week.turns, (who for _, who in turn_words(board, week.turns)), strict=True))
    cells = [f"{named.get(role, 'nobody')}{'*' if role in week.swapped else ''}" for role in lists(board.series)]
    return [day(week.date, today), *cells]


def swap(given: Namespace) -> int | None:
    """`accord swap DATE ROLE PERSON`."""

    def verb(board: Board, at: Moment) -> Changes:
        return swap_turn(board, given.date, given.role, given.person, at=at)

    with opened(given.folder, given.who) as workspace:
        done = workspace.do(verb, "swap turn")
        if done.commit is not None:
            print_line(describe_commit(done.commit, done.board))
    return None
