"""A drafted agenda fitted to the time there is."""

from __future__ import annotations

from collections.abc import Iterator

from store.model import records as r
from store.verbs.meetings import PlannedTopic

TALK = (r.TopicType.INITIATIVE, r.TopicType.ISSUES, r.TopicType.OTHER, r.TopicType.LANGUAGE, r.TopicType.GOALS)
"""What gets the time that is left."""


def fitted(items: list[PlannedTopic], length: int) -> Iterator[PlannedTopic]:
    """The items with minutes that add up to `length`: shortened alike when there are too many (to one minute at the
    least), and when there is time left, that goes to what is talked about.
    """
    over = sum(item.minutes for item in items) - length
    weights = [item.minutes if over > 0 or item.type in TALK else 0 for item in items]
    whole = sum(weights)
    if not over or not whole:
        yield from items
        return
    exact = [item.minutes - over * weight / whole for item, weight in zip(items, weights, strict=True)]
    minutes = [max(1, int(each)) for each in exact]
    by_rest = sorted(range(len(items)), key=lambda at: minutes[at] - exact[at])
    for at in by_rest[: max(0, length - sum(minutes))]:
        minutes[at] += 1
    while sum(minutes) > max(length, len(items)):  # what was raised to a minute is taken from the longest
        minutes[minutes.index(max(minutes))] -= 1
    for item, fitted in zip(items, minutes, strict=True):
        yield item._replace(minutes=fitted)


def minutes_of(planned: int, length: int) -> str:
    """How the minutes of an agenda stand to the length of the series: `45 min`, `41 of 45 min`, `50 min, 5 over`."""
    if planned > length:
        return f"{planned} min, {planned - length} over"
    return f"{planned} of {length} min" if planned < length else f"{planned} min"
