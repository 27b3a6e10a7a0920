"""`accord trends`: lines for people, numbers for programs."""

from __future__ import annotations

from tests.command_line.conftest import Shell


def begun(shell: Shell) -> None:
    shell("init")
    shell("add", "team", "ops", "Ops")
    shell("add", "issue", "the list is late @ops")


def test_a_line_a_figure(shell: Shell):
    begun(shell)
    ended = shell("trends")
    assert ended.code == 0
    assert any(line.startswith("Open issues") and " 1 " in line for line in ended.lines)


def test_the_same_as_numbers(shell: Shell):
    begun(shell)
    found = shell("trends", "--json", "--weeks", "3").json
    assert len(found["weeks"]) == 3
    opened = next(trend for trend in found["trends"] if trend["id"] == "open-issues")
    assert opened["values"] == [None, None, 1]
    assert opened["now"] == 1


def test_plots_are_drawn_when_asked_for(shell: Shell):
    begun(shell)
    assert len(shell("trends", "--plot").lines) > 2 * len(shell("trends").lines)


def test_a_new_workspace_has_no_trend_and_says_so(shell: Shell):
    new = ["--workspace", str(shell.home / "new")]
    shell("init", *new)
    ended = shell("trends", *new)
    assert (ended.code, ended.out) == (0, "")
    assert "nothing to compare" in ended.err


def test_weeks_are_a_number(shell: Shell):
    begun(shell)
    for weeks in ("x", "1", "9999", "-3"):
        ended = shell("trends", f"--weeks={weeks}")
        assert ended.code == 2
        assert "--weeks takes a number" in ended.err
