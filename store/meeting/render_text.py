"""Blocks as plain text for mail and chat, 72 columns wide, and as styled lines for a screen."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, east_asian_width

from store.meeting.blocks import Block
from store.meeting.render_markdown import LISTS

COLUMNS = 72
"""What mail programs and chat windows show without breaking lines again."""

MARKS = {"item": "- ", "open": "[ ] ", "done": "[x] "}
RULES = {"title": "=", "heading": "-"}


def to_text(blocks: Iterable[Block], columns: int = COLUMNS) -> str:
    """The document as plain text, ending in a line break; a word longer than a line (an address) is left whole."""
    out: list[str] = []
    before = ""
    for block in blocks:
        if out and not (block.kind in LISTS and before in LISTS):
            out.append("")
        mark = MARKS.get(block.kind, "")
        lines = _wrapped(block.text, columns - len(mark))
        out += [(mark if number == 0 else " " * len(mark)) + line for number, line in enumerate(lines)]
        if block.kind in RULES:
            out.append(RULES[block.kind] * max(map(width, lines)))
        before = block.kind
    return "\n".join(out) + "\n"


def outline(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """The document as (style, text) for a screen to draw and wrap: the block's kind and its text with its mark.

    Between sections stands `("", "")`.
    """
    out: list[tuple[str, str]] = []
    before = ""
    for block in blocks:
        if out and not (block.kind in LISTS and before in LISTS):
            out.append(("", ""))
        out.append((block.kind, MARKS.get(block.kind, "") + block.text))
        before = block.kind
    return out


def width(text: str) -> int:
    """Columns a text takes: two for the wide letters of East Asia, none for an accent."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(letter) else 1 + (east_asian_width(letter) in "WF") for letter in text)


def _wrapped(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = width(word)
        if line and used + 1 + size > columns:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]
