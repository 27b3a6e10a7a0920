"""Inputs on the Initiative screen: what is wanted of whom, what came, and the questions that go with both (P10)."""

from __future__ import annotations

from screens import asking
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.glyphs import glyph, style
from screens.messages import Do
from screens.widgets.lines import Line, Spans, fold
from screens.widgets.sheet import Part, title, way
from store.model.board import Board
from store.model.records import Input, InputStatus
from store.sense import phrases
from store.sense.helpers import who_can_help
from store.sense.inputs import of_initiative
from store.sense.phrases import day, days_past, late
from store.sense.words import one_line
from store.verbs.inputs import ask_again, ask_input, receive_input
from store.verbs.stream import place_of

SIGN_ROOM, ID_ROOM = 4, 5
MOST = 8
"""Inputs that are listed; `accord list inputs` has them all."""
WHENEVER = frozenset({"", "whenever", "-"})
"""Answers that ask without a day."""


def inputs(board: Board, initiative: str, today: str) -> list[Part]:
    """What was asked for in an initiative, what is wanted first; nothing where nobody was asked."""
    found = of_initiative(board, initiative)
    if not found:
        return []
    wanted = sum(each.status is InputStatus.ASKED for each in found)
    parts = [title("Inputs", [(f"{wanted} still wanted", "dim")] if wanted else way("asks", "n"))]
    return [*parts, *(_part(board, each, today) for each in found[:MOST])]


def _part(board: Board, asked: Input, today: str) -> Part:
    """What was asked, of whom and by when; and what was said."""
    came = asked.status is InputStatus.RECEIVED
    hang = SIGN_ROOM + ID_ROOM
    sign, ink = ("acknowledged", "dim") if came else ("input", style("input"))
    lead = [(f"{glyph(sign):<{SIGN_ROOM}}", ink), (f"{asked.id:<{ID_ROOM}}", "dim")]
    spans: Spans = [*lead, (asked.text[:600], "dim" if came else "text")]
    right: list[tuple[str, str]] = [(phrases.person(board, asked.person), "dim")]
    behind = days_past(asked.due, today)
    if asked.due and not came:
        when = late(behind) if behind > 0 else day(asked.due, today)
        right.append((f" {glyph('dot')} {when}", "late" if behind > 0 else "dim"))
    room = sum(len(text) for text, _ in right) + 2

    def lay(cells: int) -> list[Line]:
        first, *rest = fold(spans, max(20, cells - room), hang, limit=2)
        lines = [Line(first, right), *map(Line, rest)]
        if came:
            lines += [Line([" " * hang, *line]) for line in fold([(asked.said[:600], "text")], cells - hang, limit=2)]
        return lines

    return Part(f"record {asked.id}", lay)


def ask_for(screen: AccordScreen, about: str) -> None:
    """Ask what to ask, then of whom (those who know about it first), then by when."""

    def worded(text: str | None) -> None:
        if text:
            _of_whom(screen, about, text)

    name = phrases.initiative(screen.board, about)
    screen.host.push_screen(Ask(f"What is to be asked for {name}?", hint="what do customers object to?"), worded)


def _of_whom(screen: AccordScreen, about: str, text: str) -> None:
    board = screen.board
    could = who_can_help(board, text, about, today=screen.host.today())
    people = asking.everybody(board)
    names = {choice.key: choice.name for choice in people}
    choices = [Choice(each.person, names.get(each.person, each.person), each.why) for each in could]
    choices += [choice for choice in people if choice.key not in {each.person for each in could}]

    def picked(person: str | None) -> None:
        if person:
            _by_when(screen, about, text, person)

    screen.host.push_screen(Pick("Who is asked?", choices, one_line(text), none=asking.NO_PEOPLE), picked)


def _by_when(screen: AccordScreen, about: str, text: str, person: str) -> None:
    place = place_of(screen.board)

    def ask_by(due: str) -> Do:
        day = "" if due.strip().lower() in WHENEVER else due
        return Do(lambda board, at: ask_input(board, text, person, about, day, place, at=at), "ask_input")

    said = [one_line(text), "A day, such as fri, in 2 weeks or 2026-12-01; or whenever."]
    question = f"By when does {phrases.person(screen.board, person)} say so?"
    screen.host.push_screen(Ask(question, said, value="in 1 week", keep=ask_by))


def what_was_said(screen: AccordScreen, asked: Input) -> None:
    """Ask what somebody said to an input, and keep it; of one that came, in other words."""
    key = asked.id

    def answered(said: str | None) -> None:
        if said and said != asked.said:
            screen.do(lambda board, at: receive_input(board, key, said, at=at), "receive_input")

    who = phrases.person(screen.board, asked.person)
    screen.host.push_screen(Ask(f"What did {who} say?", [asked.text], value=asked.said), answered)


def wanted_again(screen: AccordScreen, asked: Input) -> None:
    """What came was no answer: the input is wanted again."""
    screen.do(lambda board, at: ask_again(board, asked.id, at=at), "ask_again")
