"""The words people use for a day, understood without a calendar.

`read_when` says what the words mean ("the Friday after today", "two weeks on"); `store.line.dates` counts the days.
It is apart from that module so that reading a line need not load a calendar. Light: no imports at run time.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    When = tuple[str, int, int, int]
    """What is meant and up to three numbers:
    ("on", year, month, day) · ("each", month, day, 0) · ("month", month, year or 0, 0) ·
    ("days", n, 1 for a day with a name such as `tomorrow`, 0) · ("weeks"|"months"|"years", n, 0, 0) ·
    ("weekday", 0 for Monday, week or NEAREST, 0) · ("end", period, 0, 0) ·
    ("period", period, -1 last, 0 this or 1 next, 0), where a period is 0 for a week, 1 a month, 2 a quarter, 3 a year
    """

LONGEST = 5
"""The most words a date has: `fri, 3rd of june 2026` with its `of` and year."""
NEAREST = 9

DAYS = {"today": 0, "now": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("mon", "monday"),
            ("tue", "tues", "tuesday"),
            ("wed", "weds", "wednesday"),
            ("thu", "thur", "thurs", "thursday"),
            ("fri", "friday"),
            ("sat", "saturday"),
            ("sun", "sunday"),
        )
    )
    for name in names
}
MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS.update({name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)})
MONTHS["sept"] = 9
UNITS = {
    name: unit
    for unit, names in {
        "days": ("d", "day", "days"),
        "weeks": ("w", "wk", "wks", "week", "weeks"),
        "months": ("m", "mo", "month", "months"),
        "years": ("y", "yr", "year", "years"),
    }.items()
    for name in names
}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
ENDS = {"eow": 0, "eom": 1, "eoq": 2, "eoy": 3}
PERIODS = {"week": 0, "month": 1, "quarter": 2, "year": 3}
WHICH_WEEK = {"last": -1, "this": 0, "next": 1}


def tidy(words: Sequence[str]) -> str:
    """The words of a date as they are kept: lower case, one blank apart, without the sentence's punctuation.

    "" when one of them is nothing but punctuation: a date has none inside it.
    """
    out: list[str] = []
    for word in words:
        bare = word.lower().strip(",;:!?()[].")
        day, point, month = bare.partition(".")
        out.append(f"{bare}." if point and day.isdecimal() and month.isdecimal() else bare)  # `1.12.` ends in one
    return " ".join(out) if all(out) else ""


def read_when(text: str) -> When | None:
    """What a date in (tidy) words means; None when they are no date.

    Days and months are not checked against a calendar, but for a date written in full: `2026-02-30` is None.
    """
    words = text.split()
    if words[:1] == ["on"]:
        words = words[1:]
    if not 0 < len(words) <= LONGEST or not text.isascii():
        return None
    if len(words) > 1 and words[0] in WEEKDAYS and words[1] not in WHICH_WEEK:
        found = read_when(" ".join(words[1:]))  # in `fri 3 june` the date says it all
        return found if found is not None and found[0] in ("on", "each") else None
    if len(words) == 1:
        return _one_word(words[0])
    return _number_of_units(words) or _named_week(words) or _day_and_month(words)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day (years 1 to 9999)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _one_word(word: str) -> When | None:
    """`fri`, `tomorrow`, `2w`, `oct`, `30nov`, `eom`, `2026-12-01`, `2026-12`, `1.12.2026`, `1.12.`"""
    if word in DAYS:
        return ("days", DAYS[word], 1, 0)
    if word in WEEKDAYS:
        return ("weekday", WEEKDAYS[word], NEAREST, 0)
    if word in MONTHS:
        return ("month", MONTHS[word], 0, 0)
    if word in ENDS:
        return ("end", ENDS[word], 0, 0)
    digits = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = UNITS.get(word[len(digits) :])
    if unit and _number(digits, 3) is not None:
        return (unit, int(digits), 0, 0)
    if word[len(digits) :] in MONTHS:  # `30nov`
        return _day_and_month([digits, word[len(digits) :]])
    return _in_figures(word)


def _in_figures(word: str) -> When | None:
    """A date in figures: ISO, year first with strokes, or day first with points."""
    for mark in "-/":
        parts = word.split(mark)
        if len(parts) in (2, 3) and len(parts[0]) == 4 and all(_number(part, 4) is not None for part in parts):
            year, month, *day = map(int, parts)
            if not day and mark == "-":
                return ("month", month, year, 0) if is_day(year, month, 1) else None
            return ("on", year, month, day[0]) if day and is_day(year, month, day[0]) else None
    parts = word.split(".")
    if len(parts) == 3 and all(_number(part, 4) is not None for part in parts[:2]):
        day, month = int(parts[0]), int(parts[1])
        if not parts[2]:
            return ("each", month, day, 0) if is_day(2000, month, day) else None
        if len(parts[2]) == 4 and _number(parts[2], 4) is not None and is_day(int(parts[2]), month, day):
            return ("on", int(parts[2]), month, day)
    return None


def _number_of_units(words: list[str]) -> When | None:
    """`in 2 weeks`, `two weeks`, `2 weeks ago`, `in 2w`, `3d ago`"""
    ago = words[-1] == "ago"
    rest = words[words[0] == "in" : len(words) - ago]
    if len(rest) == 1:
        found = _one_word(rest[0])
        if found is None or found[0] not in ("days", "weeks", "months", "years") or rest[0] in DAYS:
            return None
        return (found[0], -found[1] if ago else found[1], 0, 0)
    if len(rest) != 2 or rest[1] not in UNITS:
        return None
    count = NUMBERS.get(rest[0], _number(rest[0], 3))
    return None if count is None else (UNITS[rest[1]], -count if ago else count, 0, 0)


def _named_week(words: list[str]) -> When | None:
    """`next tue`, `last friday`, `fri next week`, `next week`, `last month`, `end of month`, `end of the year`"""
    if words[:2] == ["end", "of"] and words[-1] in PERIODS and words[2:-1] in ([], ["the"], ["this"]):
        return ("end", PERIODS[words[-1]], 0, 0)
    if len(words) == 2 and words[0] in WHICH_WEEK:
        week = WHICH_WEEK[words[0]]
        if words[1] in WEEKDAYS:
            return ("weekday", WEEKDAYS[words[1]], week, 0)
        if words[1] in PERIODS:
            return ("period", PERIODS[words[1]], week, 0)
    if len(words) == 3 and words[0] in WEEKDAYS and words[1] in WHICH_WEEK and words[2] == "week":
        return ("weekday", WEEKDAYS[words[0]], WHICH_WEEK[words[1]], 0)
    return None


def _day_and_month(words: list[str]) -> When | None:
    """`3 june`, `june 3rd`, `3rd of june 2026`, `june 3, 2026`, `june 2026`"""
    words = [word for word in words if word not in ("of", "the")]
    year = _number(words[-1], 4) if len(words) > 1 and len(words[-1]) == 4 else None
    if year is not None:
        words = words[:-1]
    if len(words) == 1 and words[0] in MONTHS and year:
        return ("month", MONTHS[words[0]], year, 0)
    if len(words) != 2:
        return None
    name, number = words if words[0] in MONTHS else (words[1], words[0])
    if number[-2:] in ("st", "nd", "rd", "th"):
        number = number[:-2]
    day = _number(number, 2)
    if name not in MONTHS or day is None or not is_day(2000 if year is None else year, MONTHS[name], day):
        return None
    return ("each", MONTHS[name], day, 0) if year is None else ("on", year, MONTHS[name], day)


def _number(text: str, digits: int) -> int | None:
    """A whole number of at most so many figures."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= digits else None
