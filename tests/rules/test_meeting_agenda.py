"""The next agenda is drafted from what needs the room, says why, and fits the time there is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting import days
from store.meeting.agenda import draft_agenda, next_agenda
from store.meeting.fitted import minutes_of
from store.meeting.render_agenda import FORMATS, agenda_blocks, render_agenda
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.model.changes import Commit, Doc
from store.model.moment import Moment, Refused
from store.model.records import TopicStatus
from store.verbs.meetings import PlannedTopic, start_meeting
from tests.rules.standups import LATER, SERIES, board, rich, rich_docs
from tests.rules.test_minutes_markdown import as_read, hostile, read

TODAY = LATER[:10]


def draft(docs: dict[str, dict[str, Doc]]) -> tuple[PlannedTopic, ...]:
    return draft_agenda(board(docs), TODAY)


def types(items: tuple[PlannedTopic, ...]) -> list[str]:
    return [str(item.type) for item in items]


def test_an_empty_board_has_a_check_in_and_a_wrap_up() -> None:
    assert types(draft({"series": {"standup": SERIES}})) == ["check-in", "wrap-up"]


def test_a_week_gives_every_part_in_its_order() -> None:
    docs = rich_docs()
    docs["issue"]["Q20"] = {"text": "the office is too loud", "created": "2026-11-25T09:00:00.000Z"}
    docs["system"] = {"crm": {"name": "CRM"}}
    docs["person"]["chloe"]["knows"] = {"crm": "expert"}
    items = draft(docs)
    assert types(items) == [
        *("check-in", "follow-ups", "initiative", "initiative", "issues", "language", "knowledge", "wrap-up")
    ]
    assert [item.initiative for item in items if item.initiative] == ["webinar", "crm"]
    assert items[5].text == "What “MQL” means"
    assert items[6] == items[6]._replace(text="Spotlight on CRM", ref="crm", reason="only Chloe knows it well")
    assert "Q20 the office is too loud (nobody helps)" in items[4].reason
    assert sum(item.minutes for item in items) == 45


def test_follow_ups_count_what_is_owed_and_kept() -> None:
    docs = rich_docs()
    docs["note"]["N4"]["meeting"] = ""
    follow = draft(docs)[1]
    assert follow.reason == "3 open actions, 1 late; 1 note kept for this standup"


def test_what_was_not_reached_comes_back_with_its_first_date() -> None:
    docs = rich_docs()
    docs["topic"]["T7"] = {**docs["topic"]["T5"], "text": "Team day", "initiative": "", "type": "other"}
    found = {item.text: item for item in draft(docs)}
    assert found["CRM migration"].first == found["Team day"].first == "2026-11-10"
    assert found["CRM migration"].reason.startswith("cut last time, first planned for Tue 10 Nov")
    assert "Wrap-up" in found
    docs["initiative"]["crm"]["status"] = "done"
    assert "CRM migration" not in {item.text for item in draft(docs)}


def test_what_people_put_up_is_taken_over_and_takes_the_place_of_the_draft() -> None:
    docs = rich_docs()
    docs["topic"]["T9"] = {"text": "Webinar: the fair", "initiative": "webinar", "type": "initiative", "order": 9.0}
    docs["topic"]["T8"] = {"text": "cut again", "status": "cut", "order": 8.0}
    items = draft(docs)
    assert [(item.text, item.ref) for item in items if item.initiative == "webinar"] == [("Webinar: the fair", "T9")]
    assert "cut again" not in {item.text for item in items}


def test_standing_items_are_on_every_agenda() -> None:
    items = draft({"series": {"standup": {**SERIES, "standing": ["Thanks"]}}})
    assert [item.text for item in items] == ["Check-in", "Thanks", "Wrap-up"]
    assert [item.minutes for item in items] == [4, 37, 4]


def test_a_system_two_people_know_needs_no_spotlight() -> None:
    people: dict[str, Doc] = {"ana": {"knows": {"crm": "expert"}}, "ben": {"knows": {"crm": "hands-on"}}}
    docs = {"series": {"standup": SERIES}, "system": {"crm": {"name": "CRM"}}, "person": people}
    assert types(draft(docs)) == ["check-in", "wrap-up"]


def test_more_initiatives_than_the_time_bears_wait() -> None:
    many = {f"plan{n}": {"name": f"Plan {n}"} for n in range(40)}
    items = draft({"series": {"standup": SERIES}, "initiative": many})
    assert sum(item.minutes for item in items) == 45
    assert min(item.minutes for item in items) >= 2
    assert types(items).count("initiative") < 15


@given(st.integers(5, 240), st.lists(st.integers(1, 60), max_size=12), st.integers(0, 4))
def test_minutes_add_up_to_the_length_of_the_series(length: int, put_up: list[int], initiatives: int) -> None:
    """Whatever people put up. With nothing to talk about it is shorter; with more items than minutes, a minute each."""
    docs: dict[str, dict[str, Any]] = {
        "series": {"standup": {**SERIES, "length": length}},
        "initiative": {f"plan{n}": {"name": f"Plan {n}"} for n in range(initiatives)},
        "topic": {f"T{n}": {"text": f"item {n}", "minutes": m, "order": float(n)} for n, m in enumerate(put_up)},
    }
    items = draft(docs)
    total = sum(item.minutes for item in items)
    if put_up or initiatives:
        assert total == max(length, len(items))
    else:
        assert total <= length
    assert all(item.minutes >= 1 for item in items)
    assert len([item for item in items if item.ref.startswith("T")]) == len(put_up)


def test_a_standup_starts_with_its_draft() -> None:
    """The verb that starts a standup takes the draft as it is."""
    docs = rich_docs()
    docs["topic"]["T9"] = {"text": "Team day", "order": 9.0, "first": "2026-11-25"}
    made = board(docs)
    changes = start_meeting(made, agenda=draft_agenda(made, TODAY), at=Moment("ana", LATER))
    after = made.apply(Commit(2, LATER, "ana", "start", changes))
    assert after.running is not None
    topics = after.topics.where("meeting", after.running.id)
    assert len(topics) == len(draft_agenda(made, TODAY))
    assert after.topics["T9"].status is TopicStatus.PLANNED
    assert {topic.first for topic in topics if topic.initiative == "crm"} == {"2026-11-10"}


def agenda_in(form: str, made: Board | None = None) -> str:
    made = made or rich()
    return render_agenda(made, next_agenda(made, LATER), form, LATER)


def test_it_reads_as_an_agenda() -> None:
    text = agenda_in("md")
    assert text.startswith(
        "# Agenda of Growth alignment — Tue 1 Dec 2026, 10:00 (Europe/Berlin)\n\n45 min, ends 10:45."
    )
    assert "\n- **10:00** Check-in (4 min)\n- **10:04** Follow-ups (" in text
    assert "## Due by then\n\n- [ ] send the field list — Ben Okafor, due Fri 20 Nov (A28)\n" in text
    assert max(map(len, agenda_in("text").splitlines())) <= 72


@pytest.mark.parametrize(
    ("planned", "said"),
    [(45, "45 min"), (41, "41 of 45 min"), (0, "0 of 45 min"), (50, "50 min, 5 over")],
)
def test_how_its_minutes_stand_to_the_length_of_the_series(planned: int, said: str) -> None:
    assert minutes_of(planned, 45) == said


def test_it_ends_with_its_last_item() -> None:
    docs = rich_docs()
    docs["topic"]["T9"] = {"text": "Team day", "order": 1.0, "minutes": 50, "held": True}
    made = board(docs)
    found = next_agenda(made, LATER)
    length = sum(item.minutes for item in found.items)
    assert length > 60
    assert f"\n\n{length} min, {length - 45} over, ends {days.later('10:00', length)}.\n" in agenda_in("md", made)
    assert found.ends == days.later(found.starts[-1], found.items[-1].minutes)


def test_json_and_calendar_hold_the_same_items() -> None:
    found = json.loads(agenda_in("json"))
    assert (found["date"], found["starts"], found["due"]) == ("2026-12-01", "2026-12-01T09:00:00Z", ["A28", "A33"])
    assert [item["starts"] for item in found["items"]][:2] == ["10:00", "10:04"]
    text = agenda_in("ics").replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")
    for item in found["items"]:
        assert f"{item['starts']} {item['text']} ({item['minutes']} min)" in text


def test_another_format_is_refused() -> None:
    with pytest.raises(Refused, match="An agenda is written as md, html, text, json, ics, not as 'docx'"):
        agenda_in("docx")


@given(hostile, hostile)
def test_no_name_breaks_the_agenda(one: str, two: str) -> None:
    docs = rich_docs()
    docs["initiative"]["webinar"]["name"] = one
    docs["term"]["mql"]["name"] = two
    docs["topic"]["T9"] = {"text": two, "reason": one, "order": 9.0}
    docs["action"]["A28"]["text"] = one
    made = board(docs)
    blocks = agenda_blocks(next_agenda(made, LATER))
    assert read(to_markdown(blocks)) == as_read(blocks)
    for form in FORMATS:
        assert agenda_in(form, made)
