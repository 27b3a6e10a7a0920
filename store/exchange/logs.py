"""The one door through which a recorded log is read: bytes in, meetings out, whichever bot wrote it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from store.exchange import meetbot, w3c
from store.exchange.chat import renamed_in
from store.exchange.messages import json_chat
from store.exchange.messengers import Rewritten, as_chat_log
from store.exchange.recorded import RecordedMeeting, Style, Unreadable
from store.model.watching import Watch, nobody

# A command or mark at the start of what somebody typed, after whatever time stamp and nick the log puts before it.
_TYPED = r"^(?:[^\n<|]{0,40}<[^>\n]{1,64}>|[^\n<|]{0,60}\||[0-9: -]{19}\t[^\t\n]{1,64}\t|)[ \t]*"
_START = re.compile(_TYPED + r"[#!.]startmeeting\b", re.MULTILINE | re.IGNORECASE)
_MEETBOT_MARK = re.compile(
    _TYPED + r"#(?:topic|info|action|agreed?|accept(?:ed)?|reject(?:ed)?|idea|halp|help|link|chair|endmeeting)\b",
    re.MULTILINE | re.IGNORECASE,
)
_W3C_MARK = re.compile(
    _TYPED + r"(?:(?:sub-?)?topic|scribe(?:nick)?|present|regrets|chairs?|meeting|agenda|action|resol(?:ved|ution)|"
    r"propos(?:ed|al)|rrsagent|zakim|[qp]\+|\+1)[ ]*[:：+,]?",
    re.MULTILINE | re.IGNORECASE,
)


_SOMEBODY_SAYS = re.compile(
    r"^(?:[^\n<|]{0,40}<[^>\n]{1,64}>[ \t]|[^\n<|]{0,60} \| |[0-9: -]{19}\t[^\t\n]{1,64}\t)[ \t]*\S", re.MULTILINE
)
_ZONED = re.compile(
    r"^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)\b",
    re.MULTILINE,
)
_NAMED = re.compile(r"^([^\s:]{1,40}): [ \t]*\S", re.MULTILINE)


def _speaks_again(text: str) -> bool:
    """Whether somebody has more than one line of the form `ana: text`, unlike in a letter's head or a settings file."""
    names = _NAMED.findall(text)
    return len(set(names)) < len(names)


def _style_of(text: str) -> Style:
    """The family whose marks the text has more of; a `#startmeeting` settles it."""
    if _START.search(text):
        return "meetbot"
    meetbot, w3c = len(_MEETBOT_MARK.findall(text)), len(_W3C_MARK.findall(text))
    if not (meetbot or w3c or _SOMEBODY_SAYS.search(text) or _speaks_again(text)):
        raise Unreadable("Nothing in this file looks like the log of a meeting, such as “10:02:03 <ana> text”.")
    return "meetbot" if meetbot > w3c else "w3c"


def read_log(
    data: bytes,
    style: Literal["auto", "meetbot", "w3c"] = "auto",
    file_name: str = "",
    lenient: bool = False,
    watch: Watch = nobody,
) -> list[RecordedMeeting]:
    """Read a recorded log: every meeting in it, in order.

    `style` "auto" looks at the commands in the text. `file_name` may carry the date that the log's lines leave out.
    `lenient` accepts commands of people who were not chair, which a MeetBot ignored, and reads on where scribe.perl
    gives up. `watch` is told how far it is. Raises `Unreadable`.
    """
    text = decode(data).replace("\0", "")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    if not text.strip():
        raise Unreadable("This log is empty, so there is no meeting to read.")
    exported = json_chat(text)
    chat = Rewritten(exported) if exported else as_chat_log(text) or Rewritten(text)
    if style == "auto":
        style = _style_of(chat.text)
    if style == "meetbot":
        meetings = meetbot.read_meetbot(chat.text, file_name, lenient, watch)
    else:
        meetings = [w3c.read_w3c(chat.text, file_name, lenient=lenient, watch=watch)]
    renamed, zone = renamed_in(text), _zone_of(chat.text)
    return [replace(one, doubt=chat.doubt, renamed=_within(renamed, one), zone=zone or one.zone) for one in meetings]


def _zone_of(text: str) -> str:
    """What the clock of the stamps is ahead of UTC, where all of them that tell it agree; else nothing."""
    told = {"+00:00" if zone == "Z" else zone[:3] + ":" + zone[-2:] for zone in _ZONED.findall(text)}
    return told.pop() if len(told) == 1 else ""


def _within(renamed: list[tuple[int, str, str]], meeting: RecordedMeeting) -> tuple[tuple[str, str], ...]:
    """The changes of nick while a meeting ran: the same nick may be somebody else's on another day."""
    first, last = meeting.span
    return tuple((old, new) for number, old, new in renamed if first <= number <= (last or number))


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 (a byte-order mark is dropped), or UTF-16 if it is marked or looks so.

    A line that is not UTF-8 is what Windows calls 1252, a superset of Latin-1: in a log everybody's program may have
    written its own way, so each line is looked at by itself. Raises `Unreadable` for what is packed and no text.
    """
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return data.decode("utf-32", errors="replace")
    if data.startswith(b"PK\x03\x04"):
        raise Unreadable(
            "This is a packed file, such as .xlsx, .ods or .docx: save what it holds as text or CSV first."
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data.endswith(b"\0\0\0\0"):  # what a machine that went down left behind
        data = data.rstrip(b"\0")
    start = data[:200]
    if len(start) > 2 and 0 in start and start.count(0) * 3 > len(start):
        return data.decode("utf-16-be" if start[0] == 0 else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "\n".join(_line(line) for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            return line.decode("latin-1")
