"""`accord import log`: what a bot recorded becomes a meeting of the workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.exchange.logs import read_log
from tests.command_line.conftest import Shell
from tests.corpora import CORPORA
from tui.shell.progress import Progress

CASES = sorted((CORPORA / "meetbot").glob("*/in.log.txt"))
LOG = """\
09:00:00 <ana> #startmeeting Relaunch
09:01:00 <ana> #topic Lead files
09:02:00 <ben> #info three files a day now
09:03:00 <ben> #agreed one file a day
09:03:30 <ana> #agreed one file a day
09:04:00 <ana> #action ben to tell the vendor
09:05:00 <ana> #endmeeting
"""


@pytest.fixture
def log(shell: Shell) -> Path:
    """A small log of our own, beside the workspace."""
    path = shell.home / "relaunch.2026-11-24-09.00.log.txt"
    path.write_text(LOG, "utf-8")
    return path


@pytest.mark.skipif(not CASES, reason="shared/corpora/meetbot is not beside this project")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_a_real_meeting_is_told_as_the_bot_minuted_it(shell: Shell, case: Path):
    before = shell.kept()
    [told] = shell.does("import", "log", str(case), "--json", "--dry-run").json
    assert shell.kept() == before
    expected = json.loads(case.with_name("oracle.items.json").read_text("utf-8"))
    assert [
        tuple(item[field] for field in ("kind", "text", "url", "by", "time", "line")) for item in told["items"]
    ] == [
        (
            item["type"].lower(),
            item["topic"] if item["type"] == "TOPIC" else item["line"],
            *(item[field] for field in ("url", "nick", "time", "linenum")),
        )
        for item in expected
    ]
    attendees = json.loads(case.with_name("oracle.attendees.json").read_text("utf-8"))
    assert {each["name"]: each["lines"] for each in told["attendees"]} == attendees


@pytest.mark.skipif(not CASES, reason="shared/corpora/meetbot is not beside this project")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_a_real_meeting_read_in_has_minutes_with_every_item(shell: Shell, case: Path):
    said = shell.does("import", "log", str(case))
    assert said.out.startswith("M1  ")
    made = plain(shell.does("minutes", "last", "--format", "text").out)
    for item in json.loads(case.with_name("oracle.items.json").read_text("utf-8")):
        words = item["topic"] if item["type"] == "TOPIC" else item["line"]
        for part in (item["url"], words.replace(item["url"], "")) if item["type"] == "LINK" else (words,):
            assert plain(part) in made
    assert "M1" in shell.refuses("import", "log", str(case))
    shell.does("check")


def plain(text: str) -> str:
    """Letters and figures only: a text's blanks, line breaks and marks may be set differently in minutes."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def test_a_dry_run_says_what_it_found_and_changes_nothing(shell: Shell, log: Path):
    before = shell.kept()
    ended = shell.does("import", "log", "--dry-run", str(log))
    assert ended.out == "meetbot  2026-11-24  Relaunch: 1 topic, 1 info, 1 agreed, 1 action\n"
    assert "agreed by ben was ignored" in ended.err
    assert shell.kept() == before


def test_what_the_bot_ignored_can_be_taken(shell: Shell, log: Path):
    assert "2 agreed" in shell.does("import", "log", "--dry-run", "--lenient", str(log)).out


def test_a_log_comes_from_standard_input(shell: Shell):
    assert shell.does("import", "log", "-", stdin=LOG.encode()).out.startswith("M1  ")
    assert "one file a day" in shell.does("minutes", "last").out


def test_a_meeting_read_in_can_be_taken_back_whole(shell: Shell, log: Path):
    shell.does("import", "log", str(log))
    shell.does("undo")
    assert shell.does("list", "meetings").out == ""
    assert shell.does("list", "actions").out == ""


def test_one_bad_file_does_not_keep_the_others_out(shell: Shell, log: Path):
    (shell.home / "other.txt").write_text("dear diary\n", "utf-8")
    ended = shell("import", "log", "other.txt", "missing.txt", str(log))
    assert (ended.code, ended.lines[0][:4]) == (1, "M1  ")
    assert ended.err.startswith("other.txt: ")
    assert "missing.txt cannot be read: No such file or directory." in ended.err


def test_nicks_are_matched_to_people_once_and_remembered(shell: Shell):
    (shell.home / "one.log").write_text(
        "10:00 <ana> #startmeeting One\n10:01 <cl_> #action bob to call\n10:02 <bob> hi\n10:03 <ben|away> hm\n", "utf-8"
    )
    ended = shell("import", "log", "one.log")
    assert "Nobody here goes by bob, cl_." in ended.err
    shell.does("undo")
    refused = shell.refuses("import", "log", "one.log", "--nick", "cl_=chloe", "--nick", "bob=zed")
    assert "There is no person 'zed' for the nick 'bob'" in refused
    assert "nicks" not in shell.does("show", "chloe").out
    ended = shell("import", "log", "one.log", "--nick", "bob=ben", "--nick", "cl_=Chloe Lind", "--date", "2026-11-17")
    assert ended.err.splitlines() == [
        *("bob is ben from now on.", "cl_ is chloe from now on."),
        "One has no #endmeeting by a chair: it ends with line 4.",
    ]
    meeting = shell.does("show", "M2", "--json").json
    assert (meeting["present"], meeting["started"][:10]) == (["ana", "ben", "chloe"], "2026-11-17")
    assert [action["owners"] for action in shell.does("list", "actions", "--json").json] == [["ben"]]
    (shell.home / "two.log").write_text("10:00 <bob> #startmeeting Two\n10:01 <bob> #info x\n", "utf-8")
    shell.does("import", "log", "two.log")
    assert shell.does("show", "M3", "--json").json["present"] == ["ben"]
    assert "'bob' is ben already" in shell.refuses("edit", "chloe", "nicks=bob")


