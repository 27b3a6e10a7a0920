"""Completion for bash, zsh and fish, made from the table of commands; handles and ids come from the workspace."""

from __future__ import annotations

import shlex
from argparse import Namespace

from tui.shell.commands import COMMANDS, LINE_KINDS, NAMED_KINDS
from tui.shell.output import print_line
from tui.shell.streams import write

OF_OPTION = {"--team": "team", "--initiative": "initiative", "--person": "person", "--as": "person"}
"""What follows an option: the handles of a kind."""

OF_COMMAND = {
    **dict.fromkeys(("done", "cancel"), "action"),
    **dict.fromkeys(("resolve", "help-with"), "issue"),
    **dict.fromkeys(("ack", "sign"), "initiative team"),
    **dict.fromkeys(("show", "edit", "drop", "add", "who", "log"), "all"),
}
"""What a command's own words are, besides its fixed ones."""

OF_FILES = ("capture", "import", "export", "backup", "restore")
"""Commands whose words are files."""

BASH = """\
_accord() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" fixed="" kind=""
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{commands}" -- "$word")); return
    fi
    case "$before" in
{options}
        *) case "${{COMP_WORDS[1]}}" in
{cases}
        esac ;;
    esac
    case "$word" in
        @*) kind="@" ;;
        +*) kind="+" ;;
    esac
    COMPREPLY=($(compgen -W "$fixed $([ -n "$kind" ] && accord _words $kind 2>/dev/null)" -- "$word"))
}}
complete -o default -F _accord accord
"""

ZSH = """\
#compdef accord
_accord() {{
    local -a fixed kind
    if (( CURRENT == 2 )); then
        fixed=({described})
        _describe command fixed
        return
    fi
    case "${{words[CURRENT-1]}}" in
{options}
        *) case "${{words[2]}}" in
{cases}
        esac ;;
    esac
    case "${{words[CURRENT]}}" in
        @*) kind=(@) ;;
        +*) kind=(+) ;;
    esac
    (( $#kind )) && fixed+=(${{(f)"$(accord _words $kind 2>/dev/null)"}})
    compadd -a fixed
    _files
}}
compdef _accord accord
"""


def completion(given: Namespace) -> int | None:
    """`accord completion SHELL`: a script to source."""
    write({"bash": bash, "zsh": zsh, "fish": fish}[given.shell]())
    return None


def _fixed() -> dict[str, list[str]]:
    """Options and fixed words of each command."""
    found: dict[str, list[str]] = {}
    for name, command in COMMANDS.items():
        words = [word for argument in command.arguments for word in argument.names if word.startswith("--")]
        words += [choice for a in command.arguments for choice in a.given.get("choices", ()) if choice]
        found[name] = [*words, "--workspace", "--as", *(["--json"] if command.json else []), "--help"]
    found["add"] += [*NAMED_KINDS, *LINE_KINDS]
    for name in ("list", "import", "export"):
        found[name] += [*NAMED_KINDS, *LINE_KINDS, "meeting", "term"]
    found["meet"] += ["start", "end", "status"]
    found["minutes"] += ["last", "running"]
    found["help"] = list(COMMANDS)
    return {name: list(dict.fromkeys(words)) for name, words in found.items()}


def bash() -> str:
    """The script for bash."""
    options = "\n".join(f"        {option}) kind={kind} ;;" for option, kind in OF_OPTION.items())
    cases = "\n".join(
        f'            {name}) fixed="{" ".join(words)}" kind="{OF_COMMAND.get(name, "")}" ;;'
        for name, words in _fixed().items()
    )
    return BASH.format(commands=" ".join([*COMMANDS, "help", "--help", "--version"]), options=options, cases=cases)


def zsh() -> str:
    """The script for zsh."""
    described = " ".join(shlex.quote(f"{name}:{command.does}") for name, command in COMMANDS.items())
    options = "\n".join(f"        {option}) kind=({kind}) ;;" for option, kind in OF_OPTION.items())
    cases = "\n".join(
        f"            {name}) fixed=({' '.join(words)}) kind=({OF_COMMAND.get(name, '')}) ;;"
        for name, words in _fixed().items()
    )
    return ZSH.format(described=described, options=options, cases=cases)


def fish() -> str:
    """The script for fish."""
    lines = ["complete -c accord -f"]
    for name, command in COMMANDS.items():
        does = command.does.replace("'", r"\'")
        lines.append(f"complete -c accord -n __fish_use_subcommand -a {name} -d '{does}'")
    for name, words in _fixed().items():
        seen = f"complete -c accord -n '__fish_seen_subcommand_from {name}'"
        for word in words:
            wants = f" -x -a '(accord _words {OF_OPTION[word]} 2>/dev/null)'" if word in OF_OPTION else ""
            lines.append(f"{seen} -l {word[2:]}{wants}" if word.startswith("--") else f"{seen} -a {word}")
        if name in OF_COMMAND:
            lines.append(f"{seen} -a '(accord _words {OF_COMMAND[name]} 2>/dev/null)'")
    lines += [f"complete -c accord -n '__fish_seen_subcommand_from {name}' -F" for name in OF_FILES]
    return "\n".join(lines) + "\n"


def words(given: Namespace) -> int | None:
    """`accord _words KIND …`: handles of these kinds from the list beside the journal, ids of what is open from the
    board; `@` and `+` give the marks of a line.
    """
    from store.keep.journal import read_names

    names = read_names(given.folder)
    for kind in given.kind:
        if kind in {"action", "issue"}:
            for key in _open(given, kind):
                print_line(key)
        elif names is not None:
            kinds = {"all": tuple(names.by_kind), "@": ("person", "team"), "+": ("initiative",)}.get(kind, (kind,))
            sigil = kind if kind in {"@", "+"} else ""
            for each in kinds:
                for handle in names.by_kind.get(each, ()):
                    print_line(sigil + handle)
    return None


def _open(given: Namespace, kind: str) -> list[str]:
    """Ids of what is open of a kind."""
    from tui.shell.open import opened

    with opened(given.folder, given.who) as workspace:
        return list(workspace.board.table(kind).index("status").get("open", ()))
