"""Who speaks, who waits to, the round by team, ratings, and the clock's warnings: all on the meeting's record."""

from __future__ import annotations

import pytest

from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_json import as_object
from store.meeting.render_markdown import to_markdown
from store.model.records import Meeting, Waiting
from store.sense.ratings import rated
from store.sense.sentences import all_of
from store.verbs import floor, meetings, topics
from store.verbs.lines import take_text
from store.verbs.meetings import PlannedTopic
from tests.rules.played import Played, founded

AGENDA = (PlannedTopic("check-in", "Check-in"), PlannedTopic("wrap-up", "Wrap-up"))


@pytest.fixture
def played() -> Played:
    played = founded()
    begin(played)
    return played


def begin(played: Played) -> None:
    played.seconds += 60
    played.do(lambda b, at: meetings.start_meeting(b, AGENDA, at=at))


def end(played: Played) -> None:
    played.seconds += 60
    played.do(lambda b, at: meetings.end_meeting(b, at=at))


def running(played: Played) -> Meeting:
    assert played.board.running is not None
    return played.board.running


def queue(played: Played) -> list[tuple[str, str]]:
    return [(each.who, each.about) for each in running(played).queue]


def round_of(played: Played) -> list[str]:
    """Everybody's turn in a whole round, in order."""
    found: list[str] = []
    played.say("#round")
    while running(played).speaks:
        found.append(running(played).speaks)
        played.say("#round next")
    return found


def said(played: Played, line: str) -> str:
    """What the log says of a line."""
    changes = take_text(played.board, line, at=played.at)
    played.say(line)
    return "; ".join(all_of(changes, played.board))


# The queue


def test_people_wait_in_the_order_they_came_and_say_what_about(played: Played) -> None:
    played.say("q+ ben to ask about dates", "q+", "q+ @chloe", "queue+ Dana Fox")
    assert queue(played) == [("ben", "ask about dates"), ("ana", ""), ("chloe", ""), ("Dana Fox", "")]
    played.say("q+ chloe to answer him", "q- ben")
    assert queue(played) == [("ana", ""), ("chloe", "answer him"), ("Dana Fox", "")]
    played.say("q-")
    assert queue(played)[0] == ("chloe", "answer him")
    assert not played.board.notes.latest(1)


def test_the_floor_goes_to_who_waits_longest_or_to_who_is_named(played: Played) -> None:
    played.say("q+ ben", "q+ chloe", "ack next")
    played.seconds += 7
    meeting = running(played)
    assert (meeting.speaks, meeting.queue) == ("ben", (Waiting(who="chloe"),))
    played.say("ack ana")
    assert (running(played).speaks, queue(played)) == ("ana", [("chloe", "")])
    assert running(played).speaks_at == played.at.now
    played.say("#ack Chloe Lind", "#ack ops")
    assert (running(played).speaks, queue(played)) == ("ops", [])


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("ack next", "Nobody waits"),
        ("q- ben", "ben does not wait"),
        ("q-", "ana does not wait"),
        ("#round sideways", "next, skip or end"),
        ("#round skip", "No round goes on"),
        ("#round end", "Nobody has the floor"),
        ("#rate", "1 to 10"),
        ("#rate 11", "1 to 10"),
        ("#rate 0", "1 to 10"),
        ("#rate ana", "1 to 10"),
        ("#rate ana 8, ben", "1 to 10"),
        ("#rate ben -", "ben has not rated"),
        ("#warnings", "on or off"),
        ("#warnings loud", "on or off"),
        ("#warnings on", "on already"),
    ],
)
def test_what_cannot_be_done_says_why(played: Played, line: str, part: str) -> None:
    assert part in played.refusal(lambda b, at: take_text(b, line, at=at))


@pytest.mark.parametrize("line", ["q+ ana", "ack next", "#round", "#warnings off", "#rate 8"])
def test_without_a_standup_there_is_no_floor(line: str) -> None:
    assert "standup" in founded().refusal(lambda b, at: take_text(b, line, at=at))


def test_asking_twice_is_refused_and_who_speaks_need_not_ask(played: Played) -> None:
    played.say("q+ ben to ask")
    assert "waits to speak already" in played.refusal(lambda b, at: take_text(b, "q+ ben", at=at))
    played.say("ack ben")
    assert "has the floor already" in played.refusal(lambda b, at: take_text(b, "q+ ben", at=at))
    assert "has the floor already" in played.refusal(lambda b, at: take_text(b, "ack ben", at=at))


@pytest.mark.parametrize(
    "line", ["ack to that", "acknowledged by ana", "ack", "query: q+1 leads", "queue-jumping", "quiet"]
)
def test_sentences_are_no_commands(played: Played, line: str) -> None:
    assert played.say(line)
    assert (running(played).speaks, running(played).queue) == ("", ())


# The round


def test_a_round_goes_from_team_to_team_and_is_over_behind_the_last(played: Played) -> None:
    assert round_of(played) == ["ops", "demand", "sales"]
    meeting = running(played)
    assert (meeting.speaks, meeting.speaks_at, meeting.round) == ("", "", ())
    assert meeting.heard == ("ops", "demand", "sales")


def test_each_week_another_team_begins(played: Played) -> None:
    begun: list[str] = []
    for _ in range(4):
        begun.append(round_of(played)[0])
        end(played)
        begin(played)
    assert begun == ["ops", "demand", "sales", "ops"]
    assert running(played).heard == ()


