"""One line at the bottom of any screen: type it, see what it will be, Enter keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.dialogs.panel import Panel
from screens.line import complete_with, describe_with
from screens.messages import Do
from screens.widgets.bar import Key
from screens.widgets.prompt import Prompt
from store.keep.workspace import Done, Verb
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.verbs.capture import Place


class QuickAdd(Panel[None]):
    """The line grammar, with completion and the kind shown while typing. A line that was refused comes back."""

    KEYS: ClassVar[Sequence[Key]] = (("enter", "keep"), ("tab", "complete"), ("escape", "cancel", "close"))

    def __init__(self, place: Place | None = None, about: str = "") -> None:
        super().__init__("Add", about)
        self.add_class("-bottom")
        self.place = place
        self._waiting = 0

    def body(self) -> ComposeResult:
        """The line."""
        yield Prompt(
            placeholder="! an issue   [] an action   = a decision   lead := a meaning   or just a note", id="main"
        )

    def draw(self, board: Board) -> None:
        """Know everybody who can be named by now."""
        prompt = self.query_one("#main", Prompt)
        prompt.complete, prompt.describe = complete_with(board), describe_with(board)
        prompt.ask_again()

    @on(Prompt.Entered)
    def _entered(self, message: Prompt.Entered) -> None:
        """Hand each line to the app; the bar closes once all of them are on disk."""
        message.stop()
        self._waiting += len(message.lines)
        for line in message.lines:
            self.host.post_message(Do(self._verb(line), done=self._kept, refused=lambda _, line=line: self._back(line)))

    def _verb(self, line: str) -> Verb:
        from store.verbs.lines import take_text

        def add(board: Board, at: Moment) -> Changes:
            return take_text(board, line, self.place, at=at)

        return add

    def _kept(self, _: Done) -> None:
        self._waiting -= 1
        if not self._waiting and self.is_current:
            self.dismiss(None)

    def _back(self, line: str) -> None:
        self._waiting -= 1
        self.query_one("#main", Prompt).give_back(line)
