"""A line written out again as a scribe would type it: `parse(write(line)) == line` for every line that was read.

Most lines have a short form; a few need a longer one (a note that begins with `! ` must be `#info ! …`, or it would be
read as an issue). So the forms are tried, the short ones first, until one reads back as the same line.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from store.line.marks import COLLECTED, KEYS, marks_in
from store.line.parse import VERBATIM, Line, parse

SIGNS = {"topic": "#", "action": "[]", "decision": "=", "proposal": "~", "issue": "!", "impact": "^", "term": ""}
SPELLED = {"note": "#info", "decision": "#agreed", "proposal": "#idea"}
SUBTOPIC = "##", "Subtopic:"
DONE = "[x]"


def write(line: Line) -> str:
    """The shortest form that reads back as the same line.

    A line made by hand may say what no text says (an unknown mark that is not in its text); of that one, the last form.
    """
    missing = frozenset(line.unknown)

    def known(sigil: str, handle: str) -> bool:
        return sigil + handle not in missing and " " not in handle

    text = ""
    for text in _forms(line):
        if parse(text, known=known if missing else None) == line:
            break
    return text


def _forms(line: Line) -> Iterator[str]:
    """The ways to write a line, shortest first."""
    off = "[off]" if line.off else ""
    fixed = _steering(line)
    if fixed is not None:
        yield _joined(off, fixed)
        return
    heads = tuple(_heads(line))
    if line.literal:
        escape = "\\ " if line.text[:1] == "\\" else "\\"
        yield from (_joined(off, head, escape + line.text) for head in heads)
        return
    marked = line.term if line.kind == "term" else line.text
    inside = list(dict.fromkeys(mark for word in marked.split() for mark in marks_in(word)[0]))
    at = tuple(_places(line, "@", inside))
    plus = tuple(_places(line, "+", inside))
    keys = " ".join(_keys(line))
    keyed = (("", keys), (keys, "")) if keys else (("", ""),)
    named = line.touchpoint or " ".join(line.goals) or (line.term if line.kind == "alias" else "")
    body = _joined(f"{named}:" if named else "", line.text)
    for key, a, p, head in product(keyed, at, plus, heads):
        before, after = (a[0], p[0], key[0]), (a[1], p[1], key[1])
        if line.kind == "term":
            yield _joined(off, head, *before, line.term, *after, ":=", line.meaning)
        else:
            yield _joined(off, head, *before, body, *after)


def _steering(line: Line) -> str | None:
    """A correction, a roll call, the floor, `#undo` or a blank line; None for lines with text and marks."""
    names = ", ".join(line.names)
    if line.kind in ("correct", "insert"):
        # A form with `|` is needed only where the old text holds a `/`; it cannot hold both.
        mark = "|" if "/" in line.old else "/"
        return mark.join(("s" if line.kind == "correct" else "i", line.old, line.new, line.flag))
    if line.kind == "queue":
        return _joined(f"q{line.sign}", names, f"to {line.text}" if line.text else "")
    if line.kind in ("present", "regrets", "late", "guest"):
        return _joined(line.kind + (":" if line.sign == "=" else line.sign), names)
    if line.kind in VERBATIM:
        word = "ack" if line.kind == "floor" else line.kind
        return f"#{word}: {line.text}" if line.text else f"#{word}"
    return "" if line.kind == "blank" else None


def _heads(line: Line) -> Iterator[str]:
    """What can stand first on a line of this kind; the forms with `#word:` hold for any text."""
    kind = line.kind
    if kind == "vote":
        yield _joined(f"{line.speaker}:" if line.speaker else "", line.vote)
    elif kind == "note" and (line.speaker or line.continues):
        yield f"{line.speaker}:" if line.speaker else "…"
    elif kind == "topic" and line.level == 2:
        yield from SUBTOPIC
    elif kind == "action" and "done" in line.keys:
        yield DONE
    else:
        short, word = SIGNS.get(kind), SPELLED.get(kind, f"#{kind}")
        if kind == "decision" and line.verdict != "agreed":
            short, word = None, f"#{line.verdict}"
        elif kind == "issue" and line.type:
            short, word = (
                "?" if line.type == "help" else None,
                f"#{'chance' if line.type == 'opportunity' else line.type}",
            )
        if kind == "link":
            yield line.url
        elif kind == "note":
            yield ""
        if short is not None:
            yield short
        yield _joined(word, line.url)
        yield _joined(f"{word}:", line.url)


def _places(line: Line, sigil: str, inside: list[str]) -> Iterator[tuple[str, str]]:
    """Where the marks with a sigil may be written: (before the text, behind it).

    Those inside the text need not be repeated. The order of marks tells where they stood, and so do an action's owners,
    who lead or, for want of other owners, trail. One of these places gives the same order and owners back.
    """
    marks = [sigil + name for name in (line.at if sigil == "@" else line.plus)]
    every, within, missing = set(marks), set(inside), set(line.unknown)
    owners = [mark for name in line.owners if (mark := sigil + name) in every]
    rest = [mark for mark in marks if mark not in within]
    if owners:
        led = set(owners)
        yield " ".join(owners), " ".join(mark for mark in rest if mark not in led)
    first = len(marks)
    while first and marks[first - 1] not in within:
        first -= 1
    for mark in reversed(inside):
        first -= bool(first) and marks[first - 1] == mark
    yield " ".join(marks[:first]), " ".join(mark for mark in marks[first:] if mark not in within)
    if owners:
        yield "", " ".join(owners)
    yield " ".join(mark for mark in marks if mark not in missing), ""


def _keys(line: Line) -> Iterator[str]:
    """The `key:value` marks of a line, in the order of the table of keys."""
    for name, sort in KEYS.items():
        value = line.keys.get(name, "")
        if sort in COLLECTED:
            sigil = "@" if sort == "handles" else ""
            yield from (f"{name}:{sigil}{piece}" for piece in value.split())
        elif value:
            yield f"{name}:{value if '-' in value else value.replace(' ', '-')}"


def _joined(*parts: str) -> str:
    """The parts that are not empty, a blank apart."""
    return " ".join(part for part in parts if part)
