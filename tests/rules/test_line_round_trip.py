"""Any line can be read, written and read again; reading is never slow and lets nothing harmful in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.line.clean import clean
from store.line.parse import KINDS, parse
from store.line.write import write
from tests.corpora import corpora_path

if TYPE_CHECKING:
    from _typeshed import TraceFunction

KNOWN = {"@ana", "@ben", "@ops", "+webinar", "+ana"}
# Everything the grammar gives a meaning to, and what comes close: a line of these is as hard as lines get.
MARKS = """
    # ## ! ? = ~ ^ [] [ ] [x] - * • [off] \\ \\x \\\\srv\\x #topic #action #action: #agreed #accepted: #rejected
    #idea #issue #risk #problem #question #help #chance #impact #term #friction #conflict #link #info #info: #note
    #undo #here #42 #zed topic: Subtopic: ACTION: ACTION action: action-20: RESOLVED: HELP: help: TERM:
    CONFLICT: vs ↔ LINK: Impact: friction:
    ISSUE ： : :: := x:=y help:@ana help:@zed help:ben help:@ana,@ben help:@ana,@zed due: due:fri
    due:next due:june due:3 tue 3 june 2026 weeks in due Friday (due friday) due:2026-12-01 due:firday until:2w
    by:@ana by:@zed by:fri by:@ana,@ben for:+webinar for:@ana,+zed for:x knows:crm:expert knows:crm,sql
    knows:x:y level:high level:hihg role:decides type:risk type:string count:100k/year count:1,2 cost:$6 cost:6.
    owner:@ben owner:@ana,@ben owner:zed owner:+ana team:ops @ana @ben @ANA @zed +webinar +zed +ana @ana, @ana:
    @ana. (@ana) @ana/@ben @ana/@zed @ana's @ana... ,@ana @ @@ana +1 -1 0 +0.5 +1, % because to and , ana ben
    Ana: Ruiz CRM: call-script: note: http://x.y https://a.b/(c) https://x.y. -> foo.bar a/b a.. ../x ... .. …
    …x s/a/b/ s/a/b/g s|a/b|c| i/x/y/ s/ s//x/ present+ present: present- regrets+ late+ late: guest+ q+ q- (no
    queue+ ack next #ack #round #rate #warnings one) x "q" É ΑΣ @İx \u200b \u0301 @a\u0301
"""
CONTROLS = ["\u00a0", "\u3000", "\u2028", "\t", "\x1b[31m", "\x1b]0;t\x07", "\x1b", "\x00", "\ud800", "\ufeff"]
PIECES = [*MARKS.split(), *CONTROLS]
GAPS = [" ", " ", " ", " ", "", "  ", "\u00a0"]
hard_lines = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=9).map(
    lambda drawn: "".join(piece + gap for piece, gap in drawn)
)
any_lines = st.one_of(hard_lines, st.text(), st.text(alphabet="@+#:=!?[]()/\\|-.,…x0 1s"))


def known(sigil: str, handle: str) -> bool:
    return sigil + handle in KNOWN


@settings(max_examples=1500)
@given(any_lines, st.sampled_from(["note"] * 6 + sorted(KINDS)), st.sampled_from([None, known]))
@example("@ana @zed call @ops", "action", known)
@example("@ana \\x", "note", None)
@example("due:3 level:high weeks", "topic", None)
@example("Ana: @zed -1 x", "note", None)
@example("#link @ana/@ben... x", "note", None)
@example(":\\", "alias", None)
@example(":\u3000: a: b", "alias", None)
def test_what_was_read_is_written_and_read_again(typed: str, kind: str, which: Callable[[str, str], bool] | None):
    line = parse(typed, kind, which)
    written = write(line)
    assert parse(written, known=which) == line
    assert written == clean(written)
    assert write(parse(written, known=which)) == written
    assert line.raw == typed


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
@example("\x1b[31mred\x1b[0m")
@example("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\")
@example("a\x9b31mb")
def test_nothing_harmful_comes_in(typed: str):
    for said in (clean(typed), parse(typed).text):
        assert not any(letter < " " or "\x7f" <= letter <= "\x9f" or "\ud800" <= letter <= "\udfff" for letter in said)
        assert clean(said) == said


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bP1$r\x1b\\text", "text"),
        ("\x1b(Btext", "text"),
        ("\x1bhello after Esc", "hello after Esc"),
        ("never \x1b]ends", "never ]ends"),
        ("never \x1b[31", "never [31"),
        ("a\tb\r\nc\u2028d", "a b  c d"),
        ("a\x00b\x08c\x9fd", "abcd"),
        ("half \udc80", "half \ufffd"),
        ("\ufefftext", "text"),
        ("नमस्ते 🏳️‍🌈 e\u0301 \u202eabc", "नमस्ते 🏳️‍🌈 e\u0301 \u202eabc"),
    ],
)
def test_control_characters_are_left_at_the_door(typed: str, text: str):
    assert clean(typed) == text


def steps(text: str) -> int:
    """How many lines of code reading a text executes."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parse(text, known=known)
    finally:
        sys.settrace(before)
    return count


UNITS = [
    "@",
    "[",
    "@a ",
    "@ana ",
    "due:3 ",
    "help:@a ",
    "- ",
    "\\",
    "\x1b[",
    "\x1b]",
    "x ",
    ":= ",
    "(",
    "https://x)",
    "@a,",
    "ana, ",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("before", ["", "[] ", "#link ", "#friction ", "present+ ", "lead := "])
def test_reading_takes_steps_in_proportion_to_the_length(before: str, unit: str):
    once, twice = (steps(before + unit * (size // len(unit))) for size in (2_000, 4_000))
    assert twice <= 2.2 * once + 100


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_100_kilobytes_is_read_and_written(unit: str):
    line = parse(unit * (100_000 // len(unit)))
    assert parse(write(line)) == line


def test_every_line_of_recorded_meetings_is_written_and_read_again():
    logs = sorted(corpora_path().glob("*/*/in*.txt"))
    lines = {line.partition("> ")[2] for log in logs for line in log.read_text("utf-8", "replace").splitlines()}
    kinds: dict[str, int] = {}
    for typed in lines:
        line = parse(typed)
        kinds[line.kind] = kinds.get(line.kind, 0) + 1
        assert parse(write(line)) == line, typed
    assert (
        min(kinds[kind] for kind in ("note", "action", "decision", "topic", "vote", "link", "present", "correct")) > 10
    )
