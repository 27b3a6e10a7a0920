"""Which meeting somebody means: `last`, `running`, a date, an id, or words of its title."""

from __future__ import annotations

from store.line.dates import resolve_date
from store.meeting import days
from store.model.board import Board
from store.model.moment import Refused
from store.model.records import Meeting


def meeting_named(board: Board, words: str = "", today: str = "") -> Meeting:
    """The meeting meant by `last`, `running`, `M3`, `2026-11-24` (or a part of one), or words of its title or day; with
    `today` also by any other words for a day gone by (`yesterday`, `last tue`, `24.11.2026`).

    Nothing at all means the running meeting, or else the last one. Where several fit it is the newest. Refuses with a
    sentence where none does.
    """
    word = " ".join(words.split()).lower()
    if word in ("", "running"):
        found = board.running or (board.last_meeting if not word else None)
        if found is None:
            raise Refused(_none(board, "No standup is running."))
        return found
    if word == "last":
        if board.last_meeting is None:
            raise Refused(_none(board, "No standup has ended yet."))
        return board.last_meeting
    by_id = board.meetings.get(word.upper())
    if by_id is not None:
        return by_id
    named = [meeting for meeting in board.meetings if _fits(board, meeting, word.split())]
    day = resolve_date(word, today, past=True) if today and not named else None
    if day:
        named = [meeting for meeting in board.meetings if _fits(board, meeting, [day])]
    if not named:
        raise Refused(_none(board, f"There is no standup {words.strip()!r}."))
    return max(named, key=lambda meeting: (meeting.started, meeting.created))


def held(board: Board, meeting: Meeting) -> str:
    """When a meeting was, as people say it: `Tue 24 Nov 2026, 10:00`; its id where that is not known."""
    when = days.local(meeting.started or meeting.created, board.series.timezone)
    return meeting.id if when is None else days.day_and_time(when)


def _fits(board: Board, meeting: Meeting, words: list[str]) -> bool:
    """Every word is (the beginning of) a word of the title, or of the day, or the beginning of the ISO date."""
    when = days.local(meeting.started, board.series.timezone)
    own = (meeting.title or board.series.name).lower().split()
    if when is not None:
        own += [when.date().isoformat(), *days.day(when.date().isoformat()).lower().split()]
    return all(any(part.startswith(word) for part in own) for word in words)


def _none(board: Board, sentence: str) -> str:
    """The sentence, and what there is instead."""
    running = board.running
    if running is not None:
        return f"{sentence} {running.id} is running since {held(board, running)}."
    last = board.last_meeting
    if last is not None:
        return f"{sentence} The last one was {last.id}, {held(board, last)}."
    return f"{sentence} `accord meet start` begins the first."
