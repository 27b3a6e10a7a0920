"""What can be done in meeting mode; what it looks like is in `screens.meeting`."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from screens import asking
from screens.agenda import STEP, Plan
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.meeting_context import disputed_terms
from screens.messages import Do, Open, Save, Undo
from screens.stream import Lines, Stream
from screens.widgets.bar import KeysBar
from screens.widgets.lines import Spans
from screens.widgets.prompt import Prompt
from screens.widgets.rows import Rows
from store.keep.workspace import Done, Verb
from store.line.parse import parse
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Captured, Topic, TopicStatus
from store.verbs.capture import VERBS
from store.verbs.corrections import edit_text, move_line, turn_line
from store.verbs.lines import take_text
from store.verbs.meetings import end_meeting, start_meeting
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

NOT_RUNNING = "No standup is running; s starts one."
RUNNING = "The standup is running already."
KINDS = (
    ("note", "a note"),
    ("action", "somebody does it"),
    ("issue", "something in the way"),
    ("help", "help wanted"),
    ("decision", "what was agreed"),
    ("proposal", "put to the room"),
    ("risk", "what could go wrong"),
    ("question", "what nobody knows yet"),
    ("opportunity", "a chance"),
    ("link", "an address"),
)

PLANNING = frozenset({"extend", "shorten", "cut", "add_topic", "earlier", "later", "open", "agenda", "take_back"})
"""What can be done before a standup as well."""
ON_LINE = {"kind": VERBS, "edit": None, "move": None}
ON_TOPIC = frozenset({"extend", "shorten", "cut", "park", "earlier", "later"})


class MeetingDoing(AccordScreen):
    """The doing half of meeting mode."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = Plan()
        self._saving = 0
        self._kept: str | None = None
        """None before the first line, empty once everything is on disk, else why the last line is not."""

    # The prompt

    @on(Prompt.Entered, "#prompt")
    def _entered(self, message: Prompt.Entered) -> None:
        """Hand the lines over in order; a line that is refused comes back."""
        message.stop()
        self.query_one("#stream", Stream).to_end()
        for line in message.lines:
            if parse(line, known=self.board.names().known).kind == "undo":
                self.host.post_message(Undo())
                continue
            self._saving += 1
            refused = self._refuser(line)
            self.host.post_message(Do(_taking(line), "take_line", quiet=True, done=self._on_disk, refused=refused))
        self.draw_footer()

    def _refuser(self, line: str) -> Callable[[str], None]:
        def refused(why: str) -> None:
            self._saving -= 1
            self._kept = why
            self.query_one("#prompt", Prompt).give_back(line)
            self.draw_footer()

        return refused

    def _on_disk(self, _: Done) -> None:
        self._saving -= 1
        self._kept = ""
        if not self._saving:
            self.draw_footer()

    def kept_words(self) -> Spans:
        """Whether what was typed is on disk: `saved`, `saving…`, or why not."""
        if self.board.running is None:
            return ()
        if self._saving:
            return [("saving…", "dim")]
        if self._kept:
            return [(f"not saved: {self._kept}", "late")]
        return [("saved", "dim")] if self._kept is not None else ()

    @property
    def keys_bar(self) -> KeysBar:
        """The footer."""
        return self.query_one("#keys", KeysBar)

    # Where the cursor is

    def line(self) -> Captured | None:
        """The line under the cursor of the notes."""
        found = self.board.find(self.query_one("#stream", Stream).cursor or "")
        return found if isinstance(found, Captured) and not isinstance(found, Topic) else None

    def topic(self) -> Topic | None:
        """The item under the cursor of the agenda when the keys go there, else the one the room is on."""
        meeting = self.board.running
        items = self.query_one("#agenda", Lines)
        key = items.cursor if items.has_focus else meeting.topic if meeting is not None else ""
        return self.board.topics.get(key or "")

    def last_said(self) -> str:
        """The line that was said last."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show what is known about the topic, and about what is being typed."""
        raise NotImplementedError

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        runs = self.board.running is not None
        if name == "start":
            return RUNNING if runs else None
        if not runs:
            known = name in PLANNING or name not in _OWN
            return None if known else NOT_RUNNING
        if name in ON_LINE:
            found = self.line()
            if found is None:
                return "That needs the cursor on a line; Esc goes to the lines."
            kinds = ON_LINE[name]
            return None if kinds is None or found.kind in kinds else f"{found.id} cannot become another kind of line."
        if name in ON_TOPIC and self.topic() is None:
            return "The standup is between two items; n goes on to the next."
        if name == "agree" and not self._disputed():
            return "No word in this line means two things."
        return None

    def _disputed(self) -> list[str]:
        typed = self.query_one("#prompt", Prompt).value
        return [term.id for term in disputed_terms(self.board, typed, self.last_said())]

    # Going about

    def action_aside(self) -> None:
        """From the prompt to the notes, from anywhere else to the prompt."""
        prompt = self.query_one("#prompt", Prompt)
        if self.board.running is not None:
            (self.query_one("#stream", Stream) if prompt.has_focus else prompt).focus()

    def action_write(self) -> None:
        """Back to the prompt."""
        self.query_one("#prompt", Prompt).focus()

    def action_agenda(self) -> None:
        """To the agenda, which opens where it is only a line; again: back to the prompt."""
        if self.board.running is None:
            return
        items = self.query_one("#agenda", Lines)
        if items.has_focus:
            self.action_write()
            return
        self.remove_class("-context")
        self.add_class("-agenda")
        items.focus()
        items.go_to(self.board.running.topic)

    def action_context(self) -> None:
        """Show or hide the context."""
        self.toggle_class("-no-context" if self.has_class("-wide") else "-context")
        self.remove_class("-agenda")
        self.call_after_refresh(self.follow)

    def action_people(self) -> None:
        """Say who is here."""
        from screens.dialogs.attendance import Attendance

        self.host.push_screen(Attendance())

    def action_take_back(self) -> None:
        """Take back the last thing this person did."""
        self.host.post_message(Undo())

    # The standup

    @on(Rows.Opened, "#plan")
    def action_start(self) -> None:
        """Begin with the agenda as it stands."""
        items = self.plan.agenda

        def begin(board: Board, at: Moment) -> Changes:
            return start_meeting(board, items, at=at)

        self.do(begin, "start_meeting", quiet=True)

    def action_end(self) -> None:
        """Look at the open ends; then end the standup, bring the TinyDB file up to date, and show the minutes."""
        from screens.dialogs.wrap_up import WrapUp

        meeting = self.board.running
        if meeting is None:
            return

        def ended(_: Done) -> None:
            self.host.post_message(Save())
            self.host.post_message(Open(meeting.id))

        def answered(end: bool | None) -> None:
            if end:
                self.post_message(Do(lambda board, at: end_meeting(board, at=at), "end_meeting", done=ended))

        self.host.push_screen(WrapUp(self), answered)

    def action_next(self) -> None:
        """Go on to the next item."""
        self._quietly(lambda board, at: next_topic(board, at=at), "next_topic")

    def action_agree(self) -> None:
        """Write down what the disputed word means from now on."""
        found = self._disputed()
        term = self.board.terms.get(found[0]) if found else None
        if term is not None:
            asking.what_it_means(self, term)

    def _quietly(self, verb: Verb, name: str) -> None:
        """Do what can be seen on this screen anyway."""
        self.do(verb, name, quiet=True)

    # Lines

    @on(Rows.Opened, "#stream")
    def _open_line(self, message: Rows.Opened) -> None:
        key = message.key.strip('"').partition('"')[0]
        self.host.post_message(Open(key))

    def action_open(self) -> None:
        """Enter is the lists' own; the palette opens what the cursor of the notes is on."""
        self.query_one("#stream", Stream).action_open()

    def action_kind(self) -> None:
        """Make the line under the cursor another kind."""
        found = self.line()
        if found is None:
            return
        key, now = found.id, getattr(found, "type", "") or found.kind
        choices = [Choice(kind, kind, says) for kind, says in KINDS if kind not in (now, found.kind)]

        def picked(kind: str | None) -> None:
            if kind:
                self.do(lambda board, at: turn_line(board, key, kind, at=at), "turn_line")

        self.host.push_screen(Pick(f"What is {key} really?", choices, found.text), picked)

    def action_edit(self) -> None:
        """Say the line under the cursor in other words."""
        found = self.line()
        if found is None:
            return
        key, old = found.id, found.text

        def answered(text: str | None) -> None:
            if text is not None and text != old:
                self._quietly(lambda board, at: edit_text(board, key, text, at=at), "edit_text")

        self.host.push_screen(Ask(f"Change {key}", value=old), answered)

    def action_move(self) -> None:
        """Move the line under the cursor under another topic."""
        found, meeting = self.line(), self.board.running
        if found is None or meeting is None:
            return
        key = found.id
        items = [item for item in agenda_of(self.board, meeting.id) if item.id != found.topic]

        def picked(topic: str | None) -> None:
            if topic:
                self._quietly(lambda board, at: move_line(board, key, topic, at=at), "move_line")

        choices = [Choice(item.id, item.text, item.status.value) for item in items]
        none = "There is no other topic; # and its name opens one."
        self.host.push_screen(Pick(f"Where does {key} belong?", choices, found.text, none=none), picked)

    # The agenda

    @on(Rows.Opened, "#agenda")
    def _take_up(self, message: Rows.Opened) -> None:
        key = message.key
        self._quietly(lambda board, at: take_up(board, key, at=at), "take_up")
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
            self._quietly(lambda board, at: extend_topic(board, item.id, more, at=at), "extend_topic")

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
            self._quietly(lambda board, now: reorder_topic(board, item.id, behind, at=now), "reorder_topic")

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
                self._quietly(
                    lambda board, at: add_topic(board, line.text or text, initiative=about, at=at), "add_topic"
                )

        self.host.push_screen(Ask("What should be talked about?", hint="budget for the fair +webinar"), answered)


def _taking(line: str) -> Verb:
    """The verb that keeps a line where the room is when it is kept."""
    return lambda board, at: take_text(board, line, at=at)


_OWN = frozenset(
    {"next", "agree", "aside", "write", "kind", "edit", "move", "context", "people", "park", "end", *PLANNING}
)
"""What belongs to this screen; anything else works everywhere."""
