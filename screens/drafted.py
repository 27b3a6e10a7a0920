"""The list of the drafted agenda. Whoever presses `s` in it begins to write at once, so its keys keep their order."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, cast

from textual import events
from textual.widget import Widget

from screens.stream import Lines

if TYPE_CHECKING:
    from textual.app import App


class Drafted(Lines):
    """The items of the draft. A key is done before the next one is looked at, and `hand_on` gives those that wait to
    the prompt, so that a line typed right behind the key that starts the standup is a line, whole and in its order.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._waiting: deque[events.Key] = deque()

    def hand_on(self, to: Widget) -> None:
        """Give the keys that were pressed and not looked at to another widget, ahead of what is pressed from now on."""
        for event in self._waiting:
            to._forward_event(events.Key(event.key, event.character))  # pyright: ignore[reportPrivateUsage]
        self._waiting.clear()

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            self._waiting.append(event)
        super()._forward_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """Do what the key does here; Textual would hand it on and look at the next one meanwhile."""
        event.stop()
        event.prevent_default()
        if self._waiting and self._waiting[0] is event:  # else it was handed on
            self._waiting.popleft()
            app = cast("App[object]", self.app)  # pyright: ignore[reportUnknownMemberType]
            await app._check_bindings(event.key)  # pyright: ignore[reportPrivateUsage]
