"""Quick add and the parser's way: two ways to one record. And what quick add does without its list of names."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.keep.files import Turnstile
from store.keep.journal import read_names
from tests.command_line.conftest import Ended, Shell
from tui.shell.quick import KINDS

PIECES = st.sampled_from(
    [
        *("@ana", "@ops", "+webinar", "@ana,@ben", "help:@ben", "owner:@chloe", "level:high", "type:risk", "for:@ops"),
        *("Lead files", "ben to", "Ana: ", "! ", "[] ", "= ", "#action", "ACTION:", "https://example.org/x", "→ naïve"),
        *(
            "due:fri",
            "until:2w",
            "by:@ben",
            "count:1200/month",
            "cost:6",
            "@nobody",
            "+1",
            "[TODO]",
            "\\",
            "…",
            "s/a/b/",
        ),
        *(
            "\x1b[31mred",
            "\u202eback",
            "👩‍👩‍👧",
            "e\u0301",
            "\ud800",
            "\x00",
            "\t",
            "--",
            "- ",
            "lead := x",
            "present+ ana",
        ),
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=8), min_size=1, max_size=6)


def both_ways(shell: Shell, words: Sequence[str]) -> tuple[tuple[Ended, Any], tuple[Ended, Any]]:
    """What becomes of the same words typed twice: the short way, and with its list of names gone."""
    found: list[tuple[Ended, Any]] = []
    for quick in (True, False):
        if not quick:
            (shell.folder / "names").unlink(missing_ok=True)
        before = shell.kept()
        ended = shell("add", *words)
        new = [json.loads(line) for line in shell.kept()[len(before) :].splitlines()]
        for commit in new:
            for op in commit["ops"]:
                op[3].pop("created", None)
        found.append((ended, [(commit["by"], commit["verb"], commit["ops"]) for commit in new]))
        if quick:
            shutil.rmtree(shell.folder)
            shutil.copytree(shell.home / "start", shell.folder)
    return found[0], found[1]


@pytest.fixture
def start(shell: Shell) -> Shell:
    """The shell, with a copy of its workspace to begin from again."""
    shutil.copytree(shell.folder, shell.home / "start")
    return shell


@given(kind=st.sampled_from(KINDS), text=TEXT)
@example(kind="issue", text=["Lead files bounce +webinar @ops help:@ben"])
@example(kind="note", text=["… goes on"])
@example(kind="decision", text=["-x"])
@example(kind="issue", text=["--as", "ben", "text"])
@example(kind="link", text=["no address"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_both_ways_make_the_same_record_and_print_the_same_line(start: Shell, kind: str, text: list[str]):
    shutil.rmtree(start.folder, ignore_errors=True)
    shutil.copytree(start.home / "start", start.folder)
    short, long = both_ways(start, [kind, *text])
    assert short == long


def test_the_short_way_is_really_taken(shell: Shell, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tui.shell.run.run", None)
    assert shell.does("add", "issue", "Lead files bounce @ops").out == "Q1  Lead files bounce  (@ops)\n"
    assert shell.does("add", "note", "naïve → 👍 [TODO]").out == "N1  naïve → 👍 [TODO]\n"
    assert shell.does("add", "issue", "of Ben", "--as", "ben").out == "Q2  of Ben\n"
    assert shell.does("--as", "ben", f"--workspace={shell.folder}", "add", "issue", "again").out == "Q3  again\n"
    assert [issue.by for issue in shell.board().issues] == ["ana", "ben", "ben"]


@pytest.mark.parametrize("harm", ["missing", "stale", "empty", "nonsense", "binary", "folder", "unreadable"])
def test_a_list_of_names_that_is_no_use_costs_nothing_but_time(shell: Shell, harm: str):
    names = shell.folder / "names"
    good = names.read_bytes()
    _harm(names, harm)
    assert shell.does("add", "issue", "Lead files bounce @ops").out == "Q1  Lead files bounce  (@ops)\n"
    if harm not in {"folder", "unreadable"}:
        assert names.read_bytes() == good
        assert read_names(str(shell.folder)) is not None


def _harm(names: Path, harm: str) -> None:
    text = names.read_text("utf-8")
    names.unlink()
    if harm == "stale":
        names.write_text(text.replace("team\tops\tMarketing Operations\n", "").replace("names\t", "names\t1"), "utf-8")
    elif harm == "empty":
        names.touch()
    elif harm == "nonsense":
        names.write_text("names\t7\nteam\tops\nteam\n\n\n", "utf-8")
    elif harm == "binary":
        names.write_bytes(bytes(range(256)) * 40)
    elif harm == "folder":
        names.mkdir()
    elif harm == "unreadable":
        names.symlink_to("names")


def test_in_a_meeting_a_line_belongs_to_its_topic(shell: Shell):
    shell.does("meet", "start")
    shell.does("capture", stdin=b"# Webinar relaunch +webinar\n")
    shell.does("add", "issue", "Lead files bounce")
    issue = shell.board().issues["Q1"]
    assert (issue.meeting, issue.topic, issue.initiative) == ("M1", shell.board().meetings["M1"].topic, "webinar")
    assert issue.topic


@pytest.mark.parametrize("where", ["nowhere", "growth/journal", "/dev/null", "a\nb", "://x"])
def test_a_wrong_workspace_is_refused_and_left_alone(shell: Shell, where: str):
    before = sorted(shell.home.rglob("*"))
    ended = shell("add", "issue", "x", "--workspace", where)
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1
    assert sorted(shell.home.rglob("*")) == before


def impatient(folder: str, _: float) -> Turnstile:
    """A lock that is not waited for."""
    return Turnstile(folder, 0)


def test_a_busy_workspace_is_said_to_be(shell: Shell, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("store.keep.journal.Turnstile", impatient)
    with Turnstile(str(shell.folder)):
        assert "nothing was written" in shell.refuses("add", "issue", "x", code=4)


def test_a_damaged_workspace_is_not_written_to(shell: Shell):
    journal = next(shell.folder.glob("journal/*.jsonl"))
    raw = journal.read_bytes()
    journal.write_bytes(raw[:-40] + b"#" + raw[-39:])
    assert "`accord check`" in shell.refuses("add", "issue", "x", code=1)


def test_what_a_killed_writer_left_is_set_aside_and_said(shell: Shell):
    with next(shell.folder.glob("journal/*.jsonl")).open("ab") as journal:
        journal.write(b'{"v":99,"at":"2026')
    ended = shell.does("add", "issue", "Lead files bounce")
    assert ended.out == "Q1  Lead files bounce\n"
    assert "set aside" in ended.err
    assert list(shell.folder.glob("torn-*.bin"))


def test_a_decision_settles_the_proposal_it_repeats(shell: Shell):
    shell.does("add", "idea", "one file a day +webinar")
    [way] = [line.strip() for line in shell.does("attention").lines if "add decision" in line]
    assert way == "accord add decision 'one file a day +webinar'"
    shell.does("add", "decision", "one file a day +webinar")
    assert "add decision" not in shell.does("attention").out
    assert shell.does("show", "P1", "--json").json["decision"] == "D1"
