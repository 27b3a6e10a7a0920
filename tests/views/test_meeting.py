"""Meeting mode: what the room sees of its standup at every size, and what each key does to it."""

from __future__ import annotations

import pytest
from textual import events

from screens.widgets.prompt import Prompt
from store.meeting.agenda import draft_agenda
from store.model.records import TopicType
from store.verbs.meetings import start_meeting
from store.verbs.topics import take_up
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, SMALL, WIDE, notices, press, shown, size_name, still
from tests.snapshots import screen_text
from tests.views.standup import FOLLOWS, current, hostile, prompt_of, say, says, standup, stream_of


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
        await pilot.pause(FOLLOWS)
        await press(app, pilot, "f9")
        screen(app)


async def test_a_first_standup_teaches_the_line():
    workspace = boards.empty()
    workspace.do(lambda board, at: start_meeting(board, draft_agenda(board, at.now[:10]), at=at))
    async with shown(workspace, SMALL, "meeting") as (app, _):
        assert "Type what is said" in screen_text(app)


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
        await press(app, pilot, "backspace")
        assert "not saved" not in screen_text(app)
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


async def test_keys_that_come_faster_than_they_are_handled_keep_their_order():
    async with shown(standup("nothing yet"), DESIGN, "meeting") as (app, pilot):
        before = current(app.board)
        for key in (*"one", "enter", "ctrl+z", *"two", "enter", "ctrl+n", *"three", "enter"):
            prompt_of(app).post_message(events.Key(key, key if len(key) == 1 else None))
        await still(app, pilot)
        said = [(note.text, note.topic) for note in app.board.notes.latest(2)]
        assert sorted(said) == [("three", current(app.board).id), ("two", before.id)]
        assert before != current(app.board)
        assert not any(note.text == "one" for note in app.board.notes)


async def test_corrections_votes_and_attendance_go_through_the_prompt():
    async with shown(standup(), DESIGN, "meeting") as (app, pilot):
        await say(app, pilot, "s/counts a lead twice/counts some leads twice/")
        await say(app, pilot, "-1")
        await say(app, pilot, "present+ eli")
        assert "counts some leads twice" in screen_text(app)
        assert dict(app.board.proposals.latest(1)[0].votes) == {"ana": "-1"}
        assert app.board.running is not None
        assert "eli" in app.board.running.present


async def test_a_line_says_its_kind_in_a_word():
    lines = ("! no header @ops", "#risk too late", "? who knows", "[] @ana ask", "= one file", "~ two files")
    async with shown(standup(*lines), WIDE, "meeting") as (app, _):
        drawn = [row.split("  ") for row in screen_text(app).splitlines()]
        below = [part.strip().partition(" · ")[0] for row in drawn for part in row]
        for word in ("issue", "risk", "help wanted", "action", "decision", "proposal"):
            assert word in below


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


async def test_a_disputed_word_is_ignored_for_this_standup_from_the_prompt_and_from_the_lines():
    async with shown(standup("the leads are late"), WIDE, "meeting") as (app, pilot):
        assert "two meanings" in screen_text(app)
        await press(app, pilot, "ctrl+t")
        assert app.board.meetings["M3"].ignored == ("lead",)
        assert "two meanings" not in screen_text(app)
        prompt_of(app).put("leads again")
        await pilot.pause(FOLLOWS)
        assert "is disputed" not in screen_text(app)
        await press(app, pilot, "escape", "u")
        assert "two meanings" in screen_text(app)
        prompt_of(app).value = ""
        await press(app, pilot, "t")
        assert app.board.meetings["M3"].ignored == ("lead",)


async def test_helpers_for_the_issue_that_is_being_typed():
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        prompt_of(app).put("? who can look at the CRM import")
        await pilot.pause(FOLLOWS)
        assert "Could help with what you type" in screen_text(app)
        assert "knows the CRM" in screen_text(app)
        prompt_of(app).put("just a note on the CRM import")
        await pilot.pause(FOLLOWS)
        assert "Could help with what you type" not in screen_text(app)


async def test_at_the_topic_about_a_word_the_same_key_agrees_on_it():
    workspace = standup("nothing yet")
    topic = next(item for item in workspace.board.topics if item.type is TopicType.LANGUAGE and item.meeting)
    workspace.do(lambda board, at: take_up(board, topic.id, at=at), "take_up")
    async with shown(workspace, DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "ctrl+g", *"a form", "enter")
        assert app.board.terms[topic.ref].agreed == "a form"
        await press(app, pilot, "ctrl+g")
        assert notices(app) == ["No word in this line means two things."]


async def test_who_mends_a_line_stays_on_it():
    async with shown(standup(*(f"line {number}" for number in range(6))), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, "escape", "up", "up")
        mended = stream_of(app).cursor
        assert mended is not None
        await press(app, pilot, "e", "end", "x", "enter")
        assert app.board.notes[mended].text == "line 3x"
        assert stream_of(app).cursor == mended


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("present+ ana, bne", "who is here, no bne here; @ben?"),
        ("present+ ana, be", "who is here · Tab Ben Okafor"),
        ("present+ Fay Moreau", "who is here"),
        ("^ +webinar @ops two days level:hihg ", "impact, level:hihg is text; level:high?"),
    ],
)
async def test_a_line_says_what_in_it_names_nothing(line: str, hint: str):
    async with shown(standup("nothing yet"), WIDE, "meeting") as (app, pilot):
        prompt_of(app).put(line)
        await pilot.pause()
        assert screen_text(app).splitlines()[-2].rstrip().endswith(hint)
