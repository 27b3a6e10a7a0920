"""The presenter's view, for the screen everybody looks at: large, calm, and nothing in it can be edited.

It follows the workspace like every screen, so that it stands beside the scribe's in a second terminal: before a standup
it shows the agenda, while one runs the topic, the clock, who speaks, who waits and what was said last, and afterwards
what was decided and who does what.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from screens import present_views as views
from screens.actions import EVERYWHERE, actions_of, bindings_of, fitting
from screens.base import AccordScreen
from screens.meeting_context import Focus, context
from screens.meeting_lines import About
from screens.messages import GoTo
from screens.stream import said_in
from screens.widgets.bar import KeysBar, Rule
from screens.widgets.glance import Glance
from screens.widgets.lines import Line
from store.meeting.agenda import draft_agenda
from store.meeting.next import standup_ahead
from store.meeting.stage import stage
from store.model.board import Board
from store.model.records import Meeting, TopicType

NOTHING_SAID = "Nothing was said on it yet."
ONLY_READ = "This view is for reading; Esc goes to where people write."


class PresentScreen(AccordScreen):
    """The agenda, the standup, or what came of it; one key back to meeting mode."""

    WHERE = "present"
    READS_ONLY = True
    CSS_PATH = "present.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("present")]

    def compose(self) -> ComposeResult:
        """No title: the first line is the topic's."""
        yield from self.body()
        yield KeysBar(id="keys")

    def body(self) -> ComposeResult:
        """What matters most, large; below it what was said, and what the topic touches."""
        yield Glance(id="head")
        yield Rule(id="rule")
        with Container(id="rest"):
            yield Glance(id="lines")
            yield Glance(id="beside")

    def on_mount(self) -> None:
        """Follow the board; the clock moves once a second."""
        super().on_mount()
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        if self.is_current:
            self.draw_title()
            if self._stage != stage(self.board, self.host.now())[0]:
                self.redraw(force=True)

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        now, today = self.host.now(), self.host.today()
        self._stage, meeting = stage(board, now)
        topic = board.topics.get(meeting.topic) if meeting is not None else None
        wraps_up = topic is not None and topic.type is TopicType.WRAP_UP
        self.set_class(self._stage != "running" or wraps_up, "-alone")  # what comes of it all takes the room
        lines = self.query_one("#lines", Glance)
        if self._stage == "before" or meeting is None:
            items, start = draft_agenda(board, today), standup_ahead(board, now).time
            lines.show(lambda cells, rows: views.agenda_lines(board, items, start, cells, rows))
        elif self._stage == "after":
            lines.show(lambda cells, rows: views.outcome_lines(board, meeting, now, today, cells, rows))
        else:
            lines.show(lambda cells, rows: self._said_last(board, meeting, cells, rows))
            self.query_one("#beside", Glance).show(lambda cells, rows: self._beside(board, meeting, cells, rows))

    def _said_last(self, board: Board, meeting: Meeting, cells: int, rows: int) -> Sequence[Line]:
        """What was said on the topic; at the wrap-up what comes of it all."""
        today, topic = self.host.today(), board.topics.get(meeting.topic)
        if topic is not None and topic.type is TopicType.WRAP_UP:
            return views.wrap_up_lines(board, meeting, today, cells, rows)
        found = views.last_lines(board, said_in(board, meeting), today, cells, rows, meeting.topic)
        return found or [Line([(NOTHING_SAID, "faint")])]

    def _beside(self, board: Board, meeting: Meeting, cells: int, rows: int) -> Sequence[Line]:
        """What the topic touches, and what else belongs to it."""
        topic = board.topics.get(meeting.topic)
        about = About() if topic is None else About(topic.initiative, topic.type, topic.ref, meeting.id, topic.text)
        blocks = context(board, about, Focus(), self.host.today(), cells)
        return views.beside(blocks, cells, rows)

    def draw_title(self) -> None:
        """The large part, which has the clock in it."""
        now, rows = self.host.now(), self.size.height
        board = self.board
        where, meeting = stage(board, now)
        head = self.query_one("#head", Glance)
        if where == "running" and meeting is not None:
            head.show(lambda cells, _: views.now_on(board, meeting, now, cells, rows))
        elif where == "after" and meeting is not None:
            head.show(lambda cells, _: views.outcome_head(board, meeting, cells, rows))
        else:
            head.show(lambda cells, _: views.agenda_head(board, now, cells, rows))

    def draw_footer(self) -> None:
        """The way back, and to all keys."""
        wanted = ("theme", "quit", "help")
        everywhere = {action.name: action for action in actions_of(EVERYWHERE)}
        keys = fitting([*actions_of(self.WHERE), *(everywhere[name] for name in wanted)], self.size.width - 3)
        self.query_one("#keys", KeysBar).show([(each.first_key, each.label, each.run) for each in keys])

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`: nothing is written here."""
        return ONLY_READ if name in ("add", "undo", "redo") else None

    def action_back(self) -> None:
        """To meeting mode."""
        self.post_message(GoTo("meeting"))
