"""The board: what needs the room comes first at every size, and each entry does what its key says."""

from __future__ import annotations

import json

import pytest

from screens.board import BoardScreen
from screens.glimpse import from_kept, glimpse_of
from screens.needs import NeedRows, way_out
from screens.widgets.matrix import Matrix
from screens.widgets.rows import Rows
from store.model.records import IssueType
from store.sample.make import sample
from store.sense.attention import attention
from store.verbs.lines import take_text
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name, still
from tests.snapshots import screen_text
from tui.app import AccordApp

ACK, HELP, AGREE, DONE = 0, 3, 1, 5
"""Where in the ordinary board's attention an entry of each kind stands."""


def board_of(app: AccordApp) -> BoardScreen:
    screen = app.screen
    assert isinstance(screen, BoardScreen)
    return screen


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_ordinary(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(boards.ordinary(), size) as (app, _):
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [boards.empty, boards.running, boards.hostile, boards.large])
async def test_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size) as (app, _):
        screen(app, picture=False)


async def test_light_theme(screen: ScreenCheck):
    async with shown(boards.ordinary(), WIDE) as (app, pilot):
        await press(app, pilot, "T")
        screen(app)


async def test_at_80_columns_the_pane_with_the_keys_is_open(screen: ScreenCheck):
    async with shown(boards.ordinary(), DESIGN) as (app, pilot):
        await press(app, pilot, "tab")
        assert isinstance(app.focused, Matrix)
        await press(app, pilot, "tab")
        assert app.focused is not None
        assert app.focused.id == "since"
        screen(app, picture=False)


async def test_a_click_on_a_heading_opens_its_pane():
    async with shown(boards.ordinary(), DESIGN) as (app, pilot):
        assert not app.screen.has_class("-since")
        await pilot.click("#changes Heading")
        await still(app, pilot)
        assert app.screen.has_class("-since")
        assert app.focused is app.screen.query_one("#since")
        await pilot.click("#initiatives Heading")
        await still(app, pilot)
        assert isinstance(app.focused, Matrix)


async def test_a_first_note_leaves_what_to_do_first_on_the_screen():
    workspace = boards.empty()
    workspace.do(lambda board, at: take_text(board, "think of the fair", at=at))
    async with shown(workspace, DESIGN) as (app, _):
        text = screen_text(app)
    assert "1 note waits for the next agenda" in text
    assert "Begin here" not in text
    assert 'accord add team ops "Marketing Operations"' in text
    assert 'accord add initiative webinar "Webinar relaunch"' in text


async def test_every_entry_shows_its_way_out():
    workspace = boards.ordinary()
    async with shown(workspace, WIDE) as (app, _):
        rows = screen_text(app).splitlines()
    for need in attention(workspace.board, "2026-11-23"):
        at = next(number for number, row in enumerate(rows) if need.sentence in row)
        assert f"{need.way_out}   {way_out(need).first_key} " in f"{rows[at + 1][:70]} "


def test_every_way_out_is_a_key_of_the_board():
    workspace = boards.empty()
    sample(workspace)
    needs = attention(workspace.board, "2026-11-23")
    assert len(needs) > 10
    for need in needs:
        assert way_out(need).key == need.key


async def test_a_call_for_help_has_its_own_sign_before_and_after_the_records_are_read():
    async with shown(boards.ordinary(), WIDE) as (app, _):
        wanted = app.board.issues.where("type", IssueType.HELP)[0]
        assert f"? {wanted.id} {wanted.text[:12]}" in screen_text(app)
        kept = json.loads(json.dumps(glimpse_of(app.board, app.now(), app.today()).kept()))
        signs = {need.ids[0]: need.type for need in from_kept(kept).needs}
        assert signs[wanted.id] == "help"


async def test_a_team_takes_note():
    workspace = boards.ordinary()
    async with shown(workspace) as (app, pilot):
        assert app.board.impact("webinar", "ops") is not None
        await press(app, pilot, "k")
        impact = app.board.impact("webinar", "ops")
        assert impact is not None
        assert impact.acknowledged
        assert "Ops acknowledged Webinar relaunch · u takes it back" in notices(app)
        assert "Ops has not seen what Webinar relaunch costs it" not in screen_text(app)


async def test_in_the_matrix_the_key_is_about_the_cell():
    async with shown(boards.ordinary(), WIDE) as (app, pilot):
        await press(app, pilot, "tab", "end")
        app.query_one("#matrix", Matrix).go_to("crm", "sales")
        await press(app, pilot, "k")
        impact = app.board.impact("crm", "sales")
        assert impact is not None
        assert impact.acknowledged
        await press(app, pilot, "k")
        assert "They have seen it as it stands." in notices(app)


async def test_somebody_helps():
    async with shown(boards.ordinary()) as (app, pilot):
        await press(app, pilot, *["down"] * HELP, "h")
        text = screen_text(app)
        assert "Who helps with Q2?" in text
        assert "knows the CRM" in text
        await press(app, pilot, "enter")
        assert app.board.issues["Q2"].helpers == ("chloe",)


async def test_a_word_is_agreed_on():
    async with shown(boards.ordinary()) as (app, pilot):
        await press(app, pilot, *["down"] * AGREE, "g")
        text = screen_text(app)
        assert "Demand Gen: filled in a form" in text
        assert "Sales: passed the joint criteria" in text
        await press(app, pilot, *"both", "enter")
        assert app.board.terms["lead"].agreed == "both"


async def test_an_action_is_done():
    async with shown(boards.ordinary()) as (app, pilot):
        await press(app, pilot, *["down"] * DONE, "d")
        assert app.board.actions["A1"].status == "done"


async def test_a_key_that_does_not_fit_says_why():
    async with shown(boards.ordinary()) as (app, pilot):
        before = app.board.version
        await press(app, pilot, "d")
        assert "That needs the cursor on an action." in notices(app)
        assert app.board.version == before


async def test_my_team():
    async with shown(boards.ordinary()) as (app, pilot):
        await press(app, pilot, "t")
        text = screen_text(app)
        assert "Needs Marketing Operations" in text
        assert "4 of 8" not in text
        assert "3 of 8" in text
        assert "“lead” means" not in text
        await press(app, pilot, "t")
        assert "Needs the room" in screen_text(app)


async def test_who_is_on_no_team_picks_one():
    workspace = boards.ordinary()
    workspace.who = "guest"
    async with shown(workspace) as (app, pilot):
        await press(app, pilot, "t")
        assert "Whose view?" in screen_text(app)
        await press(app, pilot, "down", "enter")
        assert board_of(app).team == "ops"


async def test_the_cursor_stays_on_its_entry_when_others_go():
    workspace = boards.ordinary()
    async with shown(workspace) as (app, pilot):
        await press(app, pilot, *["down"] * HELP)
        rows = app.query_one("#main", NeedRows)
        before = rows.cursor
        app.post_message(boards.acknowledging("webinar", "ops"))
        await press(app, pilot)
        assert len(attention(app.board, app.today())) == 7
        assert rows.cursor == before


async def test_large_lists_draw_what_is_on_the_screen_only():
    async with shown(boards.large(), WIDE) as (app, pilot):
        await press(app, pilot, "end")
        rows = app.query_one("#main", Rows)
        assert rows.cursor is not None
        assert "more" not in (rows.cursor or "")
        assert app.query_one("#main", Rows).scroll_offset.y > 1000
