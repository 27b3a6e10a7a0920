"""What was changed, by whom and when, newest first; what you did last can be taken back from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.dialogs.panel import Panel
from screens.messages import Open, Undo
from screens.plain import pad
from screens.widgets.bar import Key
from screens.widgets.folded import Entry, Folded
from screens.widgets.rows import Rows
from store.keep.errors import KeepError
from store.meeting import days
from store.model.board import Board
from store.model.changes import Commit

DAY_ROOM, WHEN_ROOM, BY_ROOM = 11, 18, 10
MOST = 1000
"""Changes that are listed; `accord log` has them all."""


class Log(Panel[None]):
    """The history of the workspace as sentences."""

    KEYS: ClassVar[Sequence[Key]] = (("enter", "open"), ("u", "undo your last", "undo"), ("escape", "close", "close"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("u", "undo", "Undo", show=False, id="log.undo")]

    def __init__(self) -> None:
        super().__init__("What was changed", "newest first")
        self.add_class("-tall")
        self._commits: list[Commit] = []

    def body(self) -> ComposeResult:
        """The changes."""
        yield Rows(id="main")

    def draw(self, board: Board) -> None:
        """Read the history again."""
        del board
        self.run_worker(self._read(), exclusive=True, group="log")

    async def _read(self) -> None:
        from store.sense.weekly import describe_commit

        try:
            self._commits = await self.host.history(MOST)
        except KeepError:  # the app says so itself when it next looks at the journal
            return
        zone, board, today = self.board.series.timezone, self.board, self.host.today()
        hang = WHEN_ROOM + BY_ROOM if self.size.width >= 60 else 4
        entries = [
            Entry(
                str(commit.version),
                [
                    (moment_words(commit.at, zone, today) + pad(commit.by, BY_ROOM), "dim"),
                    describe_commit(commit, board),
                ],
                hang,
                limit=2,
            )
            for commit in self._commits
        ]
        self.query_one("#main", Rows).show(Folded(entries), empty=["Nothing was changed yet."])

    def action_undo(self) -> None:
        """Take back the last thing this person did."""
        self.host.post_message(Undo())

    @on(Rows.Opened)
    def _open(self, message: Rows.Opened) -> None:
        """Show the record a change was about, where it is still there."""
        message.stop()
        commit = next(commit for commit in self._commits if str(commit.version) == message.key)
        key = next((change.id for change in commit.changes if self.board.find(change.id) is not None), None)
        if key is None:
            self.host.notify("What that was about is not on the board any more.", severity="warning", markup=False)
            return
        self.dismiss(None)
        self.host.post_message(Open(key))


def moment_words(at: str, zone: str, today: str) -> str:
    """When something was done, in two columns: the day, left out today, and the time."""
    from store.sense.phrases import day

    here = days.local(at, zone)
    if here is None:
        return pad("", WHEN_ROOM)
    date = here.date().isoformat()
    said = day(date, today)
    said = "" if date == today else said if len(said) < DAY_ROOM else date
    return pad(pad(said, DAY_ROOM) + days.clock_time(here), WHEN_ROOM)
