"""A few walks through the app with real keys: add, find, undo, take note, and what another process adds meanwhile."""

from __future__ import annotations

from pathlib import Path

from screens.actions import EVERYWHERE, actions_of
from screens.dialogs.card import Card
from screens.dialogs.quick_add import QuickAdd
from screens.messages import Do
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.verbs.edit import edit_record
from store.verbs.lines import take_text
from store.verbs.named import add_named
from tests import boards
from tests.showing import WIDE, notices, press, shown
from tests.snapshots import screen_text


async def test_from_nothing_to_a_first_issue_and_back():
    async with shown(boards.empty()) as (app, pilot):
        assert "Three steps to your first standup" in screen_text(app)
        await press(app, pilot, "a")
        assert isinstance(app.screen, QuickAdd)
        await press(app, pilot, *"! files bounce", "enter")
        assert not isinstance(app.screen, QuickAdd)
        assert [issue.text for issue in app.board.issues] == ["files bounce"]
        assert "Q1 files bounce" in screen_text(app)
        assert any("u takes it back" in notice for notice in notices(app))
        await press(app, pilot, "u")
        assert len(app.board.issues) == 0
        await press(app, pilot, "U")
        assert [issue.id for issue in app.board.issues] == ["Q1"]


async def test_what_was_found_is_opened_and_changed():
    async with shown(boards.ordinary(), WIDE) as (app, pilot):
        await press(app, pilot, "slash", *"header", "enter")
        assert isinstance(app.screen, Card)
        assert "ask the vendor for a header row" in screen_text(app)
        await press(app, pilot, "e", *" soon", "enter", "escape")
        assert app.board.actions["A2"].text == "ask the vendor for a header row soon"
        assert "A2 ask the vendor for a header row soon" in screen_text(app)


async def test_taking_note_and_taking_it_back():
    async with shown(boards.ordinary(), WIDE) as (app, pilot):
        assert "3 not seen" in screen_text(app)
        await press(app, pilot, "k")
        assert "2 not seen" in screen_text(app)
        await press(app, pilot, "u")
        assert "3 not seen" in screen_text(app)
        assert any(notice.endswith("U does it again") for notice in notices(app))


async def test_nothing_left_to_undo_is_said():
    async with shown(boards.empty()) as (app, pilot):
        await press(app, pilot, "u")
        assert notices(app) == ["There is nothing left to undo."]


async def test_what_another_process_adds_appears(tmp_path: Path):
    create_workspace(str(tmp_path / "workspace"))
    mine = Workspace(LocalBackend(str(tmp_path / "workspace")), "ana", clock=lambda: boards.NOW)
    theirs = Workspace(LocalBackend(str(tmp_path / "workspace")), "ben", clock=lambda: boards.NOW)
    async with shown(mine, WIDE) as (app, pilot):
        theirs.do(lambda board, at: add_named(board, "team", "ops", "Operations", at=at), "add_named")
        theirs.do(lambda board, at: take_text(board, "! from elsewhere @ops", at=at), "raise_issue")
        for _ in range(100):
            await pilot.pause(0.05)
            if len(app.board.issues):
                break
        assert "Q1 from elsewhere" in screen_text(app)
        assert app.recent
    theirs.close()


async def test_what_another_process_changed_since_is_not_undone(tmp_path: Path):
    create_workspace(str(tmp_path / "workspace"))
    mine = Workspace(LocalBackend(str(tmp_path / "workspace")), "ana", clock=lambda: boards.NOW)
    theirs = Workspace(LocalBackend(str(tmp_path / "workspace")), "ben", clock=lambda: boards.NOW)
    async with shown(mine) as (app, pilot):
        await press(app, pilot, "a", *"! mine", "enter")
        theirs.do(lambda board, at: edit_record(board, "Q1", {"text": "ours"}, at=at), "edit_record")
        await press(app, pilot, "u")
        assert app.board.issues["Q1"].text == "ours"
        assert "Q1: That was changed since, so it cannot be undone; edit it instead." in notices(app)
    theirs.close()


async def test_an_error_of_our_own_takes_nothing_down():
    def broken(board: Board, at: Moment) -> Changes:
        raise ZeroDivisionError

    said: list[str] = []
    async with shown(boards.ordinary()) as (app, pilot):
        app.post_message(Do(broken, refused=said.append))
        await press(app, pilot)
        assert said == ["That did not work: an error of Accord's own (ZeroDivisionError). Nothing was changed."]
        assert "error-" in notices(app)[0]
        await press(app, pilot, "k")
        impact = app.board.impact("webinar", "ops")
        assert impact is not None
        assert impact.acknowledged


async def test_every_mode_is_reached_and_left():
    async with shown(boards.running()) as (app, pilot):
        for action in actions_of(EVERYWHERE):
            if action.name.startswith("go_") and action.name != "go_meeting":
                await press(app, pilot, action.key.split(",")[0])
                assert app.current_mode == action.name.removeprefix("go_")


async def test_the_palette_finds_what_can_be_done():
    async with shown(boards.ordinary()) as (app, pilot):
        await press(app, pilot, "ctrl+p", *"team takes note")
        await pilot.pause(0.5)
        await press(app, pilot, "enter")
        await pilot.pause(0.2)
        await press(app, pilot)
        impact = app.board.impact("webinar", "ops")
        assert impact is not None
        assert impact.acknowledged
