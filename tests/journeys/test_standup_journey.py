"""A whole standup at speed: two scribes in two terminals, quick adds from a shell, all of them killed, windows resized.

What was acknowledged stands in the minutes once, in the order it was typed, and both screens show the same. A longer
one: `STANDUP_ROUNDS=60 uv run pytest tests/journeys/test_standup_journey.py`.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from random import Random

from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.verbs.named import add_named
from tests.house.tree import PROJECT
from tests.journeys.standup_script import Mark, Script, Step
from tests.terminal import KEYS, Terminal

PROGRAM = (sys.executable, "-c", "from tui.shell import main; raise SystemExit(main())")
ROUNDS = max(3, int(os.environ.get("STANDUP_ROUNDS", "4")))
SEED = int(os.environ.get("STANDUP_SEED", "1"))
BURST = 9
"""Things each scribe types a round, most of one line or two."""
SIZES = {"ana": (100, 30), "ben": (80, 24)}
NAMED: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("team", "ops", "Operations", {}),
    ("team", "sales", "Sales", {}),
    ("person", "ana", "Ana Ruiz", {"team": "ops"}),
    ("person", "ben", "Ben Okafor", {"team": "sales"}),
    ("person", "chloe", "Chloe Lind", {"team": "ops"}),
    ("person", "dee", "Dee Park", {"team": "sales"}),
    ("person", "eli", "Eli Novak", {"team": "ops"}),
    ("initiative", "webinar", "Webinar relaunch", {}),
    ("initiative", "crm", "CRM migration", {}),
)
ATTENDANCE = ("present+ ana, ben, chloe", "late+ dee", "regrets+ eli", "guest+ Dana Fox", "present- chloe")
ATTENDED = {"Present": "Ana Ruiz, Ben Okafor", "Late": "Dee Park", "Regrets": "Eli Novak", "Guests": "Dana Fox"}
MARKED = re.compile(r"\bx[abq]\d{3,}x\b")
CLOCK = re.compile(r"(.*?) (\d+):(\d\d)(?: of|$)", re.MULTILINE)
SUMMARIES = ("Decisions", "Actions", "Issues and who helps", "Impacts", "Language", "Carried over", "Next standup")


class Room:
    """A workspace, the programs on it, and what was typed into them."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.stack = folder, stack
        where = str(folder / "board")
        given = {name: value for name, value in os.environ.items() if not name.startswith(("ACCORD", "TEXTUAL"))}
        self.environ = {**given, "PYTHONPATH": str(PROJECT), "ACCORD_WORKSPACE": where}
        create_workspace(where)
        with Workspace(LocalBackend(where), "ana") as workspace:
            for kind, handle, name, fields in NAMED:
                workspace.do(partial(add, kind, handle, name, fields), "add_named")
        self.scripts = {who: Script(who[0], Random(SEED + at)) for at, who in enumerate(("ana", "ben", "quick"))}
        self.terminals: dict[str, Terminal] = {}
        self.told: dict[str, list[Mark]] = {who: [] for who in self.scripts}
        """What was acknowledged, by who typed it, in that order."""
        self.perhaps: list[list[str]] = []
        """Words of lines that a program did not live to acknowledge, in the order typed."""
        self.seen: list[list[str]] = []
        """The marked words that stood on a screen, from top to bottom."""
        self.moved: set[str] = set()

    # Programs

    def meet(self, who: str) -> Terminal:
        """`accord meet` in a terminal of its own, which is ended with the test."""
        argv = [*PROGRAM, "--as", who, "meet"]
        self.terminals[who] = self.stack.enter_context(Terminal(argv, SIZES[who], self.environ, str(self.folder)))
        return self.terminals[who]

    def accord(self, *words: str) -> subprocess.Popen[str]:
        """A command of somebody's shell, begun."""
        pipe = subprocess.PIPE
        argv = [*PROGRAM, "--as", "cleo", *words]
        return subprocess.Popen(argv, env=self.environ, cwd=self.folder, stdout=pipe, stderr=pipe, text=True)

    def says(self, *words: str) -> str:
        """What a command prints."""
        run = self.accord(*words)
        out, err = run.communicate()
        assert run.returncode == 0, err
        return out

    # What is typed

    def keeps(self, who: str, *steps: Step) -> None:
        """These were acknowledged."""
        self.told[who] += [mark for step in steps for mark in step.told]

    def bursts(self) -> None:
        """Both scribes type, a key of the one among those of the other, while quick adds come from a shell."""
        steps = {who: self.scripts[who].burst(BURST) for who in ("ana", "ben")}
        adds = [self.scripts["quick"].line(part="Actions", says="Dee Park", behind=" @dee") for _ in range(2)]
        running = [self.accord("add", "action", step.keys.strip()) for step in adds]
        for each in zip(*steps.values(), strict=True):
            for who, step in zip(steps, each, strict=True):
                self.terminals[who].type(step.keys)
        for who, done in steps.items():
            self.keeps(who, *done)
        for step, run in zip(adds, running, strict=True):
            _, err = run.communicate()
            assert run.returncode == 0, err
            self.keeps("quick", step)

    def meets(self) -> None:
        """Each scribe types one more line; both see both, and all that stands above them in the same order."""
        for who in SIZES:  # what each still had to do is done, so that the two lines stand close together
            self.says_one(who)
        words = [self.says_one(who) for who in SIZES]
        shown = [marked(below(self.terminals[who].until(lambda it: all(w in it for w in words)))) for who in SIZES]
        least = min(map(len, shown))
        assert shown[0][-least:] == shown[1][-least:]
        self.seen += shown

    def says_one(self, who: str) -> str:
        """Type a line and wait until it is kept; its word."""
        step = self.scripts[who].line()
        word = step.told[0].word
        self.terminals[who].type(step.keys)
        self.terminals[who].until(lambda screen: word in screen and is_kept(screen))
        self.keeps(who, step)
        return word

    def drops(self, who: str) -> None:
        """Kill a scribe's program while lines are on their way to the disk, and go on with another."""
        topic, seconds = heading(self.terminals[who].text)
        steps = [step for step in self.scripts[who].burst(BURST) if step.atomic]
        for step in steps:
            self.terminals[who].type(step.keys)
        self.terminals[who].type(f"never entered {self.scripts[who].word()}")
        os.kill(self.terminals[who].pid, signal.SIGKILL)
        assert self.terminals[who].ended() == -signal.SIGKILL
        self.perhaps.append([mark.word for step in steps for mark in step.told if mark.part != "Language"])
        again, later = heading(self.meet(who).until(CLOCK.match))
        assert again == topic
        assert later >= seconds

    def drops_an_add(self) -> None:
        """Kill a quick add somewhere on its way."""
        step = self.scripts["quick"].line()
        run = self.accord("add", "note", step.keys.strip())
        with suppress(subprocess.TimeoutExpired):
            run.wait(Random(SEED).random() / 10)
        run.kill()
        run.communicate()
        self.perhaps.append([step.told[0].word])

    def types_in_a_corner(self, who: str) -> None:
        """A window made far too small, and back."""
        self.terminals[who].resize(20, 5)
        step = self.scripts[who].line()
        self.terminals[who].type(step.keys)
        self.terminals[who].until(is_kept)
        self.keeps(who, step)
        self.terminals[who].resize(*SIZES[who])
        self.terminals[who].until(step.told[0].word)

    def mends_a_line(self, who: str) -> None:
        """Turn the newest line into an action, and say it in other words."""
        term, word = self.terminals[who], self.told["ben"].pop().word
        self.told["ben"].append(Mark(word, "Actions", "by hand"))
        term.press("escape", "k", "enter")
        term.until(re.compile(rf"{word} +A\d+").search)
        term.press("end", "e")
        term.type(" by hand\r")
        term.until(f"{word} by hand")
        term.press("i")

    def moves_a_line(self, who: str) -> None:
        """Move the newest line under the first item of the agenda."""
        term = self.terminals[who]
        self.moved.add(self.told["ben"][-1].word)
        term.press("escape", "v", "enter", "i")

    def ends(self, who: str) -> None:
        """Wrap up and end, and everybody leaves."""
        self.terminals[who].press("f9")
        self.terminals[who].until("end the standup")
        self.terminals[who].press("E")
        self.terminals[who].until("write file")
        for term in self.terminals.values():
            term.until(lambda screen: "Type what is said" not in screen)
            term.press("q")
            assert term.ended() == 0


