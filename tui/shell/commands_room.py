"""The commands of the room: inputs, success criteria, rotation, rapport, breakout groups; see `tui.shell.commands`."""

from __future__ import annotations

from tui.shell.command import Command, arg, words

_OUT = arg("-o", "--output", metavar="FILE", default="", help="write to FILE instead of the screen")

TURNS = (
    arg("--standing", help="items every agenda has besides check-in and wrap-up, with commas; nobody empties the list"),
    arg("--facilitators", help="who takes turns at leading it, with commas; nobody empties the list"),
    arg("--scribes", help="who takes turns at writing"),
    arg(
        "--representatives",
        metavar="TEAM:A,B",
        action="append",
        help="who takes turns at coming for a team; several times for several teams",
    ),
    arg("--questions", metavar="QUESTION", action="append", help="questions of the check-in, one each time"),
)
"""Options of `accord init` about the rotation and the check-in."""

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
    "rotation": Command(
        "rotation [--weeks N]",
        "who leads, writes and comes for a team in the next standups",
        "rotation:rotation",
        (arg("--weeks", default="6", metavar="N", help="how many standups to look ahead; 6 when not said"),),
        json=True,
    ),
    "breakout": Command(
        "breakout ISSUE [--groups N]",
        "draw groups across teams for an issue",
        "breakout:breakout",
        (
            words("id", "ISSUE", "its id, such as Q7"),
            arg("--groups", default="0", metavar="N", help="how many; groups of three when not said"),
            arg("--people", default="", metavar="A,B", help="who; those in the standup, else everybody"),
        ),
        json=True,
    ),
    "rapport": Command(
        "rapport", "which teams meet, who never met, thanks, the next question", "rapport:rapport", json=True
    ),
    "swap": Command(
        "swap DATE ROLE PERSON",
        "somebody takes another's turn",
        "rotation:swap",
        (
            words("date", "DATE", "the day of a standup: wed, 2026-11-24"),
            words("role", "ROLE", "facilitator, scribe, or the team they come for"),
            words("person", "PERSON", "who takes it; nobody gives it back"),
        ),
    ),
}
