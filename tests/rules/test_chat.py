"""Logs as chat programs keep them, read by both readers: the same meeting in each program's manner."""

from __future__ import annotations

import pytest

from store.exchange.chat import day_announced, said_in
from store.exchange.logs import decode, read_log
from store.exchange.recorded import RecordedMeeting

DAY = "2026-11-24"
PROGRAMS = {
    "irssi": (
        "--- Log opened Tue Nov 24 10:00:00 2026\n10:00 -!- ben [b@example.org] has joined #team\n"
        "10:01 <@ana> {0}\n10:02 < ben> {1}\n10:02  * ben waves\n10:04 <@ana> {2}\n",
        DAY,
    ),
    "WeeChat": (
        "2026-11-24 10:00:01\t-->\tben (b@example.org) has joined #team\n2026-11-24 10:01:01\t@ana\t{0}\n"
        "2026-11-24 10:02:00\tben\t{1}\n2026-11-24 10:02:30\t *\tben waves\n"
        "2026-11-24 10:03:00\t--\tMode #team [+o ben] by ana\n2026-11-24 10:04:00\t@ana\t{2}\n",
        DAY,
    ),
    "ZNC": (
        "[10:00:01] *** Joins: ben (b@example.org)\n[10:01:01] <ana> {0}\n[10:02:01] <ben> {1}\n"
        "[10:02:02] * ben waves\n[10:04:01] <ana> {2}\n",
        None,
    ),
    "mIRC": (
        "Session Start: Tue Nov 24 10:00:00 2026\nSession Ident: #team\n[10:01] <~ana> {0}\n[10:02] <%ben> {1}\n"
        "[10:02] * ben waves\n[10:04] <~ana> {2}\nSession Close: Tue Nov 24 11:00:00 2026\n",
        DAY,
    ),
    "HexChat": (
        "**** BEGIN LOGGING AT Tue Nov 24 10:00:00 2026\n\nNov 24 10:00:00 *\tben (b@example.org) has joined\n"
        "Nov 24 10:01:00 <ana>\t{0}\nNov 24 10:02:00 <ben>\t{1}\nNov 24 10:02:00 *\tben waves\n"
        "Nov 24 10:04:00 <ana>\t{2}\n",
        DAY,
    ),
    "Textual": (
        "[2026-11-24T10:01:00+0100] <@ana> {0}\n[2026-11-24T10:02:00+0100] <ben> {1}\n"
        "[2026-11-24T10:02:10+0100] • ben waves\n[2026-11-24T10:04:00+0100] <@ana> {2}\n",
        DAY,
    ),
    "a bridge": (
        "[2026-11-24T10:01:00.123Z]\t<ana>\t{0}\n[2026-11-24T10:02:00.1Z]\t<ben>\t{1}\n"
        "[2026-11-24T10:04:00.0000] <ana> {2}\n",
        DAY,
    ),
    "the British way": (
        "[24/11/2026 10:01:00 am] <ana> {0}\n[24/11/2026 10:02:00 am] <ben> {1}\n[24/11/2026 10:04:00 am] <ana> {2}\n",
        DAY,
    ),
    "pipes": ("10:01 @ana | {0}\n10:02 ben | {1}\n10:04 @ana | {2}\n", None),
    "a stamp without a zone": (
        "2026-11-24T10:00:00  *** ben has joined #team\n2026-11-24T10:01:00  <ana> {0}\n"
        "2026-11-24T10:02:00  <ben> {1}\n2026-11-24T10:04:00  <ana> {2}\n",
        DAY,
    ),
    "eggdrop": (
        "[00:00] --- Tue Nov 24 2026\n[10:00] ben (b@example.org) joined #team.\n[10:01] <ana> {0}\n[10:02] <ben> {1}\n"
        "[10:02] Action: ben waves\n[10:03] #team: mode change '+o ben' by ana!a@example.org\n[10:04] <ana> {2}\n",
        DAY,
    ),
    "Konversation": (
        "[Tuesday 24 November 2026] [10:00:00] Join\tben has joined this channel\n"
        "[Tuesday 24 November 2026] [10:01:00] <ana>\t{0}\n[Tuesday 24 November 2026] [10:02:00] <ben>\t{1}\n"
        "[Tuesday 24 November 2026] [10:04:00] <ana>\t{2}\n",
        DAY,
    ),
    "WeeChat's window": (
        "10:01:00       @ana | {0}\n10:02:00        ben | {1}\n10:02:30          * | ben waves\n"
        "10:03:00        --> | zoe (z@example.org) has joined #team\n10:03:40         -- | Mode #team [+o ben]\n"
        "10:04:00       @ana | {2}\n",
        None,
    ),
    "Quassel": (
        "[10:00:00] --> ben has joined #team\n[10:01:00] <@ana> {0}\n[10:02:00] <ben> {1}\n[10:02:10] -*- ben waves\n"
        "[10:03:00] <-> ben is now known as ben_\n[10:04:00] <@ana> {2}\n",
        None,
    ),
    "IRCCloud": (
        f"#team\n[{DAY} 10:01:00] <ana> {{0}}\n[{DAY} 10:02:00] <ben> {{1}}\n[{DAY} 10:02:10] — ben waves\n"
        f"[{DAY} 10:02:20] ← zoe left\n[{DAY} 10:04:00] <ana> {{2}}\n",
        DAY,
    ),
    "a bot's brackets": ("10:01 [ana] {0}\n10:02 [ben] {1}\n10:04 [ana] {2}\n", None),
    "Matrix": ("{DAY} 10:01:00 <@ana> {0}\n{DAY} 10:02:00 <@ben> {1}\n{DAY} 10:04:00 <@ana> {2}\n", DAY),
}


