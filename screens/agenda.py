"""The agenda as people see it: the draft before a standup, the items while it runs, and who is in the room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from screens.glyphs import glyph
from screens.widgets.lines import Line, Span, Spans, fold
from screens.widgets.sheet import Part, Sheet, said
from screens.widgets.source import Lazy
from store.meeting import days
from store.meeting.held import named
from store.model.board import Board
from store.model.records import Meeting, Topic, TopicStatus
from store.sense.need import REPEAT
from store.sense.phrases import listed, person
from store.sense.rotation import role_words
from store.verbs.agenda import agenda_of
from store.verbs.meetings import PlannedTopic
from store.verbs.rotation import turns_of
from store.verbs.said import skipped

TIME_ROOM = 7
STEP = 5
"""Minutes that one press gives or takes."""

SIGNS = {TopicStatus.DONE: ("done", "dim"), TopicStatus.CURRENT: ("here", "accent")}
ASIDE = {TopicStatus.CUT: "cut", TopicStatus.PARKED: "later", TopicStatus.DROPPED: "let go"}
SKIPPED = "skipped"
"""What is said of an item that was passed on the way to another one."""


class Plan:
    """The agenda of the next standup as it stands: drafted, and changed by people."""

    def __init__(self) -> None:
        self.items: dict[str, PlannedTopic] = {}
        """The items by name (see `store.meeting.held.named`), in order, those that were set aside too."""

    def take(self, items: Sequence[PlannedTopic]) -> None:
        """Show these items."""
        self.items = named(items)

    @property
    def agenda(self) -> list[PlannedTopic]:
        """The items that stay on the agenda."""
        return [item for item in self.items.values() if item.status == TopicStatus.PLANNED]

    @property
    def minutes(self) -> int:
        """How long they take together."""
        return sum(item.minutes for item in self.agenda)

    def rows(self, start: str, below: Sequence[Spans] = ()) -> Sheet:
        """The draft as rows: when each item begins (`HH:MM` from `start` on), how long it has, and why it is there; and
        what else to say below it.
        """
        so_far = 0
        parts: list[Part] = []
        for key, item in self.items.items():
            stays = item.status == TopicStatus.PLANNED
            parts.append(Part(key, partial(_planned, item, days.later(start, so_far) if stays else "")))
            so_far += item.minutes if stays else 0
        parts += [said(f"# {at}", spans, heading=True) for at, spans in enumerate(below)]
        return Sheet(parts)


def _planned(item: PlannedTopic, when: str, cells: int) -> list[Line]:
    """A drafted item; one without a time was set aside. What was carried over often asks for a decision."""
    right: Spans = [(f"{item.minutes} min", "dim")] if when else [(ASIDE[TopicStatus(item.status)], "faint")]
    left = [(f"{when:<{TIME_ROOM}}", "faint"), (item.text, "text" if when else "faint strike")]
    words = [(" " * TIME_ROOM, "text"), (item.reason, "needs" if item.carried >= REPEAT else "dim")]
    why = fold(words, max(20, cells - 8), TIME_ROOM, 2) if item.reason and when else []
    return [Line(left, right), *map(Line, why)]


def items(board: Board, meeting: Meeting) -> Lazy:
    """The items of a running standup: done, here, to come; their minutes at the right."""
    agenda = {item.id: item for item in agenda_of(board, meeting.id)}
    passed = skipped(board, meeting)
    return Lazy(tuple(agenda), lambda key, _: [_item(agenda[key], passed=key in passed)])


def _item(item: Topic, *, passed: bool = False) -> Line:
    name, ink = ("", "dim") if passed else SIGNS.get(item.status, ("", "text"))
    sign: Span = (f"{glyph(name)} " if name else "  ", "accent" if name == "here" else "dim")
    aside = SKIPPED if passed else ASIDE.get(item.status, "")
    ink = "faint" if aside else "accent bold" if name == "here" else ink
    return Line([sign, ("  " * (item.level > 1), "text"), (item.text, ink)], [(aside or str(item.minutes), "dim")])


def where(board: Board, meeting: Meeting) -> tuple[Topic | None, int, int]:
    """The item the room is on, which of how many it is (those that were set aside do not count)."""
    agenda = [item for item in agenda_of(board, meeting.id) if item.status not in ASIDE]
    current = board.topics.get(meeting.topic)
    return current, agenda.index(current) + 1 if current in agenda else 0, len(agenda)


def coming(board: Board, meeting: Meeting) -> list[Topic]:
    """The items that are still planned, in the order they come."""
    agenda = [item for item in agenda_of(board, meeting.id) if item.status is TopicStatus.PLANNED]
    current = board.topics.get(meeting.topic)
    behind = [item for item in agenda if current is None or item.order > current.order]
    return [*behind, *[item for item in agenda if item not in behind]]


def agenda_line(board: Board, meeting: Meeting) -> Spans:
    """The agenda in one line: where the room is, and what comes next."""
    current, _, _ = where(board, meeting)
    here = f"{current.text} {current.minutes}" if current is not None else "between two items"
    words: list[Span] = [(f"{glyph('here')} ", "accent"), (here, "accent bold")]
    ahead = coming(board, meeting)
    if ahead:
        words.append(("  then ", "faint"))
        words.append((", ".join(f"{item.text} {item.minutes}" for item in ahead), "dim"))
    else:
        words.append(("  the last item", "dim"))
    return words


def room_lines(board: Board, meeting: Meeting, cells: int) -> list[Line]:
    """Whose turn it is, who is in the room, who comes late, who sent regrets, and guests."""
    found: list[Line] = []
    turns = [(role_words(board, role), [who]) for role, who in turns_of(meeting).items() if who]
    for label, people in (
        *(turns if meeting.facilitator or meeting.representatives else ()),
        ("", meeting.present),
        ("late", [who for who in meeting.late if who not in meeting.present]),
        ("not here", meeting.regrets),
        ("guests", meeting.guests),
    ):
        if people:
            came = meeting.late if people is meeting.present else ()
            named = listed([f"{_name(board, who)} (late)" if who in came else _name(board, who) for who in people])
            lead: list[Span] = [(f"{label}  ", "faint")] if label else []
            found += [Line(line) for line in fold([*lead, (named, "text")], cells, 2 if label else 0)]
    if not found:
        found = [Line(line) for line in fold([("nobody noted yet", "dim")], cells)]
    return found


def _name(board: Board, who: str) -> str:
    return person(board, who) if who in board.people else who


def room_words(meeting: Meeting) -> str:
    """How many are there: `5 here`."""
    there = len({*meeting.present, *meeting.late, *meeting.guests})
    return f"{there} here" if there else ""


def ends_at(now: str, minutes: int, timezone: str) -> str:
    """When a standup of so many minutes ends that begins now, `10:45`."""
    from datetime import timedelta

    here = days.local(now, timezone)
    return "" if here is None else days.clock_time(here + timedelta(minutes=minutes))
