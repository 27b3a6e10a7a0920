"""The goals screen: the cascade as a picture with its conflicts, at every size, and what its keys do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from screens.cascade import Picture
from screens.glyphs import is_ascii, use_ascii
from screens.goals import GoalsScreen
from screens.initiative_sheet import doing
from screens.meeting_context import Focus, context
from screens.meeting_lines import About
from screens.plain import width
from screens.widgets.rows import Rows
from store.keep.workspace import Verb, Workspace
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Conflict, ConflictStatus, Goal
from store.verbs.draft import Draft
from store.verbs.goals import agree_conflict
from store.verbs.lines import take_text
from store.verbs.named import add_named
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, SMALL, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.hostile import HOSTILE, LONG, MARKUP
from tests.views.hostile import WIDE as WIDE_LETTERS
from tui.app import AccordApp

TODAY = "2026-11-23"
GOALS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("growth", "Revenue up a fifth", {"metric": "revenue", "target": "20", "unit": "%", "due": "2027-06-30"}),
    (
        "volume",
        "More leads",
        {
            "team": "demand",
            "metric": "leads",
            "baseline": "400",
            "target": "500",
            "unit": "a month",
            "under": "growth",
            "due": "2026-11-27",
        },
    ),
    ("guests", "Fuller webinars", {"team": "content", "under": "volume"}),
    ("clean", "Clean records", {"team": "ops", "metric": "bad records", "target": "2", "unit": "%", "under": "growth"}),
    ("deals", "More contracts", {"team": "sales", "metric": "contracts", "target": "36", "under": "growth"}),
    ("calm", "Systems without surprises", {"team": "it", "metric": "hours down", "baseline": "9", "target": "2"}),
)
LINES = (
    "#conflict deals calm: deals close in the last week of a quarter, and so do the switches +crm",
    "#conflict volume clean: every bought list fills the funnel and soils the database +webinar +consent",
    "#conflict growth calm: what grows is switched often",
)


def with_goals(workspace: Workspace) -> Workspace:
    """Six goals, two open conflicts and one that was agreed on."""

    def does(verb: Verb) -> None:
        workspace.do(verb, "set_up", "ben", "2026-11-09T09:00:00.000Z")

    for handle, name, fields in GOALS:
        does(partial(_goal, handle=handle, name=name, fields=fields))
    for line in LINES:
        does(partial(_line, text=line))
    does(lambda board, at: agree_conflict(board, "K1", "nothing is switched in a quarter's last two weeks", at=at))
    return workspace


def _goal(board: Board, at: Moment, handle: str, name: str, fields: dict[str, str]) -> Changes:
    return add_named(board, "goal", handle, name, fields, at=at)


def _line(board: Board, at: Moment, text: str) -> Changes:
    return take_text(board, text, at=at)


def ordinary() -> Workspace:
    return with_goals(boards.ordinary())


def hostile() -> Workspace:
    """Goals and conflicts as no verb would make them: a circle, an unknown goal, three sides, none at all."""
    workspace = boards.hostile()

    def fill(board: Board, at: Moment) -> Changes:
        draft = Draft(board, Moment(at.who, "2026-11-03T09:00:00.000Z"))
        for number, text in enumerate((MARKUP, HOSTILE, WIDE_LETTERS, LONG)):
            about = {"metric": text, "unit": text, "baseline": text, "target": text, "due": text[:12]}
            draft.add(Goal, f"g{number}x", name=text, team=f"t{number}", under=f"g{(number + 1) % 3}x", **about)
            sides = ((), ("g0x", "gone"), ("g0x", "g1x"), ("g0x", "g1x", "g3x"))[number]
            draft.add(Conflict, text=text, goals=sides, initiatives=(f"i{number}", "gone"))
        said = {"status": ConflictStatus.AGREED, "agreement": HOSTILE, "agreed_at": "x", "agreed_by": MARKUP}
        draft.add(Conflict, text=LONG, goals=("g3x", "g0x"), **said)
        return draft.changes

    workspace.do(fill, "fill")
    return workspace


def large() -> Workspace:
    """A thousand goals, ten levels deep, and three hundred conflicts."""
    workspace = boards.ordinary()

    def fill(board: Board, at: Moment) -> Changes:
        draft = Draft(board, Moment(at.who, "2026-11-03T09:00:00.000Z"))
        for number in range(1000):
            draft.add(Goal, f"g{number}x", name=f"Goal number {number}", under=f"g{number - 1}x" if number % 10 else "")
        for number in range(300):
            goals = (f"g{number * 3}x", f"g{(number * 7 + 1) % 1000}x")
            draft.add(Conflict, text=f"reason {number}", goals=goals)
        return draft.changes

    workspace.do(fill, "fill")
    return workspace


def drawn(workspace: Workspace, cells: int) -> list[str]:
    """The picture's lines."""
    picture = Picture(workspace.board, TODAY)
    return ["".join(text for text, _ in line) for at in range(len(picture.placed)) for line in picture.lines(at, cells)]


