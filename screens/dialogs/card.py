"""Any record by itself: what it says, and what happened to it. From here it can be changed and taken off the board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.dialogs.ask import Ask
from screens.dialogs.log import BY_ROOM, moment_words
from screens.dialogs.panel import Panel
from screens.glyphs import glyph, style
from screens.messages import Do, Open
from screens.plain import pad
from screens.record import facts, kind_words, sign_of, text_of
from screens.widgets.bar import Key
from screens.widgets.folded import Entry, Folded
from screens.widgets.rows import Rows
from store.keep.errors import KeepError
from store.model.board import Board
from store.model.changes import Changes, Commit
from store.model.moment import Moment
from store.model.records import Named, Record

LABEL_ROOM = 16
MOST_HISTORY = 100
MOST_LINES = 12
"""Lines of one text that are shown; a text of 100 kB is read elsewhere."""


class Card(Panel[None]):
    """The record `key` in words, its history below it."""

    KEYS: ClassVar[Sequence[Key]] = (
        ("e", "edit text", "edit"),
        ("x", "take off the board", "drop"),
        ("enter", "open what is named"),
        ("escape", "close", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit text", show=False, id="card.edit"),
        Binding("x", "drop", "Take off the board", show=False, id="card.drop"),
    ]

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
        self._history: list[Commit] = []

    @property
    def record(self) -> Record | None:
        """The record, as long as it is there."""
        return self.board.find(self.key)

    def body(self) -> ComposeResult:
        """Facts and history in one list."""
        yield Rows(id="main")

    def draw(self, board: Board) -> None:
        """Show the record as it is now; a record that is gone closes its card."""
        record = self.record
        if record is None:
            self.dismiss(None)
            return
        sign = glyph(sign_of(record)).strip()
        name = [(f"{sign} ", style(sign_of(record)))] if sign else []
        self.say([*name, (kind_words(record).capitalize(), "strong")], [(record.id, "dim")])
        self._show(board, record)
        self.run_worker(self._read(), exclusive=True, group="history")

    async def _read(self) -> None:
        try:
            self._history = await self.host.history(MOST_HISTORY, self.key)
        except KeepError:  # the app says so itself when it next looks at the journal
            return
        record = self.record
        if record is not None:
            self._show(self.board, record)

    def _show(self, board: Board, record: Record) -> None:
        shown = [Entry("text", [(text_of(record), "strong")], limit=MOST_LINES)]
        for number, fact in enumerate(facts(board, record, self.host.today())):
            words = [(pad(fact.label, LABEL_ROOM), "dim"), (fact.words, "text")]
            shown.append(Entry(f"{number} {fact.key}", words, LABEL_ROOM, limit=MOST_LINES))
        if self._history:
            shown.append(Entry("history", [("What happened", "strong")], heading=True))
            shown += [_happened(commit, board, self.host.today()) for commit in self._history]
        self.query_one("#main", Rows).show(Folded(shown))

    @on(Rows.Opened)
    def _open(self, message: Rows.Opened) -> None:
        """Open the record that the line under the cursor names."""
        message.stop()
        key = message.key.partition(" ")[2]
        if message.key == "text":
            self.action_edit()
        elif key and self.board.find(key) is not None:
            self.dismiss(None)
            self.host.post_message(Open(key))

    def action_edit(self) -> None:
        """Change the text, or the name of a thing that has a handle."""
        record = self.record
        if record is None:
            return
        field = "name" if isinstance(record, Named) else "text"
        if not hasattr(record, field):
            self.host.notify(f"A {kind_words(record)} has no text to change.", severity="warning", markup=False)
            return
        old = str(getattr(record, field))

        def change(new: str) -> Do | None:
            return Do(lambda board, at: _edit(board, self.key, field, new, at), "edit text") if new != old else None

        self.host.push_screen(Ask(f"Change the {field} of {record.id}", value=old, keep=change))

    def action_drop(self) -> None:
        """Take the record off the board; undo brings it back, so nobody is asked twice."""
        from store.verbs.edit import drop_record

        self.do(lambda board, at: drop_record(board, self.key, at=at), "drop")


def _edit(board: Board, key: str, field: str, new: str, at: Moment) -> Changes:
    from store.verbs.edit import edit_record

    return edit_record(board, key, {field: new}, at=at)


def _happened(commit: Commit, board: Board, today: str) -> Entry:
    from store.sense.weekly import describe_commit

    when, said = moment_words(commit.at, board.series.timezone, today), describe_commit(commit, board)
    return Entry(f"v{commit.version}", [(when + pad(commit.by, BY_ROOM), "dim"), said], len(when) + BY_ROOM, limit=2)
