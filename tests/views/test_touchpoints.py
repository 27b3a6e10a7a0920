"""The touchpoints screen: the journey, friction by money, its experiments, and each key does what it says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from screens.glyphs import glyph
from screens.touchpoints import TouchpointsScreen
from screens.touchpoints_sheet import bar
from screens.widgets.rows import Rows
from store.keep.workspace import Workspace
from store.model import records as r
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Experiment, ExperimentStatus, Friction, Touchpoint
from store.verbs.draft import Draft
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.hostile import HOSTILE, LONG, MARKUP
from tests.views.hostile import WIDE as WIDE_LETTERS
from tui.app import AccordApp

MODE = "touchpoints"


def hostile() -> Workspace:
    """Names, texts, stages and figures as no verb would make them."""

    def fill(board: Board, at: Moment) -> Changes:
        draft = Draft(board, at)
        for number, text in enumerate((MARKUP, HOSTILE, WIDE_LETTERS, LONG)):
            draft.add(Touchpoint, f"at{number}", name=text, owner=f"t{number}", system=text, stage=text[:60])
            about = {"text": text, "touchpoint": f"at{number}", "initiative": f"i{number}"}
            key = draft.add(Friction, **about, count=["12", text, "1" * 15, ""][number], per="day", cost="9.99").id
            tests = (r.Test(date=text[:30], result="5", remark=text), r.Test(date="2026-11-20", result=text))
            draft.add(
                Experiment,
                text=text,
                action=text,
                friction=key,
                metric=text,
                unit=text,
                why=text,
                baseline="10",
                target="1",
                owners=(f"p{number}",),
                tests=tests,
            )
        return draft.changes

    workspace = boards.hostile()
    workspace.do(fill, "fill")
    return workspace


def large() -> Workspace:
    """Forty touchpoints in twelve stages and a thousand frictions, every third with an experiment."""

    def fill(board: Board, at: Moment) -> Changes:
        draft = Draft(board, at)
        for number in range(40):
            draft.add(
                Touchpoint, f"at{number}", name=f"Letter number {number}", owner="ops", stage=f"stage {number % 12}"
            )
        for number in range(1000):
            about = {"touchpoint": f"at{number % 40}", "count": str(number * 7), "per": "week", "cost": "2.50"}
            key = draft.add(Friction, text=f"Friction number {number}", **about).id
            if not number % 3:
                tests = (r.Test(date="2026-11-10", result=str(number)),)
                draft.add(Experiment, text="less of it", friction=key, baseline=str(number * 7), tests=tests)
        return draft.changes

    workspace = boards.ordinary()
    workspace.do(fill, "fill")
    return workspace


def touchpoints_of(app: AccordApp) -> TouchpointsScreen:
    found = app.screen
    assert isinstance(found, TouchpointsScreen)
    return found


def typed(text: str) -> list[str]:
    """The keys that type a text."""
    return ["space" if letter == " " else letter for letter in text]


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_sample(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(boards.lived_in(), size, MODE) as (app, pilot):
        await press(app, pilot, "j")
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [boards.empty, boards.ordinary, hostile, large])
async def test_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, MODE) as (app, _):
        screen(app, picture=False)


async def test_light_theme(screen: ScreenCheck):
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "j", "T")
        screen(app)


async def test_the_dearest_friction_is_first_and_its_sums_are_said():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        assert app.screen.query_one("#main", Rows).cursor == "F2"
        await press(app, pilot, "j")
        text = screen_text(app)
        assert "10,080 EUR a year, 11,520 saved of 21,600" in text
        assert "calls 300 → 140 a month, target 100" in text


async def test_friction_is_noted_where_the_cursor_is():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "n", *typed("the button is grey count:10/week cost:3"), "enter")
        friction = app.board.frictions["F3"]
        assert (friction.touchpoint, friction.text, friction.count) == ("signup", "the button is grey", "10")


async def test_an_experiment_is_begun_measured_repeated_and_stopped():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        assert touchpoints_of(app).why_not("test") == "Nothing is tried against F2 yet; x begins an experiment."
        await press(app, pilot, "x", *typed("half of it -> one text target:600 @dee"), "enter")
        experiment = app.board.experiments["E2"]
        assert (experiment.friction, experiment.action, experiment.baseline) == ("F2", "one text", "1200")
        assert touchpoints_of(app).why_not("repeat") == "E2 was not tested yet; t notes what it measured."
        await press(app, pilot, "t", *typed("900 first week"), "enter")
        assert notices(app)[-1].startswith("E2 measured 900 on Mon 23: saves 14,400 EUR a year")
        await press(app, pilot, "p")
        assert app.board.experiments["E2"].status is ExperimentStatus.REPEATED
        await press(app, pilot, "o", *typed("lawyers"), "enter")
        assert (app.board.experiments["E2"].status, app.board.experiments["E2"].why) == ("stopped", "lawyers")
        assert touchpoints_of(app).why_not("test") == "E2 is stopped; p takes it up again, x begins another."


async def test_which_of_several_experiments_is_asked():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "j", "x", *typed("fewer still"), "enter", "t")
        assert "Which experiment was measured?" in screen_text(app)
        await press(app, pilot, "down", "enter", *typed("120"), "enter")
        assert app.board.experiments["E1"].tests[-1].result == "120"


async def test_figures_are_said_anew():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "e", "ctrl+a", "ctrl+k", *typed("100000/year 6"), "enter")
        friction = app.board.frictions["F2"]
        assert (friction.count, friction.per, friction.cost) == ("100000", "year", "6")
        assert "600,000" in screen_text(app)


async def test_a_touchpoint_is_named_with_its_stage_and_its_team():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "w", *typed("letter Welcome letter"), "enter", "down", "enter", "enter")
        touchpoint = app.board.touchpoints["letter"]
        assert (touchpoint.name, touchpoint.stage, touchpoint.owner) == ("Welcome letter", "interest", "demand")


@pytest.mark.parametrize(("key", "cursor"), [("F1", "F1"), ("E1", "F1"), ("hotline", "F1"), ("invite", "invite")])
async def test_a_record_that_is_opened_has_the_cursor(key: str, cursor: str):
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, _):
        touchpoints_of(app).show_record(key)
        assert app.screen.query_one("#main", Rows).cursor == cursor


async def test_nothing_can_be_done_where_nothing_is():
    async with shown(boards.empty(), DESIGN, MODE) as (app, pilot):
        for key in ("x", "t", "p", "o", "e"):
            app.clear_notifications()
            await press(app, pilot, key)
            assert len(notices(app)) == 1
        await press(app, pilot, "enter")


@pytest.mark.parametrize(("now", "done"), [("100", 0), ("120", 0), ("75", 5), ("50", 10), ("10", 10)])
def test_the_bar_stands_where_the_newest_result_is(now: str, done: int):
    spans = bar(Decimal(100), Decimal(now), Decimal(50), 11)
    text = "".join(span if isinstance(span, str) else span[0] for span in spans)
    assert text[:done] == glyph("bar") * done
    assert len(text) == 11
    assert text.count(glyph("rule")) == 10 - done
