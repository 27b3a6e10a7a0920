"""Logs as RRSAgent keeps them, for the tests of the W3C reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from store.exchange.logs import decode
from store.exchange.recorded import RecordedMeeting, Unreadable
from store.exchange.w3c import read_w3c
from tests.corpora import CORPORA

MEETINGS = sorted((CORPORA / "w3c").glob("*/in.log.txt"))


RUNS = sorted((CORPORA / "scribe").glob("*/in.txt"))


def meeting(*lines: str, options: str = "") -> RecordedMeeting:
    """The meeting of a log with these lines; one without a nick is Ana's."""
    return read_w3c("\n".join(line if line.startswith("<") else f"<ana> {line}" for line in lines), "", options)


def told(recorded: RecordedMeeting) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in recorded.items]


def headings(recorded: RecordedMeeting) -> list[tuple[int, str]]:
    return [(topic.level, topic.text) for topic in recorded.topics]


def summary(recorded: RecordedMeeting) -> dict[str, Any]:
    """What scribe.perl's minutes sum up; the order of names is free."""
    texts: dict[str, list[str]] = {"action": [], "resolution": [], "issue": []}
    for item in recorded.items:
        texts.get(item.kind, []).append(item.text)
    return {
        "present": sorted(recorded.present),
        "regrets": sorted(recorded.regrets),
        "chair": sorted(recorded.chairs),
        "scribe": sorted(recorded.scribes),
        "ActionSummary": texts["action"],
        "ResolutionSummary": texts["resolution"],
        "IssueSummary": texts["issue"],
        "topics": headings(recorded),
    }


def expected(path: Path) -> dict[str, Any]:
    """The same of a reference; the film sign that stands behind a topic with a recording is no part of the topic."""
    found = json.loads(path.read_text())
    wanted = {name: found[name] for name in ("ActionSummary", "ResolutionSummary", "IssueSummary")}
    wanted |= {name: sorted(found[name]) for name in ("present", "regrets", "chair", "scribe")}
    wanted["topics"] = [(topic["level"], topic["text"].removesuffix(" 🎞\ufe0e")) for topic in found["topics"]]
    return wanted


SHAPES = {
    "RRSAgent": "10:02:03 <ana> Topic: Sums\n10:02:04 <ben> ben has joined #x\n\n<ana> one",
    "bip": "07-06-2026 10:02:03 -!- ben has joined #x\n07-06-2026 10:02:03 < ana!a@example.org: Topic: Sums\n"
    "07-06-2026 10:02:04 > * ana waves\n07-06-2026 10:02:05 > ana: one",
    "mIRC": "Start of #x buffer\n<ana> Topic:\n Sums\n  * ben waves\n<ana> one\nEnd of #x buffer",
    "Yahoo": "ana: Topic: Sums\n\nana: one",
    "irssi, Bert's theme": "--- Log opened\n10:01 --> | ben has joined #x\n10:02 @ana | Topic: Sums\n"
    "10:03 * | ana waves\n10:04 «Quit» | ben has signed off\n10:05 ana | one",
    "irssi": "--- Log opened\n2026-06-07T10:02:03Z -!- ben has joined\n2026-06-07T10:02:03Z <ana> Topic: Sums\n"
    "2026-06-07T10:02:04Z  * ana waves\n2026-06-07T10:02:05Z <ana> one",
    "qwebirc": "[10:01] == ben has joined #x\n[10:02] <ana> Topic: Sums\n[10:03] * ana waves\n[10:04] <ana> one",
    "IRCCloud": "#team\n[2026-06-07 10:01:00] → ben joined #x\n[2026-06-07 10:02:03] <ana> Topic: Sums\n"
    "[2026-06-07 10:02:04] — ana waves\n[2026-06-07 10:03:00] <ana> one",
    "Quassel": "[Sun 7 10:01] --> ben joined\n[Sun 7 10:02:03] <ana> Topic: Sums\n[Sun 7 10:02:04] -*- ana waves\n"
    "[Sun 7 10:03:00] <ana> one",
    "plain": "Topic: Sums\n\none",
}


PIECES = st.sampled_from(
    [
        *(b"<ana> ", b"10:00:00 <ben> ", b"[10:00] <c> ", b"ana: ", b"\n", b"\r\n", b"\t", b"  ", b"\xff", b"\xfe\xff"),
        *(
            b"Topic: ",
            b"ACTION: ",
            b"action x to y",
            b"RESOLVED: ",
            b"present+",
            b"Scribe: *",
            b"scribe- a = b",
            b"chair-",
        ),
        *(
            b"s/a/b/g",
            b"s|a|a a|G",
            b"i/a/b",
            b"...",
            b"-> ",
            b"https://a.b/c",
            b"](",
            b"[",
            b"'",
            b"```",
            b"date: 9 x 9",
        ),
        *(b"<Zakim> ", b"agendum 1 -- ", b"the attendees were ", b"... ", b"ScribeOptions: -emph -dash", b"/", b"*a*"),
    ]
)


def outcome(data: bytes, options: str) -> RecordedMeeting | str:
    try:
        return read_w3c(decode(data), "2026-06-09", options)
    except Unreadable as refused:
        return str(refused)
