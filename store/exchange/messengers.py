"""Chats copied or exported from messengers: Zoom, Teams, Slack, Discord, Element, WhatsApp, Telegram, Meet, Pidgin.

None of them puts a nick into angle brackets as chat programs and bots do, some write a name and below it what was said,
and a message may go on over several lines. Such a text is rewritten as a chat log, line by line, so that both readers
read it and every line keeps its number. Exports as JSON are in `messages.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.exchange.chat import clock_of_24
from store.exchange.recorded import iso_date, month_number

_BLANK = r"[ \u00a0\u202f]"
_DAY = (
    r"(?P<day>\d{4}-\d\d-\d\d|\d\d?[./-]\d\d?[./-](?:\d{4}|\d\d)|\d\d?[./]\d\d?\.?|\d\d?-[A-Z][a-z]{2}-(?:\d{4}|\d\d)"
    r"|[A-Z][a-z]{2,8} \d\d?,? \d{4}|[A-Z][a-z]{2,8} \d\d?|\d\d? [A-Z][a-z]{2,8}(?: \d{4})?"
    r"|(?:To|Yester|[A-Z][a-z]{2,5})day)"
)
_TIME = (
    rf"(?P<time>\d\d?:\d\d(?::\d\d)?)(?:[.,]\d{{1,9}})?(?:{_BLANK}?(?P<half>[AaPp])\.?{_BLANK}?[Mm]\b\.?)?"
    rf"(?:Z|{_BLANK}?[+-]\d\d:?\d\d\b|{_BLANK}UTC)?"
)
_WHEN = rf"(?:{_DAY}(?:T|,?{_BLANK}{{1,2}}(?:at{_BLANK})?))?{_TIME}"
_MARKS = "\u200e\u200f\u202a\u202c\ufeff"
"""Invisible marks of direction that some put in front of a line."""
_WHO = r"(?P<who>@[^\s:]+:[^\s:]+|(?![-*=<>|!→←⇐⇒«»•#]|\[\S*\] )[^\s:<>|\t][^:<>|\t]{0,59}?)"
_SEVERAL_WORDS = re.compile(r"(?:\S+ ){4}")


class _Form(NamedTuple):
    """A messenger's way to write: the line that tells who and when, the part of all lines that must be such lines, and
    whether what was said stands below.
    """

    told: re.Pattern[str]
    least: float
    below: bool = False


_FORMS = (
    _Form(
        re.compile(rf"{_WHEN}\s+From\s+(?P<who>[^:]{{1,80}}?)(?:\s+to\s+(?P<to>[^:]{{1,80}}?))?\s*:\s*(?P<text>.*)"),
        0.2,
    ),
    _Form(re.compile(rf"\[{_WHEN}\](?: ?-)?[ \t]+{_WHO}:(?:[ \t]+(?P<text>.*)|$)"), 0.3),
    _Form(re.compile(rf"\({_WHEN}\)[ \t]+{_WHO}:(?:[ \t]+(?P<text>.*)|$)"), 0.3),
    _Form(re.compile(rf"{_WHEN}(?:{_BLANK}+-{_BLANK}+|[ \t]+){_WHO}:(?:[ \t]+(?P<text>.*)|$)"), 0.3),
    _Form(re.compile(rf"{_WHEN}[ \t]+\[(?P<who>[^\]\s]{{1,40}})\] (?P<text>.*)"), 0.5),
    _Form(re.compile(rf"\[{_WHEN}\][ \t]+{_WHO}(?P<text>)$"), 0.2, below=True),
    _Form(re.compile(rf"{_WHO}[ \t]*—[ \t]*{_WHEN}(?P<text>)$"), 0.2, below=True),
    _Form(
        re.compile(rf"{_WHO}(?:[ \t]{{2,}}|[ \t]+(?=\[|\d\d?:\d\d(?::\d\d)?{_BLANK}?[AaPp]))\[?{_WHEN}\]?(?P<text>)$"),
        0.2,
        below=True,
    ),
    _Form(re.compile(r"(?P<time>\d\d:\d\d:\d\d)\.\d{3},\d\d:\d\d:\d\d\.\d{3}(?P<text>)$"), 0.3, below=True),
)
_ONLY_A_TIME = re.compile(rf"\[?{_TIME}\]?$")
_NAME = re.compile(_WHO)
_NAMED = re.compile(r"(?P<who>[^\s:][^:]{0,59}): ?(?P<text>.*)")
_PRIVATE = re.compile(r"privately|direct message", re.IGNORECASE)
_ANGLES = re.compile(r"[^<\n]{0,40}<[^>\n]{1,64}>[ \t]")
_BRIDGED = re.compile(r"\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z?\]\s+<[^>]+>")
_RULE = re.compile(r"={10,}$")
_FURNITURE = re.compile(
    r"\{(?:Attachments|Embed|Reactions|Stickers)\}$|Exported \d[\d.,]* message\(s\)$|={10,}$|\(edited\)$"
)
_MINUTES = re.compile(
    r"(?:sub-?)?topic|action|resol(?:ved|ution)|issue|propos(?:ed|al)|scribe(?:nick)?|present|regrets?|chairs?|meeting",
    re.IGNORECASE,
)
"""Who “says” one of these is no person: the line is a note of a scribe who wrote down the time."""


class Rewritten(NamedTuple):
    """A messenger's chat as a chat log, and what of it is in doubt, as a sentence or nothing."""

    text: str
    doubt: str = ""


