"""Knowledge: people by systems with the holes on the map, paths drawn as paths, sessions planned and held."""

from __future__ import annotations

import pytest

from screens.dialogs.card import Card
from screens.knowledge import KnowledgeScreen
from screens.widgets.matrix import Matrix
from screens.widgets.paths import Path, Paths, Stop
from screens.widgets.rows import Rows
from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Handoff, Person, Session, SessionStatus, Skill, Step, System, Team
from store.verbs.draft import Draft
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, SMALL, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.hostile import HOSTILE, LONG, MARKUP, TURNED
from tests.views.hostile import WIDE as WIDE_TEXT
from tests.views.stage import SIZES as STAGE_SIZES
from tests.views.stage import Stage, ascii_signs
from tui.app import AccordApp

MODE = "knowledge"


def typed(text: str) -> list[str]:
    """The keys that type a text."""
    named = {" ": "space", "-": "minus", ",": "comma"}
    return [named.get(letter, letter) for letter in text]


def screen_of(app: AccordApp) -> KnowledgeScreen:
    screen = app.screen
    assert isinstance(screen, KnowledgeScreen)
    return screen


def hostile() -> Workspace:
    """Systems, paths and sessions whose every text a careless program would obey."""
    workspace = boards.hostile()
    workspace.do(_hostile, "set_up")
    return workspace


def _hostile(board: Board, at: Moment) -> Changes:
    draft = Draft(board, at)
    for number, text in enumerate((MARKUP, HOSTILE, WIDE_TEXT, TURNED, LONG, "")):
        key = f"s{number}x"
        draft.add(System, key, name=text, essentials=text, url=text, owner="nobody")
        steps = (
            Step(team="t0", system=key, passes=text),
            Step(team="gone", system="gone", passes=text),
            Step(team="t1"),
        )
        draft.add(Handoff, f"h{number}x", name=text, steps=steps)
        draft.add(Session, text=text, system=key, shower="gone", learners=("p0", "gone"), date="not a day")
    return draft.changes


def large() -> Workspace:
    """Forty systems, three hundred people, thirty paths of up to nine steps."""
    workspace = boards.ordinary()
    workspace.do(_large, "set_up")
    return workspace


def _large(board: Board, at: Moment) -> Changes:
    draft = Draft(board, at)
    levels = [skill.value for skill in Skill if skill is not Skill.NONE]
    for number in range(40):
        draft.add(System, f"system{number}", name=f"System number {number}", owner="ops", essentials="mind the gap")
    for number in range(20):
        draft.add(Team, f"team{number}", name=f"Team number {number}")
    for number in range(300):
        knows = {f"system{(number * 7 + step) % 40}": levels[step % 3] for step in range(4)}
        draft.add(Person, f"who{number}", name=f"Person {number}", team=f"team{number % 20}", knows=knows)
    for number in range(30):
        steps = [
            Step(team=f"team{(number + step) % 20}", system=f"system{step}", passes=f"piece {step}")
            for step in range(number % 9 + 1)
        ]
        draft.add(Handoff, f"path{number}", name=f"Path number {number}", steps=tuple(steps))
    return draft.changes


MADE = (boards.empty, boards.ordinary, hostile, large)


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


async def test_where_there_is_no_room_the_pane_with_the_keys_is_open():
    async with shown(boards.lived_in(), SMALL, MODE) as (app, pilot):
        assert "Ben" in screen_text(app)
        await press(app, pilot, "tab")
        assert "Chloe shows Farah" in screen_text(app)
        assert "Dem Ben" not in screen_text(app)
        await press(app, pilot, "tab")
        assert "the scored lead" in screen_text(app)
        assert "Chloe shows Farah" not in screen_text(app)


async def test_the_system_under_the_cursor_says_what_to_know():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        assert "CRM · Sales owns it" in screen_text(app)
        await press(app, pilot, "right", "right")
        assert "every field needs a consent text" in screen_text(app)
        await press(app, pilot, "i", *typed(", always"), "enter")
        assert app.board.systems["forms"].essentials == "every field needs a consent text, always"
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Card)
        assert "hands-on" in screen_text(app)


async def test_a_level_is_set_where_the_cursor_is():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "e", "enter")
        assert app.board.people["ben"].skill("crm") is Skill.EXPERT
        assert "ben knows: crm expert · u takes it back" in notices(app)


async def test_a_session_is_planned_and_held():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "down", "right", "right", "right", "s")  # Hana, who does not know the desk
        assert "A hands-on session with which system?" in screen_text(app)
        await press(app, pilot, "enter")
        assert "Who shows Service desk?" in screen_text(app)
        assert "expert, Customer Service" in screen_text(app)
        await press(app, pilot, "enter")
        assert "Whom does Farah show Service desk?" in screen_text(app)
        await press(app, pilot, "comma", *typed(" gus"), "enter", *typed("fri"), "enter")
        session = app.board.sessions["S3"]
        assert (session.shower, session.learners, session.date) == ("farah", ("hana", "gus"), "2026-11-27")
        assert "Fri 27  Farah shows" in screen_text(app)
        await press(app, pilot, "d", "down", "enter")
        assert app.board.sessions["S3"].status is SessionStatus.DONE
        assert app.board.people["hana"].skill("desk") is Skill.HANDS_ON


