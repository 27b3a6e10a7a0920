"""What the context of meeting mode says of one line: that somebody promised it already, or what happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from screens.glyphs import glyph
from screens.past import in_words
from screens.record import sign_of, text_of
from screens.widgets.lines import Line, Span, Spans, fold
from store.line.parse import parse
from store.model.board import Board
from store.model.changes import Commit
from store.model.records import Action, Captured, Meeting, Note, Record, Topic, TopicType
from store.sense.doubles import same_action
from store.sense.phrases import day, days_past, late, people, person
from store.verbs.stream import stream

MOST_PAST = 6
MOST_LAST = 5
MEETINGS_BACK = 8
"""Standups that are looked back on for the last time a topic was on."""


class About(NamedTuple):
    """What the context is about: an initiative, what part of the standup an item is, what it refers to and its name."""

    initiative: str = ""
    type: str = ""
    ref: str = ""
    meeting: str = ""
    text: str = ""


class Block(NamedTuple):
    """A heading and what stands below it. A block of higher `weight` keeps its lines where room is short."""

    title: str
    lines: Sequence[Line]
    weight: int
    brief: str
    """The same in a few words, for one line."""


def promised_already(board: Board, typed: str) -> Action | None:
    """The open action that says what an action being typed says."""
    line = parse(typed, known=board.names().known) if typed.strip() else None
    return same_action(board, line.text) if line is not None and line.kind == "action" else None


def promised(board: Board, action: Action | None, today: str, cells: int) -> Iterator[Block]:
    """The action that says the same, whose it is, and what to do instead of a second one."""
    if action is None:
        return
    who, over = people(board, action.owners, "and") or "nobody", days_past(action.due, today)
    when: Span = (
        (late(over), "late") if over > 0 else (f"due {day(action.due, today)}" if action.due else "no day", "dim")
    )
    text = [Line(line) for line in fold([(action.text, "text")], cells, 0, 3)]
    ways: Spans = [(f"[x] {action.id}", "key"), (" it is done   ", "dim"), ("Ctrl+O", "key"), (" opens it", "dim")]
    lines = [*text, Line([(f"{who}, ", "dim"), when]), Line(ways)]
    yield Block(f"{action.id} says that already", lines, 8, f"{who}: {action.text}")


def what_happened(
    board: Board, record: Record | None, commits: Sequence[Commit], today: str, cells: int
) -> Iterator[Block]:
    """The history of the record under the cursor, newest first."""
    if record is None or not commits:
        return
    lines: list[Line] = []
    told = list(in_words(commits[:MOST_PAST], board, today))
    for each in told:
        spans: Spans = [(f"{each.when}  ", "dim"), (each.what, "text"), (f"  {each.who}", "dim")]
        lines += [Line(line) for line in fold(spans, cells, 2, 3)]
    brief = "; ".join(f"{each.when} {each.what}" for each in told)
    yield Block(f"What happened to {record.id}", lines, 9, brief)


def last_time(board: Board, about: About, title: str) -> Iterator[Block]:
    """What was said on this topic the last time it was on."""
    if not (about.initiative or about.text):
        return
    held = [meeting for meeting in board.meetings if meeting.ended and meeting.id != about.meeting]
    for meeting in sorted(held, key=lambda meeting: meeting.started, reverse=True)[:MEETINGS_BACK]:
        told = [line for line in _said_on(board, meeting, about) if not (isinstance(line, Note) and line.off)]
        if told:
            lines = [Line(_told(board, line)) for line in told[-MOST_LAST:]]
            yield Block(f"Last time, {title}", lines, 1, text_of(told[-1]))
            return


def _said_on(board: Board, meeting: Meeting, about: About) -> Iterator[Captured]:
    """The lines of a standup on the same topic: of the same initiative, else under an item of the same name."""
    same = {item.id for item in board.topics.where("meeting", meeting.id) if _is_same(item, about)}
    for line in stream(board, meeting.id):
        if not isinstance(line, Topic) and (
            line.topic in same or (about.initiative and line.initiative == about.initiative)
        ):
            yield line


def _is_same(item: Topic, about: About) -> bool:
    if about.initiative or item.initiative:
        return item.initiative == about.initiative
    fixed = about.type not in ("", TopicType.OTHER)
    return item.type == about.type and (fixed or item.text.casefold() == about.text.casefold())


def _told(board: Board, line: Captured) -> Spans:
    sign = glyph(sign_of(line)).strip() or glyph("dot")
    who = f"{person(board, line.speaker)}: " if isinstance(line, Note) and line.speaker else ""
    return [(f"{sign} ", "faint"), (f"{who}{text_of(line)}", "dim")]
