"""One initiative: what it costs each team and lacks, what is open in it, and that each key does what it says."""

from __future__ import annotations

import pytest

from screens.initiative import InitiativeScreen
from screens.widgets.rows import Rows
from store.model.records import InitiativeStatus, Role
from store.verbs.criteria import add_criterion
from store.verbs.impacts import set_impact
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tui.app import AccordApp

MODE = "initiative"
MADE = (boards.empty, boards.ordinary, boards.hostile, boards.large)


def typed(text: str) -> list[str]:
    """The keys that type a text."""
    return ["space" if letter == " " else letter for letter in text]


def initiative_of(app: AccordApp) -> InitiativeScreen:
    screen = app.screen
    assert isinstance(screen, InitiativeScreen)
    return screen


def go_to(app: AccordApp, part: str, pane: str = "#main") -> None:
    """Put the cursor on a part."""
    rows = app.screen.query_one(pane, Rows)
    rows.focus()
    assert rows.go_to(part)


def titled(app: AccordApp) -> str:
    """The headings of the panes."""
    return screen_text(app).splitlines()[2]


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_all(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(boards.lived_in(), size, MODE) as (app, _):
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_sample(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(boards.lived_in(), size, MODE) as (app, pilot):
        await press(app, pilot, "enter")
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", MADE)
async def test_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, MODE) as (app, pilot):
        await press(app, pilot, "right", "right")
        screen(app, picture=False)


async def test_light_theme(screen: ScreenCheck):
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "left", "T")
        screen(app)


async def test_from_one_to_the_next_and_back_to_all():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        assert titled(app).startswith("  Initiatives")
        await press(app, pilot, "right")
        assert "1 of 4" in titled(app)
        await press(app, pilot, "right_square_bracket")
        assert "2 of 4" in titled(app)
        await press(app, pilot, "left", "left_square_bracket")
        assert "4 of 4" in titled(app)
        await press(app, pilot, "escape")
        assert titled(app).startswith("  Initiatives")
        assert app.screen.query_one("#main", Rows).cursor == "consent"


async def test_a_team_takes_note():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "enter")
        await press(app, pilot, "k")
        assert any("go to a team under the costs" in said for said in notices(app))
        impact = app.board.impact("webinar", "ops")
        assert impact is not None
        assert "not seen for 20 days" in screen_text(app)
        go_to(app, f"impact {impact.id}")
        await press(app, pilot, "k")
        assert app.board.impacts[impact.id].acknowledged
        assert "not seen for 20 days" not in screen_text(app)


async def test_a_cost_gets_other_words_another_weight_and_a_role():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "enter")
        impact = app.board.impact("webinar", "sales")
        assert impact is not None
        go_to(app, f"impact {impact.id}")
        await press(app, pilot, "e", "enter", *typed(" now"), "enter")
        assert app.board.impacts[impact.id].text == "forty more calls a week now"
        assert "changed since" in screen_text(app)
        await press(app, pilot, "e", "down", "enter", "enter")
        assert app.board.impacts[impact.id].level == "high"
        await press(app, pilot, "e", "down", "down", "enter", "enter")
        assert app.board.impacts[impact.id].role is Role.DECIDES


async def test_a_cost_is_written_down_for_a_team():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "enter", "i", "down", "down", "down", "enter", *typed("a login each"), "enter")
        impact = app.board.impact("webinar", "it")
        assert impact is not None
        assert impact.text == "a login each"


async def test_what_is_lacking_is_mended_from_its_line():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "left")
        assert "Nobody sponsors it" in screen_text(app)
        go_to(app, "flag sponsor")
        await press(app, pilot, "enter", "enter")
        assert app.board.initiatives["consent"].sponsor
        assert "Nobody sponsors it" not in screen_text(app)
        go_to(app, "flag roles")
        await press(app, pilot, "e", "enter")
        assert "No team decides in it" not in screen_text(app)
        go_to(app, "flag criteria")
        await press(app, pilot, "enter", *typed("people read it"), "enter")
        assert "people read it" in screen_text(app)
        go_to(app, "flag signatures")
        await press(app, pilot, "enter", "enter")
        assert "signed by" in screen_text(app)


async def test_two_deciders_are_flagged_and_one_is_left():
    workspace = boards.ordinary()
    workspace.do(lambda board, at: set_impact(board, "webinar", "ops", "", role="decides", at=at))
    async with shown(workspace, WIDE, MODE) as (app, pilot):
        await press(app, pilot, "enter")
        assert "Two teams decide: Ops, Demand Gen" in screen_text(app)
        go_to(app, "flag roles")
        await press(app, pilot, "enter", "down", "enter")
        deciders = [one.team for one in app.board.impacts.where("initiative", "webinar") if one.role is Role.DECIDES]
        assert deciders == ["ops"]


async def test_ones_own_team_signs_first():
    workspace = boards.ordinary()
    workspace.do(lambda board, at: add_criterion(board, "webinar", "two hundred came", at=at))
    async with shown(workspace, WIDE, MODE) as (app, pilot):
        await press(app, pilot, "enter", "s", "enter")
        assert list(app.board.criteria["C1"].signed) == ["ops"]
        assert "signed by Ops" in screen_text(app)


async def test_facts_are_changed_where_they_stand():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "enter", "e", *typed("one a month"), "enter")
        go_to(app, "field channels")
        await press(app, pilot, "e", *typed("mail,web,phone,fair"), "enter")
        assert "reaches four" in screen_text(app)
        go_to(app, "field dates")
        await press(app, pilot, "e", *typed("2026-11-01, 2027-03-31"), "enter")
        go_to(app, "field sponsor")
        await press(app, pilot, "e", "end", "enter")
        go_to(app, "field status")
        await press(app, pilot, "e", "enter")
        one = app.board.initiatives["webinar"]
        assert (one.summary, one.channels) == ("one a month", ("mail", "web", "phone", "fair"))
        assert (one.starts, one.ends, one.sponsor) == ("2026-11-01", "2027-03-31", "")
        assert one.status is InitiativeStatus.PLANNED


async def test_dates_in_the_wrong_order_are_refused():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "enter")
        go_to(app, "field dates")
        await press(app, pilot, "e", *typed("2027-03-31, 2026-11-01"), "enter")
        assert any("before it starts" in said for said in notices(app))
        assert app.board.initiatives["webinar"].starts == ""


async def test_records_of_the_other_column():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "enter", "h")
        assert "That needs the cursor on an open issue." in notices(app)
        go_to(app, "record Q11", "#aside")
        await press(app, pilot, "h", "enter")
        assert app.board.issues["Q11"].helpers
        go_to(app, "record A10", "#aside")
        await press(app, pilot, "d")
        assert app.board.actions["A10"].status == "done"
        go_to(app, "record Q12", "#aside")
        await press(app, pilot, "enter")
        assert "Q12 · help wanted" in screen_text(app)


async def test_one_column_becomes_two():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "enter")
        assert "Open issues" not in titled(app)
        await pilot.resize_terminal(*WIDE)
        await press(app, pilot)
        assert "Open issues" in titled(app)


async def test_what_is_added_here_belongs_here():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "enter", "a", *typed("! slides are late"), "enter")
        issue = app.board.issues.latest(1)[0]
        assert (issue.text, issue.initiative) == ("slides are late", "webinar")
        assert initiative_of(app).chosen == "webinar"


async def test_keys_say_why_before_one_is_chosen():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "s")
        assert "Choose an initiative first; Enter shows the one under the cursor." in notices(app)
    async with shown(boards.empty(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "right")
        assert "There is no other initiative." in notices(app)
