"""A record as the shell shows it: one line of words, a page of words, or JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store.model import records as r
from store.model.docs import PLANS, to_doc
from store.model.records import Record
from store.sense.phrases import day
from tui.shell.facts import facts, with_facts


def text_of(record: Record) -> str:
    """What a record says, or is called; a term with what it means."""
    if isinstance(record, r.Term):
        meant = "; ".join(f"{team}: {meaning.text}" for team, meaning in record.meanings.items())
        return f"{record.name or record.id} := {record.agreed or meant or '…'}"
    said = getattr(record, "text", "") or getattr(record, "name", "") or getattr(record, "title", "")
    return str(said) or str(getattr(record, "url", "")) or "(no words)"


def status_of(record: Record) -> str:
    """Its status as a word; empty where it has none."""
    if isinstance(record, r.Impact):
        return "acknowledged" if record.acknowledged else "stale" if record.stale else "waiting"
    if isinstance(record, r.Meeting):
        return "running" if record.running else "ended" if record.ended else "planned"
    return str(getattr(record, "status", ""))


def line_of(record: Record, today: str) -> str:
    """One line, id first: `Q12  Lead files bounce  (webinar · ops · help: chloe · due Fri 27 Nov)`."""
    return with_facts(record.id, text_of(record), facts_of(record, today))


def facts_of(record: Record, today: str) -> list[str]:
    """What a line says besides the text, shortest first; what is usual is left out."""
    status = status_of(record)
    if not isinstance(record, r.Term) and status in {"open", "agreed", "planned", "running"}:
        status = ""
    due = getattr(record, "due", "")
    return [*([status] if status else []), *facts(to_doc(record)), *([f"due {day(due, today)}"] if due else [])]


def record_json(record: Record) -> dict[str, Any]:
    """A record as JSON, with the same field names in every command (docs/json.md lists them)."""
    named = isinstance(record, r.Named)
    said = record.name or record.id if isinstance(record, r.Named) else text_of(record)
    out: dict[str, Any] = {"id": record.id, "kind": record.kind, ("name" if named else "text"): said}
    status = status_of(record)
    if status:
        out["status"] = status
    team = getattr(record, "team", "")
    out["initiative"] = getattr(record, "initiative", "") or None
    out["teams"] = list(getattr(record, "teams", ())) or ([team] if team else [])
    out["owners"] = list(getattr(record, "owners", ()))
    out["helpers"] = list(getattr(record, "helpers", ()))
    out["due"] = getattr(record, "due", "") or None
    out["created"] = record.created or None
    out["by"] = record.by or None
    for field in PLANS[record.kind]:
        if field not in out:
            out[field] = _json(getattr(record, field))
    return out


def _json(value: Any) -> Any:
    """A field's value as JSON."""
    if isinstance(value, tuple):
        return [_json(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, Mapping):
        return {str(key): _json(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, r.Meaning | r.Signature):
        return {name: getattr(value, name) for name in value.DEFAULTS}
    return value
