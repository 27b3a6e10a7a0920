"""What the room sees of a proposal, and at the wrap-up: how people voted, what comes of the standup, what is open."""

from __future__ import annotations

import pytest

from store.keep.workspace import Workspace
from store.verbs.meetings import PlannedTopic, start_meeting
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, shown, size_name
from tests.snapshots import screen_text
from tests.views.standup import hostile, says, standup
from tests.views.test_present import MODE, crowded


def wrapping(workspace: Workspace) -> Workspace:
    """The same standup, at its wrap-up."""
    workspace.do(says("# Wrap-up"), "take_line", "ana", "2026-11-23T08:59:00.000Z")
    return workspace


def ordinary_wrap_up() -> Workspace:
    return wrapping(standup())


def hostile_wrap_up() -> Workspace:
    return wrapping(hostile())


def crowded_wrap_up() -> Workspace:
    return wrapping(crowded())


def empty_wrap_up() -> Workspace:
    """A standup in which nothing was said, at its only item."""
    workspace = boards.empty()
    items = (PlannedTopic("wrap-up", "Wrap-up"),)
    workspace.do(lambda board, at: start_meeting(board, items, at=at))
    return workspace


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [ordinary_wrap_up, empty_wrap_up, hostile_wrap_up, crowded_wrap_up])
async def test_the_wrap_up(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, MODE) as (app, _):
        screen(app, picture=False)


async def test_it_shows_what_comes_of_the_standup_and_not_what_was_said():
    async with shown(ordinary_wrap_up(), DESIGN, MODE) as (app, _):
        text = screen_text(app)
        assert "Decided" in text
        assert "To do, without owner or day" in text
        assert "sales counts a lead twice" not in text


async def test_a_new_topic_does_not_show_what_was_said_on_the_one_before():
    workspace = standup()
    workspace.do(says("# Something else"), "take_line", "ana", "2026-11-23T08:59:00.000Z")
    async with shown(workspace, DESIGN, MODE) as (app, _):
        assert "Nothing was said on it yet." in screen_text(app)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "nobody has voted yet"),
        (("+1 ana, chloe", "Ben: -1", "Dee: 0"), "+1 from 2: Ana, Chloe · 0 from 1: Dee · -1 from 1: Ben"),
        (("+1 ana", "= count them once a week"), "+1 from 1: Ana  became D3"),
    ],
)
async def test_votes_stand_beside_their_proposal(lines: tuple[str, ...], said: str):
    workspace = standup("~ count them once a week", *lines)
    async with shown(workspace, DESIGN, MODE) as (app, _):
        assert said in screen_text(app)
