"""Breakout groups from the Meeting screen: for the issue under the cursor, with one key."""

from __future__ import annotations

from screens.stream import Stream
from store.keep.workspace import Workspace
from store.verbs.lines import take_text
from tests import boards
from tests.showing import WIDE, notices, press, shown
from tests.snapshots import screen_text


def crowded() -> Workspace:
    made = boards.running()
    made.do(lambda b, at: take_text(b, "present+ dee, eli", at=at), "line")
    return made


async def test_groups_are_drawn_for_the_issue_under_the_cursor():
    async with shown(crowded(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "escape")
        stream = app.screen.query_one("#stream", Stream)
        running = app.board.running
        assert running is not None
        issue = next(each.id for each in app.board.issues if each.meeting == running.id)
        assert stream.go_to(issue)
        await press(app, pilot, "d")
        text = screen_text(app)
        assert f"Into how many groups for {issue}?" in text
        assert "2 or 3 people" in text
        await press(app, pilot, "enter")
        made = app.board.breakouts["B1"]
        assert (made.issue, len(made.groups), bool(made.meeting)) == (issue, 2, True)
        stream.action_edge(1)
        await press(app, pilot)
        assert "B1" in screen_text(app)


async def test_groups_want_the_cursor_on_an_issue():
    async with shown(boards.running(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "escape", "end", "d")
        assert "Groups are drawn for an issue; Esc goes to the lines." in notices(app)
