"""Looking back from the shell: the register of decisions, and one topic in every standup."""

from __future__ import annotations

from tests.command_line.conftest import Shell


def decided(shell: Shell) -> None:
    """Two standups on the webinar, the second of which takes back a decision of the first."""
    for lines in (
        "# Webinar +webinar\nBen: the room is full\n= two files a day\n# Rooms\n= the large one @ops\n",
        "# Webinar +webinar\n= one file a day supersedes:D1\n[] @ana tell the vendor\n",
    ):
        shell.does("meet", "start")
        shell.does("capture", "-", stdin=lines.encode())
        shell.does("meet", "end")


def test_the_register_has_what_holds_above_what_it_replaced(shell: Shell):
    decided(shell)
    rows = [line.split("  ", 1)[0] or line.split()[0] for line in shell.does("decisions").lines]
    assert rows == ["D3", "D1", "D2"]
    lines = shell.does("decisions").lines
    assert lines[1].startswith("  D1  two files a day")
    assert "replaced by D3" in lines[1]
    assert "Webinar relaunch" in lines[0]
    found = shell.does("decisions", "--json").json
    assert [(each["id"], each["supersedes"], each["replaced_by"]) for each in found] == [
        ("D3", "D1", None),
        ("D1", "", "D3"),
        ("D2", "", None),
    ]
    assert [each["id"] for each in shell.does("decisions", "--team", "ops", "--json").json] == ["D2"]
    assert [each["id"] for each in shell.does("decisions", "--initiative", "webinar", "--json").json] == ["D3", "D1"]
    assert shell("decisions", "--since", "2199-01-01").err == "No decision here like that.\n"


def test_a_team_finds_the_decisions_its_minutes_have(shell: Shell):
    shell.does("add", "impact", "+webinar @sales forty calls a week")
    decided(shell)
    found = [each["id"] for each in shell.does("decisions", "--team", "sales", "--json").json]
    assert found == ["D3", "D1"]
    assert "(D3" in shell.does("minutes", "last", "--team", "sales").out


def test_a_list_of_decisions_says_what_replaced_them_and_leaves_them_out_when_asked(shell: Shell):
    decided(shell)
    assert "replaced by D3" in shell.does("list", "decisions").lines[0]
    assert "replaces D1" in shell.does("list", "decisions").lines[2]
    assert [line[:2] for line in shell.does("list", "decisions", "--open").lines] == ["D2", "D3"]


def test_a_decision_says_what_replaced_it(shell: Shell):
    decided(shell)
    assert "replaced by  D3" in shell.does("show", "D1").out
    assert "replaced" not in shell.does("show", "D2").out


def test_the_minutes_say_what_a_decision_replaced(shell: Shell):
    decided(shell)
    assert "one file a day (D3, replaces D1 of" in shell.does("minutes", "last", "--only", "decisions").out
    assert "two files a day" in shell.does("minutes", "last", "--only", "decisions").out


def test_a_topic_in_every_standup(shell: Shell):
    decided(shell)
    told = shell.does("history", "webinar").lines
    assert told[0] == "Webinar relaunch — in 2 standups"
    body = [line for line in told if line[:2] in ("- ", "[ ")]
    assert body == [
        *("- Decision: one file a day (D3, replaces D1)", "[ ] tell the vendor — Ana Ruiz (A1)"),
        *("- Ben Okafor: the room is full", "- Decision: two files a day (D1) — replaced by D3"),
    ]
    assert shell.does("history", "rooms", "--format", "md").lines[0] == "# Rooms — in one standup"
    found = shell.does("history", "webinar", "--json").json
    assert [(each["meeting"], [line["id"] for line in each["lines"]]) for each in found] == [
        ("M2", ["D3", "A1"]),
        ("M1", ["N1", "D1"]),
    ]
    assert shell.refuses("history", "nothing").startswith("No topic is called 'nothing'. There were ")


def test_a_history_is_written_in_the_form_its_ending_says(shell: Shell):
    decided(shell)
    for name, begins in (("h.md", "# Webinar"), ("h.txt", "Webinar"), ("h.html", "<!DOCTYPE html>")):
        shell.does("history", "webinar", "-o", name)
        assert (shell.home / name).read_text("utf-8").startswith(begins)
    assert "A history is written as md, html, text" in shell.refuses("history", "webinar", "-o", "h.ics", code=2)


def test_nothing_to_look_back_on(shell: Shell):
    assert shell("decisions").err == 'Nothing has been decided yet. `accord add decision "…"` writes a decision down.\n'
    assert shell.refuses("history", "webinars") == (
        "No topic is called 'webinars'. There are topics once a standup was held: `accord meet start` begins one."
        " `accord find` looks in all that was said."
    )
    assert shell.does("history", "webinar").lines[0] == "Webinar relaunch — in no standup yet"


def test_a_decision_touches_the_teams_its_initiative_bears_on(shell: Shell):
    decided(shell)
    shell.does("add", "impact", "+webinar @demand forty more calls a week level:high")
    assert [each["id"] for each in shell.does("decisions", "--team", "demand", "--json").json] == ["D3", "D1"]
    assert [each["id"] for each in shell.does("decisions", "--team", "ops", "--json").json] == ["D2"]
