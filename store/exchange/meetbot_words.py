"""The commands of MeetBot and its forks: how each is spelt, and who may give it.

Every spelling maps to one command of ours. The Matrix bot and sopel's have other spellings and other first
characters; a log keeps to the first character with which its meeting was started.
"""

from __future__ import annotations

import re

# ASCII only: the bot ends a command's word at the first character that is not an ASCII letter, digit or underscore.
COMMAND = re.compile(r"([#!^.])(\w+)[ \t]*(.*)", re.ASCII)
"""(first character, word, the rest) of a line that gives a command; it must be the first thing in the line."""

ITEMS = frozenset({"topic", "info", "action", "idea", "help", "agreed", "accepted", "rejected", "inconclusive"})
"""Commands that put their text into the minutes."""

DECIDES = frozenset({"accepted", "rejected", "inconclusive"})
"""Those that also end an open motion."""

CHAIR_ONLY = frozenset(
    {
        *("topic", "agreed", "accepted", "rejected", "inconclusive", "meetingtopic", "chair", "unchair", "undo"),
        *("endmeeting", "startvote", "endvote", "motion", "close", "subtopic", "voters", "votesrequired"),
    }
)
"""Commands that the bot takes from chairs alone."""

_SAME = ("startmeeting", "endmeeting", "meetingname", "topic", "info", "action", "agreed", "link")
_MEETBOT = ("meetingtopic", "accepted", "rejected", "idea", "help", "nick", "chair", "unchair", "undo")
_FORKS = ("startvote", "vote", "endvote", "here", "motion", "close", "inconclusive")
UBUNTUS = {"subtopic": "subtopic", "progress": "subtopic", "done": "info", "voters": "voters"} | {
    "votesrequired": "votesrequired"
}
"""What only Ubuntu's bot knows, which others ignore."""

WORDS: dict[str, dict[str, str]] = {
    "#": {word: word for word in (*_SAME, *_MEETBOT, *_FORKS)}
    | {"agree": "agreed", "accept": "accepted", "reject": "rejected", "failed": "rejected", "halp": "help"},
    "!": {word: word for word in (*_SAME, "accepted", "rejected", "idea", "help", "undo")}
    | {"sm": "startmeeting", "em": "endmeeting", "mn": "meetingname", "t": "topic", "halp": "help"},
    ".": {word: word for word in _SAME if word != "topic"} | {"subject": "topic", "comment": "info", "chairs": "chair"},
}
"""Per first character: spelling to command."""

UBUNTUS_START = re.compile(r"Meeting started at \d\d:\d\d:\d\d \S+ +The chair is")
PUT_TO_THE_VOTE = "Please vote on: "
"""How Ubuntu's bot opens a meeting, and a vote."""

PREFIXES = {"#": "#", "!": "!^", ".": "."}
"""What a meeting was started with, and what then starts a command: a Matrix meeting also has tags such as `^info`."""


def command_in(text: str, started_with: str) -> tuple[str, str, str] | None:
    """(the command, the word as typed in lower case, the rest) of a spoken line, or None when it gives none."""
    match = COMMAND.match(text)
    if not match or match[1] not in PREFIXES[started_with]:
        return None
    word = match[2].lower()
    command = WORDS[started_with].get(word)
    return (command, word, match[3]) if command else ("", word, match[3])


PROTOCOLS = ("http:", "https:", "irc:", "ftp:", "mailto:", "ssh:")
"""What stands before the first `//` of a line that is a link without saying so."""
_URL = re.compile(r"(?:https?|irc|ftp|mailto|ssh)://\S+(?<![.)])")


def url_in(text: str) -> str | None:
    """The address in a link's text, else its first word, as the bot takes it."""
    found = _URL.search(text)
    return found[0] if found else (text.split(" ", 1)[0] or None)
