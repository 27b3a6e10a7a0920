"""The agenda in meeting mode: changed before the standup, split, and what comes back again asks for a decision."""

from __future__ import annotations

import pytest

from screens.dialogs.pick import Pick
from screens.widgets.rows import Rows
from screens.wrap_up import WrapUp
from store.keep.workspace import Workspace
from store.meeting.agenda import draft_agenda
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import TopicStatus
from store.verbs.meetings import end_meeting, start_meeting
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.standup import meeting_of, says, standup

BUDGET = "Budget for the fair"


def carried(times: int) -> Workspace:
    """An item that was carried over so many times, before the next standup."""
    workspace = boards.ordinary()
    workspace.do(says(f"# {BUDGET}"), "take_line", "ben", "2026-11-23T07:00:00.000Z")
    for number in range(times):
        at = f"2026-11-23T07:{10 + number}"
        workspace.do(begin, "start", "ana", f"{at}:00.000Z")
        workspace.do(lambda board, at: end_meeting(board, at=at), "end", "ana", f"{at}:30.000Z")
    return workspace


def begin(board: Board, at: Moment) -> Changes:
    return start_meeting(board, draft_agenda(board, at.now[:10]), at=at)


def budgets(board: Board) -> list[TopicStatus]:
    return [topic.status for topic in board.topics if topic.text == BUDGET]


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_what_comes_back_the_third_time_says_so(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(carried(3), size, "meeting") as (app, _):
        screen(app, picture=False)


async def test_an_agenda_that_one_terminal_changes_is_changed_in_the_other_and_undone():
    workspace = boards.ordinary()
    async with shown(workspace, DESIGN, "meeting") as (app, pilot):
        before = list(meeting_of(app).plan.items)
        await press(app, pilot, "end", "z")
        assert "later" in screen_text(app)
        assert notices(app)[-1].partition(" ")[2].startswith("put off for another standup: Wrap-up")
        async with shown(workspace, DESIGN, "meeting") as (other, _):
            assert "later" in screen_text(other)
            assert list(meeting_of(other).plan.items) == before
        await press(app, pilot, "u")
        assert "later" not in screen_text(app)
        assert not app.board.topics.where("meeting", "")


async def test_an_item_is_split_with_a_key_before_and_during_the_standup():
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "down", "down", "h", *"who pays", "enter")
        plan = meeting_of(app).plan
        texts = [item.text for item in plan.agenda]
        assert texts[3] == "who pays"
        await press(app, pilot, "s", "f2", "h", *"and who comes", "enter")
        running = app.board.running
        assert running is not None
        items = sorted(app.board.topics.where("meeting", running.id), key=lambda item: item.order)
        assert [item.text for item in items[:2]] == ["Check-in", "and who comes"]


@pytest.mark.parametrize(
    ("choice", "status", "actions"), [(0, "planned", 0), (1, "dropped", 1), (2, "dropped", 0), (3, "cut", 0)]
)
async def test_setting_aside_for_the_third_time_asks_what_becomes_of_it(choice: int, status: str, actions: int):
    async with shown(carried(2), DESIGN, "meeting") as (app, pilot):
        plan = meeting_of(app).plan
        names = [item.text for item in plan.items.values()]
        given = len(app.board.actions)
        await press(app, pilot, *["down"] * names.index(BUDGET), "x")
        assert isinstance(app.screen, Pick)
        assert "two times" in screen_text(app)
        await press(app, pilot, *["down"] * choice, "enter")
        if choice == 1:
            await press(app, pilot, *"@ben asks finance due:fri", "enter")
        found = next(item for item in plan.items.values() if item.text == BUDGET)
        assert found.status == status
        assert len(app.board.actions) == given + actions


async def test_the_wrap_up_asks_for_a_rating_and_for_a_decision_on_what_comes_back(screen: ScreenCheck):
    async with shown(carried(2), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "s", "f9")
        assert isinstance(app.screen, WrapUp)
        screen(app, picture=False)
        assert "Carried over again" in screen_text(app)
        await press(app, pilot, "r", *"11", "enter")
        assert notices(app)[-1].startswith("A rating is a whole number")
        await press(app, pilot, "backspace", "enter")
        running = app.board.running
        assert running is not None
        assert dict(running.ratings) == {"ana": "1"}
        assert "1 of 10, 1 rating" in screen_text(app)
        await press(app, pilot, *["down"] * 3, "enter", "down", "down", "enter")
        assert budgets(app.board)[-1] is TopicStatus.DROPPED
        assert "3 open ends" in screen_text(app)


async def test_the_wrap_up_gives_a_guessed_action_to_somebody_else():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, *"[] ana should write to the vendor due:fri", "enter", "f9")
        assert "somebody else  o   confirm" in screen_text(app)
        action = list(app.board.actions)[-1]
        assert (action.owners, action.guessed) == ((), ("ana",))
        wrap_up = app.screen
        assert isinstance(wrap_up, WrapUp)
        assert wrap_up.query_one(Rows).go_to(f"!{action.id}")
        await press(app, pilot, "o", *"ben", "enter")
        assert app.board.actions[action.id].owners == ("ben",)
        assert "somebody else" not in screen_text(app)


async def test_a_standup_that_was_not_carried_asks_nothing():
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "f9")
        assert "Carried over again" not in screen_text(app)
        assert "nobody said yet" in screen_text(app)
