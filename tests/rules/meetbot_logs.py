"""Logs as MeetBot keeps them, for the tests of its reader."""

from __future__ import annotations

from hypothesis import strategies as st

from store.exchange.logs import read_log
from store.exchange.recorded import RecordedMeeting, Unreadable
from tests.corpora import CORPORA

CASES = sorted((CORPORA / "meetbot").glob("*/in.log.txt"))


def read(text: str, file_name: str = "", lenient: bool = False) -> list[RecordedMeeting]:
    return read_log(text.encode(), "meetbot", file_name, lenient)


def meeting(*lines: str, lenient: bool = False) -> RecordedMeeting:
    """The one meeting of a log in which these lines stand between Ana's start and her end."""
    text = "\n".join(["10:00:00 <ana> #startmeeting Numbers", *lines, "10:59:00 <ana> #endmeeting"])
    [only] = read(text, lenient=lenient)
    return only


def told(recorded: RecordedMeeting) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in recorded.items]


PIECES = st.sampled_from(
    [
        *(b"10:00 <ana> ", b"<b> ", b"* c ", b"\n", b"99:99", b"\xff", b"\xff\xfe", b"https://x", b"#link "),
        *(b"#startmeeting", b"#endmeeting", b"#topic x", b"#chair b", b"#undo", b"#action b: x", b"!sm", b"^info"),
        *(b"#vote +1", b"#motion m", b"#close", b"#startvote q? a, b", b"#endvote"),
        *(b"Meeting started Wed Jun 10 14:10:12 2026 UTC", b" due to finish in 60 minutes"),
    ]
)


def outcome(data: bytes, lenient: bool) -> list[RecordedMeeting] | str:
    try:
        return read_log(data, "meetbot", "log.txt", lenient)
    except Unreadable as refused:
        return str(refused)
