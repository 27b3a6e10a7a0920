"""`accord meet`, `agenda`, `minutes`: a standup from the shell, from its agenda to what was said."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from tests.command_line.conftest import Shell

SPOKEN = b"""\
present+ ana, ben
# Webinar relaunch +webinar
Ana: the vendor sends two files a day [TODO] <why>
! second file has no header @ops help:@chloe
[] @ana ask the vendor for a header row due:2031-02-03
RESOLVED: one file a day until the import is fixed
s/two files/three files/
"""


@pytest.fixture
def met(shell: Shell) -> Shell:
    """The shell after a standup."""
    shell.does("meet", "start")
    shell.does("capture", stdin=SPOKEN)
    shell.does("meet", "end")
    return shell


def test_a_standup_is_started_looked_at_and_ended(shell: Shell):
    assert shell.does("meet", "status").err == "No meeting is running. `accord meet start` starts one.\n"
    assert shell.does("meet", "status", "--json").json is None
    started = shell.does("meet", "start").lines
    assert started[0].startswith("M1  Growth alignment: 00:0")
    assert len(started) > 1
    shell.does("capture", stdin=SPOKEN)
    status = shell.does("meet", "status").lines
    assert [line for line in status if line.startswith("  ▸ ") and "Webinar relaunch" in line]
    assert shell.does("meet", "status", "--json").json["status"] == "running"
    assert shell.does("meet", "end").err == "M1 has ended. `accord minutes last` has the minutes.\n"
    assert (shell.folder / "accord.json").is_file()


def test_started_and_ended_are_told_as_json(shell: Shell):
    assert shell.does("meet", "start", "--json").json["id"] == "M1"
    assert shell.does("meet", "end", "--json").json["status"] == "ended"


def test_turning_to_an_item_of_the_agenda_says_which(shell: Shell):
    shell.does("meet", "start")
    said = shell.does("capture", stdin=b"# Webinar relaunch +webinar\n# Something new\n").lines
    assert [line.split("  ")[1] for line in said] == ["Webinar relaunch", "Something new"]
    [here] = [line for line in shell.does("meet", "status").lines if "▸" in line]
    assert "Something new  00:0" in here


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("meet", "begin"), 2, "wrap-up, round, floor, queue, rate, warnings, not 'begin'"),
        (("meet", "end"), 3, "No standup is running; `accord meet start` begins one."),
        (("minutes",), 3, "standup"),
        (("minutes", "running"), 3, "running"),
        (("minutes", "last"), 3, "standup"),
        (("minutes", "2026-01-01"), 3, "2026-01-01"),
        (("minutes", "someday"), 3, "someday"),
        (("minutes", "--format", "pdf"), 2, "pdf"),
        (("agenda", "--format", "pdf"), 2, "pdf"),
        (("agenda", "-o", "nowhere/agenda.md"), 1, "could not be written"),
    ],
)
def test_what_cannot_be_done_is_refused(shell: Shell, words: tuple[str, ...], code: int, says: str):
    assert says in shell.refuses(*words, code=code)


def test_a_second_standup_at_once_is_refused(shell: Shell):
    shell.does("meet", "start")
    assert "A standup is running since" in shell.refuses("meet", "start")


def test_minutes_hold_what_was_said(met: Shell):
    for which in ((), ("last",), (met.board().meetings["M1"].started[:10],)):
        made = met.does("minutes", *which).out
        assert made.startswith("# Growth alignment")
        assert "three files a day" in made
        assert "two files a day" not in made
        assert "one file a day until the import is fixed" in made
        assert "\\[TODO\\]" in made or "[TODO]" in made


def test_minutes_can_be_just_decisions_and_actions(met: Shell):
    made = met.does("minutes", "last", "--only", "decisions, actions").out
    assert "ask the vendor for a header row" in made
    assert "three files a day" not in made
    assert "weather" in met.refuses("minutes", "last", "--only", "weather")


def test_minutes_come_as_text_and_as_json(met: Shell):
    assert "three files a day" in met.does("minutes", "--format", "text").out
    assert met.does("minutes", "--json").json == met.does("minutes", "--format", "json").json


def test_minutes_come_as_a_page(met: Shell):
    made = met.does("minutes", "last", "--format", "html").out
    assert made.startswith("<!DOCTYPE html>")
    assert "Ana Ruiz: the vendor sends three files a day [TODO] &lt;why&gt;" in made
    assert met.does("minutes", "last", "-o", "minutes.html").out == ""
    assert (met.home / "minutes.html").read_text("utf-8") == made


@pytest.mark.parametrize(("name", "form"), [("a.HTM", "html"), ("a.txt", "text"), ("a.json", "json"), ("a.b", "md")])
def test_a_file_holds_what_its_name_says_unless_a_format_is_named(met: Shell, name: str, form: str):
    met.does("minutes", "-o", name)
    assert (met.home / name).read_text("utf-8") == met.does("minutes", "--format", form).out
    met.does("minutes", "--format", "md", "-o", name)
    assert (met.home / name).read_text("utf-8") == met.does("minutes").out


def test_a_team_gets_what_touches_it(met: Shell):
    short = met.does("minutes", "last", "--team", "sales").out
    assert " — for Sales\n" in short
    assert "second file has no header" in short  # chloe helps
    assert "ask the vendor for a header row" not in short
    assert "ask the vendor for a header row" in met.does("minutes", "last", "--team", "ops").out
    assert met.does("minutes", "--team", "@sales").out == short
    for form in ("text", "html"):
        assert "second file has no header" in met.does("minutes", "--team", "sales", "--format", form).out
    assert met.does("minutes", "--team", "sales", "--json").json["team"] == "sales"
    assert "Did you mean sales?" in met.refuses("minutes", "last", "--team", "sale")


def test_due_dates_come_as_a_calendar(met: Shell):
    calendar = Calendar.from_ical(met.does("minutes", "last", "--format", "ics").out)  # pyright: ignore[reportUnknownMemberType]
    [event] = [each.to_ical().decode() for each in calendar.walk("VEVENT")]  # pyright: ignore[reportUnknownMemberType]
    assert "SUMMARY:Due: ask the vendor for a header row (A1)\r\n" in event
    assert "DTSTART;VALUE=DATE:20310203\r\n" in event
    met.does("minutes", "-o", "due.ics", "--team", "ops")
    assert (met.home / "due.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "No open action of Sales from M1" in met.refuses("minutes", "--format", "ics", "--team", "sales")
    assert "leave --only out" in met.refuses("minutes", "--format", "ics", "--only", "actions", code=2)
    met.does("done", "A1")
    assert "No open action from M1 has a due date" in met.refuses("minutes", "--format", "ics")


def test_a_closed_standup_is_corrected_and_its_minutes_say_so(met: Shell):
    assert "Corrected" not in met.does("minutes").out
    met.does("edit", "N1", "text=the vendor sends four files a day")
    made = met.does("minutes", "last").lines
    assert made[2].startswith("Corrected ")
    assert made[2].endswith(" by Ana Ruiz: 1 line.")
    assert "four files a day" in "".join(made)
    assert met.does("minutes", "--json").json["corrected"][0]["edited_by"] == "ana"
    met.does("undo")
    assert "Corrected" not in met.does("minutes").out


def test_minutes_are_written_to_a_file(met: Shell):
    ended = met.does("minutes", "-o", "minutes.md")
    assert (ended.out, ended.err) == ("", f"Written to {met.home}/minutes.md.\n")
    assert (met.home / "minutes.md").read_text("utf-8") == met.does("minutes").out


def test_a_running_standup_has_minutes_too(shell: Shell):
    shell.does("meet", "start")
    shell.does("capture", stdin=SPOKEN)
    assert "three files a day" in shell.does("minutes", "running").out
    assert "three files a day" in shell.does("minutes").out


def test_minutes_are_handed_to_a_terminal_only_where_there_is_one(met: Shell, monkeypatch: pytest.MonkeyPatch):
    def no_terminal(file: str, *_: object, **__: object) -> None:
        raise OSError(6, "No such device or address", file)

    monkeypatch.setattr("tui.shell.meeting.open", no_terminal, raising=False)
    ended = met("minutes", "--copy")
    assert ended.code == 3
    assert "three files a day" in ended.out
    assert "There is no terminal to hand the minutes to" in ended.err


@pytest.mark.parametrize(("name", "begins"), [("a.html", "<!DOCTYPE html>"), ("a.ics", "BEGIN:VCALENDAR"), ("a", "# ")])
def test_an_agenda_file_holds_what_its_name_says(shell: Shell, name: str, begins: str):
    shell.does("agenda", "-o", str(shell.folder.parent / name))
    assert (shell.folder.parent / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize("what", ["agenda", "minutes"])
def test_no_file_promises_what_cannot_be_made(met: Shell, what: str):
    ended = met(what, "-o", str(met.folder.parent / "a.pdf"))
    assert (ended.code, "a browser prints it as PDF" in ended.err) == (3, True)
    assert not (met.folder.parent / "a.pdf").exists()


def test_an_item_of_a_running_standup_is_called_as_the_screen_counts_it_or_by_its_words(shell: Shell):
    shell.does("add", "topic", "Questions to marketing")
    shell.does("add", "topic", "Budget")
    shell.does("meet", "start")
    items = [line.split("  ")[-2] for line in shell.does("meet", "status").out.splitlines()[1:]]
    first = next(item for item in items if item not in ("Check-in", "Follow-ups"))
    shell.does("agenda", "cut", first)
    assert f"{first}  cut\n" in shell.does("meet", "status").out
    counted = [item for item in items if item != first]
    place = counted.index("Budget") + 1
    assert shell.does("agenda", "extend", str(place), "5").out.startswith("T2 has ")
    assert shell.does("agenda", "extend", "questions", "-1").out.startswith("T1 has ")


def test_the_agenda_comes_in_every_form(shell: Shell):
    assert "Webinar relaunch" in shell.does("agenda").out
    assert "Webinar relaunch" in shell.does("agenda", "--format", "text").out
    assert shell.does("agenda", "--json").json["items"]
    calendar = Calendar.from_ical(shell.does("agenda", "--format", "ics").out)  # pyright: ignore[reportUnknownMemberType]
    assert [event for event in calendar.walk("VEVENT") if "RRULE" in event]  # pyright: ignore[reportUnknownMemberType]
    assert shell.does("agenda", "-o", "agenda.ics", "--format", "ics").out == ""
    assert (shell.home / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
