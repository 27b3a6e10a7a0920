"""The commands of a standup: meet, agenda, minutes; see `tui.shell.commands`."""

from __future__ import annotations

from tui.shell.command import Command, arg, words

_OUT = arg("-o", "--output", metavar="FILE", default="", help="write to FILE instead of the screen")

MEET: dict[str, Command] = {
    "meet": Command(
        "meet [start|end|status|next|…]",
        "meeting mode; or open, steer, look at and close the standup from here",
        "meeting:meet",
        (
            words(
                "step",
                "STEP",
                "start, end, status, next (item), round, floor, queue, rate, warnings, wrap-up; nothing: meeting mode",
                nargs="?",
                default="",
            ),
            words("words", "WORDS", "who speaks or waits, a rating, on or off", nargs="*", default=[]),
            arg("--present", action="store_true", help="the presenter's view, for the screen everybody looks at"),
        ),
        json=True,
    ),
    "agenda": Command(
        "agenda [--format md|html|text|ics|json] [-o FILE]",
        "the next standup's agenda; or change it",
        "agenda:agenda",
        (
            words(
                "step",
                "STEP",
                "cut, park, let-go, back, extend, split, move; nothing prints it",
                nargs="?",
                default="",
            ),
            words("item", "ITEM", "its number on the agenda, its id, or how it begins", nargs="?", default=""),
            words("rest", "WORDS", "minutes more or fewer, the second part, the new place", nargs="*", default=[]),
            arg(
                "--format",
                default="",
                choices=("md", "html", "text", "ics", "json"),
                help="by the ending of FILE, else md; ics is for calendars",
            ),
            _OUT,
        ),
        json=True,
    ),
    "minutes": Command(
        "minutes [DATE|last|running] [--team T] [--format md|html|text|json|ics]",
        "the minutes of a standup; all of them, or what touches a team",
        "meeting:minutes_",
        (
            words("which", "DATE|last|running", "the running or the last when not said", nargs="?", default=""),
            arg("--team", default="", help="only what touches this team, to hand out to it"),
            arg(
                "--format",
                default="",
                choices=("md", "html", "text", "json", "ics"),
                help="by the ending of FILE, else md; ics is a calendar of due dates",
            ),
            arg("--only", default="", metavar="decisions,actions", help="only these sections"),
            arg("--copy", action="store_true", help="to the clipboard as well"),
            _OUT,
        ),
        json=True,
    ),
}
