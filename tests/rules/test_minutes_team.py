"""The short version of the minutes for one team: what touches it, in the words of the whole, and nothing else."""

from __future__ import annotations

from operator import attrgetter

import pytest

from store.meeting.for_team import for_team
from store.meeting.minutes import Minutes, minutes
from store.meeting.prose import blocks
from store.meeting.render_json import as_object
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.model.changes import Doc
from tests.rules.standups import BEFORE, LATER, board, noted, rich, rich_docs

HERE: Doc = {"topic": "T2", "initiative": "webinar"}


def of(made: Board, team: str) -> Minutes:
    return for_team(minutes(made, "M2", LATER), made, team)


def markdown(made: Board, team: str) -> str:
    return to_markdown(blocks(of(made, team)))


def with_more(*lines: tuple[str, str, Doc], **docs: dict[str, Doc]) -> Board:
    """The rich standup with more lines and more records."""
    every = rich_docs()
    for kind, key, doc in lines:
        every.setdefault(kind, {})[key] = doc
    for kind, more in docs.items():
        every.setdefault(kind, {}).update(more)
    return board(every)


def test_a_team_reads_what_touches_it() -> None:
    assert markdown(rich(), "sales") == (
        "# Growth alignment — Tue 24 Nov 2026, 10:00 — for Sales\n\n"
        "10:00 to 10:47, 47 min.\n\n"
        "- **Present:** Chloe Lind\n\n"
        "## Decisions\n\n"
        "- one file a day until the import is fixed (D10, replaces D3)\n"
        "- Rejected: a second vendor (D11)\n\n"
        "## Issues and who helps\n\n"
        "- second file has no header — Marketing Operations; Chloe Lind helps (Q14)\n\n"
        "## Impacts\n\n"
        "### Webinar relaunch\n\n"
        "- **Channels:** mail, social, phone — three of the four that make a campaign do far better\n"
        "- Sales: forty more calls a week (medium, decides) — not acknowledged yet\n\n"
        "## Language\n\n"
        "- **lead:** a contact that passed the joint criteria\n"
        "- **MQL:** still disputed — Demand Generation: score over 50; Sales: asked for a call\n\n"
        "## Next standup\n\n"
        "Tue 1 Dec 2026, 10:00 (Europe/Berlin)\n"
    )


@pytest.mark.parametrize("team", ["ops", "demand", "sales"])
def test_the_short_version_is_a_part_of_the_whole_in_its_order(team: str) -> None:
    made = rich()
    whole = [block for block in blocks(minutes(made, "M2", LATER)) if block.kind not in ("title", "paragraph")]
    short = [block for block in blocks(of(made, team)) if block.kind not in ("title", "paragraph")]
    short = [block for block in short if block.spans[0].text not in ("Present:", "Late:", "Regrets:")]
    rest = iter(whole)
    assert all(block in rest for block in short)
    assert len(short) < len(whole)


def test_no_heading_of_the_short_version_is_empty() -> None:
    for team in ("ops", "demand", "sales"):
        made = blocks(of(rich(), team))
        for block, following in zip(made, [*made[1:], None], strict=True):
            if block.kind == "heading":
                assert following is not None
                assert following.kind not in ("title", "heading"), block.text


def test_actions_are_those_of_its_people_guessed_and_carried_too() -> None:
    text = markdown(rich(), "demand")
    assert "repeat the field list in the invite — Ben Okafor? (A34)" in text
    assert "send the field list — Ben Okafor" in text
    assert "ask the vendor for a header row" not in text
    assert "book the room" not in text


def test_a_decision_bears_on_the_teams_its_initiative_bears_on() -> None:
    made = with_more(
        noted("decision", "D20", "move the records", 20, initiative="crm"),
        noted("decision", "D21", "sales calls on Mondays", 21, teams=["sales"]),
        noted("decision", "D22", "no standup in the week of the fair", 22),
        impact={
            "I20": {"text": "nothing", "initiative": "crm", "teams": ["sales"], "level": "none", "created": BEFORE},
            "I21": {"text": "late", "initiative": "crm", "teams": ["demand"], "created": LATER},
        },
    )
    assert [each.id for each in of(made, "sales").decisions] == ["D10", "D11", "D21"]
    assert [each.id for each in of(made, "demand").decisions] == ["D10", "D11"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (noted("input", "R1", "what do guests object to?", 20, person="chloe"), "room.inputs"),
        (noted("thanks", "Y1", "for the list", 20, giver="ana", people=["chloe"]), "room.thanks"),
        (noted("criterion", "C1", "half of them call back", 20, initiative="webinar"), "room.criteria"),
        (noted("session", "S1", "merging", 20, shower="chloe", learners=["fay"]), "learned.planned"),
        (noted("conflict", "K1", "never clean", 20, goals=["volume", "clean"]), "conflicts"),
        (noted("friction", "F9", "asked twice", 20, touchpoint="form"), "frictions"),
    ],
)  # fmt: skip
def test_what_else_touches_a_team(line: tuple[str, str, Doc], part: str) -> None:
    made = with_more(
        line,
        team={"it": {"name": "IT"}},
        goal={"volume": {"name": "More calls", "team": "sales"}, "clean": {"name": "Clean", "team": "ops"}},
        touchpoint={"form": {"name": "Form", "owner": "sales"}},
    )
    assert [each.id for each in attrgetter(part)(of(made, "sales"))] == [line[1]]
    assert attrgetter(part)(of(made, "it")) == ()


def test_a_team_reads_first_what_it_is_there_for() -> None:
    made = with_more(team={"sales": {"name": "Sales", "role": "turn leads into contracts"}})
    assert markdown(made, "sales").split("\n\n")[1] == "Sales is there for: turn leads into contracts."
    assert "is there for" not in to_markdown(blocks(minutes(made, "M2", LATER)))


def test_a_team_nothing_touches_is_told_so() -> None:
    made = with_more(team={"it": {"name": "IT"}})
    assert markdown(made, "it").split("\n\n")[:3] == [
        "# Growth alignment — Tue 24 Nov 2026, 10:00 — for IT",
        "Nothing in this standup touches IT.",
        "10:00 to 10:47, 47 min.",
    ]
    assert "Nothing in" not in markdown(made, "sales")


def test_only_some_sections_for_a_team() -> None:
    made = rich()
    text = to_markdown(blocks(of(made, "sales"), ("decisions", "actions")))
    assert [line for line in text.splitlines() if line.startswith("#")][1:] == ["## Decisions"]
    assert "No actions in these minutes." in to_markdown(blocks(of(made, "sales"), ("actions",)))


def test_json_keeps_its_shape_and_names_the_team() -> None:
    made = rich()
    whole, short = as_object(minutes(made, "M2", LATER)), as_object(of(made, "sales"))
    assert list(short) == list(whole)
    assert (whole["team"], short["team"]) == (None, "sales")
    assert [issue["id"] for issue in short["issues"]] == ["Q14"]
    assert (short["topics"], short["saved"], short["present"]) == ([], None, ["chloe"])


def test_the_minutes_of_all_teams_are_left_as_they_were() -> None:
    made = rich()
    whole = minutes(made, "M2", LATER)
    before = to_markdown(blocks(whole))
    for_team(whole, made, "ops")
    assert to_markdown(blocks(whole)) == before
