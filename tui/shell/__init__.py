"""The `accord` command.

A quick add goes a short way of its own, which imports almost nothing; whatever it does not recognise, and every other
command, goes through the parser.
"""

from __future__ import annotations

import gc
import os
import sys

GARBAGE = 100_000
"""New objects after which Python looks for garbage; by itself it does after 700, which costs up to a fifth."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code (0 done, 1 failed, 2 usage, 3 refused, 4 busy, 130 interrupted).

    Called without arguments it is the whole program, and leaves at once: everything is on disk by then, and Python
    would spend a tenth of a quick add on taking itself apart.
    """
    if arguments is not None:
        return _run(arguments)
    gc.set_threshold(GARBAGE)
    code = _run(sys.argv[1:])
    os._exit(code)


def _run(words: list[str]) -> int:
    if "add" in words:
        from tui.shell.quick import quick_add

        code = quick_add(words)
        if code is not None:
            return code
    from tui.shell.run import run

    return run(words)
