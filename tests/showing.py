"""The app, shown on a board in tests, and waited for until nothing moves any more."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from store.keep.workspace import Workspace
from tui.app import AccordApp

DESIGN, WIDE, SMALL = (80, 24), (120, 40), (40, 12)
SIZES = (DESIGN, WIDE, SMALL)
"""The sizes every screen is designed for."""


def size_name(size: tuple[int, int]) -> str:
    """A size as tests are called by: `80x24`."""
    return f"{size[0]}x{size[1]}"


@asynccontextmanager
async def shown(
    workspace: Workspace, size: tuple[int, int] = DESIGN, mode: str = "board"
) -> AsyncGenerator[tuple[AccordApp, Pilot[None]]]:
    """The app on `workspace`, drawn; toasts are on, as they are for people."""
    app = AccordApp(workspace, mode)
    async with app.run_test(size=size, notifications=True) as pilot:
        await still(app, pilot)
        yield app, pilot
    app.desk.close()


async def press(app: AccordApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what they did is on the screen."""
    await pilot.press(*keys)
    await still(app, pilot)


async def still(app: AccordApp, pilot: Pilot[None]) -> None:
    """Wait until the desk has done what it was handed, and the screen shows it."""
    await pilot.pause()
    await app.workers.wait_for_complete()  # pyright: ignore[reportUnknownMemberType]
    await app.desk.history(0, lambda _: False)  # behind everything that was handed in before
    await app.workers.wait_for_complete()  # pyright: ignore[reportUnknownMemberType]
    await pilot.pause()


def notices(app: AccordApp) -> list[str]:
    """What the toasts on the screen say, oldest first."""
    return [notice.message for notice in app._notifications]  # pyright: ignore[reportPrivateUsage]
