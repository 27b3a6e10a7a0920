"""What a screen asks of the app. Screens never write to the workspace: they post one of these, and the new board
comes down.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from store.keep.workspace import Done, Verb
    from store.model.changes import Commit


class Do(Message):
    """Do a verb and keep it. The app shows a toast naming what happened, unless `quiet`; where only what was done
    tells, that is asked of the commit.

    `done` is called with the outcome and `refused` with the sentence, on the app's own thread; the prompt uses them to
    clear its line only once it is on disk, and to give it back when it was refused. `failed` is called, and nothing
    else is said, when it was the disk that refused; without it that is `refused` as well.
    """

    def __init__(
        self,
        verb: Verb,
        name: str = "",
        *,
        quiet: bool | Callable[[Commit], bool] = False,
        done: Callable[[Done], None] | None = None,
        refused: Callable[[str], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.verb = verb
        self.name = name
        self.quiet = quiet
        self.done = done
        self.refused = refused
        self.failed = failed

    def is_quiet(self, commit: Commit) -> bool:
        """Whether nothing is to be said of what was done."""
        return self.quiet(commit) if callable(self.quiet) else self.quiet

    def tell(self, why: str, kept: bool) -> bool:
        """Tell whoever asked why it was not done: by a rule, so that everything is `kept`, or by the disk. Whether
        nothing else is to be said.
        """
        if self.failed is not None and not kept:
            self.failed(why)
            return True
        if self.refused is not None:
            self.refused(why)
        return False


class Undo(Message):
    """Take back the last thing this person did."""


class Redo(Message):
    """Do again what was undone last."""


class Open(Message):
    """Show the record with this id or handle, on the screen where it belongs."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class GoTo(Message):
    """Show another screen, by its mode: board, initiative, issues, glossary, meeting or minutes."""

    def __init__(self, mode: str) -> None:
        super().__init__()
        self.mode = mode


class Save(Message):
    """Bring the readable copy of the workspace, the TinyDB file, up to date."""


class Write(Message):
    """Write `text` to the file at `path` as a person typed it, whole or not at all."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path, self.text = path, text
