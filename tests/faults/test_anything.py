"""Any bytes at all, to each reader; the fuzzer (`tests.faults.fuzz`) tries more, and what it found stands here."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.table import LONG
from tests.faults.targets import TARGETS

PIECES = {
    "line": [
        "#action ",
        "ACTION: ",
        "! ",
        "[] ",
        "= ",
        ":= ",
        "@ana ",
        "+webinar ",
        "due:fri ",
        "s/a/b/",
        "\\",
        "#",
        "A1 ",
    ],
    "meetbot": [
        "10:00:00 <ana> ",
        "#startmeeting",
        "#endmeeting",
        "#chair ben",
        "#action ",
        "#undo",
        "#topic ",
        "\n",
        "*",
    ],
    "w3c": [
        "10:00:00 <ana> ",
        "scribe: ",
        "ACTION: ",
        "RESOLVED: ",
        "topic: ",
        "s/a/b/",
        "i|a|b",
        "present+ ",
        "\n",
        "…",
    ],
    "table": ["\0", "\3", "id,", "text,", "name,", "Q1,", '"', ",", ";", "\n", "ana", "=1+1", "due,", "teams,", "ops"],
    "todotxt": ["x ", "(A) ", "2026-11-01 ", "@ana ", "+webinar ", "due:2026-12-01 ", "id:A1 ", "\n", "rec:1w "],
    "whole": [
        '{"accord": "workspace", "format": 1, "counters": {}, "records": {',
        '"note": [',
        '{"id": "N1"}',
        "]",
        "}",
        "}",
    ],
    "journal": ["\0\x40\x80a", "\1\x10\x90b", "\2\x60\0\n", "\3\x70\7\0"],
}
"""What each reader knows: bytes of nothing else reach little of it."""

EDGES = {
    "line": [b"", b"\\", b"#", b":=", b"\xff\xfe", b"s///", b"i//", b"@", b"! " + b"x" * 100_000, b"due:" + b"9" * 400],
    "meetbot": [b"\xef\xbb\xbf", b"\0" * 300, b"99:99:99 <a> #startmeeting\n", b"10:00:00 <a> #startmeeting" * 2],
    "w3c": [b"<a> scribe: a", b"<a> s/" + b"a" * 5000 + b"/b/\n", b"<a> i/a/b/\n<a> i/b/a/\n"],
    "table": [b"", b"\0", b'\0id,text\n"Q1', b"\0id,id\nQ1,Q2\n", b"\0" + b"," * 5000, b"\0text\n=HYPERLINK(1)\n"],
    "todotxt": [b"x", b"(A)", b"due:0000-00-00 x", b"x 9999-99-99 y", b"id:A1 id:A2 z"],
    "whole": [b"{}", b"[" * 3000, b'{"accord": "workspace", "format": 1e400}', b"NaN"],
    "journal": [b"\0\0\xff\0", b"\1\0\xff\0", b"\3\xff\7\n"],
}
"""What readers trip over: nothing, too much, half of something, twice the same; and whatever broke one once."""


@pytest.mark.fault("anything")
@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=300 if LONG else 25, deadline=None)
@given(data=st.data())
def test_any_bytes_are_read_or_refused(name: str, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(PIECES[name]) | st.text(max_size=8), max_size=14).map("".join)
    TARGETS[name](data.draw(pieces.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=80)))


@pytest.mark.fault("anything")
@pytest.mark.parametrize("name", EDGES)
def test_what_readers_trip_over_is_read_or_refused(name: str) -> None:
    for data in EDGES[name]:
        TARGETS[name](data)
