"""`accord rapport`, `add thanks`: who met whom, drawn with characters, and who was thanked."""

from __future__ import annotations

from tests.command_line.conftest import Shell


def met(shell: Shell, *names: str) -> None:
    shell.does("meet", "start")
    shell.does("capture", stdin=f"present+ {', '.join(names)}\n".encode())
    shell.does("meet", "end")


def test_before_any_attendance_it_says_how_to_note_it(shell: Shell):
    assert "present+ ana, ben" in shell.does("rapport").err


def test_the_picture_of_who_met_whom(shell: Shell):
    for team in ("ops", "sales", "demand"):
        shell.does("add", "impact", f"+webinar @{team} some work")
    met(shell, "ana", "ben")
    met(shell, "ana", "chloe")
    met(shell, "ana")
    lines = shell.does("rapport").lines
    assert lines[0] == "Who met whom, 3 standups in 8 weeks"
    drawn = [["Ops", "██", "3"], ["Demand", "▒▒", "1", "▒▒", "1"], ["Sales", "▒▒", "1", "··", "▒▒", "1"]]
    assert [line.split() for line in lines[1:4]] == drawn
    assert "  Ben and Chloe  Webinar relaunch" in lines
    told = shell.does("rapport", "--json").json
    assert {"teams": ["ops", "demand"], "standups": 1} in told["contact"]
    assert told["introductions"] == [{"people": ["ben", "chloe"], "initiatives": ["webinar"]}]


def test_thanks_are_added_shown_and_in_the_minutes(shell: Shell):
    assert shell.does("add", "thanks", "@ben for the list").out == "Y1  for the list  (ana to ben)\n"
    assert "Ana thanks Ben: for the list" in shell.does("rapport").out
    assert shell.does("log").lines[0].endswith("Y1 Ana thanks Ben: for the list")
    met(shell, "ana")
    assert "- Ana Ruiz to Ben Okafor: for the list (Y1)" in shell.does("minutes", "--only", "thanks").out
    assert "Thanks for what?" in shell.refuses("add", "thanks", "@ben")


def test_the_question_of_the_week_is_said(shell: Shell):
    shell.does("init", "--questions", "Tea, or coffee?")
    assert shell.does("rapport").lines[-1] == "The next check-in asks: Tea, or coffee?"
