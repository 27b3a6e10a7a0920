"""Starting and leaving the program in a terminal: what is typed last is on disk, and a crash costs one sentence."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from tests.house.tree import PROJECT
from tests.terminal import Terminal

START = "from tui.shell import main; raise SystemExit(main())"
BREAK = """
from screens.board import BoardScreen
def action_my_team(self):
    secret = "what people wrote"
    raise ZeroDivisionError(secret)
BoardScreen.action_my_team = action_my_team
BoardScreen.why_not = lambda self, name: None
"""


def accord(home: Path, before: str = "", size: tuple[int, int] = (80, 24), **environ: str) -> Terminal:
    """The program in a terminal, on a workspace of its own."""
    create_workspace(str(home / "workspace"))
    given = {name: value for name, value in os.environ.items() if not name.startswith(("ACCORD", "TEXTUAL"))}
    given |= {"ACCORD_WORKSPACE": str(home / "workspace"), "XDG_DATA_HOME": str(home / "data"), "LOGNAME": "ana"}
    return Terminal(
        [sys.executable, "-c", before + START], size, {**given, "PYTHONPATH": str(PROJECT), **environ}, str(home)
    )


def test_what_was_typed_last_is_there_after_leaving(tmp_path: Path):
    with accord(tmp_path) as terminal:
        terminal.until("Three steps to your first standup")
        terminal.press("a")
        terminal.type("! typed and gone\r")
        terminal.until("Q1 raised: typed and gone")
        terminal.press("q")
        assert terminal.ended() == 0
    assert [issue.text for issue in LocalBackend(str(tmp_path / "workspace")).load().issues] == ["typed and gone"]
    assert "typed and gone" in (tmp_path / "workspace" / "accord.json").read_text("utf-8")


def test_a_crash_says_one_sentence_and_keeps_the_rest_to_the_user(tmp_path: Path):
    with accord(tmp_path, BREAK) as terminal:
        terminal.until("Three steps to your first standup")
        terminal.type("t")
        assert terminal.ended() == 1
        text = " ".join(terminal.text.split())
    assert "Accord stopped on an error of its own. What was confirmed is kept." in text
    assert "what people wrote" not in text
    assert "Traceback" not in text
    [log] = (tmp_path / "data" / "accord").glob("error-*.log")
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_terminal_with_ascii_only_gets_ascii_only(tmp_path: Path):
    with accord(tmp_path, ACCORD_ASCII="1", NO_COLOR="1") as terminal:
        terminal.until("Three steps to your first standup")
        terminal.press("a")
        terminal.type("! files bounce\r")
        terminal.until("u takes it back")
        terminal.press("?")
        assert terminal.until("On this screen").isascii()
        terminal.press("escape", "l")
        assert terminal.until("What was changed").isascii()


def test_the_smallest_terminal_is_no_reason_to_fall(tmp_path: Path):
    with accord(tmp_path, size=(20, 5)) as terminal:
        terminal.until("Begin here")
        terminal.press("a")
        terminal.type("! tiny\r")
        terminal.until("Q1 tiny")
        terminal.press("l", "escape", "?", "escape", "/", "escape", "q")
        assert terminal.ended() == 0


def test_what_is_typed_before_anything_is_drawn_is_not_lost(tmp_path: Path):
    with accord(tmp_path) as terminal:
        terminal.until("Three steps to your first standup")
        terminal.press("q")
        assert terminal.ended() == 0
    assert stat.S_IMODE((tmp_path / "workspace" / "glimpse").stat().st_mode) == 0o600
    with accord(tmp_path) as terminal:
        terminal.type("a! typed at once\r")
        terminal.until("Q1 raised: typed at once")
        terminal.press("q")
        assert terminal.ended() == 0
    assert [issue.text for issue in LocalBackend(str(tmp_path / "workspace")).load().issues] == ["typed at once"]


def test_what_cannot_be_read_behind_the_first_frame_is_said_once_the_terminal_is_given_back(tmp_path: Path):
    with accord(tmp_path) as terminal:
        terminal.until("Three steps to your first standup")
        terminal.press("a")
        terminal.type("! one line\r")
        terminal.until("Q1 raised: one line")
        terminal.press("q")
        assert terminal.ended() == 0
    (tmp_path / "workspace" / "accord.json").unlink()
    journal = tmp_path / "workspace" / "journal" / "00000001.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"one line", b"two line"))
    with accord(tmp_path) as terminal:
        assert terminal.ended() == 1
        text = " ".join(terminal.text.split())
    assert "does not match its checksum" in text
    assert "Traceback" not in text
