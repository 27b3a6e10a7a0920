"""What other programs call a column and how they write what stands in it: words, days and lists of a spreadsheet.

A table rarely comes from here: a project list says Task, Assignee and Deadline, a spreadsheet writes the 27 November as
`27.11.2026`, `11/27/2026`, `2026-11-27 00:00:00` or 46353, and people put a semicolon between two names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from store.line.when import MONTH_NAMES, is_day
from store.model.counters import NAMED
from store.verbs.edit import ALIASES

COLUMNS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("task", "action", "action_item", "issue", "decision", "idea", "friction", "item"), ("text",)),
    **dict.fromkeys(("title", "subject", "what", "name"), ("name", "text")),
    **dict.fromkeys(("description", "summary", "note"), ("text", "summary", "essentials", "role")),
    **dict.fromkeys(("full_name", "person_name"), ("name",)),
    **dict.fromkeys(("assignee", "assigned_to", "responsible", "who", "person"), ("owners", "owner")),
    **dict.fromkeys(("due_date", "deadline", "when", "by_when", "due_on", "due_by", "finish_by"), ("due", "ends")),
    **dict.fromkeys(("start", "start_date"), ("starts",)),
    **dict.fromkeys(("end", "end_date"), ("ends",)),
    **dict.fromkeys(("project", "campaign"), ("initiative", "initiatives")),
    **dict.fromkeys(("department", "teams"), ("team", "teams")),
    **dict.fromkeys(("category", "issue_type"), ("type",)),
    "state": ("status",),
}
"""Words for fields in the tables of other programs, where a kind has no field of that name itself."""

STATUS_WORDS: Mapping[str, Mapping[str, str]] = {
    "action": {
        **dict.fromkeys(("completed", "complete", "closed", "finished", "resolved", "x"), "done"),
        **dict.fromkeys(("to do", "todo", "to-do", "new", "in progress", "started", "not started", "doing"), "open"),
        **dict.fromkeys(("cancelled", "canceled"), "dropped"),
    },
    "issue": {
        **dict.fromkeys(("closed", "done", "fixed", "solved"), "resolved"),
        **dict.fromkeys(("to do", "todo", "to-do", "new", "in progress", "started", "not started"), "open"),
    },
}
"""Words for where a record stands, by kind."""

DATED = ("due", "date", "starts", "ends", "away_until")
"""Fields that hold a day."""

SEVERAL = ("owners", "helpers", "teams", "learners", "people", "initiatives")
"""Fields that hold handles with commas between."""

_TIME = r"(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(rf"(\d{{4}}-\d\d-\d\d){_TIME}", re.ASCII)
_FIGURES = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d\d){_TIME}", re.ASCII)
_SERIAL = re.compile(r"([1-9]\d{4})(?:[.,]\d+)?", re.ASCII)
_FIRST_DAY = date(1899, 12, 30)
"""The day that spreadsheets count from: 1 is the 31 December 1899, and 60 a 29 February that never was."""


NOTHING = frozenset(("-", "–", "—", "?", "n/a", "na", "none", "nobody", "unassigned", "tbd", "tba"))
"""What people write where there is no day or nobody yet."""


def field_of(kind: str, name: str, known: Collection[str]) -> str | None:
    """The field a column is called after, by its own name or a word for it; None where there is none."""
    word = re.sub(r"[\s_-]+", "_", name.strip().lower())
    if word in known:
        return word
    if word == "handle" and kind in NAMED:
        return "id"
    return next((other for other in (*ALIASES.get(word, ()), *COLUMNS.get(word, ())) if other in known), None)


def month_first(cells: Iterable[str]) -> bool | None:
    """Whether dates such as 11/27/2026 in a table begin with the month, as far as one of them can only be read so."""
    found = [(int(each[1]), int(each[3])) for cell in cells if (each := _FIGURES.fullmatch(cell.strip()))]
    months = any(first <= 12 < second for first, second in found)
    days = any(second <= 12 < first for first, second in found)
    return months if months != days else None


def day_of(cell: str, months: bool | None) -> tuple[str, str]:
    """A day in a cell as ISO, and a sentence where it can be read in two ways; other cells as they are.

    With points the day stands first. `months` says whether the table puts the month first, as `month_first` finds out.
    """
    typed = cell.strip()
    if typed.lower() in NOTHING:
        return "", ""
    if iso := _ISO.fullmatch(typed):
        return iso[1], ""
    if serial := _SERIAL.fullmatch(typed):
        return (_FIRST_DAY + timedelta(days=int(serial[1]))).isoformat(), ""
    found = _FIGURES.fullmatch(typed)
    if found is None:
        return cell, ""
    first, second, year = int(found[1]), int(found[3]), int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    by_day, by_month = is_day(year, second, first), is_day(year, first, second)
    if found[2] == ".":
        by_month = False
    if by_day and by_month and first != second:
        if months is None:
            either = f"{first} {_month(second)} or {second} {_month(first)}"
            return cell, f"{typed} may be {either}; write it as {year:04}-{second:02}-{first:02}."
        by_day = not months
    if by_day:
        return f"{year:04}-{second:02}-{first:02}", ""
    return (f"{year:04}-{first:02}-{second:02}", "") if by_month else (cell, "")


def as_kept(kind: str, field: str, cell: str) -> str:
    """A cell's words as this program writes them: names with commas between, the words for a status its own."""
    if field in SEVERAL and cell.strip().lower() in NOTHING:
        return ""
    if field in SEVERAL:
        return ", ".join(filter(None, (part.strip() for part in re.split(r"[;\n]", cell)))) if cell.strip() else cell
    if field == "status":
        word = " ".join(cell.lower().split())
        return STATUS_WORDS.get(kind, {}).get(word, word)
    return cell


def _month(number: int) -> str:
    return MONTH_NAMES[number - 1].title()
