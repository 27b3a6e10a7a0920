"""What a line of the shell says about a record besides its text. On the path of `accord add`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


NAMED = (
    *(("type", ""), ("level", ""), ("team", "@"), ("initiative", "+"), ("sponsor", "sponsor "), ("owner", "owner ")),
    *(("touchpoint", "at "), ("friction", "on "), ("supersedes", "replaces ")),
)
"""Fields with one word, and what stands before it."""


def facts(doc: Mapping[str, Any], named: Sequence[tuple[str, str]] = NAMED) -> list[str]:
    """Facts in a record's document that take a word each: what sort, how heavy, whose, about what, who helps.

    `named` is what of `NAMED` is looked for: who makes many lines leaves out what none of their documents has.
    """
    found: list[str] = []
    for field, label in named:
        if field in doc:
            found.append(label + doc[field])
    if "teams" in doc:
        found += ["@" + team for team in doc["teams"]]
    if "owners" in doc:
        found.append(", ".join(doc["owners"]))
    elif "guessed" in doc:
        found += [f"{name}?" for name in doc["guessed"]]
    if "helpers" in doc:
        found.append(f"help: {', '.join(doc['helpers'])}")
    if "url" in doc and doc.get("text"):
        found.append(doc["url"])
    return found


def with_facts(key: str, text: str, found: Sequence[str]) -> str:
    """One line, id first: `Q12  Lead files bounce  (+webinar · @ops · help: chloe)`."""
    return f"{key}  {text}" + (f"  ({' · '.join(found)})" if found else "")
