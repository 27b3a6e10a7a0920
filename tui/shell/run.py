"""From words on the command line to the work: the parser, the overview, and what every command shares."""

from __future__ import annotations

import os
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable
from importlib import import_module
from typing import NoReturn

from tui.shell.commands import COMMANDS, GROUPS, HIDDEN, Command
from tui.shell.exits import DONE, USAGE, Usage, guarded, say

OVERVIEW = """\
accord: the weekly alignment standup, in a terminal

  accord                                        the board
"""

SHARED = """
Everywhere: --workspace WHERE, --as PERSON, --json where records are printed.
The workspace is the one named, else ACCORD_WORKSPACE, else one in your data folder.
`accord COMMAND --help` tells more about a command.
"""

SHAPE_ROOM = 39


class Parser(ArgumentParser):
    """An argument parser that raises `Usage` with one sentence instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and how it is written."""
        usage = " ".join(self.format_usage().split())
        raise Usage(f"{message[:1].upper()}{message[1:]}.\n{usage}")


def width() -> int:
    """Columns for help texts. (argparse would import shutil to ask: 7 ms.)"""
    try:
        return max(40, min(100, os.get_terminal_size().columns - 2))
    except OSError:
        return 78


def formatter(prog: str) -> HelpFormatter:
    """The help formatter of argparse, at the terminal's width."""
    return HelpFormatter(prog, width=width())


def overview() -> str:
    """What `accord --help` prints."""
    lines = [OVERVIEW]
    for title, names in GROUPS:
        lines.append(f"{title}:\n")
        lines += [f"  accord {COMMANDS[name].shape:<{SHAPE_ROOM}}{_below(COMMANDS[name])}\n" for name in names]
    return "".join(lines) + SHARED


def _below(command: Command) -> str:
    return command.does if len(command.shape) < SHAPE_ROOM else f"\n{' ' * (SHAPE_ROOM + 9)}{command.does}"


def shared(words: list[str]) -> tuple[list[str], dict[str, str]]:
    """Words without the options every command takes, wherever they stand, and those options; `--` ends them."""
    rest: list[str] = []
    found: dict[str, str] = {}
    at = 0
    while at < len(words):
        word = words[at]
        if word == "--":
            return [*rest, *words[at:]], found
        name, equals, value = word.partition("=")
        if word == "--json":
            found["json"] = "yes"
        elif name in {"--workspace", "--as"}:
            if not equals:
                at += 1
                if at == len(words):
                    raise Usage(f"{name} wants a value: {name} {'WHERE' if name == '--workspace' else 'PERSON'}.")
                value = words[at]
            found[name[2:]] = value
        else:
            rest.append(word)
        at += 1
    return rest, found


def parser_of(name: str, command: Command) -> Parser:
    """The parser of one command."""
    parser = Parser(
        prog=f"accord {name}",
        description=f"{command.does[:1].upper()}{command.does[1:]}.",
        epilog="Everywhere: --workspace WHERE, --as PERSON" + (", --json" if command.json else ""),
        formatter_class=formatter,
        allow_abbrev=False,
    )
    for argument in command.arguments:
        parser.add_argument(*argument.names, **argument.given)
    return parser


def run(words: list[str]) -> int:
    """Run a command line; returns the exit code."""
    return guarded(lambda: _run(words))


def _run(words: list[str]) -> int | None:
    words, everywhere = shared(words)
    name = words[0] if words else ""
    if name in {"-h", "--help", "help"}:
        print(overview(), end="")
        return DONE
    if name in {"-V", "--version"}:
        from importlib.metadata import version

        print(f"accord {version('accord-standup')}")
        return DONE
    if not name:
        return _work("workspace:board")(_settled(Namespace(), everywhere))
    command = COMMANDS.get(name) or HIDDEN.get(name)
    if command is None:
        say(f"There is no command {name!r}.{_close(name)} `accord --help` lists them.")
        return USAGE
    given = parser_of(name, command).parse_args(words[1:])
    if "json" in everywhere and not command.json:
        raise Usage(f"accord {name} prints no records, so it takes no --json.")
    return _work(command.run)(_settled(given, everywhere))


def _close(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, COMMANDS, n=2, cutoff=0.5)
    return f" Did you mean {' or '.join(close)}?" if close else ""


def _settled(given: Namespace, everywhere: dict[str, str]) -> Namespace:
    """The arguments, with the workspace's folder, who is typing, and whether JSON is wanted."""
    from tui.shell.where import who, workspace_folder

    given.folder = workspace_folder(everywhere.get("workspace", ""))
    given.who = who(everywhere.get("as", ""))
    given.json = "json" in everywhere
    return given


def _work(place: str) -> Callable[[Namespace], int | None]:
    """The function a command names as `module:function`."""
    module, _, function = place.partition(":")
    return getattr(import_module(f"tui.shell.{module}"), function)
