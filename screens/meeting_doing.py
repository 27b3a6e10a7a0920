"""What can be done in meeting mode; what it looks like is in `screens.meeting`."""

from __future__ import annotations

from textual import events, on

from screens import asking
from screens.breakout import draw_groups
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.meeting_context import disputed_in_topic, disputed_terms
from screens.meeting_floor import FLOOR
from screens.meeting_prompt import PromptDoing
from screens.messages import Do, Open, Save
from screens.stream import Lines, Stream
from screens.widgets.prompt import Prompt
from screens.widgets.rows import Rows
from store.keep.workspace import Done
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Action, Captured, Issue, Topic
from store.verbs.agenda import agenda_of
from store.verbs.capture import VERBS
from store.verbs.corrections import as_said, edit_text, move_line, turn_line
from store.verbs.edit import drop_record
from store.verbs.meetings import end_meeting
from store.verbs.terms import ignore_term

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

PLANNING = frozenset(
    {"extend", "shorten", "cut", "park", "split", "add_topic", "earlier", "later", "open", "agenda", "take_back"}
)
"""What can be done before a standup as well."""
ON_LINE = {"kind": VERBS, "edit": None, "move": None}
ON_TOPIC = frozenset({"extend", "shorten", "cut", "park", "split", "earlier", "later"})


class MeetingDoing(PromptDoing):
    """The doing half of meeting mode: going about, the lines, the end."""

    def __init__(self) -> None:
        super().__init__()
        self.same: Action | None = None
        """The open action that says what is being typed."""

    # Where the cursor is

    def line(self) -> Captured | None:
        """The line under the cursor of the notes."""
        found = self.board.find(self.query_one("#stream", Stream).cursor or "")
        return found if isinstance(found, Captured) and not isinstance(found, Topic) else None

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
        if name == "cut" and self._in_notes() and self.line() is None:
            return "Here x takes a line away; in the agenda, F2, it cuts an item."
        if name == "draw" and not isinstance(self.line(), Issue):
            return "Groups are drawn for an issue; Esc goes to the lines."
        if name in FLOOR:
            return self.floor_why_not(name)
        if name in ON_TOPIC and self.topic() is None:
            return "The standup is between two items; n goes on to the next."
        if name == "same" and self.same is None:
            return "No open action says what this line says."
        if name in ("agree", "ignore") and not self._disputed():
            return "No word in this line means two things."
        return None

    def _disputed(self) -> list[str]:
        typed = self.query_one("#prompt", Prompt).value
        found = [term.id for term in disputed_terms(self.board, typed, self.last_said())]
        return found or ([] if typed.strip() else disputed_in_topic(self.board))

    # Going about

    def action_aside(self) -> None:
        """From the prompt to the notes, from anywhere else to the prompt."""
        prompt = self.query_one("#prompt", Prompt)
        if self.board.running is not None:
            (self.query_one("#stream", Stream) if prompt.has_focus else prompt).focus()

    def action_write(self) -> None:
        """Back to the prompt."""
        self.query_one("#prompt", Prompt).focus()

    @on(events.Click, "#agenda-line")
    def _open_agenda(self) -> None:
        self.action_agenda()

    @on(events.Click, "#context-line")
    def _open_context(self) -> None:
        self.action_context()

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
        self.query_one("#prompt", Prompt).behind_lines(self.take_back)

    # The standup

    def action_end(self) -> None:
        """Look at the open ends; then end the standup, bring the TinyDB file up to date, and show the minutes."""
        from screens.wrap_up import WrapUp

        meeting = self.board.running
        if meeting is None:
            return

        def ended(_: Done) -> None:
            self.host.notify("The standup has ended; these are its minutes. u goes on with it.", markup=False)
            self.host.post_message(Save())
            self.host.post_message(Open(meeting.id))

        def answered(end: bool | None) -> None:
            if end:
                self.host.post_message(Do(_ending, "end_meeting", quiet=True, done=ended))

        self.host.push_screen(WrapUp(self), answered)

    def action_agree(self) -> None:
        """Write down what the disputed word means from now on."""
        found = self._disputed()
        term = self.board.terms.get(found[0]) if found else None
        if term is not None:
            asking.what_it_means(self, term)

    def action_same(self) -> None:
        """Open the action that says what is being typed; the line stays in the prompt."""
        if self.same is not None:
            self.host.post_message(Open(self.same.id))

    def action_ignore(self) -> None:
        """Leave the disputed word unflagged in this standup, here and on every other screen."""
        found = self._disputed()
        if found:
            self.do(lambda board, at: ignore_term(board, found[0], at=at), "ignore_term")

    # Lines

    @on(Rows.Opened, "#stream")
    def _open_line(self, message: Rows.Opened) -> None:
        key = message.key.strip('"').partition('"')[0]
        self.host.post_message(Open(key))

    def action_open(self) -> None:
        """Enter is the lists' own; the palette opens what the cursor of the notes is on."""
        self.query_one("#stream", Stream).action_open()

    def _in_notes(self) -> bool:
        """Whether the keys go to the notes."""
        return self.board.running is not None and self.query_one("#stream", Stream).has_focus

    def action_cut(self) -> None:
        """In the notes take the line under the cursor away; elsewhere the item off the agenda, or on it again."""
        found = self.line() if self._in_notes() else None
        if found is None:
            super().action_cut()
        else:
            self.do(lambda board, at: drop_record(board, found.id, at=at), "drop_record")

    def action_draw(self) -> None:
        """Draw breakout groups for the issue under the cursor."""
        found = self.line()
        if isinstance(found, Issue):
            draw_groups(self, found)

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
        """Say the line under the cursor in other words; its marks stand behind them."""
        found = self.line()
        if found is None:
            return
        key, old = found.id, as_said(self.board, found)

        def change(text: str) -> Do | None:
            if text == old:
                return None
            return Do(lambda board, at: edit_text(board, key, text, at=at), "edit_text", quiet=True)

        self.host.push_screen(Ask(f"Change {key}", value=old, keep=change))

    def action_move(self) -> None:
        """Move the line under the cursor under another topic."""
        found, meeting = self.line(), self.board.running
        if found is None or meeting is None:
            return
        key = found.id
        items = [item for item in agenda_of(self.board, meeting.id) if item.id != found.topic]

        def picked(topic: str | None) -> None:
            if topic:
                self.quietly(lambda board, at: move_line(board, key, topic, at=at), "move_line")

        choices = [Choice(item.id, item.text, item.status.value) for item in items]
        none = "There is no other topic; # and its name opens one."
        self.host.push_screen(Pick(f"Where does {key} belong?", choices, found.text, none=none), picked)


def _ending(board: Board, at: Moment) -> Changes:
    return end_meeting(board, at=at)


_OWN = frozenset(
    {
        "draw",
        "next",
        "agree",
        "ignore",
        "same",
        "aside",
        "write",
        "kind",
        "edit",
        "move",
        "context",
        "people",
        "park",
        "end",
    }
    | PLANNING
    | FLOOR
)
"""What belongs to this screen; anything else works everywhere."""
