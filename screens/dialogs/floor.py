"""Who speaks: whoever has the floor, who waits, who is still to come in the round, and everybody else in the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.dialogs.ask import Ask
from screens.dialogs.panel import Panel
from screens.glyphs import glyph
from screens.messages import Do
from screens.plain import pad
from screens.stream import Lines
from screens.widgets.bar import Key
from screens.widgets.lines import Line
from screens.widgets.rows import Rows
from screens.widgets.source import Listed, Row
from store.keep.workspace import Verb
from store.line.floor import queue
from store.model.board import Board
from store.model.records import Meeting
from store.sense.floor import speaker, who_speaks
from store.verbs.floor import end_round, give_floor, join_queue, leave_queue

NAME_ROOM = 26
TEACH = ["Nobody is noted as here yet: n says who wants to speak, F4 who is in the room."]


class Floor(Panel[None]):
    """Everybody who could speak, in the order in which they will; each key is kept at once."""

    KEYS: ClassVar[Sequence[Key]] = (
        ("⏎", "speaks"),
        ("w", "waits, or not", "wait"),
        ("n", "what about", "name"),
        ("x", "nobody", "nobody"),
        ("Esc", "close", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "wait", "Waits to speak, or no longer", show=False, id="floor.wait"),
        Binding("n", "name", "Who wants to speak, and what about", show=False, id="floor.name"),
        Binding("x,backspace,delete", "nobody", "Nobody speaks", show=False, id="floor.nobody"),
    ]

    def __init__(self) -> None:
        super().__init__("Who speaks")

    def body(self) -> ComposeResult:
        """Everybody."""
        yield Lines(empty=TEACH, id="main")

    def on_mount(self) -> None:
        """Begin with who comes next."""
        super().on_mount()
        meeting = self.board.running
        if meeting is not None and (meeting.queue or meeting.round):
            self.query_one("#main", Lines).go_to(meeting.queue[0].who if meeting.queue else meeting.round[0])

    def draw(self, board: Board) -> None:
        """Show who speaks and waits by now; without a standup nobody does."""
        meeting = board.running
        if meeting is None:
            self.dismiss(None)
            return
        self.say(right=[(f"{len(meeting.queue)} waiting" if meeting.queue else "", "dim")])
        waiting = {each.who: each.about for each in meeting.queue}
        there = (*meeting.present, *meeting.late, *meeting.guests) or tuple(board.people.keys())
        first = (meeting.speaks,) if meeting.speaks else ()
        everybody = dict.fromkeys((*first, *waiting, *meeting.round, *there))
        self.query_one("#main", Lines).show(
            Listed([self._row(board, meeting, who, waiting.get(who)) for who in everybody])
        )

    def _row(self, board: Board, meeting: Meeting, who: str, about: str | None) -> Row:
        name, right, ink = speaker(board, who), "", "dim"
        sign = ("  ", "text")
        if who == meeting.speaks:
            sign, right, ink = (f"{glyph('here')} ", "accent"), "speaks", "accent"
            about = who_speaks(board, meeting) if who in board.teams else about
        elif about is not None:
            right, ink = "waits", "needs"
        elif who in meeting.round:
            right = "in the round"
        left = [sign, (pad(name, NAME_ROOM), "accent bold" if who == meeting.speaks else "text"), (about or "", "dim")]
        return Row(who, [Line(left, [(right, ink)])])

    def _here(self) -> str:
        return self.query_one("#main", Lines).cursor or ""

    @on(Rows.Opened)
    def _gets_it(self, message: Rows.Opened) -> None:
        message.stop()
        who = message.key
        self._quietly(lambda board, at: give_floor(board, who, at=at), "give_floor")

    def action_wait(self) -> None:
        """Put the one under the cursor into the queue, or take them off it."""
        who, meeting = self._here(), self.board.running
        if not who or meeting is None:
            return
        waits = any(each.who == who for each in meeting.queue)
        if waits:
            self._quietly(lambda board, at: leave_queue(board, (who,), at=at), "leave_queue")
        else:
            self._quietly(lambda board, at: join_queue(board, (who,), at=at), "join_queue")

    def action_name(self) -> None:
        """Ask who wants to speak, and what about."""
        known = self.board.names().known

        def answered(text: str | None) -> None:
            asked = queue(f"q+ {text}", known) if text else None
            if asked is not None:
                _, names, about = asked
                self._quietly(lambda board, at: join_queue(board, names or (at.who,), about, at=at), "join_queue")

        self.host.push_screen(Ask("Who wants to speak?", hint="ana to ask about the dates"), answered)

    def action_nobody(self) -> None:
        """Nobody has the floor; a round is over."""
        self._quietly(lambda board, at: end_round(board, at=at), "end_round")

    def _quietly(self, verb: Verb, name: str) -> None:
        self.host.post_message(Do(verb, name, quiet=True))
