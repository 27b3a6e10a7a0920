"""What a person typed for a field, made into the field's value, or refused with the way out.

Every verb reads its arguments through here, so a date, a team or a level is understood the same way wherever it is
typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from store.line.clean import clean as cleaned
from store.line.dates import resolve_date, today_in
from store.line.parse import Line
from store.line.when import DAYS, MONTHS, WEEKDAYS
from store.model.board import Board
from store.model.moment import Moment, Refused
from store.model.records import Goal, Initiative, IssueType, Level, Person, Record, Role, Skill, Step, System, Team
from store.verbs.capture import NO_TEXT, NOWHERE, Place, as_typed
from store.verbs.draft import need

E = TypeVar("E", bound=StrEnum)

LEVEL_WORDS = {"heavy": "high", "light": "low", "mid": "medium", "no": "none"}
ROLE_WORDS = {"decide": "decides", "decider": "decides", "contribute": "contributes", "inform": "informed"}
SKILL_WORDS = {"essential": "essentials", "basics": "essentials", "hands": "hands-on", "handson": "hands-on"}
TYPE_WORDS = {"chance": "opportunity", "help-wanted": "help"}


def clean(words: str) -> str:
    """Text as it is kept: one line, no control characters, no blanks around it."""
    return cleaned(words).strip()


def id_and_words(line: Line) -> tuple[str, str]:
    """The id a line begins with, and what it says of it as it was typed: marks in it are part of that."""
    key = line.text.partition(" ")[0]
    return key.rstrip(":"), clean(line.raw).partition(key)[2].lstrip(": ")


def required(words: str, otherwise: str) -> str:
    """Text that must not be empty; refuses with the sentence `otherwise`."""
    text = clean(words)
    if not text:
        raise Refused(otherwise)
    return text


def listed(words: str | Iterable[str]) -> list[str]:
    """Items of a list typed with commas, or given as several words; empty ones and repeats are dropped."""
    items = words.split(",") if isinstance(words, str) else words
    return list(dict.fromkeys([item for item in map(clean, items) if item]))


def choice(enum: type[E], word: str, what: str, synonyms: Mapping[str, str] | None = None) -> E:
    """One of a few words, letters in any case; refuses with all of them."""
    typed = clean(word).lower()
    try:
        return enum((synonyms or {}).get(typed, typed))
    except ValueError:
        known = ", ".join(value for value in enum if value)
        raise Refused(f"{what} is one of {known}, not {typed!r}.") from None


def level(word: str) -> Level:
    """How heavily an initiative bears on a team."""
    return choice(Level, word, "A level", LEVEL_WORDS)


def role(word: str) -> Role:
    """What a team does in an initiative; empty for not said."""
    return choice(Role, word, "A role", ROLE_WORDS)


def issue_type(word: str) -> IssueType:
    """What sort of issue it is."""
    return choice(IssueType, word, "An issue", TYPE_WORDS)


def team(board: Board, word: str) -> str:
    """The handle of a team, named by its handle or its full name."""
    return _handle(board, "team", word, Team)


def initiative(board: Board, word: str) -> str:
    """The handle of an initiative, named by its handle or its title; empty stays empty."""
    return _handle(board, "initiative", word, Initiative) if clean(word) else ""


def initiatives(board: Board, words: str | Iterable[str]) -> tuple[str, ...]:
    """Handles of initiatives."""
    return tuple(dict.fromkeys(initiative(board, word) for word in listed(words)))


def goal(board: Board, word: str) -> str:
    """The handle of a goal, named by its handle or its whole name."""
    return _handle(board, "goal", word, Goal)


def system(board: Board, word: str) -> str:
    """The handle of a system."""
    return _handle(board, "system", word, System)


def person(board: Board, word: str) -> str:
    """The handle of a person, named by handle, nick, full name or a first name only one has."""
    found = board.names().person(clean(word).lstrip("@"))
    return found if found is not None else need(board, "person", clean(word), Person).id


def someone(board: Board, word: str) -> str:
    """The handle of a person, or the name as typed where nobody here has it (a guest, a nick in a log)."""
    name = clean(word).lstrip("@").strip()
    return board.names().person(name) or name


def teams(board: Board, words: str | Iterable[str]) -> tuple[str, ...]:
    """Handles of teams."""
    return tuple(dict.fromkeys(team(board, word) for word in listed(words)))


def people(board: Board, words: str | Iterable[str]) -> tuple[str, ...]:
    """Handles of people."""
    return tuple(dict.fromkeys(person(board, word) for word in listed(words)))


def knowledge(words: str | Iterable[str]) -> dict[str, str]:
    """What somebody knows and how well: `crm:expert, marketo`; a bare name means the essentials."""
    known: dict[str, str] = {}
    for item in listed(words):
        thing, _, skill = item.partition(":")
        thing = clean(thing).lower()
        if not thing:
            raise Refused(f"{item!r} does not say what is known; write it as crm:expert.")
        known[thing] = choice(Skill, skill or Skill.ESSENTIALS, f"How well somebody knows {thing}", SKILL_WORDS).value
    return known


def step(board: Board, words: str) -> Step:
    """A step of a handoff, as `team:system:what it passes on`; the system and what is passed on may be left out."""
    typed, system_word, passes = step_parts(words)
    if not typed:
        raise Refused(f"{clean(words) or 'An empty step'!r} is no step; write it as team:system:what is passed on.")
    return Step(team=team(board, typed), system=system(board, system_word) if system_word else "", passes=passes)


def step_parts(words: str) -> tuple[str, str, str]:
    """Team, system and what is passed on, as typed; empty where they were left out."""
    team_word, system_word, passes, *_ = [*map(clean, words.split(":", 2)), "", ""]
    return team_word, system_word, passes


def steps(board: Board, words: str) -> tuple[Step, ...]:
    """The steps of a handoff in order, a semicolon between two."""
    return tuple(step(board, one) for one in words.split(";") if clean(one))


def flag(word: str, what: str) -> bool:
    """Yes or no."""
    typed = clean(word).lower()
    if typed in ("yes", "true", "on", "1"):
        return True
    if typed in ("no", "false", "off", "0", ""):
        return False
    raise Refused(f"{what} is yes or no, not {word!r}.")


def number(word: str, what: str, least: int, most: int) -> int:
    """A whole number within bounds."""
    typed = clean(word)
    if typed.isdecimal() and least <= int(typed) <= most:
        return int(typed)
    raise Refused(f"{what} is a whole number from {least} to {most}, not {word!r}.")


def today(board: Board, at: Moment) -> str:
    """The date at a moment where the workspace is, `YYYY-MM-DD`."""
    return today_in(board.series.timezone, at.now)


def day(board: Board, words: str, at: Moment) -> str:
    """A date in words (`fri`, `in 2 weeks`, `until monday`, `2026-12-01`) as `YYYY-MM-DD`; empty stays empty."""
    typed = clean(words)
    if not typed:
        return ""
    first, _, rest = typed.partition(" ")
    found = resolve_date(rest if first.lower() in ("until", "till", "by") else typed, today(board, at))
    if not found:
        raise Refused(f"{words!r} is no date; write it as fri, next tue, in 2 weeks or 2026-12-01.{_meant(typed)}")
    return found


def _meant(words: str) -> str:
    """The day or month that words for a date come near to, as a sentence; empty where there is none."""
    from difflib import get_close_matches

    names = [name for name in (*DAYS, *WEEKDAYS, *MONTHS) if len(name) > len("thurs")]
    found = [close[0] for word in words.lower().split()[:5] if (close := get_close_matches(word, names, 1, 0.7))]
    return f" Did you mean {found[0]}?" if found else ""


def said(
    board: Board,
    text: str,
    about: str = "",
    concerns: str | Iterable[str] = (),
    place: Place = NOWHERE,
    raw: str = "",
) -> dict[str, Any]:
    """The fields every captured record begins with: its text, initiative and teams, its place, the line as typed."""
    kept = required(text, NO_TEXT)
    return {
        "text": kept,
        "initiative": initiative(board, about) or place.initiative,
        "teams": teams(board, concerns),
        "meeting": place.meeting,
        "topic": place.topic,
        "raw": as_typed(raw or kept, kept),
    }


def _handle(board: Board, kind: str, word: str, cls: type[Record]) -> str:
    """The handle of a named thing, by handle or by its whole name."""
    typed = clean(word).lstrip("@+")
    if board.table(kind).get(typed.lower()) is None:
        full = [handle for handle, name in board.names().by_kind[kind].items() if name.lower() == typed.lower()]
        if len(full) == 1:
            return full[0]
    return need(board, kind, typed, cls).id
