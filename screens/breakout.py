"""Breakout groups from a screen: into how many groups, for which issue (P12)."""

from __future__ import annotations

from screens.base import AccordScreen
from screens.dialogs.pick import Choice, Pick
from store.model.records import Issue
from store.sense.phrases import plural
from store.sense.words import one_line
from store.verbs.breakout import FEWEST, SIZE, taking_part
from store.verbs.breakout import draw_breakout as drawn
from store.verbs.stream import place_of

TOO_FEW = f"Groups take {FEWEST} people at least; p says who is here."


def draw_groups(screen: AccordScreen, issue: Issue) -> None:
    """Pick how many groups, those of three first; then draw them. They stand below the issue, and in the minutes."""
    there = len(taking_part(screen.board, screen.host.today()))
    usual = max(2, there // SIZE)
    counts = sorted(range(2, there // 2 + 1), key=lambda count: (count != usual, count))
    choices = [Choice(str(count), plural(count, "group"), _sizes(there, count)) for count in counts]
    key, place = issue.id, place_of(screen.board)

    def picked(count: str | None) -> None:
        if count:
            screen.do(lambda board, at: drawn(board, key, count, place=place, at=at), "draw_breakout")

    title = f"Into how many groups for {key}?"
    screen.host.push_screen(Pick(title, choices, one_line(issue.text), none=TOO_FEW), picked)


def _sizes(people: int, count: int) -> str:
    """How many are in a group: `3 people`, `3 or 4 people`."""
    size, more = divmod(people, count)
    return f"{size} or {size + 1} people" if more else f"{size} people"
