"""The agenda items of a standup: add, take up, go on, put in order, cut, park, extend (practice P11).

Agenda items stand in the order of `order`. Exactly one is current while a standup runs on an item; its clock is the
meeting's `topic_at` and what it had before, `spent`. An item with an empty `meeting` waits for the next standup.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Meeting, Topic, TopicStatus, TopicType
from store.verbs import fields
from store.verbs.agenda import ASIDE, LONGEST, MINUTES, PART_OF, WAITING, agenda_of
from store.verbs.capture import Place
from store.verbs.draft import Draft, need
from store.verbs.floor import SILENT
from store.verbs.stream import need_running


def add_topic(
    board: Board,
    text: str,
    *,
    at: Moment,
    initiative: str = "",
    type: str = "",  # noqa: A002 - the field's name
    minutes: str | int = "",
    ref: str = "",
    reason: str = "",
    later: bool = False,
) -> Changes:
    """Put an item on the agenda: at the end of the running standup's, else (or with `later`) on that of the next one.

    `ref` is the id of what it is about; `reason` says why it is on the agenda.
    """
    running = None if later else board.running
    draft = Draft(board, at)
    given = fields.said(board, text, initiative, place=Place(running.id if running else ""))
    sort = fields.choice(TopicType, type, "An agenda item") if fields.clean(type) else _type_of(given["initiative"])
    time = fields.number(str(minutes or MINUTES), "Minutes", 1, LONGEST)
    today = fields.today(board, at)
    draft.add(Topic, **given, type=sort, minutes=time, ref=ref, reason=fields.clean(reason), first=today)
    return draft.changes


def open_topic(
    board: Board,
    text: str,
    *,
    at: Moment,
    initiative: str = "",
    teams: str | Iterable[str] = (),
    level: int = 1,
    raw: str = "",
) -> Changes:
    """Turn to a topic somebody names (`# Webinar relaunch`): the planned item with that text or about that initiative,
    an earlier one with just that text, else a new item right behind the current one. Without a running standup it is
    kept for the next. Naming the current topic again changes nothing.
    """
    running = board.running
    draft = Draft(board, at)
    given = fields.said(board, text, initiative, teams, Place(running.id if running else ""), raw)
    today = fields.today(board, at)
    if running is None:
        draft.add(Topic, **given, level=level, type=_type_of(given["initiative"]), first=today)
        return draft.changes
    items = agenda_of(board, running.id)
    current = board.topics.get(running.topic)
    found = _named(items, given["text"], given["initiative"], level, current)
    if found is None:
        order = _behind(items, current)
        found = draft.add(Topic, **given, level=level, type=_type_of(given["initiative"]), first=today, order=order)
    if found != current:
        draft_take_up(draft, running, found)
    return draft.changes


def take_up(board: Board, topic: str, *, at: Moment) -> Changes:
    """Turn to an agenda item: the clock of the current one stops, that of this one goes (on)."""
    running = need_running(board)
    item = need(board, "topic", topic, Topic)
    if item.meeting not in ("", running.id):
        raise Refused(f"{item.id} stood on the agenda of {item.meeting}; name it anew with `# {item.text}`.")
    if running.topic == item.id:
        raise Refused(f"{item.id} is the topic already.")
    draft = Draft(board, at)
    if not item.meeting:
        order = _behind(agenda_of(board, running.id), board.topics.get(running.topic))
        item = draft.edit(item, meeting=running.id, order=order)
    draft_take_up(draft, running, item)
    return draft.changes


def next_topic(board: Board, *, at: Moment) -> Changes:
    """Go on to the next planned item: the first behind the current one, else the first that was passed over."""
    running = need_running(board)
    items = agenda_of(board, running.id)
    planned = [item for item in items if item.status is TopicStatus.PLANNED]
    if not planned:
        raise Refused("That was the last item of the agenda; F9, or `accord meet end`, ends the standup.")
    current = board.topics.get(running.topic)
    behind = [item for item in planned if current is None or item.order > current.order]
    draft = Draft(board, at)
    draft_take_up(draft, running, (behind or planned)[0])
    return draft.changes


def extend_topic(board: Board, topic: str, minutes: str | int = 5, *, at: Moment) -> Changes:
    """Give an item more minutes, or fewer with a number below zero; it keeps at least one."""
    item = need(board, "topic", topic, Topic)
    typed = fields.clean(str(minutes))
    more = fields.number(typed.lstrip("+-"), "Minutes", 1, LONGEST)
    time = item.minutes - more if typed.startswith("-") else item.minutes + more
    if not 1 <= time <= LONGEST:
        has = "1 minute" if item.minutes == 1 else f"{item.minutes} minutes"
        raise Refused(f"{item.id} has {has}; it can have 1 to {LONGEST}.")
    draft = Draft(board, at)
    draft.edit(item, minutes=time)
    return draft.changes


def cut_topic(board: Board, topic: str, *, at: Moment) -> Changes:
    """Take an item off the agenda; it stays on record and can be taken up all the same."""
    return _set_aside(board, topic, TopicStatus.CUT, at)


def park_topic(board: Board, topic: str, *, at: Moment) -> Changes:
    """Leave an item for another standup; when it is the current one, its clock stops."""
    return _set_aside(board, topic, TopicStatus.PARKED, at)


def drop_topic(board: Board, topic: str, *, at: Moment) -> Changes:
    """Let an item go for good: it is carried over no more."""
    return _set_aside(board, topic, TopicStatus.DROPPED, at)


def split_topic(board: Board, topic: str, text: str = "", *, at: Moment) -> Changes:
    """Make two items of one: the second, called `text`, stands behind it and takes half of its minutes."""
    item = need(board, "topic", topic, Topic)
    if item.status in (TopicStatus.DONE, TopicStatus.DROPPED):
        raise Refused(f"{item.id} is {item.status.value}; there is nothing left to split.")
    if item.minutes < 2:
        raise Refused(f"{item.id} has one minute; give it more before it is split.")
    words = fields.clean(text) or f"{item.text}, second part"
    if words.casefold() == item.text.casefold():
        raise Refused("The second part needs a name of its own.")
    half = item.minutes // 2
    draft = Draft(board, at)
    draft.edit(item, minutes=item.minutes - half)
    draft.add(
        Topic,
        text=words,
        initiative=item.initiative,
        teams=item.teams,
        meeting=item.meeting,
        order=_behind(agenda_of(board, item.meeting), item),
        type=_type_of(item.initiative),
        level=item.level,
        minutes=half,
        first=item.first or fields.today(board, at),
        held=item.held,
        reason=f"{PART_OF}{item.text}",
    )
    return draft.changes


def restore_topic(board: Board, topic: str, *, at: Moment) -> Changes:
    """Put an item that was cut, parked or let go back on the agenda."""
    item = need(board, "topic", topic, Topic)
    if item.status not in ASIDE:
        raise Refused(f"{item.id} was neither cut nor parked; it is {item.status.value}.")
    draft = Draft(board, at)
    draft.edit(item, status=TopicStatus.PLANNED)
    return draft.changes


def reorder_topic(board: Board, topic: str, before: str = "", *, at: Moment) -> Changes:
    """Put an item before another one of its agenda, or at the end."""
    item = need(board, "topic", topic, Topic)
    items = [other for other in agenda_of(board, item.meeting) if other.id != item.id]
    if not before.strip():
        order = max((other.order for other in items), default=item.order) + 0.001
    else:
        other = need(board, "topic", before, Topic)
        if other.id == item.id:
            raise Refused(f"{item.id} cannot stand before itself.")
        if other not in items:
            raise Refused(f"{other.id} is not on the same agenda as {item.id}.")
        order = _behind(items, items[items.index(other) - 1]) if items.index(other) else other.order - 0.001
    draft = Draft(board, at)
    draft.edit(item, order=order)
    return draft.changes


def draft_take_up(draft: Draft, meeting: Meeting, item: Topic) -> Meeting:
    """Draft that a standup turns to an item."""
    draft_leave(draft, meeting)
    draft.edit(item, status=TopicStatus.CURRENT)
    return draft.edit(meeting, topic=item.id, topic_at=draft.at.now)


def draft_leave(draft: Draft, meeting: Meeting, status: TopicStatus = TopicStatus.DONE) -> Meeting:
    """Draft that a standup leaves its current item: the time since it was taken up is added to what it had, and a round
    that goes on is over. Who waits to speak waits on.
    """
    item = draft.board.topics.get(meeting.topic)
    if item is not None:
        draft.edit(item, status=status, spent=item.spent + _seconds(meeting.topic_at, draft.at.now))
    return draft.edit(meeting, topic="", topic_at="", **SILENT)


def _set_aside(board: Board, topic: str, status: TopicStatus, at: Moment) -> Changes:
    """Cut or park an item."""
    item = need(board, "topic", topic, Topic)
    if item.status is status:
        raise Refused(f"{item.id} was {status.value} already.")
    if item.status is TopicStatus.DONE:
        raise Refused(f"{item.id} is done; there is nothing left to set aside.")
    draft = Draft(board, at)
    running = board.running
    if running is not None and running.topic == item.id:
        draft_leave(draft, running, status)
    else:
        draft.edit(item, status=status)
    return draft.changes


def _named(items: list[Topic], text: str, initiative: str, level: int, current: Topic | None) -> Topic | None:
    """The agenda item a typed topic means; None: a new one."""
    if current is not None and (current.text, current.level) == (text, level):
        return current
    waiting = [item for item in items if item.status in WAITING]
    for item in waiting:
        if item.text.casefold() == text.casefold():
            return item
    for item in waiting:
        if initiative and item.initiative == initiative:
            return item
    same = (item for item in items if (item.text, item.level, level) == (text, 1, 1))
    return next(same, None)


def _behind(items: list[Topic], item: Topic | None) -> float:
    """A place right behind an agenda item; without one, behind them all. 0: anywhere."""
    if item is None or item not in items:
        return items[-1].order + 0.001 if items else 0.0
    after = [other.order for other in items if other.order > item.order]
    return (item.order + after[0]) / 2 if after else item.order + 0.001


def _type_of(initiative: str) -> TopicType:
    """What part of the standup an item is that somebody just named."""
    return TopicType.INITIATIVE if initiative else TopicType.OTHER


def _seconds(since: str, until: str) -> int:
    """Whole seconds between two times, never fewer than none."""
    if not since:
        return 0
    return max(0, int((datetime.fromisoformat(until) - datetime.fromisoformat(since)).total_seconds()))
