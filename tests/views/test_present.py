"""The presenter's view: what the room sees before, during and after its standup, and that nothing is written there."""

from __future__ import annotations

import pytest

from screens.large import HIGH, LOW, large
from screens.meeting import MeetingScreen
from screens.present import ONLY_READ, PresentScreen
from screens.widgets.bar import Rule
from store.keep.workspace import Workspace
from store.meeting.agenda import draft_agenda
from store.verbs.floor import give_floor
from store.verbs.meetings import end_meeting, start_meeting
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, SMALL, WIDE, notices, press, shown, size_name, still
from tests.snapshots import screen_text
from tests.views.stage import ascii_signs
from tests.views.standup import hostile, says, standup

MODE = "present"


def talking() -> Workspace:
    """The standup in a round, two people waiting."""
    workspace = standup()
    for line in ("present+ ana, ben, chloe, dee", "#round", "q+ ben to ask about the dates", "q+ dee"):
        workspace.do(says(line), "take_line", "ana", "2026-11-23T08:58:30.000Z")
    return workspace


def over(make: boards.Make = talking) -> Workspace:
    """The same, ended and rated."""
    workspace = make()
    workspace.do(lambda board, at: end_meeting(board, at=at), "end", "ana", "2026-11-23T08:59:30.000Z")
    workspace.do(says("#rate ana 8, ben 9"), "take_line", "ana", "2026-11-23T08:59:40.000Z")
    return workspace


def hostile_over() -> Workspace:
    """A standup over, in which people said what breaks programs, and one of them has the floor while it ran."""
    return over(hostile)


def crowded() -> Workspace:
    """More said, decided and given than any screen holds."""
    workspace = standup(*(f"{sign} {number} of many things @ops" for number in range(19) for sign in ("=", "[]", "!")))
    workspace.do(says("q+ " + ", ".join(f"guest {number}" for number in range(30))), "take_line")
    return workspace


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize(
    "make", [boards.ordinary, standup, talking, over], ids=["before", "running", "talking", "over"]
)
async def test_each_part_of_the_day(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, MODE) as (app, _):
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [boards.empty, boards.large, hostile, hostile_over, crowded])
async def test_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, MODE) as (app, _):
        screen(app, picture=False)


async def test_light_theme(screen: ScreenCheck):
    async with shown(talking(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "T")
        screen(app)


async def test_in_ascii(screen: ScreenCheck):
    async with shown(talking(), DESIGN, MODE) as (app, pilot):
        with ascii_signs():  # not from the start: Textual's scroll bars would stay so for the tests behind this one
            app.screen.query_one(Rule).refresh()
            assert isinstance(app.screen, PresentScreen)
            app.screen.redraw(force=True)
            await still(app, pilot)
            screen(app, picture=False)
            assert screen_text(app).isascii()


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_what_is_off_the_record_is_not_shown_to_the_room(size: tuple[int, int]):
    async with shown(standup(), size, MODE) as (app, _):
        text = screen_text(app)
        assert "the vendor" in text
        assert "tired" not in text


async def test_it_follows_another_terminal_from_the_agenda_to_the_outcome():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        scribe = app.desk.workspace
        assert "in 24 h" in screen_text(app)
        scribe.do(lambda board, at: start_meeting(board, at=at), "start", "ben")
        await pilot.pause(0.2)
        assert "Between two items" in screen_text(app)
        for line in ("# Budget for the fair", "= one stand only", "q+ chloe to ask", "ack ana"):
            scribe.do(says(line), "take_line", "ben")
        await pilot.pause(0.2)
        text = screen_text(app)
        for words in ("Budget for the fair", "one stand only", "Chloe (ask)"):
            assert words in text
        assert large("Ana", 70, LOW)[1] in text
        scribe.do(lambda board, at: end_meeting(board, at=at), "end", "ben")
        await pilot.pause(0.2)
        assert "Decided" in screen_text(app)
        assert "one stand only" in screen_text(app)


async def test_nothing_can_be_edited_and_one_key_leads_back():
    async with shown(standup(), DESIGN, MODE) as (app, pilot):
        before = app.board.version
        for key in ("a", "u", "U"):
            await press(app, pilot, key)
            assert notices(app)[-1] == ONLY_READ
        assert app.board.version == before
        assert isinstance(app.screen, PresentScreen)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, MeetingScreen)
        await press(app, pilot, "f12")
        assert isinstance(app.screen, PresentScreen)
        await press(app, pilot, "escape")
        await press(app, pilot, "escape", "P")
        assert isinstance(app.screen, PresentScreen)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_the_question_of_the_check_in_is_shown_at_every_size(size: tuple[int, int]):
    workspace = boards.lived_in()
    workspace.do(lambda board, at: start_meeting(board, draft_agenda(board, at.now[:10]), at=at))
    async with shown(workspace, size, MODE) as (app, _):
        running = app.board.running
        assert running is not None
        assert running.question
        assert running.question in screen_text(app)


async def test_a_person_speaks_for_their_team_and_a_team_through_its_people():
    workspace = talking()
    async with shown(workspace, SMALL, MODE) as (app, pilot):
        assert "▸ Demand Gen  Ben" in screen_text(app)
        workspace.do(lambda board, at: give_floor(board, "chloe", at=at), "give_floor", "ben")
        await still(app, pilot)
        await pilot.pause(0.2)
        assert "▸ Chloe  " in screen_text(app)


@pytest.mark.parametrize("text", ["", "日本", "🙂", "a[0] [/x]", "x" * 61])
def test_what_has_no_letters_is_not_drawn_large(text: str):
    assert large(text, 400) == []


@pytest.mark.parametrize("text", ["Chloé Lind", "12:34", "Ops & Sales", "Straße 7", "0-9, a+b/c? 'x'!", "(x)."])
def test_large_letters_keep_to_their_room(text: str):
    for cells in range(0, 200, 7):
        for rows in range(8):
            drawn = large(text, cells, rows)
            assert len(drawn) in (0, LOW, HIGH)
            assert len(drawn) <= rows
            assert all(len(line) <= cells for line in drawn)
    assert len(large(text, 200, LOW)) == LOW
    assert len(large(text, 300)) == HIGH
    assert large("é", 20) == large("E", 20)
