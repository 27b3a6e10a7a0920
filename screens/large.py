"""Words in large letters, to be read from the other end of a room: drawn of blocks, three or five lines high.

A letter is five dots high. At the smaller size a line of text holds two rows of dots, at the larger one a row, each dot
two cells wide, so that dots are square in both. Where a terminal draws ASCII only, a dot is a `#`. Accents are left
out; what has no letters here (another script, a sign) is not drawn large, and whoever asks draws it as it is.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from screens.glyphs import is_ascii
from screens.plain import clean

LOW, HIGH = 3, 5
"""Lines that large letters take at the two sizes."""
BLANK = 2
"""Dots of a blank between two words, beside the gap that stands between any two letters."""
MOST = 60
"""Letters beyond which nothing is drawn large: no terminal is that wide."""

DRAWN = """
A .##. #..# #### #..# #..#     N #..# ##.# ##.# #.## #.##     0 .##. #..# #..# #..# .##.
B ###. #..# ###. #..# ###.     O .##. #..# #..# #..# .##.     1 .#. ##. .#. .#. ###
C .### #... #... #... .###     P ###. #..# ###. #... #...     2 ###. ...# .##. #... ####
D ###. #..# #..# #..# ###.     Q .##. #..# #..# #.#. .#.#     3 ###. ...# .##. ...# ###.
E #### #... ###. #... ####     R ###. #..# ###. #.#. #..#     4 #..# #..# #### ...# ...#
F #### #... ###. #... #...     S .### #... .##. ...# ###.     5 #### #... ###. ...# ###.
G .### #... #.## #..# .###     T ##### ..#.. ..#.. ..#.. ..#.. 6 .##. #... ###. #..# .##.
H #..# #..# #### #..# #..#     U #..# #..# #..# #..# .##.     7 #### ...# ..#. .#.. .#..
I # # # # #                    V #...# #...# .#.#. .#.#. ..#.. 8 .##. #..# .##. #..# .##.
J ..## ...# ...# #..# .##.     W #...# #...# #.#.# ##.## #...# 9 .##. #..# .### ...# .##.
K #..# #.#. ##.. #.#. #..#     X #...# .#.#. ..#.. .#.#. #...# : . # . # .
L #... #... #... #... ####     Y #...# .#.#. ..#.. ..#.. ..#.. - ... ... ### ... ...
M #...# ##.## #.#.# #...# #...# Z #### ...# .##. #... ####     . . . . . #
+ ... .#. ### .#. ...          & .#.. #.#. .#.. #.## .###      ' # # . . .
/ ..# ..# .#. #.. #..          , . . . # #                     ( .# #. #. #. .#
) #. .# .# .# #.               ! # # # . #                     ? ##. ..# .#. ... .#.
"""
"""Each letter with its five rows of dots."""


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    words = DRAWN.split()
    return {words[at]: tuple(words[at + 1 : at + 6]) for at in range(0, len(words), 6)}


def large(text: str, cells: int, rows: int = HIGH) -> list[str]:
    """`text` in the largest letters that `cells` and `rows` hold; no lines where it cannot be drawn so."""
    dots = _dots(text)
    if not dots or rows < LOW:
        return []
    across = len(dots[0])
    if is_ascii():
        return [row.replace("1", "#").rstrip() for row in dots] if across <= cells and rows >= HIGH else []
    if across * 2 <= cells and rows >= HIGH:
        return [row.replace(" ", "  ").replace("1", "██").rstrip() for row in dots]
    return _halved(dots) if across <= cells else []


def _dots(text: str) -> list[str]:
    """Five rows of a text's dots, `1` and blanks; nothing where a letter is not known."""
    shown = " ".join(clean(text[: MOST + 1]).split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", shown.replace("ß", "ss")) if not unicodedata.combining(c))
    letters = [_letters().get(letter) if letter != " " else ("." * BLANK,) * HIGH for letter in plain.upper()]
    if not letters or len(shown) > MOST or None in letters:
        return []
    rows = zip(*filter(None, letters), strict=True)
    return [".".join(row).replace(".", " ").replace("#", "1") for row in rows]


def _halved(dots: list[str]) -> list[str]:
    """Two rows of dots in a line of text each."""
    pairs = zip(dots[::2], [*dots[1::2], " " * len(dots[0])], strict=True)
    drawn = {("1", "1"): "█", ("1", " "): "▀", (" ", "1"): "▄", (" ", " "): " "}
    return ["".join(drawn[pair] for pair in zip(above, below, strict=True)).rstrip() for above, below in pairs]
