"""The commands about words and what they mean; see `tui.shell.commands`."""

from __future__ import annotations

from tui.shell.command import Command, arg, words

WORDS: dict[str, Command] = {
    "define": Command(
        'define TERM "meaning"',
        "what a word means, to a team or agreed by all",
        "settling:define",
        (
            words("term", "TERM", "the word"),
            words("meaning", "MEANING", "what it means", nargs="+"),
            arg("--team", default="", help="the team that means it so"),
            arg("--agreed", action="store_true", help="what all teams agreed it means"),
        ),
    ),
    "ignore": Command(
        "ignore TERM",
        "leave a disputed word unmarked in the running standup",
        "glossary:ignore",
        (words("term", "TERM", "the word"),),
    ),
    "glossary": Command(
        "glossary [--format md|text|csv] [-o FILE]",
        "every word and what it means, agreed ones first, to hand out",
        "glossary:glossary",
        (
            arg("--format", default="md", choices=("md", "text", "csv"), help="md when not said"),
            arg("-o", "--output", metavar="FILE", default="", help="write to FILE instead of the screen"),
        ),
        json=True,
    ),
}
