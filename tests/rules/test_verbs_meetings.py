"""The standup: agenda, clock, attendance, and mending what was typed."""

from __future__ import annotations

import pytest

from store.model.records import TopicStatus
from store.verbs import corrections, meetings, topics
from store.verbs.capture import NOWHERE
from store.verbs.lines import take_text
from store.verbs.meetings import PlannedTopic
from store.verbs.stream import stream
from tests.rules.played import Played, founded

AGENDA = (
    PlannedTopic("check-in", "Check-in", minutes=3),
    PlannedTopic("follow-ups", "Follow-ups"),
    PlannedTopic("initiative", "Webinar relaunch", "webinar", ref="Q1", minutes=10, reason="2 issues wait"),
    PlannedTopic("wrap-up", "Wrap-up"),
)


@pytest.fixture
def played() -> Played:
    played = founded()
    played.do(lambda b, at: meetings.start_meeting(b, AGENDA, at=at))
    return played


def statuses(played: Played) -> list[str]:
    return [f"{item.id} {item.status}" for item in topics.agenda_of(played.board, "M1")]


def texts(played: Played) -> list[str]:
    return [line.text for line in stream(played.board, "M1") if line.kind != "topic"]


def test_a_standup_starts_on_its_first_item(played: Played) -> None:
    meeting = played.board.running
    assert meeting is not None
    assert (meeting.title, meeting.scribe, meeting.topic, meeting.topic_at) == ("Standup", "ana", "T1", meeting.started)
    assert meeting.present == ()
    assert statuses(played) == ["T1 current", "T2 planned", "T3 planned", "T4 planned"]
    item = played.board.topics["T3"]
    assert (item.minutes, item.ref, item.reason, item.first) == (10, "Q1", "2 issues wait", "2026-11-23")
    assert "A standup is running since 09:00" in played.refusal(lambda b, at: meetings.start_meeting(b, at=at))


def test_what_was_kept_for_the_standup_is_taken_over() -> None:
    played = founded()
    played.say("a note on the webinar +webinar", "another note", "# hiring", "# the import", "# not this one")
    played.do(lambda b, at: topics.cut_topic(b, "T3", at=at))
    agenda = (*AGENDA[:3], PlannedTopic("other", "the import", ref="T2", minutes=8), AGENDA[3])
    played.do(lambda b, at: meetings.start_meeting(b, agenda, "Extra", at=at))
    assert played.board.meetings["M1"].title == "Extra"
    assert [item.text for item in topics.agenda_of(played.board, "M1")] == [
        *("Check-in", "Follow-ups", "Webinar relaunch", "the import", "Wrap-up", "hiring", "not this one"),
    ]
    assert played.board.topics["T2"].minutes == 8
    assert played.board.topics["T3"].status is TopicStatus.CUT
    first, second = played.board.notes
    assert (first.queued, first.meeting, played.board.topics[first.topic].text) == (False, "M1", "Webinar relaunch")
    assert played.board.topics[second.topic].text == "Follow-ups"


def test_a_standup_without_an_agenda() -> None:
    played = founded()
    played.do(lambda b, at: meetings.start_meeting(b, at=at))
    played.say("a note", "# first", "# second")
    assert played.board.notes["N1"].topic == ""
    assert statuses(played) == ["T1 done", "T2 current"]
    played.do(lambda b, at: meetings.end_meeting(b, at=at))
    assert played.board.running is None
    assert played.board.last_meeting is not None
    assert "No standup is running" in played.refusal(lambda b, at: meetings.end_meeting(b, at=at))


def test_a_draft_with_an_empty_item_is_refused() -> None:
    played = founded()
    assert "needs a text" in played.refusal(
        lambda b, at: meetings.start_meeting(b, [PlannedTopic("other", " ")], at=at)
    )


def test_the_clock_of_an_item_stops_and_goes_on(played: Played) -> None:
    played.seconds = 100
    played.do(lambda b, at: topics.take_up(b, "T3", at=at))
    assert played.board.topics["T1"].spent == 100
    assert played.board.meetings["M1"].topic_at == played.at.now
    played.seconds = 130
    played.do(lambda b, at: topics.take_up(b, "t1", at=at))
    assert (played.board.topics["T1"].spent, played.board.topics["T3"].spent) == (100, 30)
    assert statuses(played)[0] == "T1 current"
    assert "T1 is the topic already" in played.refusal(lambda b, at: topics.take_up(b, "T1", at=at))
    played.seconds = 150
    played.do(lambda b, at: meetings.end_meeting(b, at=at))
    assert played.board.topics["T1"].spent == 120
    meeting = played.board.meetings["M1"]
    assert (meeting.ended, meeting.topic, meeting.topic_at) == (played.at.now, "", "")
    assert statuses(played) == ["T1 done", "T2 planned", "T3 done", "T4 planned"]


