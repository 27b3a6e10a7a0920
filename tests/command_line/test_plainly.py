"""A command line read without argparse: just what the parser would say, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.house.test_light_imports import brought_in
from tui.shell.commands import COMMANDS
from tui.shell.exits import Usage
from tui.shell.parser import parser_of
from tui.shell.plainly import read_plainly

WORDS = [
    "Q12",
    "",
    "two words",
    "a=b",
    "0",
    "-",
    "--",
    "-1",
    "-x",
    "--help",
    "-h",
    "--open=yes",
    "--no-such",
    "--t",
    "é",
]


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A command and words behind it: its own options, options that are not quite its own, and other words."""
    name = draw(st.sampled_from(sorted(COMMANDS)))
    options = [each for argument in COMMANDS[name].arguments for each in argument.names if each.startswith("-")]
    return name, draw(st.lists(st.sampled_from([*WORDS[:4], *options, *WORDS]), max_size=6))


@given(lines())
def test_what_is_read_plainly_is_what_the_parser_reads(line: tuple[str, list[str]]) -> None:
    name, words = line
    found = read_plainly(COMMANDS[name], words)
    if found is not None:
        assert vars(found) == vars(parser_of(name, COMMANDS[name]).read(words))


@pytest.mark.parametrize(
    "line",
    [
        "list issues --open --team ops",
        "list issues",
        "show Q12",
        "done A7 A8",
        "done A7",
        "attention",
        "find lead files",
        "ack webinar ops",
    ],
)
def test_what_people_type_most_is_read_plainly(line: str) -> None:
    name, *words = line.split()
    try:
        said = vars(parser_of(name, COMMANDS[name]).read(words))
    except Usage as error:
        pytest.fail(str(error))
    found = read_plainly(COMMANDS[name], words)
    assert found is not None
    assert vars(found) == said


@pytest.mark.parametrize(
    "line", ["show", "show Q1 Q2", "list issues --team", "list --team --open x", "list issues --op"]
)
def test_what_is_in_doubt_is_left_to_the_parser(line: str) -> None:
    name, *words = line.split()
    assert read_plainly(COMMANDS[name], words) is None


def test_a_list_goes_without_argparse() -> None:
    run = "from tui.shell.run import run; import tui.shell.listing; run(['list', 'issues', '--workspace', '/nowhere'])"
    assert "argparse" not in brought_in(run)
