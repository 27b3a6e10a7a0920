"""The commands that look back over past standups; see `tui.shell.commands`."""

from __future__ import annotations

from tui.shell.command import Command, arg, words

PAST: dict[str, Command] = {
    "decisions": Command(
        "decisions [--initiative I] [--team T] [--since WHEN]",
        "every decision that holds, and what each replaced",
        "past:decisions",
        (
            arg("--initiative", default="", help="only those of this initiative"),
            arg("--team", default="", help="only those that touch this team"),
            arg("--since", default="", metavar="WHEN", help="only those made since: a date, mon, 2 weeks ago, last"),
        ),
        json=True,
    ),
    "history": Command(
        "history TOPIC [--format text|md|html] [-o FILE]",
        "what was said on a topic in every standup",
        "past:history",
        (
            words("topic", "TOPIC", "words of its heading, an initiative, or the id of a topic", nargs="+"),
            arg("--format", default="", choices=("text", "md", "html"), help="by the ending of FILE, else text"),
            arg("-o", "--output", metavar="FILE", default="", help="write to FILE instead of the screen"),
        ),
        json=True,
    ),
}