def as_chat_log(text: str) -> Rewritten | None:
    """A messenger's chat as a chat log with as many lines; None for what no known messenger wrote."""
    lines = [line.strip(_MARKS).rstrip() for line in text.split("\n")]
    written = [line for line in lines if line.strip()]
    angles = sum(1 for line in written if _ANGLES.match(line))
    if angles * 2 > len(written):
        return _bridged(lines)
    best: tuple[int, _Form, list[re.Match[str] | None]] | None = None
    for form in _FORMS:
        told = [form.told.match(line) for line in lines]
        count = sum(1 for match in told if match and _is_name(match))
        if count and count >= form.least * len(written) and (best is None or count > best[0]):
            best = count, form, told
    if best is None:
        above = _names_above(lines)
        return as_chat_log(above) if above else None
    if angles >= best[0]:
        return None
    days = _Days(match["day"] for match in best[2] if match and "day" in match.groupdict() and match["day"])
    notes = any(match and _MINUTES.fullmatch(match.groupdict().get("who") or "") for match in best[2])
    return Rewritten("\n".join(_written(lines, best[1], best[2], days.iso, notes)), days.doubt)


def _names_above(lines: list[str]) -> str:
    """A chat with the name on one line, the time on the next and then what was said, with the first two in one line.

    Empty for any other: a line above a time is a name if it is short, and names recur or fill a third of the text.
    """
    times = [
        at for at in range(1, len(lines)) if _ONLY_A_TIME.match(lines[at].strip()) and _NAME.fullmatch(lines[at - 1])
    ]
    names = [lines[at - 1] for at in times if not _SEVERAL_WORDS.match(lines[at - 1])]
    written = sum(1 for line in lines if line.strip())
    if not names or len(names) < len(times) or (len({*names}) == len(names) and 3 * len(names) < written):
        return ""
    joined = list(lines)
    for at in times:
        joined[at - 1], joined[at] = "", f"{lines[at - 1]}  {lines[at].strip()}"
    return "\n".join(joined)


def _bridged(lines: list[str]) -> Rewritten | None:
    """A messenger's room as a bridge logs it: stamps with fractions of seconds, messages over several lines."""
    heads = [_BRIDGED.match(line) for line in lines]
    if 2 * sum(1 for head in heads if head) <= sum(1 for line in lines if line.strip()):
        return None
    said: list[str] = []
    before = ""
    for line, head in zip(lines, heads, strict=True):
        before = head[0] if head else before
        said.append(line if head or not line.strip() or line.startswith("[") else f"{before} {line}")
    return Rewritten("\n".join(said))


def _is_name(match: re.Match[str]) -> bool:
    """Whether it can be a name: prose before a colon has many words."""
    return not _SEVERAL_WORDS.match(match.groupdict().get("who") or "")


def _written(
    lines: list[str], form: _Form, told: list[re.Match[str] | None], iso: Callable[[str], str | None], notes: bool
) -> Iterator[str]:
    """Each line as a chat program writes it; lines without words stay, but empty."""
    who = stamp = ""
    day: str | None = None
    heading = private = False
    for line, match in zip(lines, told, strict=True):
        if match and _is_name(match):
            parts = match.groupdict()
            day = iso(parts["day"]) if parts.get("day") else day
            time = clock_of_24(parts["time"], parts.get("half"))
            stamp = f"[{day} {time}] " if day else f"[{time}] "
            who = "scribe" if notes else (parts.get("who") or "").strip().replace(">", "›")
            private = bool(_PRIVATE.search(parts.get("to") or ""))
            text = f"{parts['who']}: {parts['text'] or ''}" if notes else parts["text"]
            yield f"{stamp}<{who}> {text}" if text and not private else ""
        elif not stamp:
            heading ^= bool(_RULE.match(line))
            yield "" if heading or _RULE.match(line) else line
        elif form.below and not form.told.groupindex.get("who") and (named := _NAMED.match(line)):
            who = named["who"].replace(">", "›")
            yield f"{stamp}<{who}> {named['text']}"
        elif form.below and (alone := _ONLY_A_TIME.match(line)):
            time = clock_of_24(alone["time"], alone["half"])
            stamp = f"[{day} {time}] " if day else f"[{time}] "
            yield ""
        elif private or not who or not line.strip() or _FURNITURE.match(line.strip()):
            yield ""
        else:
            yield f"{stamp}<{who}> {line.strip()}"


class _Days:
    """Reads the days of one chat, in which all are written the same way: day or month first is found out from all."""

    def __init__(self, days: Iterator[str]) -> None:
        self._month_first = False
        self.doubt = ""
        numbers = [
            parts for day in dict.fromkeys(days) if len(parts := re.split(r"[/-]", day)) == 3 and parts[0].isdecimal()
        ]
        numbers = [parts for parts in numbers if len(parts[0]) < 4 and parts[1].isdecimal()]
        if any(int(parts[1]) > 12 for parts in numbers):
            self._month_first = True
        elif numbers and all(int(parts[0]) <= 12 for parts in numbers) and any(p[0] != p[1] for p in numbers):
            read = "/".join(numbers[0])
            self.doubt = (
                f"Whether the day or the month stands first in {read} the log does not tell; the day was taken."
            )

    def iso(self, day: str) -> str | None:
        """A day as YYYY-MM-DD; None for one that only a reader of that time knew, such as Today, or without a year."""
        parts = [part for part in re.split(r"[-/., ]+", day) if part]
        if len(parts) != 3:
            return None
        if parts[0].isalpha():
            return iso_date(parts[2], month_number(parts[0]), parts[1])
        if len(parts[0]) == 4:
            return iso_date(*parts)
        year = parts[2] if len(parts[2]) == 4 else f"20{parts[2]}"
        if parts[1].isalpha():
            return iso_date(year, month_number(parts[1]), parts[0])
        first, second = (parts[1], parts[0]) if self._month_first else (parts[0], parts[1])
        return iso_date(year, second, first)
