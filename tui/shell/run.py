"""From words on the command line to the work: the overview, and what every command shares.

The parser is imported only for words that leave something in doubt, and not for the overview.
"""

from __future__ import annotations

from tui.shell.command import Command
from tui.shell.commands import COMMANDS, GROUPS, HIDDEN
from tui.shell.exits import DONE, Usage, close, guarded
from tui.shell.streams import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

OVERVIEW = """\
accord: the weekly alignment standup, in a terminal

  accord                                        the board
"""

SHARED = """
Everywhere: --workspace WHERE, --as PERSON, --json where records are printed.
The workspace is the one named, else ACCORD_WORKSPACE, else one in your data folder.
`accord COMMAND --help` tells more about a command, with examples.
"""

SHAPE_ROOM = 39


def overview() -> str:
    """What `accord --help` prints."""
    lines = [OVERVIEW]
    for title, names in GROUPS:
        lines.append(f"\n{title}\n")
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
                value = words[at] if at < len(words) else ""
            if not value.strip():
                raise Usage(f"{name} wants a value: {name} {'WHERE' if name == '--workspace' else 'PERSON'}.")
            found[name[2:]] = value
        else:
            rest.append(word)
        at += 1
    return rest, found


def run(words: list[str]) -> int:
    """Run a command line; returns the exit code."""
    return guarded(lambda: _run(words))


def _run(words: list[str]) -> int | None:
    words, everywhere = shared(words)
    name = words[0] if words else ""
    if name in {"-h", "--help", "help"}:
        if len(words) == 1:
            write(overview())
            return DONE
        name, words = words[1], [words[1], "--help"]
    if name in {"-V", "--version"}:
        from importlib.metadata import version

        write(f"accord {version('accord-standup')}\n")
        return DONE
    command = COMMANDS.get(name) or HIDDEN.get(name) or (BOARD if not name else None)
    if command is None:
        raise Usage(f"There is no command {name!r}.{close(name.lstrip('-'), COMMANDS)} `accord --help` lists them.")
    if not words and "json" not in everywhere:  # bare `accord` has nothing to parse, and its first frame is waited for
        return _board(everywhere)
    from tui.shell.plainly import read_plainly

    given = read_plainly(command, words[1:]) or _parsed(name, command, words[1:])
    if "json" in everywhere and not command.json:
        raise Usage(
            f"accord {name} prints no records, so it takes no --json." if name else "The board takes no --json."
        )
    return _work(command.run)(_settled(given, everywhere))


def _parsed(name: str, command: Command, words: list[str]) -> Namespace:
    """The arguments as the parser reads them. Raises `Usage`, or `SystemExit` after it printed help."""
    from tui.shell.parser import parser_of

    asked = words[: words.index("--") if "--" in words else None]
    wants_help = "--help" in asked or "-h" in asked  # also behind a text, where the parser would take it for one
    return parser_of(name, command).read(["--help"] if wants_help else words)


BOARD = Command("", "the board", "workspace:board")


def _board(everywhere: dict[str, str]) -> int | None:
    from tui.shell.workspace import show_app
    from tui.where import who, workspace_folder

    return show_app(workspace_folder(everywhere.get("workspace", "")), who(everywhere.get("as", "")), "board")


def _settled(given: Namespace, everywhere: dict[str, str]) -> Namespace:
    """The arguments, with the workspace's folder, who is typing, and whether JSON is wanted."""
    from tui.where import who, workspace_folder

    given.folder = workspace_folder(everywhere.get("workspace", ""))
    given.who = who(everywhere.get("as", ""))
    given.json = "json" in everywhere
    return given


def _work(place: str) -> Callable[[Namespace], int | None]:
    """The function a command names as `module:function`."""
    from importlib import import_module

    module, _, function = place.partition(":")
    return getattr(import_module(f"tui.shell.{module}"), function)
