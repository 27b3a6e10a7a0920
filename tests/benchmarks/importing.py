"""Work that takes over half a second: logs of 50,000 lines and a workspace of 100,000 records read in.

It says how far it is, stops when told to with nothing half done, and takes as long for each line of a long log as of a
short one.
"""

from __future__ import annotations

import gc
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from store.exchange.logs import read_log
from store.exchange.read_in import read_in
from store.exchange.whole import write_whole
from store.keep.care import check
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.model.board import Board
from store.model.moment import Moment, now
from tests.benchmarks.processes import Measure, command, pairs, timed
from tests.benchmarks.recorded import Recorded, environment
from tests.benchmarks.table import Row, amount, compared
from tests.benchmarks.workspaces import PEOPLE, WORDS, Workspaces
from tui.shell import GARBAGE

LINES = 50_000
SHORT = 5_000
HALF = 0.5
"""Seconds from which work has to say how far it is."""
DAY = "2026-11-24"

# What people type at a MeetBot and at scribe.perl, and how often in a hundred lines; the rest is talk.
MEETBOT = {"#topic {}": 1, "#action {who} to {}": 4, "#agreed {}": 2, "#info {}": 8, "#link https://a.example/{}": 2}
W3C = {"Topic: {}": 1, "ACTION: {who} to {}": 2, "RESOLVED: {}": 1, "PROPOSED: {}": 1, "+1": 2, "q+": 2, "present+": 1}
W3C_MORE = {"s/{}/{}/": 1, "... {}": 19, "{who}: {}": 40}


def meetbot_log(lines: int) -> str:
    """The log of a long meeting that a MeetBot minuted."""
    return _log(lines, ("#startmeeting Alignment",), MEETBOT, "#endmeeting")


def w3c_log(lines: int) -> str:
    """The log of a long meeting that was scribed as W3C's groups do."""
    start = ("Meeting: Alignment", f"scribe: {PEOPLE[0]}", f"present+ {PEOPLE[0]}, {PEOPLE[1]}")
    return _log(lines, start, W3C | W3C_MORE, "rrsagent, draft minutes")


def _log(lines: int, start: tuple[str, ...], typed: dict[str, int], end: str) -> str:
    """Lines of somebody each, all of them of one day; the scribe's own are those that are not talk."""
    chance = random.Random(lines)
    forms = [*typed, "{}"]
    often = [*typed.values(), 100 - sum(typed.values())]
    said = list(start)
    for form in chance.choices(forms, often, k=lines - len(start) - 1):
        words = " ".join(chance.choices(WORDS[:400], k=chance.randint(4, 14)))
        one = words.partition(" ")[0]
        said.append(form.format(one if "/" in form else words, one, who=chance.choice(PEOPLE)))
    said.append(end)
    out: list[str] = []
    for number, text in enumerate(said):
        second = 8 * 3600 + number * 36_000 // lines
        nick = PEOPLE[0] if text.startswith(("#", "ACTION", "RES", "Topic", "...")) else chance.choice(PEOPLE)
        nick = PEOPLE[0] if number < len(start) or text == end else nick
        out.append(f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02} <{nick}> {text}\n")
    return "".join(out)


LOGS: dict[str, Callable[[int], str]] = {"MeetBot": meetbot_log, "W3C": w3c_log}


def importing(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """Each import with its progress, the same broken off, and a line of a long log against one of a short log."""
    with tempfile.TemporaryDirectory(dir=workspaces.home) as home:
        for style, make in LOGS.items():
            file = Path(home, f"{style.lower()}.{DAY}.log")
            file.write_text(make(LINES), "utf-8")
            yield _told(f"`accord import log`, {LINES:,} lines for a {style} bot", home, "log", file)
            yield _broken_off(f"{style}'s, broken off with Ctrl+C", home, file)
            measures = [_a_line(make(lines)) for lines in (LINES, SHORT)]
            what = f"a line of it, in {LINES:,}"
            yield compared(what, f"in {SHORT:,}", 1.2, pairs(measures[0], measures[1], max(2, rounds // 2)), "µs")
        whole = Path(home, "whole.json")
        with workspaces.open(100_000) as workspace:
            whole.write_text(write_whole(workspace.board), "ascii")
        yield _told("`accord import json`, 100,000 records", home, "json", whole)


def _importing(folder: str, what: str, file: Path) -> Recorded:
    """The command in a terminal, on a new workspace."""
    create_workspace(folder)
    return Recorded(command(folder, "import", what, str(file)), environment())


def _told(what: str, home: str, kind: str, file: Path) -> Row:
    """How long an import takes, and whether it said meanwhile how far it was."""
    with tempfile.TemporaryDirectory(dir=home) as place, _importing(f"{place}/new", kind, file) as terminal:
        told = False
        while terminal.alive:
            terminal.listen(0.1, 0.2)
            told = terminal.when(_says_how_far) is not None or told
        took = time.monotonic() - terminal.began / 1e3
        assert terminal.ended() == 0, terminal.text
    return Row(
        what=what,
        measured=f"{amount(took)} s, {'with' if told else 'without'} a progress bar",
        held_to="< 500 ms, or a progress bar",
        holds=told or took < HALF,
    )


def _says_how_far(text: str) -> bool:
    return " of " in text and ("reading" in text or "keeping" in text)


def _broken_off(what: str, home: str, file: Path) -> Row:
    """Ctrl+C as soon as it said something: it ends, and the workspace is as it was, and takes the log afterwards."""
    with tempfile.TemporaryDirectory(dir=home) as place:
        folder = f"{place}/new"
        with _importing(folder, "log", file) as terminal:
            while terminal.alive and terminal.when(_says_how_far) is None:
                terminal.listen(0.02, 0.05)
            sent = terminal.send("\x03")
            code = terminal.ended()
            took = time.monotonic() * 1e3 - sent
        report = check(folder)
        backend = LocalBackend(folder)
        left = len(backend.load())
        backend.close()
    return Row(
        what=what,
        measured=f"ended after {amount(took)} ms with {code}, {left} records of it kept",
        held_to="all or nothing, whole",
        holds=code == 130 and not left and report.whole,
    )


def _a_line(text: str) -> Measure:
    """Microseconds that a line of a log takes: read, and made a meeting of an empty board."""
    data, empty, lines = text.encode(), Board.empty(), text.count("\n")
    gc.set_threshold(GARBAGE)  # as the command does

    def work() -> None:
        for meeting in read_log(data, file_name=f"x.{DAY}.log"):
            read_in(empty, meeting, at=Moment("ana", now()))

    whole = timed(work)
    return lambda: whole() * 1e3 / lines
