"""The ways a place that keeps a workspace can refuse; each message is one sentence for a person, naming the way out.

They stand apart from the protocol because quick add raises them too and may import nothing that costs time.
"""

from __future__ import annotations


class KeepError(Exception):
    """A workspace could not be read or written. The message is a sentence for the person, naming the way out."""


class NotThere(KeepError):
    """There is no workspace at the place named."""


class Busy(KeepError):
    """Another process held the workspace for longer than the time allowed."""


class Conflict(KeepError):
    """The workspace has moved on since the version a commit was made for; catch up and try again."""


class Replaced(KeepError):
    """What is kept was exchanged underneath (a backup restored, a folder synced over): load again."""


class Damaged(KeepError):
    """What is kept does not check out. Nothing was overwritten; `line` counts from 1 in `path`."""

    def __init__(self, sentence: str, path: str = "", line: int = 0) -> None:
        super().__init__(sentence)
        self.path = path
        self.line = line


class TooNew(KeepError):
    """Written by a newer version of the program; left untouched."""


class TooOld(KeepError):
    """Written in an older format, which quick add does not mend: load it, and it is brought up to date."""


class Failed(KeepError):
    """The disk failed and does not say what it kept; writing is refused until the workspace is opened again."""


class Full(KeepError):
    """The disk refused the bytes; everything written before is intact and nothing was half kept."""
