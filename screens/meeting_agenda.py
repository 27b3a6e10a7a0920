"""What can be done with the agenda in meeting mode: with the draft before a standup, with its items while it runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from screens.agenda import STEP, Plan
from screens.base import AccordScreen
from screens.carrying import what_becomes_of
from screens.dialogs.ask import Ask
from screens.messages import Do
from screens.stream import Lines
from screens.widgets.prompt import Prompt
from screens.widgets.rows import Rows
from store.keep.workspace import Verb
from store.line.parse import parse
from store.meeting.agenda import draft_agenda, whole_agenda
from store.meeting.held import change_agenda
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Topic, TopicStatus
from store.sense.need import REPEAT
from store.verbs.agenda import ASIDE, agenda_of
from store.verbs.meetings import PlannedTopic, start_meeting
from store.verbs.topics import (
    add_topic,
    cut_topic,
    extend_topic,
    next_topic,
    park_topic,
    reorder_topic,
    restore_topic,
    split_topic,
    take_up,
)

Changing = Callable[[Board, str, Sequence[str], Moment], Changes]
"""Changes an agenda item: the board, its id, the ids of its agenda in order, who and when."""


class AgendaDoing(AccordScreen):
    """The agenda's part of meeting mode. The draft has the id `plan`, the items of a running standup `agenda`."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = Plan()
        self.starts = False
        """Whether a standup is about to run."""

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
        """Begin with the agenda as it stands. The prompt has the keys from here on: whoever starts is about to
        write.
        """
        if self.board.running is not None or self.starts:
            return
        today = self.host.today()

        def begin(board: Board, at: Moment) -> Changes:
            return start_meeting(board, draft_agenda(board, today), at=at)

        def refused(_: str) -> None:
            self.starts = False
            self.redraw(force=True)

        self.starts = True
        self.host.post_message(Do(begin, "start_meeting", quiet=True, refused=refused))
        self.redraw(force=True)

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
        item = self.item()
        if item is not None:
            more = minutes if minutes > 0 else max(minutes, 1 - item.minutes) or minutes
            self._change(lambda board, key, _, at: extend_topic(board, key, more, at=at), "extend_topic")

    def action_cut(self) -> None:
        """Off the agenda, or on it again."""
        item = self.item()
        if item is not None and item.status in ASIDE:
            self._change(lambda board, key, _, at: restore_topic(board, key, at=at), "restore_topic", quiet=False)
        else:
            self._set_aside(lambda board, key, _, at: cut_topic(board, key, at=at), "cut_topic")

    def action_park(self) -> None:
        """For another standup."""
        self._set_aside(lambda board, key, _, at: park_topic(board, key, at=at), "park_topic")

    def _set_aside(self, change: Changing, name: str) -> None:
        """Set the item aside; the third time it asks what becomes of it."""
        item = self.item()
        if item is None:
            return

        def aside(how: Changing | None) -> None:
            self._change(how or change, "drop_topic" if how is not None else name, quiet=False)

        if item.carried + 1 >= REPEAT:
            what_becomes_of(self, item.text, item.carried, item.first, aside)
        else:
            aside(None)

    def action_split(self) -> None:
        """Make two items of one."""
        item = self.item()
        if item is None:
            return

        def answered(text: str | None) -> None:
            if text:
                self._change(lambda board, key, _, at: split_topic(board, key, text, at=at), "split_topic")

        self.host.push_screen(Ask("What is the second part called?", [item.text], hint="who pays for it"), answered)

    def action_earlier(self) -> None:
        """One place up."""
        self._shift(-1)

    def action_later(self) -> None:
        """One place down."""
        self._shift(1)

    def _shift(self, step: int) -> None:
        def shift(board: Board, key: str, keys: Sequence[str], at: Moment) -> Changes:
            to = keys.index(key) + step
            if not 0 <= to < len(keys):
                return ()
            behind = keys[to] if step < 0 else keys[to + 1] if to + 1 < len(keys) else ""
            return reorder_topic(board, key, behind, at=at)

        self._change(shift, "reorder_topic")

    def _change(self, change: Changing, name: str, quiet: bool = True) -> None:
        """Change the item that is meant: of the running standup, or of the agenda that waits for the next one."""
        meeting, today = self.board.running, self.host.today()
        if meeting is not None:
            topic = self.topic()
            if topic is None:
                return
            key = topic.id

            def verb(board: Board, at: Moment) -> Changes:
                return change(board, key, [item.id for item in agenda_of(board, meeting.id)], at)
        else:
            called = self.query_one("#plan", Lines).cursor or ""

            def verb(board: Board, at: Moment) -> Changes:
                items = whole_agenda(board, today)
                return change_agenda(board, items, called, lambda b, key, keys: change(b, key, keys, at), at=at)

        self.do(verb, name, quiet=quiet)

    def item(self) -> Topic | PlannedTopic | None:
        """The item that is meant, on the agenda that waits or of the running standup."""
        if self.board.running is not None:
            return self.topic()
        return self.plan.items.get(self.query_one("#plan", Lines).cursor or "")

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
