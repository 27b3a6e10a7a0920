"""Lines as chat programs write them that neither bot's own reader knows, and the days such programs announce.

MeetBot replays two shapes of line and scribe.perl ten. People also keep logs with irssi's own look, WeeChat, ZNC, mIRC,
HexChat, Textual or a bridge, whose stamps and marks of rank differ. A log that fits no shape of a bot's is read here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.exchange.recorded import date_in, iso_date, month_number

RANKS = "@+%&~"
"""What stands in front of a nick for its rank in the channel: operators, voices and so on."""

_DAY = r"(?P<day>\d{4}[-/.]\d\d[-/.]\d\d|\d\d?[-/.]\d\d?[-/.]\d{4}|[A-Z][a-z]{2} \d\d?)"
_TIME = r"(?P<time>\d\d?:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?(?:Z| ?[+-]\d\d:?\d\d| UTC)?"
_LONG_DAY = r"\[[A-Z][a-z]{2,5}day (?P<long>\d\d? [A-Z][a-z]{2,8} \d{4})\] "
_STAMP = rf"(?:{_LONG_DAY})?[\[(]?(?:{_DAY}(?:T|,? ))?{_TIME}[\])]?:?[ \t]+"
_STAMPED = re.compile(_STAMP)
_SPOKEN = re.compile(rf"<[ {RANKS}]*+(?P<nick>[^>]*[^> ]) *>:?[ \t]*(?P<text>.*)", re.DOTALL)
_DONE = re.compile(rf"(?:\*|\u2022|—|-\*-|Action:)[ \t]+[{RANKS}]*+(?P<nick>[^ \t]+)[ \t]*(?P<text>.*)", re.DOTALL)
_PIPED = re.compile(rf"[{RANKS}]*+(?P<nick>[^ \t|]+) \| (?P<text>.*)", re.DOTALL)
_COLUMNS = re.compile(r"(?P<mark>[^\t]*)\t(?P<text>.*)", re.DOTALL)
"""WeeChat: stamp, who and text between tabs; `*` is a `/me`, an arrow or dashes are the program's own."""
_OWN_MARKS = frozenset({"", "--", "---", "=!=", "-->", "<--", "<->"})
_OWN = re.compile(
    r"-!-|\*{3,}|-->|<--|<->|---|==|=-=|[→←⇐⇒]|(?:Join|Part|Quit|Nick|Mode|Topic|Kick|Notice)\t"
    r"|\S{1,64} \(\S{1,64}@\S{1,128}\) (?:joined|left|got netsplit|rejoined)|Nick change: |Topic changed on "
    r"|#\S{1,64}: mode change |\S{1,64} kicked from #|- \{"
)
"""The last two lines: what eggdrop writes of joins and the like, and Quassel's heading of a day."""
_SAID = re.compile(r"[^<\n]{0,40}<[^>\n-][^>\n]*> ")
_CHANGES = re.compile(
    r"(?:\([^)]*\) |\[[^]]*\] )?"
    r"(?:has (?:joined|left|quit|changed)|is now known as|sets? (?:mode|the )|joined |left |quit)"
)
_HEADS = re.compile(r"---|\*{4}|Session (?:Start|Time|Close|Ident)|\[?#\S+\]?$")
_DATED = re.compile(
    r"(?:--- (?:Log opened|Day changed)|\*{4} BEGIN LOGGING AT|Session (?:Start|Time):?)"
    r" [A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d\d?) (?:\d\d:\d\d:\d\d )?(\d{4})"
    r"|\[00:00(?::\d\d)?\] --- [A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d\d?) (\d{4})\s*$"
)


_RENAMED = re.compile(
    r"(?:(?:^|[ \t])(?P<old>[^\s!<>*]{1,99})(?:![^\s]{1,200}| [\[(][^\])]{0,200}[\])])?"
    r" (?:is|are) now known as (?P<new>[^\s!]+)"
    r"|Nick change: (?P<was>\S+) -> (?P<is>\S+))\s*$"
)


class Said(NamedTuple):
    """A line in which somebody speaks, or does something (`done`): time `HH:MM[:SS]` and day (ISO) where it has them.

    A line of the program's own (joins, modes, headings) has no nick.
    """

    nick: str
    text: str = ""
    time: str | None = None
    day: str | None = None
    done: bool = False


OWN = Said("")
"""A line of the program's own."""


def said_in(line: str) -> Said | None:
    """What a line of some chat program's log says; None when it is of no form we know."""
    stamp = _STAMPED.match(line)
    if stamp is None:
        spoken = _SPOKEN.match(line)
        return Said(spoken["nick"], spoken["text"]) if spoken else OWN if _HEADS.match(line) else None
    rest = line[stamp.end() :]
    time, day = clock_of_24(stamp["time"], stamp["half"]), _iso(stamp["day"] or stamp["long"])
    spoken = _SPOKEN.match(rest) or _PIPED.match(rest)
    if spoken and spoken["nick"] == "*":
        rest = f"* {spoken['text']}"
    elif spoken and spoken["nick"] in _OWN_MARKS:
        return OWN
    elif spoken:
        return Said(spoken["nick"], spoken["text"], time, day)
    done = _DONE.match(rest)
    if done:
        return OWN if _CHANGES.match(done["text"]) else Said(done["nick"], done["text"], time, day, done=True)
    if _OWN.match(rest):
        return OWN
    columns = _COLUMNS.match(rest) if line[stamp.end() - 1] == "\t" else None
    if columns is None:
        return None
    nick = columns["mark"].strip().lstrip(RANKS)
    return OWN if nick in _OWN_MARKS else Said(nick, columns["text"], time, day)


def day_announced(line: str) -> str | None:
    """The day (ISO) that a program writes into its log as a line of its own, such as irssi's `--- Day changed`."""
    found = _DATED.match(line)
    month, day, year = filter(None, found.groups()) if found else ("", "", "")
    return iso_date(year, month_number(month), day) if found else None


def renamed_in(text: str) -> list[tuple[int, str, str]]:
    """Every change of nick that a log tells of: the line, from 1, the old nick and the new one."""
    found: list[tuple[int, str, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if "now known as" not in line and "Nick change:" not in line:
            continue
        match = None if _SAID.match(line) else _RENAMED.search(line)
        if match and (match["old"] or match["was"]) not in ("You", "you"):
            found.append((number, match["old"] or match["was"], (match["new"] or match["is"]).rstrip(".")))
    return found


def clock_of_24(time: str, half: str | None) -> str:
    """A time of day on the clock of 24 hours."""
    if half is None:
        return time
    hour, _, rest = time.partition(":")
    return f"{int(hour) % 12 + (12 if half in 'Pp' else 0):02}:{rest}"


def _iso(day: str | None) -> str | None:
    """A stamp's day, which some programs write with the year last; `Nov 24` has none and tells nothing."""
    if day is None or day[0].isalpha():
        return None
    if " " in day:
        number, month, year = day.split()
        return iso_date(year, month_number(month), number)
    parts = re.split(r"[-/.]", day)
    return date_in(day) if len(parts[0]) == 4 else iso_date(parts[2], parts[1], parts[0])
