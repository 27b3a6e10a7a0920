"""Sentences for changes to impacts; see `store.sense.sentences`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from store.sense.edited import Edit, items
from store.sense.phrases import LEVELS, listed, teams
from store.sense.phrases import initiative as title
from store.sense.words import one_line


def new_impact(it: Edit) -> str:
    """`I1 Webinar relaunch for Ops: two days of list cleaning`."""
    return f"{_about(it)}: {one_line(it.doc.get('text', ''))}"


def _about(it: Edit) -> str:
    return f"{it.id} {title(it.board, it.doc.get('initiative', ''))} for {teams(it.board, it.doc.get('teams', ()))}"


def acknowledged(it: Edit) -> str:
    """`Ops acknowledged Webinar relaunch`."""
    what = title(it.board, it.doc.get("initiative", ""))
    verb = "acknowledged" if it.new else "has not acknowledged"
    return f"{teams(it.board, it.doc.get('teams', ()))} {verb} {what}"


def said_anew(it: Edit) -> str:
    """`I1 Webinar relaunch for Ops: three days, heavy; before: two days, light`; what is as before is not said."""
    told = items(it.new)
    if len(told) <= len(items(it.old)):
        mended: Mapping[str, Any] = cast("Any", it.come[-1])
        return f"{_about(it)}, before: {one_line(str(mended['text']))}"
    since = items((it.board.doc(it.kind, it.id) or {}).get("earlier"))[len(told) :]  # said anew once more meanwhile
    was, now = _told(cast("Any", told[-1])), _told(cast("Any", since[0]) if since else it.doc)
    differ = [each != other for each, other in zip(was, now, strict=True)]
    said, before = (
        listed([one_line(each) for number, each in enumerate(words) if each and (not number or differ[number])])
        for words in (now, was)
    )
    return f"{_about(it)}: {said}; before: {before}"


def _told(doc: Mapping[str, Any]) -> tuple[str, ...]:
    """What an impact says, how heavy it is, what the team does in it, and what it is expert in."""
    role, expert = doc.get("role", ""), doc.get("expert", "")
    level = LEVELS.get(doc.get("level", ""), LEVELS["medium"])
    return str(doc.get("text", "")), level, role, f"expert in {expert}" if expert else ""


NEW: dict[str, Callable[[Edit], str]] = {"impact": new_impact}
"""The sentence of a new record, by kind."""

EDITED: dict[tuple[str, str], Callable[[Edit], str]] = {
    ("impact", "ack_at"): acknowledged,
    ("impact", "earlier"): said_anew,
}
"""The sentence of an edited field, by kind and field."""
