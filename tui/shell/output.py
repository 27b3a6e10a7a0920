"""What commands print: data on standard output, as lines for people or as JSON for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from screens.plain import clean, pad, width
from store.keep.errors import KeepError
from tui.shell.exits import say


def print_line(text: str) -> None:
    """One line of data, safe for a terminal whatever people wrote."""
    print(clean(text).encode("utf-8", "replace").decode("utf-8"))


def print_text(text: str) -> None:
    """Text of several lines, each safe for a terminal."""
    for line in text.split("\n") if not text.endswith("\n") else text[:-1].split("\n"):
        print_line(line)


def print_json(value: Any) -> None:
    """A value as JSON. ASCII only, so that neither an encoding nor a terminal can spoil it."""
    print(json.dumps(value, indent=2, allow_nan=False))


def print_table(rows: Iterable[Sequence[str]], room: int | None = None) -> None:
    """Rows in columns two blanks apart; the last column takes what it needs."""
    del room
    cells = [[clean(cell) for cell in row] for row in rows]
    if not cells:
        return
    columns = max(len(row) for row in cells)
    widths = [max((width(row[i]) for row in cells if i < len(row)), default=0) for i in range(columns)]
    for row in cells:
        line = "  ".join(pad(cell, widths[i]) if i + 1 < len(row) else cell for i, cell in enumerate(row))
        print_line(line.rstrip())


def deliver(text: str, file: str) -> None:
    """Text to a file where one is named (whole or not at all), else to standard output as it is."""
    if not file or file == "-":
        sys.stdout.write(text.encode("utf-8", "replace").decode("utf-8"))
        return
    from store.keep.files import atomic_write

    path = os.path.abspath(os.path.expanduser(file))
    try:
        atomic_write(path, text.encode("utf-8", "replace"), 0o644)
    except OSError as error:
        raise KeepError(f"{path} could not be written: {error.strerror}. Name another file with -o.") from error
    say(f"Written to {path}.")
