"""The parser of one command, made from the table of commands, and the help it prints."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from typing import NoReturn

from tui.shell.command import Command
from tui.shell.examples import EXAMPLES
from tui.shell.exits import Usage
from tui.shell.streams import write


class Parser(ArgumentParser):
    """An argument parser that raises `Usage` with one sentence instead of ending the program."""

    def read(self, words: list[str]) -> Namespace:
        """The arguments in words; an option may stand among several, as in `csv actions --dry-run a.csv`."""
        if any(action.nargs == "+" for action in self._actions):
            return self.parse_intermixed_args(words)
        return self.parse_args(words)

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and how it is written."""
        usage = " ".join(self.format_usage().split())
        raise Usage(f"{message[:1].upper()}{message[1:]}.\n{usage[:1].upper()}{usage[1:]}")

    def print_help(self, file: object = None) -> None:
        """Help is data: it goes where the output goes."""
        del file
        write(self.format_help())


def width() -> int:
    """Columns for help texts. (argparse would import shutil to ask: 7 ms.)"""
    try:
        return max(40, min(100, os.get_terminal_size().columns - 2))
    except OSError:
        return 98


def formatter(prog: str) -> RawDescriptionHelpFormatter:
    """The help formatter of argparse, at the terminal's width."""
    return RawDescriptionHelpFormatter(prog, width=width(), max_help_position=30)


def parser_of(name: str, command: Command) -> Parser:
    """The parser of one command."""
    everywhere = "Everywhere: --workspace WHERE, --as PERSON" + (", --json" if command.json else "")
    examples = EXAMPLES[name].strip("\n") + "\n\n" if name in EXAMPLES else ""
    parser = Parser(
        prog=f"accord {name}",
        description=f"{command.does[:1].upper()}{command.does[1:]}.",
        epilog=f"{examples}{everywhere}",
        formatter_class=formatter,
        allow_abbrev=False,
    )
    for argument in command.arguments:
        parser.add_argument(*argument.names, **argument.given)
    return parser
