"""Standard output that is closed, full, or left by its reader; text that breaks terminals; Ctrl+C."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.command_line.conftest import Shell
from tests.house.tree import PROJECT

ACCORD = f"{sys.executable} -c 'from tui.shell import main; main()'"
HOSTILE = "[TODO] [/x] a[0] \x1b[31mred \x1b]0;title\x07\u202eback \u200bzero 👩‍👩‍👧 e\u0301 <b> | `x` & \udce9 %s {0}"


def in_a_shell(shell: Shell, command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A line of shell, in which `accord` is the program."""
    env = {**os.environ, "PYTHONPATH": str(PROJECT), "ACCORD_WORKSPACE": str(shell.folder), **environment}
    line = command.replace("accord", ACCORD)
    return subprocess.run(["bash", "-o", "pipefail", "-c", line], env=env, capture_output=True, check=False)


@pytest.fixture
def long(shell: Shell) -> Shell:
    """The shell with more issues than a pipe holds."""
    shell.does("capture", stdin=b"".join(b"! issue %d %s\n" % (number, b"word " * 40) for number in range(700)))
    return shell


@pytest.mark.parametrize("command", ["list issues", "list issues --json", "log --since today", "find word"])
def test_a_reader_may_leave_early(long: Shell, command: str):
    done = in_a_shell(long, f"accord {command} | head -1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("command", ["accord list teams", "accord list teams --json", "accord --help", "accord agenda"])
def test_a_closed_output_is_no_error(shell: Shell, command: str):
    done = in_a_shell(shell, f"{command} >&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_quick_add_into_a_closed_output_is_kept(shell: Shell):
    for to in (">&-", ">&- 2>&-", "| true"):
        assert in_a_shell(shell, f"accord add issue 'Lead files bounce' {to}").returncode == 0
    assert len(shell.board().issues) == 3


def test_words_never_come_out_as_data(shell: Shell):
    done = in_a_shell(shell, "accord done A9 2>&-")
    assert (done.returncode, done.stdout) == (3, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["list issues", "list issues --json", "add issue x", "add issue naïve", "--help"])
def test_a_full_output_is_said_and_what_was_done_is_kept(long: Shell, command: str):
    done = in_a_shell(long, f"accord {command} >/dev/full")
    assert done.returncode == 1
    assert done.stderr == (
        b"Standard output could not be written: No space left on device. What was confirmed is kept.\n"
    )
    assert len(long.board().issues) == 700 + command.startswith("add")


def test_an_encoding_that_lacks_letters_gets_what_it_can_hold(shell: Shell):
    shell.does("add", "issue", "naïve 👍 @ops +webinar")
    done = in_a_shell(shell, "accord list issues", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Q1  na?ve ?")


@pytest.mark.parametrize("kind", ["issue", "note", "action", "idea"])
def test_hostile_text_is_kept_and_drawn_harmlessly(shell: Shell, kind: str):
    added = shell.does("add", kind, HOSTILE)
    looks = [
        shell.does("list", kind),
        shell.does("show", added.out.split()[0]),
        shell.does("find", "TODO"),
        shell.does("log"),
        shell.does("attention"),
        shell.does("who", HOSTILE),
    ]
    for ended in (added, *looks):
        for letter in "\x1b\x07\u202e\u200b\udce9":
            assert letter not in ended.out + ended.err
    assert not set(shell.does("agenda", "--format", "text").out) & set("\x1b\x07\u202e")
    assert "[TODO] [/x] a[0] red" in added.out
    assert "[TODO] [/x] a[0] red" in looks[0].out


def test_bytes_that_are_no_text_may_stand_in_arguments(shell: Shell):
    done = in_a_shell(shell, "accord add issue $'Lead \\xff\\xfe files'")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Q1  Lead \ufffd\ufffd files\n".encode(), b"")
    assert in_a_shell(shell, "accord show $'\\xff'").returncode == 3
    assert in_a_shell(shell, "accord list $'\\xff'").returncode == 2
    assert in_a_shell(shell, "accord $'\\xff'").returncode == 2
    assert in_a_shell(shell, "accord --workspace $'/tmp/\\xff' list teams").returncode == 1
    shell.does("check")


def test_a_very_long_line_is_kept_whole(shell: Shell):
    text = "word " * 20_000
    assert len(shell.does("add", "issue", text).out) == len(text.strip()) + 5
    assert len(shell.does("show", "Q1", "--json").json["text"]) == len(text.strip())


@pytest.mark.parametrize("where", ["store.keep.journal.datasync", "store.keep.journal.read_names"])
def test_ctrl_c_in_a_quick_add_is_one_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch, where: str):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(where if "datasync" in where else "tui.shell.quick.read_names", interrupted)
    ended = shell("add", "issue", "Lead files bounce")
    assert (ended.code, ended.out) == (130, "")
    assert ended.err == "Interrupted. What was confirmed is kept.\n"
    monkeypatch.undo()


def test_ctrl_c_while_loading_is_one_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("store.keep.local.LocalBackend.load", interrupted)
    ended = shell("list", "issues")
    assert (ended.code, ended.out, ended.err) == (130, "", "Interrupted. What was confirmed is kept.\n")


def test_the_program_ends_with_the_commands_code(shell: Shell):
    assert shell.program("done", "A9").returncode == 3
    assert shell.program("--version").stdout.startswith(b"accord ")
    assert shell.program("add", "issue", "x").stdout == b"Q1  x\n"
    assert shell.program().returncode == 2
