"""What is typed in meeting mode: handed over line by line, drawn once it is on disk, given back when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from textual import on

from screens.meeting_floor import FloorDoing
from screens.messages import Do, Undo
from screens.stream import Stream
from screens.widgets.bar import KeysBar
from screens.widgets.lines import Spans
from screens.widgets.prompt import Prompt
from store.keep.workspace import Done, Verb
from store.line.parse import parse
from store.verbs.lines import take_text

ELSEWHERE = frozenset({"done", "received", "know", "test", "alias"})
"""Kinds of lines that change something and may leave no line among the notes: a toast says what they did."""
LONGEST_HELD = 0.02
"""Seconds for which an entered line may hold back what is drawn."""


class PromptDoing(FloorDoing):
    """The prompt's part of meeting mode; the prompt has the id `prompt`, the notes above it `stream`."""

    def __init__(self) -> None:
        super().__init__()
        self.saving = 0
        """How many lines were handed over and are not on disk yet."""
        self._held: ExitStack | None = None
        self._kept: str | None = None
        """None before the first line, empty once everything is on disk, else why the last line is not."""

    @on(Prompt.Entered, "#prompt")
    def _entered(self, message: Prompt.Entered) -> None:
        """Hand the lines over in order; a line that is refused comes back."""
        message.stop()
        self._paint_later()
        self.query_one("#stream", Stream).stay_at_end()
        for line in message.lines:
            kind = parse(line, known=self.board.names().known).kind
            if kind == "undo":
                self.host.post_message(Undo())
                continue
            self.saving += 1
            refused = self._refuser(line)
            seen = kind not in ELSEWHERE
            self.host.post_message(Do(_taking(line), "take_line", quiet=seen, done=self._on_disk, refused=refused))

    @on(Prompt.Behind, "#prompt")
    def _behind(self, message: Prompt.Behind) -> None:
        message.stop()
        message.do()

    def _paint_later(self) -> None:
        """Draw the emptied prompt and the new line together: Textual would draw the line a frame (17 ms) later. A disk
        that takes longer is not waited for.
        """
        if self._held is None:
            self._held = ExitStack()
            self._held.enter_context(self.host.batch_update())
            self.set_timer(LONGEST_HELD, self._paint)

    def _paint(self) -> None:
        """Show what was held back, and in the footer whether it is on disk."""
        if self._held is not None:
            held, self._held = self._held, None
            self.draw_footer()
            held.close()
            self.check_idle()

    def draw_footer(self) -> None:
        """Not while everything is held back: it is drawn then, once, with what it has to say by then."""
        if self._held is None:
            self.draw_keys()

    def _refuser(self, line: str) -> Callable[[str], None]:
        def refused(why: str) -> None:
            self.saving -= 1
            self._kept = why
            self.query_one("#prompt", Prompt).give_back(line, selected=True)
            self.draw_footer()
            self._paint()

        return refused

    def _on_disk(self, _: Done) -> None:
        self.saving -= 1
        self._kept = ""
        if not self.saving:
            self.draw_footer()
            self._paint()

    @on(Prompt.Changed, "#prompt")
    def _let_go(self) -> None:
        """Whoever empties the prompt has done with the line that was refused."""
        if self._kept and not self.saving and not self.query_one("#prompt", Prompt).value:
            self._kept = ""
            self.draw_footer()

    def draw_keys(self) -> None:
        """Fill the footer."""
        raise NotImplementedError

    def kept_words(self) -> Spans:
        """Whether what was typed is on disk: `saved`, `saving…`, or why not."""
        if self.board.running is None:
            return ()
        if self.saving:
            return [("saving…", "dim")]
        if self._kept:
            return [(f"not saved: {self._kept}", "late")]
        return [("saved", "dim")] if self._kept is not None else ()

    @property
    def keys_bar(self) -> KeysBar:
        """The footer."""
        return self.query_one("#keys", KeysBar)


def _taking(line: str) -> Verb:
    """The verb that keeps a line where the room is when it is kept."""
    return lambda board, at: take_text(board, line, at=at)
