"""What can be done with the agenda in meeting mode: with the draft before a standup, with its items while it runs."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from screens.agenda import STEP, Plan
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.stream import Lines
from screens.widgets.prompt import Prompt
from screens.widgets.rows import Rows
from store.keep.workspace import Verb
from store.line.parse import parse
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Topic, TopicStatus
from store.verbs.meetings import start_meeting
from store.verbs.topics import (
    add_topic,
    agenda_of,
    cut_topic,
    extend_topic,
    next_topic,
    park_topic,
    reorder_topic,
    restore_topic,
    take_up,
)


class AgendaDoing(AccordScreen):
    """The agenda's part of meeting mode. The draft has the id `plan`, the items of a running standup `agenda`."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = Plan()

    def topic(self) -> Topic | None:
        """The item under the cursor of the agenda when the keys go there, else the one the room is on."""
        meeting = self.board.running
        items = self.query_one("#agenda", Lines)
        key = items.cursor if items.has_focus else meeting.topic if meeting is not None else ""
        return self.board.topics.get(key or "")

    def quietly(self, verb: Verb, name: str) -> None:
        """Do what can be seen on this screen anyway."""
        self.do(verb, name, quiet=True)

    @on(Rows.Opened, "#plan")
    def action_start(self) -> None:
        """Begin with the agenda as it stands."""
        items = self.plan.agenda

        def begin(board: Board, at: Moment) -> Changes:
            return start_meeting(board, items, at=at)

        self.do(begin, "start_meeting", quiet=True)

    def action_next(self) -> None:
        """Go on to the next item, once the lines entered before stand under this one."""
        self.query_one("#prompt", Prompt).behind_lines(self._go_on)

    def _go_on(self) -> None:
        """Take up the next item; behind the last one comes the wrap-up."""
        meeting = self.board.running
        if meeting and all(item.status is not TopicStatus.PLANNED for item in agenda_of(self.board, meeting.id)):
            self.action_end()
            return
        self.quietly(lambda board, at: next_topic(board, at=at), "next_topic")

    def action_end(self) -> None:
        """Look at the open ends, and end the standup."""
        raise NotImplementedError

    def action_write(self) -> None:
        """Back to where people write."""
        raise NotImplementedError

    @on(Rows.Opened, "#agenda")
    def _take_up(self, message: Rows.Opened) -> None:
        key = message.key
        self.quietly(lambda board, at: take_up(board, key, at=at), "take_up")
        self.action_write()

    def action_extend(self) -> None:
        """Five more minutes."""
        self._extend(STEP)

    def action_shorten(self) -> None:
        """Five minutes fewer."""
        self._extend(-STEP)

    def _extend(self, minutes: int) -> None:
        if self.board.running is None:
            self._replan(lambda key: self.plan.extend(key, minutes))
        elif (item := self.topic()) is not None:
            more = minutes if minutes > 0 else max(minutes, 1 - item.minutes) or minutes
            self.quietly(lambda board, at: extend_topic(board, item.id, more, at=at), "extend_topic")

    def action_cut(self) -> None:
        """Off the agenda, or on it again."""
        if self.board.running is None:
            self._replan(self.plan.cut)
        elif (item := self.topic()) is not None:
            back = item.status in (TopicStatus.CUT, TopicStatus.PARKED)
            verb = restore_topic if back else cut_topic
            self.do(lambda board, at: verb(board, item.id, at=at), verb.__name__)

    def action_park(self) -> None:
        """For another standup."""
        item = self.topic()
        if item is not None:
            self.do(lambda board, at: park_topic(board, item.id, at=at), "park_topic")

    def action_earlier(self) -> None:
        """One place up."""
        self._shift(-1)

    def action_later(self) -> None:
        """One place down."""
        self._shift(1)

    def _shift(self, step: int) -> None:
        meeting = self.board.running
        if meeting is None:
            self._replan(lambda key: self.plan.shift(key, step))
            return
        item = self.topic()
        items = agenda_of(self.board, meeting.id)
        at = items.index(item) + step if item in items else -1
        if item is not None and 0 <= at < len(items):
            behind = items[at].id if step < 0 else items[at + 1].id if at + 1 < len(items) else ""
            self.quietly(lambda board, now: reorder_topic(board, item.id, behind, at=now), "reorder_topic")

    def _replan(self, change: Callable[[str], None]) -> None:
        """Change the item under the cursor of the draft."""
        rows = self.query_one("#plan", Lines)
        if rows.cursor is not None:
            change(rows.cursor)
            self.redraw(force=True)

    def action_add_topic(self) -> None:
        """Put an item on the agenda of this standup, or of the next."""

        def answered(text: str | None) -> None:
            if text:
                line = parse(f"# {text}", known=self.board.names().known)
                about = next((handle for handle in line.plus if handle in self.board.initiatives), "")
                self.quietly(
                    lambda board, at: add_topic(board, line.text or text, initiative=about, at=at), "add_topic"
                )

        self.host.push_screen(Ask("What should be talked about?", hint="budget for the fair +webinar"), answered)
