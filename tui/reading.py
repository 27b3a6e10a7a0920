"""The time between the first frame and the records: they are read in the desk's thread, and what is typed waits."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual import events
from textual.worker import WorkerCancelled, WorkerFailed

from screens.base import AccordScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from screens.base import Host
    from store.keep.workspace import Workspace
    from tui.desk import Desk
    from tui.opening import Unread

PATIENCE = 0.3
"""Seconds after which the screen says that it is still reading, and how far it got."""
STEP = 0.1
"""Seconds between two looks at how far it got."""
LEAVE_NOW = ("ctrl+c", "ctrl+q", "q")


class Reading:
    """Reads the workspace of an app that shows what its board was; keys are held back until it is there.

    `show` is called with the workspace once it is read.
    """

    def __init__(self, app: Host, desk: Desk, unread: Unread, show: Callable[[Workspace], None]) -> None:
        self._app = app
        self._desk = desk
        self._unread = unread
        self._show = show
        self._held: deque[Message] = deque()
        self._let_in: Message | None = None
        self._is_read = self._is_over = False
        self._share = 0.0
        self.failure: BaseException | None = None
        """Why it was not read; the app is left then, and whoever started it raises this."""

    def holds_back(self, event: Message) -> bool:
        """Whether an event has to wait: a key, a paste or a click. Leaving waits only for what was typed before it."""
        if self._is_over or event is self._let_in or not isinstance(event, events.InputEvent) or event.is_forwarded:
            return False
        key = event.key if isinstance(event, events.Key) else ""
        if key in LEAVE_NOW and not self._is_read and (key == "ctrl+c" or not self._held):
            self.failure = KeyboardInterrupt() if key == "ctrl+c" else None
            self._app.exit()
        elif key == "ctrl+j":  # Enter, from before the terminal was ours
            self._held.append(events.Key("enter", "\r"))
        elif not isinstance(event, events.MouseMove):
            self._held.append(event)
        return True

    async def read(self) -> None:
        """Read the records and show them; then do what was typed meanwhile, in its order."""
        app = self._app
        progress = app.set_interval(STEP, self._say)
        late = app.set_timer(PATIENCE, progress.resume)
        progress.pause()
        try:
            workspace = await self._desk.open(self._unread.read, self._tell)
        except Exception as error:  # noqa: BLE001 - whatever it is, the shell says it once the screen is given back
            self.failure = error
            app.exit()
            return
        finally:
            late.stop()
            progress.stop()
        self._is_read = True
        self._show(workspace)
        while self._held:
            self._let_in = self._held.popleft()
            app.post_message(self._let_in)
            await self._seen_to()
        self._is_over = True

    async def _seen_to(self) -> None:
        """Wait until a key has done what it does: where it was typed, on the screen, in the app, on the disk, and on a
        screen it may have opened. Sent in one go, the next ones would come before there is anything to type into.
        """
        await self._idle("app", "focused", "screen", "app")
        for worker in self._app.workers:
            if worker.group == "store":
                with suppress(WorkerFailed, WorkerCancelled):  # it said so itself
                    await worker.wait()
        await self._idle("screen", "app", "screen", "focused")

    async def _idle(self, *places: str) -> None:
        """Wait until each of these, one after the other, has done what was asked of it before."""
        app = self._app
        for place in places:
            done = asyncio.Event()
            pump = app if place == "app" else (app.focused if place == "focused" else None) or app.screen
            if pump.call_later(done.set):
                await done.wait()

    def _tell(self, share: float) -> None:
        self._share = share

    def _say(self) -> None:
        cast("AccordScreen", self._app.screen).draw_progress(self._share)
