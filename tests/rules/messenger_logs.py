"""The same short chat as each messenger copies or exports it, for the tests of its reader."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

PEOPLE = ("Ana Ruiz", "Ben", "Ana Ruiz", "Ana Ruiz")
MINUTES = ("Scribe: Ana Ruiz", "ACTION: Ben to call", "Topic: Sums", "more words")
COMMANDS = ("#startmeeting Sums", "#action Ben to call", "#agreed yes", "#endmeeting")
DAY = "2026-11-24"

Chat = Callable[[Sequence[str]], str]


def _lines(one: str) -> Chat:
    """A messenger that writes a message like this: `{i}` is its minute, `{who}` and `{said}` who and what."""
    return lambda said: "\n".join(one.format(i=i, who=PEOPLE[i], said=text) for i, text in enumerate(said))


def _json(one: Callable[[int, str], Any], **around: Any) -> Chat:
    """An export: a list of such messages, or in a holder."""

    def chat(said: Sequence[str]) -> str:
        listed = [one(i, text) for i, text in enumerate(said)]
        return json.dumps(around | {"messages": listed} if around else listed)

    return chat


def _exporter(said: Sequence[str]) -> str:
    rule = "=" * 62
    told = "\n\n".join(f"[11/24/2026 10:0{i} AM] {PEOPLE[i]}\n{text}\n\n{{Reactions}}" for i, text in enumerate(said))
    return f"{rule}\nGuild: Growth\nTopic: none of ours\n{rule}\n\n{told}\n\n{rule}\nExported 4 message(s)\n{rule}\n"


CHATS: dict[str, tuple[Chat, str | None]] = {
    "names behind stamps": (_lines("[10:0{i}] {who}: {said}"), None),
    "names behind bare stamps": (_lines("10:0{i} {who}: {said}"), None),
    "names behind days": (_lines(f"[{DAY} 10:0{{i}}:05] {{who}}: {{said}}"), DAY),
    "Pidgin": (_lines("(10:0{i}:05 AM) {who}: {said}"), None),
    "Zoom": (_lines("10:0{i}:05 From {who} to Everyone: {said}"), None),
    "Zoom, older": (_lines("10:0{i}:05\t From  {who} : {said}"), None),
    "Zoom, newer": (_lines("10:0{i}:05 From {who} to Everyone:\n\t{said}"), None),
    "Zoom's cloud": (_lines("10:0{i}:05\t{who}:\t{said}"), None),
    "WhatsApp": (_lines("24/11/2026, 10:0{i} - {who}: {said}"), DAY),
    "WhatsApp on a phone": (_lines("\u200e[24.11.26, 10:0{i}:05] {who}: {said}"), DAY),
    "WhatsApp in America": (_lines("11/24/26, 10:0{i}\u202fAM - {who}: {said}"), DAY),
    "Element": (_lines("11/24/2026, 10:0{i}:05 AM - {who}: {said}\n"), DAY),
    "Teams": (_lines("[10:0{i} AM] {who}\n    {said}"), None),
    "Teams, with days": (_lines("[24.11. 10:0{i}] {who}\n{said}\n"), None),
    "Teams, newer": (_lines("{who}\n10:0{i} AM\n{said}\n"), None),
    "Slack": (_lines("{who}  10:0{i} AM\n{said}"), None),
    "Slack, a day of 24 hours": (_lines("{who}  10:0{i}\n{said}"), None),
    "Slack, older": (_lines("{who} [10:0{i} AM]\n{said}"), None),
    "Discord": (_lines("{who} — 24/11/2026 10:0{i}\n{said}"), DAY),
    "Discord, of today": (_lines("{who} — Today at 10:0{i} AM\n{said}"), None),
    "Discord's exporter": (_exporter, DAY),
    "Meet": (_lines("10:0{i}:05.000,10:0{i}:09.000\n{who}: {said}\n"), None),
    "Slack's export": (
        _json(
            lambda i, text: {
                "type": "message",
                "user": f"U{i % 2}",
                "user_profile": {"display_name": "", "real_name": PEOPLE[i]},
                "text": text,
                "ts": f"{1795514400 + 60 * i}.000200",
            }
        ),
        DAY,
    ),
    "Discord's exporter, JSON": (
        _json(
            lambda i, text: {
                "timestamp": f"{DAY}T11:0{i}:05.123+01:00",
                "content": text,
                "author": {"id": "3", "name": "a", "nickname": PEOPLE[i]},
            },
            guild={"name": "Growth"},
        ),
        DAY,
    ),
    "Element's export": (
        _json(
            lambda i, text: {
                "type": "m.room.message",
                "sender": PEOPLE[i],
                "content": {"msgtype": "m.text", "body": text},
                "origin_server_ts": (1795514400 + 60 * i) * 1000,
            },
            room_name="Growth",
        ),
        DAY,
    ),
    "Telegram's export": (
        _json(
            lambda i, text: {
                "date": f"{DAY}T10:0{i}:05",
                "from": PEOPLE[i],
                "text": [text[:3], {"type": "bold", "text": text[3:]}],
            },
            name="Growth",
        ),
        DAY,
    ),
}


PIECES = st.sampled_from(
    [
        *(
            "10:01 ",
            "[10:01] ",
            "[2026-11-24T10:01:02.1Z] ",
            "24/11/26, ",
            "11/24/2026 ",
            " - ",
            "Ana Ruiz",
            "ana: ",
            "<ana> ",
        ),
        *(
            "<>",
            ":",
            " — ",
            "From ",
            " to Everyone",
            "(Privately)",
            "\n",
            "\n\n",
            "\t",
            "  ",
            "Today at ",
            "10:01 AM",
            "99:99",
        ),
        *("[", "]", "(", "{", "}", '"', "[{", "}]", '"ts":1', '"text":"#info x"', '"from":"a"', ","),
        *("#startmeeting x", "#info y", "Topic: z", "Scribe: Ana Ruiz", "is now known as ", "Nick change: a -> b"),
        *(
            "=" * 12,
            "{Reactions}",
            "\u200e",
            "\u202f",
            "\0",
            "\r",
            "[off] q",
            "@ben +webinar due:fri",
            "#action ",
            "31/31/31",
        ),
    ]
)
"""What such chats are made of, to be put together in any order."""
