"""Text that means something to a terminal, in every field: whatever is looked at, the terminal is sent none of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from screens.actions import EVERYWHERE, actions_of
from store.keep.care import check
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.records import CLASSES
from tests import boards
from tests.faults.running import PROJECT, Window, environment
from tests.faults.table import LONG, Tried
from tests.terminal import Terminal
from tests.views.hostile import MARKUP, TURNED, WIDE

SEQUENCES = (
    "\x1b]52;c;c3RvbGVu\x07 \x1b]0;owned\x07 \x1b]8;;http://owned\x1b\\x\x1b]8;;\x1b\\ \x1b[7771h \x1b[7772m \x9b7773m "
    "\x9d0;owned\x9c \x1bP7774\x1b\\ \x1b_7775\x1b\\ \x1b(7 \x07 \x08 \x0e \x85 \u2028 \x7f"
)
EVIL = f"{SEQUENCES} {MARKUP} {TURNED} {WIDE}"
ACTS = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:owned|c3RvbGVu)"  # the clipboard, the title, a link
    rb"|\x1b\[777|\x1bP777|\x1b_777|\x1b\(7"
    rb"|\xc2[\x80-\x9f]"  # the other form of the same, in one character
    rb"|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xa9]|\xef\xbb\xbf"  # turned, of no width, a new line
    rb"|\xed[\xa0-\xbf]|\x07|\x0e|\x7f"
)
FIGURES = ("NaN", "inf", "-1e999", "9" * 400) if LONG else ("NaN", "9" * 400)
COMMANDS = (
    *(f"list {kind}" for kind in CLASSES if kind not in {"series", "topic"}),
    *("show Q1", "show webinar", "show D1", "show F1", "show lead", "show growth", "show ana", "show M1", "show crm"),
    *(
        "attention",
        "agenda",
        "minutes last",
        "minutes 2026-11-17",
        "find owned",
        "log",
        "trends",
        "who TODO",
        "list note",
    ),
    *("minutes last --format text", "agenda --format text", "list person", "keys"),
)


RUN = f"from tui.shell import main\nfor words in {COMMANDS!r}:\n    print(main(words.split()), end='.', flush=True)"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """The sample, spoilt, on disk."""
    folder = str(tmp_path / "board")
    create_workspace(folder)
    with Workspace(LocalBackend(folder), "ana") as workspace:
        boards.spoilt(workspace, EVIL)
    return folder


def acts(raw: bytes) -> list[bytes]:
    """What would act on a terminal and came from the text."""
    return [raw[max(0, found.start() - 30) : found.end() + 30] for found in ACTS.finditer(raw)]


@pytest.mark.fault("hostile")
@pytest.mark.parametrize("mode", ["board", "meet"])
def test_no_sequence_from_the_text_reaches_the_terminal(folder: str, tmp_path: Path, mode: str, tried: Tried) -> None:
    places = [action.key.split(",")[0] for action in actions_of(EVERYWHERE) if action.name.startswith("go_")]
    with Window(folder, tmp_path, *([] if mode == "board" else [mode]), size=(140, 45)) as window:
        window.until("Accord" if mode == "board" else "start")
        window.still()
        if mode == "meet":
            window.press("s")
            window.type(f"! {MARKUP} +webinar @ops\r")
            window.press("f2", "escape", "f3", "escape", "f4", "escape", "escape")
        else:
            for key in places:
                window.press(key, *(["down", "enter", "down", "escape", "escape"] if LONG else []))
            window.press("1" if "1" in places else places[0], "/")
            window.type("owned")
            window.press("enter", "escape", "escape", "l", "escape", "a")
            window.type("@")
            window.press("tab", "escape", "?", "escape")
        assert window.alive
        raw = window.raw
    assert len(raw) > 10_000
    assert acts(raw) == []
    tried(len(places) if mode == "board" else 1)


@pytest.mark.fault("hostile")
def test_no_command_sends_a_sequence_from_the_text_to_the_terminal(folder: str, tmp_path: Path, tried: Tried) -> None:
    raw = b""

    class Listening(Terminal):
        def _show(self, data: bytes) -> None:
            nonlocal raw
            raw += data

    env = environment(tmp_path, ACCORD_WORKSPACE=folder)
    with Listening([sys.executable, "-c", RUN], (120, 40), env, str(tmp_path)) as terminal:
        assert terminal.ended() == 0
    assert raw.count(b"TODO") > 200
    assert b"an error of its own" not in raw
    assert acts(raw) == []
    tried(len(COMMANDS))


@pytest.mark.fault("hostile")
def test_json_for_a_terminal_holds_the_text_unchanged_and_escaped(folder: str, tmp_path: Path) -> None:
    import json

    argv = [
        sys.executable,
        "-c",
        "from tui.shell import main; main()",
        "--workspace",
        folder,
        "list",
        "issues",
        "--json",
    ]
    out = subprocess.run(argv, env=environment(tmp_path), check=True, capture_output=True, cwd=PROJECT).stdout
    assert acts(out) == []
    assert {issue["text"] for issue in json.loads(out)} == {EVIL}
    assert check(folder).whole


@pytest.mark.fault("hostile")
@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure[:8])
def test_no_figure_breaks_a_command(tmp_path: Path, figure: str, tried: Tried) -> None:
    folder = str(tmp_path / "board")
    create_workspace(folder)
    with Workspace(LocalBackend(folder), "ana") as workspace:
        boards.spoilt(workspace, "plain", figure)
    env = environment(tmp_path, ACCORD_WORKSPACE=folder)
    ended = subprocess.run([sys.executable, "-c", RUN], env=env, check=True, capture_output=True, cwd=PROJECT)
    assert b"an error of its own" not in ended.stderr
    tried(len(COMMANDS))
