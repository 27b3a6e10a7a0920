"""What every screen stands on: the app it may rely on, and the screen that redraws itself from a board.

Boards come down (every screen watches `Host.board`), wishes go up (`screens.messages`). A screen keeps only where
the cursor is, what is filtered and how it is sorted; a hidden one redraws when it is shown and the board has moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import actions, events
from textual.app import App, ComposeResult
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from screens.actions import fitting, footer_of
from screens.glyphs import glyph
from screens.messages import Do
from screens.title import times_of, title_line
from screens.widgets.bar import Bar, KeysBar, Rule
from screens.widgets.lines import Spans
from screens.widgets.painter import Painter

if TYPE_CHECKING:
    from screens.glimpse import Glimpse
    from store.keep.workspace import Verb
    from store.model.board import Board
    from store.model.changes import Commit
    from store.model.records import Person
    from store.verbs.capture import Place

PROGRESS = 20
"""Cells of the bar that shows how much is read."""
SWITCH = 0.001
"""Seconds a screen that is gone to may take to draw itself before what it has drawn is shown."""
TITLE_EVERY = 20.0
"""Seconds after which the title says anew how long it is to the standup."""


def _nothing() -> Board:
    """An empty board, imported only where an app starts without one."""
    from store.model.board import Board

    return Board.empty()


class Host(App[None]):
    """What screens may ask of the app without knowing it: the board, the time, and who is at the keyboard."""

    board: reactive[Board] = reactive(_nothing, repaint=False)  # screens know what of them changed
    reading: bool = False
    """Whether the records are still being read. Until then there is no `board`: the only screen there is draws `seen`.
    """
    seen: Glimpse | None = None
    """What the board showed when it was shown last."""
    seen_holds: bool = True
    """Whether that is what it shows now; else the screen says of when it is."""
    recent: frozenset[str] = frozenset()
    """Ids that the newest commits changed; a screen lets them light up for a moment."""
    who: str = ""
    unsaved: Sequence[str] = ()
    """Lines that were typed and are not on disk, in their order."""
    leaves: bool = False
    """Whether somebody was told of them who wanted to leave."""

    def delay_update(self, delay: float = SWITCH) -> None:
        """Show nothing half drawn while going to another screen. Textual's own 0.05 s would be all that a person waits
        for: screens here are drawn at once when they are come back to.
        """
        super().delay_update(delay)

    def now(self) -> str:
        """The present, ISO 8601 in UTC with milliseconds and `Z`."""
        raise NotImplementedError

    def today(self) -> str:
        """The present date in the workspace's time zone, ISO."""
        raise NotImplementedError

    def local(self, moment: str) -> tuple[str, str]:
        """A moment in UTC as date and `HH:MM` in the workspace's time zone."""
        raise NotImplementedError

    async def history(self, limit: int, key: str = "") -> list[Commit]:
        """The newest commits, at most `limit`; only those that touched the record `key`, where one is named."""
        raise NotImplementedError

    async def action_quit(self) -> None:
        """Leave once the disk has answered; where it refused lines, say so first, and leave when asked again."""
        await self.workers.wait_for_complete()  # pyright: ignore[reportUnknownMemberType]
        if self.unsaved and not self.leaves:
            self.leaves = True
            many = "1 line" if len(self.unsaved) == 1 else f"{len(self.unsaved)} lines"
            self.notify(f"{many} could not be written to the disk. Leave again, and what they say is printed.")
        else:
            self.exit()

    @property
    def me(self) -> Person | None:
        """The person at the keyboard, where the board knows them."""
        return self.board.people.get(self.who)


class Reasons:
    """Says why an action cannot be done just now; mixed into screens and dialogs."""

    def why_not(self, name: str) -> str | None:
        """The reason the action `name` cannot be done now, as a sentence; None when it can."""
        del name
        return None


def run_or_say(app: App[Any], ran: bool, action: Any, namespace: Any) -> bool:
    """After `App.run_action`: when nothing ran, show the reason the screen gives for it."""
    if not ran:
        name = (actions.parse(action) if isinstance(action, str) else action)[1]
        for place in (namespace, app.screen):
            reason = place.why_not(name) if isinstance(place, Reasons) else None
            if reason:
                app.notify(reason, severity="warning", markup=False)
                break
    return ran


