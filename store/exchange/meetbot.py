"""Reading a MeetBot log: replaying it as the bot heard it, so that the minutes are the bot's own.

Understood are Darst's MeetBot, OpenDev's fork with its votes, HCoop's with motions and `#here`, the Matrix bot
(`!topic`, `^info`) and sopel's (`.subject`). A command counts only at the start of a spoken line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from store.exchange.meetbot_lines import Line, seconds, split_lines, zone_announced
from store.exchange.meetbot_votes import Ballot, Poll, motion_result
from store.exchange.meetbot_words import (
    CHAIR_ONLY,
    DECIDES,
    ITEMS,
    PREFIXES,
    PROTOCOLS,
    PUT_TO_THE_VOTE,
    UBUNTUS,
    UBUNTUS_START,
    command_in,
    url_in,
)
from store.exchange.owners import KnownNicks
from store.exchange.recorded import (
    Attendee,
    Ignored,
    Item,
    RecordedMeeting,
    Topic,
    Unreadable,
    date_in,
    iso_date,
    month_number,
)
from store.model.watching import Watch, nobody, watched

_ASCTIME = re.compile(r"\w{3} (\w{3}) +(\d{1,2}) \d\d:\d\d:\d\d (\d{4})")
_DUE = re.compile(r"due to finish in (\d{1,4}) minutes")
_AGAIN_WITHIN = 600
"""Seconds within which a second `#startmeeting` of the same person is the same meeting, where no bot answers."""


def read_meetbot(text: str, file_name: str = "", lenient: bool = False, watch: Watch = nobody) -> list[RecordedMeeting]:
    """Every meeting of the log, from its `#startmeeting` to its `#endmeeting`, the next one or the last line.

    A log without any `#startmeeting` is one meeting, chaired by whoever speaks first. `lenient` obeys commands of
    people who were not chair. Raises `Unreadable` when no line has a form MeetBot knows.
    """
    lines, unread = split_lines(text)
    if not lines:
        raise Unreadable("No line of this log has a form MeetBot writes, such as “19:00:31 <ana> #topic Numbers”.")
    prefix, starts = _starts(lines)
    meetings: list[_Replay] = []
    running: _Replay | None = None
    for at, line in enumerate(watched(lines, "reading", watch)):
        if at in starts and (running is None or not running.goes_on(lines, at)):
            running = _Replay(line, prefix, lenient)
            meetings.append(running)
        if running:
            running.hear(line)
            if running.over:
                running = None
    first_lines = [meeting.first.file_line for meeting in meetings]
    unread_of: list[list[int]] = [[] for _ in meetings]
    for number in unread:
        unread_of[max(bisect_right(first_lines, number) - 1, 0)].append(number)
    return [meeting.recorded(file_name, tuple(apart)) for meeting, apart in zip(meetings, unread_of, strict=True)]


def _starts(lines: list[Line]) -> tuple[str, set[int]]:
    """(what commands of this log start with, the indexes where somebody starts a meeting)."""
    for prefix in PREFIXES:
        starts: set[int] = set()
        for at, line in enumerate(lines):
            said = None if line.done else command_in(line.text, prefix)
            if said and said[0] == "startmeeting":
                starts.add(at)
        if starts:
            return prefix, starts
    return "#", {0}


class _Replay:
    """One meeting as the bot hears it, line by line."""

    def __init__(self, first: Line, prefix: str, lenient: bool) -> None:
        self.first = first
        self.over = self._started = False
        self._last = first
        self._prefix = prefix
        self._lenient = lenient
        self._heard = 0
        self._items: list[Item] = []
        self._lines_of: dict[str, int] = {}
        self._echoes: set[str] = set()
        self._named: list[str] = []
        self._chairs = {first.nick: True}
        self._aliases: dict[str, str] = {}
        self._ignored: list[Ignored] = []
        self._title: str | None = None
        self._name: str | None = None
        self._bot: str | None = None
        self._date: str | None = None
        self._due: int | None = None
        self._ballot: Ballot | None = None
        self._motion: int | None = None
        self._ubuntus = self._commas = False
        self._poll: Poll | None = None
        self._voters: frozenset[str] = frozenset()
        self._required = 0
        self._below: set[int] = set()
        self._zone = ""

    def hear(self, line: Line) -> None:
        """Count a line, and obey the command in it."""
        self._heard += 1
        self._last = line
        self._count(line.nick, 1)
        if line.text.startswith("Meeting started") and self._bot is None and self._heard <= 12:
            self._listen_to_bot(line)
        elif line.nick == self._bot and line.text.startswith(PUT_TO_THE_VOTE) and self._ubuntus:
            self._poll = Poll(line.text.removeprefix(PUT_TO_THE_VOTE), self._voters, self._required)
        elif self._poll:
            self._poll.hear(line.nick, line.text)
        if not line.done:
            said = command_in(line.text, self._prefix)
            if said:
                self._obey(line, *self._of_ubuntus(*said))
            elif line.text.split("//", 1)[0] in PROTOCOLS:
                self._add(line, "link", line.text)
        if line.echo is not None:
            self._heard += 1
            self._count(line.echo, 1)
            self._echoes.add(line.echo)

    def goes_on(self, lines: list[Line], at: int) -> bool:
        """Whether a second `#startmeeting`, at lines[at], leaves this meeting running."""
        for answer in lines[at + 1 : at + 7]:
            if answer.text.startswith("Meeting started"):
                return False
            if "start another meeting" in answer.text or "eeting already in progress" in answer.text:
                return True
        if self._bot is not None:
            return True
        before, now = self.first.time, lines[at].time
        if self._items or lines[at].nick != self.first.nick:
            return False
        return before is None or now is None or 0 <= seconds(now) - seconds(before) <= _AGAIN_WITHIN

    def recorded(self, file_name: str, unread: tuple[int, ...]) -> RecordedMeeting:
        """The minutes as they stand at the end."""
        attendees = sorted(self._lines_of.items(), key=lambda who: (-who[1], who[0].lower(), who[0]))
        silent = self._only_echoes() | {self._bot}
        spoke = tuple(nick for nick, count in attendees if count and nick not in silent)
        return RecordedMeeting(
            style="meetbot",
            title=self._title or self._name,
            date=self._date or self.first.day or date_in(file_name.replace("\\", "/").rsplit("/", 1)[-1]),
            chairs=tuple(self._chairs),
            present=spoke,
            attendees=tuple(Attendee(nick, count) for nick, count in attendees),
            topics=tuple(
                Topic(2 if item.line in self._below else 1, item.text) for item in self._items if item.kind == "topic"
            ),
            items=tuple(self._with_owners()),
            unread=unread,
            ignored=tuple(self._ignored),
            started=self.first.time,
            ended=self._last.time,
            span=(self.first.file_line, self._last.file_line),
            endless=self._started and not self.over,
            zone=self._zone,
        )

    # What the bot keeps count of.

    def _count(self, nick: str, lines: int) -> None:
        if nick:
            self._lines_of[nick] = self._lines_of.get(nick, 0) + lines
            if not lines:
                self._named.append(nick)

    def _only_echoes(self) -> set[str]:
        """Nicks that never spoke: they only stood behind a `*` in somebody's text, or are a program's own `***`."""
        echoes = {nick for nick in self._echoes if self._lines_of[nick] == 1 and nick not in self._named}
        return echoes | {nick for nick in self._lines_of if not any(map(str.isalnum, nick))}

    def _listen_to_bot(self, line: Line) -> None:
        """Take the date, and when the meeting is due to end, from the bot's own announcement."""
        self._bot = line.nick if line.nick != self.first.nick else None
        self._zone = zone_announced(line)
        self._ubuntus = bool(UBUNTUS_START.match(line.text))
        self._commas = line.text.startswith("Meeting started at")
        dated = _ASCTIME.search(line.text)
        self._date = iso_date(dated[3], month_number(dated[1]), dated[2]) if dated else date_in(line.text)
        due = _DUE.search(line.text)
        if due and self.first.time:
            self._due = seconds(self.first.time) + 60 * int(due[1])

    def _with_owners(self) -> Iterable[Item]:
        """The items, with the owners of actions: the bot looks for them at the end, when every nick is known."""
        known = KnownNicks(self._lines_of.keys() - self._only_echoes(), self._aliases)
        for item in self._items:
            if item.kind == "action":
                owners, guessed = known.owners(item.text)
                yield replace(item, owners=owners, guessed=guessed)
            else:
                yield item

    def _add(self, line: Line, kind: str, text: str) -> None:
        url = None
        if kind == "link":
            text = text.strip()
            url = url_in(text)
        self._items.append(
            Item(kind, text, url, line.nick, line.time, self._heard, file_line=line.file_line, raw=line.text)
        )

    def _obey(self, line: Line, command: str, word: str, text: str) -> None:
        if command in CHAIR_ONLY and not self._may(line, command):
            why = f"{line.nick} was not chair, and only a chair can give this command"
            self._ignored.append(Ignored(line.file_line, line.nick, word, text, why))
        elif command in ITEMS:
            if command in DECIDES:
                self._motion = None
            self._add(line, "note" if command == "inconclusive" else command, text)
        elif command:
            _DO[command](self, line, text)

    def _of_ubuntus(self, command: str, word: str, text: str) -> tuple[str, str, str]:
        """The command as Ubuntu's bot takes it, if it is that one."""
        return (UBUNTUS.get(word, command) if self._ubuntus else command), word, text

    def _may(self, line: Line, command: str) -> bool:
        """Whether the bot obeys: chairs, and whoever ends a meeting of OpenDev's that is over its planned time.

        A Matrix room's rights are not in its log, so there everybody whose command stands in it is believed.
        """
        if self._lenient or line.nick in self._chairs or self._prefix == "!":
            return True
        if command != "endmeeting" or self._due is None or line.time is None or self.first.time is None:
            return False
        now = seconds(line.time)
        return (now if now >= seconds(self.first.time) else now + 86_400) >= self._due

    # One method a command; `_DO` below names them.

    def startmeeting(self, line: Line, text: str) -> None:
        self._started = True
        if line is not self.first:
            why = "a meeting was already running"
            self._ignored.append(Ignored(line.file_line, line.nick, "startmeeting", text, why))
        elif text.strip():
            self.meetingtopic(line, text)

    def endmeeting(self, line: Line, text: str) -> None:
        if self._poll:
            self.endvote(line, text)
        self.over = True

    def subtopic(self, line: Line, text: str) -> None:
        self._add(line, "topic", text)
        self._below.add(self._heard)

    def meetingtopic(self, _line: Line, text: str) -> None:
        title = text.strip()
        self._title = title if title.lower() not in ("", "none", "unset") else None

    def meetingname(self, _line: Line, text: str) -> None:
        self._name = text.strip() or None

    def link(self, line: Line, text: str) -> None:
        self._add(line, "link", text)

    def nick(self, _line: Line, text: str) -> None:
        for nick in re.split("[, ]+", text.strip()):
            self._count(nick.strip(), 0)

    def here(self, line: Line, text: str) -> None:
        if text.strip():
            self._aliases[text.strip()] = line.nick

    def chair(self, _line: Line, text: str) -> None:
        for nick in filter(None, re.split("[, ]+", text.strip())):
            if nick not in self._chairs:
                self._count(nick, 0)
                self._chairs[nick] = True

    def unchair(self, _line: Line, text: str) -> None:
        for nick in re.split("[, ]+", text) if self._commas else text.split():
            if nick != self.first.nick:
                self._chairs.pop(nick, None)

    def undo(self, _line: Line, _text: str) -> None:
        if self._items:
            self._items.pop()

    def startvote(self, _line: Line, text: str) -> None:
        self._ballot = self._ballot or Ballot.opened(text)

    def endvote(self, line: Line, _text: str) -> None:
        for vote in (self._ballot, self._poll):
            if vote:
                self._add(line, "vote", vote.result())
        self._ballot = self._poll = None

    def voters(self, _line: Line, text: str) -> None:
        named = [nick for nick in re.split("[, ]+", text.strip()) if nick]
        for nick in named:
            self._count(nick, 0)
        everybody = {"everyone", "everybody", "all"} & {*named}
        self._voters = frozenset() if everybody else self._voters | {*named}

    def votesrequired(self, _line: Line, text: str) -> None:
        self._required = int(text) if re.fullmatch(r" *\d{1,4} *", text) else 0

    def vote(self, line: Line, text: str) -> None:
        if self._ballot:
            self._ballot.cast(line.nick, text)
        elif self._motion is not None:
            self._add(line, "vote", text)

    def motion(self, line: Line, text: str) -> None:
        self._add(line, "proposal", text)
        self._motion = len(self._items)

    def close(self, line: Line, _text: str) -> None:
        if self._motion is None:
            return
        votes = [item.text for item in self._items[self._motion :] if item.kind == "vote"]
        if votes:
            self._add(line, *motion_result(votes))
            self._motion = None


_DO: dict[str, Callable[[_Replay, Line, str], None]] = {
    name: getattr(_Replay, name)
    for name in (
        *("startmeeting", "endmeeting", "meetingtopic", "meetingname", "link", "nick", "here", "chair", "unchair"),
        *("undo", "subtopic", "voters", "votesrequired", "startvote", "endvote", "vote", "motion", "close"),
    )
}
"""By command the method that obeys it."""
