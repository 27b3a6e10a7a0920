"""The short form: what can be counted, not timed, so that it comes out the same on a busy machine.

It tells changes of kind: an import on the shell's path, more instructions than allowed, or a cost that grows with the
history where none may.
"""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any

from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.meeting.agenda import draft_agenda
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.sense.attention import attention
from store.verbs.lines import take_text
from store.verbs.meetings import start_meeting
from tests.benchmarks.processes import NOTHING, command, instructions
from tests.benchmarks.recorded import APPS, PROJECT, environment
from tests.benchmarks.shell import ADD
from tests.benchmarks.table import Row, missing
from tests.benchmarks.workspaces import Workspaces
from tui.opening import keep_seen

FEW, MANY = 1_000, 100_000
FLAT = 1.1
"""What may grow by a tenth between `FEW` and `MANY` records: ids are longer, lines lie elsewhere in a block."""
BY_STANDUP = 4
"""What may grow with the number of standups, of which there are a hundred times as many: a few bytes for each."""
MOST_INSTRUCTIONS = 1.5

HEAVY = {
    "add": {"re", "enum", "typing", "json", "pathlib", "datetime", "dataclasses", "argparse", "collections"},
    "list": {"textual", "rich", "tinydb", "pendulum", "asyncio", "plotext", "orjson", "argparse", "dataclasses"},
    "--help": {"textual", "rich", "tinydb", "pendulum", "asyncio", "plotext", "argparse", "json", "dataclasses"},
}
"""What a command may not import, by its first word."""

MOST_MODULES = 65
BEHIND = {
    *("argparse", "json", "ssl", "zoneinfo", "concurrent.futures.thread", "pendulum", "orjson", "tinydb", "plotext"),
    *("store.model.board", "store.keep.local", "store.keep.workspace", "store.sense.attention", "store.sense.weekly"),
    *("store.meeting.days", "store.verbs.capture", "screens.dialogs.panel", "textual.widgets._select"),
}
"""What the first frame of the board does without."""

COUNTED = """
import os, sys
before = set(sys.modules)
from tui.shell import main
code = main(sys.argv[1:])
with open("/proc/self/io") as file:
    counts = dict(line.split(": ") for line in file.read().splitlines())
brought = {name.split(".")[0] for name in sys.modules} - before
print(code, counts["syscr"], counts["rchar"], counts["syscw"], *sorted(brought))
"""


def _run(*words: str) -> tuple[dict[str, int], set[str]]:
    """Run a command; its reads, bytes read and writes, and the modules it brought in beyond those of a bare start."""
    argv = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path[:0] = {[str(PROJECT), *sys.path]!r}{COUNTED}",
        *words,
    ]
    out = subprocess.run(argv, env=environment(), check=True, capture_output=True, text=True).stdout
    code, reads, size, writes, *modules = out.splitlines()[-1].split()
    assert code == "0", out
    return {"reads": int(reads), "bytes read": int(size), "writes": int(writes)}, set(modules)


def imports(workspaces: Workspaces) -> Row:
    """No command imports what its start cannot afford."""
    found: dict[str, set[str]] = {}
    with workspaces.copy(100) as folder:
        for words in (ADD, ("list", "issues", "--open"), ("--help",)):
            modules = _run("--workspace", folder, *words)[1]
            found[words[0]] = modules & HEAVY[words[0]]
    told = "; ".join(f"{name}: {' '.join(sorted(names))}" for name, names in found.items() if names)
    what = "heavy imports of `add`, `list`, `--help`"
    return Row(what=what, measured=told or "none", held_to="none", holds=not told)


def counted(workspaces: Workspaces) -> Row:
    """The instructions of a quick add, against a bare interpreter's."""
    what, held = "instructions of `accord add issue`", f"≤ {MOST_INSTRUCTIONS} ×"
    bare = instructions(NOTHING)
    if bare is None:
        return missing(what, held, "valgrind is not installed")
    with workspaces.copy(FEW) as folder:
        instructions(command(folder, *ADD))  # byte-code is written the first time
        ours = instructions(command(folder, *ADD))
    assert ours is not None
    ratio = ours / bare
    return Row(
        what=what,
        measured=f"{ours / 1e6:.1f} M",
        against=f"`python -c pass`: {bare / 1e6:.1f} M",
        ratio=f"{ratio:.2f}",
        held_to=held,
        holds=ratio <= MOST_INSTRUCTIONS,
    )


