"""A record as the shell shows it: in words, from its document, or as JSON.

Words come from the document (the JSON object a record is kept as, without its default values), since a list of
thousands of lines need not make a record of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from store.model.docs import PLANS, from_doc, to_doc
from store.model.named import Term
from store.model.records import Named, Record
from store.model.value import Value
from tui.shell.facts import NAMED, facts, with_facts

SETTLED = {
    "resolved",
    "done",
    "dropped",
    "decided",
    "withdrawn",
    "cut",
    "acknowledged",
    "ended",
    "agreed",
    "cancelled",
    "received",
    "stopped",
}
"""The statuses of what needs nobody any more, of every kind."""

DERIVED = {"term", "impact", "meeting"}
"""Kinds whose status is no field."""


def text_of(kind: str, key: str, doc: Mapping[str, Any]) -> str:
    """What a record says, or is called; a term with what it means."""
    if kind == Term.kind:
        meant = "; ".join(f"{team or 'all'}: {meaning['text']}" for team, meaning in doc.get("meanings", {}).items())
        return f"{doc.get('name') or key} := {doc.get('agreed') or meant or '…'}"
    return doc.get("text") or doc.get("name") or doc.get("title") or doc.get("url") or doc.get("ref") or "(no words)"


def status_of(kind: str, key: str, doc: Mapping[str, Any]) -> str:
    """Its status as a word; empty where it has none."""
    if kind == Term.kind:
        return str(from_doc(Term, key, doc).status)
    if kind == "impact":
        if not doc.get("ack_at"):
            return "waiting"
        return "acknowledged" if doc.get("ack_text", "") == doc.get("text", "") else "stale"
    if kind == "meeting":
        return "ended" if doc.get("ended") else "running" if doc.get("started") else "planned"
    plan = PLANS[kind]
    return str(doc.get("status") or plan["status"][0]) if "status" in plan else ""


def facts_of(
    kind: str, key: str, doc: Mapping[str, Any], today: str, named: Sequence[tuple[str, str]] = NAMED
) -> list[str]:
    """What a line says besides the text, shortest first; a status that is the usual one is left out."""
    found = facts(doc, named)
    if doc.get("status") or kind in DERIVED:
        found.insert(0, status_of(kind, key, doc))
    if doc.get("due"):
        from store.sense.phrases import day

        late = doc["due"] < today and status_of(kind, key, doc) not in SETTLED
        found.append(f"due {day(doc['due'], today)}{', late' if late else ''}")
    if kind in REST:
        found += REST[kind](key, doc, today)
    if kind in ROOM:
        found += [words for say in ROOM[kind] if (words := say(doc))]
    return found


def _thanked(doc: Mapping[str, Any]) -> str:
    return ", ".join(doc.get("people") or doc.get("teams") or ["all"])


ROOM: dict[str, tuple[Callable[[Mapping[str, Any]], str], ...]] = {
    "impact": (
        lambda doc: doc.get("role", ""),
        lambda doc: f"expert in {doc['expert']}" if doc.get("expert") else "",
    ),
    "input": (lambda doc: f"of {doc.get('person', '')}", lambda doc: f"said: {doc['said']}" if doc.get("said") else ""),
    "criterion": (lambda doc: _signers(doc),),
    "thanks": (lambda doc: f"{doc.get('giver') or doc.get('by', '')} to {_thanked(doc)}",),
    "team": (lambda doc: doc.get("role", ""),),
    "initiative": (lambda doc: f"over {', '.join(doc['channels'])}" if doc.get("channels") else "",),
    "touchpoint": (lambda doc: doc.get("stage", ""), lambda doc: doc.get("system", "")),
    "person": (
        lambda doc: (
            f"knows {', '.join(f'{what} {level}' for what, level in doc['knows'].items())}" if doc.get("knows") else ""
        ),
        lambda doc: f"away until {doc['away_until'][:10]}" if doc.get("away_until") else "",
    ),
    "meeting": (
        lambda doc: doc.get("started", "")[:10],
        lambda doc: f"{len(doc['present'])} there" if doc.get("present") else "",
    ),
    "breakout": (lambda doc: f"{doc.get('issue', '')}: {' | '.join(doc.get('groups', ()))}",),
}
"""What else a line of these kinds says, from its document."""


def _signers(doc: Mapping[str, Any]) -> str:
    """The teams that signed a criterion as it is written now."""
    signed = [team for team, signature in doc.get("signed", {}).items() if signature["text"] == doc.get("text", "")]
    return f"signed: {', '.join(signed)}" if signed else ""


def _reckoned(key: str, doc: Mapping[str, Any], _today: str) -> list[str]:
    """What a friction costs a year."""
    from store.model.captured import Friction
    from store.sense.money import a_year, amount

    exact = a_year(from_doc(Friction, key, doc))
    return [] if exact is None else [f"{amount(exact)} a year"]


def _aimed(_key: str, doc: Mapping[str, Any], _today: str) -> list[str]:
    """What a goal is under and measured by."""
    from store.model.named import Goal
    from store.sense.goals import aim

    said = [f"under {doc['under']}" if doc.get("under") else "", aim(from_doc(Goal, "", doc))]
    return [words for words in said if words]


def _pulling(_key: str, doc: Mapping[str, Any], _today: str) -> list[str]:
    """The goals of a conflict, where it bites, and what was agreed."""
    said = [" ↔ ".join(doc.get("goals", ())), *[f"+{handle}" for handle in doc.get("initiatives", ())]]
    said.append(f"agreed: {doc['agreement']}" if doc.get("agreement") else "")
    return [words for words in said if words]


def _taught(_key: str, doc: Mapping[str, Any], today: str) -> list[str]:
    """A session's system, who shows it to whom, and its day."""
    from store.sense.phrases import day

    when = [day(doc["date"], today)] if doc.get("date") else []
    return [doc.get("system", ""), f"{doc.get('shower', '')} shows {', '.join(doc.get('learners', ()))}", *when]


