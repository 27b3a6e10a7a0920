"""Keys, seen from outside: from the moment one is pressed to the moment the screen shows what it does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from statistics import median
from tempfile import NamedTemporaryFile
from time import monotonic

from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.verbs.meetings import start_meeting
from tests.benchmarks.recorded import APPS, Recorded, accord, app, environment
from tests.benchmarks.table import Row, amount, compared
from tests.benchmarks.workspaces import Workspaces

Shows = Callable[[str, str], bool]
CLEAR = "\x15"
"""Ctrl+U, which empties a line."""
TOUR = {
    "3": "issues",
    "4": "the glossary",
    "2": "an initiative",
    "6": "the minutes",
    "7": "goals",
    "8": "knowledge",
    "0": "trends",
    "9": "touchpoints",
}
"""Keys, and the screens they go to."""
TEXT = "lead files bounce in the import and nobody saw the report"


def has(words: str) -> Shows:
    """The screen shows these words."""
    return lambda _, after: words in after


def changed(before: str, after: str) -> bool:
    """The screen is another one."""
    return before != after


@contextmanager
def others(folder: str, every: float, *words: str) -> Generator[subprocess.Popen[str]]:
    """Another process that adds a note every so many seconds."""
    argv = [sys.executable, str(APPS / "writer.py"), folder, str(every), *words]
    process = subprocess.Popen(argv, env=environment(), stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _meet(folder: str) -> None:
    """Start a standup."""
    with Workspace(LocalBackend(folder), "ana1") as workspace:
        workspace.do(lambda board, at: start_meeting(board, at=at), "start meeting")


def typing(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """Letters and Enter at the meeting's prompt, over 100,000 records, while another process writes."""
    letters = [letter for letter in TEXT if letter != " "] * rounds
    with workspaces.copy(100_000) as folder:
        _meet(folder)
        with accord(folder, "meet") as ours, app("field") as other, others(folder, 0.25):
            ours.ready("Type what is said")
            other.ready("READY")
            ours.forget(2)
            pressed: list[tuple[float | None, float | None]] = []
            line = ""
            for letter in letters:
                if len(line) == 40:
                    for terminal in (ours, other):
                        terminal.send(CLEAR)
                        terminal.forget(0.2)
                    line = ""
                line += letter
                pressed.append((ours.effect(letter, has(line)), other.effect(letter, has(line))))
            yield from _typed(pressed)
            entered = [_enter(ours, other, number) for number in range(4 * rounds)]
    yield compared("Enter at the prompt: on disk and on the screen", "a typed key", 2.5, entered)


def _typed(pressed: list[tuple[float | None, float | None]]) -> Iterator[Row]:
    """What typing was like."""
    lost = sum(ours is None for ours, _ in pressed)
    found = [(ours, other) for ours, other in pressed if ours is not None and other is not None]
    times = sorted(ours for ours, _ in found)
    yield compared("a key at the prompt, 100,000 records, another process writing", "a key in a bare Input", 1.8, found)
    late, worst = times[int(len(times) * 0.95)], times[-1]
    base = sorted(other for _, other in found)
    yield Row(
        what="the same: 95th percentile, the longest pause, keys lost",
        measured=f"{late:.1f} ms, {worst:.1f} ms, {lost} of {len(pressed)}",
        against=f"a bare Input's: {base[int(len(base) * 0.95)]:.1f} ms, {base[-1]:.1f} ms",
        held_to="16 ms, 50 ms, none",
        holds=late < 16 and worst <= 50 and not lost,
    )


def _enter(ours: Recorded, other: Recorded, number: int) -> tuple[float, float]:
    """Type a line at the prompt, and time Enter until it stands among the notes, which it does once it is on disk;
    against a key elsewhere.
    """
    for terminal in (ours, other):
        terminal.send(CLEAR)
        terminal.forget(0.2)
    line = f"qz{number:03}zq"
    for letter in line:
        ours.send(letter)
    ours.forget(0.3)
    assert line in "".join(ours.text.splitlines()[-3:]), ours.text
    entered = ours.effect("enter", lambda _, after: line in "".join(after.splitlines()[:-3]))
    typed = other.effect("x", has("x"))
    assert entered is not None, ours.text
    assert typed is not None, "a key was lost"
    return entered, typed


