"""The workspace's clock is the one that counts: not the machine's zone, and not a clock that was set back."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.keep.care import check
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.verbs.lines import take_text
from store.verbs.meetings import end_meeting, start_meeting
from tests.faults.running import ACCORD, environment
from tests.faults.table import Tried

ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "UTC")


@pytest.mark.fault("clock")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_day_is_the_workspaces_whatever_zone_the_machine_is_in(tmp_path: Path, zone: str, tried: Tried) -> None:
    folder = str(tmp_path / "board")

    def does(machine: str, *words: str) -> str:
        argv = [*ACCORD, "--workspace", folder, *words]
        env = environment(tmp_path, TZ=machine)
        return subprocess.run(argv, env=env, check=True, capture_output=True, text=True).stdout

    does("UTC", "init", "--timezone", zone)
    days = {datetime.now(ZoneInfo(zone)).date()}
    for machine in ZONES:
        does(machine, "add", "action", f"from {machine} due:today")
    found = json.loads(does("UTC", "list", "actions", "--json"))
    days.add(datetime.now(ZoneInfo(zone)).date())  # midnight may have passed
    assert {action["due"] for action in found} <= {day.isoformat() for day in days}
    assert len({does(machine, "list", "actions") for machine in ZONES}) == 1
    tried(len(ZONES))


@pytest.mark.fault("clock")
def test_a_clock_set_back_in_the_middle_of_a_standup_turns_nothing_round(tmp_path: Path) -> None:
    folder = str(tmp_path / "board")
    create_workspace(folder)
    moment = datetime(2026, 11, 24, 9, tzinfo=UTC)

    def clock() -> str:
        return f"{moment.isoformat(timespec='milliseconds').removesuffix('+00:00')}Z"

    with Workspace(LocalBackend(folder), "ana", clock) as workspace:
        workspace.do(lambda board, at: start_meeting(board, at=at), "start_meeting")
        for number, minutes in enumerate((5, -90, 3, -60 * 24 * 400, 2)):
            moment += timedelta(minutes=minutes)
            workspace.do(lambda board, at, n=number: take_text(board, f"= kept {n}.", at=at), "take_line")
        workspace.do(lambda board, at: end_meeting(board, at=at), "end_meeting")
        history = [commit.at for commit in workspace.history()]
        assert all(later >= earlier for later, earlier in pairwise(history))
        [meeting] = workspace.board.meetings
        assert meeting.ended >= meeting.started
        said = [decision.text for decision in workspace.board.decisions.where("meeting", meeting.id)]
        assert said == [f"kept {n}." for n in range(5)]
    assert check(folder).whole
