"""What was said on one topic in every standup, the newest first; the shell's `accord history` says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from screens.dialogs.panel import Panel
from screens.document import parts_of
from screens.stream import Lines
from screens.widgets.bar import Key
from screens.widgets.sheet import Sheet
from store.meeting.history import history_blocks
from store.model.board import Board
from store.sense.topics import visits


class TopicHistory(Panel[None]):
    """The history of the subject `meant` (see `store.sense.topics`)."""

    KEYS: ClassVar[Sequence[Key]] = (("up,down", "scroll"), ("escape", "close", "close"))

    def __init__(self, meant: str) -> None:
        super().__init__("In every standup", "newest first")
        self.add_class("-tall")
        self._meant = meant

    def body(self) -> ComposeResult:
        """The standups and what was said in them."""
        yield Lines(id="main")

    def draw(self, board: Board) -> None:
        """See `Panel.draw`."""
        found = visits(board, self._meant)
        self.query_one("#main", Lines).show(Sheet(parts_of(history_blocks(board, self._meant, found))))