class AccordScreen(Reasons, Screen[None]):
    """A screen that draws the board. Subclasses set `WHERE`, with `BINDINGS = bindings_of(WHERE)`, yield their panes
    in `body` and fill them in `draw`; the pane that has the keys first has the id `main`.
    """

    WHERE: ClassVar[str] = ""
    READS_ONLY: ClassVar[bool] = False
    """Whether nothing can be written while this screen is shown; `why_not` says so of what works everywhere."""
    AUTO_FOCUS = "#main"
    BLANK = True
    DEFAULT_CSS = """
    AccordScreen { layout: vertical; }
    AccordScreen.-short > #rule { display: none; }
    """
    # Textual declares these two as if they were the instance's.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__(classes=self._size_classes())
        self._drawn: Board | None = None
        self._compositor = Painter()
        self._new = True
        # Textual would parse every style sheet anew for each screen that is shown first, a third of the time it takes;
        # ours are all read with the theme's variables already.
        self._css_update_count = self.host._css_update_count  # pyright: ignore[reportPrivateUsage]

    def _size_classes(self) -> str:
        """The breakpoint classes for the size there is: given from the start, they cost no second layout."""
        width, height = self.app.size  # pyright: ignore[reportUnknownMemberType]
        across = [name for least, name in self.HORIZONTAL_BREAKPOINTS or () if width >= least]
        down = [name for least, name in self.VERTICAL_BREAKPOINTS or () if height >= least]
        return f"{across[-1]} {down[-1]}"

    @property
    def host(self) -> Host:
        """The app, as far as screens know it."""
        return cast("Host", self.app)  # pyright: ignore[reportUnknownMemberType]

    @property
    def board(self) -> Board:
        """The newest board."""
        return self.host.board

    # What a screen says of itself

    def body(self) -> ComposeResult:
        """The screen's own panes."""
        yield Widget()

    def draw(self, board: Board) -> None:
        """Fill the panes from `board`."""
        raise NotImplementedError

    def title_words(self) -> Spans:
        """What stands in the title after the program's name: by default what the standup is called."""
        return [(self.board.series.name, "strong")]

    def place(self) -> Place:
        """What a line added from here may leave out: where the room is, or the initiative that is shown."""
        from store.verbs.stream import place_of

        return place_of(self.board)

    def draw_seen(self, seen: Glimpse | None) -> None:
        """Fill the panes before the records are read. Only the board's screen is there then."""

    def draw_progress(self, share: float) -> None:
        """Say how much of the records is read, from 0 to 1."""
        full = round(share * PROGRESS)
        bar: Spans = [(glyph("bar") * full, "accent"), (glyph("rule") * (PROGRESS - full), "rule")]
        self.query_one("#keys", KeysBar).show(right=[("reading the records  ", "dim"), *bar])

    def title_at(self, cells: int) -> tuple[Spans, Spans]:
        """The left and the right part of the title."""
        return title_line(self.title_words(), times_of(self.board, self.host.now()), self.host.now(), cells)

    def show_record(self, key: str) -> None:
        """Put the cursor on the record `key`; called after the screen was opened for it."""

    # What every screen does

    def compose(self) -> ComposeResult:
        """Title line, the screen's panes, and the footer."""
        yield Bar(id="title")
        yield Rule(id="rule")
        yield from self.body()
        yield KeysBar(id="keys")

    def on_mount(self) -> None:
        """Draw before the first layout, so that there is one; then follow the board, and the time."""
        self.redraw()
        self.watch(self.host, "board", self._board_moved, init=False)
        self.set_interval(TITLE_EVERY, self.draw_title)
        self.call_after_refresh(setattr, self, "_new", False)

    async def on_event(self, event: events.Event) -> None:
        """Leave the styles of a screen that is not shown yet as they were just worked out: Textual tells it twice that
        it is to be shown, and works them all out anew each time.
        """
        if self._new and isinstance(event, events.ScreenResume):
            event.refresh_styles = False
        await super().on_event(event)

    def _board_moved(self) -> None:
        """Redraw when seen, also under a dialog; a hidden screen waits until it is shown."""
        if self in self.host.screen_stack:
            self.redraw()

    def on_screen_resume(self) -> None:
        """Redraw if the board moved while this screen was hidden."""
        self.redraw()

    def on_resize(self) -> None:
        """Title and footer say as much as fits."""
        self.draw_title()
        self.draw_footer()

    def redraw(self, force: bool = False) -> None:
        """Draw the board unless it is drawn already."""
        if self.host.reading:
            self.draw_seen(self.host.seen)
        elif force or self._drawn is not self.board:
            self._drawn = self.board
            self.draw(self.board)
        else:
            return
        self.draw_title()
        self.draw_footer()
        self.refresh_bindings()

    def draw_title(self) -> None:
        """Say where this is, what day it is, and when the next standup is."""
        self.query_one("#title", Bar).show(*self.title_at(self.size.width))

    def draw_footer(self) -> None:
        """Show the keys that matter here now, as many as fit; those that cannot be used now are left out."""
        usable = [action for action in footer_of(self.WHERE) if self.why_not(action.name) is None]
        keys = fitting(usable, self.size.width - 3)
        shown = [(action.first_key, action.label, action.run) for action in keys]
        self.query_one("#keys", KeysBar).show(shown, None if self.host.reading else ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out (None) what cannot be done now; its key then says why."""
        del parameters
        return None if self.is_mounted and self.why_not(action) else True

    def do(self, verb: Verb, name: str = "", *, quiet: bool = False) -> None:
        """Ask the app to do a verb and keep it."""
        self.host.post_message(Do(verb, name, quiet=quiet))  # not by way of the screen, behind what was asked since
