"""Every command of the shell, declared once: its arguments, its help, and where the work is done.

`accord --help`, the parser, completion and the tests that check the README all read this table. The work is imported
when a command runs, so that asking for help costs no more than reading this file.
"""

from __future__ import annotations

from tui.shell.command import Command
from tui.shell.command import arg as _arg
from tui.shell.command import words as _words
from tui.shell.commands_exchange import EXCHANGE
from tui.shell.commands_goals import GOALS
from tui.shell.commands_meet import MEET
from tui.shell.commands_past import PAST
from tui.shell.commands_room import ROOM, TURNS
from tui.shell.commands_words import WORDS

NAMED_KINDS = ("team", "person", "initiative", "goal", "system", "touchpoint", "handoff")
LINE_KINDS = (
    "issue",
    "action",
    "decision",
    "idea",
    "note",
    "impact",
    "friction",
    "link",
    "criterion",
    "topic",
    "conflict",
    "session",
    "experiment",
    "input",
    "thanks",
    "alias",
)
_ID = _words("id", "ID", "an id such as Q12, or a handle such as ops")
_OUT = _arg("-o", "--output", metavar="FILE", default="", help="write to FILE instead of the screen")
_FIELDS = _words("fields", "field=value", "what to set; an empty value clears", nargs="*", default=[])

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Start", ("init", "demo", "serve")),
    ("Add and change", ("add", "capture", "edit", "drop", "know", "step", "undo", "redo")),
    (
        "Look",
        (
            *("attention", "list", "show", "goals", "glossary", "who", "knowledge", "touchpoints", "criteria"),
            *("rapport", "trends"),
            *("find", "log"),
        ),
    ),
    (
        "Settle",
        (
            *("done", "cancel", "test", "repeat", "stop", "resolve", "park", "agree", "reopen"),
            *("help-with", "ack", "sign", "receive", "define", "ignore", "snooze", "wake"),
        ),
    ),
    ("Meet", ("meet", "agenda", "minutes", "decisions", "history", "rotation", "swap", "breakout")),
    ("Bring in, hand out", ("import", "export")),
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
            _arg("--stages", help="the stages of the customer's journey in order, with commas"),
            _arg("--currency", help="the currency of costs, such as EUR or USD"),
            *TURNS,
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
    "touchpoints": Command(
        "touchpoints",
        "the customer's journey, its friction in money, what was saved",
        "touchpoints:touchpoints",
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
    "done": Command(
        "done ID …",
        "actions are done, hands-on sessions were held",
        "settling:done",
        (_words("ids", "ID", "actions (A7) and sessions (S1)", nargs="+"),),
    ),
    "cancel": Command(
        "cancel ID",
        "a hands-on session is not held",
        "knowledge:cancel",
        (_words("id", "ID", "a session, such as S1"),),
    ),
    "know": Command(
        "know PERSON SYSTEM LEVEL",
        "how well somebody knows a system",
        "knowledge:know",
        (
            _words("person", "PERSON", "who"),
            _words("system", "SYSTEM", "its handle"),
            _words("level", "LEVEL", "none, essentials, hands-on or expert"),
        ),
    ),
    "step": Command(
        'step HANDOFF "team:system:what"',
        "add a step to a handoff, take one out, move one",
        "knowledge:step",
        (
            _words("handoff", "HANDOFF", "its handle"),
            _words("step", "STEP", "a step: the team, its system, what it passes on", nargs="?", default=""),
            _arg("--before", default="", metavar="N", help="add it in front of step N instead of at the end"),
            _arg("--drop", default="", metavar="N", help="take step N out"),
            _arg("--move", default="", metavar="N", help="move step N"),
            _arg("--to", default="", metavar="N", help="to the place of step N"),
        ),
    ),
    "knowledge": Command(
        "knowledge", "who knows which system, the handoffs, the holes", "knowledge:knowledge", json=True
    ),
    "test": Command(
        "test ID RESULT [--date DAY]",
        "what an experiment measured",
        "touchpoints:test",
        (
            _words("id", "ID", "an experiment, such as E1"),
            _words("result", "RESULT", "how often it happens now, in the period of its friction"),
            _words("remark", "REMARK", "what to know about it", nargs="*", default=[]),
            _arg("--date", default="", metavar="DAY", help="when it was measured: mon, 2 weeks ago; today if not said"),
        ),
    ),
    "repeat": Command(
        "repeat ID",
        "an experiment worked and is repeated more widely",
        "touchpoints:repeat",
        (_words("id", "ID", "an experiment"), _words("why", "WHY", "where or why", nargs="*", default=[])),
    ),
    "stop": Command(
        'stop ID "why"',
        "an experiment is given up; what it saved counts no longer",
        "touchpoints:stop",
        (_words("id", "ID", "an experiment"), _words("why", "WHY", "what was learnt", nargs="*", default=[])),
    ),
    "resolve": Command(
        'resolve ID "how"',
        "an issue is resolved",
        "settling:resolve",
        (_ID, _words("how", "HOW", "how it was resolved", nargs="*", default=[])),
    ),
    "park": Command(
        "park ID [WHEN]",
        "an issue is set aside until a day, or until it is reopened",
        "settling:park",
        (_ID, _words("when", "WHEN", "a day to come: fri, in 2 weeks, 2026-12-01", nargs="*", default=[])),
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
    **WORDS,
    **GOALS,
    "snooze": Command(
        "snooze ID WHEN",
        "leave something out of attention until a day",
        "settling:snooze",
        (_ID, _words("when", "WHEN", "a day to come: fri, in 2 weeks, 2026-12-01", nargs="+")),
    ),
    "wake": Command("wake ID", "let what was put off stand in attention again", "settling:wake", (_ID,)),
    "trends": Command(
        "trends [--weeks N] [--plot]",
        "how alignment goes over the weeks",
        "trends:trends",
        (
            _arg("--weeks", default="12", metavar="N", help="how many weeks back; 12 when not said"),
            _arg("--plot", action="store_true", help="draw each figure as a plot"),
        ),
        json=True,
    ),
    **ROOM,
    **MEET,
    **PAST,
    **EXCHANGE,
    "serve": Command(
        "serve [--host H] [--port P]",
        "the board in a browser, for whoever has the address",
        "serve:serve",
        (
            _arg("--host", default="127.0.0.1", help="where to listen; this machine only when not said"),
            _arg("--port", default="8000", help="8000 when not said; 0 takes a free one"),
        ),
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
        "_words KIND", "words for completion", "completion:words", (_words("kind", "KIND", "", nargs="*", default=[]),)
    ),
    "_manual": Command(
        "_manual [shell|json]",
        "docs/shell.md, docs/json.md",
        "manual:manual",
        (_words("which", "shell|json", "which document", nargs="?", choices=("shell", "json"), default="shell"),),
    ),
}
