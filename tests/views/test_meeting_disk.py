"""Meeting mode on a slow or full disk: typing goes on, nothing is lost, and only what is on disk is called saved."""

from __future__ import annotations

import threading

from screens.outbox import Outbox, Waiting
from store.keep.errors import Full
from store.model.changes import Commit
from tests.showing import DESIGN, SMALL, notices, press, shown, still
from tests.snapshots import screen_text
from tests.views.standup import meeting_of, prompt_of, say, standup

FULL = "There is no room left for the workspace."


class Disk:
    """Stands between a workspace and where it is kept: it waits, or refuses, as it is told."""

    def __init__(self) -> None:
        self.workspace = standup("nothing yet")
        self.goes = threading.Event()
        self.goes.set()
        self.full = False
        self._commit = self.workspace.backend.commit
        self.workspace.backend.commit = self.commit

    def commit(self, commit: Commit) -> None:
        self.goes.wait(60)
        if self.full:
            raise Full(FULL)
        self._commit(commit)


async def test_while_the_disk_is_slow_typing_goes_on_and_nothing_is_called_saved():
    disk = Disk()
    async with shown(disk.workspace, DESIGN, "meeting") as (app, pilot):
        disk.goes.clear()
        await pilot.press(*"first", "enter", *"second", "enter", *"third")
        assert prompt_of(app).value == "third"
        await pilot.pause(0.6)
        text = screen_text(app)
        assert "saving…" in text
        assert "saved" not in text
        assert "2 lines wait for the disk." in text
        assert "second" in text
        disk.goes.set()
        await still(app, pilot)
        assert [note.text for note in app.board.notes.latest(2)] in (["second", "first"], ["first", "second"])
        await pilot.pause(0.1)
        assert screen_text(app).rstrip().endswith("saved")
        assert "wait for the disk" not in screen_text(app)
        assert prompt_of(app).value == "third"


async def test_what_a_full_disk_refuses_waits_in_its_order_and_is_kept_when_there_is_room():
    disk = Disk()
    async with shown(disk.workspace, DESIGN, "meeting") as (app, pilot):
        disk.full = True
        await say(app, pilot, "! first")
        assert "not on disk" in screen_text(app)
        assert notices(app) == [f"{FULL} What was typed waits here."]
        await say(app, pilot, "= second")
        await say(app, pilot, "third")
        assert app.unsaved == ["! first", "= second", "third"]
        assert "3 lines wait for the disk, which is tried again" in screen_text(app)
        assert len(notices(app)) == 1
        await press(app, pilot, *"half a li")
        disk.full = False
        meeting_of(app).outbox.try_again()
        for _ in range(3):
            await still(app, pilot)
        issue, decision, note = (
            table.latest(1)[0] for table in (app.board.issues, app.board.decisions, app.board.notes)
        )
        assert [issue.text, decision.text, note.text] == ["first", "second", "third"]
        assert issue.order < decision.order < note.order
        assert app.unsaved == []
        assert "wait for the disk" not in screen_text(app)
        assert prompt_of(app).value == "half a li"


async def test_a_line_that_waits_is_taken_back_into_the_prompt():
    disk = Disk()
    async with shown(disk.workspace, DESIGN, "meeting") as (app, pilot):
        disk.full = True
        await say(app, pilot, "not so")
        await press(app, pilot, "ctrl+z")
        assert prompt_of(app).value == "not so"
        assert app.unsaved == []
        assert "wait for the disk" not in screen_text(app)


async def test_on_a_small_screen_the_reason_and_the_prompt_are_there():
    disk = Disk()
    async with shown(disk.workspace, SMALL, "meeting") as (app, pilot):
        disk.full = True
        for number in range(9):
            await say(app, pilot, f"line {number}")
        text = screen_text(app)
        assert "9 lines wait for the disk" in text
        assert "Type what is said" in text
        assert len(app.unsaved) == 9


async def test_leaving_with_lines_that_wait_is_asked_twice():
    disk = Disk()
    async with shown(disk.workspace, DESIGN, "meeting") as (app, pilot):
        disk.full = True
        await say(app, pilot, "nobody may lose this")
        await press(app, pilot, "escape", "q")
        assert "1 line could not be written to the disk" in notices(app)[-1]
        assert app.unsaved == ["nobody may lose this"]
        assert app.is_running
        await pilot.press("q")
        assert not app.is_running or app._exit  # pyright: ignore[reportPrivateUsage]


async def test_pasted_lines_that_cannot_be_what_they_say_are_notes():
    async with shown(standup("nothing yet"), DESIGN, "meeting") as (app, pilot):
        prompt_of(app).post_message(
            prompt_of(app).Entered(prompt_of(app), ["- one", "s/nobody said this/that/", "* two"])
        )
        await still(app, pilot)
        texts = [note.text for note in sorted(app.board.notes.latest(3), key=lambda note: note.order)]
        assert texts == ["one", "s/nobody said this/that/", "two"]


def test_lines_keep_their_order_whatever_the_disk_does():
    sent: list[Waiting] = []
    box = Outbox(sent.append)
    for line in "abc":
        box.put(line)
    assert [each.line for each in sent] == ["a", "b", "c"]
    box.failed(sent[0], "full")
    box.failed(sent[1], "full")
    box.failed(sent[2], "full")
    box.put("d")  # the first is tried, and nothing overtakes it
    assert [each.line for each in sent[3:]] == ["a"]
    box.failed(sent[3], "full")
    box.try_again()
    box.try_again()
    assert [each.line for each in sent[4:]] == ["a"]
    box.answered(sent[4])
    assert [each.line for each in sent[5:]] == ["b", "c", "d"]
    assert box.left == ["b", "c", "d"]
    assert box.take_back() is None
    for each in sent[5:]:
        box.answered(each)
    assert box.left == []
    assert box.shown(80) == []
