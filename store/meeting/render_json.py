"""The minutes as JSON, for programs. The shape is a promise: fields are added, never renamed or dropped.

    {"meeting": "M3", "title": …, "date": "2026-11-24", "time": "10:00", "timezone": "Europe/Berlin",
     "started": ISO time in UTC, "ended": ISO time or null, "running": bool, "team": handle or null,
     "corrected": [{"id", "kind", "edited_at", "edited_by"}…],
     "present": [handle…], "late": […], "regrets": […], "guests": […], "facilitator": handle, "scribe": handle,
     "representatives": {team: handle}, "question": text, "heard": [team or person…],
     "rating": {"average": decimal text, "ratings": how many} or null,
     "since": {"after": ISO time or null, "done": [action…], "resolved": [issue…], "raised": [issue…],
               "decided": [decision…], "acknowledged": [impact…]},
     "topics": [{"id", "text", "initiative", "type", "level", "minutes", "spent", "lines": [record…]}…],
     "decisions": [decision…], "actions": [action…], "issues": [issue…], "impacts": [impact…],
     "initiatives": [{"id", "channels": [text…], "reaches_four": bool, "deciders": [team…]}…],
     "criteria": [criterion…], "inputs": [input…],
     "language": {"settled": [term…], "defined": [term…], "disputed": [term…],
                  "ignored": ["lead"]},
     "conflicts": [conflict…], "knowledge": {"held": [session…], "closed": [text…], "planned": [session…]},
     "friction": [friction…], "experiments": [experiment…],
     "saved": {"currency", "costs", "saves", "initiatives": [{"id", "costs", "saves"}…], "teams": [{…}…],
               "quarters": [{"quarter": "2026 Q4", "saves"}…]} or null,
     "thanks": [thanks…],
     "carried": {"not_reached": [topic…], "parked": [note…], "actions": [action…]},
     "next": {"starts": ISO time in UTC, "ends", "date", "time", "timezone", "minutes"} or null}

A record is an object with `id`, `kind` and every field of its kind, empty ones too; an impact also says `acknowledged`
and `stale`, a term its `status`, a friction what it costs `a_year` and an experiment what it `saves` (decimal text
or null; all sums are a year's). Lines said before the first topic stand in a topic whose id and text are empty. With
`only`, the keys of the other sections are left out. `team` names the team whose short version this is: `topics` is
empty then and `saved` null.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from store.meeting import days
from store.meeting.minutes import Minutes
from store.meeting.prose import SECTIONS, sections_named
from store.model import docs
from store.model import records as r
from store.sense import money
from store.sense.ratings import rated
from store.sense.standing import ENOUGH_CHANNELS
from store.sense.touchpoints import Total

INTERNAL = ("order", "raw", "topic_at")
"""Fields that order and repair a stream of lines, and mean nothing outside."""

CORRECTED = ("id", "kind", "edited_at", "edited_by")

TOPIC = ("id", "text", "initiative", "type", "level", "minutes", "spent")

Object = dict[str, Any]


def to_json(minutes: Minutes, only: Iterable[str] = ()) -> str:
    """The minutes as one JSON object, indented, ending in a line break; see the module's docstring."""
    return json.dumps(as_object(minutes, only), ensure_ascii=False, indent=2) + "\n"


def as_object(minutes: Minutes, only: Iterable[str] = ()) -> Object:
    """The minutes as values that JSON has; raises Refused for a section there is not."""
    meeting = minutes.meeting
    when = days.local(meeting.started, minutes.timezone)
    out: Object = {
        "meeting": meeting.id,
        "title": minutes.title,
        "date": when.date().isoformat() if when else None,
        "time": days.clock_time(when) if when else None,
        "timezone": minutes.timezone,
        "started": meeting.started or None,
        "ended": meeting.ended or None,
        "running": meeting.running,
        "team": minutes.team or None,
        "corrected": [{name: getattr(line, name) for name in CORRECTED} for line in minutes.corrected],
    }
    for name in sections_named(only) or SECTIONS:
        out |= _PARTS[name](minutes)
    return out


def record_object(record: r.Record) -> Object:
    """A record as values that JSON has: every field, empty ones too, and what follows from them."""
    out: Object = {"id": record.id, "kind": record.kind}
    full = docs.to_doc(record)
    for name, (default, _) in docs.PLANS[record.kind].items():
        if name not in INTERNAL and name != "id":
            out[name] = full[name] if name in full else _value(default)
    if isinstance(record, r.Impact):
        out |= {"acknowledged": record.acknowledged, "stale": record.stale}
    elif isinstance(record, r.Term):
        out["status"] = record.status.value
    elif isinstance(record, r.Friction):
        sum_of_year = money.a_year(record)
        out["a_year"] = None if sum_of_year is None else f"{sum_of_year:f}"
    return out


