"""The standup as a habit: its name, day, time, zone and length (practice P11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.verbs import fields
from store.verbs.draft import Draft
from store.verbs.rotation import read_turns

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST = 480
"""Minutes of a standup at most: a working day."""


def set_up_series(
    board: Board,
    name: str = "",
    day: str = "",
    time: str = "",
    timezone: str = "",
    length: str | int = "",
    standing: str = "",
    currency: str = "",
    stages: str = "",
    questions: str = "",
    facilitators: str = "",
    scribes: str = "",
    representatives: str = "",
    *,
    at: Moment,
) -> Changes:
    """Say when the standup is. What is left empty stays as it is; `standing` are items every agenda has and
    `stages` those of the customer's journey in order, by commas; `questions` those of the check-in, divided by `|`.
    Who takes turns is read by `store.verbs.rotation.read_turns`.
    """
    typed = {"name": name, "day": day, "time": time, "timezone": timezone, "length": str(length)}
    typed |= {"standing": standing, "currency": currency, "stages": stages, "questions": questions}
    given = {field: READERS[field](words) for field, words in typed.items() if fields.clean(words)}
    given |= read_turns(board, facilitators, scribes, representatives)
    draft = Draft(board, at)
    draft.series(**given)
    if not draft.changes:
        raise Refused("The standup is set up that way already.")
    return draft.changes


def series_fields(given: Mapping[str, str | Iterable[str]]) -> dict[str, str]:
    """Fields of the series as `set_up_series` takes them."""
    known = ("name", "day", "time", "timezone", "length", "standing", "currency", "stages", "questions")
    known += ("facilitators", "scribes", "representatives")
    for field in given:
        if field not in known:
            raise Refused(f"The standup has no field {field!r} to set; there are {', '.join(known)}.")
    return {field: value if isinstance(value, str) else ",".join(value) for field, value in given.items()}


def read_day(words: str) -> str:
    """A day of the week, as `mon` … `sun`."""
    found = fields.clean(words).lower()[:3]
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    if found in DAYS and full[DAYS.index(found)].startswith(fields.clean(words).lower()):
        return found
    raise Refused(f"{words!r} is no day of the week; write it as {', '.join(DAYS)}.")


def read_time(words: str) -> str:
    """A time of day as `HH:MM`; `9`, `9:30`, `9.30` and `0930` are understood."""
    typed = fields.clean(words).lower().removesuffix("h").strip().replace(".", ":")
    hours, colon, minutes = typed.partition(":")
    if not colon and len(typed) == 4:
        hours, minutes = typed[:2], typed[2:]
    good = hours.isdecimal() and hours.isascii() and len(hours) <= 2 and int(hours) < 24
    if good and (not minutes or (minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60)):
        return f"{int(hours):02d}:{int(minutes or 0):02d}"
    raise Refused(f"{words!r} is no time of day; write it as 10:00.")


def read_zone(words: str) -> str:
    """A time zone by its name in the tz database; letters in any case."""
    typed = fields.clean(words).replace(" ", "_")
    try:
        return ZoneInfo(typed).key
    except (KeyError, ValueError, OSError):
        known = available_timezones()
    for zone in known:
        if typed.lower() in (zone.lower(), zone.lower().rpartition("/")[2]):
            return zone
    from difflib import get_close_matches

    close = get_close_matches(typed, sorted(known), n=3)
    hint = f" Did you mean {' or '.join(close)}?" if close else ""
    raise Refused(f"There is no time zone {words!r}; write it as Europe/Berlin.{hint}")


def read_length(words: str) -> int:
    """Minutes, with or without the word."""
    typed = fields.clean(words).lower().rstrip("abcdefghijklmnopqrstuvwxyz. ")
    return fields.number(typed or words, "The length in minutes", 1, LONGEST)


def read_currency(words: str) -> str:
    """The three letters of a currency (ISO 4217)."""
    typed = fields.clean(words).upper()
    if len(typed) == 3 and typed.isascii() and typed.isalpha():
        return typed
    raise Refused(f"A currency is three letters such as EUR, not {words!r}.")


def read_name(words: str) -> str:
    """The standup's name."""
    return fields.required(words, "The standup needs a name.")


def read_items(words: str) -> tuple[str, ...]:
    """Standing items of the agenda, with commas between; `-`, `none` or `nobody` for none."""
    found = tuple(fields.listed(words))
    return () if len(found) == 1 and found[0].casefold() in ("-", "none", "nobody") else found


def read_stages(words: str) -> tuple[str, ...]:
    """Stages of the customer's journey in order, with commas between."""
    found = tuple(fields.listed(words))
    if len({stage.casefold() for stage in found}) < len(found):
        raise Refused(f"A stage stands twice in {words!r}; each one is named once.")
    return found


def read_questions(words: str) -> tuple[str, ...]:
    """Questions of the check-in, with `|` between; `-` for none."""
    return tuple(fields.listed(each for each in words.split("|") if fields.clean(each) != "-"))


READERS: dict[str, Callable[[str], Any]] = {
    "name": read_name,
    "day": read_day,
    "time": read_time,
    "timezone": read_zone,
    "length": read_length,
    "standing": read_items,
    "questions": read_questions,
    "currency": read_currency,
    "stages": read_stages,
}
"""How each field of the series is read from what was typed."""
