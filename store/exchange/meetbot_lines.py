"""The lines of a MeetBot log, before anybody asks what they mean.

MeetBot replays two shapes, `19:00:31 <ana> text` and, for what somebody does, `19:00:31 * ana waves`; the time may lack
its seconds, stand in brackets or be missing. Matrix rooms put a date in front. Every other line is of no known form,
unless most of the log is: then it is some chat program's, and read as that program writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.exchange.chat import RANKS, day_announced, said_in

# Possessive repeats (`*+`): without them a line of 100,000 blanks is tried at every split, which takes minutes.
_STAMP = r"(?:\[?(?P<day>\d{4}-\d\d-\d\d)[T ] *+)?\[?(?P<time>[0-9: ]*+)(?:Z|[+-]\d\d:?\d\d)?\]?+ *+"
_SPOKEN = re.compile(_STAMP + rf"<(?:[{RANKS}]++(?=[^>]))?(?P<nick>[^>]+)> *+(?P<text>.*)")
_DONE = re.compile(_STAMP + r"\* *+(?P<nick>[^ ]+) *+(?P<text>.*)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log: file line (from 1), who, what, when (`HH:MM:SS`), the day if the line has one.

    `done` says it was a `/me`, which holds no command. `echo` is the nick that MeetBot's replay counts a second line
    for: it looks at the text of a spoken line once more, so that `*waves*` also counts as something `waves*` did.
    The bot's line numbers and line counts include these, hence ours do.
    """

    file_line: int
    nick: str
    text: str
    time: str | None
    day: str | None
    done: bool
    echo: str | None


def split_lines(text: str) -> tuple[list[Line], list[int]]:
    """(the lines of known form, the file lines of the others that are not blank)."""
    raws = text.split("\n")
    lines, unread = _replayed(raws)
    if len(unread) > len(lines):
        others = _of_programs(raws)
        if len(others[0]) > len(lines):
            return others
    return lines, unread


def _replayed(raws: list[str]) -> tuple[list[Line], list[int]]:
    """The lines as MeetBot replays them."""
    lines: list[Line] = []
    unread: list[int] = []
    day: str | None = None
    for number, raw in enumerate(raws, 1):
        spoken = _SPOKEN.match(raw)
        match = spoken or _DONE.match(raw)
        if match is None:
            if raw.strip():
                day = day_announced(raw) or day
                own = said_in(raw.rstrip())
                if own is None or (own.nick and not own.done):
                    unread.append(number)
            continue
        said = match["text"].strip()
        echo = _DONE.match(said) if spoken else None
        lines.append(
            Line(
                number,
                match["nick"].strip(),
                said,
                clock(match["time"].strip()),
                match["day"] or day,
                spoken is None,
                echo["nick"].strip() if echo else None,
            )
        )
    return lines, unread


def _of_programs(raws: list[str]) -> tuple[list[Line], list[int]]:
    """The lines as other chat programs write them."""
    lines: list[Line] = []
    unread: list[int] = []
    day: str | None = None
    for number, raw in enumerate(raws, 1):
        said = said_in(raw.rstrip())
        if said is None and raw.strip():
            unread.append(number)
        elif said is not None and not said.nick:
            day = day_announced(raw) or day
        elif said is not None:
            time = clock(said.time) if said.time else None
            lines.append(Line(number, said.nick, said.text.strip(), time, said.day or day, said.done, None))
    return lines, unread


def clock(field: str) -> str | None:
    """A time of day as `HH:MM:SS` (MeetBot writes the seconds even where the log has none), or None."""
    match = _CLOCK.fullmatch(field)
    if not match:
        return None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    return f"{hours:02}:{minutes:02}:{seconds:02}" if hours < 24 and minutes < 60 and seconds < 62 else None


def seconds(time: str) -> int:
    """Seconds since midnight of an `HH:MM:SS`."""
    hours, minutes, rest = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


def zone_announced(line: Line) -> str:
    """The zone of a log in which the bot says the time in UTC and the log has the same beside it; else nothing."""
    told = re.search(rf" {line.time[:5]}:\d\d \d{{4}} UTC\b", line.text) if line.time else None
    return "+00:00" if told else ""
