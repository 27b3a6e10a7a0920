"""Minutes of past standups: read, narrowed down, written to a file and copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.dialogs.ask import Ask
from screens.dialogs.pick import Pick
from screens.minutes import MinutesScreen
from screens.stream import Lines
from store.meeting.for_team import for_team
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.verbs.meetings import start_meeting
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.test_meeting import hostile, standup
from tui.app import AccordApp


def chosen(app: AccordApp) -> str:
    assert isinstance(app.screen, MinutesScreen)
    assert app.screen.meeting is not None
    return app.screen.meeting.id


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_ordinary(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(standup(), size, "minutes") as (app, _):
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [boards.empty, hostile, boards.large])
async def test_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, "minutes") as (app, _):
        screen(app, picture=False)


async def test_decisions_and_actions_alone(screen: ScreenCheck):
    async with shown(standup(), WIDE, "minutes") as (app, pilot):
        await press(app, pilot, "d")
        screen(app)
        assert "Since last standup" not in screen_text(app)
        await press(app, pilot, "d")
        assert "Since last standup" in screen_text(app)


async def test_the_newest_stands_first_and_arrows_show_older_ones():
    async with shown(standup(), DESIGN, "minutes") as (app, pilot):
        assert chosen(app) == "M3"
        assert "Still running" in screen_text(app)
        await press(app, pilot, "down")
        assert chosen(app) == "M2"
        assert "Tue 17 Nov 2026" in screen_text(app)
        assert "Still running" not in screen_text(app)
        await press(app, pilot, "enter", "end")
        assert "Next standup" in screen_text(app)


async def test_written_to_a_file_and_never_over_another_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    workspace = standup()
    async with shown(workspace, DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "down", "w", "enter")
        path = tmp_path / "minutes-2026-11-17.md"
        assert path.read_text(encoding="utf-8") == to_markdown(blocks(minutes(app.board, "M2", app.now())))
        assert notices(app) == [f"Written to {path}"]
        path.write_text("mine", encoding="utf-8")
        await press(app, pilot, "w", "enter", "enter")
        assert path.read_text(encoding="utf-8") == "mine"
        await press(app, pilot, "w", "enter", "down", "enter")
        assert path.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(("name", "begins"), [("m.html", "<!DOCTYPE html>"), ("m.txt", "Growth"), ("m.json", "{")])
async def test_written_in_the_form_its_ending_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, begins: str
):
    monkeypatch.chdir(tmp_path)
    async with shown(standup(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "down", "w", "ctrl+u", *name, "enter")
        assert notices(app) == [f"Written to {tmp_path / name}"]
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


async def test_a_calendar_without_due_dates_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    async with shown(standup(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "down", "w", "ctrl+u", *"due.ics", "enter")
        assert notices(app) == ["No open action from M2 has a due date, so there is no calendar to make."]
        assert not (tmp_path / "due.ics").exists()


async def test_a_line_is_corrected_and_the_minutes_say_so():
    async with shown(standup(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "down")
        assert "Corrected" not in screen_text(app)
        await press(app, pilot, "e", "enter", "ctrl+u", *"said otherwise", "enter")
        text = screen_text(app)
        assert "Corrected" in text
        assert ": 1 line." in text
        assert "said otherwise" in text


async def test_the_line_under_the_cursor_is_corrected_without_looking_for_it_again():
    async with shown(standup(), WIDE, "minutes") as (app, pilot):
        await press(app, pilot, "down", "enter")
        assert isinstance(app.screen, MinutesScreen)
        meeting = app.screen.meeting
        assert meeting is not None
        note = next(line for section in app.screen.made(meeting).sections for line in section.lines)
        words = [block.text for block in app.screen.blocks(meeting)]
        place = next(number for number, text in enumerate(words) if note.text in text)
        rows = app.screen.query_one("#read", Lines)
        rows.go_to(f"item {place}")
        await press(app, pilot, "e")
        assert isinstance(app.screen, Ask)
        assert note.id in screen_text(app)
        await press(app, pilot, "escape", "home", "e")
        assert isinstance(app.screen, Pick)


async def test_a_file_that_cannot_be_written_is_a_sentence():
    async with shown(standup(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "w", "ctrl+u", *"/nowhere/at/all.md", "enter")
        assert "/nowhere/at/all.md could not be written" in notices(app)[0]


async def test_copied_as_markdown():
    async with shown(standup(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "d", "y")
        assert app.clipboard == to_markdown(blocks(minutes(app.board, "M3", app.now()), ("decisions", "actions")))
        assert notices(app) == ["Decisions and actions are in the clipboard, as Markdown."]


async def test_a_team_reads_copies_and_writes_what_touches_it(
    screen: ScreenCheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    async with shown(standup(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "down", "t", *"ops", "enter")
        assert "Minutes  for Ops" in screen_text(app)
        screen(app, picture=False)
        short = to_markdown(blocks(for_team(minutes(app.board, "M2", app.now()), app.board, "ops")))
        await press(app, pilot, "y")
        assert app.clipboard == short
        assert notices(app) == ["The minutes for Ops are in the clipboard, as Markdown."]
        await press(app, pilot, "w", "enter")
        assert (tmp_path / "minutes-2026-11-17-ops.md").read_text(encoding="utf-8") == short
        await press(app, pilot, "e")
        assert "Correct which line?" in screen_text(app)  # of everybody's, which the short version leaves out
        await press(app, pilot, "escape", "t", *"everybody", "enter", "y")
        assert app.clipboard == to_markdown(blocks(minutes(app.board, "M2", app.now())))


async def test_without_teams_there_is_no_short_version():
    workspace = boards.empty()
    workspace.do(lambda board, at: start_meeting(board, (), at=at), "start")
    async with shown(workspace, DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "t")
        assert notices(app) == ['There are no teams yet: accord add team HANDLE "Name" adds one.']


async def test_without_a_standup_the_keys_say_why():
    async with shown(boards.empty(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "w")
        assert notices(app) == ["There are no minutes yet; m starts a standup."]
