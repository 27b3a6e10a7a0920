"""What a line of the shell says about a record besides its text. On the path of `accord add`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def facts(doc: Mapping[str, Any]) -> list[str]:
    """Facts in a record's document that take a word each: what sort, how heavy, whose, about what, who helps."""
    found: list[str] = [doc[field] for field in ("type", "level") if doc.get(field)]
    for field, label in (("team", "@"), ("initiative", "+"), ("sponsor", "sponsor "), ("owner", "owner ")):
        if doc.get(field):
            found.append(f"{label}{doc[field]}")
    found += [f"@{team}" for team in doc.get("teams", ())]
    if doc.get("owners"):
        found.append(", ".join(doc["owners"]))
    else:
        found += [f"{name}?" for name in doc.get("guessed", ())]
    if doc.get("helpers"):
        found.append(f"help: {', '.join(doc['helpers'])}")
    return found


def with_facts(key: str, text: str, found: Sequence[str]) -> str:
    """One line, id first: `Q12  Lead files bounce  (+webinar · @ops · help: chloe)`."""
    return f"{key}  {text}" + (f"  ({' · '.join(found)})" if found else "")