def test_a_clock_set_back_costs_nothing(played: Played) -> None:
    played.seconds = -30
    played.do(lambda b, at: topics.take_up(b, "T2", at=at))
    assert played.board.topics["T1"].spent == 0


def test_next_goes_through_the_agenda_and_back_to_what_was_passed_over(played: Played) -> None:
    played.do(lambda b, at: topics.take_up(b, "T3", at=at))
    played.say("# Something new")
    assert [item.id for item in topics.agenda_of(played.board, "M1")] == ["T1", "T2", "T3", "T5", "T4"]
    visited: list[str] = []
    for _ in range(2):
        played.do(lambda b, at: topics.next_topic(b, at=at))
        visited.append(played.board.meetings["M1"].topic)
    assert visited == ["T4", "T2"]
    assert "last item" in played.refusal(lambda b, at: topics.next_topic(b, at=at))


def test_items_are_cut_parked_extended_and_put_in_order(played: Played) -> None:
    played.do(lambda b, at: topics.cut_topic(b, "T2", at=at))
    assert "T2 was cut already" in played.refusal(lambda b, at: topics.cut_topic(b, "T2", at=at))
    played.do(lambda b, at: topics.restore_topic(b, "T2", at=at))
    assert "neither cut nor parked" in played.refusal(lambda b, at: topics.restore_topic(b, "T2", at=at))
    played.seconds = 10
    played.do(lambda b, at: topics.park_topic(b, "T1", at=at))
    assert (played.board.topics["T1"].spent, played.board.meetings["M1"].topic) == (10, "")
    played.do(lambda b, at: topics.next_topic(b, at=at))
    played.do(lambda b, at: topics.next_topic(b, at=at))
    assert "is done" in played.refusal(lambda b, at: topics.cut_topic(b, "T2", at=at))
    played.do(lambda b, at: topics.extend_topic(b, "T4", at=at))
    played.do(lambda b, at: topics.extend_topic(b, "T4", "-3", at=at))
    assert played.board.topics["T4"].minutes == 7
    for wrong in ("-7", "0", "soon", "500"):
        assert "1 to 480" in played.refusal(lambda b, at, m=wrong: topics.extend_topic(b, "T4", m, at=at))
    played.do(lambda b, at: topics.reorder_topic(b, "T4", "T2", at=at))
    assert statuses(played) == ["T1 parked", "T4 planned", "T2 done", "T3 current"]
    played.do(lambda b, at: topics.reorder_topic(b, "T3", "T1", at=at))
    played.do(lambda b, at: topics.reorder_topic(b, "T1", at=at))
    assert statuses(played) == ["T3 current", "T4 planned", "T2 done", "T1 parked"]
    assert "before itself" in played.refusal(lambda b, at: topics.reorder_topic(b, "T3", "T3", at=at))


def test_items_are_added_for_this_standup_or_the_next(played: Played) -> None:
    played.do(lambda b, at: topics.add_topic(b, "hiring", minutes="8", at=at))
    played.do(lambda b, at: topics.add_topic(b, "budget", initiative="crm", later=True, at=at))
    assert statuses(played)[-1] == "T5 planned"
    assert (played.board.topics["T5"].minutes, played.board.topics["T6"].meeting) == (8, "")
    assert "Minutes is" in played.refusal(lambda b, at: topics.add_topic(b, "x", minutes="long", at=at))
    assert "not on the same agenda" in played.refusal(lambda b, at: topics.reorder_topic(b, "T6", "T1", at=at))
    played.do(lambda b, at: topics.take_up(b, "T6", at=at))
    assert [item.id for item in topics.agenda_of(played.board, "M1")][:2] == ["T1", "T6"]
    played.do(lambda b, at: meetings.end_meeting(b, at=at))
    played.do(lambda b, at: meetings.start_meeting(b, at=at))
    assert "stood on the agenda of M1" in played.refusal(lambda b, at: topics.take_up(b, "T4", at=at))


