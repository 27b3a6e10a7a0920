"""Corrections that people type into a W3C log: `s/old/new/`, `s/old/new/g`, `s/old/new/G` and `i/where/line/`.

Each works on what was typed before it (`G` also after it), nearest line first, on plain text rather than patterns, and
never on another correction. One that worked is gone from the minutes; one that did not stays as it was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.exchange.recorded import Unreadable
from store.exchange.w3c_lines import Typed

_START = re.compile(r" *([si])([/|])")
_END = {"/": re.compile(r"/([gG])? *$"), "|": re.compile(r"\|([gG])? *$")}
_NON_JOINER = "\u200c"
"""Old minutes broke long addresses with this invisible character, and people paste it into corrections."""

_BLOCK = 256
"""Lines that share one index: small enough to search through, large enough to skip most of a log at a time."""
_EFFORT = 10_000_000
"""Lines looked at and tens of characters rewritten before we give up: some seconds' work. Ordinary logs need a
ten-thousandth; only a log made to be endless, such as thousands of `s/e/ee/g`, comes near."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A command taken apart: `s` or `i`, what to look for, what to put there, and `g`, `G` or nothing."""

    command: str
    old: str
    new: str
    reach: str


def correction_in(text: str) -> Correction | None:
    """The correction a line holds, if it is one; `old` may be empty, which corrects nothing."""
    start = _START.match(text)
    if not start:
        return None
    old, delimiter, rest = text[start.end() :].partition(start[2])
    if not delimiter:
        return None
    end = _END[delimiter].search(rest)
    return Correction(start[1], old, rest[: end.start()] if end else rest, (end[1] or "") if end else "")


def corrected(lines: list[Typed]) -> tuple[list[Typed], set[Typed]]:
    """(the lines as they read after every correction, those of them that are corrections which failed).

    Lines are changed in place. Raises `Unreadable` for a log whose corrections would not come to an end in seconds.
    """
    log = _Log(lines)
    for number, block in enumerate(log.blocks):
        at = 0
        while at < len(block.lines):
            line = block.lines[at]
            correction = log.commands.get(line)
            if correction and correction.old and log.apply(correction, number, at):
                at = block.lines.index(line)
                log.done.add(line)
            at += 1
    kept = [line for block in log.blocks for line in block.lines if line not in log.done]
    return kept, log.commands.keys() - log.done


class _Block:
    """Some lines in a row, and which letters and triples of letters they hold, so that most searches skip them."""

    def __init__(self, lines: list[Typed]) -> None:
        self.lines = lines
        self._grams: set[str] | None = None

    def may_hold(self, grams: set[str]) -> bool:
        """False only if no line here can hold a text with these grams."""
        if self._grams is None:
            self._grams = set()
            for line in self.lines:
                self._grams |= _grams(line.text)
        return grams <= self._grams

    def learn(self, text: str) -> None:
        """Take note of a piece of text that a line now has; what it had before stays noted, which does no harm."""
        if self._grams is not None:
            self._grams |= _grams(text)


_Wanted = list[tuple[str, set[str]]]
"""Texts to look for, each with its grams."""


def _grams(text: str) -> set[str]:
    return {text[at : at + 3] for at in range(len(text) - 2)} | set(text)


class _Log:
    """The lines in blocks, the corrections among them, and how much effort is left."""

    def __init__(self, lines: list[Typed]) -> None:
        self.blocks = [_Block(lines[at : at + _BLOCK]) for at in range(0, len(lines), _BLOCK)]
        self.commands = {line: found for line in lines if (found := correction_in(line.text))}
        self.done: set[Typed] = set()
        self._effort = _EFFORT

    def apply(self, correction: Correction, number: int, at: int) -> bool:
        """Carry out the correction that stands at a place; whether it found anything to correct."""
        wanted = [(old, _grams(old)) for old in (correction.old, correction.old.replace(_NON_JOINER, "")) if old]
        wanted = wanted[:1] if len(wanted) == 2 and wanted[0][0] == wanted[1][0] else wanted
        if correction.command == "s" and correction.reach:
            return self._everywhere(wanted, correction, number, at)
        for block in range(number, -1, -1):
            found = self._last(wanted, self.blocks[block], at if block == number else None)
            if found is None:
                continue
            place, old = found
            if correction.command == "s":
                self._rewrite(self.blocks[block], place, old, correction.new)
            else:
                typist = self.blocks[number].lines[at]
                inserted = Typed(typist.who, correction.new, file_line=typist.file_line)
                self.blocks[block].lines.insert(place, inserted)
                self.blocks[block].learn(correction.new)
            return True
        return False

    def _everywhere(self, wanted: _Wanted, correction: Correction, number: int, at: int) -> bool:
        count = 0
        for block in self.blocks if correction.reach == "G" else self.blocks[: number + 1]:
            if not self._may_hold(block, wanted):
                continue
            end = at if correction.reach == "g" and block is self.blocks[number] else None
            for place, line in enumerate(block.lines[:end]):
                old = self._held(wanted, line)
                if old is not None:
                    self._rewrite(block, place, old, correction.new)
                    count += 1
        return count > 0

    def _last(self, wanted: _Wanted, block: _Block, end: int | None) -> tuple[int, str] | None:
        """The last line of a block, before `end`, that holds one of the texts: (where, which text)."""
        if not self._may_hold(block, wanted):
            return None
        for place in range(len(block.lines) if end is None else end, 0, -1):
            old = self._held(wanted, block.lines[place - 1])
            if old is not None:
                return place - 1, old
        return None

    def _may_hold(self, block: _Block, wanted: _Wanted) -> bool:
        self._spend(1)
        return block.may_hold(wanted[0][1]) or (len(wanted) > 1 and block.may_hold(wanted[1][1]))

    def _held(self, wanted: _Wanted, line: Typed) -> str | None:
        """Which of the texts a line holds; corrections themselves are never looked into."""
        self._spend(1 + len(line.text) // 1000)
        if line in self.commands:
            return None
        return next((old for old, _ in wanted if old in line.text), None)

    def _rewrite(self, block: _Block, place: int, old: str, new: str) -> None:
        line = block.lines[place]
        at = line.text.index(old)
        line.text = line.text[:at] + new + line.text[at + len(old) :]
        self._spend(5 + len(line.text) // 10)
        # Grams reach over two letters on either side of what was put in.
        block.learn(line.text[max(at - 2, 0) : at + len(new) + 2])

    def _spend(self, effort: int) -> None:
        self._effort -= effort
        if self._effort < 0:
            raise Unreadable("The corrections (s/old/new/) in this log rewrite each other too often to be carried out.")
