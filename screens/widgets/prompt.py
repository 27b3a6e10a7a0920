"""The line that people type while others talk: the cursor, what Tab would complete, and what the line will be.

Completion is drawn behind the cursor and at the right of the same line, never over the notes. Enter and a paste of
several lines give lines to the screen at once and leave the prompt empty for the next; a line that could not be
kept comes back with ``give_back``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from screens.plain import clean, width
from screens.widgets.ink import Ink, ink_of
from screens.widgets.lines import Line, Span, Spans, segments

if TYPE_CHECKING:
    from textual.app import App

GAP = 3
"""Blanks between what is typed and the label at the right; with less room the label yields."""
BEGINS = tuple("@+#")
"""What a mark begins with."""
_STEP = 80
_MOST_HISTORY = 500


class Candidate(NamedTuple):
    """One way to complete a line: ``insert`` replaces its characters from ``start`` to ``end``; ``shown`` names it."""

    insert: str
    shown: str
    start: int
    end: int


Completer = Callable[[str, int], Sequence[Candidate]]
"""What can complete a line (its text, the cursor's offset), best first. Called when the line is drawn: be quick."""
Describer = Callable[[str], str | Spans]
"""What kind of line this is, for the label at the right. Called when the line is drawn: be quick."""


class Prompt(Input):
    """A one-line input for the line grammar. ``Entered`` carries what was typed or pasted."""

    DEFAULT_CSS = """
    Prompt, Prompt:focus { height: 1; border: none; padding: 0 1 0 2; background: transparent; background-tint: 0%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete(1)", "Complete", show=False, id="prompt.complete"),
        Binding("shift+tab", "complete(-1)", "Complete back", show=False, id="prompt.complete-back"),
        Binding("up", "recall(-1)", "Earlier line", show=False, id="prompt.earlier"),
        Binding("down", "recall(1)", "Later line", show=False, id="prompt.later"),
    ]

    class Entered(Message):
        """Lines to keep, in order, as they were typed; never empty ones. One, or several from a paste."""

        def __init__(self, prompt: Prompt, lines: list[str]) -> None:
            super().__init__()
            self.prompt, self.lines = prompt, lines

        @property
        def control(self) -> Prompt:
            """The prompt they were typed in."""
            return self.prompt

    class Behind(Message):
        """Something to do behind the lines that were entered before: they are on their way to the screen as well."""

        def __init__(self, prompt: Prompt, do: Callable[[], object]) -> None:
            super().__init__()
            self.prompt, self.do = prompt, do

        @property
        def control(self) -> Prompt:
            """The prompt the lines were typed in."""
            return self.prompt

    def __init__(
        self,
        *,
        complete: Completer | None = None,
        describe: Describer | None = None,
        placeholder: str = "",
        history: Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True, id=id, classes=classes)
        self.cursor_blink = False
        self._initial_value = False  # else Textual does not bring the cursor of the first long line into view
        self.complete = complete
        self.describe = describe
        self.history = list(history)
        self._recalled = 0
        self._draft = ""
        self._completed: tuple[str, str, Sequence[Candidate], int] | None = None
        self._asked: tuple[str, int, Sequence[Candidate]] = ("", -1, ())
        self._ink: Ink | None = None

    # What a screen asks and says

    @property
    def candidates(self) -> Sequence[Candidate]:
        """What could complete the line where the cursor is, best first."""
        value, at = self.value, self.cursor_position
        if self._asked[:2] != (value, at):
            found = self.complete(value, at) if self.complete is not None and value else ()
            self._asked = (value, at, found)
        return self._asked[2]

    def put(self, value: str, at: int | None = None) -> None:
        """Replace the line, with the cursor at offset ``at`` or at its end."""
        self.value = value
        self.cursor_position = len(value) if at is None else at

    def give_back(self, line: str, *, selected: bool = False) -> None:
        """Put a line that could not be kept back: into the prompt, or, when something is typed already, one key up.

        When it is `selected`, whoever goes on typing replaces it and does not write into it; it stays one key up.
        """
        if not self.value:
            self.put(line)
            if selected:
                self.selection = Selection(0, len(line))
        elif line not in self.history[-1:]:
            self.history.append(line)

    def behind_lines(self, do: Callable[[], object]) -> None:
        """Have the screen do something: now, or while somebody types here behind the lines entered before."""
        if self.has_focus:
            self.post_message(self.Behind(self, do))
        else:
            do()

    def ask_again(self) -> None:
        """What completes or describes the line has changed: draw it anew."""
        self._asked = ("", -1, ())
        self.refresh()

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        """Do what a key does, the prompt's own or the screen's, before the next key is looked at.

        Textual would hand such a key on to the app and go on typing meanwhile: of lines that arrive faster than that (a
        terminal without bracketed paste, a script), every Enter came after all the letters, and Ctrl+Z took back a line
        that was typed after it.
        """
        if not event.is_printable and any(event.key in keys.key_to_bindings for _, keys in self._bound):
            app = cast("App[object]", self.app)  # pyright: ignore[reportUnknownMemberType]
            await app._check_bindings(event.key)  # pyright: ignore[reportPrivateUsage]
            event.stop()
            event.prevent_default()
            return
        if (event.character or " ")[0] in BEGINS or (event.character or " ").isalnum():
            self._part_from_mark()
        await super()._on_key(event)

    @property
    def _bound(self) -> list[tuple[DOMNode, BindingsMap]]:
        """What keys do here, nearest first."""
        return self.screen._modal_binding_chain  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType]

    def _part_from_mark(self) -> None:
        """A word typed right behind a mark that Tab completed is the next one: put the blank that was left out."""
        if self._completed is None or self._completed[0] != self.value or not self.cursor_at_end:
            return
        _, typed, candidates, index = self._completed
        chosen = candidates[index]
        if chosen.insert[-1:] != ":" and (chosen.insert[:1] in BEGINS or typed[: chosen.start].endswith(":")):
            self.put(f"{self.value} ")

    async def action_submit(self) -> None:
        """Enter: hand the line over and be empty for the next."""
        self._enter([self.value])

    def action_complete(self, step: int) -> None:
        """Tab: take the first candidate; again: the next one. In an empty prompt Tab goes on to the next pane."""
        if not self.value:
            raise SkipAction
        before = self._completed
        if before is not None and before[0] == self.value:
            _, typed, candidates, index = before
            index = (index + step) % len(candidates)
        else:
            typed, candidates, index = self.value, self.candidates, 0
        if not candidates:
            return
        chosen = candidates[index]
        self.put(typed[: chosen.start] + chosen.insert + typed[chosen.end :], chosen.start + len(chosen.insert))
        self._completed = (self.value, typed, candidates, index)

    def action_cursor_right(self, select: bool = False) -> None:
        """Right, at the end of the line: take what is shown behind the cursor."""
        if not select and self.cursor_at_end and self._ghost():
            self.action_complete(1)
        else:
            super().action_cursor_right(select)

    def action_recall(self, step: int) -> None:
        """Up and down: lines entered before, and back to the one being typed."""
        at = self._recalled + step
        if not -len(self.history) <= at <= 0:
            return
        if self._recalled == 0:
            self._draft = self.value
        self._recalled = at
        self.put(self.history[at] if at else self._draft)

    def action_paste(self) -> None:
        """Paste what was copied in this program."""
        app = cast("App[object]", self.app)  # pyright: ignore[reportUnknownMemberType]
        if not self._enter_pasted(app.clipboard):
            super().action_paste()

    def _on_paste(self, event: events.Paste) -> None:
        if self._enter_pasted(event.text):
            event.prevent_default()
            event.stop()

    def _enter_pasted(self, text: str) -> bool:
        """Several pasted lines are entered, with what was typed around them; false for a single one."""
        if len(text.splitlines()) < 2:
            return False
        start, end = sorted(self.selection)
        self._enter(f"{self.value[:start]}{text}{self.value[end:]}".splitlines())
        return True

    def _enter(self, lines: list[str]) -> None:
        lines = [line for line in lines if line.strip()]
        self._recalled, self._draft = 0, ""
        self.put("")
        if lines:
            self.history.extend(lines)
            del self.history[:-_MOST_HISTORY]
            self.post_message(self.Entered(self, lines))

    # Drawing

    def notify_style_update(self) -> None:
        """Take the styles anew when the theme or the ground has changed."""
        self._ink = None
        super().notify_style_update()

    @property
    def content_width(self) -> int:
        """Room for the line, in steps, so that a typed character does not lay out the screen again."""
        return (self._position_to_cell(len(self.value)) // _STEP + 1) * _STEP

    def watch_selection(self) -> None:
        """Scroll back as far as the line allows when it has become shorter."""
        most = max(0, self._position_to_cell(len(self.value)) + 1 - self.scrollable_content_region.width)
        if self.scroll_offset.x > most:
            self.scroll_to(x=most, animate=False, immediate=True, force=True)

    def _position_to_cell(self, position: int) -> int:
        return width(_shown(self.value[:position]))

    def render_line(self, y: int) -> Strip:
        """The line: what is typed, the cursor, what Tab would add, and at the right what the line will be."""
        if self._ink is None:
            self._ink = ink_of(self)
        ink, cells = self._ink, self.scrollable_content_region.width
        if y or cells <= 0:
            return Strip.blank(max(0, cells), ink.base)
        drawn = [Segment(text, ink[name]) for text, name in self._typed() if text]
        strip = Strip(drawn)
        scrolled = int(self.scroll_offset.x)
        if scrolled or strip.cell_length > cells:
            strip = strip.crop(scrolled, scrolled + cells)
        room = cells - strip.cell_length
        label = self._label(room - GAP)
        return Strip([*strip, *segments(Line((), label), room, ink)], cells)

    def _typed(self) -> list[tuple[str, str]]:
        """The line in pieces: before and after the cursor, the selection, the completion."""
        value, at = self.value, self.cursor_position
        cursor = "accent reverse" if self.has_focus else "text"
        if not value:
            hint = clean(self.placeholder)
            return [(hint[:1] or " ", cursor if self.has_focus else "faint"), (hint[1:], "faint")]
        start, end = sorted(self.selection)
        if start != end:
            chosen = "text reverse" if self.has_focus else "text"
            return [(_shown(value[:start]), "text"), (_shown(value[start:end]), chosen), (_shown(value[end:]), "text")]
        if at < len(value):
            under = _shown(value[at]) or " "
            return [(_shown(value[:at]), "text"), (under, cursor), (_shown(value[at + 1 :]), "text")]
        ghost = _shown(self._ghost()) if self.has_focus else ""
        return [(_shown(value), "text"), (ghost[:1] or " ", cursor), (ghost[1:], "faint")]

    def _ghost(self) -> str:
        """What the first candidate would add behind the cursor, where it goes on with what is typed."""
        at = self.cursor_position
        if not self.candidates or at < len(self.value):
            return ""
        first = self.candidates[0]
        typed = self.value[first.start : at]
        fits = first.end == at and first.insert.lower().startswith(typed.lower())
        return first.insert[len(typed) :] if fits else ""

    def _label(self, room: int) -> Spans:
        """What the line will be, and what Tab would take; only the first of them, or nothing, where room is short."""
        said = self.describe(self.value) if self.describe is not None and self.value else ""
        kind: list[Span] = ([(said, "dim")] if said else []) if isinstance(said, str) else list(said)
        offer: list[Span] = []
        if self.candidates and self.has_focus:
            offer = [("Tab", "key"), (f" {self.candidates[0].shown}", "dim")]
        both: list[Span] = [*kind, (" · ", "faint"), *offer] if kind and offer else kind or offer
        return next((label for label in (both, kind) if 0 < _cells(label) <= room), ())


def _cells(spans: Spans) -> int:
    return sum(width(clean(span if isinstance(span, str) else span[0])) for span in spans)


def _shown(piece: str) -> str:
    """A piece of the line, cleaned as a part of it: an accent at its beginning belongs to what is before it."""
    return piece if piece.isascii() and piece.isprintable() else clean("x" + piece)[1:]