def add(kind: str, handle: str, name: str, given: dict[str, str], board: Board, at: Moment) -> Changes:
    return add_named(board, kind, handle, name, given, at=at)


def is_kept(screen: str) -> bool:
    """Whether a scribe's screen says that all is on disk, and the prompt is empty."""
    return "Type what is said" in screen and screen.rstrip().endswith("saved")


def below(screen: str) -> str:
    """The part of a screen that no toast lies over."""
    _, toast, rest = screen.rpartition("▌")
    return rest.partition("\n")[2] if toast else screen


def marked(text: str) -> list[str]:
    """The words that mark lines, in order."""
    return MARKED.findall(text)


def heading(screen: str) -> tuple[str, int]:
    """The topic the room is on, and for how many seconds, from the title."""
    clock = CLOCK.match(screen)
    assert clock is not None, screen
    return clock[1].strip(), int(clock[2]) * 60 + int(clock[3])


def sections(markdown: str) -> tuple[str, dict[str, str]]:
    """The part with the topics, and the summaries behind it by their headings."""
    found = {part.partition("\n")[0]: part.partition("\n")[2] for part in markdown.split("\n## ")}
    first = next(name for name in found if name in SUMMARIES)
    return markdown.partition(f"\n## {first}\n")[0], {name: found.get(name, "") for name in SUMMARIES}


