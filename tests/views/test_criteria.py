"""Success criteria on the Initiative screen: opened from where they need the room, signed, and handed out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screens.messages import Open
from screens.widgets.rows import Rows
from store.keep.workspace import Workspace
from store.model.changes import Change
from store.verbs.criteria import add_criterion
from tests import boards
from tests.showing import WIDE, notices, press, shown
from tests.snapshots import screen_text


def defined() -> Workspace:
    made = boards.ordinary()
    made.do(lambda b, at: add_criterion(b, "crm", "no contact is lost", at=at), "add")
    return made


async def test_a_criterion_is_opened_on_its_initiative():
    async with shown(defined(), WIDE) as (app, pilot):
        app.post_message(Open("C1"))
        await press(app, pilot)
        assert isinstance(app.focused, Rows)
        assert app.focused.cursor == "criterion C1"
        await press(app, pilot, "s", "enter")
        signed = app.board.criteria["C1"].signed
        assert len(signed) == 1
        assert "signed by" in screen_text(app)


async def test_the_criteria_are_written_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    async with shown(defined(), WIDE) as (app, pilot):
        app.post_message(Open("C1"))
        await press(app, pilot)
        await press(app, pilot, "w")
        await press(app, pilot, "enter")
        assert "no contact is lost (C1)" in Path("success-crm.md").read_text("utf-8")
        os.truncate("success-crm.md", 0)
        await press(app, pilot, "w", "enter")
        assert "is there already" in screen_text(app)
        await press(app, pilot, "down", "enter")
        assert Path("success-crm.md").stat().st_size


async def test_an_id_that_leads_elsewhere_does_not_lead_the_file_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    strange = boards.ordinary()
    key = "~/../../stolen"
    strange.do(lambda _, at: (Change("initiative", key, None, {"title": "Theirs", "created": at.now}),), "add")
    strange.do(lambda b, at: add_criterion(b, key, "no contact is lost", at=at), "add")
    async with shown(strange, WIDE) as (app, pilot):
        app.post_message(Open("C1"))
        await press(app, pilot)
        await press(app, pilot, "w", "enter")
    assert [path.name for path in tmp_path.rglob("*.md")] == ["success---..-..-stolen.md"]
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


async def test_without_criteria_there_is_nothing_to_hand_out():
    async with shown(boards.ordinary(), WIDE, "initiative") as (app, pilot):
        await press(app, pilot, "right", "w")
        assert "Nobody has said what success means yet; c says it." in notices(app)
