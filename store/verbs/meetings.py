"""The standup itself: it starts with an agenda, people come and go, it ends (practices P1 and P11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from store.line.dates import local_time
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Meeting, Topic, TopicStatus, TopicType
from store.verbs import fields
from store.verbs.agenda import agenda_of
from store.verbs.draft import Draft, need
from store.verbs.rapport import next_question
from store.verbs.rotation import FACILITATOR, SCRIBE, stand_ins, turns_on
from store.verbs.stream import need_running
from store.verbs.topics import draft_leave, draft_take_up

STAYS = (TopicType.INITIATIVE, TopicType.OTHER)
"""Agenda items that are carried over when they were not reached; the fixed parts of a standup come anew."""

ATTENDANCE = ("present", "late", "regrets", "guests")
"""Where a person can stand; the last word counts, but for `TOGETHER`."""
TOGETHER = ("present", "late")
"""Lists in which one person may stand at once: who comes late is there then, and came late."""


class PlannedTopic(NamedTuple):
    """An agenda item as it was drafted: what it is about, its timebox in minutes, and why it is there.

    `ref` is the id of the record it is about; one that waits for this standup (`topic`, a topic without a meeting) is
    taken over. `first` is the date it first stood on an agenda, where it was carried over, `carried` how many times.
    """

    type: str
    text: str
    initiative: str = ""
    ref: str = ""
    minutes: int = 5
    reason: str = ""
    first: str = ""
    topic: str = ""
    status: str = TopicStatus.PLANNED
    carried: int = 0


def hold_agenda(board: Board, items: Sequence[PlannedTopic], *, at: Moment) -> tuple[Changes, list[str]]:
    """Let the items of a drafted agenda wait for the standup as they are: the changes, and the id of each item."""
    draft = Draft(board, at)
    ids: list[str] = []
    today = fields.today(board, at)
    for number, item in enumerate(items, 1):
        known = board.topics.get(item.topic or item.ref)
        if known is not None:
            held = draft.edit(known, order=float(number), minutes=item.minutes, held=True)
        else:
            held = draft.add(Topic, **_drafted(board, item, today), order=float(number), held=True)
        ids.append(held.id)
    return draft.changes, ids


def _drafted(board: Board, item: PlannedTopic, today: str) -> dict[str, Any]:
    """The fields of an agenda item that was drafted."""
    return {
        "text": fields.required(item.text, "An agenda item needs a text."),
        "initiative": fields.initiative(board, item.initiative),
        "type": fields.choice(TopicType, item.type, "An agenda item"),
        "minutes": item.minutes,
        "reason": item.reason,
        "ref": item.ref,
        "first": item.first or today,
        "carried": item.carried,
    }


def start_meeting(board: Board, agenda: Sequence[PlannedTopic] = (), title: str = "", *, at: Moment) -> Changes:
    """Begin a standup with a drafted agenda, on its first item, with the turns and the question that are next. Items
    that people put up for the next standup and the draft does not name come behind it, those they set aside stay so;
    notes kept for it become its lines.
    """
    if board.running is not None:
        since = local_time(board.running.started, board.series.timezone)[11:16]
        raise Refused(f"A standup is running since {since}; `accord meet end` ends it.")
    draft = Draft(board, at)
    name = fields.clean(title) or board.series.name
    today = fields.today(board, at)
    turns = {SCRIBE: fields.someone(board, at.who), **turns_on(board, today)}
    meeting = draft.add(
        Meeting,
        title=name,
        started=at.now,
        facilitator=turns.pop(FACILITATOR, ""),
        scribe=turns.pop(SCRIBE),
        representatives=turns,
        question=next_question(board),
    )
    waiting = {item.id: item for item in agenda_of(board, "")}
    items: list[Topic] = []

    def order() -> float:
        return board.version + 1 + (len(items) + 1) / 1000

    def begins(item: Topic) -> dict[str, Any]:
        """What an item that waited becomes: one that was never carried first stands on this agenda."""
        return {"meeting": meeting.id, "held": False, "first": item.first if item.carried else today}

    for planned in agenda:
        queued = waiting.pop(planned.topic or planned.ref, None)
        if queued is not None:
            why = planned.reason or queued.reason
            taken = {"order": order(), "minutes": planned.minutes, "reason": why}
            items.append(draft.edit(queued, **taken, **begins(queued)))
        else:
            given = _drafted(board, planned, today)
            items.append(draft.add(Topic, **given, meeting=meeting.id, order=order()))
    for item in waiting.values():
        if item.held and item.type not in STAYS and item.status is TopicStatus.PLANNED:
            draft.drop(item)  # a fixed part that has nothing to talk about any more
        else:
            items.append(draft.edit(item, order=order(), **begins(item)))
    _adopt_notes(draft, meeting, items)
    first = next((item for item in items if item.status is TopicStatus.PLANNED), None)
    if first is not None:
        draft_take_up(draft, meeting, first)
    return draft.changes


def end_meeting(board: Board, *, at: Moment) -> Changes:
    """End the running standup; its current item is done, what was not reached stays planned and can be carried over.

    Where the clock was set back meanwhile, it did not end before it began.
    """
    running = need_running(board)
    draft = Draft(board, at)
    draft.edit(draft_leave(draft, running), ended=max(at.now, running.started), queue=())
    return draft.changes


def set_attendance(
    board: Board, where: str, names: str | Iterable[str] = (), sign: str = "+", *, at: Moment, meeting: str = ""
) -> Changes:
    """Say who is present, late, a guest, or sent regrets: `+` more of them, `-` fewer, `=` exactly these.

    Without names it is about the one who types. Names nobody here has are kept as typed. Somebody who is added to one
    list leaves the others, but who came late is present as well. Whose turn it was and who does not come is stood in
    for. `meeting` is the running one unless it is named.
    """
    field = {"guest": "guests"}.get(where, where)
    if field not in ATTENDANCE:
        raise Refused(f"Somebody is {', '.join(ATTENDANCE)}, not {where!r}.")
    record = need(board, "meeting", meeting, Meeting) if meeting else need_running(board)
    typed = fields.listed(names) or ([at.who] if sign != "=" else [])
    called = tuple(dict.fromkeys(fields.someone(board, name) for name in typed))
    lists: dict[str, tuple[str, ...]] = {name: getattr(record, name) for name in ATTENDANCE}
    if sign == "-":
        lists[field] = tuple(name for name in lists[field] if name not in called)
    else:
        kept = () if sign == "=" else lists[field]
        stays = TOGETHER if field in TOGETHER else ()
        lists = {
            name: listed if name in stays else tuple(one for one in listed if one not in called)
            for name, listed in lists.items()
        }
        lists[field] = tuple(dict.fromkeys((*kept, *called)))
    draft = Draft(board, at)
    draft.edit(record, **lists, **stand_ins(board, record, lists["regrets"]))
    return draft.changes


def whoever(board: Board, words: str, _: Moment) -> tuple[str, ...]:
    """The people of a list with commas, where known, else the names as typed."""
    return tuple(dict.fromkeys(fields.someone(board, name) for name in fields.listed(words)))


def attended(record: Meeting, given: Mapping[str, Any]) -> dict[str, Any]:
    """What else changes when lists of who was there are set by hand: whoever is put on one leaves the others."""
    moved = {name for field in ATTENDANCE for name in given.get(field, ())}
    others = [field for field in ATTENDANCE if field not in given]
    return {field: tuple(one for one in getattr(record, field) if one not in moved) for field in others}


def _adopt_notes(draft: Draft, meeting: Meeting, items: Sequence[Topic]) -> None:
    """Draft that notes kept for this standup become lines of it, under the item about their initiative, else under the
    first that follows things up, else under the first.
    """
    by_initiative = {item.initiative: item.id for item in reversed(items) if item.initiative}
    general = [item.id for item in items if item.type is TopicType.FOLLOW_UPS] or [item.id for item in items]
    for note in draft.board.notes.where("queued", True):
        topic = by_initiative.get(note.initiative) or (general[0] if general else "")
        draft.edit(note, queued=False, meeting=meeting.id, topic=topic)
