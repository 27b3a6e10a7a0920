"""A line said in other words, with marks that come and go; and people who come late."""

from __future__ import annotations

import pytest

from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.model.records import Captured
from store.verbs import corrections, meetings
from store.verbs.meetings import PlannedTopic
from tests.rules.played import Played, founded

AGENDA = (PlannedTopic("initiative", "Webinar relaunch", "webinar"),)


@pytest.fixture
def played() -> Played:
    made = founded()
    made.do(lambda b, at: meetings.start_meeting(b, AGENDA, at=at))
    return made


def test_who_comes_late_is_there_then_and_came_late(played: Played) -> None:
    played.say("late+ ben, chloe", "present+ ben", "present+ ana")
    meeting = played.board.meetings["M1"]
    assert (meeting.present, meeting.late) == (("ben", "ana"), ("ben", "chloe"))
    text = to_markdown(blocks(minutes(played.board, "M1", played.at.now), ("attendance",)))
    assert "- **Present:** Ana Ruiz\n- **Late:** Ben Okafor, Chloe Lind\n" in text
    played.say("regrets+ ben")
    meeting = played.board.meetings["M1"]
    assert (meeting.present, meeting.late, meeting.regrets) == (("ana",), ("chloe",), ("ben",))
    played.say("late+ ben", "late- ben")
    assert (played.board.meetings["M1"].late, played.board.meetings["M1"].regrets) == (("chloe",), ())


@pytest.mark.parametrize(
    ("line", "key", "said", "new", "fields"),
    [
        ("[] ask them", "A1", "ask them", "ask them due:fri @ana", {"due": "2026-11-27", "owners": ("ana",)}),
        (
            "[] @ana ask them due:fri",
            *("A1", "@ana ask them due:2026-11-27", "ask them all"),
            {"text": "ask them all", "due": "", "owners": ()},
        ),
        ("[] ben to ask them", "A1", "@ben ben to ask them", "@ana ben to ask them", {"owners": ("ana",)}),
        ("! no header @ops help:@chloe", "Q1", "no header @ops help:@chloe", "no header @ops", {"helpers": ()}),
        ("! no header +crm", "Q1", "no header +crm", "no header", {"initiative": "webinar"}),
        ("~ one file a day", "P1", "one file a day", "one file a day @sales", {"teams": ("sales",)}),
        ("a note", "N1", "a note", "Ben: a note", {"speaker": "ben", "text": "a note"}),
        ("[] ask them", "A1", "ask them", "! ask them due:fri", {"text": "! ask them due:fri", "due": ""}),
        ("https://example.org/x the format", "L1", "the format https://example.org/x", "", {}),
    ],
)
def test_marks_count_where_a_line_is_said_in_other_words(
    played: Played, line: str, key: str, said: str, new: str, fields: dict[str, object]
) -> None:
    played.say("# Webinar relaunch", line)
    record = played.board.find(key)
    assert isinstance(record, Captured)
    assert corrections.as_said(played.board, record) == said
    assert "says that already" in played.refusal(lambda b, at: corrections.edit_text(b, key, said, at=at))
    if new:
        played.do(lambda b, at: corrections.edit_text(b, key, new, at=at))  # and back again, without a trace
        after = played.board.find(key)
        assert {name: getattr(after, name) for name in fields} == fields
        assert getattr(after, "raw", "") == line


def test_a_text_is_said_in_other_words(played: Played) -> None:
    played.say("! no header @ops")
    played.do(lambda b, at: corrections.edit_text(b, "Q1", "no header row @ben", at=at))
    issue = played.board.issues["Q1"]
    assert (issue.text, issue.raw, issue.owners, issue.teams) == ("no header row", "! no header @ops", ("ben",), ())
    assert "says that already" in played.refusal(
        lambda b, at: corrections.edit_text(b, "Q1", "no header row @ben", at=at)
    )
    assert "has no text" in played.refusal(lambda b, at: corrections.edit_text(b, "ops", "x", at=at))
