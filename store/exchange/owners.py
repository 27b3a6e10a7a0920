"""Whose action is it? Finding the people a recorded action names.

MeetBot asks at the end of the meeting: an action belongs to every known nick that occurs in it as a word. That finds
everybody and a few too many (`will`, or the `bob` of `bob-smith`). HCoop's fork asks for more: the nick must stand
alone between blanks, or as `nick:` or `(nick)`. So what the stricter test finds is certain, and the rest is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_BOUNDARY = re.compile(r"\b")
_GAP = re.compile(r"\s")
_MATRIX = re.compile(r"\A@?([^:\s@]+):[\w-]+(?:\.[\w-]+)+\Z")
"""`ana:example.org`, whom people call `ana`."""


class KnownNicks:
    """The people of one meeting, ready to be looked for in any number of texts.

    `aliases` maps another name somebody goes by (it may hold blanks) to the nick.
    """

    def __init__(self, nicks: Iterable[str], aliases: Mapping[str, str] | None = None) -> None:
        self._named: dict[str, list[str]] = {}
        for name, nick in [*((nick, nick) for nick in nicks), *(aliases or {}).items()]:
            for called in (name, *_MATRIX.findall(name)):
                known = self._named.setdefault(called.lower(), [])
                if called and nick not in known:
                    known.append(nick)
        self._lengths = sorted({len(name) for name in self._named if name})

    def owners(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(everybody the text names, those of them who are only guessed), both sorted without regard to case."""
        low = text.lower()
        words = {at.start() for at in _BOUNDARY.finditer(low)}
        alone = self._ends_of_blanks(low)
        certain: set[str] = set()
        found: set[str] = set()
        for start in words | alone:
            for length in self._lengths:
                end = start + length
                if end > len(low):
                    break
                nicks = self._named.get(low[start:end]) if end in words or end in alone else None
                if not nicks:
                    continue
                if _stands_alone(low, start, end):
                    certain.update(nicks)
                elif start in words and end in words:
                    found.update(nicks)
        everybody = sorted(certain | found, key=lambda nick: (nick.lower(), nick))
        return tuple(everybody), tuple(nick for nick in everybody if nick not in certain)

    @staticmethod
    def _ends_of_blanks(low: str) -> set[int]:
        """Where a name may start or end that is set off by blanks or brackets: needed for nicks such as `x[m]`."""
        ends = {0, len(low)}
        for gap in _GAP.finditer(low):
            ends.update((gap.start(), gap.end()))
        ends.update({at + 1 for at in ends if low[at : at + 1] in ("(", "@")})
        ends.update({at - 1 for at in ends if at and low[at - 1] in "):"})
        return ends


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands between blanks, alone or as `nick:`, `(nick)` or `@nick`."""

    def blank(at: int) -> bool:
        return not 0 <= at < len(text) or text[at].isspace()

    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return blank(start - 2) and blank(end + 1)
    left = blank(start - 1) or (text[start - 1] == "@" and blank(start - 2))
    return left and (blank(end) or (text[end] == ":" and blank(end + 1)))