def play(room: Room) -> None:
    """The standup, from its first key to its last."""
    ana = room.meet("ana")
    ana.until("start")
    ana.press("s")
    ana.until("Type what is said")
    room.meet("ben").until("Type what is said")
    for line in ATTENDANCE:
        ana.type(f"{line}\r")
    for number in range(ROUNDS):
        room.bursts()
        room.meets()
        if number == 0:
            room.types_in_a_corner("ana")
        if number % 3 == 1:
            room.drops("ana" if number % 2 else "ben")
            room.drops_an_add()
        if number % 3 == 2:
            room.drops("ben")
            room.meets()
            room.mends_a_line("ana")
        if number % 3 == 0:
            room.moves_a_line("ana")
        room.terminals["ana"].type(KEYS["ctrl+n"].decode() if number < 3 else f"# Something else, {number}\r")
    room.bursts()
    room.meets()
    room.ends("ana")


def test_every_acknowledged_line_of_a_standup_is_in_its_minutes(tmp_path: Path):
    with ExitStack() as stack:
        room = Room(tmp_path, stack)
        play(room)
    markdown = room.says("minutes", "last")
    topics, summary = sections(markdown)
    for label, people in ATTENDED.items():
        assert f"- **{label}:** {people}\n" in markdown
    words = marked(topics)
    for who, marks in room.told.items():
        lines = [mark for mark in marks if mark.part != "Language"]
        for mark in lines:
            assert words.count(mark.word) == 1, mark
        sure = [mark.word for mark in lines if mark.word not in room.moved]
        if who != "quick":
            assert [word for word in words if word in set(sure)] == sure
    assert_summed_up(room, summary)
    for script in room.scripts.values():
        for word in (word for step in script.made for word in step.untold):
            assert not re.search(rf"\b{word}\b", markdown), word
    for burst in room.perhaps:
        assert [word for word in words if word in burst] == burst[: sum(word in words for word in burst)]
    for screen in room.seen:
        stood = [word for word in screen if word in words and word not in room.moved]
        at = words.index(stood[0])
        assert [w for w in words[at:] if w not in room.moved][: len(stood)] == stood
    assert room.says("check")


def assert_summed_up(room: Room, summary: dict[str, str]) -> None:
    """What the summaries list is complete, once, and says whose it is."""
    for mark in (mark for marks in room.told.values() for mark in marks if mark.part):
        lines = [line for line in summary[mark.part].splitlines() if mark.word in line]
        assert len(lines) == 1, mark
        assert mark.says in lines[0]
