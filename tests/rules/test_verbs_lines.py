"""One line, one meaning: what each kind of typed line does to the board."""

from __future__ import annotations

import pytest

from store.model.records import ProposalStatus, TermStatus, TopicStatus
from store.verbs.capture import NOWHERE
from store.verbs.decisions import propose
from store.verbs.lines import keep_line, take_text
from store.verbs.meetings import PlannedTopic, end_meeting, start_meeting
from store.verbs.terms import define_term
from tests.rules.played import Played, founded

AGENDA = (
    PlannedTopic("check-in", "Check-in"),
    PlannedTopic("initiative", "Webinar relaunch", "webinar", minutes=10),
    PlannedTopic("wrap-up", "Wrap-up"),
)


def standup() -> Played:
    """The company in a standup that just began."""
    played = founded()
    played.do(lambda b, at: start_meeting(b, AGENDA, at=at))
    return played


def test_the_first_week_story() -> None:
    played = standup()
    played.say("present+ ana, ben, chloe", "# Webinar relaunch +webinar")
    for line, made in (
        ("Ana: the vendor sends two files a day now", ("N1",)),
        ("the second file has no header [TODO] ask them <why>", ("N2",)),
        ("! second file has no header @ops help:@chloe", ("Q1",)),
        ("[] @ana ask the vendor for a header row due:fri", ("A1",)),
        ("RESOLVED: one file a day until the import is fixed", ("D1",)),
        ("#action ben to repeat the field list in the invite", ("A2",)),
        ("lead := a contact that passed the joint criteria", ("lead",)),
        ("s/two files/three files/", ()),
        ("#help who has worked with the vendor before?", ("Q2",)),
    ):
        played.seconds += 1
        assert played.say(line) == made
    board = played.board
    assert board.meetings["M1"].present == ("ana", "ben", "chloe")
    assert board.meetings["M1"].topic == "T2"
    assert board.notes["N1"].text == "the vendor sends three files a day now"
    assert board.notes["N1"].speaker == "ana"
    assert board.notes["N2"].text == "the second file has no header [TODO] ask them <why>"
    assert board.issues["Q1"].helpers == ("chloe",)
    assert board.actions["A1"].due == "2026-11-27"
    assert board.actions["A2"].owners == ("ben",)
    assert board.terms["lead"].agreed_in == "M1"
    assert board.issues["Q2"].type == "help"
    assert {record.initiative for record in (*board.notes, *board.issues, *board.decisions)} == {"webinar"}


def test_actions_are_done_by_their_ids() -> None:
    played = standup()
    played.say("[] @ana ask the vendor", "[] @ben send the list", "[] @chloe call")
    assert played.say("[x] a1 and A2") == ()
    assert played.say("#done A3 they want a written offer") == ("N1",)
    assert [each.done_by for each in played.board.actions] == ["ana", "ana", "ana"]
    assert played.board.notes["N1"].text == "call (A3) is done: they want a written offer"
    for line, why in (
        ("done A9", "There is no action 'A9'. The newest is A3."),
        ("[x] A1", "A1 is done already, by Ana Ruiz."),
    ):
        assert played.refusal(lambda b, at, line=line: take_text(b, line, at=at)) == why


def test_a_ticked_action_that_is_open_here_is_done_whatever_is_said_of_it() -> None:
    played = standup()
    played.say("[] @ana ask the vendor")
    assert played.say("[x] A1 they want a written offer @ops") == ("N1",)
    assert (played.board.actions["A1"].status, played.board.notes["N1"].teams) == ("done", ("ops",))
    assert played.say("[x] A4 paper is there", "[x] A1 was easy") == ("A2", "A3")


def test_somebody_known_speaks_and_votes_by_their_full_name() -> None:
    played = standup()
    played.say(
        "~ one webinar a month", "Chloe Lind: -1", "ben okafor : +1", "Ana  Ruiz: we have no host", "Spring fair: -1"
    )
    assert dict(played.board.proposals["P1"].votes) == {"chloe": "-1", "ben": "+1"}
    assert [(each.speaker, each.text) for each in played.board.notes] == [
        ("ana", "we have no host"),
        ("", "Spring fair: -1"),
    ]


def test_outside_a_standup_notes_wait_and_the_rest_is_on_the_board() -> None:
    played = founded()
    played.say("a note", "! an issue", "# a topic for next time +crm", "[off] not for the minutes")
    assert played.board.notes["N1"].queued
    assert not played.board.notes["N2"].queued
    assert played.board.issues["Q1"].meeting == ""
    topic = played.board.topics["T1"]
    assert (topic.meeting, topic.status, topic.initiative, topic.type) == ("", "planned", "crm", "initiative")


def test_unknown_marks_never_block_a_captured_line() -> None:
    played = founded()
    assert played.say("! Unknown names are kept @nobody +nothing") == ("Q1",)
    assert played.board.issues["Q1"].text == "Unknown names are kept @nobody +nothing"