def test_what_is_open_is_said_once_for_all_meetings_of_a_log(shell: Shell):
    one = "10:00 <ana> #startmeeting {0}\n10:01 <zoe> #info x\n10:02 <ana> #endmeeting\n"
    (shell.home / "two.log").write_text(
        one.format("One") + one.format("Two") + "10:00 <ana> #startmeeting 3\n", "utf-8"
    )
    ended = shell.does("import", "log", "two.log")
    assert [line.split("  ")[2] for line in ended.lines] == [
        *("One: 1 info", "Two: 1 info", "3: nothing that belongs into minutes")
    ]
    assert ended.err.splitlines() == [
        "3 has no #endmeeting by a chair: it ends with line 7.",
        "Nobody here goes by zoe. To say who that is: accord undo for each meeting, then the same"
        " with --nick zoe=PERSON; it is remembered.",
        "The log tells no day, so it counts as today's. If that is wrong: accord undo for each meeting, then the same"
        " with --date DAY.",
    ]


@pytest.mark.parametrize("text", ["From: ana@example.org\nSubject: sums\n\nhi\n", "name: accord\nversion: 3\n"])
def test_a_letter_or_a_settings_file_is_no_log(shell: Shell, text: str):
    (shell.home / "x.log").write_text(text, "utf-8")
    assert "looks like the log of a meeting" in shell.refuses("import", "log", "x.log", code=1)


def test_of_a_log_that_has_grown_the_new_meetings_are_read_in(shell: Shell):
    file = shell.home / "team.log"
    one = "--- Log opened Mon Nov 16 09:00:00 2026\n10:00 <ana> #startmeeting One\n10:01 <ana> #endmeeting\n"
    file.write_text(one, "utf-8")
    shell.does("import", "log", "team.log")
    assert shell.refuses("import", "log", "team.log") == "That meeting was read in already: it is M1."
    two = (
        "--- Day changed Tue Nov 17 2026\n10:00 <ana> #startmeeting Two\n10:01 <ana> #info x\n10:02 <ana> #endmeeting\n"
    )
    file.write_text(one + two, "utf-8")
    ended = shell.does("import", "log", "team.log")
    assert ended.lines == ["M2  2026-11-17  Two: 1 info"]
    assert ended.err.startswith("That meeting was read in already: it is M1.")


def test_a_log_that_scribe_perl_gives_up_at_is_no_meeting_until_it_is_taken(shell: Shell):
    (shell.home / "odd.log").write_text("10:00:00 <ana> Scribe: ana\nTopic: Sums\n10:01:00 <ana> one\n", "utf-8")
    ended = shell("import", "log", "odd.log")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("Line 2: “Topic: Sums”: it is not written as the lines around it are")
    assert shell.does("list", "meetings").out == ""
    assert "1 topic" in shell.does("import", "log", "odd.log", "--lenient").out


def test_a_long_log_says_how_far_it_is_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    moments = iter(range(100))
    monkeypatch.setattr("tui.shell.progress.time.monotonic", lambda: next(moments))
    for looks in (False, True):
        monkeypatch.setattr("sys.stderr.isatty", lambda looks=looks: looks)
        progress = Progress("big.log")
        read_log(b"10:00 <ana> #startmeeting\n" + b"10:00 <ben> #info x\n" * 2000, watch=progress)
        progress.over()
        said = capsys.readouterr().err
        assert said == (
            ""
            if not looks
            else "".join(
                [f"\r\x1b[Kbig.log: reading, {done} of 2,001" for done in ("0", "1,000", "2,000")] + ["\r\x1b[K"]
            )
        )


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("import",), 2, "required: log|csv|json|todotxt, FILE"),
        (("import", "log"), 2, "required: FILE"),
        (("import", "csv", "x"), 2, "csv"),
        (("import", "log", "missing.log"), 1, "missing.log cannot be read"),
        (("import", "log", "growth"), 1, "growth cannot be read"),
        (("import", "log", "/dev/null"), 1, "/dev/null"),
        (("import", "log", "/dev/null", "--nick", "bob"), 2, "NICK=PERSON"),
        (("import", "log", "/dev/null", "--date", "someday"), 1, "/dev/null"),
        (("import", "json", "x", "--nick", "a=b"), 2, "about logs of meetings"),
    ],
)
def test_what_cannot_be_read_in_is_refused(shell: Shell, words: tuple[str, ...], code: int, says: str):
    assert says in shell.refuses(*words, code=code)
