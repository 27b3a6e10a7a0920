"""`accord add input`, `accord receive`: somebody is asked for something, and says it."""

from __future__ import annotations

from tests.command_line.conftest import Shell

QUESTION = "what do customers object to? @ben +webinar due:2031-02-03"


def test_an_input_is_asked_for_received_and_found_in_the_minutes(shell: Shell):
    asked = shell.does("add", "input", QUESTION)
    assert asked.out == "R1  what do customers object to?  (+webinar · due Mon 3 Feb 2031 · of ben)\n"
    assert "accord receive R1" in shell.does("attention").out
    shell.does("meet", "start")
    received = shell.does("receive", "R1", "they", "object to the price")
    assert received.out == "R1 received from Ben: they object to the price\n"
    assert "accord receive R1" not in shell.does("attention").out
    shell.does("meet", "end")
    assert "- [x] what do customers object to? — Ben Okafor: they object to the price (R1)" in shell.does("minutes").out


def test_what_is_wanted_can_be_listed(shell: Shell):
    shell.does("add", "input", QUESTION)
    shell.does("add", "input", "which words do buyers use?", "--person", "chloe", "--initiative", "webinar")
    shell.does("receive", "R1", "the price")
    assert [line.partition(" ")[0] for line in shell.does("list", "inputs", "--open").lines] == ["R2"]
    assert [each["said"] for each in shell.does("list", "inputs", "--json").json] == ["the price", ""]


def test_an_answer_may_be_none(shell: Shell):
    shell.does("add", "input", QUESTION)
    shell.does("receive", "R1", "no idea")
    assert shell.does("receive", "R1", "--again").out == "R1 asked of Ben again\n"
    assert "R1 waits for ben already." in shell.refuses("receive", "R1", "--again")


def test_nothing_is_received_without_words(shell: Shell):
    shell.does("add", "input", QUESTION)
    assert "What was said?" in shell.refuses("receive", "R1")


def test_an_input_can_be_taken_back_and_dropped(shell: Shell):
    shell.does("add", "input", QUESTION)
    shell.does("receive", "R1", "the price")
    assert shell.does("undo").out == "Undid: R1 received from Ben: the price\n"
    shell.does("drop", "R1")
    assert shell.does("list", "inputs").out == ""
