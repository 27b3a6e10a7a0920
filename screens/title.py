"""The first line of every screen: the program, where this is, the day, and how long it is to the standup."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from screens.glyphs import glyph
from screens.plain import clean, width
from screens.widgets.lines import Span, Spans

if TYPE_CHECKING:
    from store.model.board import Board

EDGES = 3
"""Cells at both ends of the line that stay blank."""


class Times(NamedTuple):
    """What a title says of the time: the week (0: no known day), the day, `Mon 23 Nov`, and the clock, `13:00`; since
    when a standup runs (`10:00`, None where none does); the next one's `Tue 10:00`, and when that starts, ISO in UTC.
    """

    week: int
    day: str
    clock: str
    running: str | None
    coming: str
    starts: str


def times_of(board: Board, now: str) -> Times:
    """The times of a board at `now`, ISO in UTC."""
    from store.meeting import days
    from store.meeting.next import standup_ahead

    here, running = days.local(now, board.series.timezone), board.running
    began = None if running is None else days.local(running.started, board.series.timezone)
    coming = standup_ahead(board, now)
    return Times(
        week=0 if here is None else here.isocalendar().week,
        day="" if here is None else days.day(here.date().isoformat(), now),
        clock="" if here is None else days.clock_time(here),
        running=None if running is None else "" if began is None else days.clock_time(began),
        coming=f"{coming.weekday} {coming.time}",
        starts=coming.starts,
    )


def title_line(words: Spans, times: Times, now: str, cells: int) -> tuple[Spans, Spans]:
    """The left and the right part of a title of `cells`; the week, then the day, give way where room is short."""
    left = title_words(words)
    when = standup_words(times, now)
    room = cells - EDGES - 2 - sum(width(clean(span if isinstance(span, str) else span[0])) for span in left)
    for day in day_words(times):
        if len(day) + 3 + width(when[0][0]) <= room:
            return left, [(day, "dim"), "   ", *when]
    return left, when


def title_words(words: Spans) -> list[Span]:
    """The left part: the program, then where this is."""
    return [("Accord", "accent bold"), "  ", *words]


def day_words(times: Times) -> tuple[str, ...]:
    """Today, said at length and shortly: `Week 48 · Mon 23 Nov`, `Mon 23 Nov`."""
    return (f"Week {times.week} {glyph('dot')} {times.day}", times.day) if times.week else ()


def standup_words(times: Times, now: str) -> list[tuple[str, str]]:
    """When the next standup is: `standup Tue 10:00, in 21 h`; or since when one is running."""
    if times.running is not None:
        return [(f"standup running since {times.running}" if times.running else "standup running", "needs")]
    return [(f"standup {times.coming}, {until(now, times.starts)}", "text")]


def until(now: str, then: str) -> str:
    """How long it is from `now` to `then`, both ISO times: `in 3 days`, `in 21 h`, `in 40 min`, `now`."""
    try:
        minutes = int((datetime.fromisoformat(then) - datetime.fromisoformat(now)).total_seconds() // 60)
    except (TypeError, ValueError):
        return ""
    if minutes < 1:
        return "now"
    if minutes < 90:
        return f"in {minutes} min"
    hours = minutes // 60
    return f"in {hours} h" if hours < 48 else f"in {(hours + 12) // 24} days"  # nights, as people count them
