"""What is said about what just happened: where it stands, and that the keys it names are those that work there."""

from __future__ import annotations

import pytest

from store.model.records import ActionStatus, IssueStatus
from tests import boards
from tests.showing import DESIGN, SIZES, SMALL, WIDE, notices, press, shown, size_name, still
from tests.snapshots import screen_text
from tui.app import AccordApp


def lines_with(app: AccordApp, words: str) -> list[int]:
    """The lines of the screen in which words stand."""
    return [number for number, line in enumerate(screen_text(app).splitlines()) if words in line]


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_in_a_meeting_it_leaves_prompt_and_newest_notes_free(size: tuple[int, int]):
    async with shown(boards.running(), size, "meeting") as (app, pilot):
        app.notify("Something happened here")
        await press(app, pilot, "x")
        [line] = lines_with(app, "Something happened")
        assert 0 < line < size[1] * 2 // 3
        assert lines_with(app, "x ") == [size[1] - 2]


async def test_at_the_prompt_it_names_keys_that_are_no_letters():
    async with shown(boards.running(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, *"present+", "space", *"eli", "enter", "ctrl+z")
        assert [notice for notice in notices(app) if notice.endswith(" · Esc, then U does it again")]
        await press(app, pilot, "ctrl+c")
        assert notices(app)[-1] == "Esc, then q leaves; everything is on disk already."


async def test_ctrl_c_says_what_leaves():
    async with shown(boards.ordinary(), DESIGN) as (app, pilot):
        await press(app, pilot, "ctrl+c")
        assert notices(app) == ["q leaves; everything is on disk already."]


@pytest.mark.parametrize("mode", ["board", "meeting"])
async def test_on_a_small_screen_a_long_one_is_folded(mode: str):
    async with shown(boards.running(), SMALL, mode) as (app, pilot):
        app.notify("A sentence that says so much of what happened that it needs two lines")
        await still(app, pilot)
        [_], [_] = lines_with(app, "A sentence that says"), lines_with(app, "two lines")


async def test_the_next_one_takes_its_place():
    async with shown(boards.running(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, *"! no", "enter", "ctrl+z", *"! so", "enter", "ctrl+z")
        assert [len(lines_with(app, "Undid: ")), len(lines_with(app, "raised: so"))] == [1, 1]


async def test_one_that_stays_is_not_put_aside_by_what_happens_meanwhile():
    async with shown(boards.running(), DESIGN, "meeting") as (app, pilot):
        app.notify("The disk is full", severity="error", timeout=15)
        app.notify("A line was taken back")
        app.notify("And another one")
        await still(app, pilot)
        assert notices(app) == ["The disk is full", "And another one"]


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_over_a_dialog_it_leaves_question_and_keys_free(size: tuple[int, int]):
    async with shown(boards.running(), size, "meeting") as (app, pilot):
        await press(app, pilot, "escape", "n", "n", "n", "n", "n", "n", "n", "n")
        app.notify("'wensday' is no date; write it as fri, next tue, in 2 weeks or 2026-12-01.")
        await still(app, pilot)
        [title], [keys], [said] = (lines_with(app, words) for words in ("Before everybody", "E end", "'wensday'"))
        assert said < keys
        assert size == SMALL or said < title  # there the ends take the whole screen


async def test_a_line_that_leaves_none_among_the_notes_says_what_it_did():
    async with shown(boards.running(), DESIGN, "meeting") as (app, pilot):
        action = next(each for each in app.board.actions if each.status is ActionStatus.OPEN)
        await press(app, pilot, *"done", "space", *action.id, "enter")
        assert notices(app) == [f"{action.id} done · Ctrl+Z takes it back"]


async def test_a_line_that_settles_an_issue_says_so():
    async with shown(boards.running(), DESIGN, "meeting") as (app, pilot):
        issue = next(each for each in app.board.issues if each.status is IssueStatus.OPEN)
        await press(app, pilot, *"resolve", "space", *issue.id, "space", *"mended", "enter")
        [said] = notices(app)
        assert said.startswith(f"{issue.id} resolved")
        assert said.endswith("Ctrl+Z takes it back")


@pytest.mark.parametrize("size", [DESIGN, WIDE], ids=size_name)
async def test_who_is_here_is_said_where_the_screen_has_no_room_for_it(size: tuple[int, int]):
    async with shown(boards.running(), size, "meeting") as (app, pilot):
        await press(app, pilot, *"guest+", "space", *"Fay", "enter")
        assert notices(app) == (["guests: Fay · Ctrl+Z takes it back"] if size == DESIGN else [])
        assert size == DESIGN or lines_with(app, "Fay")