@pytest.fixture
def plain() -> Iterator[None]:
    """A terminal that shows ASCII only."""
    before = is_ascii()
    use_ascii(True)
    yield
    use_ascii(before)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_ordinary(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(ordinary(), size, "goals") as (app, _):
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [boards.empty, hostile, large])
async def test_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, "goals") as (app, _):
        screen(app, picture=False)


async def test_light_theme(screen: ScreenCheck):
    async with shown(ordinary(), WIDE, "goals") as (app, pilot):
        await press(app, pilot, "T", "down")
        screen(app)


@pytest.mark.parametrize("make", [ordinary, hostile, large])
@pytest.mark.parametrize("cells", [20, 36, 60, 77, 120])
def test_the_picture_keeps_to_its_width(make: boards.Make, cells: int):
    assert max(width(line) for line in drawn(make(), cells)) <= cells


def test_a_narrow_picture_names_the_conflicts_it_does_not_draw():
    lines = drawn(ordinary(), 40)
    assert lines[3].endswith("↔ K2")
    assert lines[-1].endswith("↔ K3  ✓ K1")


def test_links_lead_from_goal_to_goal():
    text = "\n".join(line[-24:].rstrip() for line in drawn(ordinary(), 77))
    for sign in "╮╯│┴":
        assert sign in text
    assert [text.count(mark) for mark in ("✓ K1", "↔ K2", "↔ K3")] == [1, 1, 1]


@pytest.mark.usefixtures("plain")
def test_the_picture_in_ascii():
    assert all(line.isascii() for line in drawn(ordinary(), 77))


def rows(app: AccordApp, name: str = "main") -> Rows:
    return app.screen.query_one(f"#{name}", Rows)


async def test_the_agreement_is_written_where_the_goal_is():
    async with shown(ordinary(), DESIGN, "goals") as (app, pilot):
        await press(app, pilot, "down", "g")
        text = screen_text(app)
        assert "How are both met, More leads ↔ Clean records?" in text
        assert "Demand Gen: leads 400 → 500 a month" in text
        await press(app, pilot, *"both", "enter")
        assert app.board.conflicts["K2"].agreement == "both"
        assert "K2 agreed: both · u takes it back" in notices(app)


async def test_one_of_several_conflicts_is_picked():
    async with shown(ordinary(), DESIGN, "goals") as (app, pilot):
        await press(app, pilot, "down", "down", "g")
        text = screen_text(app)
        assert "Which conflict?" in text
        assert "More leads ↔ Clean records" in text
        await press(app, pilot, "down", "enter", *"so", "enter")
        assert app.board.conflicts["K3"].agreement == "so"


async def test_two_goals_are_picked_and_the_reason_asked():
    async with shown(ordinary(), DESIGN, "goals") as (app, pilot):
        rows(app).go_to("guests")
        await press(app, pilot, "x", "enter")
        assert "What does “Fuller webinars” pull apart from?" in screen_text(app)
        await press(app, pilot, "end", "enter", *"why", "space", *"+crm", "enter")
        conflict = app.board.conflicts["K4"]
        assert (conflict.goals, conflict.text, conflict.initiatives) == (("guests", "calm"), "why", ("crm",))