def test_an_impact_needs_initiative_and_team() -> None:
    played = founded()
    for line, part in (
        ("#impact no initiative and no team", "needs an initiative and a team"),
        ("#impact +webinar no team", "needs an initiative and a team"),
        ("#impact +webinr @ops cleaning", "Did you mean webinar"),
        ("#impact +webinar @opps cleaning", "Did you mean ops"),
        ("#impact +webinar @ops", "no text"),
    ):
        assert part in played.refusal(lambda b, at, line=line: take_text(b, line, at=at))
    assert played.say("^ +webinar @ops @sales cleaning, says @ben level:heavy role:decides") == ("I1", "I2")
    impact = played.board.impacts["I2"]
    assert (impact.team, impact.text, impact.level, impact.role) == ("sales", "cleaning, says @ben", "high", "decides")


def test_the_topic_gives_an_impact_its_initiative() -> None:
    played = standup()
    played.say("# Webinar relaunch", "^ @ops cleaning")
    assert played.board.impacts["I1"].initiative == "webinar"


def test_a_term_line_is_an_agreement_in_a_standup_and_a_team_s_meaning_with_a_team() -> None:
    played = founded()
    sentence = played.refusal(lambda b, at: take_text(b, "lead := a form", at=at))
    assert "--team" in sentence
    assert "--agreed" in sentence
    played.say("lead @demand := filled in a form", "lead @sales := passed the criteria")
    assert played.board.terms["lead"].status is TermStatus.DISPUTED
    played.do(lambda b, at: start_meeting(b, AGENDA, at=at))
    played.seconds = 60
    played.say("Lead := passed the criteria", "lead @ops @sales := a clean record")
    lead = played.board.terms["lead"]
    assert (lead.agreed, lead.agreed_in) == ("passed the criteria", "M1")
    assert lead.meanings["ops"].source == "T1"
    assert set(lead.meanings) == {"demand", "sales", "ops"}


def test_frictions_know_touchpoints_that_are_set_up() -> None:
    from store.verbs.named import add_named

    played = founded()
    played.do(lambda b, at: add_named(b, "touchpoint", "call-script", "Call script", {"owner": "sales"}, at=at))
    played.say(
        "#friction call-script: asks twice count:100,000/year cost:6", "#friction form: too long count:1.2k/month"
    )
    first, second = played.board.frictions
    assert (first.touchpoint, first.text, first.count, first.per, first.cost) == (
        *("call-script", "asks twice"),
        *("100000", "year", "6"),
    )
    assert (second.touchpoint, second.text, second.count) == ("", "form: too long", "1200")


def test_votes_go_to_the_newest_open_proposal() -> None:
    played = standup()
    played.say("~ one file a day", "~ two invites")
    played.say("+1", "Ben: -1", "chloe: +0.5 with a heavy heart", "Zoe: 0")
    votes = played.board.proposals["P2"].votes
    assert votes == {"ana": "+1", "ben": "-1", "chloe": "+0.5", "Zoe": "0"}
    assert [(note.speaker, note.text) for note in played.board.notes] == [("chloe", "+0.5 with a heavy heart")]
    played.say("Ben: +1", "+1")
    assert played.board.proposals["P2"].votes["ben"] == "+1"
    assert not played.board.proposals["P1"].votes


def test_a_scribe_writes_down_whose_votes_they_are() -> None:
    played = standup()
    played.say("~ one webinar a month", "+1 ben, Chloe Lind", "-1 @ana", "0 because @ben has no time", who="zoe")
    assert dict(played.board.proposals["P1"].votes) == {"ben": "+1", "chloe": "+1", "ana": "-1", "zoe": "0"}
    played.say("+1 ben and chloe", "+1 ben, sales", who="ana")
    assert played.board.proposals["P1"].votes["ana"] == "+1"
    assert [note.text for note in played.board.notes] == ["0 because @ben has no time", "+1 ben, sales"]


def test_a_vote_without_a_proposal_is_a_note() -> None:
    played = standup()
    played.say("+1", "Ben: -1 because of @chloe")
    assert [(note.speaker, note.text) for note in played.board.notes] == [
        ("ana", "+1"),
        ("ben", "-1 because of @chloe"),
    ]


@pytest.mark.parametrize(
    ("decision", "settled"),
    [
        ("RESOLVED: one file a day until the import is fixed", True),
        ("#agreed One file a day, until the import is fixed.", True),
        ("#rejected one file a day until the import is fixed", True),
        ("RESOLVED: meet again on Friday", False),
    ],
)
def test_a_decision_settles_the_proposal_it_repeats(decision: str, settled: bool) -> None:
    played = standup()
    played.say("~ two invites", "PROPOSED: one file a day until the import is fixed", decision)
    first, second = played.board.proposals
    assert first.status is ProposalStatus.OPEN
    assert second.status is (ProposalStatus.DECIDED if settled else ProposalStatus.OPEN)
    assert second.decision == ("D1" if settled else "")


