"""Find anything as you type: every record that holds all the words, best first; Enter opens it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from screens.dialogs.panel import Panel
from screens.glyphs import glyph, style
from screens.messages import Open
from screens.plain import pad
from screens.record import kind_words, sign_of
from screens.widgets.bar import Key
from screens.widgets.lines import Line, Spans
from screens.widgets.prompt import Prompt
from screens.widgets.rows import Rows
from screens.widgets.source import Lazy
from store.model.board import Board
from store.sense.phrases import day

if TYPE_CHECKING:
    from store.sense.search import Hit

FIRST, MOST = 50, 200
"""Hits that are looked for at each key, more than a screen shows; and after a moment without one. More words find
fewer.
"""
PAUSE = 0.15
"""Seconds without a key after which the rest is looked for: no key waits for it."""
ID_ROOM = 8
LEAST_FOR_KIND = 50
"""Cells from which a hit says its kind in a word; below, its sign does, and its text has the room."""
TEACH = "Type words; all of them must be there. is:open  @ana  +webinar  since:mon  narrow it down."


class Find(Panel[None]):
    """A line to type in and the hits below it; the arrows move among the hits while you type."""

    KEYS: ClassVar[Sequence[Key]] = (("enter", "open"), ("up,down", "move"), ("escape", "close", "close"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, priority=True, id="find.up"),
        Binding("down", "move(1)", "Down", show=False, priority=True, id="find.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True, id="find.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True, id="find.page-down"),
        Binding("enter", "open", "Open", show=False, priority=True, id="find.open"),
    ]

    def __init__(self) -> None:
        super().__init__("Find")
        self.add_class("-tall")
        self._resting: Timer | None = None

    def body(self) -> ComposeResult:
        """The line, then the hits."""
        yield Prompt(placeholder="anything: a word, an id, a name", id="main")
        yield Rows(id="hits")

    def draw(self, board: Board) -> None:
        """Look again: what is there has changed, or what is looked for."""
        del board
        if self._resting is not None:
            self._resting.stop()
        if self._look(FIRST) == FIRST:
            self._resting = self.set_timer(PAUSE, lambda: self._look(MOST))

    @on(Input.Changed)
    def _typed(self) -> None:
        self.draw(self.board)

    def _look(self, most: int) -> int:
        """Show what holds the words typed so far, at most so many; how many hits that are."""
        from store.sense.filters import misread, nothing_found
        from store.sense.search import find

        typed = self.query_one("#main", Prompt).value.strip()
        today = self.host.today()
        hits = {hit.id: hit for hit in find(self.board, typed, most, today=today)} if typed else {}
        rows = self.query_one("#hits", Rows)
        odd = misread(self.board, typed, today)
        rows.show(
            Lazy(tuple(hits), lambda key, cells: [_line(self.board, hits[key], today, cells)]),
            empty=[[(said, "dim")] for said in (nothing_found(self.board, typed, today), *odd)]
            if typed
            else [[(TEACH, "dim")]],
        )
        more = f"{odd[0]}  " if odd and hits else "at least " if len(hits) == most else ""
        self.say(right=[(f"{more}{len(hits)} found" if typed else "", "dim")])
        return len(hits)

    def action_move(self, step: int) -> None:
        """One hit up or down."""
        self.query_one("#hits", Rows).action_move(step)

    def action_page(self, step: int) -> None:
        """One screenful of hits up or down."""
        self.query_one("#hits", Rows).action_page(step)

    def action_open(self) -> None:
        """Open the hit under the cursor, where it belongs."""
        key = self.query_one("#hits", Rows).cursor
        if key is not None:
            self._open(key)

    @on(Rows.Opened)
    def _opened(self, message: Rows.Opened) -> None:
        message.stop()
        self._open(message.key)

    def _open(self, key: str) -> None:
        self.dismiss(None)
        self.host.post_message(Open(key))


def _line(board: Board, hit: Hit, today: str, cells: int) -> Line:
    """A hit: sign, id, what it says, and at the right from when, and where there is room what sort of thing."""
    record = board.find(hit.id)
    name = sign_of(record) if record is not None else "note"
    kind = kind_words(record) if record is not None else hit.kind
    said: Spans = [(f"{glyph(name):<4}", style(name)), (pad(hit.id, ID_ROOM), "dim"), " ", hit.text]
    if hit.more:
        said = [*said, (f" {glyph('dot')} {hit.more}", "dim")]
    parts = [*([kind] if cells >= LEAST_FOR_KIND or not hit.at else []), *([day(hit.at, today)] if hit.at else [])]
    return Line(said, [(f" {glyph('dot')} ".join(parts), "faint")])
