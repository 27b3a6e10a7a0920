"""What an empty board teaches: three first steps, each with the very key or command, ticked off as they are done."""

from __future__ import annotations

from screens.glyphs import glyph
from screens.widgets.lines import Spans

QUIET: list[Spans] = [
    [("Nothing needs the room.", "strong")],
    [],
    [("a", "key"), (" adds a line: ! an issue, [] an action, ^ what an initiative costs a team", "dim")],
    [("m", "key"), (" starts the standup", "dim")],
]
"""What stands where attention is when nothing is out of alignment."""

QUIET_HINT: list[Spans] = [
    [("Nothing here needs your team.", "strong")],
    [],
    [("t", "key"), (" shows everything again", "dim")],
]
READING: list[Spans] = [[("Reading the records.", "dim")]]
"""What stands there while nothing is known yet."""
MATRIX_HINT: list[Spans] = [
    [("Initiatives and teams meet here.", "dim")],
    [('accord add team ops "Marketing Operations"', "text")],
    [('accord add initiative webinar "Webinar relaunch"', "text")],
]


def first_steps(done: tuple[bool, bool, bool]) -> list[Spans]:
    """The three steps, until all are done; from then on that nothing needs the room."""
    if all(done):
        return QUIET
    lines: list[Spans] = [[("Three steps to your first standup", "strong")], []]
    steps: tuple[tuple[str, list[Spans]], ...] = (
        (
            "Say who is at the table and what you share. In a shell:",
            [
                [('accord add team ops "Marketing Operations"', "accent")],
                [('accord add person ana "Ana Ruiz" --team ops', "accent")],
                [('accord add initiative webinar "Webinar relaunch"', "accent")],
            ],
        ),
        (
            "Press a; say what it costs a team, and what is in the way:",
            [
                [("^ +webinar @ops two days of list cleaning a week", "accent")],
                [("! lead files bounce in the CRM import @ops", "accent")],
            ],
        ),
        (
            "Hold the standup.",
            [[("m", "key"), (" starts it; Enter writes a line; the minutes write themselves", "dim")]],
        ),
    )
    for number, (says, shows) in enumerate(steps):
        sign = (f"{glyph('done')} ", "done") if done[number] else (f"{number + 1} ", "accent bold")
        lines.append([sign, (says, "dim" if done[number] else "text")])
        if not done[number]:
            lines += [["   ", *show] for show in shows]
        lines.append([])
    lines.append([("accord demo", "text"), (" shows a board that has been in use for eight weeks", "dim")])
    return lines
