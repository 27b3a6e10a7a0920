"""docs/shell.md: every command with its arguments and examples, made from the table that the parser is made from."""

from __future__ import annotations

from argparse import Namespace

from tui.shell.command import Argument, Command
from tui.shell.commands import COMMANDS, GROUPS
from tui.shell.examples import EXAMPLES
from tui.shell.streams import write

BEGINNING = """\
# The shell

`accord` opens the board; every command below works without it, from a script or over a pipe.

- Standard output is data, standard error is words: one sentence that says what happened and what to do.
- Exit codes: 0 done (an empty answer is an answer), 1 failed, 2 usage, 3 refused, 4 busy, 130 interrupted. Whatever the
  code, a line whose id was printed is on disk.
- `--workspace WHERE` names the workspace, before or behind the command; else `ACCORD_WORKSPACE` does, else it is in
  your data folder.
- `--as PERSON` says who is typing; else `ACCORD_AS` does, else your login name.
- `--json` prints records as a list of objects ([json.md](json.md) has the fields). On a terminal lists are cut to its
  width and ids are bold; `NO_COLOR` is obeyed, and for a program nothing is cut.
- Ids are typed by hand: handles for what has a name (`ops`, `ana`, `webinar`), a letter and a number for the rest
  (`Q12` an issue, `A7` an action, `D3` a decision). A line of text may hold marks; [line.md](line.md) has them all.
- A day is `today`, `tomorrow`, `fri`, `next-tue`, `in-2-weeks`, `2w` or `2026-12-01`, in the workspace's time zone.
- `accord completion SHELL` prints completion for bash, zsh or fish.
"""


def manual(given: Namespace) -> int | None:
    """`accord _manual [shell|json]`: the document, to be kept as docs/shell.md or docs/json.md."""
    if given.which == "json":
        from tui.shell import fields

        write(fields.markdown())
    else:
        write(markdown())
    return None


def markdown() -> str:
    """The whole document."""
    parts = [BEGINNING]
    for title, names in GROUPS:
        parts.append(f"\n## {title}\n")
        parts += [_section(name, COMMANDS[name]) for name in names]
    return "".join(parts)


def _section(name: str, command: Command) -> str:
    """One command: what it does, its arguments, its examples."""
    takes = " Takes `--json`." if command.json else ""
    said = (
        f"\n### accord {name}\n\n    accord {command.shape}\n\n{command.does[:1].upper()}{command.does[1:]}.{takes}\n"
    )
    if command.arguments:
        said += "\n" + "".join([_item(argument) for argument in command.arguments])
    return said + "\n```text\n" + EXAMPLES[name].strip("\n") + "\n```\n"


def _item(argument: Argument) -> str:
    """One argument: how it is written, and what it is."""
    shown = argument.given.get("metavar", "")
    option = argument.names[-1].startswith("-")
    called = ", ".join(argument.names) + (f" {shown}" if shown else "") if option else shown
    return f"- `{called}`: {argument.given['help']}\n"
