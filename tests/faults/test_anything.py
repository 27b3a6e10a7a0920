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

FOUND: dict[str, list[bytes]] = {}
"""What broke a reader once."""


@pytest.mark.fault("anything")
@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=300 if LONG else 25, deadline=None)
@given(data=st.data())
def test_any_bytes_are_read_or_refused(name: str, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(PIECES[name]) | st.text(max_size=8), max_size=14).map("".join)
    TARGETS[name](data.draw(pieces.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=80)))


@pytest.mark.fault("anything")
@pytest.mark.parametrize(("name", "data"), [(name, data) for name, found in FOUND.items() for data in found], ids=repr)
def test_what_broke_a_reader_once_does_not_again(name: str, data: bytes) -> None:
    TARGETS[name](data)
