"""What meeting mode teaches where there is nothing yet to show."""

from __future__ import annotations

from screens.widgets.lines import Spans

EMPTY_AGENDA: list[Spans] = [
    [],
    [("What needs the room comes onto the agenda by itself:", "strong")],
    [("impacts a team has not seen, issues nobody helps with, words that mean two things.", "dim")],
    [('accord add initiative webinar "Webinar relaunch"', "accent"), ("  begins.", "dim")],
]
"""What an agenda with nothing on it teaches."""

EMPTY_ROOM: list[Spans] = [
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
    [("Ana: what she says", "text"), ("   is a note of who said it", "dim")],
    [("present+ ana, ben", "text"), ("   says who is here", "dim")],
]
"""What an empty standup teaches."""
