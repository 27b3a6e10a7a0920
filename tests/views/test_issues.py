"""The issues: who needs somebody stands first, what is shown can be narrowed down, and each key does what it says."""

from __future__ import annotations

import pytest

from screens.issues import IssuesScreen
from screens.widgets.rows import Rows
from store.model.records import IssueStatus
from store.verbs.issues import park_issue
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tui.app import AccordApp

MODE = "issues"
MADE = (boards.empty, boards.ordinary, boards.hostile, boards.large)


def issues_of(app: AccordApp) -> IssuesScreen:
    screen = app.screen
    assert isinstance(screen, IssuesScreen)
    return screen


def go_to(app: AccordApp, key: str) -> None:
    """Put the cursor on an issue."""
    assert app.screen.query_one("#main", Rows).go_to(key)


def heading(app: AccordApp) -> str:
    """What the list says it shows."""
    return screen_text(app).splitlines()[2]


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_sample(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(boards.lived_in(), size, MODE) as (app, _):
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", MADE)
async def test_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, MODE) as (app, _):
        screen(app, picture=False)


async def test_light_theme(screen: ScreenCheck):
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "T")
        screen(app)


async def test_somebody_who_could_is_asked():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot)
        text = screen_text(app)
        assert "Who could help" in text
        assert "knows the CRM" in text
        await press(app, pilot, "h")
        assert "Who helps with Q2?" in screen_text(app)
        await press(app, pilot, "enter")
        assert app.board.issues["Q2"].helpers == ("chloe",)
        assert "Chloe helps" in screen_text(app)
        assert "Somebody is on it" in screen_text(app)


async def test_who_helps_may_stop():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot, "x")
        assert "Nobody helps with Q2 yet; h asks somebody." in notices(app)
        await press(app, pilot, "h", "enter", "x")
        assert app.board.issues["Q2"].helpers == ()


async def test_an_owner_is_picked_and_taken_away():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot, "o", "down", "enter")
        assert app.board.issues["Q2"].owners == ("ben",)
        await press(app, pilot, "o", "end", "enter")
        assert app.board.issues["Q2"].owners == ()


async def test_an_issue_is_resolved_with_how_and_reopened():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot, "r", *"header", "space", *"row", "enter")
        assert app.board.issues["Q2"].resolution == "header row"
        await press(app, pilot, "s", "s")
        assert heading(app).startswith("  Resolved issues")
        go_to(app, "Q2")
        await press(app, pilot, "r")
        assert "Q2 is resolved; w reopens it." in notices(app)
        await press(app, pilot, "w")
        assert app.board.issues["Q2"].status is IssueStatus.OPEN


async def test_an_issue_is_parked_until_a_day_or_without_one():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot, "p", *"fri", "enter")
        assert app.board.issues["Q2"].parked_until == "2026-11-27"
        go_to(app, "Q3")
        await press(app, pilot, "p", *"later", "enter")
        assert app.board.issues["Q3"].status is IssueStatus.PARKED
        assert app.board.issues["Q3"].parked_until == ""
        await press(app, pilot, "s")
        text = screen_text(app)
        assert "Parked issues" in text
        assert "parked until Fri 27" in text


async def test_a_day_that_is_none_changes_nothing():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot, "p", *"soonish", "enter")
        assert app.board.issues["Q2"].status is IssueStatus.OPEN
        assert any("is no date" in said for said in notices(app))


async def test_one_whose_day_has_come_stands_first_among_the_parked():
    workspace = boards.lived_in()
    workspace.do(lambda board, at: park_issue(board, "Q1", "in 1 day", at=at))
    workspace.clock = lambda: "2026-11-30T09:00:00.000Z"
    async with shown(workspace, WIDE, MODE) as (app, pilot):
        await press(app, pilot, "s")
        text = screen_text(app)
        assert text.index("Their day has come") < text.index("! Q1 ")
        assert issues_of(app).issue is not None
        assert issues_of(app).issue == app.board.issues["Q1"]


async def test_the_text_is_changed():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot, "e", "space", *"now", "enter")
        assert app.board.issues["Q2"].text == "Lead files bounce in the CRM import now"


async def test_enter_shows_the_card():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot, "enter")
        assert "What happened" in screen_text(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, IssuesScreen)


async def test_filters_go_round_and_say_what_is_shown():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "t")
        assert heading(app).startswith("  Open issues for Demand")
        await press(app, pilot, "t", "i")
        assert heading(app).startswith("  Open issues for Ops in Webinar relaunch")
        assert "2 of 6" in heading(app)
        await press(app, pilot, "c")
        assert heading(app).startswith("  Open issues  ")
        await press(app, pilot, "y")
        assert heading(app).startswith("  Open problems")
        await press(app, pilot, "y", "y", "y")
        assert heading(app).startswith("  Open opportunities")
        await press(app, pilot, "y")
        assert heading(app).startswith("  Open issues  ")


async def test_filters_lead_to_issues_only():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "y", "y")
        assert heading(app).startswith("  Open risks")
        await press(app, pilot, "t")
        assert heading(app).startswith("  Open risks for IT")
        await press(app, pilot, "i")
        assert any("No open issue belongs to an initiative" in said for said in notices(app))


async def test_nothing_left_says_how_to_see_more():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "t", "s")
        text = screen_text(app)
        assert "No parked issues for Demand." in text
        assert "c shows those of every team, initiative and type" in text
        await press(app, pilot, "c", "c")
        assert "Every team, initiative and type is shown." in notices(app)


async def test_keys_say_why_where_there_is_no_issue():
    async with shown(boards.empty(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "h")
        assert "No issue is shown; a raises one." in notices(app)
        await press(app, pilot, "t")
        assert "There is no issue yet; a raises one." in notices(app)


async def test_a_record_that_is_opened_is_shown_whatever_was_filtered():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "t")
        issues_of(app).show_record("Q2")
        await press(app, pilot)
        assert heading(app).startswith("  Resolved issues")
        assert "Q2 · problem" in screen_text(app)


async def test_a_line_of_the_issue_opens_what_it_names():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        go_to(app, "Q2")
        await press(app, pilot, "tab")
        assert app.screen.query_one("#sheet", Rows).go_to("of crm")
        await press(app, pilot, "enter")
        assert "CRM migration" in screen_text(app).splitlines()[2]


async def test_large_lists_move_at_once():
    async with shown(boards.large(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "end")
        issue = issues_of(app).issue
        assert issue is not None
        assert app.board.issues.count("status", "open") == 2502
        assert app.screen.query_one("#main", Rows).scroll_offset.y > 4000