def test_people_stand_in_one_list_of_attendance(played: Played) -> None:
    played.say("present+ ana, Ben Okafor and chloe", "regrets+ Chloe", "late+ ben", "guest+ Dana Fox")
    meeting = played.board.meetings["M1"]
    assert (meeting.present, meeting.late, meeting.regrets, meeting.guests) == (
        *(("ana", "ben"), ("ben",), ("chloe",), ("Dana Fox",)),
    )
    assert played.say("present+ ana") == ()
    played.say("present+", who="chloe")
    played.say("present- ana")
    assert played.board.meetings["M1"].present == ("ben", "chloe")
    played.say("present: ben, Zoe")
    assert played.board.meetings["M1"].present == ("ben", "Zoe")
    played.say("present: (no one)")
    assert played.board.meetings["M1"].present == ()
    played.do(lambda b, at: meetings.set_attendance(b, "regrets", "ana", at=at, meeting="M1"))
    assert "Somebody is present" in played.refusal(lambda b, at: meetings.set_attendance(b, "asleep", at=at))


def test_a_correction_mends_the_nearest_earlier_line_that_has_it(played: Played) -> None:
    played.say("two files a day", "! two files bounce", "[] count two files")
    played.say("s/two/three/")
    assert texts(played) == ["two files a day", "two files bounce", "count three files"]
    played.say("s/two/three/")
    assert texts(played) == ["two files a day", "three files bounce", "count three files"]
    assert played.board.issues["Q1"].raw == "! two files bounce"
    played.say("s|files a day||")
    assert texts(played)[0] == "two"
    played.say("s/s/S/g")
    assert texts(played) == ["two", "three fileS bounce", "count three fileS"]
    played.say("s/e/E/G")
    assert texts(played) == ["two", "thrEe fileS bounce", "count thrEe fileS"]


def test_a_correction_that_finds_nothing_or_leaves_nothing_is_refused(played: Played) -> None:
    played.say("two files")
    assert "'seven'" in played.refusal(lambda b, at: take_text(b, "s/seven/eight/", at=at))
    assert "leave nothing of N1" in played.refusal(lambda b, at: take_text(b, "s/two files//", at=at))
    assert "leave nothing of N1" in played.refusal(lambda b, at: corrections.edit_text(b, "N1", " ", at=at))


def test_a_correction_of_a_mark_reads_the_line_again(played: Played) -> None:
    played.say("[] @ana ask them due:fri", "Ben: the vendor said so")
    played.say("s/@ana/@ben/", "s/due:fri/due:next tue/", "s/Ben:/Chloe:/")
    action = played.board.actions["A1"]
    assert (action.owners, action.due, action.text) == (("ben",), "2026-12-01", "ask them")
    assert action.raw == "[] @ben ask them due:next tue"
    assert played.board.notes["N1"].speaker == "chloe"


def test_a_topic_can_be_corrected_but_not_one_that_is_only_planned(played: Played) -> None:
    played.say("# The relaunhc")
    played.seconds = 1
    played.say("s/relaunhc/relaunch/")
    assert played.board.topics["T5"].text == "The relaunch"
    assert "Wrap-up" in played.refusal(lambda b, at: take_text(b, "s/Wrap-up/x/", at=at))


def test_a_line_is_put_before_another(played: Played) -> None:
    played.say("first", "third")
    played.seconds = 60
    played.say("fourth", "i/third/! second @ops/", "i/first/zeroth")
    assert texts(played) == ["zeroth", "first", "second", "third", "fourth"]
    orders = [line.order for line in stream(played.board, "M1") if line.kind != "topic"]
    assert orders == sorted(orders)
    assert len(set(orders)) == 5
    assert played.board.issues["Q1"].teams == ("ops",)
    assert played.board.issues["Q1"].created == played.board.notes["N1"].created
    assert "'fifth'" in played.refusal(lambda b, at: take_text(b, "i/fifth/x", at=at))
    played.say("i/third/lead := not a definition here")
    assert "lead := not a definition here" in texts(played)


def test_a_line_is_turned_into_another_kind_and_keeps_its_place(played: Played) -> None:
    played.say("one", "ask @ben about it due:fri", "three")
    before = played.board.notes["N2"]
    assert played.do(lambda b, at: corrections.turn_line(b, "N2", "action", at=at)) == ("A1",)
    action = played.board.actions["A1"]
    assert (action.text, action.owners, action.due) == ("ask @ben about it", ("ben",), "2026-11-27")
    assert (action.order, action.created, action.by, action.topic) == (before.order, before.created, "ana", "T1")
    assert texts(played) == ["one", "ask @ben about it", "three"]
    played.do(lambda b, at: corrections.turn_line(b, "A1", "help", at=at))
    issue = played.board.issues["Q1"]
    assert (issue.type, issue.owners, issue.due) == ("help", ("ben",), "2026-11-27")
    played.do(lambda b, at: corrections.turn_line(b, "Q1", "note", at=at))
    assert played.board.notes["N4"].text == "ask @ben about it owner:@ben due:2026-11-27"
    played.do(lambda b, at: corrections.turn_line(b, "N4", "issue", at=at))
    assert played.board.issues["Q2"].owners == ("ben",)
    assert played.board.issues["Q2"].raw == "ask @ben about it due:fri"


