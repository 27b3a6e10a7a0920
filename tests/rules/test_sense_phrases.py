"""Days, numbers and names as they are said everywhere."""

from __future__ import annotations

import pytest

from store.model.board import Board
from store.sense import phrases
from store.sense.words import one_line, stem, stems
from tests.rules.sense import TODAY, board, hostile


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-11-27", "Fri 27"),
        ("2026-11-10", "Tue 10"),
        ("2026-11-09", "Mon 9 Nov"),
        ("2026-11-30", "Mon 30"),
        ("2026-12-01", "Tue 1 Dec"),
        ("2026-12-07", "Mon 7 Dec"),
        ("2026-11-20T23:59:59.000Z", "Fri 20"),
        ("2027-02-01", "Mon 1 Feb 2027"),
        ("2026-13-01", "2026-13-01"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_day_says_as_much_as_is_needed(iso: str, said: str) -> None:
    assert phrases.day(iso, TODAY) == said


def test_without_a_today_a_day_is_said_in_full() -> None:
    assert phrases.day("2026-11-27") == "Fri 27 Nov 2026"
    assert phrases.day("2026-11-27", "whenever") == "Fri 27 Nov 2026"


def test_days_between() -> None:
    assert phrases.days_since("2026-11-14T09:00:00.000Z", TODAY) == 9
    assert phrases.days_since("2026-11-24", TODAY) == 0
    assert phrases.days_past("2026-11-24", TODAY) == -1
    assert phrases.days_past("never", TODAY) == phrases.days_past(TODAY, "") == 0


def test_how_long() -> None:
    assert [phrases.ago(days) for days in (-1, 0, 1, 9, 27, 28, 70)] == [
        *("today", "today", "yesterday", "9 days ago", "27 days ago", "4 weeks ago", "10 weeks ago")
    ]
    assert [phrases.late(days) for days in (0, 1, 3)] == ["today", "1 day late", "3 days late"]


def test_numbers_and_lists() -> None:
    assert [phrases.number(count) for count in (0, 2, 9, 10, -1)] == ["no", "two", "nine", "10", "-1"]
    assert phrases.plural(1, "day") == "1 day"
    assert phrases.plural(2, "person", "people") == "2 people"
    assert phrases.listed(["a", "", "b", "c"]) == "a, b, c"
    assert phrases.listed(["a", "b", "c"], "and") == "a, b and c"
    assert phrases.listed(["a"], "and") == "a"


def test_people_go_by_the_first_name_only_one_has() -> None:
    assert phrases.people(board(), ("ana", "ben", "somebody")) == "Ana, Ben, somebody"
    twice = board(person={"ana2": {"name": "ana Weiss"}})
    assert phrases.people(twice, ("ana", "ana2"), "and") == "Ana Ruiz and ana Weiss"
    assert phrases.person(board(person={"x": {}}), "x") == "x"


def test_a_long_team_goes_by_its_handle() -> None:
    assert phrases.teams(board(), ("ops", "demand", "it")) == "Ops, Demand Gen, It"


def test_initiatives_and_systems_go_by_their_names() -> None:
    here = board(system={"crm": {"name": "CRM"}, "mc": {"name": "Campaign Cloud"}})
    assert phrases.initiative(here, "webinar") == "Webinar relaunch"
    assert phrases.initiative(here, "gone") == "gone"
    said = [phrases.system(here, key) for key in ("crm", "mc", "sso", "marketo")]
    assert said == ["the CRM", "Campaign Cloud", "the SSO", "marketo"]


def test_heads_of_columns_are_short_and_differ() -> None:
    teams = ["ops", "operations", "it", "x", "o-p", "sales", "salt", "sale"]
    heads = phrases.heads(Board.of(1, {}, {"team": {handle: {"name": handle} for handle in teams}}, ""))
    assert heads == {
        "ops": "ops",
        "operations": "Ope",
        "it": "it",
        "x": "x",
        "o-p": "Op",
        "sales": "Sal",
        "salt": "Sat",
        "sale": "Sae",
    }
    assert all(0 < len(head) <= 3 for head in heads.values())


def test_a_head_is_written_as_the_name_is() -> None:
    assert phrases.heads(board(team={"it": {"name": "IT"}}))["it"] == "IT"


def test_one_line() -> None:
    assert one_line(" a\n\tb ") == "a b"
    assert one_line("word " * 40, 20) == "word word word word…"
    assert one_line("x" * 50, 10) == "x" * 9 + "…"
    assert len(one_line("All work. " * 20_000)) <= 100


def test_words_meet_under_their_stem() -> None:
    for group in (
        ("import", "imports", "imported", "importing"),
        ("bounce", "bounced", "bouncing", "bounces"),
        ("company", "companies"),
        ("map", "mapped", "mapping"),
        ("lead", "lead's", "leads"),
    ):
        assert len({stem(word) for word in group}) == 1, group
    assert stem("status") == "status"
    assert list(stems("The Leads and the IMPORTS of leads")) == ["lead", "import"]


def test_hostile_names_are_one_line() -> None:
    here = hostile()
    for person in here.people:
        assert "\n" not in phrases.person(here, person.id)
    for handle in phrases.heads(here).values():
        assert len(handle) <= 3
