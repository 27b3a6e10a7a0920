"""The `accord` command.

A quick add goes a short way of its own, which imports almost nothing; whatever it does not recognise, and every other
command, goes through the parser.
"""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code (0 done, 1 failed, 2 usage, 3 refused, 4 busy, 130 interrupted)."""
    words = sys.argv[1:] if arguments is None else arguments
    if len(words) > 2 and words[0] == "add":
        from tui.shell.quick import quick_add

        code = quick_add(words)
        if code is not None:
            return code
    from tui.shell.run import run

    return run(words)
