"""The end of a standup: what was decided, and what would be open ends if everybody left now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens import asking
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.panel import Panel
from screens.glyphs import glyph, style
from screens.messages import Do
from screens.plain import pad
from screens.widgets.bar import Key
from screens.widgets.lines import Line, Span, fold
from screens.widgets.rows import Rows
from screens.widgets.sheet import Part, Sheet, said, title
from store.model.board import Board
from store.model.records import Action, ActionStatus, Captured, Impact, Issue, IssueStatus, Meeting
from store.sense.phrases import initiative, people, plural, team
from store.verbs.actions import confirm_owner, set_due
from store.verbs.impacts import acknowledge_impact
from store.verbs.stream import REACHED

HANG = 10


class WrapUp(Panel[bool]):
    """What the standup leaves behind. Enter ties up the end under the cursor; `E` ends the standup (gives true)."""

    CSS_PATH = "dialogs/panel.tcss"
    KEYS: ClassVar[Sequence[Key]] = (
        ("E", "end the standup", "end"),
        ("enter", "settle this one"),
        ("d", "by when", "due"),
        ("escape", "go on talking", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E,f9", "end", "End the standup", show=False, id="wrap-up.end"),
        Binding("d", "due", "By when", show=False, id="wrap-up.due"),
    ]

    def __init__(self, screen: AccordScreen) -> None:
        super().__init__("Before everybody leaves")
        self.add_class("-tall")
        self.over = screen

    def body(self) -> ComposeResult:
        """The ends, in one list."""
        yield Rows(id="main")

    def draw(self, board: Board) -> None:
        """List them as they are by now."""
        meeting = board.running
        if meeting is None:
            self.dismiss(None)
            return
        parts = list(_parts(board, meeting))
        open_ends = sum(part.key.startswith("!") for part in parts)
        right = plural(open_ends, "open end") if open_ends else "no open ends"
        self.say(right=[(right, "needs" if open_ends else "done")])
        self.query_one("#main", Rows).show(Sheet(parts))

    def _here(self) -> Action | Issue | Impact | None:
        """The record under the cursor, where it is an open end."""
        key = self.query_one("#main", Rows).cursor or ""
        found = self.board.find(key[1:]) if key.startswith("!") else None
        return found if isinstance(found, Action | Issue | Impact) else None

    @on(Rows.Opened)
    def _settle(self, message: Rows.Opened) -> None:
        """Do what the end needs: confirm who was guessed, or ask who; by when; who helps; have it seen."""
        message.stop()
        found = self._here()
        match found:
            case Action() if found.guessed and not found.owners:
                self.do(lambda board, at: confirm_owner(board, found.id, at=at), "confirm_owner")
            case Action() if not found.owners:
                asking.who_does(self.over, found)
            case Action():
                self.action_due()
            case Issue():
                asking.who_helps(self.over, found)
            case Impact():
                about, whose = found.initiative, found.team
                self.do(lambda board, at: acknowledge_impact(board, about, whose, at=at), "acknowledge_impact")
            case None:
                pass

    def action_due(self) -> None:
        """Ask by when the action under the cursor is to be done."""
        found = self._here()
        if not isinstance(found, Action):
            self.host.notify("That needs the cursor on an action.", severity="warning", markup=False)
            return
        key = found.id

        def due(when: str) -> Do:
            return Do(lambda board, at: set_due(board, key, when, at=at), "set_due")

        self.host.push_screen(
            Ask(f"By when is {key} done?", [found.text], hint="fri, in 2 weeks, 2026-12-01", keep=due)
        )

    def action_end(self) -> None:
        """End the standup."""
        self.dismiss(True)


def _parts(board: Board, meeting: Meeting) -> Iterator[Part]:
    """Decisions, then everything that is open at an end."""
    decisions = board.decisions.where("meeting", meeting.id)
    yield from _section("Decided", [_end(each, "decision", each.text) for each in decisions])
    actions = [each for each in board.actions.where("meeting", meeting.id) if each.status is ActionStatus.OPEN]
    bare = [each for each in actions if not each.owners or not each.due]
    yield from _section("Actions without owner or day", [_action(board, each) for each in bare])
    issues = board.issues.where("meeting", meeting.id)
    alone = [each for each in issues if each.status is IssueStatus.OPEN and not each.helpers]
    yield from _section("Nobody helps yet", [_end(each, "issue", each.text, "nobody asked", "ask") for each in alone])
    topics = board.topics.where("meeting", meeting.id)
    talked = {topic.initiative for topic in topics if topic.spent or topic.status in REACHED} - {""}
    impacts = [each for about in sorted(talked) for each in board.impacts.where("initiative", about)]
    unseen = [each for each in impacts if not each.acknowledged]
    yield from _section("Not seen by their team yet", [_impact(board, each) for each in unseen])
    if not (decisions or bare or alone or unseen):
        words = f"{plural(len(actions), 'action')}, each with an owner and a day." if actions else "Nothing is open."
        yield said("nothing", [(f"{glyph('done')} ", "done"), (words, "text")])


def _section(heading: str, parts: Sequence[Part]) -> Iterator[Part]:
    if parts:
        yield title(heading, str(len(parts)))
        yield from parts


def _end(record: Captured, sign: str, text: str, why: str = "", way: str = "") -> Part:
    """A record; with a way out it is an open end, and the cursor stops there."""

    def lay(cells: int) -> list[Line]:
        lead: list[Span] = [(pad(glyph(sign), 4), style(sign)), (pad(record.id, HANG - 4), "dim")]
        lines = [Line(line) for line in fold([*lead, (text, "text")], cells, HANG, 3)]
        if way:
            lines.append(Line([" " * HANG, (why, "needs")], [(f"{way}  ", "dim"), (glyph("enter"), "key")]))
        return lines

    return Part(f"!{record.id}" if way else record.id, lay, heading=not way)


def _action(board: Board, action: Action) -> Part:
    if action.owners:
        why, way = f"{people(board, action.owners)}, no day set", "by when"
    elif action.guessed:
        why, way = f"{people(board, action.guessed)}?", "confirm"
    else:
        why, way = "nobody does it", "who does it"
    return _end(action, "action", action.text, why, way)


def _impact(board: Board, impact: Impact) -> Part:
    about = f"{team(board, impact.team)}, {initiative(board, impact.initiative)}: {impact.text}"
    return _end(impact, "impact", about, "changed since they saw it" if impact.stale else "not seen yet", "seen now")
