"""What was carried over again and again asks for a decision: it is talked about, somebody does it, or it is let go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.sense.phrases import day, number
from store.verbs.lines import take_text
from store.verbs.topics import drop_topic

Change = Callable[[Board, str, Sequence[str], Moment], Changes]

CHOICES = (
    Choice("talk", "it stays", "the room talks about it this time"),
    Choice("action", "somebody does it", "it becomes an action, and is let go"),
    Choice("drop", "it is let go", "it is carried over no more"),
    Choice("carry", "once more", "it comes back next time, and asks again"),
)


def what_becomes_of(
    screen: AccordScreen, text: str, carried: int, first: str, then: Callable[[Change | None], None]
) -> None:
    """Ask what becomes of an item that was carried over `carried` times already. `then` is called with the change that
    settles it, with None where it is to be carried over once more, and not at all where it stays.
    """
    since = f" since {day(first, screen.host.today())}" if first else ""

    def picked(choice: str | None) -> None:
        if choice == "carry":
            then(None)
        elif choice == "drop":
            then(lambda board, key, _, at: drop_topic(board, key, at=at))
        elif choice == "action":
            screen.host.push_screen(
                Ask("Who does what by when?", [text], hint="@ana budget for the fair due:fri"), answered
            )

    def answered(words: str | None) -> None:
        if words:
            then(lambda board, key, _, at: _given(board, key, words, at))

    title = f"Carried over {number(carried)} times{since}: what becomes of it?"
    screen.host.push_screen(Pick(title, CHOICES, text), picked)


def _given(board: Board, key: str, words: str, at: Moment) -> Changes:
    """The item is let go, and somebody does what there is to do."""
    return (*drop_topic(board, key, at=at), *take_text(board, words, at=at, kind="action"))
