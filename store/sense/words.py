"""Text as it is compared: letters' case put aside, words found, their endings cut.

Small on purpose. A stem here is only a key under which "imports", "imported" and "importing" meet; it is never shown.
"""

from __future__ import annotations

import re
from unicodedata import normalize

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word: letters and digits, with an apostrophe inside (`don't`, `lead's`)."""

_EMPTY = (
    "a about after again all already also an and any are as at be been before but by can could did do does done each "
    "every for from get gets got had has have he her his how i if in into is it its just like make me more my need "
    "needs new no not now of off on one only or our out over per she should since so some still than that the their "
    "them then there these they this to too two until up us use used very was we were what when where which who why "
    "will with without would yet you your"
)
STOP = frozenset(_EMPTY.split())
"""Words that say nothing about what a text is about."""


def fold(text: str) -> str:
    """`text` as it is compared: case folded, accents in one form."""
    return text.lower() if text.isascii() else normalize("NFC", text).casefold()


def one_line(text: str, limit: int = 100) -> str:
    """`text` with its blanks run together, cut at a word to at most `limit` characters and an ellipsis."""
    text = " ".join(text[: 4 * limit].split()) + ("…" if len(text) > 4 * limit else "")
    if len(text) <= limit:
        return text
    at = text.rfind(" ", 0, limit)
    return text[: at if at > limit // 2 else limit - 1].rstrip() + "…"


def stem(word: str) -> str:
    """The key of a folded word: without possessive, plural, -ed and -ing, doubled last letter and last e.

    A light stemmer after Lovins and Porter with six endings: enough for English notes, harmless to other languages.
    """
    word = word.replace("’", "'").partition("'")[0]
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def stems(text: str) -> dict[str, None]:
    """The stems of the words that say something, once each, in the order of the text."""
    return {stem(word): None for word in WORD.findall(fold(text)) if word not in STOP and len(word) > 1}
