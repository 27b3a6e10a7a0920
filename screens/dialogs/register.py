"""Every decision that holds, the newest first, and below each what it replaced; `accord decisions` says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.dialogs.panel import Panel
from screens.glyphs import glyph, style
from screens.messages import Open
from screens.plain import pad
from screens.widgets.bar import Key
from screens.widgets.folded import Entry, Folded
from screens.widgets.lines import Spans
from screens.widgets.rows import Rows
from store.meeting.history import register_rows
from store.model.board import Board
from store.model.records import Decision, Verdict
from store.sense.decisions import register

ID_ROOM = 6
EMPTY: Sequence[Spans] = [
    [("Nothing has been decided yet.", "strong")],
    [
        ("= text", "key"),
        (" writes a decision down; ", "dim"),
        ("supersedes:D3", "key"),
        (" says what it replaces", "dim"),
    ],
]


class Register(Panel[None]):
    """The decisions; Enter opens one."""

    KEYS: ClassVar[Sequence[Key]] = (("enter", "open"), ("up,down", "move"), ("escape", "close", "close"))

    def __init__(self) -> None:
        super().__init__("Decisions that hold", "newest first")
        self.add_class("-tall")

    def body(self) -> ComposeResult:
        """The list."""
        yield Rows(id="main")

    def draw(self, board: Board) -> None:
        """See `Panel.draw`."""
        rows = register_rows(board, register(board))
        entries = [_entry(newer, decision, where) for newer, decision, where in rows]
        self.query_one("#main", Rows).show(Folded(entries), empty=EMPTY)

    @on(Rows.Opened)
    def _open(self, message: Rows.Opened) -> None:
        """Show the decision where it belongs."""
        message.stop()
        self.dismiss(None)
        self.host.post_message(Open(message.key))


def _entry(newer: str, decision: Decision, where: str) -> Entry:
    """A decision in words, and below it when and where; what was replaced is set in under what replaced it."""
    sign = (f"{'    ' if newer else ''}{glyph('decision')} ", "faint" if newer else style("decision"))
    verdict = "" if decision.verdict is Verdict.AGREED else decision.verdict.value
    about = f" {glyph('dot')} ".join(part for part in (verdict, f"replaced by {newer}" if newer else "", where) if part)
    words = (decision.text, "dim" if newer else "text")
    return Entry(
        decision.id,
        [sign, (pad(decision.id, ID_ROOM), "dim"), words],
        hang=4 * bool(newer) + 2 + ID_ROOM,
        limit=3,
        below=[(about, "dim")],
    )