@pytest.mark.parametrize(
    ("key", "kind", "part"),
    [
        ("N1", "note", "N1 is a note already"),
        ("N1", "link", "does not say enough"),
        ("N1", "impact", "does not say enough"),
        ("N1", "poem", "A line can be note"),
        ("M1", "note", "only note"),
        ("T1", "note", "only note"),
        ("N9", "note", "There is no note N9"),
    ],
)
def test_what_cannot_be_turned(played: Played, key: str, kind: str, part: str) -> None:
    played.say("one")
    assert part in played.refusal(lambda b, at: corrections.turn_line(b, key, kind, at=at))


def test_text_that_looks_like_another_kind_is_turned_all_the_same(played: Played) -> None:
    played.say(r"\! with care")
    played.do(lambda b, at: corrections.turn_line(b, "N1", "action", at=at))
    assert played.board.actions["A1"].text == "! with care"


def test_a_link_keeps_its_address_as_a_note(played: Played) -> None:
    played.say("https://example.org/x the list")
    played.do(lambda b, at: corrections.turn_line(b, "L1", "issue", at=at))
    assert played.board.issues["Q1"].text == "the list https://example.org/x"
    played.do(lambda b, at: corrections.turn_line(b, "Q1", "link", at=at))
    assert played.board.links["L2"].url == "https://example.org/x"


def test_a_line_others_refer_to_is_not_turned(played: Played) -> None:
    played.say("~ one file", "= one file")
    assert "while P1 refers to it" in played.refusal(lambda b, at: corrections.turn_line(b, "D1", "note", at=at))


def test_a_line_is_moved_to_another_topic(played: Played) -> None:
    played.say("# Webinar relaunch", "one", "two +crm")
    played.do(lambda b, at: corrections.move_line(b, "N1", "T1", at=at))
    note = played.board.notes["N1"]
    assert (note.topic, note.initiative) == ("T1", "")
    played.do(lambda b, at: corrections.move_line(b, "N2", "T1", at=at))
    assert played.board.notes["N2"].initiative == "crm"
    assert played.board.notes["N2"].order > note.order
    assert "already" in played.refusal(lambda b, at: corrections.move_line(b, "N1", "T1", at=at))
    assert "only lines" in played.refusal(lambda b, at: corrections.move_line(b, "T2", "T1", at=at))
    played.do(lambda b, at: meetings.end_meeting(b, at=at))
    played.say("! later", "# next time")
    assert "waits for the next" in played.refusal(lambda b, at: corrections.move_line(b, "N1", "T5", at=at))
    played.do(lambda b, at: corrections.move_line(b, "Q1", "T3", at=at))
    assert (played.board.issues["Q1"].meeting, played.board.issues["Q1"].initiative) == ("M1", "webinar")


def test_turning_keeps_the_teams_and_a_line_waiting_can_join_a_standup() -> None:
    played = founded()
    played.say("late again @ops")
    played.do(lambda b, at: meetings.start_meeting(b, AGENDA, at=at))
    played.do(lambda b, at: corrections.turn_line(b, "N1", "issue", at=at))
    assert played.board.issues["Q1"].teams == ("ops",)
    played.do(lambda b, at: take_text(b, "a note for later", NOWHERE, at=at))
    played.do(lambda b, at: corrections.move_line(b, "N2", "T3", at=at))
    note = played.board.notes["N2"]
    assert (note.queued, note.meeting, note.topic, note.initiative) == (False, "M1", "T3", "webinar")


def test_a_correction_that_makes_another_kind_of_a_line_is_no_correction(played: Played) -> None:
    played.say("! late again", "Ben: hello")
    assert "has '! ' in it" in played.refusal(lambda b, at: take_text(b, "s/! /[] /", at=at))
    assert "has '!' in it" in played.refusal(lambda b, at: take_text(b, "s/!/#/", at=at))
