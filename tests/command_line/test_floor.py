"""`accord meet STEP` and `accord agenda STEP`: everything about the floor and the agenda from the shell."""

from __future__ import annotations

import pytest

from tests.command_line.conftest import Shell


@pytest.fixture
def met(shell: Shell) -> Shell:
    """A standup with ana and ben in the room."""
    shell.does("meet", "start")
    shell.does("capture", stdin=b"present+ ana, ben\n")
    return shell


def test_the_round_and_the_queue(met: Shell):
    assert (
        met.does("meet", "queue", "ben", "to", "ask", "about", "dates").out == "Ben waits to speak: ask about dates\n"
    )
    first = met.does("meet", "round").out
    assert first.endswith("has the floor\n")
    assert met.does("meet", "queue").lines[-1] == "waiting: Ben (ask about dates)"
    assert met.does("meet", "queue").lines[0].startswith("▸ ")
    assert met.does("meet", "floor").out == "Ben has the floor\n"
    assert met.does("meet", "round", "next").out != first
    assert met.does("meet", "round", "end").out == "nobody has the floor\n"
    met.does("meet", "queue", "ana")
    assert "waiting: Ana" in met.does("meet", "status").out
    assert met.does("meet", "queue", "off", "ana").out == "Ana no longer in the queue\n"
    assert met.does("meet", "queue").out == ""


def test_rating_and_warnings(met: Shell):
    assert met.does("meet", "rate").err == "Nobody has rated it yet: accord meet rate 8\n"
    assert met.does("meet", "rate", "ana", "8,", "ben", "9").err == "8.5 of 10 on average, 2 ratings\n"
    assert met.does("meet", "warnings", "off").out == "the clock warns no more\n"
    met.does("meet", "end")
    assert met.does("meet", "rate", "chloe", "7").err == "8 of 10 on average, 3 ratings\n"
    assert "**Rated:** 8 of 10 on average, 3 ratings" in met.does("minutes", "last").out


def test_the_wrap_up_lists_what_is_open_and_how_it_is_settled(met: Shell):
    assert met.does("meet", "wrap-up").err == "No open ends.\n"
    met.does("capture", stdin=b"[] nobody in particular\n! nobody helps\n= done with it\n")
    found = met.does("meet", "wrap-up")
    assert found.lines[0] == "Decided"
    assert "Actions without owner or day: accord edit ID owner=ana due=fri" in found.lines
    assert "Nobody helps yet: accord help-with ID PERSON" in found.lines
    assert found.err == "2 open ends.\n"


def test_going_on_to_the_next_item(met: Shell):
    before = met.board().running
    assert before is not None
    assert "taken up" in met.does("meet", "next").out
    after = met.board().running
    assert after is not None
    assert after.topic != before.topic


def test_an_agenda_is_changed_before_its_standup(shell: Shell):
    shell.does("add", "topic", "Team day", "--next")
    shell.does("add", "topic", "Budget")
    assert shell.does("agenda", "cut", "team").out == "T1 cut from the agenda: Team day\n"
    sent = shell.does("agenda").out
    assert "## Not this time\n\n- Team day (T1)\n" in sent
    assert shell.does("agenda", "back", "team").out == "T1 on the agenda again: Team day\n"
    assert shell.does("agenda", "extend", "budget", "10").out == "T2 has 16 min now: Budget\n"
    assert shell.does("agenda", "extend", "budget", "-3").out == "T2 has 13 min now: Budget\n"
    assert " split off: who pays, 6 min\n" in shell.does("agenda", "split", "budget", "who", "pays").out
    assert " moved to place 1 of " in shell.does("agenda", "move", "who", "1").out
    assert "the second part of Budget" in shell.does("agenda").out
    texts = [item["text"] for item in shell.does("agenda", "--json").json["items"]]
    assert texts[0] == "who pays"
    assert shell.does("agenda", "park", "1").out.endswith(" put off for another standup: who pays\n")
    assert shell.does("agenda", "let-go", "team").out == "T1 let go: Team day\n"
    assert "Team day" not in shell.does("agenda").out
    shell.does("undo")
    assert "Team day" in shell.does("agenda").out


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (("move", "3", "2"), " moved to place 2 of "),
        (("park", "2"), " put off for another standup: "),
        (("extend", "2"), " min now: "),
        (("split", "2", "who pays"), " split off: who pays, "),
    ],
)
def test_the_first_change_of_a_draft_says_what_was_done(shell: Shell, step: tuple[str, ...], said: str):
    shell.does("add", "topic", "Budget")
    told = shell.does("agenda", *step).out
    assert said in told
    assert "more change" not in told
    assert told.count("\n") == 1
    assert shell.does("undo").out.startswith("Undid: T")


def test_the_agenda_of_a_running_standup_is_changed_by_number_or_id(met: Shell):
    last = len(met.board().topics)
    assert "cut" in met.does("agenda", "cut", str(last)).out
    assert met.does("agenda", "extend", "T1").out.startswith("T1 has ")
    assert met.does("agenda", "move", "2", "3").out.startswith("T2 moved to place 2 of 2: ")


def test_items_are_queued_for_the_next_standup_while_one_runs(met: Shell):
    made = met.does("add", "topic", "Budget for the fair", "--next").out
    key = made.split()[0]
    assert met.board().topics[key].meeting == ""
    assert key in met.does("list", "topics", "--open").out
    assert "Budget for the fair" in met.does("agenda").out
    met.does("undo")
    assert "Budget for the fair" not in met.does("agenda").out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("meet", "next"), 3, "No standup is running"),
        (("meet", "round"), 3, "No standup is running"),
        (("meet", "queue"), 3, "No standup is running"),
        (("meet", "floor"), 3, "No standup is running"),
        (("meet", "wrap-up"), 3, "No standup is running"),
        (("meet", "warnings", "off"), 3, "No standup is running"),
        (("meet", "rate", "8"), 3, "no standup yet"),
        (("meet", "start", "now"), 2, "takes no more words"),
        (("meet", "start", "--present"), 2, "--present"),
        (("agenda", "sing", "1"), 2, "cut, park"),
        (("agenda", "cut"), 2, "Which item?"),
        (("agenda", "cut", "99"), 3, "no item of the agenda"),
        (("agenda", "move", "1", "99"), 3, "A place on the agenda"),
        (("agenda", "cut", "1", "--format", "md"), 2, "Change the agenda first"),
    ],
)
def test_what_cannot_be_done_is_refused(shell: Shell, words: tuple[str, ...], code: int, says: str):
    assert says in shell.refuses(*words, code=code)