def first_frame(workspaces: Workspaces) -> Row:
    """Before its first frame the board imports little more than an empty app does, and nothing it could do without."""
    with workspaces.copy(FEW) as folder:
        workspace = Workspace(LocalBackend(folder), "ana1")
        keep_seen(workspace)
        workspace.close()
        ours, other = (_frame("accord", folder), _frame("empty"))
    more = ours - other
    heavy = more & BEHIND
    told = f", among them {' '.join(sorted(heavy))}" if heavy else ""
    return Row(
        what="modules before the first frame that an empty app has not",
        measured=f"{len(more)}{told}",
        held_to=f"≤ {MOST_MODULES}, none of them heavy",
        holds=len(more) <= MOST_MODULES and not heavy,
    )


def _frame(*words: str) -> set[str]:
    """The modules imported before a first frame, as `apps/frame.py` finds them."""
    argv = [sys.executable, str(APPS / "frame.py"), *words]
    return set(subprocess.run(argv, env=environment(), check=True, capture_output=True, text=True).stdout.split())


def _flat(what: str, few: dict[str, int], many: dict[str, int], *, most: float = FLAT) -> Row:
    """A row for counts that may not grow with the records."""
    return Row(
        what=f"{what} at {MANY:,} records",
        measured=", ".join(f"{count:,} {name}" for name, count in many.items()),
        against=f"at {FEW:,}: " + ", ".join(f"{count:,} {name}" for name, count in few.items()),
        ratio=f"{max(many[name] / few[name] for name in few):.2f}",
        held_to=f"≤ {most:g} ×",
        holds=all(many[name] <= most * few[name] for name in few),
    )


def quick_add_is_flat(workspaces: Workspaces) -> Row:
    """What a quick add reads and writes does not grow with the history."""
    counts: list[dict[str, int]] = []
    for size in (FEW, MANY):
        with workspaces.copy(size) as folder:
            _run("--workspace", folder, *ADD)
            counts.append(_run("--workspace", folder, *ADD)[0])
    return _flat("a quick add", *counts)


def work_of(work: Callable[[], object]) -> dict[str, int]:
    """How many lines of Python some work executes, and the most bytes it takes at a time: copying a long table in one
    call is one line, but many bytes.
    """
    lines = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    tracing = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(tracing)
    tracemalloc.start()
    try:
        work()
        size = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return {"lines executed": lines, "bytes at most": size}


def commit_is_flat(workspaces: Workspaces) -> Row:
    """What a commit of an open workspace does, does not grow with the records."""

    def add(board: Board, at: Moment) -> Changes:
        return take_text(board, "! lead files bounce @ops", at=at)

    def counts(workspace: Workspace) -> dict[str, int]:
        workspace.do(add)
        return work_of(lambda: workspace.do(add))

    with workspaces.open(FEW) as few, workspaces.open(MANY) as many:
        return _flat("a captured line", counts(few), counts(many))


def note_is_flat(workspaces: Workspaces) -> Row:
    """Nor does a note in a standup that runs, with every index that the room's screens ask for."""

    def note(board: Board, at: Moment) -> Changes:
        return take_text(board, "nobody saw the report", at=at)

    def counts(workspace: Workspace) -> dict[str, int]:
        workspace.do(lambda board, at: start_meeting(board, at=at))
        draft_agenda(workspace.board, workspace.clock()[:10])
        workspace.do(note)
        return work_of(lambda: workspace.do(note))

    with workspaces.open(FEW) as few, workspaces.open(MANY) as many:
        return _flat("a note in a standup", counts(few), counts(many), most=BY_STANDUP)


def attention_is_flat(workspaces: Workspaces) -> Row:
    """What attention does after a change grows with what needs the room, and not with what was settled since."""

    def add(board: Board, at: Moment) -> Changes:
        return take_text(board, "! lead files bounce @ops", at=at)

    def counts(workspace: Workspace) -> dict[str, int]:
        today = workspace.clock()[:10]
        attention(workspace.do(add).board, today)
        board = workspace.do(add).board
        lines = work_of(lambda: attention(board, today))["lines executed"]
        return {"lines executed for each entry": lines // len(attention(board, today))}

    with workspaces.open(FEW) as few, workspaces.open(MANY) as many:
        return _flat("attention after a change", counts(few), counts(many))


CHECKS: dict[str, Callable[[Workspaces], Row]] = {
    "imports": imports,
    "first frame": first_frame,
    "instructions": counted,
    "quick add": quick_add_is_flat,
    "commit": commit_is_flat,
    "note": note_is_flat,
    "attention": attention_is_flat,
}
