"""What became of one line of a file that was read in, or would become of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.model.board import Board
from store.model.changes import Changes, Commit, squash
from store.model.moment import Moment

ADD, CHANGE, SKIP, REFUSE = "add", "change", "skip", "refuse"


class Outcome(NamedTuple):
    """The line (counted from 1), what is done about it, the record's id where there is one, and words: what the record
    says, what changes, or why not.
    """

    line: int
    does: str
    id: str
    says: str


class Taken(NamedTuple):
    """What a file comes to: one change of the board, and an outcome for each of its lines."""

    changes: Changes
    outcomes: tuple[Outcome, ...]


class Steps:
    """A board that lines are taken into one after the other, each on what the ones before it left."""

    def __init__(self, board: Board, at: Moment) -> None:
        self.board = board
        self.at = at
        self._changes: list[Changes] = []

    def take(self, changes: Changes) -> str:
        """Go on from these changes; returns the id of the record they made, or changed last."""
        if not changes:
            return ""
        self._changes.append(changes)
        self.board = self.board.apply(Commit(self.board.version + 1, self.at.now, self.at.who, "", changes))
        return next((change.id for change in changes if change.is_new), changes[-1].id)

    def follow(self, trial: Steps) -> None:
        """Go on from where a trial that started here has come to."""
        self._changes += trial._changes
        self.board = trial.board

    def taken(self, outcomes: Iterable[Outcome]) -> Taken:
        """All of it as one change."""
        return Taken(squash(change for changes in self._changes for change in changes), tuple(outcomes))
