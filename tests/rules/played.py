"""A board that tests play on: verbs are done to it one after the other, and each can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from store.model.board import Board
from store.model.changes import Changes, Commit, invert
from store.model.moment import Moment, Refused
from store.verbs.lines import take_text

Verb = Callable[[Board, Moment], Changes]
START = "2026-11-23T09:00:00.000Z"
"""A Monday."""


class Played:
    """A board, who acts on it, and a clock that stands still until it is moved."""

    def __init__(self, who: str = "ana") -> None:
        self.board = Board.empty()
        self.who = who
        self.seconds = 0

    @property
    def at(self) -> Moment:
        """The present."""
        hours, rest = divmod(self.seconds, 3600)
        return Moment(self.who, f"2026-11-23T{9 + hours:02d}:{rest // 60:02d}:{rest % 60:02d}.000Z")

    def do(self, verb: Verb) -> tuple[str, ...]:
        """Do a verb; returns the ids of new records. Also proves that it can be taken back without a trace."""
        changes = verb(self.board, self.at)
        before = self.board
        self.board = commit(before, changes)
        assert commit(self.board, invert(changes)).docs() == before.docs()
        return tuple(change.id for change in changes if change.is_new)

    def say(self, *lines: str, who: str = "") -> tuple[str, ...]:
        """Type lines; returns the ids of the records they made."""
        mine, self.who = self.who, who or self.who
        made = tuple(key for line in lines for key in self.do(lambda b, at, line=line: take_text(b, line, at=at)))
        self.who = mine
        return made

    def refusal(self, verb: Verb) -> str:
        """The sentence a verb is refused with; fails where it is not."""
        try:
            verb(self.board, self.at)
        except Refused as refused:
            sentence = str(refused)
            assert sentence
            assert "\n" not in sentence
            return sentence
        raise AssertionError("it was not refused")


def commit(board: Board, changes: Changes) -> Board:
    """The board after changes, as the newest commit."""
    return board.apply(Commit(board.version + 1, START, "ana", "test", changes)) if changes else board


def founded() -> Played:
    """A small company: teams ops, demand and sales; ana, ben and chloe in them; initiatives webinar and crm."""
    from store.verbs.named import add_named

    played = Played()
    for kind, handle, name, given in (
        ("team", "ops", "Marketing Operations", {}),
        ("team", "demand", "Demand Generation", {}),
        ("team", "sales", "Sales", {}),
        ("person", "ana", "Ana Ruiz", {"team": "ops", "knows": "marketo:expert,crm"}),
        ("person", "ben", "Ben Okafor", {"team": "demand", "nicks": "benny, bo"}),
        ("person", "chloe", "Chloe Lind", {"team": "sales"}),
        ("initiative", "webinar", "Webinar relaunch", {"sponsor": "chloe"}),
        ("initiative", "crm", "CRM migration", {}),
    ):
        played.do(lambda b, at, a=(kind, handle, name, given): add_named(b, *a, at=at))
    return played
