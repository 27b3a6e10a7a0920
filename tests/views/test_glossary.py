"""The glossary: disputed words first, the teams' meanings side by side, and each key does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.glossary import GlossaryScreen
from screens.widgets.rows import Rows
from store.model.records import TermStatus, TermType
from store.verbs.lines import take_text
from store.verbs.meetings import start_meeting
from store.verbs.terms import agree_meaning, define_term
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tui.app import AccordApp

MODE = "glossary"
MADE = (boards.empty, boards.ordinary, boards.hostile, boards.large)


def typed(text: str) -> list[str]:
    """The keys that type a text."""
    return ["space" if letter == " " else letter for letter in text]


def glossary_of(app: AccordApp) -> GlossaryScreen:
    screen = app.screen
    assert isinstance(screen, GlossaryScreen)
    return screen


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


async def test_many_meanings_stand_in_even_bands(screen: ScreenCheck):
    workspace = boards.ordinary()
    for number, team in enumerate(("ops", "it", "content")):
        said = f"meaning number {number}, said at some length so that it takes several lines"
        workspace.do(lambda board, at, team=team, said=said: define_term(board, "lead", said, team, at=at))
    async with shown(workspace, WIDE, MODE) as (app, _):
        screen(app, picture=False)


async def test_meanings_stand_side_by_side_where_there_is_room():
    async with shown(boards.ordinary(), WIDE, MODE) as (app, pilot):
        rows = [line for line in screen_text(app).splitlines() if "filled in a form" in line]
        assert any("passed the joint criteria" in row for row in rows)
        await pilot.resize_terminal(*DESIGN)
        await press(app, pilot)
        rows = [line for line in screen_text(app).splitlines() if "filled in a form" in line]
        assert rows
        assert not any("passed the joint criteria" in row for row in rows)


async def test_f_writes_the_words_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "f", "enter")
        path = tmp_path / "glossary.md"
        assert notices(app) == [f"Written to {path}"]
        assert "- **Sales:** passed the joint criteria" in path.read_text(encoding="utf-8")


async def test_where_a_meaning_was_said_stands_below_it():
    workspace = boards.running()
    workspace.do(lambda board, at: take_text(board, "lead @ops := a row of a list", at=at))
    async with shown(workspace, DESIGN, MODE) as (app, _):
        assert "from N" in screen_text(app)
        assert app.board.terms["lead"].meanings["ops"].source == app.board.notes.latest(1)[0].id


async def test_a_word_is_agreed_on_with_the_meanings_shown():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "g")
        text = screen_text(app)
        assert "Demand Gen: filled in a form" in text
        assert "Sales: passed the joint criteria" in text
        await press(app, pilot, *typed("both"), "enter")
        assert app.board.terms["lead"].agreed == "both"
        assert "agreed by Ana" in screen_text(app)


async def test_a_new_word_gets_a_team_and_a_meaning():
    async with shown(boards.empty(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "n", *typed("MQL"), "enter")
        assert "Who means something by “MQL”?" in screen_text(app)
        await press(app, pilot, "escape")
        assert not len(app.board.terms)
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "n", *typed("MQL"), "enter", "down", "enter", *typed("scored fifty"), "enter")
        assert app.board.terms["mql"].meanings["ops"].text == "scored fifty"
        assert app.board.terms["mql"].status is TermStatus.SINGLE


async def test_a_word_all_teams_share_can_be_written_down_at_once():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "n", *typed("churn"), "enter", "end", "enter", *typed("left within a year"), "enter")
        assert app.board.terms["churn"].agreed == "left within a year"


async def test_a_meaning_is_changed_beside_what_the_others_mean():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "e")
        assert "filled in a form" in screen_text(app)
        await press(app, pilot, "enter")
        text = screen_text(app)
        assert "What does “lead” mean to Demand Gen?" in text
        assert "Sales: passed the joint criteria" in text
        await press(app, pilot, *typed(" twice"), "enter")
        assert app.board.terms["lead"].meanings["demand"].text == "filled in a form twice"


async def test_a_meaning_said_in_a_standup_says_so():
    workspace = boards.ordinary()
    workspace.do(lambda board, at: start_meeting(board, at=at))
    async with shown(workspace, WIDE, MODE) as (app, pilot):
        await press(app, pilot, "e", "down", "enter", *typed("knows us"), "enter")
        assert app.board.terms["lead"].meanings["ops"].source
        assert "standup of" in screen_text(app)


async def test_another_word_for_the_same():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "x", *typed("prospect"), "enter")
        assert app.board.terms["lead"].aliases == ("prospect",)
        await press(app, pilot, "x", *typed("lead"), "enter")
        assert any("itself a term" in said for said in notices(app))


async def test_a_term_becomes_a_value_and_a_term_again():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "v")
        assert app.board.terms["lead"].type is TermType.VALUE
        assert "“lead”, a value" in screen_text(app)
        await press(app, pilot, "v")
        assert app.board.terms["lead"].type is TermType.TERM


async def test_what_was_said_can_be_taken_back():
    async with shown(boards.ordinary(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "w", "enter")
        assert list(app.board.terms["lead"].meanings) == ["sales"]
        await press(app, pilot, "x", *typed("prospect"), "enter", "w", "down", "enter")
        assert app.board.terms["lead"].aliases == ()
        await press(app, pilot, "w", "end", "enter")
        assert not len(app.board.terms)
        await press(app, pilot, "u")
        assert list(app.board.terms["lead"].meanings) == ["sales"]


async def test_what_was_agreed_can_be_taken_back():
    workspace = boards.ordinary()
    workspace.do(lambda board, at: agree_meaning(board, "lead", "both", at=at))
    async with shown(workspace, DESIGN, MODE) as (app, pilot):
        assert "agreed" in screen_text(app)
        await press(app, pilot, "w", "down", "down", "enter")
        assert app.board.terms["lead"].status is TermStatus.DISPUTED


async def test_a_word_that_is_called_like_a_team_is_not_taken_for_it():
    workspace = boards.ordinary()
    workspace.do(lambda board, at: define_term(board, "sales", "signed contracts", "ops", at=at))
    async with shown(workspace, DESIGN, MODE) as (app, pilot):
        assert app.screen.query_one("#main", Rows).go_to("sales")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, GlossaryScreen)
        await press(app, pilot, "w")
        assert "the word itself" not in screen_text(app)
        await press(app, pilot, "enter")
        assert app.board.terms["sales"].status is TermStatus.UNDEFINED
        assert "sales" in app.board.teams


async def test_a_use_opens():
    async with shown(boards.lived_in(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "tab")
        assert app.screen.query_one("#sheet", Rows).go_to("use Q11")
        await press(app, pilot, "enter")
        assert "Q11 · problem" in screen_text(app)


async def test_keys_say_why_where_there_is_no_word():
    async with shown(boards.empty(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "g")
        assert "No word is written down yet; n writes one." in notices(app)


async def test_a_word_that_is_opened_has_the_cursor():
    async with shown(boards.lived_in(), DESIGN, MODE) as (app, pilot):
        glossary_of(app).show_record("handover")
        await press(app, pilot)
        term = glossary_of(app).term
        assert term is not None
        assert term.id == "handover"
