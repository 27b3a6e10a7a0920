"""The commands of the room: inputs, success criteria, rotation, rapport, breakout groups; see `tui.shell.commands`."""

from __future__ import annotations

from tui.shell.command import Command, arg, words

_OUT = arg("-o", "--output", metavar="FILE", default="", help="write to FILE instead of the screen")

ROOM: dict[str, Command] = {
    "receive": Command(
        'receive ID "what was said"',
        "what somebody was asked for has come",
        "inputs:receive",
        (
            words("id", "ID", "an input, such as R1"),
            words("said", "SAID", "what was said", nargs="*", default=[]),
            arg("--again", action="store_true", help="it was no answer: ask again"),
        ),
    ),
    "criteria": Command(
        "criteria INITIATIVE [-o FILE]",
        "what success means and who signed it, to hand out",
        "criteria:criteria",
        (
            words("initiative", "INITIATIVE", "its handle"),
            arg("--format", default="md", choices=("md", "text"), help="md when not said"),
            _OUT,
        ),
        json=True,
    ),
}
