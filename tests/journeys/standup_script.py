"""What is typed in a standup that is played at speed, and what of it must stand in the minutes.

Every line carries a word of its own, so that it can be found again and counted. A script is the same for the same seed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from tests.terminal import KEYS

Part = Literal["", "Decisions", "Actions", "Issues and who helps", "Language"]
"""The summary of the minutes that lists a line again; none for a note."""
Make = Callable[["Script"], "Step"]

TALK = (
    "the vendor sends two files a day",
    "sales waits for the field list",
    "the import stops at accents",
    "nobody has read the consent text",
    "the invite goes out on Monday",
    "calls are counted twice",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that marks one line: its place in the minutes, and what else the summary says of it."""

    word: str
    part: Part = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Keys to type in one go. `told` come into the minutes, in this order; `untold` must not."""

    keys: str
    told: tuple[Mark, ...] = ()
    untold: tuple[str, ...] = ()
    atomic: bool = True
    """Whether each of `told` is there as soon as its line is kept, so that a program may be killed behind it."""


@dataclass
class Script:
    """Makes the steps of one scribe, whose words begin with `sign`."""

    sign: str
    random: Random
    count: int = 0
    made: list[Step] = field(default_factory=list["Step"])

    def word(self) -> str:
        """A word that nobody else types."""
        self.count += 1
        return f"x{self.sign}{self.count:03}x"

    def talk(self) -> str:
        """Something people say."""
        return self.random.choice(TALK)

    def line(self, before: str = "", behind: str = "", part: Part = "", says: str = "") -> Step:
        """A line with marks before and behind what is said."""
        word = self.word()
        return self.add(f"{before}{self.talk()} {word}{behind}\r", Mark(word, part, says))

    def add(self, keys: str, *told: Mark, untold: tuple[str, ...] = (), atomic: bool = True) -> Step:
        """Remember a step, and give it."""
        step = Step(keys, told, untold, atomic)
        self.made.append(step)
        return step

    def burst(self, length: int) -> list[Step]:
        """As many steps of all kinds, each kind before any comes again."""
        kinds = [self.random.choice(KINDS) for _ in range(max(0, length - len(KINDS)))]
        some = self.random.sample(KINDS, min(length, len(KINDS)))
        return [make(self) for make in (*some, *kinds)]


ISSUES: Part = "Issues and who helps"


def _goes_on(script: Script) -> Step:
    first, second = script.word(), script.word()
    keys = f"Dee: {script.talk()} {first}\r… and so it is, {second}\r"
    return script.add(keys, Mark(first), Mark(second))


def _corrected(script: Script) -> Step:
    word = script.word()
    return script.add(f"{script.talk()} {word}wrong\rs/{word}wrong/{word}/\r", Mark(word), untold=(f"{word}wrong",))


def _marks_corrected(script: Script) -> Step:
    word = script.word()
    keys = f"[] {script.talk()} {word} @dee\rs/{word} @dee/{word} @eli/\r"
    return script.add(keys, Mark(word, "Actions", "Eli Novak"), atomic=False)


def _put_before(script: Script) -> Step:
    first, second = script.word(), script.word()
    keys = f"{script.talk()} {second}\ri/{second}/{script.talk()} {first}/\r"
    return script.add(keys, Mark(first), Mark(second), atomic=False)


def _taken_back(script: Script) -> Step:
    word, typed = script.word(), script.random.choice((KEYS["ctrl+z"].decode(), "#undo\r"))
    return script.add(f"{script.talk()} {word}\r{typed}", untold=(word,), atomic=False)


def _voted(script: Script) -> Step:
    word = script.word()
    return script.add(f"PROPOSED: {script.talk()} {word}\r+1\r", Mark(word))


def _pasted(script: Script) -> Step:
    words = [script.word() for _ in range(4)]
    lines = [f"{bullet} {script.talk()} {word}" for bullet, word in zip("-*-*", words, strict=True)]
    return script.add("\x1b[200~" + "\r".join(lines) + "\x1b[201~", *map(Mark, words))


def _completed(script: Script) -> Step:
    word = script.word()
    return script.add(f"! {script.talk()} {word} help:@ch\t\r", Mark(word, ISSUES, "Chloe Lind helps"))


def _off(script: Script) -> Step:
    word = script.word()
    return script.add(f"[off] {script.talk()} {word}\r", untold=(word,))


def _term(script: Script) -> Step:
    word = script.word()
    return script.add(f"{word} := {script.talk()}\r", Mark(word, "Language"))


KINDS: tuple[Make, ...] = (
    lambda script: script.line(),
    lambda script: script.line("Ben: "),
    lambda script: script.line("#info "),
    lambda script: script.line("[] @ben ", " due:fri", "Actions", "Ben Okafor, due "),
    lambda script: script.line("ACTION: chloe to say that ", "", "Actions", "Chloe Lind"),
    lambda script: script.line("= ", "", "Decisions"),
    lambda script: script.line("RESOLVED: ", "", "Decisions"),
    lambda script: script.line("! ", " @ops help:@chloe", ISSUES, "Chloe Lind helps"),
    lambda script: script.line("? ", "", ISSUES, "nobody helps yet"),
    lambda script: script.line("#risk ", " @sales", ISSUES),
    lambda script: script.line("https://example.org/list "),
    _goes_on,
    _corrected,
    _marks_corrected,
    _put_before,
    _taken_back,
    _voted,
    _pasted,
    _completed,
    _off,
    _term,
)
"""Every kind of line a scribe types, with the corrections."""
