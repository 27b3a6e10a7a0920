"""Rapport: the picture of who met whom, and each key doing what it says."""

from __future__ import annotations

import pytest

from screens.widgets.rows import Rows
from store.keep.workspace import Workspace
from store.meeting.agenda import draft_agenda
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Impact, Meeting, Thanks
from store.verbs.draft import Draft
from store.verbs.impacts import set_impact
from store.verbs.lines import take_text
from store.verbs.meetings import end_meeting, start_meeting
from store.verbs.rapport import next_question
from store.verbs.series import set_up_series
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.hostile import HOSTILE

MODE = "rapport"


def hostile() -> Workspace:
    """Hostile names in the picture, in turns, in a question and in thanks."""
    made = boards.hostile()

    def met(board: Board, at: Moment) -> Changes:
        draft = Draft(board, Moment(at.who, "2026-11-17T09:00:00.000Z"))
        everybody = tuple(board.people.keys())
        for present in (everybody[:1], everybody[1:3]):
            draft.add(Meeting, started=draft.at.now, ended=draft.at.now, present=present)
        draft.add(Thanks, text=HOSTILE, people=everybody, giver=HOSTILE[:40])
        draft.add(Impact, text=HOSTILE, initiative="about-0", teams=("team-1",))
        draft.series(questions=(HOSTILE,), facilitators=everybody, representatives={"team-0": everybody[:1]})
        return draft.changes

    made.do(met, "meet")
    return made


MADE = (boards.empty, boards.ordinary, hostile, boards.large)


def met() -> Workspace:
    """The ordinary board with two standups that say who was there, and people who take turns."""
    made = boards.ordinary()
    for who in ("present+ ana, ben, dee", "present+ ana, chloe"):
        made.do(lambda b, at: start_meeting(b, at=at), "start")
        made.do(lambda b, at, who=who: take_text(b, who, at=at), "line")
        made.do(lambda b, at: end_meeting(b, at=at), "end")
    made.do(lambda b, at: set_up_series(b, facilitators="ana, ben", scribes="chloe, dee", at=at), "series")
    made.do(lambda b, at: set_impact(b, "crm", "content", "new pictures", at=at), "impact")
    return made


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


async def test_a_key_leads_there_from_everywhere():
    async with shown(met()) as (app, pilot):
        await press(app, pilot, "R")
        assert "Who met whom" in screen_text(app)
        assert "2 standups in 8 weeks" in screen_text(app)


async def test_two_people_are_put_on_the_next_agenda_to_be_introduced():
    async with shown(met(), WIDE, MODE) as (app, pilot):
        main = app.screen.query_one("#main", Rows)
        assert main.cursor is not None
        one, other = main.cursor.split()[1:]
        await press(app, pilot, "i")
        [topic] = [each for each in app.board.topics if not each.meeting]
        assert topic.text.startswith("Introduce ")
        for who in (one, other):
            assert app.board.people[who].name.split()[0] in topic.text


async def test_a_turn_is_swapped_and_given_back():
    async with shown(met(), DESIGN, MODE) as (app, pilot):
        await press(app, pilot, "s")
        assert "That needs the cursor on a turn." in notices(app)
        assert app.screen.query_one("#main", Rows).go_to("turn 2026-11-24 facilitator")
        await press(app, pilot, "s")
        assert "Who is facilitator on Tue 24?" in screen_text(app)
        await press(app, pilot, "down", "enter")
        assert dict(app.board.series.swaps) == {"2026-11-24 facilitator": "ben"}
        assert "swapped" in screen_text(app)
        await press(app, pilot, "enter", "end", "enter")
        assert dict(app.board.series.swaps) == {}


async def test_somebody_is_thanked_and_the_card_tells_for_what():
    async with shown(met(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "t", "enter", *"lists", "enter")
        thanks = app.board.thanks["Y1"]
        assert (thanks.giver, thanks.text) == ("ana", "lists")
        assert "thanks" in screen_text(app)
        assert app.screen.query_one("#aside", Rows).go_to("record Y1")
        app.screen.query_one("#aside", Rows).focus()
        await press(app, pilot, "enter")
        assert "Ana" in screen_text(app)


async def test_a_question_is_added():
    async with shown(met(), WIDE, MODE) as (app, pilot):
        await press(app, pilot, "n", *"Tea?", "enter")
        assert next_question(app.board) == "Tea?"
        assert "Tea?" in screen_text(app)


async def test_the_check_in_of_the_standup_shows_its_question_and_who_never_met():
    made = met()
    made.do(lambda b, at: set_up_series(b, questions="Tea, or coffee?", at=at), "question")
    made.do(lambda b, at: start_meeting(b, draft_agenda(b, "2026-11-23"), at=at), "start")
    async with shown(made, WIDE, "meeting") as (app, pilot):
        await pilot.pause(0.3)
        text = screen_text(app)
        assert "The round" in text
        assert "Tea, or coffee?" in text
        assert "Never met" in text
        assert "facilitator  Ana" in text
