"""What commands print: data on standard output, as lines for people or as JSON for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

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
    """Rows in columns two blanks apart; the last column takes what it needs.

    On a terminal the column `clipped` is cut so that a row takes one line, and `ids` in the first column stand out.
    Without one nothing is cut or coloured: a program that reads along wants every word and nothing else.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    if not cells:
        return
    columns = max(len(row) for row in cells)
    widths = [max([width(row[i]) for row in cells if i < len(row)], default=0) for i in range(columns)]
    room = room_of()
    if room and clipped is not None:
        others = sum(widths) - widths[clipped] + 2 * (columns - 1) + len(indent)
        widths[clipped] = max(NARROWEST, min(widths[clipped], room - others))
    bold = ids and bool(room) and "NO_COLOR" not in os.environ
    lines: list[str] = []
    for row in cells:
        if room and clipped is not None and clipped < len(row):
            row[clipped] = clip(row[clipped], widths[clipped])
        last = len(row) - 1
        line = "  ".join([filled(cell, widths[i]) if i < last else cell for i, cell in enumerate(row)]).rstrip()
        if room and clipped is not None:
            line = clip(line, room - len(indent))
        if bold:
            line = f"\x1b[1m{row[0]}\x1b[m{line[len(row[0]) :]}"
        lines.append(indent + line)
    write("\n".join(lines) + "\n")


def filled(cell: str, cells: int) -> str:
    """A cleaned cell with blanks up to a width."""
    return cell.ljust(cells) if cell.isascii() else cell + " " * (cells - width(cell))


def room_of() -> int:
    """The terminal's width in cells; 0 where standard output is no terminal."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    except (OSError, ValueError):
        return 0


def deliver(text: str, file: str) -> None:
    """Text to a file where one is named (whole or not at all), else to standard output as it is."""
    if not file or file == "-":
        write(text.encode("utf-8", "replace").decode("utf-8"))
        return
    from store.keep.files import atomic_write

    path = os.path.abspath(os.path.expanduser(file))
    try:
        atomic_write(path, text.encode("utf-8", "replace"), 0o644)
    except OSError as error:
        raise KeepError(f"{path} could not be written: {error.strerror}. Name another file with -o.") from error
    say(f"Written to {path}.")