def moving(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """One row down in a list of 100,000 against one of 100; a letter more in find, over 100,000 records."""
    many, few = workspaces.kept(100_000, only_issues=True), workspaces.kept(100, only_issues=True)
    with accord(many) as ours, accord(few) as other:
        for terminal in (ours, other):
            terminal.ready("Needs the room")
            terminal.forget(1)
            assert terminal.effect("3", has("Open issues"), 0.3), terminal.text
            terminal.forget(1)
        # What a key shows late must not be taken for the effect of the next one, so each is waited out.
        found = [(ours.effect("down", changed, 0.25), other.effect("down", changed, 0.25)) for _ in range(15 * rounds)]
    good = [(a, b) for a, b in found if a is not None and b is not None]
    yield compared("one row down in a list of 100,000", "in a list of 100", 1.2, good)
    yield from _filtering(workspaces, rounds)


def _filtering(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    with accord(workspaces.kept(100_000)) as ours, app("field") as other:
        ours.ready("Needs the room")
        other.ready("READY")
        ours.forget(1)
        assert ours.effect("/", has("all of them must be there"), 0.3) is not None
        index = ours.effect("w", has("found"), 0.5)  # reads what can be found, once
        assert index is not None, ours.text
        ours.send(CLEAR)
        ours.forget(0.2)
        pressed: list[tuple[float | None, float | None]] = []
        for _ in range(rounds):
            line = ""
            for letter in "webinar budget":
                line += letter
                pressed.append((ours.effect(letter, has(line)), other.effect(letter, has(line))))
            for terminal in (ours, other):
                terminal.send(CLEAR)
                terminal.forget(0.2)
    found = [(a, b) for a, b in pressed if a is not None and b is not None]
    fast = median(a for a, _ in found) < 16
    yield compared("a letter more in find, 100,000 records, under 16 ms", "a key in a bare Input", 3, found, also=fast)
    yield Row(
        what="the first letter, for which what can be found is read",
        measured=f"{amount(index)} ms",
        held_to="< 500 ms, or a progress bar",
        holds=index < 500,
    )


def going(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """Through all screens, each shown for the first time and once more, against fresh screens of stock panes.

    Screens differ more from each other than Accord does from the panes, and every other fresh screen takes Textual
    twice as long as the one before. So a pair is a whole tour: the middle of what its screens took, and of as many
    fresh ones.
    """
    first: list[tuple[float, float]] = []
    again: list[tuple[float, float]] = []
    slow: list[tuple[float, str]] = []
    for _ in range(max(3, rounds)):
        with accord(workspaces.kept(1_000)) as ours, app("panes") as other:
            ours.ready("Needs the room")
            other.ready("READY")
            ours.forget(1.5)
            for pairs in (first, again):
                tour = [(ours.effect(key, changed, 0.2), _panes(other)) for key in TOUR]
                took = [(here, stock) for here, stock in tour if here is not None and stock is not None]
                assert len(took) == len(TOUR), ours.text
                pairs.append((median(here for here, _ in took), median(stock for _, stock in took)))
                if pairs is first:
                    slow.append(max((here, TOUR[key]) for key, (here, _) in zip(TOUR, took, strict=True)))
    stock = "a fresh screen of four stock panes"
    yield compared("going to another screen", stock, 0.5, again)
    worst, name = sorted(slow)[len(slow) // 2]
    yield compared(f"the same for the first time (the slowest: {amount(worst)} ms, {name})", stock, 0.5, first)


def _panes(other: Recorded) -> float | None:
    """A fresh screen of stock panes, and back."""
    took = other.effect("n", has("Lead files bounce 3"), 0.2)
    other.effect("b", has("READY"), 0.2)
    return took


def seeing(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """Another process's change, from its acknowledgement to this screen; and what watching for it costs."""
    took: list[float] = []
    with workspaces.copy(1_000) as folder:
        with accord(folder) as ours:
            ours.ready("Needs the room")
            busy = _idle(ours)
        _meet(folder)
        with accord(folder, "meet") as ours:
            ours.ready("Type what is said")
            ours.forget(2)
            with others(folder, 0.23, "announce") as process:
                ours.listen(5 * rounds, 5 * rounds)
                process.kill()
                assert process.stdout is not None
                said = dict(line.split() for line in process.stdout.read().splitlines())
            ours.listen(0.5, 1)
            for at in ours.drawn():
                new = [text for text in said if text in ours.text]
                took += [at - float(said.pop(text)) * 1e3 for text in new]
    assert took, "no change of another process ever came"
    took.sort()
    typical, late = median(took), took[int(len(took) * 0.99)]
    yield Row(
        what="another process's change on this screen: median, 99th percentile",
        measured=f"{amount(typical)} ms, {amount(late)} ms ({len(took)} changes)",
        held_to="50 ms, 150 ms",
        holds=typical <= 50 and late <= 150,
    )
    yield Row(
        what="the board left alone",
        measured=f"{busy:.1f} % of a core",
        held_to="< 1 %",
        holds=busy < 1,
    )


def _idle(terminal: Recorded) -> float:
    """How much of a core a program takes that nobody touches, in percent; over ten seconds."""
    terminal.forget(2)
    before, since = terminal.processor(), monotonic()
    while monotonic() - since < 10:
        terminal.listen(1, 1)
    return (terminal.processor() - before) / (monotonic() - since) * 100


def previewing(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """The minutes of a standup of 190 lines on the screen, against the same in Textual's Markdown widget."""
    folder = workspaces.kept(10_000)
    with Workspace(LocalBackend(folder), "ana1") as workspace:
        newest = max(workspace.board.meetings, key=lambda meeting: meeting.started)
        told = blocks(minutes(workspace.board, newest.id, workspace.clock()))
    made, heading = to_markdown(told), next(block.text for block in told if block.kind == "paragraph")
    found: list[tuple[float, float]] = []
    with NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as file:
        file.write(made)
        file.flush()
        for _ in range(max(2, rounds // 2)):
            with accord(folder) as ours, app("markdown", file.name) as other:
                ours.ready("Needs the room")
                other.ready("READY")
                ours.forget(1.5)
                took = ours.effect("6", has(heading), 0.3)
                stock = other.effect("n", has(heading), 1)
                if took is not None and stock is not None:
                    found.append((took, stock))
    yield compared("minutes of 190 lines, previewed", "Textual's Markdown widget", 0.1, found)
