"""What each line of a W3C log is: rules in a fixed order, the first that fits decides.

The order and the traps are scribe.perl's, because people write to it: a scribe's `Name: text` is what Name said,
`...` goes on with whatever the same person wrote last, and commands to the bots are no part of the minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from store.exchange.recorded import iso_date
from store.exchange.w3c_bots import BotTalk
from store.exchange.w3c_facts import Facts
from store.exchange.w3c_lines import Typed
from store.exchange.w3c_options import Options
from store.exchange.w3c_record import Kind, Record
from store.exchange.w3c_text import URL

_HEADING = re.compile(r"(sub-?)?topic *[:：] *(.*)", re.IGNORECASE | re.DOTALL)
_OUTCOME = re.compile(r"(action|resol(?:ved|ution)|issue) *[:：] *(.*)", re.IGNORECASE | re.DOTALL)
_OUTCOMES: dict[str, Kind] = {"actio": "action", "resol": "resolution", "issue": "issue"}
"""By the first letters of the word."""
_ACTION = re.compile(r"action( +)(.*)", re.IGNORECASE | re.DOTALL)
_ANCHOR = re.compile(r"namedanchorhere *[:：] *(.*)", re.IGNORECASE | re.DOTALL)
_SPEAKER = r'((?:[^. :：">]|\.[^. :：">])[^ :：">]*) *[:：] *(.*)'
_SAYS = re.compile(_SPEAKER, re.DOTALL)
_NOBODY = re.compile(r"(?:propos(?:ed|al)|issue-\d+|action-\d+|github) *[:：]", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:\.\.+|…) *(.*)", re.DOTALL)
_OPINION = re.compile(r"[-+]\d+(?:\W.*)?", re.DOTALL)
_GROWS = frozenset({"action", "resolution", "issue", "topic", "subtopic", "note"})


class Reading:
    """The lines of a meeting as they are understood one after the other, and what they tell about it."""

    def __init__(self, options: Options, scribe: str, spaced: frozenset[str] = frozenset()) -> None:
        self.options = options
        self.records: list[Record] = []
        self.facts = Facts(options, scribe, spaced)
        self._bots = BotTalk(options, self.facts.present)
        self._last: Record | None = None
        self._last_of: dict[str, Record] = {}
        self._speaker_of: dict[str, str | None] = {}
        self._verbatim: dict[str, tuple[str, Record | None]] = {}
        self._dashes: dict[str, Record] = {}
        self._rules: tuple[Callable[[Record, str], bool], ...] = (
            self._verbatim_text,
            self.facts.attendance,
            self.facts.material,
            self._heading,
            self._bots.rrsagent,
            self._outcome,
            self.facts.headline,
            self.facts.scribe,
            self._bots.zakim,
            self._bots.trackers,
            self._anchor,
            self._escaped,
            self._says,
            self._goes_on,
            self._remark,
        )

    @property
    def day(self) -> str | None:
        """The meeting's date: the one given, else that in the address of the minutes or the log."""
        found = self._bots.date
        return self.facts.date or (iso_date(*found) if found else None)

    def read(self, lines: Iterable[Typed], failed: set[Typed]) -> None:
        """Understand the lines in order. `failed` are corrections without effect, which stay as they were typed."""
        for line in lines:
            record = Record(line, failed=line in failed)
            self.records.append(record)
            self._bots.hear(record)
            self._understand(record, line.text.strip(" "))
            if record.kind != "omit":
                self._last = record
                self._last_of[record.speaker] = record
        for dashes in self._dashes.values():
            dashes.kind = "omit"

    def _understand(self, record: Record, text: str) -> None:
        dashes = self._dashes.pop(record.typist, None)
        if dashes:
            dashes.become("topic", text)
        if dashes or not text:
            record.kind = "omit"
            return
        for rule in self._rules:
            if rule(record, text):
                return

    def _writes(self, record: Record) -> bool:
        return self.facts.scribes.includes(record.typist)

    def _verbatim_text(self, record: Record, text: str) -> bool:
        """Between ``` and ```, or [[ and ]], nothing is a command."""
        open_text = self._verbatim.get(record.typist)
        if open_text is None:
            if text not in ("```", "[["):
                return False
            started = record if self._writes(record) else None
            self._verbatim[record.typist] = ("```" if text == "```" else "]]", started)
            record.become("note" if started else "omit", "")
            record.verbatim = True
            return True
        end, started = open_text
        if text.endswith(end):
            del self._verbatim[record.typist]
            record.kind = "omit"
        elif started and self._writes(record):
            started.more(record.line.text)
            record.kind = "omit"
        else:
            record.verbatim = True
        return True

    def _heading(self, record: Record, text: str) -> bool:
        match = _HEADING.fullmatch(text)
        if match:
            record.become("subtopic" if match[1] else "topic", match[2])
            return True
        if self.options.dash_topics and not text.strip("-"):
            # The same person's next line, whatever it says, is the topic, and it stands here.
            self._dashes[record.typist] = record
            record.kind = "aside"
            return True
        return False

    def _outcome(self, record: Record, text: str) -> bool:
        """`ACTION: …`, `ACTION ana to …`, `RESOLVED: …`, `ISSUE: …`; but not `ACTION-20: …`."""
        match = _OUTCOME.fullmatch(text)
        if match:
            record.become(_OUTCOMES[match[1].lower()[:5]], match[2])
            return True
        match = _ACTION.fullmatch(text)
        rest = match[2] if match else ""
        if match and (" to " in match[1] + rest or ":" in rest or "：" in rest):
            record.become("action", rest)
            return True
        return False

    def _anchor(self, record: Record, text: str) -> bool:
        match = _ANCHOR.fullmatch(text)
        if match:
            record.kind = "omit" if match[1] else record.kind
        return bool(match)

    def _escaped(self, record: Record, text: str) -> bool:
        """`<mynick> text` is somebody's own remark, and a backslash in front keeps a line from meaning anything."""
        own = f"<{record.typist}>"
        if text[: len(own)].lower() == own.lower():
            record.become(record.kind, text[len(own) :].removeprefix(" "))
        elif text.startswith("\\"):
            record.become("note" if self._writes(record) else record.kind, text[1:])
        else:
            return False
        return True

    def _says(self, record: Record, text: str) -> bool:
        """`Name: text` from a scribe."""
        if record.failed or not self._writes(record):
            return False
        spoken = record.line.text
        if spoken.startswith(" ") and self.options.space_continuation:
            return False
        match = _SAYS.fullmatch(spoken.lstrip(" "))
        if not match or URL.match(text) or _NOBODY.match(text):
            return False
        self._speaker_of[record.typist] = match[1]
        record.become("said", match[2])
        record.speaker = match[1]
        return True

    def _goes_on(self, record: Record, text: str) -> bool:
        """`… text`: on with what the scribe's speaker said, or with the same person's last action, topic and so on."""
        dots = _GOES_ON.fullmatch(text)
        writes = self._writes(record)
        speaker = self._speaker_of.get(record.typist) if writes else None
        bare = self.options.implicit_continuations or (
            self.options.space_continuation and record.line.text.startswith(" ")
        )
        if speaker is not None and not record.failed and (dots or bare):
            more = dots[1] if dots else text
            if self._last and self._last.kind == "said" and self._last.speaker == speaker:
                self._last.more(more)
                record.kind = "omit"
            else:
                record.become("said", more)
                record.speaker = speaker
            return True
        if not dots:
            return False
        # Somebody without an earlier line goes on with the first line of all: so does scribe.perl.
        before = self._last_of.get(record.typist) or (self.records[0] if len(self.records) > 1 else None)
        if before and before.kind in _GROWS and not before.verbatim:
            before.more(dots[1])
            record.kind = "omit"
        elif writes:
            record.become("note", dots[1])
            self._speaker_of[record.typist] = None
        return True

    def _remark(self, record: Record, text: str) -> bool:
        """Everything else: a scribe's line is a note, unless it is an opinion such as `+1`."""
        if not self._writes(record) or record.failed:
            return True
        if re.match(r"-> *", text) and URL.match(text[2:].lstrip(" ")):
            record.kind = "note"
        elif not _OPINION.fullmatch(text):
            record.kind = "note"
            self._speaker_of[record.typist] = None
        return True
