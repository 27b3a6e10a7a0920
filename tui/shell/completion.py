"""Completion for bash, zsh and fish, made from the table of commands; handles come from the workspace itself."""

from __future__ import annotations

from argparse import Namespace

from tui.shell.commands import COMMANDS, LINE_KINDS, NAMED_KINDS
from tui.shell.output import print_line
from tui.shell.streams import write

BASH = """\
_accord() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" command="${{COMP_WORDS[1]}}"
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{commands}" -- "$word")); return
    fi
    case "$command" in
{cases}
    esac
    case "$word" in
        -*) ;;
        *) COMPREPLY+=($(compgen -W "$(accord _words all 2>/dev/null)" -- "$word")) ;;
    esac
}}
complete -o default -F _accord accord
"""

ZSH = """\
#compdef accord
_accord() {{
    if (( CURRENT == 2 )); then
        local -a commands=({described})
        _describe command commands
        return
    fi
    local -a found
    case "$words[2]" in
{cases}
    esac
    found+=(${{(f)"$(accord _words all 2>/dev/null)"}})
    compadd -a found
    _files
}}
compdef _accord accord
"""


def completion(given: Namespace) -> int | None:
    """`accord completion SHELL`: a script to source."""
    write({"bash": bash, "zsh": zsh, "fish": fish}[given.shell]())
    return None


def _choices() -> dict[str, list[str]]:
    """Options and fixed words of each command."""
    found: dict[str, list[str]] = {}
    for name, command in COMMANDS.items():
        words = [word for argument in command.arguments for word in argument.names if word.startswith("--")]
        words += [choice for a in command.arguments for choice in a.given.get("choices", ()) if choice]
        found[name] = [*words, "--workspace", "--as", *(["--json"] if command.json else [])]
    found["add"] += [*NAMED_KINDS, *LINE_KINDS]
    found["list"] += [*NAMED_KINDS, *LINE_KINDS, "meeting", "term", "decision"]
    found["meet"] += ["start", "end", "status"]
    return found


def bash() -> str:
    """The script for bash."""
    cases = "\n".join(
        f'        {name}) COMPREPLY=($(compgen -W "{" ".join(dict.fromkeys(words))}" -- "$word")) ;;'
        for name, words in _choices().items()
    )
    return BASH.format(commands=" ".join(COMMANDS), cases=cases)


def zsh() -> str:
    """The script for zsh."""
    described = " ".join(f"'{name}:{command.does}'" for name, command in COMMANDS.items())
    cases = "\n".join(
        f"        {name}) found=({' '.join(dict.fromkeys(words))}) ;;" for name, words in _choices().items()
    )
    return ZSH.format(described=described, cases=cases)


def fish() -> str:
    """The script for fish."""
    lines = ["complete -c accord -f"]
    for name, command in COMMANDS.items():
        lines.append(f"complete -c accord -n __fish_use_subcommand -a {name} -d '{command.does}'")
    for name, words in _choices().items():
        seen = f"complete -c accord -n '__fish_seen_subcommand_from {name}'"
        lines += [f"{seen} -l {w[2:]}" if w.startswith("--") else f"{seen} -a {w}" for w in dict.fromkeys(words)]
    lines.append("complete -c accord -n 'not __fish_use_subcommand' -F -a '(accord _words all 2>/dev/null)'")
    return "\n".join(lines) + "\n"


def words(given: Namespace) -> int | None:
    """`accord _words KIND`: handles to complete, straight from the list beside the journal."""
    from store.keep.journal import read_names

    names = read_names(given.folder)
    if names is not None:
        for kind, handles in names.by_kind.items():
            if given.kind in {None, "all", kind}:
                for handle in handles:
                    print_line(handle)
    return None