async def test_a_hole_begins_its_own_session():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "tab", "down", "s", "enter", "enter")
        assert "Whom does Ana show Mail automation?" in screen_text(app)
        await press(app, pilot, "enter", *typed("later"), "enter")
        session = app.board.sessions["S3"]
        assert (session.system, session.learners, session.date) == ("mailer", ("emil",), "")


async def test_a_session_is_cancelled_where_the_cursor_is():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "x")
        assert "That needs the cursor on a session or on a step of a path; Tab goes there." in notices(app)
        await press(app, pilot, "tab", "x")
        assert app.board.sessions["S2"].status is SessionStatus.CANCELLED
        await press(app, pilot, "d")
        assert "No session is planned; s plans one." in notices(app)


async def test_steps_are_added_moved_and_taken_out():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):

        def teams() -> list[str]:
            return [step.team for step in app.board.handoffs["lead-path"].steps]

        await press(app, pilot, "tab", "tab", "right_square_bracket")
        assert teams() == ["ops", "demand", "sales", "service"]
        assert app.screen.query_one(Paths).cursor == ("lead-path", 2)
        await press(app, pilot, "left", "left_square_bracket")
        assert "It is the first step already." in notices(app)
        await press(app, pilot, "p", "enter", "enter", "enter", *typed("a list"), "enter")
        assert teams() == ["ops", "demand", "demand", "sales", "service"]
        assert app.board.handoffs["lead-path"].steps[1].passes == "a list"
        await press(app, pilot, "right", "x")
        assert teams() == ["ops", "demand", "sales", "service"]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Card)


async def test_the_first_system_and_the_first_path_are_begun_here():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "s")
        assert "There is no system yet; n adds one." in notices(app)
        await press(app, pilot, "n", *typed("Mail automation"), "enter", "enter", "enter")
        system = app.board.systems["mail-automation"]
        assert (system.name, system.owner) == ("Mail automation", next(iter(app.board.teams.keys())))
        await press(app, pilot, "p", *typed("Lead"), "enter", "enter", "enter", "enter", *typed("-"), "enter")
        [step] = app.board.handoffs["lead"].steps
        assert (step.system, step.passes) == ("mail-automation", "")


async def test_what_attention_opens_is_under_the_cursor():
    async with shown(boards.lived_in(), DESIGN) as (app, pilot):
        from screens.messages import Open

        app.post_message(Open("forms"))
        await press(app, pilot)
        grid = screen_of(app).query_one("#main", Matrix)
        assert grid.cursor is not None
        assert grid.cursor[1] == "forms"
        app.post_message(Open("S2"))
        await press(app, pilot)
        assert screen_of(app).query_one("#aside", Rows).cursor == "session S2"
        app.post_message(Open("lead-path"))
        await press(app, pilot)
        assert screen_of(app).query_one(Paths).has_focus


PATH = Path("lead", "From form to call", [Stop("Demand", "Forms", "the address", True), Stop("Ops", "CRM", "")])


@pytest.mark.parametrize("size", STAGE_SIZES, ids=size_name)
async def test_no_line_of_a_path_is_wider_than_the_screen(size: tuple[int, int]):
    stops = [
        Stop(f"Team {n} " * (n % 3 + 1), f"System {n}" * (n % 4), f"piece {n} " * (n % 6), n % 2 == 0) for n in range(9)
    ]
    paths = Paths()
    stage = Stage(paths)
    async with stage.run_test(size=size) as pilot:
        paths.show([Path("a", "A", stops), Path("b", "B", []), PATH])
        await pilot.pause()
        seen: set[tuple[str, int] | None] = {paths.cursor}
        for _ in range(3):
            for _ in range(9):
                await pilot.press("right")
                seen.add(paths.cursor)
                assert paths.cursor is not None
            await pilot.press("home", "down")
            seen.add(paths.cursor)
        assert seen == {*(("a", n) for n in range(1, 10)), ("b", 0), ("lead", 1), ("lead", 2)}
        assert "From form to call" in stage.text
        assert "Demand" in stage.text


async def test_a_path_needs_no_more_than_ascii():
    with ascii_signs():
        paths = Paths()
        stage = Stage(paths)
        async with stage.run_test(size=(80, 24)) as pilot:
            paths.show([PATH])
            await pilot.pause()
            assert stage.text.isascii()
            assert "--- !! --->" in stage.text
