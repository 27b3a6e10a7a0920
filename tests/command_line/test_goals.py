"""Goals in the shell: set up, drawn, in conflict, agreed on, and opened again."""

from __future__ import annotations

import pytest

from tests.command_line.conftest import Shell

WHY = "bought lists are never clean"


@pytest.fixture
def goals(shell: Shell) -> Shell:
    """A shell whose workspace has a company goal and two teams' goals under it."""
    shell.does("add", "team", "web", "Web")
    shell.does("add", "initiative", "relaunch", "Web relaunch")
    shell.does("add", "goal", "growth", "Revenue up a fifth", "--metric", "revenue", "--target", "20", "--unit", "%")
    volume = ("--team", "demand", "--metric", "leads", "--baseline", "400", "--target", "500", "--under", "growth")
    shell.does("add", "goal", "volume", "More leads", *volume)
    shell.does("add", "goal", "clean", "Clean records", "--team", "web", "--under", "growth")
    return shell


def test_goals_and_a_conflict_are_added_and_listed(goals: Shell):
    made = goals.does("add", "conflict", f"{WHY} +relaunch", "--goals", "volume,clean")
    assert made.lines == [f"K1  {WHY}  (volume ↔ clean · +relaunch)"]
    assert "under growth · leads 400 → 500" in goals.does("list", "goals").out
    assert goals.does("list", "conflicts", "--open").lines == [f"K1  {WHY}  volume ↔ clean · +relaunch"]
    for narrowed in (("--team", "web"), ("--initiative", "relaunch")):
        assert len(goals.does("list", "conflicts", *narrowed).lines) == 1
    assert goals.does("list", "conflicts", "--team", "ops").out == ""


def test_a_line_says_the_same(goals: Shell):
    goals.does("capture", stdin=f"CONFLICT: volume ↔ clean: {WHY} +relaunch\n".encode())
    [made] = goals.does("list", "conflicts", "--json").json
    assert (made["text"], made["goals"], made["initiatives"]) == (WHY, ["volume", "clean"], ["relaunch"])
    assert (made["kind"], made["status"]) == ("conflict", "open")


def test_the_picture_has_the_tree_and_the_links(goals: Shell):
    goals.does("add", "conflict", f"volume clean: {WHY} +relaunch")
    drawn = goals.does("goals").lines
    assert [line.split("  ")[0] for line in drawn[:6:2]] == ["Revenue up a fifth", "├─ More leads", "└─ Clean records"]
    assert all(line.endswith(end) for line, end in zip(drawn[2:5], (" ─╮", " ↔ K1", " ─╯"), strict=True))
    assert "      Demand: leads 400 → 500" in drawn
    assert "      bites in Web relaunch" in drawn
    assert drawn[-1] == '      no agreement yet: accord agree K1 "…"'


def test_the_picture_as_json(goals: Shell):
    goals.does("add", "conflict", f"volume clean: {WHY}")
    found = goals.does("goals", "--json").json
    assert [(item["id"], item["kind"]) for item in found] == [
        *(("growth", "goal"), ("volume", "goal"), ("clean", "goal"), ("K1", "conflict"))
    ]
    assert [(item["depth"], item["conflicts"]) for item in found[:3]] == [(0, []), (1, ["K1"]), (1, ["K1"])]


def test_without_goals_the_first_step_is_told(shell: Shell):
    ended = shell.does("goals")
    assert ended.out == ""
    assert "accord add goal growth" in ended.err


def test_a_conflict_is_agreed_on_and_opened_again(goals: Shell):
    goals.does("add", "conflict", f"volume clean: {WHY}")
    assert "accord agree K1" in goals.does("attention").out
    assert goals.does("agree", "K1", "clean", "first").lines == ["K1 agreed: clean first"]
    assert "agree K1" not in goals.does("attention").out
    assert "agreed: clean first · Ana" in goals.does("goals").out
    assert goals.does("reopen", "K1").lines == ["K1 open again: More leads ↔ Clean records"]
    assert "accord agree K1" in goals.does("attention").out
    assert goals.does("undo").lines == ["Undid: K1 open again: More leads ↔ Clean records"]


def test_issues_and_actions_are_opened_again_too(goals: Shell):
    goals.does("add", "issue", "the list is late")
    issue = goals.does("list", "issues", "--json").json[-1]["id"]
    goals.does("resolve", issue, "it came")
    assert "open" in goals.does("reopen", issue).out
    assert "can be opened again" in goals.refuses("reopen", "growth")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("agree", "K1"), "Say what was agreed"),
        (("agree", "K7", "x"), "There is no conflict 'K7'"),
        (("edit", "growth", "under=volume"), "lead back to itself"),
        (("edit", "K1", "goals=volume"), "between two goals"),
        (("drop", "volume"), "K1"),
        (("drop", "K1"), "K1 stays until an agreement is written"),
        (("add", "conflict", "again", "--goals", "clean,volume"), "in conflict already"),
        (("add", "conflict", "x", "--goals", "volume,nothing"), "There is no goal 'nothing'"),
        (("add", "conflict", "x"), "between two goals"),
    ],
)
def test_what_is_refused_says_why(goals: Shell, words: tuple[str, ...], says: str):
    goals.does("add", "conflict", f"volume clean: {WHY}")
    assert says in goals.refuses(*words)


def test_the_minutes_tell_of_it(goals: Shell):
    goals.does("meet", "start")
    goals.does("capture", stdin=f"# Web relaunch +relaunch\n#conflict volume clean: {WHY}\n".encode())
    goals.does("meet", "end")
    assert f"- **More leads ↔ Clean records:** {WHY} — no agreement yet; bites in Web relaunch (K1)" in (
        goals.does("minutes").lines
    )
    assert goals.does("minutes", "--json", "--only", "conflicts").json
