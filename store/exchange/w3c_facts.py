"""What a W3C log tells about the meeting as a whole: who was there, who led and wrote, its title, date, addresses."""

from __future__ import annotations

import re

from store.exchange.recorded import iso_date, month_number
from store.exchange.w3c_options import Options
from store.exchange.w3c_people import Names, Scribes, names_in, scribe_list
from store.exchange.w3c_record import Record
from store.exchange.w3c_text import URL

_ATTENDANCE = re.compile(r"(present|regrets?) *([:：=]|[+-][:：]?) *(.*)", re.IGNORECASE | re.DOTALL)
_REPOSITORY = re.compile(
    r"repo(?:s|sitory|sitories)? *(?:[:：]|[+-][:：]?)"
    r"|(?:ghurlbot|gb) *, *(?:discuss(?:ing)?|us(?:e|ing)|tak(?:e|ing) +up|this +(?:will +be|is)"
    r"|forget|drop|remove|don't +use|do +not +use) +",
    re.IGNORECASE,
)
_SLIDES = re.compile(r"slides(?:et)? *[:：]", re.IGNORECASE)
_SLIDE = re.compile(r"\[ *slide *\d+ *\]", re.IGNORECASE)
_RECORDING = re.compile(r"recording *[:：]", re.IGNORECASE)
_RECORDING_RUNS = re.compile(
    r"recording +(?:(?:is +starting|starts|ends)|(?:start|end)(?:ed|s) +at +[:：][0-9][0-9])[. ]*", re.IGNORECASE
)
_FACT = re.compile(r"(agenda|meeting|previous +meeting|next +meeting) *[:：] *(.*)", re.IGNORECASE | re.DOTALL)
_CHAIRS = re.compile(r"chairs? *([:：]|[+-][:：]?) *(.*)", re.IGNORECASE | re.DOTALL)
_DATE = re.compile(r"date *[:：] *(\d+) (\w+) (\d+)", re.IGNORECASE)
_SCRIBE = re.compile(r"scribe(nick)? *([:：]|[+-][:：]?) *(.*)", re.IGNORECASE | re.DOTALL)


class Facts:
    """The facts so far. Each public method is a rule: it says whether a line was of its kind."""

    def __init__(self, options: Options, scribe: str, spaced: frozenset[str] = frozenset()) -> None:
        self.present = Names()
        self.regrets = Names()
        self.chairs = Names()
        self.scribes = Scribes(scribe, spaced)
        self.title: str | None = None
        self.date: str | None = None
        self.links: set[Record] = set()
        """Lines with the address of the agenda, a recording, the meeting before or after."""
        self._options = options
        self._slides = False

    def attendance(self, record: Record, text: str) -> bool:
        """`Present: a, b`, `present+`, `regrets- c`."""
        match = _ATTENDANCE.fullmatch(text)
        if not match:
            return False
        word, sign, rest = match[1].lower(), match[2][0], match[3]
        if sign == "=" and word != "present":
            return False
        people = self.present if word == "present" else self.regrets
        if sign in ":：=":
            if word == "present" and record.typist == "Zakim" and not self._options.zakim:
                record.kind = "omit"
                return True
            people.clear()
            people.add([] if rest == "(no one)" and word == "present" else names_in(rest))
        elif sign == "+":
            people.add(names_in(rest or record.typist))
        else:
            people.remove(names_in(rest))
        record.kind = "omit"
        return True

    def material(self, record: Record, text: str) -> bool:
        """Repositories, slides and recordings."""
        if _REPOSITORY.match(text):
            record.kind = "aside"
        elif _SLIDES.match(text):
            self._slides = bool(URL.search(text))
            if self._slides:
                record.kind = "aside"
            elif self.scribes.includes(record.typist):
                record.kind = "note"
        elif self._slides and _SLIDE.fullmatch(text):
            record.kind = "aside"
        elif _RECORDING.match(text):
            if URL.search(text):
                self._link(record)
            elif self.scribes.includes(record.typist):
                record.kind = "note"
        elif _RECORDING_RUNS.fullmatch(text):
            record.kind = "omit"
        else:
            return False
        return True

    def _link(self, record: Record) -> None:
        """An address about the meeting as a whole: no line of it, but kept."""
        self.links.add(record)
        record.kind = "omit"

    def headline(self, record: Record, text: str) -> bool:
        """Title, agenda, neighbouring meetings, chairs and date."""
        match = _FACT.fullmatch(text)
        if match:
            if match[1].lower() == "meeting":
                self.title = match[2]
                record.kind = "omit"
            elif URL.fullmatch(match[2]):
                self._link(record)
            return True
        match = _CHAIRS.fullmatch(text)
        if match:
            self._chair(record, match[1], match[2])
            return True
        match = _DATE.match(text)
        if match:
            self.date = iso_date(match[3], month_number(match[2]), match[1])
            record.kind = "omit"
        return bool(match)

    def _chair(self, record: Record, sign: str, names: str) -> None:
        if sign in ":：":
            if not names:
                return
            self.chairs.clear()
        people = names_in(names) or [record.typist]
        if sign.startswith("-"):
            self.chairs.remove(people)
        else:
            self.chairs.add(people)
        record.kind = "omit"

    def scribe(self, record: Record, text: str) -> bool:
        """`Scribe: a`, `scribe+`, `ScribeNick: a = Ana Ruiz`."""
        match = _SCRIBE.fullmatch(text)
        if not match:
            return False
        sign, names = match[2], match[3]
        if not names and sign in ":：":
            return True
        listed = scribe_list(text)
        if sign.startswith("-"):
            self.scribes.remove(names or record.typist)
        elif not names:
            self.scribes.add(record.typist)
        elif listed:
            (self.scribes.replace if listed[0] else self.scribes.add)(listed[1])
        elif not match[1] and sign in ":：":
            self.scribes.mention(names)
        else:
            return False
        record.kind = "omit"
        return True
