"""The first line of every screen: the program, where this is, the day, and how long it is to the standup."""

from __future__ import annotations

from screens.glyphs import glyph
from screens.plain import clean, width
from screens.widgets.lines import Span, Spans
from store.meeting import days
from store.meeting.next import next_standup
from store.model.board import Board

EDGES = 3
"""Cells at both ends of the line that stay blank."""


def title_line(words: Spans, board: Board, now: str, cells: int) -> tuple[Spans, Spans]:
    """The left and the right part of a title of `cells`; the week, then the day, give way where room is short."""
    left: list[Span] = [("Accord", "accent bold"), "  ", *words]
    when = standup_words(board, now)
    room = cells - EDGES - 2 - sum(width(clean(span if isinstance(span, str) else span[0])) for span in left)
    for day in day_words(board, now):
        if len(day) + 3 + width(when[0][0]) <= room:
            return left, [(day, "dim"), "   ", *when]
    return left, when


def day_words(board: Board, now: str) -> tuple[str, ...]:
    """Today, said at length and shortly: `Week 48 · Mon 23 Nov`, `Mon 23 Nov`."""
    here = days.local(now, board.series.timezone)
    if here is None:
        return ()
    day = days.day(here.date().isoformat(), now)
    return f"Week {here.isocalendar().week} {glyph('dot')} {day}", day


def standup_words(board: Board, now: str) -> list[tuple[str, str]]:
    """When the next standup is: `standup Tue 10:00, in 21 h`; or since when one is running."""
    running = board.running
    if running is not None:
        began = days.local(running.started, board.series.timezone)
        since = f" since {days.clock_time(began)}" if began is not None else ""
        return [(f"standup running{since}", "needs")]
    coming = next_standup(board.series, now)
    return [(f"standup {coming.weekday} {coming.time}, {until(now, coming.starts)}", "text")]


def until(now: str, then: str) -> str:
    """How long it is from `now` to `then`, both ISO times: `in 3 days`, `in 21 h`, `in 40 min`, `now`."""
    here, there = days.moment(now), days.moment(then)
    if here is None or there is None:
        return ""
    minutes = int((there - here).total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 90:
        return f"in {minutes} min"
    hours = minutes // 60
    return f"in {hours} h" if hours < 48 else f"in {hours // 24} days"
