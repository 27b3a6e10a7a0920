"""What the program says of itself: the overview, the help of each command, and examples that work as they stand."""

from __future__ import annotations

import shlex

import pytest

from tests.command_line.conftest import Shell
from tests.command_line.test_importing import LOG
from tui.shell.commands import COMMANDS, GROUPS, HIDDEN
from tui.shell.examples import EXAMPLES

NEEDS_A_TERMINAL = {"accord demo", "accord meet", "accord meet --present"}
RUNS_UNTIL_INTERRUPTED = {"serve"}  # tried in test_serve
LINES = b"! the second file has no header @ops\n[] @ben ask the vendor\n= one file a day\n"


def test_the_overview_has_every_command_once(empty: Shell):
    for words in ((), ("--workspace", "nowhere")):
        said = empty.does("--help", *words)
        assert said.out == empty.does("help").out == empty.does("-h").out
    _, *named = [line.split()[1] for line in said.out.splitlines() if line.startswith("  accord ")]
    assert named == [name for _, names in GROUPS for name in names]
    assert sorted(named) == sorted(COMMANDS)
    assert not any(name in said.out for name in HIDDEN)
    assert max(map(len, said.out.splitlines())) <= 120


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_examples(empty: Shell, name: str):
    said = empty.does(name, "--help")
    assert said.err == ""
    assert said.out == empty.does("help", name).out == empty.does(name, "x", "-h").out
    assert COMMANDS[name].does[1:] in said.out
    assert f"  accord {name}" in said.out
    for argument in COMMANDS[name].arguments:
        assert argument.given["help"].split()[0] in said.out


def test_a_text_that_begins_like_an_option_is_a_text(shell: Shell):
    assert shell.does("add", "issue", "--help me with this").out == "Q1  --help me with this\n"
    assert shell.does("add", "issue", "-x", "--", "y").out == "Q2  -x -- y\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("lsit",), "There is no command 'lsit'. Did you mean list?"),
        (("frobnicate",), "There is no command 'frobnicate'. `accord --help` lists them."),
        (("help", "frobnicate"), "There is no command 'frobnicate'."),
        (("--frobnicate",), "There is no command '--frobnicate'."),
        (("completion", "tcsh"), "tcsh"),
        (("keys", "--format", "pdf"), "pdf"),
    ],
)
def test_what_is_no_command_is_refused(shell: Shell, words: tuple[str, ...], says: str):
    assert says in shell.refuses(*words, code=2)


def test_the_version_is_said(empty: Shell):
    assert empty.does("--version").out == empty.does("-V").out
    assert empty.does("-V").out.startswith("accord 0.")


def commands_in(name: str) -> list[str]:
    """The commands among the examples of a command, without remarks."""
    lines = [line.strip() for line in EXAMPLES[name].splitlines()]
    return [line.partition(" # ")[0].strip() for line in lines if line.startswith("accord ")]


def test_every_example_works_as_it_stands(empty: Shell):
    """In the order of the overview, each on what the ones before it left, with a few names known beforehand."""
    shell = empty
    (shell.home / "lines.txt").write_bytes(LINES)
    (shell.home / "meeting.log").write_text(LOG, "utf-8")
    for name in dict.fromkeys(["init", "add", *EXAMPLES]):
        if name in RUNS_UNTIL_INTERRUPTED:
            continue
        for line in commands_in(name):
            example(shell, line)
        if name == "init":
            for words in ("team demand Demand", "person ben Ben --team demand"):
                shell.does("add", *words.split())


def example(shell: Shell, line: str) -> None:
    """Run one example; what it would hand to another program or file stays here."""
    words = shlex.split(line)
    stdin = b""
    if "<" in words:
        at = words.index("<")
        stdin = (shell.home / words[at + 1]).read_bytes()
        del words[at : at + 2]
    for sign in ("|", ">"):
        if sign in words:
            del words[words.index(sign) :]
    ended = shell(*words[1:], stdin=stdin)
    if line in NEEDS_A_TERMINAL:
        assert ended.code == 2, line
    else:
        assert ended.code == 0, (line, ended)
