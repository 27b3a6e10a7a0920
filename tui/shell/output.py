"""What commands print: data on standard output, as lines for people or as JSON for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from screens.glyphs import is_ascii
from screens.plain import clean, clip, width
from store.keep.errors import KeepError
from tui.shell.exits import say
from tui.shell.streams import write

NARROWEST = 20
"""Cells a column keeps, however narrow the terminal: less says nothing."""
PORTION = 250
"""Rows that are looked at and written at a time: what is less than 128 kB goes through memory that is there already."""
SIMPLE = bytes(code for code in range(256) if chr(code).isprintable())
"""The characters of Latin-1 that can be printed."""


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
    columns: list[Sequence[str]] = list(zip(*rows, strict=True))
    if not columns:
        return
    measures = [len if all(map(_is_simple, _portions(column))) else width for column in columns]
    for place, measure in enumerate(measures):
        if measure is width:
            columns[place] = [clean(cell) for cell in columns[place]]
    widths = [max(map(*pair)) for pair in zip(measures, columns, strict=True)]
    room = room_of()
    cut = clipped if room else None
    if cut is not None:
        others = sum(widths) - widths[cut] + 2 * (len(widths) - 1) + len(indent)
        widths[cut] = max(NARROWEST, min(widths[cut], room - others))
        columns[cut], measures[cut] = [clip(cell, widths[cut]) for cell in columns[cut]], width
    shape = [f"%-{cells}s" if measure is len else "%s" for measure, cells in zip(measures, widths, strict=True)]
    for place, cells in enumerate(widths[:-1]):
        if measures[place] is width:
            columns[place] = [_filled(cell, cells) for cell in columns[place]]
    lines = map(str.rstrip, map("  ".join([*shape[:-1], "%s"]).__mod__, zip(*columns, strict=True)))
    if cut is not None:
        lines = (clip(line, room - len(indent)) for line in lines)
    if ids and room and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        lines = (f"\x1b[1m{key}\x1b[m{gap}{rest}" for key, gap, rest in (line.partition("  ") for line in lines))
    while portion := list(islice(lines, PORTION)):
        write(indent + f"\n{indent}".join(portion) + "\n")


def _portions(cells: Sequence[str]) -> Iterator[Sequence[str]]:
    return (cells[at : at + PORTION] for at in range(0, len(cells), PORTION))


def _filled(cell: str, cells: int) -> str:
    return cell + " " * (cells - width(cell))


def _is_simple(cells: Iterable[str]) -> bool:
    """Whether these are all of letters that need no cleaning and take a cell each: the printable ones of Latin-1, or of
    ASCII where that is all the terminal shows.
    """
    try:
        letters = "".join(cells).encode("ascii" if is_ascii() else "latin-1")
    except UnicodeEncodeError:
        return False
    return not letters.translate(None, SIMPLE)


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
