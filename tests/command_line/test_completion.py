"""Completion in the three shells, asked as a person pressing Tab asks; a shell that is not installed is skipped."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from tests.command_line.conftest import Shell
from tests.house.tree import PROJECT
from tui.shell.commands import COMMANDS


@pytest.fixture
def path(shell: Shell) -> str:
    """A search path on which there is an `accord`."""
    program = shell.home / "bin" / "accord"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from tui.shell import main; main()" "$@"\n')
    program.chmod(0o755)
    return f"{program.parent}:{os.environ['PATH']}"


def asked(shell: Shell, path: str, program: str, script: str) -> list[str]:
    """What a shell says to a script of its own, a word a line."""
    if which(program) is None:
        pytest.skip(f"{program} is not installed")
    (shell.home / "completion").write_text(shell.does("completion", program).out, "utf-8")
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(PROJECT), "HOME": str(shell.home)}
    done = subprocess.run([program, *(["-f"] if program == "zsh" else []), "-c", script], env=env, capture_output=True)
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout.decode().split()


def in_bash(shell: Shell, path: str, *words: str) -> list[str]:
    """What bash offers for the last of these words."""
    line = " ".join(map(shlex.quote, ("accord", *words)))
    script = (
        f'source completion; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _accord; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    return asked(shell, path, "bash", script)


def test_bash_completes_commands_options_and_handles(shell: Shell, path: str):
    shell.does("add", "action", "@ben send it")
    shell.does("add", "issue", "Lead files bounce")
    assert set(COMMANDS) <= set(in_bash(shell, path, ""))
    assert in_bash(shell, path, "he") == ["help-with", "help"]
    assert in_bash(shell, path, "list", "--t") == ["--team"]
    assert in_bash(shell, path, "list", "issues", "--team", "") == ["ops", "demand", "sales"]
    assert in_bash(shell, path, "list", "issues", "--person", "c") == ["chloe"]
    assert in_bash(shell, path, "add", "ini") == ["initiative"]
    assert in_bash(shell, path, "add", "issue", "@o") == ["@ops"]
    assert in_bash(shell, path, "add", "issue", "+") == ["+webinar"]
    assert in_bash(shell, path, "show", "web") == ["webinar"]
    assert in_bash(shell, path, "ack", "webinar", "sa") == ["sales"]
    assert in_bash(shell, path, "done", "A") == ["A1"]
    assert in_bash(shell, path, "resolve", "Q") == ["Q1"]
    assert in_bash(shell, path, "minutes", "--format", "") != []
    assert in_bash(shell, path, "completion", "z") == ["zsh"]


def test_bash_is_silent_without_a_workspace(empty: Shell, tmp_path: Path, path: str):
    empty.patch.setenv("ACCORD_WORKSPACE", str(tmp_path / "nowhere"))
    assert in_bash(empty, path, "show", "") == ["--workspace", "--as", "--json", "--help"]


def test_zsh_completes_commands_options_and_handles(shell: Shell, path: str):
    def offers(*words: str) -> set[str]:
        line = " ".join(map(shlex.quote, ("accord", *words)))
        stubs = "compdef() { }; _files() { }; compadd() { print -l -- ${(P)2} }; _describe() { print -l -- ${(P)2} }"
        script = f"{stubs}; source ./completion; words=({line}); CURRENT={len(words) + 1}; _accord"
        return set(asked(shell, path, "zsh", script))

    assert {f"{name}:{command.does.split()[0]}" for name, command in COMMANDS.items()} <= offers("")
    assert {"--open", "--team", "issue"} <= offers("list", "")
    assert offers("list", "issues", "--team", "") == {"ops", "demand", "sales"}
    assert "@ops" in offers("add", "issue", "@")
    assert "webinar" in offers("show", "")


def test_fish_completes_commands_options_and_handles(shell: Shell, path: str):
    def offers(line: str) -> list[str]:
        script = f"source completion; complete -C{shlex.quote(line)}"
        return asked(shell, path, "fish", script)

    assert set(COMMANDS) <= set(offers("accord "))
    assert "--team" in offers("accord list --t")
    assert offers("accord list issues --team s") == ["sales"]
    assert "webinar" in offers("accord show web")
    assert "accord" not in offers("accord resolve ")
