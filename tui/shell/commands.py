"""Every command of the shell, declared once: its arguments, its help, and where the work is done.

`accord --help`, the parser, completion and the tests that check the README all read this table. The work is imported
when a command runs, so that asking for help costs no more than reading this file.
"""

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


def _arg(*names: str, **given: Any) -> Argument:
    return Argument(names, given)


def _words(name: str, shown: str, does: str, **given: Any) -> Argument:
    return _arg(name, metavar=shown, help=does, **given)


NAMED_KINDS = ("team", "person", "initiative", "goal", "system", "touchpoint")
LINE_KINDS = ("issue", "action", "decision", "idea", "note", "impact", "friction", "link", "criterion", "topic")
_ID = _words("id", "ID", "an id such as Q12, or a handle such as ops")
_OUT = _arg("-o", "--output", metavar="FILE", default="", help="write to FILE instead of the screen")
_FIELDS = _words("fields", "field=value", "what to set; an empty value clears", nargs="*", default=[])

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Start", ("init", "demo")),
    ("Add and change", ("add", "capture", "edit", "drop", "undo", "redo")),
    ("Look", ("attention", "list", "show", "who", "find", "log")),
    ("Settle", ("done", "resolve", "help-with", "ack", "sign", "define")),
    ("Meet", ("meet", "agenda", "minutes", "import")),
    ("Keep", ("check", "backup", "restore")),
    ("More", ("keys", "completion")),
)