def _value(default: Any) -> Any:
    """A default as JSON has it."""
    if isinstance(default, StrEnum):
        return default.value
    if isinstance(default, tuple):
        return []
    return {} if isinstance(default, r.Mapping) else default


def _all(records: Iterable[r.Record]) -> list[Object]:
    return [record_object(record) for record in records]


def _attendance(minutes: Minutes) -> Object:
    meeting = minutes.meeting
    groups = {name: list(getattr(meeting, name)) for name in ("present", "late", "regrets", "guests")}
    turns = {"facilitator": meeting.facilitator, "scribe": meeting.scribe}
    said = rated(meeting)
    return {
        **groups,
        **turns,
        "representatives": dict(meeting.representatives),
        "question": meeting.question,
        "heard": list(meeting.heard),
        "rating": None if said is None else said._asdict(),
    }


def _since(minutes: Minutes) -> Object:
    since = minutes.since
    return {
        "since": {
            "after": since.after or None,
            "done": _all(since.done),
            "resolved": _all(since.resolved),
            "raised": _all(since.raised),
            "decided": _all(since.decided),
            "acknowledged": _all(since.acknowledged),
        }
    }


def _topics(minutes: Minutes) -> Object:
    topics: list[Object] = []
    for section in minutes.sections:
        full = record_object(section.topic or r.Topic(id=""))
        topics.append({**{name: full[name] for name in TOPIC}, "lines": _all(section.lines)})
    return {"topics": topics}


def _initiatives(minutes: Minutes) -> list[Object]:
    return [
        {
            "id": about.initiative,
            "channels": list(about.channels),
            "reaches_four": len(about.channels) >= ENOUGH_CHANNELS,
            "deciders": list(about.deciders),
        }
        for about in minutes.abouts
    ]


def _language(minutes: Minutes) -> Object:
    parts = {"settled": minutes.settled, "defined": minutes.defined, "disputed": minutes.disputed}
    found = {name: _all(terms) for name, terms in parts.items()}
    return {"language": {**found, "ignored": list(minutes.meeting.ignored)}}


def _knowledge(minutes: Minutes) -> Object:
    learned = minutes.learned
    parts = {"held": _all(learned.held), "closed": list(learned.closed), "planned": _all(learned.planned)}
    return {"knowledge": parts}


def _carried(minutes: Minutes) -> Object:
    parts = {"not_reached": minutes.not_reached, "parked": minutes.parked, "actions": minutes.carried}
    return {"carried": {name: _all(records) for name, records in parts.items()}}


def _next(minutes: Minutes) -> Object:
    standup = minutes.next
    if standup is None:
        return {"next": None}
    names = ("starts", "ends", "date", "time", "timezone", "minutes")
    return {"next": {name: getattr(standup, name) for name in names}}


def _friction(minutes: Minutes) -> Object:
    experiments: list[Object] = []
    for experiment, friction in minutes.experiments:
        exact = None if friction is None else money.saved_by(friction, experiment)
        experiments.append({**record_object(experiment), "saves": None if exact is None else f"{exact:f}"})
    totals = minutes.totals
    saved = {
        "currency": minutes.currency,
        "costs": f"{totals.costs:f}",
        "saves": f"{totals.saved:f}",
        "initiatives": [_total(each) for each in totals.initiatives],
        "teams": [_total(each) for each in totals.teams],
        "quarters": [{"quarter": when, "saves": f"{exact:f}"} for when, exact in totals.quarters],
    }
    # all of everybody's friction: the short version of a team leaves it out
    return {"friction": _all(minutes.frictions), "experiments": experiments, "saved": None if minutes.team else saved}


def _total(total: Total) -> Object:
    return {"id": total.key or None, "costs": f"{total.costs:f}", "saves": f"{total.saved:f}"}


_PARTS: dict[str, Callable[[Minutes], Object]] = {
    "attendance": _attendance,
    "since": _since,
    "topics": _topics,
    "decisions": lambda minutes: {"decisions": _all(minutes.decisions)},
    "actions": lambda minutes: {"actions": _all(minutes.actions)},
    "issues": lambda minutes: {"issues": _all(minutes.issues)},
    "impacts": lambda minutes: {"impacts": _all(minutes.impacts), "initiatives": _initiatives(minutes)},
    "criteria": lambda minutes: {"criteria": _all(minutes.room.criteria)},
    "inputs": lambda minutes: {"inputs": _all(minutes.room.inputs)},
    "language": _language,
    "conflicts": lambda minutes: {"conflicts": _all(minutes.conflicts)},
    "knowledge": _knowledge,
    "friction": _friction,
    "thanks": lambda minutes: {"thanks": _all(minutes.room.thanks)},
    "carried": _carried,
    "next": _next,
}
