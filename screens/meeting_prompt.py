"""What is typed in meeting mode: handed over line by line, drawn once it is on disk, given back when it is refused."""

from __future__ import annotations

from contextlib import ExitStack

from textual import on

from screens.meeting_floor import FloorDoing
from screens.messages import Do, Undo
from screens.outbox import Outbox, Waiting
from screens.stream import Stream
from screens.widgets.bar import KeysBar
from screens.widgets.glance import Glance
from screens.widgets.lines import Spans
from screens.widgets.prompt import Prompt
from store.keep.workspace import Done, Verb
from store.line.parse import parse
from store.model.board import Board
from store.model.changes import Changes, Commit
from store.model.moment import Moment, Refused
from store.verbs.lines import keep_line, take_text
from store.verbs.unknown import unknown_marks, unknown_words

ELSEWHERE = frozenset({"done", "received", "know", "test", "alias", "resolve", "agreement", "seen", "sign"})
"""Kinds of lines that change something and may leave no line among the notes: a toast says what they did."""
ROLL = frozenset({"present", "late", "regrets", "guest"})
"""Those whose doing can be seen only where the screen has room for who is here."""
LONGEST_HELD = 0.02
"""Seconds for which an entered line may hold back what is drawn."""
SLOW = 0.4
"""Seconds that a line is on its way to the disk before it is shown that it waits."""
AGAIN = 2.0
"""Seconds until a line that the disk refused is tried again."""


class PromptDoing(FloorDoing):
    """The prompt's part of meeting mode; the prompt has the id `prompt`, the notes above it `stream`."""

    def __init__(self) -> None:
        super().__init__()
        self.outbox = Outbox(self._send)
        self._held: ExitStack | None = None
        self._kept: str | None = None
        """None before the first line, empty once everything is on disk, else why the last line is not."""
        self._watches = self._tries = False

    @property
    def saving(self) -> bool:
        """Whether lines were handed over that are not on disk yet."""
        return self.outbox.busy

    @on(Prompt.Entered, "#prompt")
    def _entered(self, message: Prompt.Entered) -> None:
        """Hand the lines over in order; a line that is refused comes back, and of many pasted ones becomes a note."""
        message.stop()
        self._paint_later()
        self.query_one("#stream", Stream).stay_at_end()
        for line in message.lines:
            if parse(line, known=self.board.names().known).kind == "undo":
                self.take_back()
            else:
                self.outbox.put(line, pasted=len(message.lines) > 1)
        self._told()
        if not self._watches:
            self._watches = True
            self.set_timer(SLOW, self._watch)

    def take_back(self) -> None:
        """Take back the last thing this person did; a line that waits for the disk comes back into the prompt."""
        line = self.outbox.take_back()
        if line is None:
            self.host.post_message(Undo())
        else:
            self.query_one("#prompt", Prompt).give_back(line)
            self._told(redraw=True)

    # The disk

    def _send(self, line: Waiting) -> None:
        def done(outcome: Done) -> None:
            self.outbox.answered(line)
            self._kept = ""
            self._told()
            for mark in unknown_marks(outcome.before, read)[:1]:
                self.host.notify(unknown_words(outcome.before, mark), severity="warning")

        def refused(why: str) -> None:
            self.outbox.answered(line)
            self._kept = why
            self.query_one("#prompt", Prompt).give_back(line.line, selected=True)
            self._told()

        def failed(why: str) -> None:
            if not self.outbox.stuck:
                self.host.notify(f"{why} What was typed waits here.", severity="error", timeout=15)
            self.outbox.failed(line, why)
            self._told(redraw=True)
            if not self._tries:
                self._tries = True
                self.set_timer(AGAIN, self._try_again)

        verb = _noting(line.line) if line.pasted else _taking(line.line)
        read = parse(line.line, known=self.board.names().known)
        seen = read.kind not in ELSEWHERE and (read.kind not in ROLL or self.has_class("-wide"))

        def quiet(commit: Commit) -> bool:
            return seen and not _replaces(commit)

        self.host.post_message(Do(verb, "take_line", quiet=quiet, done=done, refused=refused, failed=failed))

    def _try_again(self) -> None:
        self._tries = False
        self.outbox.try_again()

    def _watch(self) -> None:
        """Show what is not on disk after a while."""
        self._watches = False
        self._told(redraw=True)

    def _told(self, *, redraw: bool = False) -> None:
        """Say how far the lines are."""
        self.host.unsaved = self.outbox.left
        waiting = self.query_one("#waiting", Glance)
        if redraw or waiting.display:
            waiting.display = bool(self.outbox.lines)
            waiting.show(lambda cells, _: self.outbox.shown(cells))
        if self.saving or self._held is None:
            self.draw_footer()
        else:
            self._paint()

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
        if self.outbox.stuck:
            return [("not on disk", "late")]
        if self.saving:
            return [("saving…", "dim")]
        if self._kept:
            return [(f"not saved: {self._kept}", "late")]
        return [("saved", "dim")] if self._kept is not None else ()

    @property
    def keys_bar(self) -> KeysBar:
        """The footer."""
        return self.query_one("#keys", KeysBar)


def _replaces(commit: Commit) -> bool:
    """Whether a line took the place of what was said before: an impact that was written down already."""
    return any(change.kind == "impact" and change.before is not None for change in commit.changes)


def _taking(line: str) -> Verb:
    """The verb that keeps a line where the room is when it is kept."""
    return lambda board, at: take_text(board, line, at=at)


def _noting(line: str) -> Verb:
    """The verb that keeps a pasted line: one that cannot be what it says is kept word for word."""

    def keep(board: Board, at: Moment) -> Changes:
        try:
            return take_text(board, line, at=at)
        except Refused:
            return keep_line(board, line, at=at)

    return keep
