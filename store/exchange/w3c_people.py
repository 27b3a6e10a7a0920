"""Who is who in a W3C log: present, regrets, chairs and scribes, as the lines that name them come by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.exchange.w3c_lines import Typed

BOTS = frozenset({"rrsagent", "trackbot", "ghurlbot", "gb", "github-bot", "agendabot", "zakim"})
"""Nicks, in lower case, that are programs."""

_SCRIBES = re.compile(r"scribe(?:nick)? *([:：]|\+[:：]?) *([^ ].*)", re.IGNORECASE | re.DOTALL)
_SCRIBE_ME = re.compile(r"scribe(?:nick)? *\+[:：]? *", re.IGNORECASE)
_SCRIBE = re.compile(r"([^ ,/=]+)(?: *[=/] *([^ ,].*))?", re.DOTALL)


class Names:
    """A set of names that differ in more than case; the spelling that came last is kept."""

    def __init__(self) -> None:
        self._spelt: dict[str, str] = {}

    def add(self, names: Iterable[str]) -> None:
        """Take names in; empty ones are none."""
        self._spelt.update({name.casefold(): name for name in names if name})

    def remove(self, names: Iterable[str]) -> None:
        """Leave names out again, however they are spelt."""
        for name in names:
            self._spelt.pop(name.casefold(), None)

    def clear(self) -> None:
        """Start anew."""
        self._spelt = {}

    def sorted(self) -> tuple[str, ...]:
        """The names by alphabet, whatever their case."""
        return tuple(self._spelt[key] for key in sorted(self._spelt))


def names_in(text: str) -> list[str]:
    """The names of a comma-separated list."""
    return [name for part in text.split(",") if (name := part.strip(" "))]


class Scribes:
    """Who takes the minutes: at the moment, and over the whole meeting.

    For scribe.perl a nick never holds a blank. In a messenger people go by their names; `spaced` are those of this log.
    """

    def __init__(self, first: str, spaced: frozenset[str] = frozenset()) -> None:
        self._now: set[str] = set()
        self._spaced = spaced
        self._all: dict[str, str] = {}
        self._real: dict[str, str] = {}
        self.add(first)

    def add(self, names: str) -> None:
        """Let the people of a list take minutes; `nick = Real Name` also tells who the nick is."""
        for part in names_in(names):
            match = _SCRIBE.fullmatch(part)
            if part.casefold() in self._spaced:
                self._now.add(_key(part))
                self._all.setdefault(_key(part), part)
            elif match:
                nick = _key(match[1])
                self._now.add(nick)
                self._all.setdefault(nick, nick)
                if match[2]:
                    self._real[nick] = match[2]
                self._real.setdefault(nick, match[1])

    def replace(self, names: str) -> None:
        """Let these people take minutes, and nobody else."""
        self._now = set()
        self.add(names)

    def remove(self, names: str) -> None:
        """These people do not take minutes any more."""
        for part in names_in(names):
            match = _SCRIBE.fullmatch(part)
            self._now.discard(_key(match[1] if match else part))

    def mention(self, name: str) -> None:
        """Somebody is named as scribe in words that are no nick, as older minutes did."""
        if any(part.casefold() in self._spaced for part in names_in(name)):
            self.replace(name)
        else:
            self._all.setdefault(name.casefold(), name)

    def includes(self, nick: str) -> bool:
        """Whether a person takes minutes at this moment; trailing underscores and case do not matter."""
        return "*" in self._now or _key(nick) in self._now

    def all(self) -> tuple[str, ...]:
        """Everybody who took minutes, in order of appearance, by real name where it is known."""
        return tuple(self._real.get(key, name) for key, name in self._all.items())


def _key(nick: str) -> str:
    return nick.rstrip("_").casefold()


def scribe_list(text: str) -> tuple[bool, str] | None:
    """(whether it replaces, the list) of `Scribe: a, b` or `Scribe+ a`, where text has no blanks around it."""
    match = _SCRIBES.fullmatch(text)
    if not match:
        return None
    parts = [part.strip(" ") for part in match[2].split(",")]
    return (match[1] in ":：", match[2]) if all(_SCRIBE.fullmatch(part) for part in parts) else None


def spaced_names(lines: Iterable[Typed]) -> frozenset[str]:
    """The names of those who typed that hold a blank, regardless of case."""
    return frozenset(line.who.casefold() for line in lines if " " in line.who)


def first_scribe(lines: Iterable[Typed], spaced: frozenset[str] = frozenset()) -> str | None:
    """Whom the first scribe command names: they are taken to have written what comes before it, too."""
    for line in lines:
        text = line.text.strip(" ")
        if _SCRIBE_ME.fullmatch(text):
            return line.who
        named = scribe_list(text)
        if named:
            return named[1]
        called = _SCRIBES.fullmatch(text) if spaced else None
        if called and any(part.casefold() in spaced for part in names_in(called[2])):
            return called[2]
    return None
