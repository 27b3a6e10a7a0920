"""The one gate between what people wrote and what a terminal is told to draw.

People's text may hold anything: square brackets that a markup parser would eat, escape sequences that would
repaint the terminal, characters that reverse the direction of a line or have no width at all. Whatever is drawn
passes through here first. The stored text is never changed: only its picture is.

Widths are terminal cells: a letter takes one, most CJK characters and emoji two, a combining mark none.
Text of plain ASCII, nearly everything, takes a short way through every function, and nothing but ``re`` is
imported until other text arrives, so that the shell can print through the same gate.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from screens.glyphs import glyph, is_ascii

if TYPE_CHECKING:
    from rich.text import Text
    from textual.content import Content

NEAR = 12
"""How many cells a text gives up at most, and a third of its own at that, to be cut at the end of a word."""

Align = Literal["left", "right", "center"]

# Patterns are compiled when they are first wanted, by `re` itself, which keeps them: that takes 1.5 ms, and a list of
# nothing but plain letters wants none.
_ESCAPES = (
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor moves, modes
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)"  # titles, links, clipboard: only when they end
    r"|\x1b[ -/]+[0-~]"  # character sets
)
_BLANKS = "[\t\n\x0b\x0c\r\x85\u2028\u2029\u115f\u1160\u3164\uffa0]"
# Dropped: they have no width or turn the line around. The emoji joiner and the emoji selectors go with them, since
# terminals disagree on the width of what they join, and one wrong guess shifts everything to its right.
_UNSEEN = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Our own sentences are written with these; a terminal that has ASCII only gets what a typewriter had.
_TWINS = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "·": "-", "→": "->", "↔": "<>", "–": "-", "−": "-"}
)
_BROKEN = "[\ud800-\udfff\ufffe\uffff]"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LEADS_OVER = " ·….,:;-–"
_PILE = f"([{_MARKS}]{{4}})[{_MARKS}]+"
_BARE_MARK = f"^[{_MARKS}]"
_TROUBLE = "|".join((_BLANKS, _UNSEEN, _BROKEN, _BARE_MARK, f"[{_MARKS}]{{5}}"))


def clean(text: str) -> str:
    """``text`` as one line that is safe to draw: same words, nothing that acts on the terminal.

    Escape sequences go, tabs and line breaks become blanks, characters without width or that turn the writing
    direction go, lone surrogates become U+FFFD, and more than four accents on one letter are cut to four.
    """
    if text.isascii():
        if text.isprintable():
            return text
    elif is_ascii():
        text = text.translate(_TWINS)
    elif re.search(_TROUBLE, text) is None:
        return text
    if "\x1b" in text:
        text = re.sub(_ESCAPES, "", text)
    text = re.sub(_BLANKS, " ", text.replace("\r\n", "\n"))
    text = re.sub(_BROKEN, "\ufffd", re.sub(_UNSEEN, "", text))
    return re.sub(_BARE_MARK, lambda mark: "\u25cc" + mark.group(), re.sub(_PILE, r"\1", text))


def content(text: str) -> Content:
    """``text`` for labels, buttons, options, notices and titles: cleaned, and never read as markup."""
    from textual.content import Content

    return Content(clean(text))


def cell(text: str) -> Text:
    """``text`` for the cells of a DataTable and the labels of a Tree: cleaned, and never read as markup."""
    from rich.text import Text

    return Text(clean(text), no_wrap=True, end="")


def width(text: str) -> int:
    """How many terminal cells cleaned ``text`` takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def clip(text: str, cells: int) -> str:
    """``text`` cleaned and cut to at most ``cells``, an ellipsis at its end when something was cut (see ``cut``)."""
    if len(text) > 8 * cells + 256:  # a note of a hundred thousand letters: only its beginning can show
        text = text[: 8 * cells + 256]
    text = clean(text)
    if width(text) <= cells:
        return text
    more = glyph("more")
    room = cells - len(more)
    if room < 0:
        return more[: max(0, cells)]
    return text[: cut(text, room)] + more


