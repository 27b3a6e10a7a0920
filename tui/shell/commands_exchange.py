"""The commands that read other programs' files and write files for them."""

from __future__ import annotations

from tui.shell.command import Command
from tui.shell.command import arg as _arg
from tui.shell.command import words as _words

EXCHANGE: dict[str, Command] = {
    "import": Command(
        "import log|csv|json|todotxt FILE …",
        "read in meeting logs, tables, a whole workspace, todo.txt",
        "exchange:import_",
        (
            _words(
                "what",
                "log|csv|json|todotxt",
                "what the file is; with csv its kind comes first: csv KIND FILE",
                choices=("log", "csv", "json", "todotxt"),
            ),
            _words("files", "FILE", "the file, or several logs; - for standard input", nargs="+"),
            _arg("--dry-run", action="store_true", help="say what would happen, line by line, and change nothing"),
            _arg(
                "--style", default="auto", choices=("auto", "meetbot", "w3c"), help="which bot; found out when not said"
            ),
            _arg("--lenient", action="store_true", help="take commands of people who were not chair as well"),
            _arg(
                "--nick",
                metavar="NICK=PERSON",
                action="append",
                default=[],
                help="who somebody in the log is; several times for several; it is remembered",
            ),
            _arg("--date", metavar="DAY", default="", help="the day of a log that does not tell it"),
        ),
        json=True,
    ),
    "export": Command(
        "export json|csv|todotxt|ics [-o FILE]",
        "write a whole workspace, a table, actions, due dates",
        "tables:export",
        (
            _words(
                "what",
                "json|csv|todotxt|ics",
                "the workspace, one kind as a table, actions, due dates of open actions",
                choices=("json", "csv", "todotxt", "ics"),
            ),
            _words("kind", "KIND", "with csv: actions, issues, people, …", nargs="?", default=""),
            _arg("-o", "--output", metavar="FILE", default="", help="write to FILE instead of the screen"),
        ),
    ),
}
"""Import and export, by name."""
