"""Systems, who knows them, handoffs and hands-on sessions from the shell, and the picture of it as text."""

from __future__ import annotations

from typing import Any

import pytest

from tests.command_line.conftest import Shell

STEPS = ("--step", "demand:forms:the address, in full", "--step=ops:crm:the scored lead", "--step", "sales")


@pytest.fixture
def known(shell: Shell) -> Shell:
    """Two systems, and the path of a lead through them."""
    shell.does("add", "system", "crm", "CRM", "--owner", "sales", "--essentials", "one account, many contacts")
    shell.does("add", "system", "forms", "Web forms")
    shell.does("add", "handoff", "lead-path", "From form", "to call", *STEPS)
    return shell


def test_a_path_is_added_with_its_steps_in_order(known: Shell):
    [path] = known.does("list", "handoffs", "--json").json
    assert (path["id"], path["name"]) == ("lead-path", "From form to call")
    assert [list(step.values()) for step in path["steps"]] == [
        ["demand", "forms", "the address, in full"],
        ["ops", "crm", "the scored lead"],
        ["sales", "", ""],
    ]
    assert known.does("list", "handoffs").out == "lead-path  From form to call  demand → ops → sales\n"
    assert "demand:forms:the address, in full, ops:crm:the scored lead, sales" in known.does("show", "lead-path").out
    assert known.does("find", "scored").out.startswith("lead-path")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lead-path", "ops:forms:the consent", "--before", "2"), "lead-path: Demand → Ops → Ops → Sales"),
        (("lead-path", "ops"), "lead-path: Demand → Ops → Sales → Ops"),
        (("lead-path", "--move", "3", "--to", "1"), "lead-path: Sales → Demand → Ops"),
        (("lead-path", "--drop", "1"), "lead-path: Ops → Sales"),
    ],
)
def test_steps_are_changed(known: Shell, words: tuple[str, ...], said: str):
    assert known.does("step", *words).lines == [said]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("step", "lead-path"), 2),
        (("step", "lead-path", "ops", "--drop", "1"), 2),
        (("step", "lead-path", "--move", "1"), 2),
        (("step", "lead-path", "--drop", "9"), 3),
        (("step", "lead-path", "--drop", "x"), 3),
        (("step", "nobody", "ops"), 3),
        (("add", "handoff"), 2),
        (("add", "handoff", "other", "Other", "--step"), 2),
        (("add", "handoff", "other", "Other", "--owner", "ops"), 2),
        (("add", "handoff", "other", "Other", "--step", "nobody:crm"), 3),
        (("add", "handoff", "crm", "Other"), 3),
        (("know", "ben", "crm", "great"), 3),
        (("know", "ben", "cmr", "expert"), 3),
        (("know", "bne", "crm", "expert"), 3),
        (("know", "chloe", "crm", "expert"), 3),
        (("add", "session"), 2),
        (("add", "session", "forms"), 3),
        (("add", "session", "--system", "crm", "--shower", "chloe"), 3),
        (("cancel", "S9"), 3),
        (("done", "S9"), 3),
    ],
)
def test_what_cannot_be_is_refused(known: Shell, words: tuple[str, ...], code: int):
    known.refuses(*words, code=code)


def test_a_session_is_planned_held_and_taken_back(known: Shell):
    words = ("--system", "crm", "--shower", "chloe", "--learners", "ben,ops", "--date", "2031-02-03")
    assert known.does("add", "session", "merging,", "in short", *words).lines == [
        "S1  merging, in short  (crm · chloe shows ben, ana · Mon 3 Feb 2031)"
    ]
    assert known.does("add", "session", "crm @chloe @ben").lines == ["S2  Hands-on with CRM  (crm · chloe shows ben)"]
    held = known.does("done", "S1", "S2").out
    assert "S1 held: Chloe showed Ben and Ana the CRM" in held
    board = known.board()
    assert (board.people["ben"].knows["crm"], board.people["ana"].knows["crm"]) == ("hands-on", "hands-on")
    assert dict(board.sessions["S1"].before) == {"ben": "none", "ana": "essentials"}
    assert dict(board.sessions["S2"].before) == {}
    known.does("undo")
    assert "crm" not in known.board().people["ben"].knows
    assert known.does("cancel", "S2").lines == ["S2 cancelled"]
    assert known.does("list", "sessions", "--open").lines[0].startswith("S1 ")
    assert len(known.does("list", "sessions", "--open").lines) == 1


def test_actions_and_sessions_are_done_together_or_not_at_all(known: Shell):
    known.does("add", "action", "@ben send the field list")
    known.does("add", "session", "crm @chloe @ben")
    known.refuses("done", "A1", "S7")
    known.does("done", "A1", "s1")
    board = known.board()
    assert (board.actions["A1"].status, board.sessions["S1"].status) == ("done", "done")


def test_knowledge_as_text(known: Shell):
    known.does("know", "ben", "forms", "hands-on")
    known.does("add", "session", "crm @chloe @ana due:2031-02-03")
    out = known.does("knowledge").out
    assert "Who knows what   ● expert   ◐ hands-on   ○ essentials   · nothing" in out
    rows = [line.split() for line in out.splitlines()]
    assert ["crm", "forms"] in rows
    assert ["Demand", "Ben", "Okafor", "·", "◐"] in rows
    assert ["Sales", "Chloe", "Lind", "●", "·"] in rows
    assert "  crm  CRM: Sales owns it; one account, many contacts" in out
    assert "  1  Demand, Web forms ─ the address, in full ─▶  ▲ Ops knows nothing of it" in out
    assert "  2  Ops, the CRM ─ the scored lead ─▶" in out.splitlines()
    assert "  3  Sales" in out.splitlines()
    holes = out.partition("\nHoles\n")[2].splitlines()
    assert holes[:2] == [
        "  Ops knows nothing of Web forms (the address, in full comes from it · From form to call, step 1 to 2)",
        "      accord add session 'forms @ben @ops due:DAY'",
    ]
    assert "      S1 is planned" in holes
    assert "S1  Mon 3 Feb 2031  Chloe shows Ana the CRM  Hands-on with CRM" in out


def test_knowledge_as_json(known: Shell):
    found = known.does("knowledge", "--json").json
    assert [system["id"] for system in found["systems"]] == ["crm", "forms"]
    assert found["systems"][0]["known"] == {"expert": ["chloe"], "hands-on": [], "essentials": ["ana"]}
    assert found["handoffs"][0]["blind"] == [1]
    assert {hole["rule"] for hole in found["holes"]} == {
        "team-blind",
        "step-blind",
        "system-unknown",
        "system-one-expert",
    }
    assert found["sessions"] == []


def test_the_command_of_every_hole_can_be_run(known: Shell):
    """Each hole is mended by its command, the gaps filled in, until none is open."""
    known.does("add", "team", "it", "IT")
    known.does("step", "lead-path", "it:crm")
    needs: list[Any] = []
    for _ in range(12):
        needs = [need for need in known.does("attention", "--json").json if need["rule"].startswith(("s", "team"))]
        if not needs:
            break
        words = needs[0]["command"].replace("'", "").replace("DAY", "fri").replace("PERSON", "ben").split()[1:]
        words = [word.replace("HANDLE", "una").replace("NAME", "Una") for word in words]
        if words[:2] == ["add", "session"]:
            words = ["add", "session", " ".join(words[2:])]
        known.does(*words)
    assert not needs
    assert len(known.board().sessions)


def test_an_empty_workspace_is_told_how_to_begin(empty: Shell):
    empty.does("init")
    ended = empty.does("knowledge")
    assert ended.out == ""
    assert 'accord add system crm "CRM"' in ended.err
