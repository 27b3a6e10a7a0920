"""The goals: how the company's cascades down to the teams, and where two of them pull apart (practice P2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from typing_extensions import override

from screens import goals_doing
from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.cascade import Picture
from screens.conflict import conflict_parts
from screens.widgets.groups import Container
from screens.widgets.lines import Line, Spans
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet
from screens.widgets.source import Row, Source
from store.model.board import Board
from store.model.records import Conflict, ConflictStatus, Goal
from store.sense.goals import conflicts, conflicts_of, open_conflicts
from store.sense.phrases import plural
from store.verbs.goals import reopen_conflict

FIRST_GOAL: list[Spans] = [
    [("No goal is written down yet.", "strong")],
    [],
    [("What is the company after, and what is each team measured by to get there?", "dim")],
    [("Two that pull apart are seen once they stand beside each other.", "dim")],
    [],
    [("n", "key"), (" asks for a goal, whose it is and what it serves. From a shell:", "dim")],
    ["  ", ('accord add goal growth "Revenue up a fifth"', "accent")],
    ["  ", ('accord add goal volume "More leads" --team demand --under growth', "accent")],
]
NO_CONFLICT: list[Spans] = [
    [("No two goals pull apart, as far as anybody said.", "dim")],
    [],
    [("x", "key"), (" says which two do, and why; or press ", "dim"), ("a", "key"), (" and type:", "dim")],
    ["  ", ("#conflict volume clean: bought lists are never clean", "accent")],
]
NO_GOAL = "No goal is written down yet; n writes one."


class GoalRows(Source):
    """The picture as rows of a list, two lines a goal, drawn when they are on the screen."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture

    def __len__(self) -> int:
        return len(self.picture.placed)

    @override
    def key(self, index: int) -> str:
        """See `Source.key`."""
        return self.picture.placed[index].goal.id

    @override
    def row(self, index: int, cells: int) -> Row:
        """See `Source.row`."""
        return Row(self.key(index), [Line(spans) for spans in self.picture.lines(index, cells)])

    @override
    def heights(self, cells: int) -> int | Sequence[int]:
        """See `Source.heights`."""
        return 2

    @override
    def find(self, key: str) -> int | None:
        """See `Source.find`."""
        return self.picture.number.get(key)


class GoalsScreen(AccordScreen):
    """The picture of the cascade, and beside or below it every conflict with what was agreed."""

    WHERE = "goals"
    CSS_PATH = "goals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("goals")]

    def body(self) -> ComposeResult:
        """Two panes; the style sheet says where they stand."""
        with Container(id="goals"):
            yield Pane("Goals", Rows(empty=FIRST_GOAL, id="main"), id="cascade")
            yield Pane("Where they pull apart", Rows(empty=NO_CONFLICT, id="found"), id="conflicts")

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        number, waiting = len(board.goals), len(open_conflicts(board))
        self.set_class(not number, "-none")
        self.query_one("#cascade", Pane).heading.show(right=plural(number, "goal") if number else "")
        right: Spans = [(f"{waiting} without an agreement", "needs")] if waiting else []
        said = "all agreed" if len(board.conflicts) and not waiting else ""
        self.query_one("#conflicts", Pane).heading.show(right=right or said)
        rows, found = self.query_one("#main", Rows), self.query_one("#found", Rows)
        rows.show(GoalRows(Picture(board, self.host.today())))
        found.show(Sheet(conflict_parts(board, self.host.today())))
        rows.flash(self.host.recent)
        found.flash(self.host.recent)

    def show_record(self, key: str) -> None:
        """Put the cursor on a goal, or on a conflict; where those are not shown, its card says it all."""
        conflict = self.board.conflicts.get(key)
        if conflict is None:
            self.query_one("#main", Rows).focus()
            self.query_one("#main", Rows).go_to(key)
            return
        self.query_one("#main", Rows).go_to(next(iter(conflict.goals), ""))
        found = self.query_one("#found", Rows)
        if found.display and self.query_one("#conflicts").display:
            found.focus()
            found.go_to(key)
        else:
            self._card(key)

    # Where the cursor is

    @property
    def goal(self) -> Goal | None:
        """The goal under the cursor of the picture."""
        key = self.query_one("#main", Rows).cursor
        return None if key is None else self.board.goals.get(key)

    @property
    def conflict(self) -> Conflict | None:
        """The conflict under the cursor, where the list of conflicts has the keys."""
        found = self.query_one("#found", Rows)
        return self.board.conflicts.get(found.cursor) if found.has_focus and found.cursor else None

    def _meant(self, status: ConflictStatus) -> list[Conflict]:
        """The conflict the cursor is on, if it has that status; else those of the goal the cursor is on, else all."""
        if self.conflict is not None:
            return [self.conflict] if self.conflict.status is status else []
        near = conflicts_of(self.board, self.goal.id) if self.goal is not None else []
        own = [each for each in near if each.status is status]
        return own or [each for each in conflicts(self.board) if each.status is status]

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        if name in ("open", "edit") and self.goal is None and self.conflict is None:
            return NO_GOAL
        if name == "conflict" and len(self.board.goals) < 2:
            return "It takes two goals to pull apart; n writes one down."
        if name == "agree" and not self._meant(ConflictStatus.OPEN):
            if self.conflict is not None:
                return "An agreement is written; e changes its words, w opens the conflict again."
            return "No two goals are in open conflict; x says which two pull apart."
        if name == "reopen" and not self._meant(ConflictStatus.AGREED):
            return "It is open as it is." if self.conflict is not None else "Nothing was agreed on yet."
        return None

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.draw_footer()
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Keys now mean a goal, or a conflict."""
        self._moved()

    # What can be done

    def _card(self, key: str) -> None:
        from screens.dialogs.card import Card

        self.host.push_screen(Card(key))

    @on(Rows.Opened)
    def _opened(self, message: Rows.Opened) -> None:
        self._card(message.key)

    def action_open(self) -> None:
        """Show the whole goal or conflict."""
        found = self.conflict or self.goal
        if found is not None:
            self._card(found.id)

    def action_new(self) -> None:
        """Write down a goal."""
        goals_doing.new_goal(self, self.goal.id if self.goal is not None else "")

    def action_conflict(self) -> None:
        """Say which two goals pull apart."""
        goals_doing.new_conflict(self, self.goal.id if self.goal is not None else "")

    def action_agree(self) -> None:
        """Write down how both goals are met."""
        meant = self._meant(ConflictStatus.OPEN)
        if meant:
            goals_doing.which_conflict(self, meant, lambda conflict: goals_doing.write_agreement(self, conflict))

    def action_edit(self) -> None:
        """Change the goal or the conflict."""
        if self.conflict is not None:
            goals_doing.change_conflict(self, self.conflict)
        elif self.goal is not None:
            goals_doing.change_goal(self, self.goal)

    def action_reopen(self) -> None:
        """What was agreed does not hold."""
        goals_doing.which_conflict(self, self._meant(ConflictStatus.AGREED), self._reopen)

    def _reopen(self, conflict: Conflict) -> None:
        self.do(lambda board, at: reopen_conflict(board, conflict.id, at=at), "reopen_conflict")
