"""The lines of an IRC log in any of the ten shapes that scribe.perl knows, as who typed what and when.

The shapes are tried in a fixed order and the first one that fits every line is taken. Where scribe.perl gives up, we
take the shape that leaves the fewest lines over, and name those. Blank lines, joins and parts, and `/me` are dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.exchange.recorded import Unreadable, date_in, iso_date


@dataclass(slots=True, eq=False)
class Typed:
    """One line somebody typed. Corrections may change `text`, and insert lines without a time."""

    who: str
    text: str
    time: str | None = None
    day: str | None = None
    file_line: int = 0


@dataclass(frozen=True, slots=True)
class _Shape:
    """A program's way to write a log: the lines to drop, and the lines in which somebody speaks."""

    name: str
    dropped: re.Pattern[str]
    spoken: re.Pattern[str]
    wraps: bool = False
    """Whether a line that starts with a blank continues the one before."""
    plain: bool = False
    """Notes of one scribe, without nicks."""


def _shape(name: str, dropped: str, spoken: str, wraps: bool = False, plain: bool = False) -> _Shape:
    return _Shape(name, re.compile(dropped or "(?!)"), re.compile(spoken), wraps, plain)


_CLOCK = r"(?P<time>\d\d:\d\d:\d\d)"
_NICK = r"<(?P<who>[^ >]+)> (?P<text>.*)"
_ANY_NICK = r"<(?P<who>[^>]+)> (?P<text>.*)"
_BIP = r"\d\d-\d\d-\d{4} \d\d:\d\d:\d\d"

SHAPES = (
    _shape(
        "RRSAgent",
        r"(?:\d\d:\d\d:\d\d )?<([^ >]+)> \1 has (?:joined|left|changed the topic to:) ",
        rf"(?:{_CLOCK} )?{_NICK}",
    ),
    _shape(
        "bip",
        rf"{_BIP} (?:-!- |[<>] \* )",
        rf"(?P<day>\d\d-\d\d-\d{{4}}) {_CLOCK} (?:< (?=[^ !:]+![^ :]+: )|> )(?P<who>[^ !:]+)(?:![^ :]+)?: (?P<text>.*)",
    ),
    _shape("mIRC", r"(?:Start|End) of \S+ buffer|\s*\*", _NICK, wraps=True),
    _shape("Yahoo", "", r"(?P<who>[^ :]+): (?P<text>.*)"),
    _shape(
        "irssi, Bert's theme",
        r"---|[0-9:]+\s*(?:[<>-]+ \| \S.* has (?:joined|left)|«Quit» \| \S.* has signed off|«[^»]+» \||\* \|)",
        r"(?:\w\w\w\d\d )?\[?(?P<time>\d\d:\d\d)\]?[\s@+%]*+(?P<who>\S++) \| (?P<text>.*)",
    ),
    _shape(
        "irssi",
        r"---|[0-9:TZ-]+\s+(?:-!-|\*)",
        rf"(?P<day>[0-9-]+)T{_CLOCK}Z\s+{_ANY_NICK}",
    ),
    _shape("qwebirc", r"\[[0-9:]+\] (?:==|\*)", rf"\[(?P<time>\d\d:\d\d)\] {_ANY_NICK}"),
    _shape(
        "IRCCloud",
        r"#[^ ]+$|\[[0-9 :-]+\] (?:→ (?:Joined |[^ ]+ joined )|⇐ (?:[^ ]+ quit |You disc)|← [^ ]+ left |[—*] [^ ]+ )",
        rf"\[(?P<day>[0-9-]+) {_CLOCK}\] {_ANY_NICK}",
    ),
    _shape(
        "Quassel",
        r"\[[^]]*\] (?:-->|<--|<->|\* |-\*-|\*\*\*|- \{)",
        rf"\[(?P<stamp>[^]]*)\] {_ANY_NICK}",
    ),
    _shape("plain", "", r"(?![0-9:-]+[:-][0-9:-]|<[^ >]+> )(?P<text>.+)", plain=True),
)
_STAMPED = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?\s*(pm)?", re.IGNORECASE)


@dataclass(slots=True)
class Transcript:
    """A log taken apart: what was typed, the file lines of no known form, and whether it had nicks at all."""

    lines: list[Typed] = field(default_factory=list[Typed])
    unread: list[int] = field(default_factory=list[int])
    plain: bool = False


def transcript(text: str) -> Transcript:
    """Take a log apart by the first shape that fits, or else the one that leaves the fewest lines over.

    Raises `Unreadable` when no line fits any shape.
    """
    lines = text.removeprefix("\ufeff").replace("\t", " ").split("\n")
    lines = [line.removesuffix("\r") for line in lines]
    best: Transcript | None = None
    for shape in SHAPES:
        # A shape is left as soon as another one is known to fit better, so that ten shapes cost little more than one.
        tried = _take(lines, shape, len(best.unread) if best else len(lines) + 1)
        if tried and (best is None or len(tried.unread) < len(best.unread)):
            best = tried
        if best and not best.unread:
            break
    if best is None:
        raise Unreadable("No line of this log has a form that chat programs write, such as “10:02:03 <ana> text”.")
    if not best.lines:
        raise Unreadable("Nobody says anything in this log, so there is no meeting to read.")
    return best


def _take(lines: list[str], shape: _Shape, allowed: int) -> Transcript | None:
    """The log by one shape, or None when it leaves as many lines over as are allowed."""
    found = Transcript(plain=shape.plain)
    wrapped: dict[int, list[str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or shape.dropped.match(line):
            continue
        match = shape.spoken.match(line)
        if match:
            found.lines.append(_typed(match.groupdict(), number))
        elif shape.wraps and line.startswith(" ") and found.lines:
            wrapped.setdefault(len(found.lines) - 1, []).append(line)
        else:
            found.unread.append(number)
            if len(found.unread) >= allowed:
                return None
    for at, more in wrapped.items():
        found.lines[at].text += "".join(more)
    return found


def _typed(parts: dict[str, str | None], number: int) -> Typed:
    """A line from the named parts of a shape's pattern."""
    time, stamp = parts.get("time"), parts.get("stamp")
    if stamp is not None:
        time = _stamped(stamp)
    return Typed(parts.get("who") or "scribe", parts["text"] or "", time, _day(parts.get("day") or stamp), number)


def _stamped(stamp: str) -> str | None:
    """The time of day in a stamp that may hold anything, also `1:05 pm`."""
    match = _STAMPED.search(stamp)
    if not match:
        return None
    hour = int(match[1]) + (12 if match[4] and int(match[1]) < 12 else 0)
    return f"{hour:02}:{match[2]}" + (f":{match[3]}" if match[3] else "")


def _day(text: str | None) -> str | None:
    """YYYY-MM-DD from a line's own date, which bip writes the other way round."""
    if not text:
        return None
    day, month, year = text.split("-") if len(text) == 10 and text[2] == "-" and text.count("-") == 2 else ("", "", "")
    return iso_date(year, month, day) if year else date_in(text)
