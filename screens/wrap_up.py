"""The end of a standup: what was decided, and what would be open ends if everybody left now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens import asking
from screens.base import AccordScreen
from screens.carrying import Change, what_becomes_of
from screens.dialogs.ask import Ask
from screens.dialogs.panel import Panel
from screens.dialogs.pick import Choice, Pick
from screens.glyphs import glyph, style
from screens.messages import Do
from screens.plain import pad
from screens.widgets.bar import Key
from screens.widgets.lines import Line, Span, fold
from screens.widgets.rows import Rows
from screens.widgets.sheet import Part, Sheet, said, title
from store.meeting.ends import ends_of
from store.model.board import Board
from store.model.records import Action, Captured, Impact, Issue, Meeting, Proposal, Topic
from store.sense.decisions import votes
from store.sense.phrases import day, initiative, number, people, plural, team
from store.sense.ratings import rated
from store.verbs.actions import confirm_owner, set_due
from store.verbs.decisions import decide_proposal
from store.verbs.floor import rate_meeting
from store.verbs.impacts import acknowledge_impact

HANG = 10


VERDICTS = (Choice("agreed", "agreed", "it holds from now on"), Choice("rejected", "rejected", "it is not done"))
"""How a proposal that is still open can be settled before everybody leaves."""


class WrapUp(Panel[bool]):
    """What the standup leaves behind. Enter ties up the end under the cursor; `E` ends the standup (gives true)."""

    CSS_PATH = "dialogs/panel.tcss"
    KEYS: ClassVar[Sequence[Key]] = (
        ("E", "end the standup", "end"),
        ("enter", "settle"),
        ("d", "by when", "due"),
        ("r", "rate", "rate"),
        ("escape", "go on talking", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E,f9", "end", "End the standup", show=False, id="wrap-up.end"),
        Binding("d", "due", "By when", show=False, id="wrap-up.due"),
        Binding("o", "owner", "Who does it", show=False, id="wrap-up.owner"),
        Binding("r", "rate", "How useful was it", show=False, id="wrap-up.rate"),
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
        parts = list(_parts(board, meeting, self.host.today()))
        open_ends = sum(part.key.startswith("!") for part in parts)
        right = plural(open_ends, "open end") if open_ends else "no open ends"
        self.say(right=[(right, "needs" if open_ends else "done")])
        self.query_one("#main", Rows).show(Sheet(parts))

    def _here(self) -> Action | Issue | Impact | Proposal | Topic | None:
        """The record under the cursor, where it is an open end."""
        key = self.query_one("#main", Rows).cursor or ""
        found = self.board.find(key[1:]) if key.startswith("!") else None
        return found if isinstance(found, Action | Issue | Impact | Proposal | Topic) else None

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
            case Proposal():
                self._verdict(found)
            case Issue():
                asking.who_helps(self.over, found)
            case Impact():
                about, whose = found.initiative, found.team
                self.do(lambda board, at: acknowledge_impact(board, about, whose, at=at), "acknowledge_impact")
            case Topic():
                self._decide(found)
            case None:
                pass

    def _verdict(self, proposal: Proposal) -> None:
        """Ask how the room settles a proposal."""

        def settled(verdict: str | None) -> None:
            if verdict:
                self.do(lambda board, at: decide_proposal(board, proposal.id, verdict, at=at), "decide_proposal")

        self.host.push_screen(Pick(f"How is {proposal.id} decided?", VERDICTS, proposal.text), settled)

    def _decide(self, item: Topic) -> None:
        """Ask what becomes of an item that would be carried over again."""

        def settled(change: Change | None) -> None:
            if change is not None:
                self.do(lambda board, at: change(board, item.id, (), at), "drop_topic")

        what_becomes_of(self.over, item.text, item.carried, item.first, settled)

    def action_rate(self) -> None:
        """Ask how useful it was."""

        def rating(words: str) -> Do:
            return Do(lambda board, at: rate_meeting(board, words, at=at), "rate_meeting")

        question = "How useful was it, from 1 to 10?"
        self.host.push_screen(Ask(question, hint="8, or by name: ana 8, ben 9", keep=rating))

    def _action(self) -> Action | None:
        """The action under the cursor; where there is none, that is said."""
        found = self._here()
        if isinstance(found, Action):
            return found
        self.host.notify("That needs the cursor on an action.", severity="warning", markup=False)
        return None

    def action_owner(self) -> None:
        """Ask who does the action under the cursor, whoever was guessed."""
        found = self._action()
        if found is not None:
            asking.who_does(self.over, found)

    def action_due(self) -> None:
        """Ask by when the action under the cursor is to be done."""
        found = self._action()
        if found is None:
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


def _parts(board: Board, meeting: Meeting, today: str) -> Iterator[Part]:
    """Decisions, then everything that is open at an end, then how useful it was."""
    ends = ends_of(board, meeting)
    yield from _section("Decided", [_end(each, "decision", each.text) for each in ends.decided])
    yield from _section("Actions without owner or day", [_action(board, each) for each in ends.bare])
    yield from _section(
        "Proposed, not decided",
        [_end(each, "proposal", each.text, votes(each.votes), "decide") for each in ends.undecided],
    )
    yield from _section(
        "Nobody helps yet", [_end(each, "issue", each.text, "nobody asked", "ask") for each in ends.alone]
    )
    yield from _section("Not seen by their team yet", [_impact(board, each) for each in ends.unseen])
    yield from _section("Carried over again", [_again(each, today) for each in ends.again])
    if not (ends.decided or ends.open):
        many = len(ends.given)
        words = f"{plural(many, 'action')}, each with an owner and a day." if many else "Nothing is open."
        yield said("nothing", [(f"{glyph('done')} ", "done"), (words, "text")])
    found = rated(meeting)
    yield said(
        "rated", [("How useful was it?  ", "dim"), (found.words if found else "nobody said yet; r asks", "text")]
    )


def _section(heading: str, parts: Sequence[Part]) -> Iterator[Part]:
    if parts:
        yield title(heading, str(len(parts)))
        yield from parts


def _end(record: Captured, sign: str, text: str, why: str = "", way: str = "", other: str = "") -> Part:
    """A record; with a way out it is an open end, and the cursor stops there. `other` is a way out by the key `o`."""

    def lay(cells: int) -> list[Line]:
        lead: list[Span] = [(pad(glyph(sign), 4), style(sign)), (pad(record.id, HANG - 4), "dim")]
        lines = [Line(line) for line in fold([*lead, (text, "text")], cells, HANG, 3)]
        if way:
            more: list[Span] = [(f"{other}  ", "dim"), ("o", "key"), "   "] if other else []
            lines.append(Line([" " * HANG, (why, "needs")], [*more, (f"{way}  ", "dim"), (glyph("enter"), "key")]))
        return lines

    return Part(f"!{record.id}" if way else record.id, lay, heading=not way)


def _action(board: Board, action: Action) -> Part:
    if action.owners:
        why, way, other = f"{people(board, action.owners)}, no day set", "by when", ""
    elif action.guessed:
        why, way, other = f"{people(board, action.guessed)}?", "confirm", "somebody else"
    else:
        why, way, other = "nobody does it", "who does it", ""
    return _end(action, "action", action.text, why, way, other)


def _again(item: Topic, today: str) -> Part:
    since = f"first planned for {day(item.first, today)}, " if item.first else ""
    return _end(item, "topic", item.text, f"{since}carried over {number(item.carried)} times", "decide")


def _impact(board: Board, impact: Impact) -> Part:
    about = f"{team(board, impact.team)}, {initiative(board, impact.initiative)}: {impact.text}"
    return _end(impact, "impact", about, "changed since they saw it" if impact.stale else "not seen yet", "seen now")
