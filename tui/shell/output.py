"""What commands print: data on standard output, as lines for people or as JSON for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from screens.glyphs import is_ascii
from screens.plain import clean, clip, width
from store.keep.errors import KeepError
from tui.shell.exits import say
from tui.shell.streams import write

NARROWEST = 20
"""Cells a column keeps, however narrow the terminal: less says nothing."""


def print_line(text: str) -> None:
    """One line of data, safe for a terminal whatever people wrote."""
    write(clean(text) + "\n")


def print_json(value: Any) -> None:
    """A value as JSON. ASCII only, so that neither an encoding nor a terminal can spoil it."""
    import json

    write(json.dumps(value, indent=2, allow_nan=False) + "\n")


def print_table(rows: Iterable[Sequence[str]], clipped: int | None = None, indent: str = "", ids: bool = False) -> None:
    """Rows of equal length in columns two blanks apart; the last column takes what it needs.

    On a terminal the column `clipped` is cut so that a row takes one line, and `ids` in the first column stand out.
    Without one nothing is cut or coloured: a program that reads along wants every word and nothing else.
    """
    cells = list(rows)
    if not cells:
        return
    plain = _are_plain(cells)
    if not plain:
        cells = [[clean(cell) for cell in row] for row in cells]
    widths = [max(map(len if plain else width, column)) for column in zip(*cells, strict=True)]
    room = room_of()
    cut = clipped if room else None
    if cut is not None:
        others = sum(widths) - widths[cut] + 2 * (len(widths) - 1) + len(indent)
        widths[cut] = max(NARROWEST, min(widths[cut], room - others))
        cells = [[*row[:cut], clip(row[cut], widths[cut]), *row[cut + 1 :]] for row in cells]
    fill, filled = str.ljust if plain and cut is None else _filled, widths[:-1]
    lines = ["  ".join([*map(fill, row, filled), row[-1]]).rstrip() for row in cells]
    if cut is not None:
        lines = [clip(line, room - len(indent)) for line in lines]
    if ids and room and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        lines = [f"\x1b[1m{key}\x1b[m{gap}{rest}" for key, gap, rest in [line.partition("  ") for line in lines]]
    write("".join([f"{indent}{line}\n" for line in lines]))


def _filled(cell: str, cells: int) -> str:
    return cell + " " * (cells - width(cell))


def _are_plain(cells: Iterable[Sequence[str]]) -> bool:
    """Whether there is nothing in a table but plain letters: then it needs no cleaning and a letter is a cell wide."""
    letters = "".join(["".join(row) for row in cells]).replace("·", " ")
    return letters.isascii() and letters.isprintable() and not is_ascii()


def room_of() -> int:
    """The terminal's width in cells; 0 where standard output is no terminal."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    except (OSError, ValueError):
        return 0


def deliver(text: str, file: str) -> None:
    """Text to a file where one is named (whole or not at all), else to standard output: as it is to a program, without
    what acts on a terminal to one.
    """
    if not file or file == "-":
        if sys.stdout.isatty():
            text = "\n".join(map(clean, text.split("\n")))
        write(text.encode("utf-8", "replace").decode("utf-8"))
        return
    from store.keep.files import atomic_write

    path = os.path.abspath(os.path.expanduser(file))
    try:
        atomic_write(path, text.encode("utf-8", "replace"), 0o644)
    except OSError as error:
        raise KeepError(f"{path} could not be written: {error.strerror}. Name another file with -o.") from error
    say(f"Written to {path}.")
