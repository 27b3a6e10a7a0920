"""What stands beside the notes: what is promised already, what happened to a line, what was said the last time."""

from __future__ import annotations

import pytest

from screens.dialogs.card import Card
from store.model.records import IssueType
from tests.showing import DESIGN, SMALL, WIDE, notices, press, shown, size_name, still
from tests.snapshots import screen_text
from tests.views.standup import FOLLOWS, prompt_of, say, standup


async def test_an_action_that_is_open_already_is_flagged_while_it_is_typed_and_opened_with_a_key():
    async with shown(standup("nothing yet"), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "ctrl+o")
        assert notices(app) == ["No open action says what this line says."]
        prompt_of(app).put("[] a header row: ask the vendors")
        await pilot.pause(FOLLOWS)
        text = screen_text(app)
        assert "A2 says that already" in text
        assert "action, A2 says that already" in text.splitlines()[-2]
        assert "[x] A2 it is done" in text
        await press(app, pilot, "ctrl+o")
        assert isinstance(app.screen, Card)
        assert app.screen.key == "A2"
        await press(app, pilot, "escape")
        assert prompt_of(app).value == "[] a header row: ask the vendors"
        assert app.focused is prompt_of(app)
        await say(app, pilot, "[x] A2")
        assert app.board.actions["A2"].done_at
        prompt_of(app).put("[] a header row: ask the vendors")
        await pilot.pause(FOLLOWS)
        assert "says that already" not in screen_text(app)


async def test_at_80_columns_it_stands_in_the_line_above_the_notes():
    async with shown(standup("nothing yet"), DESIGN, "meeting") as (app, pilot):
        prompt_of(app).put("[] ask vendor for header row")
        await pilot.pause(FOLLOWS)
        assert "A2 says that already  Ana: ask the vendor for a header row" in screen_text(app).splitlines()[3]


async def test_only_an_action_is_flagged():
    async with shown(standup("nothing yet"), WIDE, "meeting") as (app, pilot):
        for typed in ("ask the vendor for a header row", "= ask the vendor for a header row", "[x] A2", ""):
            prompt_of(app).put(typed)
            await pilot.pause(FOLLOWS)
            assert "says that already" not in screen_text(app)


async def test_what_happened_to_the_line_under_the_cursor():
    async with shown(standup("[] @ana send the list"), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "escape")
        await still(app, pilot)
        await pilot.pause(FOLLOWS)
        assert "What happened to A3" in screen_text(app)
        assert "A3 for Ana: send the list" in screen_text(app)
        await press(app, pilot, "e", *" today", "enter")
        await still(app, pilot)
        await pilot.pause(FOLLOWS)
        assert screen_text(app).count("send the list today") >= 2
        await press(app, pilot, "i")
        await pilot.pause(FOLLOWS)
        assert "What happened to" not in screen_text(app)


async def test_what_was_said_on_a_topic_the_last_time_it_was_on():
    async with shown(standup("nothing yet"), WIDE, "meeting") as (app, pilot):
        await pilot.pause(FOLLOWS)
        assert "Last time, Webinar relaunch" in screen_text(app)
        assert "= leads are counted once a week" in screen_text(app)
        await say(app, pilot, "# Budget for the fair")
        await pilot.pause(FOLLOWS)
        assert "Last time" not in screen_text(app)


async def test_a_call_for_help_has_its_own_sign():
    async with shown(standup("? who knows the vendor", "! the file has no header"), WIDE, "meeting") as (app, pilot):
        await pilot.pause(FOLLOWS)
        wanted, other = app.board.issues.latest(2)[::-1]
        assert (wanted.type, other.type) == (IssueType.HELP, IssueType.PROBLEM)
        text = screen_text(app)
        assert f"? {wanted.id:<4} who knows" in text
        assert f"! {other.id:<4} the file has" in text


@pytest.mark.parametrize("size", [DESIGN, SMALL], ids=size_name)
async def test_where_it_opens_with_a_key_it_stands_in_the_column_of_everything_else(size: tuple[int, int]):
    async with shown(standup(), size, "meeting") as (app, pilot):
        await press(app, pilot, "f3")
        await pilot.pause(FOLLOWS)
        lines = screen_text(app).splitlines()
        assert "  This touches" in [line[:14] for line in lines]
        assert all(line.startswith("  ") for line in lines if line)
