"""The one look of every dialog: a quiet panel with a title, a body and its own keys, closed with Esc."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from screens.actions import all_shown
from screens.base import Host, Reasons
from screens.messages import Do
from screens.widgets.bar import Bar, Key, KeysBar
from screens.widgets.lines import Drawn, Line, Spans, fold, strip_of
from store.keep.workspace import Verb
from store.model.board import Board

T = TypeVar("T")


class Words(Drawn):
    """A few sentences, folded to the width, each on a line of its own."""

    DEFAULT_CSS = """
    Words { height: auto; max-height: 8; padding: 0 1 0 2; margin-bottom: 1; }
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self.sentences = sentences

    def _lines(self, cells: int) -> list[Spans]:
        return [line for said in self.sentences for line in fold([(said, "dim")], max(1, cells), hang=2, limit=3)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the sentences take."""
        del container, viewport
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        lines = self._lines(self.size.width)
        return strip_of(Line(lines[y]), self.size.width, self.ink) if y < len(lines) else self.blank()


class Panel(Reasons, ModalScreen[T | None]):
    """A dialog. Subclasses yield what it holds in `body`, fill it in `draw`, and dismiss with their answer, or None."""

    CSS_PATH = "panel.tcss"
    AUTO_FOCUS = "#main"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False, id="dialog.close")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it
    # Its keys as Textual names them, what each does, and the action a click runs.
    KEYS: ClassVar[Sequence[Key]] = (("escape", "close", "close"),)

    def __init__(self, title: str, right: str = "") -> None:
        super().__init__()
        self.heading, self.heading_right = title, right

    @property
    def host(self) -> Host:
        """The app, as far as screens know it."""
        return cast("Host", self.app)  # pyright: ignore[reportUnknownMemberType]

    @property
    def board(self) -> Board:
        """The newest board."""
        return self.host.board

    def compose(self) -> ComposeResult:
        """The panel: its title, its body, its keys."""
        with Vertical(id="panel"):
            yield Bar([(self.heading, "strong")], [(self.heading_right, "dim")], id="panel-title")
            yield from self.body()
            yield KeysBar([_shown(key) for key in self.KEYS], id="panel-keys")

    def body(self) -> ComposeResult:
        """What the panel holds."""
        yield Widget()

    def draw(self, board: Board) -> None:
        """Fill the body from `board`; called when it opens and whenever the board moves."""

    def on_mount(self) -> None:
        """Follow the board, also while the dialog is open."""
        self.watch(self.host, "board", self._board_moved, init=False)
        self.draw(self.board)

    def _board_moved(self) -> None:
        self.draw(self.board)

    def say(self, left: Spans | None = None, right: Spans | None = None) -> None:
        """Change the panel's title line."""
        self.query_one("#panel-title", Bar).show(left, right)

    def on_click(self, event: events.Click) -> None:
        """A click beside the panel closes it."""
        if event.widget is self:
            self.action_close()

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def do(self, verb: Verb, name: str = "") -> None:
        """Ask the app to do a verb and keep it."""
        self.host.post_message(Do(verb, name))


def _shown(key: Key) -> Key:
    """A key of a dialog with its names as people read them."""
    return (all_shown(key[0]), key[1], key[2]) if len(key) == 3 else (all_shown(key[0]), key[1])
