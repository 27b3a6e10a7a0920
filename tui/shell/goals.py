"""Commands about goals: the cascade as the screen draws it, the agreement that ends a conflict, reopening (P2)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator

from screens.cascade import Picture, sign_of
from screens.plain import wrap
from store.keep.workspace import Verb, Workspace
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Conflict, ConflictStatus
from store.sense.goals import bites_in, cascade, conflicts, conflicts_of, side
from store.sense.phrases import day, days_since, goals_of, initiative, listed, person, span
from store.sense.weekly import describe_commit
from store.verbs.actions import reopen_action
from store.verbs.draft import need_any
from store.verbs.goals import agree_conflict, reopen_conflict
from store.verbs.issues import reopen_issue
from tui.shell.exits import say
from tui.shell.open import opened, today_of
from tui.shell.output import print_json, print_line, room_of
from tui.shell.words import record_json

WIDTH = 100
"""Columns of the picture where standard output is no terminal, and at most."""
INDENT = "      "

REOPEN: dict[str, Callable[..., Changes]] = {
    "issue": reopen_issue,
    "action": reopen_action,
    "conflict": reopen_conflict,
}


def goals(given: Namespace) -> int | None:
    """`accord goals`: the picture, then every conflict; as JSON the goals in that order, then the conflicts."""
    with opened(given.folder, given.who) as workspace:
        board, today = workspace.board, today_of(workspace)
    if given.json:
        print_json([*_goals_json(board), *[record_json(conflict) for conflict in conflicts(board)]])
        return None
    picture, cells = Picture(board, today), min(WIDTH, room_of() or WIDTH)
    for number in range(len(picture.placed)):
        for line in picture.lines(number, cells):
            print_line("".join(text for text, _ in line).rstrip())
    for conflict in conflicts(board):
        print_line("")
        for line in _words(board, conflict, today):
            print_line(line)
    if not picture.placed:
        say('No goal is written down yet: accord add goal growth "Revenue up a fifth" adds the first.')
    return None


def _goals_json(board: Board) -> Iterator[dict[str, object]]:
    """Goals in the order of the cascade, with how deep each stands and the conflicts it is in."""
    for placed in cascade(board):
        found = [conflict.id for conflict in conflicts_of(board, placed.goal.id)]
        yield {**record_json(placed.goal), "depth": len(placed.goes_on), "conflicts": found}


def _words(board: Board, conflict: Conflict, today: str) -> Iterator[str]:
    """A conflict as the screen says it, and the command that settles an open one."""
    agreed = conflict.status is ConflictStatus.AGREED
    days = days_since(conflict.created, today)
    since = f"agreed {day(conflict.agreed_at, today)}" if agreed else f"open for {span(days)}" if days else "open"
    yield f"{sign_of(conflict)[0]} {conflict.id}  {goals_of(board, conflict.goals)}  ({since})"
    said = [conflict.text, *(side(board, goal) for goal in conflict.goals)]
    where = listed([initiative(board, handle) for handle in bites_in(board, conflict)], "and")
    said += [f"bites in {where}"] if where else []
    if agreed:
        by = f" · {person(board, conflict.agreed_by)}" if conflict.agreed_by else ""
        said.append(f"agreed: {conflict.agreement}{by}")
    for words in said:
        yield from (f"{INDENT}{line}" for line in wrap(words, WIDTH - len(INDENT)))
    if not agreed:
        yield f'{INDENT}no agreement yet: accord agree {conflict.id} "…"'


def agree(given: Namespace) -> int | None:
    """`accord agree ID "how both are met"`."""
    agreement = " ".join(given.agreement)
    with opened(given.folder, given.who) as workspace:
        _do(workspace, lambda board, at: agree_conflict(board, given.id, agreement, at=at), "agree conflict")
    return None


def reopen(given: Namespace) -> int | None:
    """`accord reopen ID`."""

    def verb(board: Board, at: Moment) -> Changes:
        record = need_any(board, given.id)
        if record.kind not in REOPEN:
            raise Refused(f"{record.id} is a {record.kind}; issues, actions and conflicts can be opened again.")
        return REOPEN[record.kind](board, record.id, at=at)

    with opened(given.folder, given.who) as workspace:
        _do(workspace, verb, "reopen")
    return None


def _do(workspace: Workspace, verb: Verb, name: str) -> None:
    """Do a verb and print what happened in one line."""
    done = workspace.do(verb, name)
    if done.commit is not None:
        print_line(describe_commit(done.commit, done.board))
