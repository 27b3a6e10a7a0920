"""Reading a log in the W3C's manner: the conventions of scribe.perl, RRSAgent and Zakim.

What people call out (`Topic:`, `ACTION:`, `RESOLVED:`, `Present+`) is taken from the log as scribe.perl takes it; what
it does not know but people rely on, `PROPOSED:` and the `+1` after it, is taken too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.exchange.owners import KnownNicks
from store.exchange.recorded import Attendee, Ignored, Item, RecordedMeeting, Topic, date_in
from store.exchange.w3c_classify import Reading
from store.exchange.w3c_corrections import corrected
from store.exchange.w3c_lines import Typed, transcript
from store.exchange.w3c_options import Options
from store.exchange.w3c_people import BOTS, first_scribe, spaced_names
from store.exchange.w3c_record import Record
from store.exchange.w3c_text import first_url, shown
from store.model.watching import Watch, nobody, watched

_OPTIONS = re.compile(r" *scribeoptions *: *(.*)", re.IGNORECASE | re.DOTALL)
_PROPOSAL = re.compile(r"propos(?:ed|al) *[:：] *(.*)", re.IGNORECASE | re.DOTALL)
_VOTE = re.compile(r"(?:[-+]\d+(?:\.\d+)?|0)(?![\w:/.])")
_NAMES = re.compile(r"(?:, *and +|,| +and +|/|&)", re.IGNORECASE)
# What no list of names holds: punctuation, or three words in a row.
_NAMELESS = re.compile(r"[\"“”():;!?]|\S \S+ \S")


def read_w3c(
    text: str, file_name: str = "", options: str = "", lenient: bool = False, watch: Watch = nobody
) -> RecordedMeeting:
    """The meeting of a log, which for scribe.perl is always one.

    `options` are scribe.perl's, as on its command line; a `ScribeOptions:` line of the log adds to them. Without
    `lenient` a log that scribe.perl gives up at has nothing in it, see `transcript`. Raises `Unreadable` for a text
    that no chat program wrote, and for corrections without end.
    """
    log = transcript(text, lenient)
    if log.stopped is not None:
        return _nothing(log.stopped, log.unread)
    lines, failed = corrected(log.lines)
    chosen = Options()
    chosen.read(options)
    lines = [line for line in lines if not _is_option(line, chosen)]
    said = _lines_of(line for line in lines if line not in failed)
    spaced = spaced_names(lines)
    reading = Reading(chosen, chosen.scribe or first_scribe(lines, spaced) or _busiest(said), spaced)
    reading.read(watched(lines, "reading", watch), failed)
    items = tuple(_items(reading, said))
    days = [line.day for line in lines if line.day]
    times = [line.time for line in lines if line.time]
    return RecordedMeeting(
        style="w3c",
        title=reading.facts.title or None,
        date=reading.day or (days[0] if days else None) or date_in(file_name.replace("\\", "/").rsplit("/", 1)[-1]),
        chairs=reading.facts.chairs.sorted(),
        scribes=reading.facts.scribes.all(),
        present=reading.facts.present.sorted(),
        regrets=reading.facts.regrets.sorted(),
        attendees=() if log.plain else tuple(Attendee(name, said[name]) for name in _by_lines(said)),
        topics=tuple(
            Topic(2 if record.kind == "subtopic" else 1, _summary(record, chosen))
            for record in reading.records
            if record.kind in ("topic", "subtopic")
        ),
        items=items,
        unread=tuple(log.unread),
        ignored=tuple(
            Ignored(line.file_line, line.who, "correction", line.text.strip(" "), "nothing it could correct was found")
            for line in lines
            if line in failed
        ),
        started=times[0] if times else None,
        ended=times[-1] if times else None,
    )


def _nothing(at: Typed, unread: list[int]) -> RecordedMeeting:
    """What scribe.perl makes of a log with a line it does not know: minutes without a line, by everybody."""
    why = "it is not written as the lines around it are, and scribe.perl reads nothing of such a log"
    ignored = Ignored(at.file_line, "", f"“{at.text[:60]}”", at.text, why)
    return RecordedMeeting(style="w3c", scribes=("*",), unread=tuple(unread), ignored=(ignored,))


def _is_option(line: Typed, chosen: Options) -> bool:
    """Whether a line sets options; if so they are taken over."""
    match = _OPTIONS.fullmatch(line.text)
    if match:
        chosen.read(match[1])
    return bool(match)


def _lines_of(lines: Iterator[Typed]) -> dict[str, int]:
    """How many lines each person typed; the bots are left out."""
    counts: dict[str, int] = {}
    for line in lines:
        if line.who.casefold() not in BOTS:
            counts[line.who] = counts.get(line.who, 0) + 1
    return counts


def _busiest(said: dict[str, int]) -> str:
    """Who typed most, and so took the minutes if nobody says who did; `*` is everybody."""
    return _by_lines(said)[0] if said else "*"


def _by_lines(said: dict[str, int]) -> list[str]:
    """Who typed, those with most lines first."""
    return sorted(said, key=lambda name: (-said[name], name))


def _items(reading: Reading, said: dict[str, int]) -> Iterator[Item]:
    """The minutes as items. An open proposal makes the opinions after it votes, until something is resolved."""
    speakers = {record.speaker for record in reading.records if record.kind == "said"}
    known = KnownNicks({*said, *speakers, *reading.facts.present.sorted()})
    proposed = False
    for record in reading.records:
        if record in reading.facts.links:
            yield _item(record, "link", record.line.text.strip(" "))
        if record.kind == "omit":
            continue
        kind, text = _kind_and_text(record, proposed, reading.options)
        proposed = kind == "proposal" or (proposed and kind not in ("resolution", "topic"))
        owners, guessed = _owners(text, known) if kind == "action" else ((), ())
        yield _item(record, kind, text, owners, guessed)


def _item(record: Record, kind: str, text: str, owners: tuple[str, ...] = (), guessed: tuple[str, ...] = ()) -> Item:
    line = record.line
    return Item(
        kind,
        text,
        first_url("\n".join(record.parts)) or first_url(line.text),
        record.speaker,
        line.time,
        line.file_line,
        owners,
        guessed,
        file_line=line.file_line,
        raw=line.text,
        typed=kind == "said" and record.kind != "said",
    )


def _kind_and_text(record: Record, proposed: bool, options: Options) -> tuple[str, str]:
    """An item's kind and text. Outcomes read as in scribe.perl's summaries, everything else as it was typed."""
    if record.kind in ("action", "resolution", "issue"):
        return record.kind, _summary(record, options)
    if record.kind in ("topic", "subtopic"):
        return "topic", _summary(record, options)
    text = "\n".join(record.parts).strip()
    if record.kind in ("remark", "note") and not record.verbatim:
        proposal = _PROPOSAL.fullmatch(text)
        if proposal:
            return "proposal", proposal[1]
        if proposed and _VOTE.match(text):
            return "vote", text
    return ("note" if record.kind in ("note", "aside") else "said"), text


def _summary(record: Record, options: Options) -> str:
    """A record as scribe.perl's summary shows it; lines that go on are lines that start with `…`."""
    text = shown("\t".join(record.parts), options)
    return "\n… ".join(text.split("\t")).strip() if options.keep_lines else text.replace("\t", " ").strip()


def _owners(text: str, known: KnownNicks) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose an action is: the names before `to` or a colon, certain when they were heard of; else whom it mentions."""
    text = " ".join(text.split())
    colon = re.search(r"[:：]", text)
    to = text.find(" to ")
    end = min(colon.start() if colon else len(text), to if to >= 0 else len(text))
    named = [name for part in _NAMES.split(text[:end]) if (name := part.strip())] if end < len(text) else []
    if not named or any(_NAMELESS.search(name) for name in named):
        owners, _ = known.owners(text)
        return owners, owners
    heard: dict[str, bool] = {}
    for name in named:
        whole = [nick for nick in known.owners(name)[0] if nick.casefold() == name.casefold()]
        heard.update(dict.fromkeys(whole, True) or {name: False})
    return tuple(heard), tuple(name for name, certain in heard.items() if not certain)
