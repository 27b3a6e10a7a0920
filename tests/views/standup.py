"""A standup that runs, for the tests of meeting mode."""

from __future__ import annotations

from contextlib import suppress

from textual.pilot import Pilot

from screens.meeting import MeetingScreen
from screens.stream import Stream
from screens.widgets.prompt import Prompt
from store.keep.workspace import Verb, Workspace
from store.meeting.agenda import draft_agenda
from store.model.board import Board
from store.model.moment import Refused
from store.model.records import Topic
from store.verbs.lines import take_text
from store.verbs.meetings import set_attendance, start_meeting
from store.verbs.topics import next_topic
from tests import boards
from tests.showing import press
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