def test_only_teams_with_somebody_in_the_room_have_a_turn_and_guests_come_last(played: Played) -> None:
    played.say("present+ chloe, ana", "guest+ Dana Fox", "regrets+ ben")
    assert round_of(played) == ["ops", "sales", "Dana Fox"]
    end(played)
    begin(played)
    assert round_of(played) == ["demand", "sales", "ops"]
    end(played)
    begin(played)
    played.say("present+ ana, chloe")
    assert round_of(played) == ["sales", "ops"]


def test_who_comes_during_the_round_has_a_turn(played: Played) -> None:
    played.say("present+ ana, ben", "#round")
    played.say("present+ chloe", "#round", "#round")
    assert running(played).heard == ("ops", "demand", "sales")


def test_a_team_that_is_skipped_comes_last(played: Played) -> None:
    played.say("#round", "#round skip")
    meeting = running(played)
    assert (meeting.speaks, meeting.round, meeting.heard) == ("demand", ("sales", "ops"), ("demand",))
    played.say("#round", "#round")
    assert running(played).speaks == "ops"
    assert "Nobody else is left" in played.refusal(lambda b, at: take_text(b, "#round skip", at=at))


def test_somebody_is_heard_between_two_turns(played: Played) -> None:
    played.say("#round", "q+ chloe to ask", "ack next")
    assert (running(played).speaks, running(played).round) == ("chloe", ("demand", "sales"))
    played.say("ack sales")
    assert (running(played).heard, running(played).round) == (("ops", "sales"), ("demand",))
    played.say("#round")
    assert running(played).speaks == "demand"
    played.say("#round")
    assert running(played).speaks == ""


def test_a_round_ends_with_its_topic_and_by_hand_and_the_queue_waits_on(played: Played) -> None:
    played.say("q+ chloe", "#round", "#round end")
    assert (running(played).speaks, running(played).round, running(played).heard) == ("", (), ("ops",))
    played.say("#round")
    played.do(lambda b, at: topics.next_topic(b, at=at))
    assert (running(played).speaks, running(played).round) == ("", ())
    assert queue(played) == [("chloe", "")]
    end(played)
    assert played.board.meetings["M1"].queue == ()


def test_a_round_needs_somebody() -> None:
    played = Played()
    begin(played)
    assert "present+" in played.refusal(lambda b, at: take_text(b, "#round", at=at))


def test_for_a_team_speaks_who_came_for_it_else_who_is_there_else_all(played: Played) -> None:
    meeting = running(played)
    assert floor.speaks_for(played.board, meeting, "ops") == ["ana"]
    assert floor.speaks_for(played.board, meeting.but(representatives={"ops": "ben"}), "ops") == ["ben"]
    assert floor.speaks_for(played.board, meeting, "Dana Fox") == ["Dana Fox"]


# Ratings and warnings


def test_ratings_are_kept_by_person_and_can_be_taken_back(played: Played) -> None:
    played.say("#rate 8", "#rate ben 9/10, Chloe Lind: 7", "#rating dana fox 10")
    assert dict(running(played).ratings) == {"ana": "8", "ben": "9", "chloe": "7", "dana fox": "10"}
    played.say("#rate ben -, ana 6")
    assert dict(running(played).ratings) == {"ana": "6", "chloe": "7", "dana fox": "10"}
    assert "like that already" in played.refusal(lambda b, at: take_text(b, "#rate 6", at=at))


def test_a_standup_can_be_rated_after_its_end(played: Played) -> None:
    end(played)
    played.say("#rate ben 9")
    assert dict(played.board.meetings["M1"].ratings) == {"ben": "9"}


def test_warnings_are_switched_off_and_on(played: Played) -> None:
    played.say("#warnings off")
    assert running(played).quiet
    played.say("#warnings on")
    assert not running(played).quiet


def test_the_log_says_it_in_sentences(played: Played) -> None:
    assert said(played, "q+ ben to ask about dates") == "Ben waits to speak: ask about dates"
    assert said(played, "q+ chloe") == "Chloe waits to speak"
    assert said(played, "ack next") == "Ben has the floor"
    assert said(played, "q- chloe") == "Chloe no longer in the queue"
    assert said(played, "#round") == "Ops has the floor"
    assert said(played, "#round end") == "nobody has the floor"
    assert said(played, "#rate ana 8") == "Ana rates M1 8 of 10"
    assert said(played, "#rate ana -") == "Ana does not rate M1 any more"
    assert said(played, "#warnings off") == "the clock warns no more"


# The minutes


def test_the_minutes_say_the_average_and_who_was_heard_but_not_who_rated_how(played: Played) -> None:
    round_of(played)
    played.say("#rate ana 8, ben 9, chloe 8", "q+ dana fox")
    made = minutes(played.board, "M1", played.at.now)
    text = to_markdown(blocks(made))
    assert "- **Heard in the round:** Marketing Operations, Demand Generation, Sales\n" in text
    assert "- **Rated:** 8.3 of 10 on average, 3 ratings\n" in text
    assert "dana fox" not in text
    found = as_object(made)
    assert found["rating"] == {"average": "8.3", "ratings": 3}
    assert found["heard"] == ["ops", "demand", "sales"]
    assert "ratings" not in found


@pytest.mark.parametrize(
    ("given", "words"),
    [({}, None), ({"ana": "8"}, "8 of 10, 1 rating"), ({"ana": "10", "ben": "1"}, "5.5 of 10 on average, 2 ratings")],
)
def test_what_ratings_come_to(given: dict[str, str], words: str | None) -> None:
    found = rated(Meeting(id="M1", ratings=given))
    assert (found.words if found else None) == words
