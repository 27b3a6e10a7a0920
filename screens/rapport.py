"""Rapport: which teams meet, who should be introduced, whose turn it is, who was thanked (practices P5 and P11)."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens import rapport_doing
from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.messages import Open
from screens.rapport_sheet import keeping_together, meeting_each_other, period
from screens.widgets.groups import Container
from screens.widgets.lines import Spans
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet
from store.model.board import Board

FIRST: list[Spans] = [
    [("Nobody is here yet.", "strong")],
    [],
    [("People of teams that share work should meet. In a shell:", "dim")],
    ["  ", ('accord add team ops "Marketing Operations"', "accent")],
    ["  ", ('accord add person ana "Ana Ruiz" --team ops', "accent")],
]


class RapportScreen(AccordScreen):
    """The picture of who met whom beside turns and thanks; below each other where there is no room beside."""

    WHERE = "rapport"
    CSS_PATH = "rapport.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("rapport")]

    def __init__(self) -> None:
        super().__init__()
        self._wide: bool | None = None

    def body(self) -> ComposeResult:
        """Two panes; the style sheet says where they stand."""
        with Container(id="rapport"):
            yield Pane("Who met whom", Rows(empty=FIRST, id="main"), id="met")
            yield Pane("Keeping together", Rows(id="aside"), id="together")

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        self._wide = self.has_class("-wide")
        today = self.host.today()
        main, aside = self.query_one("#main", Rows), self.query_one("#aside", Rows)
        self.query_one("#met", Pane).heading.show(right=period(board, today) if len(board.teams) else "")
        if not len(board.teams):
            main.show(())
            aside.show(())
            return
        met = meeting_each_other(board, today)
        kept = keeping_together(board, self.host.now(), today)
        main.show(Sheet(met if self._wide else met + kept))
        aside.show(Sheet(kept if self._wide else ()))
        for rows in (main, aside):
            rows.flash(f"record {key}" for key in self.host.recent)

    def on_resize(self) -> None:
        """One column becomes two, or two become one."""
        super().on_resize()
        if self.has_class("-wide") is not self._wide:
            self.redraw(force=True)

    def show_record(self, key: str) -> None:
        """Put the cursor on a thank-you."""
        for rows in self.query(Rows):
            if rows.go_to(f"record {key}"):
                rows.focus()

    # Where the cursor is

    @property
    def _part(self) -> list[str]:
        """Sort and keys of the part under the cursor, in the pane that has the keys."""
        aside = self.query_one("#aside", Rows)
        rows = aside if aside.has_focus else self.query_one("#main", Rows)
        return (rows.cursor or "").split(" ")

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        if name == "introduce" and self._part[0] != "pair":
            return "That needs the cursor on two people who never met."
        if name == "swap" and self._part[0] != "turn":
            return "That needs the cursor on a turn."
        return None

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.draw_footer()
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys matter in the other pane."""
        del event
        self._moved()

    # What can be done

    @on(Rows.Opened)
    def action_open(self) -> None:
        """Open what the line is about: introduce two people, swap a turn, a thank-you's card."""
        sort, *keys = self._part
        if sort == "pair":
            self.action_introduce()
        elif sort == "turn":
            self.action_swap()
        elif sort == "question":
            self.action_question()
        elif sort == "record":
            self.post_message(Open(keys[0]))

    def action_introduce(self) -> None:
        """Put on the next agenda that two people are introduced."""
        sort, *keys = self._part
        if sort == "pair":
            rapport_doing.introduce(self, *keys)

    def action_swap(self) -> None:
        """Pick who takes the turn under the cursor."""
        sort, *keys = self._part
        if sort == "turn":
            rapport_doing.swap(self, *keys)

    def action_thank(self) -> None:
        """Thank somebody for something."""
        rapport_doing.thank(self)

    def action_question(self) -> None:
        """One more question for the check-in."""
        rapport_doing.question(self)
