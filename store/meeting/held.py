"""The next agenda once people have changed it: what they saw is kept, and what is new in the draft comes to it.

A draft is made anew whenever it is looked at. As soon as somebody cuts, extends or moves an item, all items become
agenda items that wait for the standup (`held`), in the order and with the minutes they were seen with; so the change is
kept, every terminal sees it, and undo takes it back. From then on the draft supplies reasons and items that are new.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from store.model.board import Board
from store.model.changes import Changes, Commit, squash
from store.model.moment import Moment, Refused
from store.model.records import Topic, TopicType
from store.verbs.agenda import agenda_of
from store.verbs.meetings import STAYS, PlannedTopic, hold_agenda

Change = Callable[[Board, str, Sequence[str]], Changes]
"""Changes an item of the agenda: the board on which it waits, its id, and the ids of all of them in order."""


def held_topics(board: Board) -> list[Topic]:
    """Agenda items of the next standup that people have in hand, in order, those they set aside or let go too."""
    return [item for item in agenda_of(board, "") if item.held]


def merged(drafted: Sequence[PlannedTopic], held: Sequence[Topic]) -> list[PlannedTopic]:
    """Items in hand as they stand, with what the draft says of them now; items that are new in it stand behind those
    they follow there. Of a fixed part that has nothing to talk about any more nothing is left.
    """
    fresh = {_key(item.type, item.initiative, item.text): item for item in drafted}
    found: list[tuple[str, PlannedTopic]] = []
    for topic in held:
        key = _key(topic.type, topic.initiative, topic.text)
        again = None if any(key == known for known, _ in found) else fresh.get(key)
        if again is not None or topic.type in STAYS:
            found.append((key, waiting_item(topic, again)))
    before = ""
    for key, item in fresh.items():
        keys = [known for known, _ in found]
        if key not in keys:
            found.insert(keys.index(before) + 1 if before in keys else 0, (key, item))
        before = key
    return [item for _, item in found]


def waiting_item(topic: Topic, drafted: PlannedTopic | None = None) -> PlannedTopic:
    """An agenda item that waits for the standup, with the reason and what it is about as they are by now."""
    said = drafted if drafted is not None and topic.type is not TopicType.OTHER else None
    return PlannedTopic(
        type=topic.type,
        text=said.text if said is not None else topic.text,
        initiative=topic.initiative,
        ref=(drafted.ref if drafted is not None else "") or topic.ref,
        minutes=topic.minutes,
        reason=(drafted.reason if drafted is not None else "") or topic.reason,
        first=topic.first,
        topic=topic.id,
        status=topic.status,
        carried=topic.carried,
    )


def named(items: Sequence[PlannedTopic]) -> dict[str, PlannedTopic]:
    """Items by a name that stays the same while the agenda is changed."""
    found: dict[str, PlannedTopic] = {}
    for item in items:
        name = key = _key(item.type, item.initiative, item.text)
        number = 1
        while name in found:
            number += 1
            name = f"{key} {number}"
        found[name] = item
    return found


def change_agenda(board: Board, items: Sequence[PlannedTopic], name: str, change: Change, *, at: Moment) -> Changes:
    """Take the agenda in hand as `items` say it, and change the item of that name (see `named`). What was changed about
    that one stands last, so that it can be told from what taking in hand changed about the others.
    """
    names = list(named(items))
    if name not in names:
        raise Refused("That item is not on the agenda any more.")
    taken, ids = hold_agenda(board, items, at=at)
    after = board.apply(Commit(board.version + 1, at.now, at.who, "", taken)) if taken else board
    meant = change(after, ids[names.index(name)], ids)
    touched = [each.id for each in meant]
    made = squash([*taken, *meant])
    return tuple(sorted(made, key=lambda each: touched.index(each.id) if each.id in touched else -1))


def item_called(items: Sequence[PlannedTopic], word: str) -> str:
    """The name of the item a person means: its number on the agenda, its id, its initiative, how its text begins."""
    names: Mapping[str, PlannedTopic] = named(items)
    typed = word.strip().lstrip("+").casefold()
    planned = [name for name, item in names.items() if item.status == "planned"]
    if typed.isdecimal() and 1 <= int(typed) <= len(planned):
        return planned[int(typed) - 1]
    for called in ("topic", "initiative"):
        found = [name for name, item in names.items() if typed and getattr(item, called).casefold() == typed]
        if len(found) == 1:
            return found[0]
    found = [name for name, item in names.items() if typed and item.text.casefold().startswith(typed)]
    if len(found) == 1:
        return found[0]
    raise Refused(f"{word!r} is no item of the agenda; there are 1 to {len(planned)}, as `accord agenda` lists them.")


def _key(type: str, initiative: str, text: str) -> str:  # noqa: A002 - the field's name
    """What tells an item from others: its initiative, its words, or which fixed part of a standup it is."""
    if type == TopicType.INITIATIVE:
        return f"{type} {initiative or text.casefold()}"
    return f"{type} {text.casefold()}" if type == TopicType.OTHER else str(type)
