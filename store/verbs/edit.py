"""Setting fields of any record by hand, and taking a record away.

`SETTABLE` is the one list of what can be set and how each field is read. Fields that a verb keeps in step with others
(a status, an acknowledgement, an agreed meaning) are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from store.line.amounts import PERIODS, read_cost, read_count
from store.model import records as r
from store.model.board import SERIES, Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.verbs import fields
from store.verbs.draft import Draft, need, need_any
from store.verbs.goals import check_agreement, pair
from store.verbs.meetings import ATTENDANCE, attended, whoever
from store.verbs.references import refuse_if_referred_to
from store.verbs.series import series_fields, set_up_series
from store.verbs.terms import find_term

Reader = Callable[[Board, str, Moment], Any]
"""Makes what was typed into a field's value, or refuses."""

Typed = Mapping[str, str | Iterable[str]]
"""Fields as typed; a list with commas or as several words, an empty value clears."""


def edit_record(board: Board, key: str, given: Typed, *, at: Moment) -> Changes:
    """Set fields of a record. Refuses a field there is not, naming those there are, and a value that cannot be."""
    if key.strip().lower() == SERIES and board.find(key) is None:
        return set_up_series(board, **series_fields(given), at=at)
    record = need_any(board, key)
    if not given:
        raise Refused(f"Say what to set: {', '.join(SETTABLE[record.kind])}, as in field=value.")
    values = read_fields(board, record.kind, given, at, record.id)
    draft = Draft(board, at)
    if isinstance(record, r.Meeting):
        values |= attended(record, values)
    if values.get("text", "") not in ("", getattr(record, "text", "")):
        values |= draft.correction(record)
    new = draft.edit(record, **values)
    check(board, new)
    if not draft.changes:
        raise Refused(f"{record.id} says that already.")
    return draft.changes


def drop_record(board: Board, key: str, *, at: Moment) -> Changes:
    """Take a record away; refuses while others refer to it. Undo brings it back as it was. A conflict of goals stays
    until an agreement is written (P2); one that was recorded by mistake is undone.
    """
    record = need_any(board, key)
    if isinstance(record, r.Conflict) and record.status is r.ConflictStatus.OPEN:
        raise Refused(f'{record.id} stays until an agreement is written: `accord agree {record.id} "…"`.')
    refuse_if_referred_to(board, record)
    draft = Draft(board, at)
    draft.drop(record)
    return draft.changes


def read_fields(board: Board, kind: str, given: Typed, at: Moment, key: str = "") -> dict[str, Any]:
    """Values of a kind's fields from what was typed; `key` names the record in refusals."""
    settable = SETTABLE[kind]
    values: dict[str, Any] = {}
    for typed, value in given.items():
        name = typed.strip().lower().replace("-", "_")
        name = name if name in settable else next((other for other in ALIASES.get(name, ()) if other in settable), name)
        if name not in settable:
            lacking = f"{key} has no field" if key else f"No {kind} has a field"
            raise Refused(f"{lacking} {typed.strip()!r} to set; there are {', '.join(settable)}.")
        words = value if isinstance(value, str) else ",".join(value)
        if name == "count" and "/" in words:
            words, _, period = words.partition("/")
            values["per"] = _period(board, period, at)
        values[name] = settable[name](board, words, at)
    return values


def check(board: Board, record: r.Record) -> None:
    """Refuses what no single field shows: dates in the wrong order, a circle, a word that is taken."""
    if isinstance(record, r.Initiative) and record.ends and record.starts > record.ends:
        raise Refused(f"{record.id} would end on {record.ends}, before it starts on {record.starts}.")
    if isinstance(record, r.Issue) and record.resolution and record.status is not r.IssueStatus.RESOLVED:
        raise Refused(f'{record.id} is not resolved; `accord resolve {record.id} "how"` does that.')
    if isinstance(record, r.Goal):
        _check_chain(record.id, record.under, {goal.id: goal.under for goal in board.goals})
    if isinstance(record, r.Conflict):
        check_agreement(record)
    if isinstance(record, r.Decision):
        _check_chain(record.id, record.supersedes, {other.id: other.supersedes for other in board.decisions})
    if isinstance(record, r.Person):
        for nick in map(str.lower, record.nicks):
            other = nick if nick in board.people else board.names().nicks.get(nick, record.id)
            if other != record.id:
                raise Refused(f"{nick!r} is {other} already.")
    if isinstance(record, r.Term):
        for alias in record.aliases:
            taken = find_term(board, alias)
            if taken is not None and (taken.id != record.id or alias.lower() == record.id):
                raise Refused(f"{alias!r} stands for {taken.name!r} already.")