async def test_a_goal_is_set_up_step_by_step():
    async with shown(ordinary(), DESIGN, "goals") as (app, pilot):
        await press(app, pilot, "down", "n", *"Fewer", "space", *"calls", "enter")
        assert "Whose goal is it?" in screen_text(app)
        await press(app, pilot, "down", "enter")
        assert "Which goal does it serve?" in screen_text(app)
        await press(app, pilot, "enter", *"calls:", "space", *"9->6", "enter")
        goal = app.board.goals["fewer"]
        assert (goal.name, goal.team, goal.under) == ("Fewer calls", "ops", "volume")
        assert (goal.metric, goal.baseline, goal.target) == ("calls", "9", "6")


async def test_the_first_goal_is_asked_for_less():
    async with shown(boards.empty(), DESIGN, "goals") as (app, pilot):
        await press(app, pilot, "n", *"Growth", "enter", "enter", "minus", "enter")
        assert [(goal.id, goal.name, goal.metric) for goal in app.board.goals] == [("growth", "Growth", "")]


async def test_a_field_of_a_goal_is_changed():
    async with shown(ordinary(), DESIGN, "goals") as (app, pilot):
        await press(app, pilot, "down", "e", "down", "down", "enter", "backspace", "backspace", "backspace")
        await press(app, pilot, *"450", "enter")
        assert app.board.goals["volume"].baseline == "450"


async def test_the_goal_above_is_changed_but_never_in_a_circle():
    async with shown(ordinary(), DESIGN, "goals") as (app, pilot):
        await press(app, pilot, "e", "end", "enter", "enter")
        assert "growth would lead back to itself." in notices(app)
        assert app.board.goals["growth"].under == ""


async def test_in_the_list_keys_mean_the_conflict():
    async with shown(ordinary(), WIDE, "goals") as (app, pilot):
        await press(app, pilot, "tab")
        assert app.focused is rows(app, "found")
        await press(app, pilot, "e", "end", "space", *"+crm", "enter")
        assert app.board.conflicts["K2"].initiatives == ("webinar", "consent", "crm")
        await press(app, pilot, "end", "g")
        assert "An agreement is written; e changes its words, w opens the conflict again." in notices(app)
        await press(app, pilot, "w")
        assert app.board.conflicts["K1"].status is ConflictStatus.OPEN


async def test_enter_shows_the_whole_and_other_screens_lead_here():
    async with shown(ordinary(), WIDE) as (app, pilot):
        await press(app, pilot, "7")
        assert isinstance(app.screen, GoalsScreen)
        app.screen.show_record("K3")
        await press(app, pilot)
        assert (rows(app, "found").cursor, rows(app).cursor) == ("K3", "growth")
        await press(app, pilot, "enter")
        text = screen_text(app)
        assert "Revenue up a fifth ↔ Systems without surprises" in text
        assert "What happened" in text


async def test_where_there_is_no_list_a_conflict_opens_its_card():
    async with shown(ordinary(), SMALL, "goals") as (app, pilot):
        screen = app.screen
        assert isinstance(screen, GoalsScreen)
        screen.show_record("K2")
        await press(app, pilot)
        assert "bites in" in screen_text(app)


def test_an_initiative_shows_the_conflicts_that_bite_in_it():
    board = ordinary().board
    lines = [line for part in doing(board, board.initiatives["webinar"], TODAY) for line in part.lay(60)]
    said = ["".join(span if isinstance(span, str) else span[0] for span in line.left) for line in lines]
    at = said.index("Goals that pull apart")
    assert said[at + 1].startswith("↔   K2   More leads ↔ Clean records: every")


def test_the_standup_sees_them_beside_the_topic():
    board = ordinary().board
    here = context(board, About(initiative="webinar"), Focus(), TODAY, 40)
    assert [block.brief for block in here if block.title == "Goals that pull apart"] == ["More leads ↔ Clean records"]
    [own] = [
        block for block in context(board, About(type="goals"), Focus(), TODAY, 40) if block.title.startswith("Goals")
    ]
    assert len(own.lines) == 6
