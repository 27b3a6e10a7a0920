"""Agenda items that were only passed on the way to another one: nobody talked about them, and they are carried over."""

from __future__ import annotations

from store.meeting.agenda import draft_agenda
from tests.rules.standups import noted, with_lines
from tests.rules.test_minutes import markdown, section


def test_what_was_passed_on_the_way_was_not_talked_about() -> None:
    lines = [
        noted("topic", "T1", "Passed", 1, status="done", spent=1, first="2026-11-10"),
        noted("topic", "T2", "Stayed on", 2, status="done", spent=5),
        noted("topic", "T3", "Noted at once", 3, status="done", spent=1),
        noted("note", "N1", "said", 4, topic="T3"),
        noted("topic", "T4", "Check-in", 5, status="done", spent=0, type="check-in"),
    ]
    made = with_lines(*lines)
    text = markdown(made)
    assert section(text, "Talked about without notes") == "- Stayed on"
    assert section(text, "Carried over") == "- **Not reached:** Passed, on the agenda since Tue 10 Nov"
    [again] = [item for item in draft_agenda(made, "2026-11-26") if item.text == "Passed"]
    assert again.reason == "not reached last time, first planned for Tue 10 Nov"
    assert not [item for item in draft_agenda(made, "2026-11-26") if item.text == "Stayed on"]
    recorded = markdown(with_lines(*lines, source="log"))
    assert section(recorded, "Talked about without notes") == "- Passed\n- Stayed on"
