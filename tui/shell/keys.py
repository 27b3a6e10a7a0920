"""`accord keys`: the table of everything a person can press, from which bindings, footer and help are made as well."""

from __future__ import annotations

from argparse import Namespace

from screens.actions import ACTIONS, EVERYWHERE
from tui.shell.output import print_table
from tui.shell.streams import write

INTRODUCTION = """\
# Keys

Everything can be done from the keyboard, with plain keys. `?` shows those of the screen you are on.
"""


def keys(given: Namespace) -> int | None:
    """`accord keys [--format md]`."""
    if given.format == "md":
        write(markdown())
        return None
    where = ""
    rows: list[list[str]] = []
    for action in ACTIONS:
        rows.append([action.where if action.where != where else "", action.keys_shown, action.label, action.does])
        where = action.where
    print_table(rows)
    return None


def markdown() -> str:
    """The table as docs/keys.md has it: a section a screen."""
    parts = [INTRODUCTION]
    where = ""
    for action in ACTIONS:
        if action.where != where:
            where = action.where
            title = "Everywhere" if where == EVERYWHERE else where.capitalize()
            parts.append(f"\n## {title}\n\n| key | what | |\n|---|---|---|\n")
        pressed = " or ".join(f"`{key}`" for key in action.keys_shown.split())
        parts.append(f"| {pressed} | {action.label} | {action.does} |\n".replace("`|`", r"`\|`"))
    return "".join(parts)
