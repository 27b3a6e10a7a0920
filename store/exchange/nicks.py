"""Who is who in a recorded meeting: nicks become people of the board, and two nicks of one person are one.

A nick is known as it is, without what people hang on it (`ben_`, `ben|away`, `ben[m]`), by the first part of a Matrix
id, or because the log tells that somebody known changed to it.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from store.exchange.recorded import RecordedMeeting
from store.line.clean import clean
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.verbs.edit import edit_record

_HUNG_ON = re.compile(r"[_`^-]+$|[|\[(].*$")
"""What follows a nick for a second connection or an absence."""
_NUMBERED = re.compile(r"[\d_`^-]+$|[|\[(].*$")


def known_as(board: Board, nick: str) -> str | None:
    """The person with a nick, however it is dressed up; None when nobody here goes by it."""
    names = board.names()
    return next((found for word in _undressed(nick) if (found := names.person(word)) is not None), None)


def _undressed(nick: str) -> list[str]:
    tried = (nick, _HUNG_ON.sub("", nick), nick.lstrip("@").partition(":")[0])
    return [word for word in dict.fromkeys(tried) if word]


class Who:
    """The people of one recorded meeting on one board.

    Nicks belong together when the log tells of the change, or when one is the other with something hung on. They are
    whom the board knows them as, if that is a single person; else a guest, by the nick that came first.
    """

    def __init__(self, board: Board, recorded: RecordedMeeting) -> None:
        self._board = board
        self._before: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        self._known: dict[str, str | None] = {}
        named = [*(one.name for one in recorded.attendees), *recorded.present, *recorded.chairs, *recorded.scribes]
        there = {name.lower() for name in named}
        for name in named:
            worn = next((word for word in _undressed(name)[1:] if word.lower() in there), None)
            if worn:
                self._join(worn, name)
        for old, new in recorded.renamed:
            self._join(old, new)
        people: dict[str, set[str]] = {}
        for nick in {*there, *self._before, *self._before.values()}:
            person = self._alone(nick)
            if person is not None:
                people.setdefault(self._first(nick), set()).add(person)
        self._group = {first: next(iter(found)) for first, found in people.items() if len(found) == 1}

    def _join(self, one: str, other: str) -> None:
        """Two nicks are of one person from now on."""
        self._spelt |= {nick.lower(): self._spelt.get(nick.lower(), nick) for nick in (one, other)}
        first, second = self._first(one), self._first(other)
        if first != second:
            self._before[second] = first

    def _first(self, nick: str) -> str:
        """The nick, in lower case, by which those that belong together go."""
        nick = nick.lower()
        while nick in self._before:
            nick = self._before[nick]
        return nick

    def _alone(self, nick: str) -> str | None:
        """Whom the board knows a nick as, whatever it belongs together with."""
        if nick not in self._known:
            self._known[nick] = known_as(self._board, nick)
        return self._known[nick]

    def person(self, nick: str) -> str | None:
        """The person a nick stands for, or None."""
        return self._alone(nick) or self._group.get(self._first(nick))

    def called(self, nick: str) -> str:
        """The person a nick stands for, else the nick: of several of one guest always the same."""
        first = self._first(nick)
        return self.person(nick) or clean(nick if first == nick.lower() else self._spelt.get(first, first))


def strangers(board: Board, recorded: RecordedMeeting) -> list[str]:
    """The nicks of everybody who was there and is nobody on the board, those with most lines first."""
    who = Who(board, recorded)
    spoke = [one.name for one in recorded.attendees if one.lines and one.name in recorded.present]
    there = dict.fromkeys((*spoke, *recorded.present, *recorded.chairs, *recorded.scribes))
    return list(dict.fromkeys(who.called(name) for name in there if name != "*" and who.person(name) is None))


def likely(board: Board, nick: str) -> str | None:
    """The person whose handle or name is most like a nick: `benok` or `bokafor` for Ben Okafor; None for no such."""
    bare = _NUMBERED.sub("", nick.lower())
    if len(bare) < 2:
        return None
    called: dict[str, str] = {}
    for handle, name in board.names().people.items():
        words = [word for word in re.split(r"\W+", name.lower()) if word] or [handle]
        first, last = words[0], words[-1]
        initials = "".join(word[0] for word in words)
        short = (initials,) if len(initials) > 1 else ()
        called |= dict.fromkeys((*short, "".join(words), first[0] + last, first + last[0], *words, handle), handle)
    near = [bare] if bare in called else get_close_matches(bare, [name for name in called if len(name) > 2], 1, 0.7)
    near = near or [name for name in called if len(name) > 2 and bare.startswith(name)]
    return called[near[0]] if near else None


def remember_nick(board: Board, nick: str, person: str, *, at: Moment) -> Changes:
    """Somebody on the board goes by this nick in chat logs, from now on; no change where that is known."""
    record = board.people.get(board.names().person(person) or "")
    if record is None:
        raise Refused(f"There is no person {person!r} for the nick {nick!r}; `accord add person` adds one.")
    if board.names().person(nick) == record.id:
        return ()
    return edit_record(board, record.id, {"nicks": ", ".join((*record.nicks, nick))}, at=at)
