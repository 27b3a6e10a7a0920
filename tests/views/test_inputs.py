"""Inputs on the Initiative screen: asked for, received, and opened from where they need the room."""

from __future__ import annotations

import pytest

from screens.initiative import InitiativeScreen
from screens.messages import Open
from screens.widgets.rows import Rows
from store.keep.workspace import Workspace
from store.verbs.inputs import ask_input, receive_input
from tests import boards
from tests.showing import DESIGN, WIDE, notices, press, shown
from tests.snapshots import screen_text
from tui.app import AccordApp


def asked() -> Workspace:
    """The ordinary board, with one input that is late and one that came."""
    made = boards.ordinary()
    late = "what do customers object to?"
    made.do(lambda b, at: ask_input(b, late, "dee", "crm", "2026-11-20", at=at), "ask")
    made.do(lambda b, at: ask_input(b, "which fields do you need?", "eli", "crm", at=at), "ask")
    made.do(lambda b, at: receive_input(b, "R2", "name, mail, consent", at=at), "receive")
    return made


async def open_input(app: AccordApp, key: str) -> None:
    app.post_message(Open(key))


@pytest.mark.parametrize("size", [WIDE, DESIGN], ids=["beside", "below"])
async def test_opened_from_elsewhere_the_cursor_stands_on_it(size: tuple[int, int]):
    async with shown(asked(), size) as (app, pilot):
        await open_input(app, "R1")
        await press(app, pilot)
        screen = app.screen
        assert isinstance(screen, InitiativeScreen)
        assert screen.chosen == "crm"
        assert isinstance(app.focused, Rows)
        assert app.focused.cursor == "record R1"
        text = screen_text(app)
        assert "Dee · 3 days late" in text
        assert "1 still wanted" in text


async def test_what_was_said_is_written_down_with_one_key():
    async with shown(asked(), WIDE) as (app, pilot):
        await open_input(app, "R1")
        await press(app, pilot, "r")
        assert "What did Dee say?" in screen_text(app)
        await press(app, pilot, *"price", "enter")
        assert app.board.inputs["R1"].said == "price"
        await press(app, pilot, "enter")
        assert "answer" in screen_text(app)


async def test_somebody_is_asked_with_one_key():
    async with shown(boards.ordinary(), WIDE, "initiative") as (app, pilot):
        await press(app, pilot, "right", "n", *"crm", "space", "fields", "enter")
        assert "Who is asked?" in screen_text(app)
        await press(app, pilot, "enter")
        assert "By when" in screen_text(app)
        await press(app, pilot, "enter")
        [made] = app.board.inputs
        assert (made.text[:3], made.due, made.initiative) == (
            "crm",
            "2026-11-30",
            app.board.initiatives[made.initiative].id,
        )


async def test_receiving_wants_the_cursor_on_an_input():
    async with shown(boards.ordinary(), WIDE, "initiative") as (app, pilot):
        await press(app, pilot, "right", "r")
        assert "That needs the cursor on an input; n asks for one." in notices(app)
