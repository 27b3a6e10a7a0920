"""Reading in a meeting at a terminal: who a nick is gets asked, once, and remembered; elsewhere nothing is asked."""

from __future__ import annotations

import io
import sys

import pytest

from tests.command_line.conftest import Shell
from tui.shell import main

LOG = "10:00 <ana> #startmeeting One\n10:01 <cl_> #action bob to call\n10:02 <bob> hi\n10:03 <bob> hm\n10:04 <zz9> oh\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def asked(monkeypatch: pytest.MonkeyPatch, answers: str, *words: str) -> tuple[int, str]:
    said = Terminal()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", Terminal(answers))
        patch.setattr(sys, "stderr", said)
        patch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        code = main(["import", "log", *words])
    return code, said.getvalue()


@pytest.fixture
def log(shell: Shell) -> Shell:
    (shell.home / "one.log").write_text(LOG, "utf-8")
    return shell


def test_each_stranger_is_asked_about_and_an_answer_is_remembered(log: Shell, monkeypatch: pytest.MonkeyPatch):
    code, said = asked(monkeypatch, "beb\nben\ny\n\n", "one.log")
    assert code == 0
    assert said.startswith("Who is bob, who wrote 2 lines? A person, or Enter for a guest: ")
    assert "There is no person 'beb' here. Did you mean ben?" in said
    assert "bob is ben from now on.\n" in said
    assert "Who is cl_, who wrote one line? Perhaps chloe (y)? A person, or Enter for a guest: cl_ is chloe" in said
    meeting = log.does("show", "M1", "--json").json
    assert meeting["present"] == ["ben", "ana", "chloe", "zz9"]
    (log.home / "two.log").write_text("10:00 <bob> #startmeeting Two\n10:01 <zz9> #info x\n", "utf-8")
    code, said = asked(monkeypatch, "", "two.log")
    assert (code, said.count("Who is"), said.count("Who is zz9")) == (0, 1, 1)
    assert log.does("show", "M2", "--json").json["present"] == ["ben", "zz9"]


def test_the_end_of_input_leaves_all_others_guests(log: Shell, monkeypatch: pytest.MonkeyPatch):
    code, said = asked(monkeypatch, "", "one.log")
    assert (code, said.count("Who is")) == (0, 1)
    assert log.does("show", "M1", "--json").json["present"] == ["bob", "ana", "cl_", "zz9"]


@pytest.mark.parametrize("words", [("--json",), ("--dry-run",)])
def test_nobody_is_asked_where_records_are_printed_or_nothing_is_kept(
    log: Shell, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
):
    code, said = asked(monkeypatch, "ben\n", "one.log", *words)
    assert (code, "Who is" in said) == (0, False)


def test_nobody_is_asked_over_a_pipe(log: Shell):
    assert "Who is" not in log.does("import", "log", "one.log", stdin=b"ben\nben\nben\n").err