def test_a_decision_elsewhere_leaves_a_proposal_alone_that_is_only_like_it() -> None:
    played = founded()
    played.do(lambda b, at: propose(b, "one file", at=at))
    played.say("= one file a")
    assert played.board.proposals["P1"].status is ProposalStatus.OPEN


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("[] @ana ask them", "ask them for the header row"),
        ("= one file a day", "one file a day for the header row"),
        ("! no header", "no header for the header row"),
        ("~ one file", "one file for the header row"),
        ("Ana: hello", "hello for the header row"),
        ("# Import", "Import for the header row"),
    ],
)
def test_dots_go_on_from_the_last_line_of_the_same_typist(first: str, text: str) -> None:
    played = standup()
    played.say(first)
    played.seconds = 1
    played.say("somebody else types", who="ben")
    assert played.say("… for the header row") == ()
    records = (*played.board.records(),)
    assert text in {getattr(record, "text", "") for record in records}


def test_dots_after_a_plain_note_are_a_new_note() -> None:
    played = standup()
    played.say("a plain note")
    assert played.say("... and more") == ("N2",)
    assert played.board.notes["N2"].text == "and more"
    assert founded().say("… and more") == ("N1",)


def test_a_second_continuation_joins_the_first() -> None:
    played = standup()
    played.say("Ana: one", "… two @ben", "... three")
    assert played.board.notes["N1"].text == "one two @ben three"
    assert played.board.notes["N1"].raw == "Ana: one\n… two @ben\n... three"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("", "no text"),
        ("   ", "no text"),
        ("#undo", "accord undo"),
        ("present+ ana", "No standup is running"),
        ("s/old/new/", "No standup is running"),
        ("i/where/line/", "No standup is running"),
        ("lead := ", "Say what 'lead' means"),
        ("#topic", "no text"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(line: str, part: str) -> None:
    assert part in founded().refusal(lambda b, at: take_text(b, line, at=at))


def test_a_refused_line_can_be_kept_word_for_word() -> None:
    played = standup()
    played.refusal(lambda b, at: take_text(b, "s/never said/x/", at=at))
    played.do(lambda b, at: keep_line(b, "s/never said/x/", at=at))
    assert played.board.notes["N1"].text == "s/never said/x/"


def test_a_place_given_counts_for_more_than_the_running_standup() -> None:
    played = standup()
    played.do(lambda b, at: take_text(b, "a note", NOWHERE, at=at))
    assert played.board.notes["N1"].queued


def test_a_topic_line_takes_up_what_is_planned() -> None:
    played = standup()
    assert played.say("# wrap-UP") == ()
    assert played.board.meetings["M1"].topic == "T3"
    assert played.say("#topic The webinar, again +webinar") == ()  # the planned item of that initiative
    assert played.board.meetings["M1"].topic == "T2"
    assert played.say("# +crm") == ("T4",)
    assert played.board.topics["T4"].text == "CRM migration"
    assert played.say("# CRM migration @ops due:fri") == ("T5",)
    assert played.board.topics["T5"].text == "CRM migration due:fri"
    assert played.board.topics["T5"].teams == ("ops",)
    assert played.board.topics["T1"].status is TopicStatus.DONE


def test_agreeing_with_a_team_is_not_defining() -> None:
    played = founded()
    played.do(lambda b, at: define_term(b, "lead", "a form", "demand", at=at))
    assert played.board.terms["lead"].status is TermStatus.SINGLE


def test_a_correction_reaches_what_a_word_was_said_to_mean() -> None:
    played = standup()
    for line in (
        "a form, I think",
        "lead := who filled in a from",
        "lead @ops := a from that is clean",
        "s/from/form/",
    ):
        played.seconds += 60
        played.say(line)
    assert played.board.terms["lead"].meanings["ops"].text == "a form that is clean"
    assert played.board.terms["lead"].agreed == "who filled in a from"
    played.say("s/a from/the form/")
    assert played.board.terms["lead"].agreed == "who filled in the form"
    assert played.board.notes["N1"].text == "a form, I think"
    why = played.refusal(lambda b, at: take_text(b, "s/leda/lead/", at=at))
    assert why == "No line of this standup has 'leda' in it, so nothing was corrected."
    played.say("zebar := a horse with stripes")
    why = played.refusal(lambda b, at: take_text(b, "s/zebar/zebra/", at=at))
    assert why == "'zebar' is in the word itself: take the line back and write it again."


def test_a_proposal_that_stayed_open_is_settled_by_the_same_words_in_another_standup_or_outside_one() -> None:
    played = standup()
    played.say("~ one file a day", "~ two desks")
    played.do(lambda b, at: end_meeting(b, at=at))
    assert played.say("= one file a day") == ("D1",)
    played.do(lambda b, at: start_meeting(b, AGENDA, at=at))
    played.say("= two files a day", "= Two  desks")
    settled = [(each.status, each.decision) for each in played.board.proposals]
    assert settled == [(ProposalStatus.DECIDED, "D1"), (ProposalStatus.DECIDED, "D3")]
