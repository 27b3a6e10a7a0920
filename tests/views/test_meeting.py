"""Meeting mode: what the room sees of its standup at every size, and what each key does to it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from textual.pilot import Pilot

from screens.dialogs.attendance import Attendance
from screens.meeting import MeetingScreen
from screens.minutes import MinutesScreen
from screens.stream import Stream
from screens.widgets.prompt import Prompt
from screens.wrap_up import WrapUp
from store.keep.workspace import Verb, Workspace
from store.meeting.agenda import draft_agenda
from store.model.board import Board
from store.model.moment import Refused
from store.model.records import Action, Issue, Topic, TopicStatus
from store.verbs.lines import take_text
from store.verbs.meetings import set_attendance, start_meeting
from store.verbs.topics import next_topic
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, SMALL, WIDE, notices, press, shown, size_name, still
from tests.snapshots import screen_text
from tests.views.hostile import EVERY
from tui.app import AccordApp

FOLLOWS = 0.3
"""Seconds after which the context has followed what was typed."""


def standup(*lines: str) -> Workspace:
    """The ordinary board an hour later: its standup runs, on its fourth item, with lines of every kind."""
    workspace = boards.ordinary()
    said = lines or (
        "Ana: the vendor sends three files a day now",
        "! second file has no header @ops help:@chloe",
        "[] @ana ask the vendor for a header row due:fri",
        "= one file a day until the import is fixed",
        "Ben: sales counts a lead twice",
        "~ count them once a week",
        "+1",
        "[] tell the partners about the new form and what it means for their own newsletters",
        "https://example.org/format the vendor's format",
        "[off] he is tired of it",
    )
    steps: list[tuple[str, Verb]] = [
        ("41:00", lambda board, at: start_meeting(board, draft_agenda(board, "2026-11-23"), at=at)),
        ("41:30", lambda board, at: set_attendance(board, "present", "ana, ben, chloe", at=at)),
        ("41:40", lambda board, at: set_attendance(board, "late", "dee", at=at)),
        ("42:00", says("Ben: we moved desks, find us on the third floor")),
        ("45:00", lambda board, at: next_topic(board, at=at)),
        ("46:00", says("the invite is out")),
        ("52:30", says("# Webinar relaunch")),
        *((f"53:{number:02}", says(line)) for number, line in enumerate(said)),
    ]
    for when, verb in steps:
        workspace.do(verb, "set_up", "ana", f"2026-11-23T08:{when}.000Z")
    return workspace


def says(line: str) -> Verb:
    return lambda board, at: take_text(board, line, at=at)


def hostile() -> Workspace:
    """A standup in which people say what breaks programs."""
    workspace = boards.hostile()
    workspace.do(lambda board, at: start_meeting(board, draft_agenda(board, at.now[:10]), at=at))
    for text in EVERY:
        with suppress(Refused):  # nothing to read is left of some
            workspace.do(says(f"\\{text}"))
    return workspace


def meeting_of(app: AccordApp) -> MeetingScreen:
    assert isinstance(app.screen, MeetingScreen)
    return app.screen


def stream_of(app: AccordApp) -> Stream:
    return meeting_of(app).query_one("#stream", Stream)


def prompt_of(app: AccordApp) -> Prompt:
    return meeting_of(app).query_one("#prompt", Prompt)


def current(board: Board) -> Topic:
    assert board.running is not None
    return board.topics[board.running.topic]


async def say(app: AccordApp, pilot: Pilot[None], line: str) -> None:
    """Type a line, as a paste does in one go, and enter it."""
    prompt_of(app).put(line)
    await press(app, pilot, "enter")


# What it looks like


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_before_the_standup_its_agenda_is_shown(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(boards.ordinary(), size, "meeting") as (app, _):
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_while_it_runs(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(standup(), size, "meeting") as (app, pilot):
        prompt_of(app).put("! lead files counted twice @sales help:@ch")
        await pilot.pause(FOLLOWS)
        screen(app)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("make", [boards.empty, hostile, boards.large])
async def test_any_board(screen: ScreenCheck, make: boards.Make, size: tuple[int, int]):
    async with shown(make(), size, "meeting") as (app, pilot):
        await pilot.pause(FOLLOWS)
        screen(app, picture=False)


async def test_light_theme(screen: ScreenCheck):
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "escape", "T")
        await pilot.pause(FOLLOWS)
        screen(app)


@pytest.mark.parametrize("key", ["f2", "f3"])
async def test_at_80_columns_agenda_and_context_open_with_a_key(screen: ScreenCheck, key: str):
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, key)
        await pilot.pause(FOLLOWS)
        screen(app, picture=False)


async def test_the_wrap_up(screen: ScreenCheck):
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "f9")
        screen(app)


async def test_a_first_standup_teaches_the_line():
    workspace = boards.empty()
    workspace.do(lambda board, at: start_meeting(board, draft_agenda(board, at.now[:10]), at=at))
    async with shown(workspace, SMALL, "meeting") as (app, _):
        assert "Type what is said" in screen_text(app)


# The prompt


async def test_a_line_is_kept_and_stands_at_the_bottom():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await say(app, pilot, "! the import stops @ops")
        issue = app.board.issues.latest(1)[0]
        assert (issue.text, issue.teams, issue.initiative) == ("the import stops", ("ops",), "webinar")
        rows = screen_text(app).splitlines()
        assert any("the import stops" in row for row in rows[-8:-3])
        assert rows[-1].rstrip().endswith("saved")
        assert prompt_of(app).value == ""


async def test_a_refused_line_comes_back_and_is_typed_over():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        before = app.board.version
        await say(app, pilot, "s/nobody said this/that/")
        assert app.board.version == before
        assert prompt_of(app).value == "s/nobody said this/that/"
        assert "not saved" in screen_text(app)
        assert any("nothing was corrected" in notice for notice in notices(app))
        await press(app, pilot, "x", "enter")
        assert app.board.notes.latest(1)[0].text == "x"
        await press(app, pilot, "up", "up")
        assert prompt_of(app).value == "s/nobody said this/that/"


@pytest.mark.parametrize("typed", ["#undo", "ctrl+z"])
async def test_undo_at_the_prompt(typed: str):
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await say(app, pilot, "nobody should read this")
        assert "nobody should read this" in screen_text(app)
        if typed == "#undo":
            await say(app, pilot, typed)
        else:
            await press(app, pilot, typed)
        assert app.board.notes.latest(1)[0].text != "nobody should read this"


async def test_corrections_votes_and_attendance_go_through_the_prompt():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await say(app, pilot, "s/counts a lead twice/counts some leads twice/")
        await say(app, pilot, "-1")
        await say(app, pilot, "present+ eli")
        assert "counts some leads twice" in screen_text(app)
        assert dict(app.board.proposals.latest(1)[0].votes) == {"ana": "-1"}
        assert app.board.running is not None
        assert "eli" in app.board.running.present


async def test_many_pasted_lines_are_entered_in_their_order():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        lines = ["# Pasted", *[f"line {number}" for number in range(30)]]
        prompt_of(app).post_message(Prompt.Entered(prompt_of(app), lines))
        await still(app, pilot)
        notes = [note for note in app.board.notes if note.topic == current(app.board).id]
        assert [note.text for note in notes] == lines[1:]
        assert current(app.board).text == "Pasted"
        assert "line 29" in screen_text(app)


async def test_who_scrolled_up_stays_there_while_others_write():
    async with shown(standup(*(f"line {number}" for number in range(60))), DESIGN, "meeting") as (app, pilot):
        stream_of(app).scroll_to(y=5, animate=False, immediate=True)
        app.desk.workspace.do(says("from another window"), "take_line", "ben")
        await pilot.pause(0.2)
        assert app.board.notes.latest(1)[0].text == "from another window"
        assert stream_of(app).scroll_offset.y == 5
        await say(app, pilot, "my own line")
        assert "my own line" in screen_text(app)


async def test_a_disputed_word_is_flagged_while_it_is_typed_and_agreed_on_with_a_key():
    async with shown(standup("nothing yet"), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "ctrl+g")
        assert notices(app) == ["No word in this line means two things."]
        prompt_of(app).put("leads are late")
        await pilot.pause(FOLLOWS)
        text = screen_text(app)
        assert "“lead” is disputed" in text
        assert "passed the joint" in text
        await press(app, pilot, "ctrl+g")
        await press(app, pilot, *"a form", "enter")
        assert app.board.terms["lead"].agreed == "a form"
        assert app.board.terms["lead"].agreed_in == "M3"
        assert prompt_of(app).value == "leads are late"
        assert "lead: a form" in screen_text(app)


async def test_helpers_for_the_issue_that_is_being_typed():
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        prompt_of(app).put("? who can look at the CRM import")
        await pilot.pause(FOLLOWS)
        assert "Could help with what you type" in screen_text(app)
        assert "knows the CRM" in screen_text(app)
        prompt_of(app).put("just a note on the CRM import")
        await pilot.pause(FOLLOWS)
        assert "Could help with what you type" not in screen_text(app)


# The agenda


async def test_the_draft_can_be_changed_before_the_start():
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):
        drafted = list(meeting_of(app).plan.items.values())
        await press(app, pilot, "down", "down", "plus", "left_square_bracket", "end", "x", "s")
        running = app.board.running
        assert running is not None
        items = sorted(app.board.topics.where("meeting", running.id), key=lambda item: item.order)
        assert [item.text for item in items[:3]] == [drafted[0].text, drafted[2].text, drafted[1].text]
        assert items[1].minutes == drafted[2].minutes + 5
        assert len(items) == len(drafted) - 1
        assert app.focused is prompt_of(app)


async def test_enter_starts_and_next_goes_on():
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "enter")
        assert current(app.board).text == "Check-in"
        await press(app, pilot, "ctrl+n")
        assert current(app.board).text == "Follow-ups"
        await press(app, pilot, "escape", "n")
        assert current(app.board).text == "CRM migration"


async def test_an_item_chosen_in_the_agenda_is_taken_up_extended_parked_and_cut():
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "f2", "down", "enter")
        item = current(app.board)
        assert item.text == "Partner portal"
        assert app.focused is prompt_of(app)
        await press(app, pilot, "f5")
        assert app.board.topics[item.id].minutes == item.minutes + 5
        await press(app, pilot, "f2", "z")
        assert app.board.topics[item.id].status is TopicStatus.PARKED
        await press(app, pilot, "x")
        assert app.board.topics[item.id].status is TopicStatus.PLANNED


async def test_a_topic_is_added_from_the_prompt():
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "f6", *"budget", "enter")
        assert app.board.topics.latest(1)[0].text == "budget"
        assert "budget" in screen_text(app)


# The lines


async def test_a_line_becomes_another_kind_is_edited_and_moved():
    async with shown(standup("ask the vendor"), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "escape", "k", "enter")
        found = app.board.find(stream_of(app).cursor or "") or app.board.actions.latest(1)[0]
        assert isinstance(found, Action)
        assert found.text == "ask the vendor"
        await press(app, pilot, "end", "e", *" now", "enter")
        assert app.board.actions[found.id].text == "ask the vendor now"
        await press(app, pilot, "v", "enter")
        assert app.board.topics[app.board.actions[found.id].topic].text == "Check-in"
        await press(app, pilot, "i")
        assert app.focused is prompt_of(app)


async def test_a_key_that_cannot_be_used_now_says_why():
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "f4")
        assert notices(app) == ["No standup is running; s starts one."]


# Who is there, and the end


async def test_attendance_is_kept_key_by_key():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "f4", "p", "down", "l", "down", "x", "A")
        assert isinstance(app.screen, Attendance)
        running = app.board.running
        assert running is not None
        assert set(running.present) == {"eli", "chloe", "ana"}
        assert set(running.late) == {"dee", "ben"}
        await press(app, pilot, "g", *"Fay", "enter", "escape")
        assert app.board.running is not None
        assert app.board.running.guests == ("Fay",)


async def test_the_wrap_up_ties_up_ends_and_leads_to_the_minutes():
    workspace = standup("[] ben looks at the import", "! the import stops", "= go on")
    async with shown(workspace, WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "f9")
        assert isinstance(app.screen, WrapUp)
        action, issue = app.board.actions.latest(1)[0], app.board.issues.latest(1)[0]
        assert isinstance(issue, Issue)
        assert action.guessed == ("ben",)
        await press(app, pilot, "enter", "d", *"fri", "enter")
        assert app.board.actions[action.id].owners == ("ben",)
        assert app.board.actions[action.id].due == "2026-11-27"
        await press(app, pilot, "enter", "enter")
        assert app.board.issues[issue.id].helpers
        await press(app, pilot, "enter")
        ops = app.board.impact("webinar", "ops")
        assert ops is not None
        assert ops.acknowledged
        assert "no open ends" in screen_text(app)
        await press(app, pilot, "E")
        assert app.board.running is None
        assert isinstance(app.screen, MinutesScreen)
        assert app.screen.meeting is not None
        assert app.screen.meeting.id == "M3"


async def test_esc_goes_on_talking():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "f9", "escape")
        assert app.board.running is not None
        assert app.focused is prompt_of(app)
