"""Votes in a MeetBot log: OpenDev's `#startvote … #endvote`, HCoop's `#motion … #close`, Ubuntu's `#vote … #endvote`.

Ubuntu's are answered by a bare `+1`, the others by a command.
"""

from __future__ import annotations

import re

# The question runs to the last question mark; what follows are the options.
_START = re.compile(r"(?P<question>.*)\?\s*(?P<options>.*)")
_ANSWER = re.compile(r"([+-]1|[+-]?0)\b")
_BETWEEN_OPTIONS = re.compile(r"[^\w+-]+", re.ASCII)


class Ballot:
    """One open vote of OpenDev's bot: a question, its options, and everybody's last choice."""

    def __init__(self, question: str, options: list[str]) -> None:
        self.question = question
        self._options = {option.lower(): option for option in options}
        self._choices: dict[str, str] = {}
        self._chosen: list[str] = []

    @classmethod
    def opened(cls, text: str) -> Ballot | None:
        """The vote that `#startvote text` opens, or None when there is no question mark in the text."""
        match = _START.match(text)
        if not match:
            return None
        options = [option for option in _BETWEEN_OPTIONS.split(match["options"]) if option]
        return cls(match["question"], options or ["Yes", "No"])

    def cast(self, nick: str, choice: str) -> bool:
        """Take somebody's choice, in any case; a later one replaces it. False when it is none of the options."""
        option = choice.strip().lower()
        if option not in self._options:
            return False
        self._choices[nick] = option
        if option not in self._chosen:
            self._chosen.append(option)
        return True

    def result(self) -> str:
        """The line for the minutes: the question, and the count of each option that was ever chosen."""
        counts = list(self._choices.values())
        told = "".join(
            f", {name}: {counts.count(option)}" for option, name in self._options.items() if option in self._chosen
        )
        return f'Voted on "{self.question}?" Results are{told}'


class Poll:
    """One open vote of Ubuntu's bot: people answer with a bare `+1`, `-1` or `+0`, and the last answer counts."""

    def __init__(self, question: str, voters: frozenset[str], required: int) -> None:
        self.question = question
        self._voters = voters
        self._required = required
        self._answers: dict[str, int] = {}

    def hear(self, nick: str, text: str) -> None:
        """Take what somebody says, if it is an answer and the person may vote."""
        answer = _ANSWER.match(text)
        if answer and (not self._voters or nick in self._voters):
            self._answers[nick] = int(answer[1])

    def result(self) -> str:
        """The line for the minutes: the question, and whether it was carried."""
        carried = sum(self._answers.values()) >= self._required
        return f"{self.question} ({'Carried' if carried else 'Denied'})"


def motion_result(votes: list[str]) -> tuple[str, str]:
    """(kind of item, line for the minutes) of a closed motion: votes starting with `+` are for it, others against."""
    favor = sum(vote.startswith("+") for vote in votes)
    opposed = len(votes) - favor
    word, kind = ("accepted", "accepted") if favor > opposed else ("failed", "rejected")
    if favor == opposed:
        word, kind = "inconclusive", "note"
    return kind, f"Motion {word}: {favor} in favor to {opposed} opposed"
