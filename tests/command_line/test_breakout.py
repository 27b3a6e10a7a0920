"""`accord breakout`: groups across teams, a line each."""

from __future__ import annotations

from tests.command_line.conftest import Shell


def test_groups_are_printed_with_their_teams_and_kept(shell: Shell):
    shell.does("add", "person", "dee", "Dee Park", "--team", "ops")
    shell.does("add", "issue", "lead files bounce +webinar")
    shell.does("meet", "start")
    lines = shell.does("breakout", "Q1", "--groups", "2").lines
    assert lines[0] == "B1  Q1 lead files bounce"
    assert [line[:5] for line in lines[1:]] == ["  1  ", "  2  "]
    assert all(line.count("(Ops)") == 1 for line in lines[1:])
    assert shell.does("list", "breakouts").lines[0].startswith("B1  lead files bounce  +webinar · Q1: ")
    made = shell.does("breakout", "Q1", "--people", "ana,ben,chloe,dee", "--json").json
    assert (made["id"], made["issue"], len(made["groups"])) == ("B2", "Q1", 2)
    shell.does("meet", "end")
    assert shell.does("minutes").out.count("**Groups:** lead files bounce") == 2


def test_a_channel_count_and_a_role_are_kept_for_the_whole(shell: Shell):
    """What the other half of the practice is about: what a team is there for, over how many channels it goes."""
    shell.does("edit", "ops", "role=clean data, nurture tracks")
    shell.does("edit", "webinar", "channels=mail,social,partner")
    assert "clean data, nurture tracks" in shell.does("show", "ops").out
    assert "mail, social, partner" in shell.does("show", "webinar").out


def test_too_few_people_make_no_groups(shell: Shell):
    shell.does("add", "issue", "lead files bounce")
    assert "Groups take 4 people" in shell.refuses("breakout", "Q1")
