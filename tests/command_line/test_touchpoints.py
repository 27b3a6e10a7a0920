"""Friction and experiments from the shell: added, measured, repeated, stopped, and told in money everywhere."""

from __future__ import annotations

import pytest

from tests.command_line.conftest import Shell


@pytest.fixture
def growth(shell: Shell) -> Shell:
    """A touchpoint with a friction of 100,000 a year at 6, of an initiative with a sponsor."""
    for words in (
        ("init", "--stages", "interest, purchase"),
        ("add", "touchpoint", "call-script", "Call script", "--owner", "sales", "--stage", "purchase"),
        ("add", "friction", "call-script: asked twice count:100000/year cost:6 +webinar"),
    ):
        shell.does(*words)
    return shell


def begun(shell: Shell) -> Shell:
    words = ("--friction", "F1", "--action", "one letter", "--metric", "calls", "--baseline", "100000")
    ended = shell("add", "experiment", "fewer calls", *words, "--target", "60000", "--owner", "ana")
    assert ended.lines == ["E1  fewer calls  (+webinar · on F1 · ana)"]
    return shell


def test_a_friction_says_what_it_costs_a_year(growth: Shell):
    ended = growth("list", "friction")
    assert ended.lines == ["F1  asked twice  +webinar · at call-script · 600,000 a year"]


def test_a_measured_fall_says_what_it_saves(growth: Shell):
    begun(growth)
    assert growth("test", "E1", "60000", "new", "letter").out.endswith(": saves 240,000 EUR a year\n")
    assert growth("show", "E1", "--json").json["tests"][0]["remark"] == "new letter"


def test_the_journey_is_told_as_text(growth: Shell):
    begun(growth).does("test", "E1", "60000")
    text = growth("touchpoints").out
    for said in (
        "interest",
        "no touchpoint yet",
        "360,000 EUR",
        "100,000 a year at 6 EUR each · was 600,000 EUR · saves 240,000 EUR a year",
        "calls 100,000 → 60,000 a year, target 60,000 · saves 240,000 EUR a year · Ana",
        "Webinar relaunch (sponsor Chloe)  240,000 EUR saved, 360,000 EUR left",
        "team        Sales",
        "quarter",
    ):
        assert said in text


def test_the_journey_is_told_to_programs(growth: Shell):
    begun(growth)
    growth("test", "E1", "60000", "--date", "2026-05-04")
    found = growth("touchpoints", "--json").json
    assert (found["costs"], found["saved"], found["currency"]) == ("360000", "240000", "EUR")
    assert found["initiatives"] == [{"id": "webinar", "costs": "360000", "saved": "240000", "sponsor": "chloe"}]
    assert found["teams"] == [{"id": "sales", "costs": "360000", "saved": "240000"}]
    assert found["quarters"] == [{"quarter": "2026 Q2", "saved": "240000"}]
    assert found["friction"][0]["before"] == "600000"
    assert found["journey"][1] == {"stage": "purchase", "touchpoints": ["call-script"]}


def test_an_experiment_shows_its_results_by_date(growth: Shell):
    begun(growth).does("test", "E1", "80000", "the first month", "--date", "2026-05-04")
    growth.does("test", "E1", "60000", "--date", "2026-06-01")
    told = growth("show", "E1").lines
    at = told.index("tests")
    assert [line.split("  ")[2:] for line in told[at + 1 : at + 3]] == [
        ["60,000", "saves 240,000 EUR a year"],
        ["80,000", "saves 120,000 EUR a year · the first month"],
    ]


def test_sums_are_in_the_currency_of_the_workspace(growth: Shell):
    begun(growth).does("test", "E1", "60000")
    assert growth("init", "--currency", "usd").code == 0
    assert growth("log").lines[0].endswith("Standup currency: EUR → USD")
    assert growth("touchpoints", "--json").json["currency"] == "USD"
    assert "saves 240,000 USD a year" in growth("touchpoints").out
    assert "three letters" in growth.refuses("init", "--currency", "dollars")


def test_what_is_repeated_goes_on_and_what_is_stopped_saves_nothing(growth: Shell):
    begun(growth)
    growth("test", "E1", "60000")
    assert growth("repeat", "E1", "all", "countries").lines == ["E1 repeated: all countries"]
    assert growth("stop", "E1", "too", "dear").lines == ["E1 stopped: too dear"]
    assert growth("touchpoints", "--json").json["saved"] == "0"
    assert "stopped, so no longer saves 240,000 EUR a year" in growth("touchpoints").out
    growth("undo")
    assert growth("touchpoints", "--json").json["saved"] == "240000"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "experiment", "fewer calls"), "--friction F1"),
        (("add", "experiment", "fewer calls", "--friction", "F9"), "no friction 'F9'"),
        (("test", "E1", "many"), "no result"),
        (("test", "E9", "5"), "no experiment 'E9'"),
        (("test", "E1", "5", "--date", "2199-01-01"), "Nothing can be measured"),
        (("repeat", "E1"), "accord test E1 RESULT"),
        (("stop", "E1"), "Say why"),
        (("drop", "F1"), "E1 refers to it"),
        (("init", "--stages", "use, Use"), "stands twice"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(growth: Shell, words: tuple[str, ...], says: str):
    begun(growth)
    assert says in growth.refuses(*words)


def test_a_workspace_without_touchpoints_says_how_to_begin(shell: Shell):
    ended = shell("touchpoints")
    assert (ended.code, ended.out) == (0, "")
    assert "accord add touchpoint" in ended.err


def test_minutes_attention_and_history_tell_it_too(growth: Shell):
    growth("meet", "start")
    lines = ["#experiment F1 fewer calls -> one letter metric:calls target:50000", "#test E1 60000"]
    assert growth("capture", stdin="\n".join(lines).encode()).code == 0
    growth("meet", "end")
    minutes = growth("minutes").out
    assert "## Friction and what was saved" in minutes
    assert (
        "- **Experiment:** fewer calls, by one letter — calls 100,000 → 60,000 a year, target 50,000; "
        "saves 240,000 EUR a year (E1 on F1)"
    ) in minutes
    assert "- **All friction, a year:** 240,000 EUR saved, 360,000 EUR left" in minutes
    assert "- **By initiative:** Webinar relaunch, sponsor Chloe Lind: 240,000 saved, 360,000 left" in minutes
    assert "- **By team:** Sales: 240,000 saved, 360,000 left" in minutes
    assert growth("minutes", "--json").json["saved"]["saves"] == "240000"
    growth("add", "friction", "form nobody reads count:1000000/year cost:6")
    assert "nothing is tried" in growth("attention").out
    assert "Friction and what was saved" in growth("agenda").out
    assert "E1 measured 60,000" in growth("log", "E1").out
    assert growth("find", "letter").lines[0].startswith("E1")
