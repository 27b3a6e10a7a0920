"""What the W3C's bots say in a log, and what people say to them: commands, replies, agenda items, attendees."""

from __future__ import annotations

import re

from store.exchange.w3c_options import Options
from store.exchange.w3c_people import Names
from store.exchange.w3c_record import Record
from store.exchange.w3c_text import URL

_DATED = re.compile(r"/(\d{4})/(\d\d)/(\d\d)-")
_MINUTES = re.compile(r" to generate ([^ #]+)")
_LOG = re.compile(r"(?:[Ll]ogging to|recorded in|See) ([^ #]+)")
_AGENDUM = re.compile(r'agendum \d+(?:\. "(.*)" taken up| -- (.*))', re.DOTALL)
_TAKEN_UP = " -- taken up [from"
_ATTENDEES = re.compile(r"the attendees (?:were|have been) (.*)", re.DOTALL)
_WANTED = re.compile(r"[^ ,], you wanted ")
_TO_ZAKIM = re.compile(
    r"zakim,"
    r"|(?:chair +)?(?:ack|recognize)s? \w"
    r"|agg?enda *\d* *[+\-=?]"
    r"|(?:delete|drop|forget|remove) +agend(?:um|a) +\d+ *$"
    r"|(?:take +up +|open +|move +to +)?(?:agend(?:um|a) +|next +agend(?:um|a))"
    r"|(?:skip|(?:really +)?close) +(?:this +agend(?:um|a)|agend(?:um|a) +\d+) *$"
    r"|q(?:ueue|q)? *[-+=?]"
    r"|(?:ple?a?se? +)?(?:show +)?(?:the +)?(?:verbose +|full +)?q(?:ueue)?\?? *$"
    r"|(?:vqueue|vq|qv)\?"
    r"|[-+=?] *q(?:ueue|q)?\b"
    r"|(?:ple?a?se? +)?clear +(?:the +)?agenda *$"
    r"|(?:(?:list|show) +(?:all +)?(?:the +)?questions|questions *\?) *$"
    r"|(?:drop|close) +question +[0-9]+ *$",
    re.IGNORECASE,
)
_TO_TRACKBOT = re.compile(r"trackbot *, *(?:(?:dis)?associate|bye|start|end|status)\b", re.IGNORECASE)
_TO_AGENDABOT = re.compile(r"agendabot *,", re.IGNORECASE)
_FROM_GHURLBOT = re.compile(r"(?:Cannot|Closed|Reopened|Created)")
_OK = re.compile(r"(?:[^ ,]+, )?OK\.?")


class BotTalk:
    """The rules about bots, for one meeting; `present` is told whom Zakim counted."""

    def __init__(self, options: Options, present: Names) -> None:
        self._options = options
        self._present = present
        self._zakim: Record | None = None
        self._minutes_url: str | None = None
        self._log_url: str | None = None

    @property
    def date(self) -> tuple[str, str, str] | None:
        """(year, month, day) in the address of the minutes, else of the log."""
        for url in (self._options.minutes, self._minutes_url, self._log_url):
            match = _DATED.search(url or "")
            if match:
                return match[1], match[2], match[3]
        return None

    def hear(self, record: Record) -> None:
        """Remember what Zakim said last, because its long lines come in pieces."""
        if record.typist == "Zakim" and not record.line.text.startswith("... "):
            self._zakim = record

    def rrsagent(self, record: Record, text: str) -> bool:
        """RRSAgent's own lines tell where the minutes are; they and commands to it are no minutes."""
        if record.typist == "RRSAgent":
            minutes = _MINUTES.search(record.line.text)
            log = _LOG.search(record.line.text)
            if minutes:
                self._minutes_url = minutes[1]
            elif log:
                self._log_url = log[1]
        elif not text.lower().startswith("rrsagent,"):
            return False
        record.kind = "omit"
        return True

    def zakim(self, record: Record, text: str) -> bool:
        """Zakim opens agenda items and lists who was there; the rest of the talk with it is dropped."""
        if not self._options.zakim:
            return False
        if record.typist != "Zakim":
            if not _TO_ZAKIM.match(text):
                return False
            record.kind = "omit"
            return True
        said = record.line.text
        if said.startswith("... "):
            self._zakim_goes_on(said[4:])
            record.kind = "omit"
            return True
        agendum = _AGENDUM.match(said)
        attendees = _ATTENDEES.search(said)
        if agendum:
            title = agendum[1] if agendum[1] is not None else agendum[2]
            record.become("topic", title.partition(_TAKEN_UP)[0])
        elif attendees:
            self._attended(attendees[1].removesuffix(","))
            record.kind = "omit"
        elif not _WANTED.search(said):
            record.kind = "omit"
        return True

    def _attended(self, names: str) -> None:
        self._present.add(name.strip(" ") for name in names.replace("(no one)", "").split(","))

    def _zakim_goes_on(self, text: str) -> None:
        """The next piece of a long line of Zakim's."""
        before = self._zakim
        if before is None:
            return
        if _ATTENDEES.search(before.line.text):
            self._attended(text)
        elif before.kind == "topic":
            before.parts[-1] = f"{before.parts[-1]} {text}".partition(_TAKEN_UP)[0]
        elif _WANTED.search(before.line.text):
            before.parts[-1] += f" {text}"

    def trackers(self, record: Record, text: str) -> bool:
        """trackbot, agendabot and GitHub's bot."""
        if _TO_TRACKBOT.match(text) or _TO_AGENDABOT.match(text) or record.typist == "agendabot":
            record.kind = "omit"
        elif record.typist == "trackbot":
            record.kind = "remark"
        elif record.typist in ("ghurlbot", "gb"):
            if _OK.match(text):
                record.kind = "omit"
            return bool(URL.match(text) or _FROM_GHURLBOT.match(text) or _OK.match(text))
        else:
            return False
        return True
