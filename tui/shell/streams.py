"""Standard output as a command needs it: a reader may leave early, an encoding may lack a letter, it may be closed."""

from __future__ import annotations

import os
import sys


def open_streams() -> None:
    """Give a program that was started with a closed output (`>&-`) one that goes nowhere: `None` cannot be written to,
    and words for standard error would come out as data.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - it stays open to the end


def write(text: str) -> None:
    """Text to standard output; what its encoding cannot hold becomes `?`, and a reader who has gone is no error."""
    try:
        try:
            sys.stdout.write(text)
        except UnicodeEncodeError:
            encoding = sys.stdout.encoding or "ascii"
            sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    except BrokenPipeError:
        nobody_reads()


def flush() -> None:
    """Let a reader have what was printed so far."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        nobody_reads()


def nobody_reads() -> None:
    """The reader of standard output has gone (`accord list | head`): what is still printed goes nowhere, so that a
    command which changes things does not stop half way.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
