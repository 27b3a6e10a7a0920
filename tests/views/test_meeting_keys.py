"""Meeting mode, key by key: the agenda, lines that change, attendance, the end."""

from __future__ import annotations

import pytest
from textual.events import Key

from screens.dialogs.attendance import Attendance
from screens.minutes import MinutesScreen
from screens.widgets.rows import Rows
from screens.wrap_up import WrapUp
from store.keep.errors import KeepError
from store.model.records import Action, Issue, TopicStatus
from tests import boards
from tests.showing import DESIGN, WIDE, notices, press, shown, still
from tests.snapshots import screen_text
from tests.views.standup import current, meeting_of, prompt_of, standup, stream_of


async def test_the_draft_can_be_changed_before_the_start():
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):
        drafted = list(meeting_of(app).plan.items.values())
        await press(app, pilot, "down", "down", "plus", "left_square_bracket", "end", "x", "s")
        running = app.board.running
        assert running is not None
        items = sorted(app.board.topics.where("meeting", running.id), key=lambda item: item.order)
        assert [item.text for item in items[:3]] == [drafted[0].text, drafted[2].text, drafted[1].text]
        assert items[1].minutes == drafted[2].minutes + 5
        assert [item.status for item in items if item.text == drafted[-1].text] == [TopicStatus.CUT]
        assert len(items) == len(drafted)
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


async def test_in_the_notes_a_line_is_taken_away_and_the_item_stays():
    async with shown(standup("typed by mistake"), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "escape")
        mistaken, on = stream_of(app).cursor or "", current(app.board)
        await press(app, pilot, "x")
        assert app.board.find(mistaken) is None
        assert current(app.board) == on
        assert "typed by mistake" in notices(app)[-1]
    async with shown(standup("lead := a contact"), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "escape", "x")
        assert current(app.board) == on
        assert notices(app)[-1] == "Here x takes a line away; in the agenda, F2, it cuts an item."


async def test_a_topic_is_added_from_the_prompt():
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        await press(app, pilot, "f6", *"budget", "enter")
        assert app.board.topics.latest(1)[0].text == "budget"
        assert "budget" in screen_text(app)


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


async def test_attendance_is_kept_key_by_key():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "f4", "p", "down", "l", "down", "x", "A")
        assert isinstance(app.screen, Attendance)
        running = app.board.running
        assert running is not None
        assert set(running.present) == {"eli", "chloe", "ana", "ben"}  # Ben came late
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


@pytest.mark.parametrize(("key", "verdict"), [("enter", "agreed"), ("down", "rejected")])
async def test_the_wrap_up_asks_how_an_open_proposal_is_decided(key: str, verdict: str):
    async with shown(standup("~ one file a day", "0 ana"), WIDE, "meeting") as (app, pilot):
        proposal = app.board.proposals.latest(1)[0]
        await press(app, pilot, "f9")
        rows = app.screen.query_one("#main", Rows)
        rows.go_to(f"!{proposal.id}")
        assert "0 for, 0 against, 1 neither" in screen_text(app)
        await press(app, pilot, "enter", *([key] if key == "down" else []), "enter")
        settled = app.board.proposals[proposal.id]
        assert (settled.status, app.board.decisions[settled.decision].verdict) == ("decided", verdict)
        assert "one file a day" in screen_text(app)


async def test_behind_the_last_item_comes_the_wrap_up():
    async with shown(boards.empty(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "s", "ctrl+n")
        assert current(app.board).text == "Wrap-up"
        await press(app, pilot, "ctrl+n")
        assert isinstance(app.screen, WrapUp)
        await press(app, pilot, "escape")
        assert current(app.board).text == "Wrap-up"
        assert notices(app) == []


async def test_esc_goes_on_talking():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "f9", "escape")
        assert app.board.running is not None
        assert app.focused is prompt_of(app)


async def test_a_click_opens_what_is_only_a_line():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await pilot.click("#context-line")
        await still(app, pilot)
        assert meeting_of(app).has_class("-context")
        await pilot.click("#agenda-line")
        await still(app, pilot)
        assert meeting_of(app).has_class("-agenda")


async def test_what_is_typed_right_behind_the_start_is_a_line_and_no_key():
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):
        typed = ["s", *"sales asked", "enter", *"parked already"]
        for key in typed:  # all of it before the first of it is looked at
            app.post_message(Key(key, None if key == "enter" else key))
        await still(app, pilot)
        await still(app, pilot)
        running = app.board.running
        assert running is not None
        assert [note.text for note in app.board.notes.where("meeting", running.id)] == ["sales asked"]
        assert prompt_of(app).value == "parked already"
        assert app.focused is prompt_of(app)
        assert notices(app) == []


async def test_keys_in_front_of_the_start_change_the_draft_before_it():
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):
        drafted = list(meeting_of(app).plan.items.values())
        for key in ("down", "x", "s", "a"):
            app.post_message(Key(key, None if key == "down" else key))
        await still(app, pilot)
        await still(app, pilot)
        cut = [item.text for item in app.board.topics if item.status is TopicStatus.CUT]
        assert cut == [drafted[1].text]
        assert prompt_of(app).value == "a"


async def test_a_start_that_the_disk_refuses_gives_the_draft_its_keys_back(monkeypatch: pytest.MonkeyPatch):
    async with shown(boards.ordinary(), DESIGN, "meeting") as (app, pilot):

        def full(*_: object) -> None:
            raise KeepError("The disk is full.")

        monkeypatch.setattr(app.desk.workspace, "do", full)
        await press(app, pilot, "s")
        assert app.board.running is None
        assert app.focused is meeting_of(app).query_one("#plan")
        assert notices(app) == ["The disk is full."]
