"""Blocks as Markdown: CommonMark, with the task list items that nearly every reader of Markdown knows.

Nothing people typed can become markup. Text is escaped where CommonMark (0.31), or a common extension of it, would
read something into it, and left alone everywhere else, so that the source reads well too. A web address becomes an
autolink, which needs no escapes inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.meeting.addresses import addresses
from store.meeting.blocks import Block

OPENS = {
    "title": "# ",
    "heading": "## ",
    "subheading": "### ",
    "paragraph": "",
    "item": "- ",
    "open": "- [ ] ",
    "done": "- [x] ",
}
LISTS = ("item", "open", "done")
HEADINGS = ("title", "heading", "subheading")

_SPECIAL = re.compile(
    r"""
      \\ (?= [!-/:-@\[-`{-~] | $ )          # a backslash that would escape something
    | ` | \[ | \]                           # code; links, images, footnotes, tasks
    | < (?= [A-Za-z/!?] | $ )               # HTML, autolinks
    | & (?= \#[0-9]{1,7}; | \#[xX][0-9a-fA-F]{1,6}; | [A-Za-z][A-Za-z0-9]*; )   # entities
    | \* (?! (?<=\s\*) \s )                # emphasis; a star between blanks is a star
    | _ (?! (?<=[^\W_]_) [^\W_] )           # emphasis; inside a word (snake_case) it is a letter
    | ~ (?: (?=~) | (?<=\S~) )              # struck out; before a number it means about
    """,
    re.VERBOSE,
)
"""Each choice begins with a plain character: that makes the search three times as fast."""

_FIRST = re.compile(
    r"""
      \#{1,6} (?= \s | $ )                  # heading
    | [-+] (?= \s | $ ) | -(?= [-\s]* $ )   # list, rule
    | >                                     # quotation
    | [0-9]{1,9} (?= [.)] (?: \s | $ ) )    # numbered list: what follows the number is escaped
    """,
    re.VERBOSE,
)
_CLOSING = re.compile(r"(?:^|(?<=\s))(?=#+$)")
_ENTITY = re.compile(r"&#?\w+;")


def to_markdown(blocks: Iterable[Block]) -> str:
    """The document as Markdown, ending in a line break; a blank line between sections, none between items."""
    out: list[str] = []
    before = ""
    for kind, spans in blocks:
        line = "".join([f"**{escape(text)}**" if style else escape(text) for text, style in spans])
        if kind in HEADINGS:
            line = _CLOSING.sub(r"\\", line)
        elif spans and not spans[0].style:
            line = _as_first(line)
        if out and not (kind in LISTS and before in LISTS):
            out.append("")
        out.append(f"{OPENS[kind]}{line}".rstrip())
        before = kind
    return "\n".join(out) + "\n"


def escape(text: str) -> str:
    """`text`, one line of it, so that Markdown shows just that text. Not for the start of a line: see `to_markdown`."""
    out: list[str] = []
    at = 0
    for start, url in addresses(text):
        if _ENTITY.search(url):
            continue
        out += [_SPECIAL.sub(_escaped, text[at:start]), f"<{url}>"]
        at = start + len(url)
    return "".join([*out, _SPECIAL.sub(_escaped, text[at:])])


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found.group()


def _as_first(line: str) -> str:
    """An escaped line so that its beginning begins no heading, list, rule or quotation."""
    found = _FIRST.match(line)
    if found is None:
        return line
    at = found.end() if found.group().isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"