COMMANDS: dict[str, Command] = {
    "init": Command(
        "init [--name N] [--day tue] [--time 10:00]",
        "make a workspace and set up the standup",
        "workspace:init",
        (
            _arg("--name", help="what the standup is called"),
            _arg("--day", help="the day it is held: mon … sun"),
            _arg("--time", help="when it starts, such as 10:00"),
            _arg("--timezone", help="the zone of that time, such as Europe/Berlin"),
            _arg("--length", help="its length in minutes"),
        ),
    ),
    "demo": Command(
        "demo",
        "the board on a throw-away sample workspace",
        "workspace:demo",
        (_arg("--check", action="store_true", help="make the sample, check it, say so, and leave"),),
    ),
    "add": Command(
        'add KIND … "text with marks"',
        "add a record: issue, action, decision, note, team, person, …",
        "adding:add",
        (
            _words("kind", "KIND", f"{', '.join(NAMED_KINDS)}, {', '.join(LINE_KINDS)}; or - to read lines"),
            _words("words", "TEXT", "a line's text, or HANDLE and name; then --field value …", nargs="...", default=[]),
        ),
        json=True,
    ),
    "capture": Command(
        "capture [FILE|-]",
        "read lines as the meeting's prompt does",
        "adding:capture",
        (_words("file", "FILE", "a file of lines; - or nothing for standard input", nargs="?", default="-"),),
        json=True,
    ),
    "edit": Command("edit ID field=value …", "set fields of a record", "adding:edit", (_ID, _FIELDS), json=True),
    "drop": Command("drop ID", "take a record off the board", "adding:drop", (_ID,)),
    "undo": Command("undo", "take back the last thing you did", "adding:undo"),
    "redo": Command("redo", "do again what you took back last", "adding:redo"),
    "attention": Command("attention", "what needs the room, and why", "reading:attention_", json=True),
    "list": Command(
        "list KIND [--open] [--team T] …",
        "records of a kind",
        "listing:list_",
        (
            _words("kind", "KIND", "issues, actions, decisions, people, …"),
            _arg("--open", action="store_true", help="only what is not settled"),
            _arg("--team", default="", help="only what touches this team"),
            _arg("--initiative", default="", help="only what belongs to this initiative"),
            _arg("--person", default="", help="only what this person owns, helps with or made"),
            _arg(
                "--since", default="", metavar="WHEN", help="only what was made since: a date, mon, 2 weeks ago, last"
            ),
        ),
        json=True,
    ),
    "show": Command("show ID", "one record with its history", "showing:show", (_ID,), json=True),
    "who": Command(
        'who "text"',
        "who can help with this, ranked, and why",
        "reading:who",
        (_words("text", "TEXT", "what help is wanted with, or the id of an issue", nargs="+"),),
        json=True,
    ),
    "find": Command(
        'find "text"',
        "records that hold all these words",
        "reading:find_",
        (_words("text", "TEXT", "words, and filters such as is:action is:open @ana +webinar", nargs="+"),),
        json=True,
    ),
    "log": Command(
        "log [--since last|DATE] [ID]",
        "what was changed, by whom, newest first",
        "reading:log",
        (
            _words("id", "ID", "only changes to this record", nargs="?", default=""),
            _arg("--since", default="", metavar="WHEN", help="last (the last standup), a date, mon, 2 weeks ago"),
        ),
        json=True,
    ),
    "done": Command("done ID …", "actions are done", "settling:done", (_words("ids", "ID", "actions", nargs="+"),)),
    "resolve": Command(
        'resolve ID "how"',
        "an issue is resolved",
        "settling:resolve",
        (_ID, _words("how", "HOW", "how it was resolved", nargs="*", default=[])),
    ),
    "help-with": Command(
        "help-with ID PERSON",
        "somebody helps with an issue",
        "settling:help_with",
        (_ID, _words("person", "PERSON", "who")),
    ),
    "ack": Command(
        "ack INITIATIVE TEAM",
        "a team has taken note of what an initiative does to it",
        "settling:ack",
        (_words("initiative", "INITIATIVE", "its handle"), _words("team", "TEAM", "the team's handle")),
    ),
    "sign": Command(
        "sign INITIATIVE TEAM",
        "a team signs the success criteria of an initiative",
        "settling:sign",
        (_words("initiative", "INITIATIVE", "its handle"), _words("team", "TEAM", "the team's handle")),
    ),
    "define": Command(
        'define TERM "meaning"',
        "what a word means, to a team or agreed by all",
        "settling:define",
        (
            _words("term", "TERM", "the word"),
            _words("meaning", "MEANING", "what it means", nargs="+"),
            _arg("--team", default="", help="the team that means it so"),
            _arg("--agreed", action="store_true", help="what all teams agreed it means"),
        ),
    ),
    "meet": Command(
        "meet [start|end|status]",
        "meeting mode; or open, close and look at the standup from here",
        "meeting:meet",
        (_words("step", "start|end|status", "nothing for meeting mode", nargs="?", default=""),),
        json=True,
    ),
    "agenda": Command(
        "agenda [--format md|text|ics|json] [-o FILE]",
        "the next standup's agenda",
        "meeting:agenda",
        (_arg("--format", default="", choices=("", "md", "text", "ics", "json"), help="md when not said"), _OUT),
        json=True,
    ),
    "minutes": Command(
        "minutes [DATE|last|running] [--format md|text|json]",
        "the minutes of a standup",
        "meeting:minutes_",
        (
            _words("which", "DATE|last|running", "the running or the last when not said", nargs="?", default=""),
            _arg("--format", default="", choices=("", "md", "text", "json"), help="md when not said"),
            _arg("--only", default="", metavar="decisions,actions", help="only these sections"),
            _arg("--copy", action="store_true", help="to the clipboard as well"),
            _OUT,
        ),
        json=True,
    ),
    "import": Command(
        "import log FILE …",
        "read in the log of a meeting that a bot recorded",
        "exchange:import_",
        (
            _words("what", "log", "what the files are", choices=("log",)),
            _words("files", "FILE", "log files; - for standard input", nargs="+"),
            _arg(
                "--style", default="auto", choices=("auto", "meetbot", "w3c"), help="which bot; found out when not said"
            ),
            _arg("--dry-run", action="store_true", help="say what would happen and change nothing"),
            _arg("--lenient", action="store_true", help="take commands of people who were not chair as well"),
        ),
        json=True,
    ),
    "check": Command(
        "check",
        "verify every line kept, and bring the TinyDB file up to date",
        "workspace:check",
        (_arg("--repair", action="store_true", help="set a damaged line aside, listing what it held"),),
    ),
    "backup": Command(
        "backup FILE", "one file with everything in it", "workspace:backup", (_words("file", "FILE", "to write"),)
    ),
    "restore": Command(
        "restore FILE",
        "the workspace as it was at a backup; what is there now is kept aside",
        "workspace:restore",
        (_words("file", "FILE", "a backup"),),
    ),
    "keys": Command(
        "keys",
        "every key on every screen",
        "keys:keys",
        (_arg("--format", default="text", choices=("text", "md"), help="md for a table in Markdown"),),
    ),
    "completion": Command(
        "completion SHELL",
        "a script that completes commands, options, handles and ids",
        "completion:completion",
        (_words("shell", "SHELL", "bash, zsh or fish", choices=("bash", "zsh", "fish")),),
    ),
}

HIDDEN: dict[str, Command] = {
    "_words": Command(
        "_words KIND", "words for completion", "completion:words", (_words("kind", "KIND", "", nargs="?"),)
    ),
}