def told(recorded: RecordedMeeting) -> list[tuple[str, str, str | None, str]]:
    return [(item.kind, item.text, item.by, (item.time or "")[:5]) for item in recorded.items]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("log", "day"), PROGRAMS.values(), ids=PROGRAMS)
def test_each_programs_log_is_a_meeting_of_meetbots(log: str, day: str | None, end: str) -> None:
    text = log.format("#startmeeting Sums", "#action ana to call", "#agreed yes", DAY=DAY).replace("\n", end)
    [recorded] = read_log(text.encode())
    assert (recorded.style, recorded.title, recorded.date) == ("meetbot", "Sums", day)
    assert (recorded.chairs, set(recorded.present), recorded.ignored) == (("ana",), {"ana", "ben"}, ())
    assert told(recorded) == [("action", "ana to call", "ben", "10:02"), ("agreed", "yes", "ana", "10:04")]
    assert recorded.unread == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("log", "day"), PROGRAMS.values(), ids=PROGRAMS)
def test_each_programs_log_is_a_meeting_with_a_scribe(log: str, day: str | None, end: str) -> None:
    text = log.format("Scribe: ana", "ACTION: ana to call", "Topic: Sums", DAY=DAY).replace("\n", end)
    [recorded] = read_log(text.encode())
    assert (recorded.style, recorded.scribes, recorded.unread) == ("w3c", ("ana",), ())
    assert recorded.date == (None if "/" in log else day)
    assert told(recorded) == [("action", "ana to call", "ben", "10:02"), ("topic", "Sums", "ana", "10:04")]


def test_a_line_of_some_program() -> None:
    assert said_in("[10:02:03 PM] <&ana> hi") == ("ana", "hi", "22:02:03", None, False)
    assert said_in("12:02 am <ana> hi") == ("ana", "hi", "00:02", None, False)
    assert said_in("(10:02) * @ana waves") == ("ana", "waves", "10:02", None, True)
    assert said_in("<+ana>\thi") == ("ana", "hi", None, None, False)
    assert said_in("10:02 * ben is now known as ben_") == ("", "", None, None, False)
    assert said_in("10:02 and so on") is None
    assert said_in("") is None


def test_the_day_goes_on_where_the_program_says_so() -> None:
    log = """\
--- Log opened Mon Nov 23 23:00:00 2026
23:10 <@ana> #startmeeting One
23:20 <@ana> #endmeeting
--- Day changed Tue Nov 24 2026
00:10 <@ana> #startmeeting Two
00:20 <@ana> #endmeeting
"""
    assert [meeting.date for meeting in read_log(log.encode())] == ["2026-11-23", "2026-11-24"]
    assert day_announced("--- Day changed Tue Feb 31 2026") is None


def test_notes_and_names_before_a_colon_stay_what_they_are_where_no_program_stamped_them() -> None:
    [notes] = read_log(b"Topic: Sums\none", "w3c")
    assert (told(notes), notes.attendees) == ([("topic", "Sums", "scribe", ""), ("note", "one", "scribe", "")], ())
    [lines] = read_log(b"ana: Topic: Sums\nana: one", "w3c")
    assert [one.name for one in lines.attendees] == ["ana"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("„größer“ €".encode("cp1252"), "„größer“ €"),
        (b"\x81\xe9", "\x81é"),
        ("ü".encode() + b"\n" + "ü".encode("latin-1"), "ü\nü"),
        ("\ufeffü\n".encode() + b"\xfc", "ü\nü"),
        ("10:00 <ana> ü".encode("utf-16-le"), "10:00 <ana> ü"),
        ("10:00 <ana> ü".encode("utf-32"), "10:00 <ana> ü"),
        (b"10:00 <ana> hi\n" + bytes(500), "10:00 <ana> hi\n"),
        ("10:00 <ana> ü".encode("utf-16-be"), "10:00 <ana> ü"),
    ],
)
def test_letters_of_every_program_are_read(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_a_nick_of_a_matrix_room_is_called_by_its_first_part() -> None:
    log = "10:00:00 <@ana:example.org> !startmeeting x\n10:01:00 <@ben:example.org> !action ana to call\n"
    [recorded] = read_log(log.encode())
    assert recorded.items[0].owners == ("ana:example.org",)


def test_lines_that_end_as_on_old_machines_and_with_nothing_in_between_are_read() -> None:
    [recorded] = read_log(b"10:00 <ana> #startmeeting x\r10:01 <ana> \0#info y\r")
    assert [(item.text, item.line) for item in recorded.items] == [("y", 2)]
