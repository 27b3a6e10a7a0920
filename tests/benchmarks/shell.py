"""What the shell's commands cost, as whole processes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.processes import NOTHING, command, instructions, pairs, whole
from tests.benchmarks.recorded import environment
from tests.benchmarks.table import Row, amount, compared, missing
from tests.benchmarks.workspaces import Workspaces

ADD = ("add", "issue", "Lead files bounce in the CRM import @ops")


def adding(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """A quick add against a bare interpreter, in time and in instructions, and in a long history."""
    with workspaces.copy(100) as small, workspaces.copy(100_000) as large:
        short, long = whole(command(small, *ADD)), whole(command(large, *ADD))
        yield compared("`accord add issue`, on disk", "`python -c pass`", 1.5, pairs(short, whole(NOTHING), 4 * rounds))
        yield compared("the same at 100,000 records", "at 100 records", 1.05, pairs(long, short, 4 * rounds))
        bare = instructions(NOTHING)
        if bare is None:
            yield missing("the same in instructions", "≤ 1.5 ×", "valgrind is not installed")
            return
        for name, folder in (("the same in instructions", small), ("in instructions at 100,000 records", large)):
            count = instructions(command(folder, *ADD))
            assert count is not None
            yield Row(
                what=name,
                measured=f"{count / 1e6:.1f} M",
                against=f"`python -c pass`: {bare / 1e6:.1f} M",
                ratio=f"{count / bare:.2f}",
                held_to="≤ 1.5 ×",
                holds=count <= 1.5 * bare,
            )


def listing(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """A list of 10,000 open issues against taskwarrior's of as many tasks."""
    what, limit = "`accord list issues --open`, 10,000 of them", 0.4
    ours = whole(command(workspaces.kept(10_000, only_issues=True), "list", "issues", "--open"))
    task = shutil.which("task")
    if task is None:
        alone = pairs(ours, whole(NOTHING), rounds)
        reason = f"{amount(median(time for time, _ in alone))} ms; taskwarrior is not installed"
        yield missing(what, f"≤ {limit:g} ×", reason)
        return
    with tempfile.TemporaryDirectory() as home:
        settings = f"{home}/taskrc"
        with open(settings, "w", encoding="ascii") as file:
            file.write(
                f"data.location={home}/data\nconfirmation=no\nverbose=nothing\ndefaultwidth=100\ngc=off\nhooks=off\n"
            )
        os.mkdir(f"{home}/data")
        environ = environment(TASKRC=settings, TASKDATA=f"{home}/data")
        with workspaces.open(10_000) as workspace:
            texts = [issue.text for issue in workspace.board.issues] * 10
        tasks = [{"description": text, "project": "webinar", "status": "pending"} for text in texts[:10_000]]
        subprocess.run(
            [task, "import", "-"], env=environ, input=json.dumps(tasks).encode(), check=True, capture_output=True
        )
        found = pairs(ours, whole([task, "list"], environ), rounds)
    yield compared(what, "`task list`, as many tasks", limit, found)


def helping(_: Workspaces, rounds: int) -> Iterator[Row]:
    """The overview of commands."""
    yield compared(
        "`accord --help`",
        "`python -c pass`",
        3,
        pairs(whole(command("/nowhere", "--help")), whole(NOTHING), 2 * rounds),
    )