def _check_chain(start: str, key: str, above: Mapping[str, str]) -> None:
    """Refuses when the way from a record to the one it names, and on, comes back to it."""
    while key:
        if key == start:
            raise Refused(f"{start} would lead back to itself.")
        key = above.get(key, "")


def _text(_board: Board, words: str, _at: Moment) -> str:
    """Text that may be empty."""
    return fields.clean(words)


def _needed(_board: Board, words: str, _at: Moment) -> str:
    """Text that may not be empty."""
    return fields.required(words, "A name or text cannot be empty; `accord drop` takes a record away.")


def _list(_board: Board, words: str, _at: Moment) -> tuple[str, ...]:
    """Words with commas between."""
    return tuple(fields.listed(words))


def _date(board: Board, words: str, at: Moment) -> str:
    """A date."""
    return fields.day(board, words, at)


def _team(board: Board, words: str, _at: Moment) -> str:
    """A team, or none."""
    return fields.team(board, words) if fields.clean(words) else ""


def _teams(board: Board, words: str, _at: Moment) -> tuple[str, ...]:
    """Teams."""
    return fields.teams(board, words)


def _person(board: Board, words: str, _at: Moment) -> str:
    """A person, or none."""
    return fields.person(board, words) if fields.clean(words) else ""


def _people(board: Board, words: str, _at: Moment) -> tuple[str, ...]:
    """People."""
    return fields.people(board, words)


def _owner(board: Board, words: str, _at: Moment) -> str:
    """A team or a person, or none."""
    word = fields.clean(words).lstrip("@").lower()
    if not word or word in board.teams:
        return word
    return fields.person(board, words)


def _initiative(board: Board, words: str, _at: Moment) -> str:
    """An initiative, or none."""
    return fields.initiative(board, words)


def _of(kind: str, cls: type[r.Record]) -> Reader:
    """Another record by its id or handle, or none."""
    return lambda board, words, _at: need(board, kind, words, cls).id if fields.clean(words) else ""


def _someone(board: Board, words: str, _at: Moment) -> str:
    """A person where known, else the name as typed."""
    return fields.someone(board, words)


def _count(_board: Board, words: str, _at: Moment) -> str:
    """How often, as a decimal number; `1.2k` is understood."""
    if not fields.clean(words):
        return ""
    found = read_count(fields.clean(words))
    if found is None:
        raise Refused(f"{words!r} is no number; write it as 1200 or 1200/month.")
    return found[0]


def _period(_board: Board, words: str, _at: Moment) -> str:
    """A year, quarter, month, week or day, or none."""
    word = fields.clean(words).lower()
    if word and word not in PERIODS:
        raise Refused(f"A period is {', '.join(dict.fromkeys(PERIODS.values()))}, not {words!r}.")
    return PERIODS.get(word, "")


def _cost(_board: Board, words: str, _at: Moment) -> str:
    """What one occurrence costs, as a decimal number."""
    if not fields.clean(words):
        return ""
    found = read_cost(fields.clean(words))
    if found is None:
        raise Refused(f"{words!r} is no amount; write it as 6 or 6.50.")
    return found


def _figure(_board: Board, words: str, _at: Moment) -> str:
    """How many in the period of the friction, as a decimal number."""
    typed = fields.clean(words)
    found = read_count(typed.removesuffix("%"))
    if typed and (found is None or found[1]):
        raise Refused(f"{words!r} is no number; write it as 60000, counted in the period of the friction.")
    return found[0] if found is not None else ""


def _yes(_board: Board, words: str, _at: Moment) -> bool:
    """Yes or no."""
    return fields.flag(words, "This")


def _minutes(_board: Board, words: str, _at: Moment) -> int:
    """A timebox."""
    return fields.number(words, "Minutes", 1, 480)


def _choice(enum: type[Any], what: str, synonyms: Mapping[str, str] | None = None) -> Reader:
    """One of a few words."""
    return lambda _board, words, _at: fields.choice(enum, words, what, synonyms)


