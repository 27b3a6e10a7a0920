"""The standup itself: the agenda with its clock, the notes and their prompt, and what the room should know meanwhile.

Nothing about the meeting is kept here: topic, clock and lines are worked out from the records, so that a program that
was killed, or another one beside it, shows the same standup at the same moment.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens import agenda
from screens.actions import EVERYWHERE, Action, actions_of, bindings_of, shown
from screens.clock import clock_words
from screens.drafted import Drafted
from screens.floor import floor_line, floor_lines
from screens.line import complete_with, describe_with
from screens.meeting_context import NOTHING_KNOWN, Focus, context, context_line, disputed_terms, laid
from screens.meeting_doing import MeetingDoing
from screens.meeting_hints import EMPTY_AGENDA, empty_room
from screens.meeting_lines import About, promised_already
from screens.past import Past
from screens.plain import clean, width
from screens.stream import Drawer, Lines, Stream, StreamSource, said_in
from screens.widgets.bar import Bar, Key, Rule
from screens.widgets.glance import Glance
from screens.widgets.groups import Container, Vertical
from screens.widgets.lines import Line, Span, Spans
from screens.widgets.pane import Pane
from screens.widgets.prompt import Describer, Prompt
from screens.widgets.rows import Rows
from store.meeting.agenda import whole_agenda
from store.meeting.clock import clock
from store.meeting.days import day as day_words
from store.meeting.fitted import minutes_of
from store.meeting.next import standup_ahead
from store.model.board import Board
from store.model.counters import NAMES
from store.model.records import Meeting, Topic
from store.sense.helpers import who_can_help
from store.verbs.said import Said

FOLLOW = 0.12
"""Seconds without a key after which the context follows what is typed: no key waits for it."""
NARROWEST_CONTEXT = 30
NARROW = 50
"""Cells from which on the heading of the draft says how its minutes stand to the length of the series."""
EDGES = 6
"""Cells of the line that says the context which are not for it: its edges, and its key."""
ROOMY = 70
"""Cells from which on a heading says more than the sum of its minutes."""

FOOT = {
    "prompt": ("same", "next", "take_back", "agree"),
    "stream": ("kind", "edit", "next", "write"),
    "agenda": ("open", "extend", "cut", "write"),
    "plan": ("start", "extend", "cut", "add_topic"),
}
"""The actions in the footer by where the keys go; at the prompt Enter and Tab stand before them."""


class MeetingScreen(MeetingDoing):
    """Before a standup its drafted agenda; while it runs, notes and prompt between agenda and context."""

    WHERE = "meeting"
    CSS_PATH = "meeting.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("meeting")]

    def __init__(self) -> None:
        super().__init__()
        self._drawer = Drawer()
        self._said: list[Said] = []
        self._past = Past(self, self._follow_soon)
        self._names: tuple[object, ...] = ()
        self._beside: tuple[object, ...] = ()
        self._follows = False

    def body(self) -> ComposeResult:
        """The draft with what it is about; or agenda, notes and context above the prompt."""
        with Container(id="before"):
            yield Pane("Agenda", Drafted(id="plan"), id="plan-pane")
            yield Glance(id="about")
        with Container(id="room"):
            with Vertical(id="side"):
                yield Pane("Agenda", Lines(id="agenda"), id="agenda-pane")
                yield Pane("In the room", Glance(id="people"), id="people-pane")
            with Vertical(id="middle"):
                yield Bar(id="floor-line")
                yield Bar(id="agenda-line")
                yield Bar(id="context-line")
                yield Stream(id="stream")
            yield Glance(id="context")
        yield Glance(id="waiting")
        yield Rule(id="prompt-rule")
        yield Prompt(placeholder="Type what is said; ! issue  [] action  = decision  ? help wanted", id="prompt")

    def on_mount(self) -> None:
        """Follow the board; the clock moves once a second, in the title and nowhere else."""
        super().on_mount()
        self.set_interval(1, self._tick)
        self.call_after_refresh(who_can_help, self.board, "import")  # reads older issues once: not while somebody types

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        meeting = board.running
        self.starts = self.starts and meeting is None
        runs = meeting is not None or self.starts
        flipped = self.has_class("-running") != runs or not (runs or self.has_class("-before"))
        self.set_class(runs, "-running")
        self.set_class(not runs, "-before")
        if meeting is not None:
            self._draw_room(board, meeting)
        elif not runs:
            self._draw_plan(board)
        if flipped:
            self._give_keys(runs)

    def _give_keys(self, runs: bool) -> None:
        """The keys go to the prompt or to the draft, at once: what is pressed next is not for the one before."""
        plan, prompt = self.query_one("#plan", Drafted), self.query_one("#prompt", Prompt)
        self.set_focus(prompt if runs else plan)
        if runs:
            plan.hand_on(prompt)

    def _draw_plan(self, board: Board) -> None:
        """The drafted agenda, with when it would end if it began now."""
        now = self.host.now()
        self.plan.take(whole_agenda(board, self.host.today()))
        standup = standup_ahead(board, now)
        minutes = self.plan.minutes
        ends = agenda.ends_at(now, minutes, board.series.timezone)
        words = minutes_of(minutes, standup.minutes) if self.size.width >= NARROW else f"{minutes} min"
        right: list[Span] = [(words, "needs" if minutes > standup.minutes else "dim")]
        if self.size.width >= ROOMY:
            right.append((f"   begun now it ends {ends}", "dim"))
        heading = self.query_one("#plan-pane", Pane).heading
        heading.show(f"Agenda for {day_words(standup.date, now)}, {standup.time}", right)
        self.query_one("#plan", Lines).show(
            self.plan.rows(standup.time, EMPTY_AGENDA if not len(board.initiatives) else ())
        )
        self.follow()

    def _draw_room(self, board: Board, meeting: Meeting) -> None:
        self._drawer.begin(board, self.host.today(), meeting)
        self._said = said_in(board, meeting)
        stream = self.query_one("#stream", Stream)
        spoken = any(not isinstance(each.record, Topic) for each in self._said)
        source = StreamSource(self._said if spoken else (), self._drawer)
        stream.grow(source, empty=empty_room(list(board.names().people)[:2]))
        if not self.saving:  # what others wrote: one's own line needs no light
            stream.flash(key for key in self.host.recent if source.find(key) is not None)
        beside = (meeting, board.topics, board.people)
        if self._beside != beside:
            self._beside = beside
            self._draw_agenda(board, meeting)
        names = (board.counters.get(NAMES, 0), meeting.ignored)
        if self._names != names:
            self._names = names
            prompt = self.query_one("#prompt", Prompt)
            prompt.complete, prompt.describe = complete_with(board, lambda: self.board), self._described(board)
            prompt.ask_again()
        self._follow_soon()

    def _draw_agenda(self, board: Board, meeting: Meeting) -> None:
        """The agenda and who is in the room, which most lines leave as they are."""
        self.query_one("#agenda", Lines).show(agenda.items(board, meeting))
        self.query_one("#agenda-line", Bar).show(agenda.agenda_line(board, meeting), [("F2", "key")])
        floor = floor_line(board, meeting)
        self.set_class(bool(floor), "-floor")
        self.query_one("#floor-line", Bar).show(floor, [("F8", "key")])
        self.query_one("#people-pane", Pane).heading.show(right=agenda.room_words(meeting))
        self.query_one("#people", Glance).show(
            lambda cells, _: [*floor_lines(board, meeting, cells), *agenda.room_lines(board, meeting, cells)]
        )

    def _described(self, board: Board) -> Describer:
        """What the prompt says of a line: its kind, and a word in it that means more than one thing."""
        kind = describe_with(board, newest=lambda: self.board)

        def describe(text: str) -> Spans:
            said = kind(text)
            if self.same is not None and said:
                said = [*said, (f", {self.same.id} says that already", "needs")]
            terms = disputed_terms(board, text)
            return [*said, (f", “{terms[0].name or terms[0].id}” is disputed", "needs")] if terms else said

        return describe

    def on_resize(self) -> None:
        """What is beside the notes is laid out for another width."""
        super().on_resize()
        self._follow_soon()

    # The clock

    def _tick(self) -> None:
        if self.is_current and self.board.running is not None:
            self.draw_title()

    def draw_title(self) -> None:
        """While a standup runs: the topic, which of how many, and the clock; before it what every screen says."""
        meeting = self.board.running
        if meeting is None:
            super().draw_title()
            return
        at = clock(self.board, meeting, self.host.now())
        topic, number, count = agenda.where(self.board, meeting)
        name = topic.text if topic is not None else meeting.title or self.board.series.name
        left = [(name, "accent bold"), *([(f"   {number} of {count}", "dim")] if number else [])]
        room = self.size.width - 5 - min(self.size.width // 2, sum(width(clean(span[0])) for span in left))
        self.query_one("#title", Bar).show(left, clock_words(at, room))

    # What follows the line

    @on(Prompt.Changed, "#prompt")
    def _typed(self) -> None:
        self._follow_soon()

    @on(Rows.Moved, "#plan")
    @on(Rows.Moved, "#agenda")
    @on(Rows.Moved, "#stream")
    def _moved(self) -> None:
        self._follow_soon()

    def _follow_soon(self) -> None:
        """Let the context follow when there was no key for a moment."""
        self._again = self._follows
        if not self._follows:
            self._follows = True
            self.set_timer(FOLLOW, self._follow_now)

    def _follow_now(self) -> None:
        self._follows = False
        if self._again:
            self._follow_soon()
        elif self.is_mounted:
            self.follow()

    def follow(self) -> None:
        """Show what is known about the topic, and about what is being typed."""
        pane = self.query_one("#context" if self.board.running is not None else "#about", Glance)
        prompt = self.query_one("#prompt", Prompt)
        cells = max(NARROWEST_CONTEXT, pane.size.width or NARROWEST_CONTEXT)
        before, self.same = self.same, promised_already(self.board, prompt.value)
        if before != self.same:
            prompt.refresh()
        blocks = context(self.board, self._about(), self._focus(), self.host.today(), cells)
        pane.show(lambda _, rows: laid(blocks, rows) or [Line([(NOTHING_KNOWN, "faint")])])
        self.query_one("#context-line", Bar).show(context_line(blocks, self.size.width - EDGES), [("F3", "key")])
        self.refresh_bindings()

    def _focus(self) -> Focus:
        """The line a person is at: while the cursor is in the notes, its record with what happened to it."""
        typed, found = self.query_one("#prompt", Prompt).value, self.line()
        if found is None or not self.query_one("#stream", Stream).has_focus:
            return Focus(typed, self.last_said(), self.same)
        return Focus(typed, self.last_said(), self.same, found, self._past.of(found.id))

    def _about(self) -> About:
        """What the context is about: the item under the cursor before a standup, else the topic."""
        meeting = self.board.running
        if meeting is None:
            item = self.plan.items.get(self.query_one("#plan", Lines).cursor or "")
            return About() if item is None else About(item.initiative, item.type, item.ref, text=item.text)
        topic = self.board.topics.get(meeting.topic)
        return About() if topic is None else About(topic.initiative, topic.type, topic.ref, meeting.id, topic.text)

    def last_said(self) -> str:
        """The line under the cursor of the notes; while somebody writes that is the one said last."""
        key = self.query_one("#stream", Stream).cursor
        return getattr(self.said(key or ""), "text", "")

    def said(self, key: str) -> object:
        """The record of a row of the notes."""
        return next((each.record for each in self._said if each.key == key), None)

    # Where keys go

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The footer shows the keys of the part that has them; where there is no room an open agenda closes."""
        if event.widget.id in ("prompt", "stream"):
            self.remove_class("-agenda")
        if event.widget.id == "prompt":
            self.query_one("#stream", Stream).to_end()
        self._follow_soon()
        self.refresh_bindings()
        self.draw_footer()

    def draw_keys(self) -> None:
        """The keys that matter where the keys go now, and whether everything is on disk."""
        part = self.focused.id if self.focused is not None and self.focused.id in FOOT else "plan"
        part = part if self.board.running is not None or part == "plan" else "plan"
        known = {action.name: action for action in actions_of(self.WHERE)}
        keys: list[Key] = [("⏎", "keep"), ("Tab", "complete")] if part == "prompt" else []
        wanted = [known[name] for name in FOOT[part or "plan"] if self.why_not(name) is None]
        keys += [(_key(action, part == "prompt"), _label(action, part or ""), action.run) for action in wanted]
        everywhere = next(action for action in actions_of(EVERYWHERE) if action.name == "help")
        last: Key = (_key(everywhere, part == "prompt"), everywhere.label, everywhere.run)
        self.keys_bar.show(_fitting([*keys[:4], last], self.size.width - 12), self.kept_words())


def _key(action: Action, typing: bool) -> str:
    """The key to show: while somebody types, one that is no letter."""
    keys = action.key.split(",")
    plain = [key for key in keys if "ctrl" not in key and not (key[0] == "f" and key[1:].isdecimal())]
    other = [key for key in keys if key not in plain]
    return shown((other or plain if typing else plain or other)[0])


def _label(action: Action, part: str) -> str:
    return "take up" if action.name == "open" and part == "agenda" else action.label


def _fitting(keys: list[Key], cells: int) -> list[Key]:
    """As many of the keys as there is room for; the last, the way to all others, stays."""
    while len(keys) > 1 and sum(len(key[0]) + len(key[1]) + 4 for key in keys) > cells:
        del keys[-2]
    return keys
