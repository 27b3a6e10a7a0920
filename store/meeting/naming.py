"""Names and days as the minutes say them, which every phrase is made with."""

from __future__ import annotations

from collections.abc import Iterable

from store.meeting import days
from store.meeting.blocks import Span, one_line
from store.model.names import Names

Phrase = tuple[str | Span, ...]
"""What is said of one record, in pieces."""


class Naming:
    """People and teams by name, and days beside the day of the meeting."""

    def __init__(self, names: Names, on: str, timezone: str, currency: str) -> None:
        self._names = names
        self._on = on
        self._zone = timezone
        self._currency = currency
        self._called: dict[str, str] = {}

    def name(self, handle: str) -> str:
        """The name behind a handle; the handle where nobody is known by it."""
        if handle not in self._called:
            names = self._names
            self._called[handle] = one_line(names.people.get(handle) or names.teams.get(handle) or handle)
        return self._called[handle]

    def people(self, handles: Iterable[str], guessed: Iterable[str] = ()) -> str:
        """Names with commas; owners nobody confirmed get a question mark."""
        unsure = set(guessed)
        named = [self.name(handle) for handle in handles if handle not in unsure]
        return ", ".join([*named, *(f"{self.name(handle)}?" for handle in unsure and guessed)])

    def initiative(self, handle: str) -> str:
        """The title of an initiative."""
        return one_line(self._names.initiatives.get(handle) or handle)

    def day(self, iso: str) -> str:
        """A date, or the day of a time in UTC, as `Fri 27 Nov`."""
        when = days.local(iso, self._zone) if "T" in iso else None
        return days.day(when.date().isoformat() if when else iso, self._on)
