"""The lines of an IRC log in any of the ten shapes that scribe.perl knows, as who typed what and when.

The shapes are tried in a fixed order and the first one that fits every line is taken. Where scribe.perl gives up, the
log may be of a chat program it does not know; else we take the shape that leaves the fewest lines over, and name those.
Blank lines, joins and parts, and `/me` are dropped.

Only where a line left over says something that belongs into the minutes, such as a `Topic:` nobody is known to have
typed, do we give up as scribe.perl does: minutes without it would be wrong, and nobody would see it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from store.exchange.chat import RANKS, day_announced, said_in
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
    sure: bool = True
    """False where almost any text fits."""


def _shape(name: str, dropped: str, spoken: str, **more: bool) -> _Shape:
    return _Shape(name, re.compile(dropped or "(?!)"), re.compile(spoken), **more)


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
    _shape("Yahoo", "", r"(?P<who>[^ :]+): (?P<text>.*)", sure=False),
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
    _shape("plain", "", r"(?![0-9:-]+[:-][0-9:-]|<[^ >]+> )(?P<text>.+)", plain=True, sure=False),
)
_MARK = re.compile(
    r"(?:<(?P<who>[^>]+)>)?\s*(?P<text>(?:(?:sub-?)?topic|action|resol(?:ved|ution)|issue|propos(?:ed|al)|scribe(?:nick)?|present|regrets?|chairs?"
    r"|meeting) *[:：+].*)",
    re.IGNORECASE,
)
"""A line that belongs into the minutes, with or without a nick."""
_STAMPED = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?\s*(pm)?", re.IGNORECASE)


@dataclass(slots=True)
class Transcript:
    """A log taken apart: what was typed, the file lines of no known form, whether it had nicks, and a shape that is
    sure.
    """

    lines: list[Typed] = field(default_factory=list[Typed])
    unread: list[int] = field(default_factory=list[int])
    plain: bool = False
    sure: bool = True
    stopped: Typed | None = None
    """The line of no known form that scribe.perl gives up at, if it belongs into minutes; then nothing was typed."""


def transcript(text: str, lenient: bool = False) -> Transcript:
    """Take a log apart by the first shape that fits, or else the one that leaves the fewest lines over.

    `lenient` reads on where scribe.perl gives up, and takes a line without a nick that belongs into the minutes as
    typed by whoever typed the line before. Raises `Unreadable` when no line fits any shape.
    """
    raws = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    lines = [line.replace("\t", " ") for line in raws]
    best: Transcript | None = None
    for shape in SHAPES:
        # A shape is left as soon as another one is known to fit better, so that ten shapes cost little more than one.
        tried = _take(lines, shape, len(best.unread) if best else len(lines) + 1)
        if tried and (best is None or len(tried.unread) < len(best.unread)):
            best = tried
        if best and not best.unread:
            break
    if best is None or best.unread or not best.sure:
        tried = _of_programs(raws)
        fits = tried.lines and (best is None or len(tried.unread) < len(best.unread))
        if fits or (best and not best.sure and len(tried.lines) > len(tried.unread)):
            best = tried
    if best is None:
        raise Unreadable("No line of this log has a form that chat programs write, such as “10:02:03 <ana> text”.")
    if not best.lines:
        raise Unreadable("Nobody says anything in this log, so there is no meeting to read.")
    apart = [number for number in best.unread if _MARK.match(lines[number - 1])]
    if apart and lenient:
        _adopt(best, lines, apart)
    elif apart:
        first = apart[0]
        return Transcript(unread=best.unread, stopped=Typed("", lines[first - 1].strip(), file_line=first))
    return best


def _adopt(found: Transcript, lines: list[str], apart: list[int]) -> None:
    """Take lines without a nick as typed by whoever typed the line before, or else the first."""
    for number in apart:
        before = bisect_left([line.file_line for line in found.lines], number)
        near = found.lines[max(before - 1, 0)]
        mark = _MARK.match(lines[number - 1])
        who, text = (mark["who"] or near.who, mark["text"]) if mark else (near.who, lines[number - 1])
        found.lines.insert(before, Typed(who, text, near.time, near.day, number))
    found.unread = [number for number in found.unread if number not in apart]


def _of_programs(raws: list[str]) -> Transcript:
    """The log as other chat programs write it; one that stamps lines stamps every line."""
    found = Transcript()
    day: str | None = None
    saids = [said_in(raw) for raw in raws]
    stamped = any(said.time for said in saids if said)
    for number, (raw, said) in enumerate(zip(raws, saids, strict=True), 1):
        if said is None or (stamped and said.nick and not said.time):
            if raw.strip():
                found.unread.append(number)
        elif not said.nick:
            day = day_announced(raw) or day
        elif not said.done:
            found.lines.append(Typed(said.nick, said.text.replace("\t", " "), said.time, said.day or day, number))
    return found


def _take(lines: list[str], shape: _Shape, allowed: int) -> Transcript | None:
    """The log by one shape, or None when it leaves as many lines over as are allowed."""
    found = Transcript(plain=shape.plain, sure=shape.sure)
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
    who = parts.get("who") or "scribe"
    return Typed(who.lstrip(RANKS) or who, parts["text"] or "", time, _day(parts.get("day") or stamp), number)


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
