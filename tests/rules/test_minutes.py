"""What belongs in a standup's minutes, and that they say how things stood when it ended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting.blocks import Block
from store.meeting.minutes import LINES, Minutes, minutes
from store.meeting.prose import CARRIED, blocks
from store.meeting.render_json import as_object, to_json
from store.meeting.render_markdown import to_markdown
from store.meeting.render_text import outline, to_text, width
from store.meeting.which import meeting_named
from store.model.board import Board
from store.model.counters import LETTERS
from store.model.moment import Refused
from tests.rules.standups import ENDED, LATER, STARTED, board, noted, rich, rich_docs, with_lines
from tests.rules.test_minutes_markdown import as_read, hostile, read

GOLDEN = Path(__file__).parent / "golden"


def of(made: Board, key: str = "M2", now: str = LATER) -> Minutes:
    return minutes(made, key, now)


def markdown(made: Board, only: tuple[str, ...] = (), now: str = LATER) -> str:
    return to_markdown(blocks(of(made, now=now), only))


def section(text: str, heading: str) -> str:
    """What stands under a second-level heading; empty where it is not there."""
    return text.partition(f"\n## {heading}\n\n")[2].partition("\n## ")[0].strip()


@pytest.mark.parametrize(("name", "render"), [("minutes.md", to_markdown), ("minutes.txt", to_text)])
def test_a_rich_standup_reads_as_it_was_kept(name: str, render: Any) -> None:
    """Reviewed by eye; when a change is meant, write what it says now into the file and read it again."""
    assert render(blocks(of(rich()))) == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_minutes_of_nothing_are_their_title() -> None:
    empty = board({"meeting": {"M1": {"started": STARTED, "ended": STARTED}}})
    assert to_markdown(blocks(of(empty, "M1"))) == "# Standup — Tue 24 Nov 2026, 09:00\n\n09:00 to 09:00, 0 min.\n"


def test_no_section_is_empty() -> None:
    made = blocks(of(rich()))
    heads = ("title", "heading", "subheading")
    for block, following in zip(made, [*made[1:], None], strict=True):
        if block.kind in ("heading", "subheading"):
            assert following is not None
            deeper = block.kind == "heading" and following.kind == "subheading"
            assert deeper or following.kind not in heads, f"nothing under {block.text!r}"


def test_sections_stand_in_the_order_of_the_practice() -> None:
    text = markdown(rich())
    order = ["**Present", "## Since", "## Webinar", "## Decisions", "## Actions", "## Issues", "## Impacts"]
    order += ["## Language", "## Friction", "## Carried over", "## Next standup"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def about(**impacts: str) -> str:
    """What the minutes say of the CRM migration, which was talked about, where teams have these roles."""
    docs = rich_docs()
    docs["topic"]["T5"] |= {"status": "done", "spent": 60}
    for number, (team, role) in enumerate(impacts.items(), 50):
        doc = {"text": "calls", "initiative": "crm", "teams": [team], "role": role, "created": STARTED}
        docs["impact"][f"I{number}"] = doc
    return section(markdown(board(docs)), "Impacts").partition("### CRM migration\n\n")[2]


def test_who_decides_is_said_where_that_is_open() -> None:
    assert "Decides" not in about(ops="decides", sales="contributes")
    assert about(ops="informed", sales="contributes").startswith("- **Decides:** nobody yet\n- ")
    several = about(ops="decides", sales="decides")
    assert several.startswith("- **Decides:** Marketing Operations, Sales, of whom one should\n")


def test_an_initiative_goes_over_channels_and_reaches_four_or_not() -> None:
    docs = rich_docs()
    docs["initiative"]["webinar"]["channels"] = ["mail", "social", "phone", "fair"]
    text = section(markdown(board(docs)), "Impacts")
    assert text.startswith("### Webinar relaunch\n\n- **Channels:** mail, social, phone, fair — reaches four\n")
    told = as_object(of(board(docs)))["initiatives"]
    first = {"id": "webinar", "channels": ["mail", "social", "phone", "fair"], "reaches_four": True}
    assert told[0] == {**first, "deciders": ["sales"]}


def test_what_was_off_the_record_is_in_no_form() -> None:
    made = of(rich())
    for text in (to_markdown(blocks(made)), to_text(blocks(made)), to_json(made), str(outline(blocks(made)))):
        assert "really think" not in text


def test_the_minutes_do_not_change_with_the_week_after() -> None:
    """A32 is done and Q12 resolved two days later; a sign-off and an agreement come later too."""
    docs = rich_docs()
    before = markdown(board(rich_docs()))
    docs["impact"]["I9"] |= {"ack_by": "chloe", "ack_at": LATER, "ack_text": docs["impact"]["I9"]["text"]}
    docs["term"]["mql"] |= {"agreed": "asked for a call", "agreed_at": LATER}
    docs["action"]["A33"] |= {"status": "done", "done_at": LATER}
    docs["action"]["A40"] = {"text": "new this week", "created": LATER}
    docs["issue"]["Q40"] = {"text": "new this week", "created": LATER, "initiative": "webinar"}
    assert "- [ ] book the room" in before
    assert "lead files bounce in the CRM import — Marketing Operations; nobody" in before
    assert markdown(board(docs)) == before


def test_a_corrected_text_is_corrected_in_the_minutes() -> None:
    docs = rich_docs()
    docs["note"]["N1"]["text"] = "the vendor sends four files a day now"
    assert "four files a day now" in markdown(board(docs))


def test_a_running_standup_has_minutes_so_far() -> None:
    docs = rich_docs()
    del docs["meeting"]["M2"]["ended"]
    docs["topic"]["T5"]["status"] = "planned"
    text = markdown(board(docs, running=2), now="2026-11-24T09:30:00Z")
    assert "Still running" in text
    assert "- **Still to come:** CRM migration" in text
    assert "three files a day" in text
    assert "Tue 1 Dec 2026, 10:00 (Europe/Berlin)" in text


def test_lines_stand_in_their_order_whatever_their_ids() -> None:
    made = with_lines(
        noted("note", "N3", "third", 3), noted("note", "N1", "first", 1), noted("issue", "Q2", "between", 1.5)
    )
    lines = [line.text for part in of(made).sections for line in part.lines]
    assert lines == ["first", "between", "third"]


def test_a_line_without_a_topic_goes_where_the_talk_was() -> None:
    made = with_lines(
        noted("topic", "T1", "Opening", 1, status="done"),
        noted("topic", "T2", "Not taken up", 1.1),
        noted("note", "N1", "before anything", 2, created="2026-11-24T09:01:00.000Z"),
        noted("note", "N2", "in it", 3, created="2026-11-24T09:02:00.000Z", topic="T1"),
        noted("issue", "Q1", "from the shell", 4, created="2026-11-24T09:03:00.000Z"),
        noted("topic", "T3", "Named behind it", 1.05, created="2026-11-24T09:04:00.000Z", status="done"),
        noted("action", "A1", "from the shell too", 6, created="2026-11-24T09:05:00.000Z"),
    )
    found = {part.topic.id if part.topic else "": [line.id for line in part.lines] for part in of(made).sections}
    assert found == {"": ["N1"], "T1": ["N2", "Q1"], "T3": ["A1"]}


def test_a_topic_with_notes_only_below_it_keeps_its_heading() -> None:
    made = with_lines(
        noted("topic", "T1", "Large", 1, status="done"),
        noted("topic", "T2", "Small", 2, status="done", level=2),
        noted("note", "N1", "said", 3, topic="T2"),
        noted("topic", "T3", "Large and silent", 4, status="done", spent=60),
        noted("topic", "T4", "Small and silent", 5, status="done", level=2, spent=60),
        noted("topic", "T5", "Check-in", 6, status="done", type="check-in"),
    )
    text = markdown(made)
    assert "## Large\n\n### Small\n\n- said" in text
    assert section(text, "Talked about without notes") == "- Large and silent\n- Small and silent"


def test_older_issues_and_actions_finished_here_are_told() -> None:
    here = "2026-11-24T09:15:00.000Z"
    docs = rich_docs()
    docs["action"]["A28"] |= {"status": "done", "done_at": here, "done_by": "ben"}
    docs["issue"]["Q12"] |= {"resolved_at": here, "resolution": "all clean now", "initiative": ""}
    text = markdown(board(docs))
    assert "- [x] send the field list — Ben Okafor" in section(text, "Actions")
    assert "resolved: all clean now (Q12)" in section(text, "Issues and who helps")
    assert "A28" not in section(text, "Carried over")


def test_a_meaning_written_down_here_is_told() -> None:
    docs = rich_docs()
    docs["term"]["sql"] = {"name": "SQL", "meanings": {"sales": {"text": "a call was had", "at": STARTED}}}
    docs["term"]["sal"] = {"name": "SAL", "meanings": {"sales": {"text": "old and unused", "at": "2026-01-01"}}}
    text = section(markdown(board(docs)), "Language")
    assert "- **SQL:** Sales: a call was had" in text
    assert "SAL" not in text


def test_a_word_settled_under_another_topic_is_not_left_over() -> None:
    docs = rich_docs()
    for key, term in (("T7", "lead"), ("T8", "mql")):
        docs["topic"][key] = noted("topic", key, f"What {term} means", 1.6, type="language", ref=term)[2]
    text = section(markdown(board(docs)), "Carried over")
    assert "What mql means" in text
    assert "What lead means" not in text


def test_only_some_sections() -> None:
    text = markdown(rich(), ("actions", "decisions"))
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Growth alignment — Tue 24 Nov 2026, 10:00",
        "## Decisions",
        "## Actions",
    ]
    assert "three files a day" not in text
    assert "No decisions or actions in these minutes." in markdown(with_lines(), ("decisions", "actions"))
    with pytest.raises(Refused, match="no section 'gossip'; there are attendance, since, topics"):
        markdown(rich(), ("gossip",))


def test_many_older_actions_are_counted() -> None:
    docs = rich_docs()
    docs["action"] = {f"A{n}": {"text": f"old {n}", "created": "2026-11-01"} for n in range(1, CARRIED + 4)}
    text = section(markdown(board(docs)), "Carried over")
    assert text.count("- [ ] ") == CARRIED
    assert text.endswith("- 3 more open actions, on the board")


def test_mail_text_says_the_same_words_in_72_columns() -> None:
    made = blocks(of(rich()))
    text = to_text(made)
    assert max(width(line) for line in text.splitlines()) <= 72
    for block in made:
        assert block.text.replace(" ", "") in "".join(text.split())


def test_wide_letters_count_twice_and_long_words_stay_whole() -> None:
    address = "https://example.com/" + "x" * 80
    made = with_lines(noted("note", "N1", "中文" * 30, 1), noted("note", "N2", f"see {address} there", 2))
    lines = to_text(blocks(of(made))).splitlines()
    assert f"  {address}" in lines
    assert width("中e\u0301") == 3


def test_the_outline_has_the_words_and_their_styles() -> None:
    made = blocks(of(rich()))
    lines = outline(made)
    assert lines[0] == ("title", "Growth alignment — Tue 24 Nov 2026, 10:00")
    assert ("open", "[ ] ask the vendor for a header row — Ana Ruiz, due Fri 27 Nov (A33)") in lines
    assert ("done", "[x] field list in the invite — Ben Okafor (A31)") in lines
    assert [text for style, text in lines if style in ("title", "heading", "subheading")] == [
        block.text for block in made if block.kind in ("title", "heading", "subheading")
    ]


def test_json_holds_what_the_minutes_hold() -> None:
    made = of(rich())
    found = json.loads(to_json(made))
    assert (found["meeting"], found["date"], found["time"]) == ("M2", "2026-11-24", "10:00")
    assert (found["started"], found["ended"], found["running"]) == (STARTED, ENDED, False)
    assert [topic["text"] for topic in found["topics"]][:2] == ["Check-in", "Webinar relaunch"]
    action = found["actions"][0]
    assert action["id"] == "A33"
    assert (action["owners"], action["due"], action["status"]) == (["ana"], "2026-11-27", "open")
    assert not {"order", "raw"} & set(action)
    assert found["language"]["disputed"][0]["status"] == "disputed"
    assert found["friction"][0]["a_year"] == "600000"
    assert found["carried"]["not_reached"][0]["id"] == "T5"
    assert found["next"]["starts"] == "2026-12-01T09:00:00Z"
    assert list(as_object(made, ("decisions",)))[-1] == "decisions"


def test_json_has_every_key_whatever_there_was() -> None:
    """A program that reads minutes need not ask which keys are there."""
    assert list(as_object(of(with_lines()))) == list(as_object(of(rich())))
    assert as_object(of(with_lines()))["next"] is None


KEYS = {kind: f"{LETTERS[kind]}1" for kind in LINES}


@given(hostile, st.sampled_from(LINES), hostile)
def test_no_line_and_no_name_breaks_the_document(text: str, kind: str, name: str) -> None:
    """Any text as a line of any kind, as a topic, an initiative, a term and somebody's name."""
    line = noted(
        kind, KEYS[kind], text, 5, topic="T1", initiative="webinar",
        **({"owners": ["ana"]} if kind == "action" else {"url": name} if kind == "link" else {}),
    )  # fmt: skip
    docs = rich_docs()
    docs["person"]["ana"]["name"] = name
    docs["initiative"]["webinar"]["name"] = name
    docs["topic"]["T1"]["text"] = text
    docs["term"]["mql"]["meanings"]["sales"]["text"] = text
    docs["series"]["standup"] = {**docs["series"]["standup"], "name": name}
    docs.setdefault(kind, {})[line[1]] = line[2]
    made = blocks(of(board(docs)))
    assert read(to_markdown(made)) == as_read([block for block in made if block.text])
    assert all(isinstance(block, Block) for block in made)
    json.loads(to_json(of(board(docs))))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        *(("last", "M2"), ("", "M2"), ("m1", "M1"), (" M2 ", "M2"), ("2026-11-17", "M1"), ("2026-11", "M2")),
        *(("17 nov", "M1"), ("tue 24 Nov", "M2"), ("growth", "M2"), ("kick", "M1")),
    ],
)
def test_a_meeting_is_found_by_what_people_call_it(words: str, found: str) -> None:
    docs = rich_docs()
    docs["meeting"]["M1"]["title"] = "Kick-off"
    assert meeting_named(board(docs), words).id == found


