"""A document before it has a form: a list of blocks, each a few spans of text.

Minutes and agendas are worded once, as blocks; Markdown, HTML, mail text and a screen's lines are ways to write the
same blocks down, so that they always say the same words.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from store.line.clean import clean

Kind = Literal["title", "heading", "subheading", "paragraph", "item", "open", "done"]
"""`open` and `done` are items of a task list."""

Style = Literal["", "strong"]

_UNSEEN = re.compile("[\ufeff\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"\s+")


class Span(NamedTuple):
    """A piece of a block's text."""

    text: str
    style: Style = ""


class Block(NamedTuple):
    """A heading, a paragraph or an item. Its text is one line, whatever people typed."""

    kind: Kind
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join([span.text for span in self.spans])


def one_line(text: str) -> str:
    """People's text as a document has it: one line, blanks run together, nothing that acts on a terminal or turns the
    direction of what follows.
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    text = _UNSEEN.sub("", text)
    return _BLANKS.sub(" ", clean(text)).strip()


def strong(text: str) -> Span:
    """A label, to stand first in a block or after a blank, and before a blank or the end."""
    return Span(one_line(text), "strong")


def block(kind: Kind, *parts: str | Span) -> Block:
    """A block of parts that each are one line; empty ones are left out. One that is not, since a figure in it was not
    made by any verb of ours, becomes one.
    """
    spans = [part if isinstance(part, Span) else Span(_line(part)) for part in parts if part]
    if spans and not spans[0].style:
        spans[0] = Span(spans[0].text.lstrip())
    if spans and not spans[-1].style:
        spans[-1] = Span(spans[-1].text.rstrip())
    return Block(kind, tuple([span for span in spans if span.text]))


def _line(part: str) -> str:
    """A part as one line, with the blanks at its ends that part it from the others."""
    if part.isprintable():
        return part
    return f"{' ' * part[0].isspace()}{one_line(part)}{' ' * part[-1].isspace()}"
