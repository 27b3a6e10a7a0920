"""Words in a standup: where a meaning came from, other names for a word, and one that the room leaves alone for now."""

from __future__ import annotations

import csv
import io

import pytest

from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.meeting.words import glossary_handout, glossary_table
from store.model.board import Board
from store.sense.glossary import where_said
from store.sense.language import disputed_in, used_terms
from store.verbs.lines import take_text
from store.verbs.meetings import PlannedTopic, start_meeting
from store.verbs.named import add_named
from store.verbs.said import everything_said
from store.verbs.terms import agree_meaning, define_term, ignore_term
from store.verbs.topics import next_topic
from tests.rules.played import START, Played


@pytest.fixture
def played() -> Played:
    """Two teams that mean different things by a lead, in a standup that has just begun."""
    played = Played()
    for handle, name in (("demand", "Demand Gen"), ("sales", "Sales")):
        played.do(lambda b, at, handle=handle, name=name: add_named(b, "team", handle, name, {}, at=at))
    played.do(lambda b, at: define_term(b, "lead", "a form", "demand", at=at))
    agenda = [PlannedTopic("other", "Numbers"), PlannedTopic("other", "Files")]
    played.do(lambda b, at: start_meeting(b, agenda, at=at))
    return played


def said(board: Board, term: str, team: str) -> str:
    return where_said(board, board.terms[term].meanings[team].source, START[:10])


def test_a_meaning_comes_from_the_line_that_brought_the_word_up(played: Played) -> None:
    played.say("Ana: sales counts leads twice", "[off] lead, lead", "something else", "lead @sales := a call")
    assert played.board.terms["lead"].meanings["sales"].source == "N1"
    assert said(played.board, "lead", "sales") == "from N1 “sales counts leads twice”"


def test_without_such_a_line_it_comes_from_the_topic_and_outside_a_standup_from_nowhere(played: Played) -> None:
    played.say("sales counts leads twice", "# Files", "lead @sales := a call")
    assert said(played.board, "lead", "sales") == "under Files"
    assert said(played.board, "lead", "demand") == ""


def test_what_was_agreed_knows_its_line_too(played: Played) -> None:
    played.say("the SLA is not met", "SLA := two days")
    agreed = played.board.terms["sla"]
    assert (agreed.agreed_in, agreed.agreed_source) == ("M1", "N1")


def test_what_is_agreed_first_thing_under_a_topic_stands_under_it(played: Played) -> None:
    played.say("the numbers are late")
    played.do(lambda b, at: next_topic(b, at=at))
    played.say("SLA := two days")
    [word] = [each for each in everything_said(played.board, "M1") if each.record.kind == "term"]
    assert (word.topic, word.record.id) == ("T2", "sla")


def test_minutes_and_hand_out_say_which_line_a_meaning_came_from(played: Played) -> None:
    played.say("Ana: sales counts leads twice", "lead @sales := a call", "the SLA is not met", "SLA := two days")
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now)))
    assert "- **SLA:** two days — from “the SLA is not met”" in text
    assert "Demand Gen: a form; Sales: a call (from “sales counts leads twice”)" in text
    handed_out = to_markdown(glossary_handout(played.board, START))
    assert "- **SLA:** two days — agreed Mon 23 Nov, from “the SLA is not met”" in handed_out
    assert "- **Demand Gen:** a form\n- **Sales:** a call — Mon 23 Nov, from “sales counts leads twice”" in handed_out


def test_an_alias_line_adds_other_words_that_notes_are_read_for(played: Played) -> None:
    played.say("#alias lead: MQL, marketing lead")
    assert played.board.terms["lead"].aliases == ("MQL", "marketing lead")
    for text in ("Leads are late", "the lead's form", "40 MQLs", "marketing leads"):
        assert [term.id for term in used_terms(played.board, text)] == ["lead"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("#alias lead", "a colon"),
        ("#alias lead:", "a colon"),
        ("#alias lead: ,", "what else"),
        ("#alias customer: client", "no term"),
        ("#alias lead: LEAD", "itself a term"),
    ],
)
def test_an_alias_that_says_nothing_new_is_refused(played: Played, line: str, part: str) -> None:
    assert part in played.refusal(lambda b, at: take_text(b, line, at=at))


def test_a_word_ignored_in_a_standup_is_not_pointed_out_there_and_its_minutes_say_so(played: Played) -> None:
    played.say("lead @sales := a call")
    played.do(lambda b, at: ignore_term(b, "lead", at=at))
    board = played.board
    assert board.meetings["M1"].ignored == ("lead",)
    assert disputed_in(board, "leads are late")
    assert disputed_in(board, "leads are late", board.meetings["M1"].ignored) == ()
    text = to_markdown(blocks(minutes(board, "M1", START), ["language"]))
    assert "**lead:** still disputed, ignored here — Demand Gen: a form; Sales: a call" in text


def test_what_cannot_be_ignored_is_said_why(played: Played) -> None:
    assert "not disputed" in played.refusal(lambda b, at: ignore_term(b, "lead", at=at))
    assert "no term" in played.refusal(lambda b, at: ignore_term(b, "customer", at=at))
    played.say("lead @sales := a call")
    played.do(lambda b, at: ignore_term(b, "lead", at=at))
    assert "already" in played.refusal(lambda b, at: ignore_term(b, "LEAD", at=at))
    assert "No standup is running" in Played().refusal(lambda b, at: ignore_term(b, "lead", at=at))


def test_the_hand_out_has_agreed_words_first_then_the_others_with_whose_meaning_it_is(played: Played) -> None:
    played.say("lead @sales := a call", "#alias lead: MQL", "churn @sales := gone")
    played.do(lambda b, at: agree_meaning(b, "SLA", "two days", at=at))
    assert to_markdown(glossary_handout(played.board, START)).splitlines()[2:] == [
        "## Agreed",
        "",
        "- **SLA:** two days — agreed Mon 23 Nov",
        "",
        "## One meaning, not agreed",
        "",
        "### churn",
        "",
        "- **Sales:** gone",
        "",
        "## Disputed",
        "",
        "### lead (also MQL)",
        "",
        "- **Demand Gen:** a form",
        "- **Sales:** a call",
    ]


def test_the_table_has_a_row_for_each_meaning_and_no_formula(played: Played) -> None:
    played.do(lambda b, at: define_term(b, "lead", '=1+1, "quoted"', "sales", at=at))
    rows = list(csv.DictReader(io.StringIO(glossary_table(played.board))))
    assert [(row["word"], row["team"], row["meaning"]) for row in rows] == [
        ("lead", "demand", "a form"),
        ("lead", "sales", '\'=1+1, "quoted"'),
    ]


def test_a_glossary_with_nothing_in_it_says_so() -> None:
    assert "No word is written down yet." in to_markdown(glossary_handout(Board.empty(), START))