@pytest.mark.parametrize(
    ("words", "found"), [("17.11.2026", "M1"), ("last tue", "M1"), ("yesterday", "M2"), ("2 weeks ago", "")]
)
def test_a_meeting_is_found_by_any_words_for_its_day(words: str, found: str) -> None:
    if not found:
        with pytest.raises(Refused, match="There is no standup"):
            meeting_named(rich(), words, "2026-11-25")
    else:
        assert meeting_named(rich(), words, "2026-11-25").id == found


def test_the_running_meeting_comes_first() -> None:
    docs = rich_docs()
    docs["meeting"]["M3"] = {"started": LATER}
    made = board(docs, running=3)
    assert meeting_named(made, "running").id == meeting_named(made).id == "M3"
    assert meeting_named(made, "last").id == "M2"


def test_a_meeting_nobody_knows_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refused, match=r"^No standup is running\. The last one was M2, Tue 24 Nov 2026, 10:00\.$"):
        meeting_named(rich(), "running")
    with pytest.raises(Refused, match=r"^There is no standup 'easter'\. The last one was M2"):
        meeting_named(rich(), "easter")
    with pytest.raises(Refused, match="`accord meet start` begins the first"):
        meeting_named(board({}), "last")
    with pytest.raises(Refused, match=r"M1 is running since"):
        meeting_named(board({"meeting": {"M1": {"started": STARTED}}}, running=1), "last")
