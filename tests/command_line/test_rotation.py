"""`accord init --facilitators …`, `rotation`, `swap`: whose turn it is, and taking another's."""

from __future__ import annotations

import pytest

from tests.command_line.conftest import Shell


@pytest.fixture
def turning(shell: Shell) -> Shell:
    shell.does("init", "--facilitators", "ana,ben", "--scribes", "chloe,ben", "--representatives", "ops:ana")
    return shell


def table(shell: Shell) -> list[list[str]]:
    return [each["turns"] for each in shell.does("rotation", "--weeks", "3", "--json").json]


def test_the_next_weeks_are_shown(turning: Shell):
    assert table(turning) == [
        {"facilitator": "ana", "scribe": "chloe", "ops": "ana"},
        {"facilitator": "ben", "scribe": "chloe", "ops": "ana"},
        {"facilitator": "ana", "scribe": "ben", "ops": "ana"},
    ]
    lines = turning.does("rotation").lines
    assert lines[0].split() == ["facilitator", "scribe", "for", "Ops"]
    assert [line.split()[-3:] for line in lines[1:3]] == [["Ana", "Chloe", "Ana"], ["Ben", "Chloe", "Ana"]]


def test_a_turn_is_taken_and_the_agenda_says_so(turning: Shell):
    said = turning.does("swap", "next tue", "scribe", "ben").out
    assert said.startswith("Ben writes on Tue")
    [first] = [each for each in turning.does("rotation", "--json").json if each["swapped"]]
    assert (first["turns"]["scribe"], first["swapped"]) == ("ben", ["scribe"])
    assert "Ben*" in turning.does("rotation").out
    turning.does("swap", first["date"], "scribe", "nobody")
    assert "*" not in turning.does("rotation").out
    assert "- **Facilitator:** Ana Ruiz" in turning.does("agenda").out
    assert '"facilitator": "ana"' in turning.does("agenda", "--json").out


def test_a_standup_has_them_and_its_minutes_say_so(turning: Shell):
    turning.does("init", "--questions", "What did you learn?", "--questions", "Tea, or coffee?")
    turning.does("meet", "start")
    turning.does("meet", "end")
    minutes = turning.does("minutes").out
    for said in ("**Facilitator:** Ana Ruiz", "**Scribe:** Chloe Lind", "**For Marketing Operations:** Ana Ruiz"):
        assert said in minutes
    assert "**The check-in asked:** What did you learn?" in minutes
    assert "Check-in (4 min) — Tea, or coffee?" in turning.does("agenda").out


def test_where_nobody_takes_turns_it_says_how_to_begin(shell: Shell):
    assert "accord init --facilitators" in shell.does("rotation").err
    assert "--scribes ana,ben" in shell.refuses("swap", "next tue", "scribe", "ana")


@pytest.mark.parametrize("weeks", ["0", "53", "many"])
def test_a_year_can_be_looked_ahead(turning: Shell, weeks: str):
    assert "from 1 to 52" in turning.refuses("rotation", "--weeks", weeks)
