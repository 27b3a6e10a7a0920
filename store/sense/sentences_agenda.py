"""Sentences for changes to the agenda: what a person did to an item, whatever else moved for it (practice P11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.model.board import Board
from store.model.changes import Change
from store.model.records import TopicStatus
from store.sense.edited import Edit
from store.sense.words import one_line
from store.verbs.agenda import ASIDE, MINUTES, PART_OF, agenda_of

BECAME = {
    TopicStatus.CURRENT: "taken up",
    TopicStatus.PLANNED: "on the agenda again",
    TopicStatus.CUT: "cut from the agenda",
    TopicStatus.PARKED: "put off for another standup",
    TopicStatus.DROPPED: "let go",
    TopicStatus.DONE: "done",
}
"""What became of an item, by its status."""


def agenda_changed(changes: Sequence[Change], board: Board) -> str:
    """What was done to the agenda in one commit, where items got other places for it; empty for anything else.

    The item that a person meant stands last among the changes (see `store.meeting.held`).
    """
    if not changes or any(change.kind != "topic" or change.after is None for change in changes):
        return ""
    last = changes[-1]
    placed = any("order" in (change.after or {}) for change in changes)
    if not placed or (last.before is None and not (last.after or {}).get("held")):
        return ""
    new = dict(last.after or {})
    it = Edit(board, "topic", last.id, {**(board.doc("topic", last.id) or {}), **new}, "", None, None)
    if "status" in new or (last.before or {}).get("status"):
        return status(it._replace(new=new.get("status")))
    if last.before is None and str(new.get("reason", "")).startswith(PART_OF):
        return added(it)
    if float(new.get("order") or 0) % 1 or (len(changes) == 1 and "minutes" not in new):
        return moved(it)  # it stands between two that have whole numbers
    return minutes(it._replace(new=new.get("minutes")))


def added(it: Edit) -> str:
    """`T7 on the agenda: Team day`; of a second part `T7 split off: who pays, 4 min`."""
    if str(it.doc.get("reason", "")).startswith(PART_OF):
        return f"{it.id} split off{_called(it)}, {it.doc.get('minutes', MINUTES)} min"
    return f"{it.id} on the agenda{_called(it)}"


def status(it: Edit) -> str:
    """`T4 cut from the agenda: CRM migration`."""
    words = {str(known): said for known, said in BECAME.items()}
    said = words.get(it.new or TopicStatus.PLANNED) or one_line(str(it.new), 40)
    return f"{it.id} {said}{_called(it)}"


def minutes(it: Edit) -> str:
    """`T2 has 5 min now: Follow-ups`."""
    return f"{it.id} has {it.new or MINUTES} min now{_called(it)}"


def moved(it: Edit) -> str:
    """`T8 moved to place 3 of 6: Wrap-up`; the place only while the item is still there."""
    topic = it.board.topics.get(it.id)
    items = [] if topic is None else [each for each in agenda_of(it.board, topic.meeting) if each.status not in ASIDE]
    if topic is not None and topic in items and topic.order == it.doc.get("order"):
        return f"{it.id} moved to place {items.index(topic) + 1} of {len(items)}{_called(it)}"
    return f"{it.id} moved{_called(it)}"


def _called(it: Edit) -> str:
    words = one_line(str(it.doc.get("text", "")))
    return f": {words}" if words else ""


NEW: dict[str, Callable[[Edit], str]] = {"topic": added}
"""The sentence of a new record, by kind."""

EDITED: dict[tuple[str, str], Callable[[Edit], str]] = {
    ("topic", "status"): status,
    ("topic", "minutes"): minutes,
    ("topic", "order"): moved,
}
"""The sentence of an edited field, by kind and field."""
