"""What a command of the shell is, as the tables beside this module declare them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Argument:
    """One argument: its names as argparse takes them, and the rest of what argparse takes."""

    __slots__ = ("given", "names")

    def __init__(self, names: tuple[str, ...], given: dict[str, Any]) -> None:
        self.names = names
        self.given = given


class Command:
    """One command: how it is shown in the overview, one line of help, where its work is (`module:function` in
    `tui.shell`), its arguments, and whether it prints records and so takes `--json`.
    """

    __slots__ = ("arguments", "does", "json", "run", "shape")

    def __init__(
        self, shape: str, does: str, run: str, arguments: tuple[Argument, ...] = (), json: bool = False
    ) -> None:
        self.shape = shape
        self.does = does
        self.run = run
        self.arguments = arguments
        self.json = json


def arg(*names: str, **given: Any) -> Argument:
    """An argument, with the options argparse knows for one."""
    return Argument(names, given)


def words(name: str, shown: str, does: str, **given: Any) -> Argument:
    """An argument without dashes: how it is shown, and what it is."""
    return arg(name, metavar=shown, help=does, **given)
