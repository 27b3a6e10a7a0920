"""The app: one board for all screens, one desk for all writing, and what works everywhere."""

from __future__ import annotations

import gc
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, on
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from screens.actions import EVERYWHERE, bindings_of
from screens.base import AccordScreen, Host, run_or_say
from screens.glyphs import is_ascii
from screens.messages import Do, GoTo, Open, Redo, Save, Undo, Write
from store.keep.errors import KeepError
from store.model.moment import Refused
from tui.desk import Desk
from tui.modes import MODES, load_palette, open_record, style_sheet, style_sheets
from tui.opening import Unread
from tui.reading import Reading
from tui.theme import ink_defaults, register, theme_name, uses_no_color
from tui.toasts import PASSING, Toasts

if TYPE_CHECKING:
    from store.keep.workspace import Done, Workspace
    from store.model.board import Board
    from store.model.changes import Commit

IDLE = 0.3
"""Seconds after the first frame until what other screens need is read."""
POLL = 0.05
"""Seconds between looks at the journal: one `fstat`; half of it is what another process's change takes to get here."""


class AccordApp(Toasts):
    """The dashboard on one workspace. `clock` gives the present in UTC; tests hand in one that stands still."""

    TITLE = "Accord"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {**MODES}
    DEFAULT_MODE = "board"
    COMMANDS: ClassVar[set[Any]] = {load_palette}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(EVERYWHERE)]

    def __init__(self, workspace: Workspace | Unread, mode: str = "board") -> None:
        self.DEFAULT_MODE = mode  # pyright: ignore - declared a class's, read from the app
        # The first screen's style sheet is read with the app's own: each one that comes later parses all of them anew.
        super().__init__(css_path=["app.tcss", style_sheet(mode)], ansi_color=uses_no_color(os.environ) or None)
        self.who = workspace.who
        self._notices: list[str] = []
        self.first: Reading | None = None
        """Reads the workspace, where it is not read yet."""
        if isinstance(workspace, Unread):
            self.desk = Desk(None)
            self.clock = workspace.clock
            self.first = Reading(self, self.desk, workspace, self._take_over)
            self.reading, self.seen, self.seen_holds = True, workspace.seen, workspace.holds
            self.set_reactive(Host.board, cast("Board", None))  # see `Host.reading`
        else:
            self.desk = Desk(workspace)
            self._set_up(workspace)
            self.set_reactive(Host.board, workspace.board)
        self._looking = False
        self._unread = ""
        """Why the workspace could not be read when it was looked at last."""
        register(self)
        wanted = os.environ.get("ACCORD_THEME", "")
        if wanted and wanted not in self.available_themes:
            self._notices.append(f"There is no theme {wanted!r}; Ctrl+P, choose a theme, shows those there are.")
            wanted = ""
        self.set_reactive(App.theme, theme_name(os.environ, wanted))  # setting it would parse the style sheets twice
        self.stylesheet.set_variables(self.get_css_variables())
        if is_ascii():
            from tui.ascii import draw_ascii

            draw_ascii(self)

    def _set_up(self, workspace: Workspace) -> None:
        self.clock = workspace.clock
        self._notices += workspace.notices

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own theme variables, for themes that lack them."""
        return ink_defaults(self.current_theme)

    def now(self) -> str:
        """See `Host.now`."""
        return self.clock()

    def today(self) -> str:
        """See `Host.today`."""
        return self.local(self.now())[0]

    def local(self, moment: str) -> tuple[str, str]:
        """See `Host.local`."""
        from store.meeting import days

        here = days.local(moment, self.board.series.timezone)
        return ("", "") if here is None else (here.date().isoformat(), days.clock_time(here))

    async def history(self, limit: int, key: str = "") -> list[Commit]:
        """See `Host.history`. Nothing happened to a record before it was made, so a young one's is found at once."""
        record = self.board.find(key) if key else None
        since = record.created if record is not None else ""
        return await self.desk.history(limit, lambda commit: not key or any(c.id == key for c in commit.changes), since)

    def on_ready(self) -> None:
        """The first frame stands: read the records, where that is still to be done."""
        if self.first is None:
            self._begin()
        else:
            self.run_worker(self.first.read(), group="reading", exit_on_error=False)

    async def on_event(self, event: events.Event) -> None:
        """Hold back what is typed until the records are read."""
        if self.first is None or not self.first.holds_back(event):
            await super().on_event(event)

    def _take_over(self, workspace: Workspace) -> None:
        """The records are read: show them."""
        self._set_up(workspace)
        self.reading = False
        self.board = workspace.board
        self._begin()

    def _begin(self) -> None:
        """Collect garbage again, watch the journal, say what opening found."""
        if not gc.isenabled():  # whoever launched the app turned it off, for a fifth of the time to the first frame
            gc.enable()
            gc.freeze()
        self.set_interval(POLL, self._look)
        self.set_timer(IDLE, self._read_style_sheets)
        if self.DEFAULT_MODE == "board" and not (self.first is not None and self.seen_holds):
            self.set_timer(IDLE, self.desk.keep_seen)
        for notice in self._notices:
            self.notify(notice, severity="warning", timeout=12)

    # What screens ask for

    @on(Do)
    def _do(self, message: Do) -> None:
        future = self.desk.do(message.verb, message.name, self.who, "")  # handed in here, so in the order of asking
        self.run_worker(self._finish(future, message), group="store", exit_on_error=False)

    @on(Undo)
    def _undo(self) -> None:
        self.run_worker(self._finish(self.desk.undo(self.who)), group="store", exit_on_error=False)

    @on(Redo)
    def _redo(self) -> None:
        self.run_worker(self._finish(self.desk.redo(self.who)), group="store", exit_on_error=False)

    @on(Save)
    def _save(self) -> None:
        self.run_worker(self._say_of(self.desk.save()), group="store", exit_on_error=False)

    @on(Write)
    def _write(self, message: Write) -> None:
        self.run_worker(self._say_of(self.desk.write(message.path, message.text)), group="store", exit_on_error=False)

    async def _say_of(self, future: Awaitable[str | None]) -> None:
        """Wait for a file to be written, and say where it is, or why it is not."""
        try:
            path = await future
        except KeepError as error:
            self.notify(str(error), severity="error", timeout=15)
        else:
            if path:
                self.notify(f"Written to {path}")

    @on(Open)
    async def _open(self, message: Open) -> None:
        await open_record(self, message.key)

    @on(GoTo)
    def _go_to(self, message: GoTo) -> None:
        self.switch_mode(message.mode)

    async def _finish(self, future: Awaitable[Done], message: Do | None = None) -> None:
        """Wait for the desk; show the new board, or the sentence that says why not."""
        try:
            outcome = await future
        except (Refused, KeepError) as error:
            kept = isinstance(error, Refused)
            if message is None or not message.tell(str(error), kept):
                self.notify(str(error), severity="warning" if kept else "error", timeout=PASSING if kept else 15)
            return
        except Exception as error:  # noqa: BLE001 - a mistake in one verb must not take the meeting down
            self._own_error(error, message)
            return
        if outcome.commit is not None:
            self._take(outcome.board, (outcome.commit,))
            self.drop_toasts()  # of what was done before
            if message is None or not message.is_quiet(outcome.commit):
                self._toast(outcome)
        if message is not None and message.done is not None:
            message.done(outcome)

    def _own_error(self, error: Exception, message: Do | None) -> None:
        """Something of ours broke: nothing was changed, the details go to a private file."""
        from tui.trace import keep_trace

        sentence = f"That did not work: an error of Accord's own ({type(error).__name__}). Nothing was changed."
        if message is not None and message.refused is not None:
            message.refused(sentence)
        self.notify(f"{sentence} {keep_trace()}", severity="error", timeout=15)

    def _toast(self, outcome: Done) -> None:
        """Name what happened, and how to take it back."""
        commit = outcome.commit
        if commit is not None:
            from store.sense.weekly import describe_commit

            if self._is_typing:
                hint = "Esc, then U does it again" if commit.undoes else "Ctrl+Z takes it back"
            else:
                hint = "U does it again" if commit.undoes else "u takes it back"
            self.notify(f"{describe_commit(commit, outcome.board)} · {hint}")

    @property
    def _is_typing(self) -> bool:
        """Whether plain keys are letters now: the meeting's prompt has them."""
        return isinstance(self.screen, AccordScreen) and isinstance(self.focused, Input)

    def _take(self, board: Board, commits: tuple[Commit, ...]) -> None:
        """Hand a newer board to every screen, with what changed lit up for a moment."""
        if board is self.board:
            return
        self.recent = frozenset(change.id for commit in commits for change in commit.changes)
        self.board = board

    async def _look(self) -> None:
        """See whether another process changed the workspace, or a refused verb met what one had changed."""
        if self._looking or (self.board is self.desk.workspace.board and self.desk.quiet()):
            return
        self._looking = True
        try:
            board, commits = await self.desk.catch_up()
        except KeepError as error:
            if str(error) != self._unread:  # said once, not twenty times a second
                self._unread = str(error)
                self.notify(self._unread, severity="error", timeout=15)
        else:
            self._unread = ""
            self._take(board, commits)
        finally:
            self._looking = False

    def _read_style_sheets(self) -> None:
        """Read the other screens' style sheets while nobody waits, for the reason given above."""
        for path in style_sheets():
            self.stylesheet.read(path)
        self.stylesheet.parse()

    # What works everywhere

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; when it cannot be done now, say why."""
        ran = await super().run_action(action, default_namespace, namespaces)
        return run_or_say(self, ran, action, default_namespace)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what works everywhere but on a screen for reading."""
        screen = self.screen if self.screen_stack else None
        if isinstance(screen, AccordScreen) and screen.READS_ONLY and screen.why_not(action):
            return None
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take back the last thing this person did."""
        self.post_message(Undo())

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.post_message(Redo())

    def action_help_quit(self) -> None:
        """Ctrl+C, by which nobody is to lose a meeting: say what leaves."""
        self.notify(f"{'Esc, then q' if self._is_typing else 'q'} leaves; everything is on disk already.")

    def action_add(self) -> None:
        """Open the quick-add line."""
        from screens.dialogs.quick_add import QuickAdd

        place = self.screen.place() if isinstance(self.screen, AccordScreen) else None
        self.push_screen(QuickAdd(place))

    def action_find(self) -> None:
        """Open find-as-you-type."""
        from screens.dialogs.find import Find

        self.push_screen(Find())

    def action_help(self) -> None:
        """Show every key that works on this screen."""
        from screens.dialogs.help import Help

        self.push_screen(Help(getattr(self.screen, "WHERE", "")))

    def action_log(self) -> None:
        """Show what was changed, by whom, newest first."""
        from screens.dialogs.log import Log

        self.push_screen(Log())

    def action_theme(self) -> None:
        """Switch between the light and the dark theme."""
        self.theme = "accord-dark" if self.current_theme.name == "accord-light" else "accord-light"

    def action_go(self, mode: str) -> None:
        """Show another screen."""
        self.switch_mode(mode)
