"""Commands that settle things: done, resolve, help-with, ack, sign, define."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.keep.workspace import Verb, Workspace
from store.model.board import Board
from store.model.changes import Change, Commit, squash
from store.model.moment import Moment
from store.sense.weekly import describe_commit
from store.verbs.actions import complete_action
from store.verbs.criteria import sign_criteria
from store.verbs.impacts import acknowledge_impact
from store.verbs.issues import offer_help, park_issue, resolve_issue
from store.verbs.knowledge import finish_session
from store.verbs.snooze import snooze as put_off
from store.verbs.snooze import wake as call_back
from store.verbs.stream import place_of
from store.verbs.terms import agree_meaning, define_term, source_of
from tui.shell.exits import Usage
from tui.shell.open import opened
from tui.shell.output import print_line

if TYPE_CHECKING:
    from argparse import Namespace


def _do(workspace: Workspace, verb: Verb, name: str) -> None:
    """Do a verb and print what happened in one line."""
    done = workspace.do(verb, name)
    if done.commit is not None:
        print_line(describe_commit(done.commit, done.board))


def done(given: Namespace) -> int | None:
    """`accord done ID …`: all or none, so that a mistyped id leaves nothing half done."""

    def verb(board: Board, at: Moment) -> tuple[Change, ...]:
        made: tuple[Change, ...] = ()
        for key in dict.fromkeys(given.ids):  # each on the board the one before leaves: two may teach one person
            after = board.apply(Commit(board.version + 1, at.now, at.who, "", made)) if made else board
            finish = finish_session if key.strip()[:1].upper() == "S" else complete_action
            made += finish(after, key, at=at)
        return squash(made)

    with opened(given.folder, given.who) as workspace:
        _do(workspace, verb, "complete action")
    return None


def resolve(given: Namespace) -> int | None:
    """`accord resolve ID "how"`."""
    how = " ".join(given.how)
    with opened(given.folder, given.who) as workspace:
        _do(workspace, lambda board, at: resolve_issue(board, given.id, how, at=at), "resolve issue")
    return None


def park(given: Namespace) -> int | None:
    """`accord park ID [WHEN]`; `accord reopen ID` ends it."""
    when = " ".join(given.when)
    with opened(given.folder, given.who) as workspace:
        _do(workspace, lambda board, at: park_issue(board, given.id, when, at=at), "park issue")
    return None


def help_with(given: Namespace) -> int | None:
    """`accord help-with ID PERSON`."""
    with opened(given.folder, given.who) as workspace:
        _do(workspace, lambda board, at: offer_help(board, given.id, given.person, at=at), "offer help")
    return None


def ack(given: Namespace) -> int | None:
    """`accord ack INITIATIVE TEAM`."""
    with opened(given.folder, given.who) as workspace:
        _do(
            workspace,
            lambda board, at: acknowledge_impact(board, given.initiative, given.team, at=at),
            "acknowledge impact",
        )
    return None


def sign(given: Namespace) -> int | None:
    """`accord sign INITIATIVE TEAM`."""
    with opened(given.folder, given.who) as workspace:
        _do(workspace, lambda board, at: sign_criteria(board, given.initiative, given.team, at=at), "sign criteria")
    return None


def define(given: Namespace) -> int | None:
    """`accord define TERM "meaning" [--team T | --agreed]`."""
    if given.team and given.agreed:
        raise Usage("A meaning is one team's (--team) or agreed by all (--agreed), not both.")
    meaning = " ".join(given.meaning)

    def verb(board: Board, at: Moment) -> tuple[Change, ...]:
        if given.agreed:
            return agree_meaning(board, given.term, meaning, at=at)
        source = source_of(board, given.term, place_of(board))
        return define_term(board, given.term, meaning, given.team, at=at, source=source)

    with opened(given.folder, given.who) as workspace:
        _do(workspace, verb, "define term")
    return None


def snooze(given: Namespace) -> int | None:
    """`accord snooze ID WHEN`."""
    when = " ".join(given.when)
    with opened(given.folder, given.who) as workspace:
        _do(workspace, lambda board, at: put_off(board, given.id, when, at=at), "snooze")
    return None


def wake(given: Namespace) -> int | None:
    """`accord wake ID`."""
    with opened(given.folder, given.who) as workspace:
        _do(workspace, lambda board, at: call_back(board, given.id, at=at), "wake")
    return None
