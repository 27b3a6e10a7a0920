"""The few forms in which days, numbers and names are said: the same on every screen, in the shell, in the minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from store.sense.words import one_line

if TYPE_CHECKING:
    from store.model.board import Board
    from store.model.records import Person
    from store.model.table import Table

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LEVELS = {"high": "heavy", "medium": "medium", "low": "light", "none": "none"}
"""How heavy an impact is, by its level."""
SHORT = 16
"""A team's name up to this many letters is said as it is; of a longer one, its handle."""


def _date(iso: str) -> date | None:
    """The day an ISO date or time begins with; None for anything else."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def day(iso: str, today: str = "", near: int = 14) -> str:
    """A day as it is said everywhere: `Fri 27` less than `near` days from `today` in the same month, else `Fri 27 Nov`,
    with the year where it is another. Takes a date or a time; what is neither stays as it is.
    """
    on, now = _date(iso), _date(today)
    if on is None:
        return iso
    said = f"{WEEKDAYS[on.weekday()]} {on.day}"
    if now is not None and on.month == now.month and abs((on - now).days) < near:
        return said
    said += f" {MONTHS[on.month - 1]}"
    return said if now is not None and on.year == now.year else f"{said} {on.year}"


def days_since(iso: str, today: str) -> int:
    """Whole days from a date or time to `today`; 0 for one ahead, and where either is no date.

    A time is taken by its day in UTC, so near midnight the count may be one off; it is an age, not an appointment.
    """
    return max(0, days_past(iso, today))


def days_past(iso: str, today: str) -> int:
    """Days by which `iso` lies before `today`; below zero when it is ahead, 0 where either is no date."""
    on, now = _date(iso), _date(today)
    return 0 if on is None or now is None else (now - on).days


def ago(days: int) -> str:
    """`today`, `yesterday`, `9 days ago`, `5 weeks ago`."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{span(days)} ago"


def span(days: int) -> str:
    """How long: `1 day`, `9 days`, and from four weeks on `5 weeks`."""
    return plural(days, "day") if days < 28 else plural(days // 7, "week")


def late(days: int) -> str:
    """`3 days late`; the day itself is not late."""
    return f"{span(days)} late" if days > 0 else "today"


def plural(count: int, word: str, many: str = "") -> str:
    """`1 day`, `9 days`; `many` where the plural is not made with an s."""
    return f"{count} {word if count == 1 else many or word + 's'}"


def number(count: int) -> str:
    """A small number in words, as in a sentence: `two`; from ten on in digits."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def listed(names: Iterable[str], last: str = "") -> str:
    """`Ana, Ben`; with `last` as the word before the last one: `Ana, Ben and Chloe`."""
    said = [name for name in names if name]
    if last and len(said) > 1:
        return f"{', '.join(said[:-1])} {last} {said[-1]}"
    return ", ".join(said)


def people(board: Board, handles: Iterable[str], last: str = "") -> str:
    """People by first name (by full name where two share it): `Ana, Ben`. Unknown handles stay as they are."""
    called = board.follow("person", "called", _called)
    return listed([called.get(handle) or one_line(handle, 40) for handle in handles], last)


def person(board: Board, handle: str) -> str:
    """One person as `people` says them."""
    return people(board, (handle,))


def _called(table: Table[Any], _old: dict[str, str] | None, _ids: Iterable[str]) -> dict[str, str]:
    """What each person is called in a sentence."""
    everybody: list[Person] = list(table)
    full = {person.id: one_line(person.name, 40) or person.id for person in everybody}
    first = {handle: name.split(" ", 1)[0] for handle, name in full.items()}
    times: dict[str, int] = {}
    for name in first.values():
        times[name.casefold()] = times.get(name.casefold(), 0) + 1
    return {handle: name if times[name.casefold()] == 1 else full[handle] for handle, name in first.items()}


def team(board: Board, handle: str) -> str:
    """A team in a sentence: its name, or of a long one the handle with a capital (`Ops`)."""
    found = board.teams.get(handle)
    name = one_line(found.name, 60) if found is not None else ""
    if name and len(name) <= SHORT:
        return name
    short = one_line(handle, 40)
    return short[:1].upper() + short[1:]


def teams(board: Board, handles: Iterable[str], last: str = "") -> str:
    """Teams in a sentence: `Demand Gen, Sales`."""
    return listed([team(board, handle) for handle in handles], last)


def owner(board: Board, handle: str) -> str:
    """A team or a person who owns something, in a sentence."""
    return team(board, handle) if handle in board.teams else person(board, handle)


def initiative(board: Board, handle: str) -> str:
    """An initiative by its title; by its handle where it has none."""
    found = board.initiatives.get(handle)
    return (one_line(found.name, 60) if found is not None else "") or one_line(handle, 60)


def goal(board: Board, handle: str) -> str:
    """A goal by its name; by its handle where nobody knows it."""
    found = board.goals.get(handle)
    return (one_line(found.name, 60) if found is not None else "") or one_line(handle, 60)


def goals_of(board: Board, handles: Iterable[str]) -> str:
    """Goals that pull apart: `More leads ↔ Clean records`."""
    return " ↔ ".join(goal(board, handle) for handle in handles)


def system(board: Board, key: str) -> str:
    """A thing people know, in a sentence: a system by its name, a short word as the abbreviation it is (`the CRM`)."""
    found = board.systems.get(key)
    name = one_line(found.name, 40) if found is not None else ""
    if not name:
        name = key.upper() if len(key) <= 3 and key.isalpha() else one_line(key, 40)
    return f"the {name}" if name.isupper() and len(name) <= 4 else name


def heads(board: Board) -> dict[str, str]:
    """Team handle to a head of at most three letters for a column: `Dem`, `Ops`, `IT`; no two alike."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    for each in board.teams:
        letters = [letter for letter in each.id if letter.isalnum()] or ["?"]
        begin, rest = "".join(letters[:2]), [*letters[2:], *"23456789"]
        free = (begin + third for third in rest if begin + third not in taken)
        head = begin if len(letters) < 3 and begin not in taken else next(free, begin)
        taken.add(head)
        name = each.name.strip()
        out[each.id] = name if name.casefold() == head.casefold() else head[:1].upper() + head[1:]
    return out