def _way(_key: str, doc: Mapping[str, Any], _today: str) -> list[str]:
    """A handoff's teams in order."""
    return [" → ".join(step.get("team", "") for step in doc.get("steps", ())) or "no steps yet"]


def _put_off(_key: str, doc: Mapping[str, Any], today: str) -> list[str]:
    """Until when an entry of attention sleeps."""
    from store.sense.phrases import day

    return [f"put off until {day(doc.get('until', ''), today)}"]


REST: dict[str, Callable[[str, Mapping[str, Any], str], list[str]]] = {
    "session": _taught,
    "handoff": _way,
    "snooze": _put_off,
    "friction": _reckoned,
    "goal": _aimed,
    "conflict": _pulling,
}
"""What else a line of these kinds says, from its id, its document and the present date."""


def line_of(record: Record, today: str) -> str:
    """One line, id first: `Q12  Lead files bounce  (+webinar · @ops · help: chloe · due Fri 27 Nov)`."""
    return line_of_doc(record.kind, record.id, to_doc(record), today)


def line_of_doc(kind: str, key: str, doc: Mapping[str, Any], today: str) -> str:
    """`line_of` for a record's document."""
    return with_facts(key, text_of(kind, key, doc), facts_of(kind, key, doc, today))


def record_json(record: Record) -> dict[str, Any]:
    """A record as JSON, with the same field names in every command (docs/json.md lists them)."""
    doc = to_doc(record)
    said = "name" if isinstance(record, Named) else "text"
    out: dict[str, Any] = {"id": record.id, "kind": record.kind}
    if record.kind == Term.kind or said == "text":
        out["text"] = text_of(record.kind, record.id, doc)
    if said == "name":
        out["name"] = record.name if isinstance(record, Named) and record.name else record.id
    status = status_of(record.kind, record.id, doc)
    if status:
        out["status"] = status
    team = doc.get("team", "")
    out["initiative"] = doc.get("initiative") or None
    out["teams"] = doc.get("teams") or ([team] if team else [])
    out["owners"] = doc.get("owners", [])
    out["helpers"] = doc.get("helpers", [])
    out["due"] = doc.get("due")
    out["created"] = record.created or None
    out["by"] = record.by or None
    for field in PLANS[record.kind]:
        if field not in out:
            out[field] = _json(getattr(record, field))
    return out


def _json(value: Any) -> Any:
    """A field's value as JSON, its default included."""
    if isinstance(value, tuple):
        return [_json(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Mapping):
        return {str(key): _json(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, Value):
        return {name: _json(getattr(value, name)) for name in value.DEFAULTS}
    return value
