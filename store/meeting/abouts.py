"""What minutes say of an initiative itself: over which channels it goes (practice P12), who decides in it (P8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.model.board import Board
from store.sense.standing import channel_words, deciding


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An initiative that was talked about, as it is now; `reach` says how its channels stand to four (empty: none are
    known), `deciders` the teams that decide, and `settled` whether that is as it should be.
    """

    initiative: str
    channels: tuple[str, ...]
    reach: str
    deciders: tuple[str, ...]
    settled: bool

    @property
    def says_something(self) -> bool:
        """There is anything to read about it."""
        return bool(self.channels) or not self.settled


def abouts(board: Board, initiatives: Iterable[str]) -> tuple[About, ...]:
    """Of these initiatives, those there are, in the same order and once each."""
    found: list[About] = []
    for each in board.initiatives.many(dict.fromkeys(initiatives)):
        roles = deciding(board, each.id)
        found.append(
            About(
                initiative=each.id,
                channels=each.channels,
                reach=channel_words(each) if each.channels else "",
                deciders=tuple(impact.team for impact in roles.deciders),
                settled=roles.settled,
            )
        )
    return tuple(found)