_ABOUT: dict[str, Reader] = {"text": _needed, "initiative": _initiative, "teams": _teams}
_ABOUT_SEVERAL: dict[str, Reader] = {
    "text": _needed,
    "initiatives": lambda board, words, _at: fields.initiatives(board, words),
    "teams": _teams,
}

SETTABLE: dict[str, dict[str, Reader]] = {
    "team": {"name": _needed, "role": _text},
    "person": {
        "name": _needed,
        "team": _team,
        "knows": lambda _b, words, _at: fields.knowledge(words),
        "nicks": _list,
        "away_until": _date,
    },
    "initiative": {
        "name": _needed,
        "summary": _text,
        "sponsor": _person,
        "channels": _list,
        "status": _choice(r.InitiativeStatus, "An initiative"),
        "starts": _date,
        "ends": _date,
    },
    "goal": {
        "name": _needed,
        "team": _team,
        "metric": _text,
        "unit": _text,
        "baseline": _text,
        "target": _text,
        "due": _date,
        "under": _of("goal", r.Goal),
    },
    "conflict": {
        **_ABOUT_SEVERAL,
        "goals": lambda board, words, _at: pair(board, words),
        "agreement": _text,
    },
    "system": {"name": _needed, "owner": _owner, "essentials": _text, "url": _text},
    "handoff": {"name": _needed, "steps": lambda board, words, _at: fields.steps(board, words)},
    "session": {
        **_ABOUT,
        "system": _of("system", r.System),
        "shower": _person,
        "learners": _people,
        "date": _date,
        "level": _choice(r.Skill, "How well somebody knows a system", fields.SKILL_WORDS),
    },
    "touchpoint": {"name": _needed, "owner": _team, "system": _of("system", r.System), "stage": _text},
    "term": {"type": _choice(r.TermType, "A word"), "aliases": _list},
    "impact": {
        "text": _needed,
        "level": _choice(r.Level, "A level", fields.LEVEL_WORDS),
        "role": _choice(r.Role, "A role", fields.ROLE_WORDS),
        "expert": _text,
    },
    "criterion": {"text": _needed},
    "issue": {
        **_ABOUT,
        "type": _choice(r.IssueType, "An issue", fields.TYPE_WORDS),
        "owners": _people,
        "helpers": _people,
        "due": _date,
        "resolution": _text,
    },
    "action": {**_ABOUT, "owners": _people, "due": _date},
    "decision": {
        **_ABOUT,
        "verdict": _choice(r.Verdict, "A verdict"),
        "supersedes": _of("decision", r.Decision),
    },
    "proposal": _ABOUT,
    "note": {**_ABOUT, "speaker": _someone, "off": _yes, "queued": _yes},
    "link": {**_ABOUT, "text": _text, "url": _needed},
    "friction": {
        **_ABOUT,
        "touchpoint": _of("touchpoint", r.Touchpoint),
        "count": _count,
        "per": _period,
        "cost": _cost,
    },
    "experiment": {
        **_ABOUT,
        "friction": lambda board, words, _at: need(board, "friction", words, r.Friction).id,
        "action": _text,
        "metric": _text,
        "unit": _text,
        "baseline": _figure,
        "target": _figure,
        "owners": _people,
    },
    "input": {**_ABOUT, "person": _person, "due": _date},
    "thanks": {**_ABOUT, "giver": _someone, "people": _people},
    "breakout": _ABOUT,
    "meeting": {"title": _needed, "facilitator": _someone, "scribe": _someone, **dict.fromkeys(ATTENDANCE, whoever)},
    "topic": {**_ABOUT, "minutes": _minutes, "type": _choice(r.TopicType, "An agenda item"), "reason": _text},
}
"""What can be set by hand, by kind and field."""

ALIASES = {
    "title": ("name", "title"),
    "kind": ("type",),
    "owner": ("owners",),
    "help": ("helpers",),
    "helper": ("helpers",),
    "team": ("teams",),
    "initiative": ("initiatives",),
    "why": ("text",),
    "away": ("away_until",),
    "date": ("due",),
    "channel": ("channels",),
    "nick": ("nicks",),
    "alias": ("aliases",),
    "period": ("per",),
}
"""Other words for fields, looked up where the kind has no such field itself."""
