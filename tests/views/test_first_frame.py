"""The first frame: the board as it was shown last, while its records are read; what is typed meanwhile waits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.board import BoardScreen
from screens.glimpse import MOST, Glimpse, from_kept
from screens.needs import NeedRows, key_of
from store.keep.errors import KeepError
from store.keep.lines import encode
from store.keep.workspace import Workspace
from tests import boards
from tests.boards import NOW
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, shown, size_name, still
from tests.snapshots import screen_text
from tui.app import AccordApp
from tui.opening import Tell, Unread, seen_of

ALL = [boards.empty, boards.ordinary, boards.running, boards.hostile, boards.lived_in]


class Slow(Unread):
    """Is read when the test says so."""

    may: Event
    opens: Callable[[], Workspace]

    def read(self, tell: Tell) -> Workspace:
        assert self.may.wait(60)
        workspace = self.opens()
        tell(1.0)
        return workspace


def slow(make: Callable[[], Workspace], seen: Glimpse | None, holds: bool = True) -> Slow:
    """What `make` opens, once its `may` is set; until then `seen`."""
    unread = Slow("", "ana", seen, holds, lambda: NOW)
    unread.may, unread.opens = Event(), make
    return unread


def kept(workspace: Workspace) -> Glimpse:
    """What a board shows, through a file and back."""
    return from_kept(json.loads(encode(seen_of(workspace).kept())))


@asynccontextmanager
async def opening(unread: Slow, size: tuple[int, int] = DESIGN) -> AsyncGenerator[tuple[AccordApp, Pilot[None]]]:
    """The app with its first frame drawn, and nothing read."""
    app = AccordApp(unread)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield app, pilot
    finally:
        unread.may.set()
        app.desk.close()


async def read(unread: Slow, app: AccordApp, pilot: Pilot[None]) -> None:
    """Let it be read, and wait until the screen shows it."""
    unread.may.set()
    await still(app, pilot)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", ALL)
async def test_it_is_what_the_records_show(make: boards.Make, size: tuple[int, int]):
    unread = slow(make, kept(make()))
    async with opening(unread, size) as (app, pilot):
        before = screen_text(app)
        await read(unread, app, pilot)
        assert not app.reading
        assert screen_text(app) == before
    async with shown(make(), size) as (app, _):
        assert screen_text(app) == before


async def test_of_a_long_board_it_is_the_beginning():
    workspace = boards.large()
    seen = kept(workspace)
    assert len(seen.needs) == MOST < seen.in_all
    unread = slow(lambda: workspace, seen)
    async with opening(unread, WIDE) as (app, pilot):
        before = screen_text(app)
        await read(unread, app, pilot)
        assert screen_text(app).replace(" ", "") == before.replace(" ", "") or str(seen.in_all) in before


async def test_keys_wait_and_then_do_what_they_do_in_their_order():
    unread = slow(boards.ordinary, kept(boards.ordinary()))
    async with opening(unread) as (app, pilot):
        await pilot.press("a", *"typed early", "enter", "slash", *"typed")
        assert isinstance(app.screen, BoardScreen)
        await read(unread, app, pilot)
        assert [note.text for note in app.board.notes.latest(1)] == ["typed early"]
        assert type(app.screen).__name__ == "Find"
        assert isinstance(app.focused, Input)
        assert app.focused.value == "typed"


async def test_what_may_be_over_says_of_when_it_is(screen: ScreenCheck):
    unread = slow(boards.ordinary, kept(boards.ordinary()), holds=False)
    async with opening(unread, WIDE) as (app, pilot):
        screen(app)
        await read(unread, app, pilot)
        assert "as of" not in screen_text(app)


async def test_a_big_workspace_never_shown_says_that_it_is_read(screen: ScreenCheck):
    unread = slow(boards.ordinary, None, holds=False)
    async with opening(unread) as (app, pilot):
        board = app.screen
        assert isinstance(board, BoardScreen)
        board.draw_progress(0.35)
        await pilot.pause()
        screen(app)
        await read(unread, app, pilot)
        assert "reading" not in screen_text(app).lower()


async def test_it_says_how_far_it_got_when_that_takes_a_while():
    unread = slow(boards.ordinary, kept(boards.ordinary()))
    async with opening(unread) as (app, pilot):
        assert "reading" not in screen_text(app)
        for _ in range(100):
            await asyncio.sleep(0.05)
            if "reading the records" in screen_text(app):
                break
        else:
            pytest.fail("it never said so")
        await read(unread, app, pilot)
        assert "reading" not in screen_text(app)


async def test_a_key_pressed_twice_is_done_twice():
    unread = slow(boards.ordinary, kept(boards.ordinary()))
    async with opening(unread) as (app, pilot):
        await pilot.press("down", "down")
        await read(unread, app, pilot)
        assert isinstance(app.screen, BoardScreen)
        third = seen_of(boards.ordinary()).needs[2]
        assert app.screen.query_one("#main", NeedRows).cursor == key_of(third)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q", "q"])
async def test_nobody_has_to_wait_to_leave(key: str):
    unread = slow(boards.ordinary, kept(boards.ordinary()))
    async with opening(unread) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert app._exit  # pyright: ignore[reportPrivateUsage]
        assert app.first is not None
        assert isinstance(app.first.failure, KeyboardInterrupt) == (key == "ctrl+c")


async def test_a_letter_behind_others_is_no_wish_to_leave():
    unread = slow(boards.ordinary, kept(boards.ordinary()))
    async with opening(unread) as (app, pilot):
        await pilot.press("a", "q")
        await read(unread, app, pilot)
        assert type(app.screen).__name__ == "QuickAdd"
        assert isinstance(app.focused, Input)
        assert app.focused.value == "q"


async def test_what_cannot_be_read_is_left_and_said_by_whoever_started_it():
    def broken() -> Workspace:
        raise KeepError("It is damaged.")

    unread = slow(broken, None)
    async with opening(unread) as (app, pilot):
        unread.may.set()
        await pilot.pause()
        for _ in range(100):
            if app._exit:  # pyright: ignore[reportPrivateUsage]
                break
            await asyncio.sleep(0.05)
        assert app.first is not None
        assert isinstance(app.first.failure, KeepError)


def test_what_is_kept_of_another_form_is_refused():
    whole = seen_of(boards.ordinary()).kept()
    for wrong in ([], whole[:-1], [*whole, 1], [None] * len(whole)):
        with pytest.raises((TypeError, ValueError, IndexError)):
            from_kept(wrong)
