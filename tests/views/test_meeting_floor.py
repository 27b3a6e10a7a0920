"""In meeting mode: the round, who waits to speak, the clock's warnings; by key, and as another terminal sees it."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from screens.dialogs.floor import Floor
from store.keep.workspace import Workspace
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, SMALL, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.standup import FOLLOWS, hostile, says, standup


def talking() -> Workspace:
    """A round goes on, and two people wait."""
    workspace = standup()
    for line in ("present+ ana, ben, chloe, dee", "#round", "q+ ben to ask about the dates", "q+ dee"):
        workspace.do(says(line), "take_line", "ana", "2026-11-23T08:58:30.000Z")
    return workspace


def named_badly() -> Workspace:
    """People with names that break programs wait to speak about things that do."""
    workspace = hostile()
    for line in ("q+ [TODO] [/x] to say \x1b[31mred \u202egnp", "q+ \u4e2d\u6587 to " + "play, " * 400):
        workspace.do(says(line), "take_line")
    return workspace


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_who_speaks_is_seen_above_the_notes_or_beside_them(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(talking(), size, "meeting") as (app, _):
        screen(app, picture=False)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [talking, named_badly, standup])
async def test_the_dialog(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, "meeting") as (app, pilot):
        await pilot.pause(FOLLOWS)
        await press(app, pilot, "f8")
        screen(app, picture=size == WIDE and make is talking)


async def test_the_round_goes_on_with_a_key_from_the_prompt_and_from_the_lines():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "f7")
        assert app.board.meetings["M3"].heard == ("demand",)
        await press(app, pilot, "escape", "r", "y")
        meeting = app.board.meetings["M3"]
        assert (meeting.speaks, meeting.round[-1]) == ("sales", "ops")
        await press(app, pilot, "u")
        assert app.board.meetings["M3"].speaks == "ops"


async def test_without_a_round_nobody_is_skipped():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "escape", "y")
        assert notices(app) == ["No round goes on; r begins one."]


async def test_the_floor_is_given_and_asked_for_in_the_dialog():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "escape", "f", "w", "down", "w")
        assert [each.who for each in app.board.meetings["M3"].queue] == ["ana", "ben"]
        await press(app, pilot, "w")
        assert [each.who for each in app.board.meetings["M3"].queue] == ["ana"]
        await press(app, pilot, "n", *"chloe to ask", "enter")
        assert [(each.who, each.about) for each in app.board.meetings["M3"].queue] == [("ana", ""), ("chloe", "ask")]
        await press(app, pilot, "home", "enter")
        assert app.board.meetings["M3"].speaks == "ana"
        await press(app, pilot, "x")
        assert app.board.meetings["M3"].speaks == ""
        await press(app, pilot, "x")
        assert notices(app)[-1] == "Nobody has the floor, and no round goes on."
        app.desk.workspace.do(says("#round"), "take_line", "ben")
        await pilot.pause(0.2)
        assert isinstance(app.screen, Floor)
        assert "speaks" in screen_text(app)


async def test_another_terminal_sees_who_waits():
    async with shown(standup(), SMALL, "meeting") as (app, pilot):
        app.desk.workspace.do(says("q+ chloe to ask"), "take_line", "ben")
        await pilot.pause(0.2)
        assert "waiting  Chloe (ask)" in screen_text(app)
        assert isinstance(app.focused, Input)


async def test_warnings_are_switched_off_and_on_again():
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        assert "0:30 over" in screen_text(app)
        await press(app, pilot, "escape", "w")
        assert "0:30 over" not in screen_text(app)
        assert "07:30 of 07:00" in screen_text(app)
        await press(app, pilot, "w")
        assert "0:30 over" in screen_text(app)


@pytest.mark.parametrize(("key", "says"), [("r", "No standup"), ("y", "No standup"), ("f", "No standup"), ("w", "No")])
async def test_before_a_standup_these_keys_say_why_not(key: str, says: str):
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, key)
        assert notices(app)[0].startswith(says)
