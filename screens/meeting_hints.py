"""What meeting mode teaches where there is nothing yet to show."""

from __future__ import annotations

from collections.abc import Sequence

from screens.widgets.lines import Spans

EMPTY_AGENDA: list[Spans] = [
    [],
    [("What needs the room comes onto the agenda by itself:", "strong")],
    [("impacts a team has not seen, issues nobody helps with, words that mean two things.", "dim")],
    [('accord add initiative webinar "Webinar relaunch"', "accent"), ("  begins.", "dim")],
]
"""What an agenda with nothing on it teaches."""


def empty_room(people: Sequence[str]) -> list[Spans]:
    """What an empty standup teaches, with the handles of people who are there."""
    one, other = people if len(people) == 2 else ("ana", "ben")
    return [
        [("Type what is said; Enter keeps it.", "strong")],
        [],
        [
            ("!", "key"),
            (" an issue   ", "dim"),
            ("[]", "key"),
            (" an action   ", "dim"),
            ("=", "key"),
            (" a decision", "dim"),
        ],
        [(f"{one.capitalize()}: what is said", "text"), ("   is a note of who said it", "dim")],
        [(f"present+ {one}, {other}", "text"), ("   says who is here", "dim")],
    ]