def pad(text: str, cells: int, align: Align = "left") -> str:
    """``text`` cleaned, then clipped or filled with blanks to exactly ``cells``."""
    text = clip(text, cells)
    gap = cells - width(text)
    if align == "right":
        return " " * gap + text
    if align == "center":
        return " " * (gap // 2) + text + " " * (gap - gap // 2)
    return text + " " * gap


def wrap(text: str, cells: int, limit: int | None = None) -> list[str]:
    """``text`` as lines of at most ``cells``, broken between words, and inside a word too long for a line.

    Line breaks in ``text`` are kept. With ``limit`` there are at most that many lines, the last one ending in an
    ellipsis when there was more. There is always at least one line, perhaps an empty one.
    """
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        shown = clean(part)
        lines.extend(shown[start:end] for start, end in breaks(shown, cells))
        if limit is not None and len(lines) > limit:
            break
    if limit is not None and len(lines) > limit:
        del lines[limit:]
        last, room = lines[-1], max(0, cells - len(glyph("more")))
        lines[-1] = last[: cut(last, room)] + glyph("more")
    return lines


def breaks(text: str, cells: int, first: int | None = None) -> list[tuple[int, int]]:
    """Where each wrapped line of cleaned ``text`` starts and ends, as offsets; blanks at a break belong to none.

    ``first`` is the width of the first line when it differs from the others (a hanging indent).
    """
    room = max(1, cells if first is None else first)
    cells = max(1, cells)
    narrow = text.isascii() or all(_cell_width(character) == 1 for character in set(text) if character > "\x7f")
    at = [0, *accumulate(map(_cell_width, text))] if not narrow else range(len(text) + 1)
    found: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while at[size] - at[start] > room:
        end = start + room if narrow else _reach(at, start, at[start] + room)
        gap = text.rfind(" ", start, end + 1)
        while gap > start and text[gap - 1] == " ":
            gap -= 1
        if gap > start:
            end = gap
        found.append((start, end))
        start = end
        while start < size and text[start] == " ":
            start += 1
        room = cells
    found.append((start, size))
    return found


def _reach(at: list[int] | range, start: int, limit: int) -> int:
    """The last offset whose cell position is at most ``limit``, at least one character after ``start``."""
    from bisect import bisect_right

    return max(start + 1, bisect_right(at, limit, start) - 1)


def _cell_width(character: str) -> int:
    from rich.cells import get_character_cell_size

    return get_character_cell_size(character)


def cut(text: str, cells: int) -> int:
    """The offset at which cleaned ``text`` is cut so that what stands before it takes at most ``cells``.

    That is at the end of a word when one is near, since half a word is read as another one: "from those who c…" says
    less than "from those who…". What led over to the words that are gone (a dot, a comma, blanks) goes with them.
    Two blanks part columns: no cut goes back over them.
    """
    kept = head(text, cells)
    if kept.endswith("  "):  # a column begins here, of which nothing fits; the one before it is whole
        return len(kept)
    first, second = text[len(kept) : len(kept) + 1], text[len(kept) + 1 : len(kept) + 2]
    if first.isalnum() or (first.strip() and second.strip()):  # a comma and a blank end a word, the dot of 2.5 does not
        near = range(max(1, len(kept) - NEAR, -(-2 * len(kept) // 3)), len(kept))
        ends = [at for at in near if kept[at] == " " and " " not in (kept[at - 1], kept[at + 1 : at + 2])]
        whole = [at for at in ends if len(kept[:at].rpartition(" ")[2]) > 2]  # rather not "by…", "a…" or a lone number
        kept = kept[: (whole or ends or [len(kept)])[-1]]
    return len(kept.rstrip(_LEADS_OVER)) or len(kept.rstrip())


def head(text: str, cells: int) -> str:
    """The longest beginning of cleaned ``text`` that takes at most ``cells``; never half of a wide character."""
    if text.isascii():
        return text[:cells]
    used = 0
    for index, character in enumerate(text):
        used += _cell_width(character)
        if used > cells:
            return text[:index]
    return text
