"""Looking back on the screen: the register of decisions, and one topic in every standup."""

from __future__ import annotations

import pytest

from screens.dialogs.card import Card
from screens.dialogs.history import TopicHistory
from screens.dialogs.register import Register
from screens.minutes import MinutesScreen
from store.keep.workspace import Workspace
from store.sense.topics import subject
from store.verbs.lines import take_text
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.test_meeting import hostile, standup


def replaced() -> Workspace:
    """Standups with decisions, one of which was replaced twice."""
    workspace = standup()
    first = next(iter(workspace.board.decisions)).id
    for text in (f"= two files a day +webinar supersedes:{first}", "= one file a day and none on Mondays +webinar"):
        workspace.do(lambda board, at, text=text: take_text(board, text, at=at), "take")
    newest = workspace.board.decisions.latest(2)[-1].id
    workspace.do(lambda board, at: take_text(board, f"= as many as there are supersedes:{newest}", at=at), "take")
    return workspace


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_the_register(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(replaced(), size, "minutes") as (app, pilot):
        await press(app, pilot, "D")
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [boards.empty, hostile, boards.large])
async def test_the_register_of_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, "minutes") as (app, pilot):
        await press(app, pilot, "D")
        assert isinstance(app.screen, Register)
        screen(app, picture=False)


async def test_enter_opens_a_decision():
    async with shown(replaced(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "D", "down", "enter")
        assert isinstance(app.screen, Card | MinutesScreen)
        assert "as many as there are" in screen_text(app) or "two files a day" in screen_text(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_a_topic_in_every_standup(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(boards.lived_in(), size, "minutes") as (app, pilot):
        await press(app, pilot, "h", "down", "enter")
        assert isinstance(app.screen, TopicHistory)
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [boards.empty, hostile, boards.large])
async def test_a_topic_of_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    workspace = make()
    topic = next(iter(workspace.board.topics), None)
    async with shown(workspace, size, "minutes") as (app, pilot):
        await app.push_screen(TopicHistory(subject(topic) if topic is not None else "nothing"))
        await press(app, pilot)
        screen(app, picture=False)


async def test_without_a_standup_there_is_no_history():
    async with shown(boards.empty(), DESIGN, "minutes") as (app, pilot):
        await press(app, pilot, "h")
        assert "There are no minutes yet" in "".join(notices(app))
