"""The customer's journey, its friction ranked by money, and the experiments against it (practices P6 and P7)."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens import touchpoints_doing as doing
from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.glyphs import glyph
from screens.messages import Open
from screens.touchpoints_journey import journey_lines
from screens.touchpoints_sheet import FrictionSource, friction_sheet, touchpoint_sheet
from screens.widgets.glance import Glance
from screens.widgets.groups import Container
from screens.widgets.lines import Line, Spans
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet
from store.model.board import Board
from store.model.records import Experiment, ExperimentStatus, Touchpoint
from store.sense import money
from store.sense.touchpoints import Account, account, accounts, totals

FIRST_FRICTION: list[Spans] = [
    [("Nothing is known yet of what customers meet.", "strong")],
    [],
    [("w", "key"), (" names a touchpoint: a call script, a form, a letter, and whose it is.", "dim")],
    [("n", "key"), (" notes what gets in the customer's way there:", "dim")],
    ["  ", ("call-script: asked twice count:1200/month cost:6", "accent")],
    [("x", "key"), (" tries something against it, ", "dim"), ("t", "key"), (" notes what that measured.", "dim")],
    [],
    [("From a shell: ", "dim"), ('accord add touchpoint call-script "Call script"', "accent")],
]
WIDE_ENOUGH = 110


class TouchpointsScreen(AccordScreen):
    """The journey above; below it the list, and beside or below that the friction under the cursor."""

    WHERE = "touchpoints"
    CSS_PATH = "touchpoints.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("touchpoints")]

    def body(self) -> ComposeResult:
        """Three panes; the style sheet says where they stand."""
        yield Pane("The customer's journey", Glance(id="stages"), id="journey")
        with Container(id="touchpoints"):
            yield Pane("Friction, the dearest first", Rows(empty=FIRST_FRICTION, id="main"), id="list")
            yield Pane("", Rows(id="sheet"), id="friction")

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        currency = board.series.currency
        found = totals(board)
        known = found.costs or found.saved
        said = money.standing(found.saved, found.costs, currency) if known else ""
        self.query_one("#journey", Pane).heading.show(right=f"{said} a year" if said else "")
        self.query_one("#list", Pane).heading.show(right=f"{currency} a year" if known else "")
        rows = self.query_one("#main", Rows)
        rows.show(FrictionSource(board))
        rows.flash(self.host.recent)
        self._draw_friction()

    def _draw_friction(self) -> None:
        chosen, touchpoint = self.chosen, self.touchpoint
        pane, sheet = self.query_one("#friction", Pane), self.query_one("#sheet", Rows)
        self.set_class(not len(self.board.touchpoints), "-nowhere")
        self.set_class(chosen is None and touchpoint is None, "-none")
        self._draw_journey()
        if chosen is not None:
            pane.heading.show(f"{chosen.friction.id} {glyph('dot')} friction", "")
            sheet.show(Sheet(friction_sheet(self.board, chosen, self.host.today())))
        elif touchpoint is not None:
            pane.heading.show("Touchpoint", "")
            sheet.show(Sheet(touchpoint_sheet(self.board, touchpoint)))
        else:
            pane.heading.show("", "")
            sheet.show(())

    def _draw_journey(self) -> None:
        board, at = self.board, self.touchpoint
        here = at.id if at is not None else ""

        def lay(cells: int, rows: int) -> list[Line]:
            del rows  # as high as it must be; the style sheet sets the limit
            return journey_lines(board, here, cells, 4 if cells >= WIDE_ENOUGH else 2)

        self.query_one("#stages", Glance).show(lay)

    def show_record(self, key: str) -> None:
        """Put the cursor on the friction `key`, on that of an experiment, or on one at a touchpoint."""
        experiment = self.board.experiments.get(key)
        if experiment is not None:
            key = experiment.friction
        rows = self.query_one("#main", Rows)
        if not rows.go_to(key):
            at_it = [each.friction.id for each in accounts(self.board) if each.friction.touchpoint == key]
            if at_it:
                rows.go_to(at_it[0])

    # Where the cursor is

    @property
    def chosen(self) -> Account | None:
        """The friction under the cursor, in money."""
        key = self.query_one("#main", Rows).cursor
        return None if key is None else account(self.board, key)

    @property
    def touchpoint(self) -> Touchpoint | None:
        """The touchpoint under the cursor, or that of the friction there."""
        key = self.query_one("#main", Rows).cursor or ""
        chosen = self.chosen
        return self.board.touchpoints.get(key if chosen is None else chosen.friction.touchpoint)

    def _open_to(self, name: str) -> list[Experiment]:
        """The experiments on the chosen friction that an action can be done to, the newest first."""
        chosen = self.chosen
        found = [] if chosen is None else list(reversed(chosen.experiments))
        if name == "repeat":
            return [each for each in found if each.tests and each.status is not ExperimentStatus.REPEATED]
        return [each for each in found if each.status is not ExperimentStatus.STOPPED]

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        if name == "open" and self.query_one("#main", Rows).cursor is None:
            return "No touchpoint and no friction is noted yet; w names a touchpoint, n notes friction."
        if name not in ("try_it", "test", "repeat", "stop", "reckon"):
            return None
        chosen = self.chosen
        if chosen is None:
            return "No friction is under the cursor; n notes one."
        if name in ("try_it", "reckon") or self._open_to(name):
            return None
        if not chosen.experiments:
            return f"Nothing is tried against {chosen.friction.id} yet; x begins an experiment."
        if name == "repeat" and not any(each.tests for each in chosen.experiments):
            return f"{chosen.experiments[-1].id} was not tested yet; t notes what it measured."
        done = "repeated already" if name == "repeat" else "stopped; p takes it up again, x begins another"
        return f"{chosen.experiments[-1].id} is {done}."

    @on(Rows.Moved, "#main")
    def _moved(self) -> None:
        self._draw_friction()
        self.draw_footer()
        self.refresh_bindings()

    # What can be done

    @on(Rows.Opened, "#main")
    def action_open(self) -> None:
        """Show the whole record."""
        key = self.query_one("#main", Rows).cursor
        if key is not None:
            self._card(key)

    @on(Rows.Opened, "#sheet")
    def _part_opened(self, message: Rows.Opened) -> None:
        """Open what a line names: an experiment, the touchpoint, its team, the initiative."""
        key = message.key.rpartition(" ")[2] if not message.key.startswith("test ") else message.key.split()[1]
        found = self.board.find(key) if key else None
        if found is None:
            self.action_open()
        elif found.kind in ("experiment", "touchpoint", "friction"):
            self._card(found.id)
        else:
            self.post_message(Open(found.id))

    def _card(self, key: str) -> None:
        from screens.dialogs.card import Card

        self.host.push_screen(Card(key))

    def action_note(self) -> None:
        """Ask what gets in the customer's way."""
        doing.what_is_in_the_way(self, self.touchpoint)

    def action_try_it(self) -> None:
        """Ask what is tried against the friction."""
        if self.chosen is not None:
            doing.what_is_tried(self, self.chosen.friction)

    def action_test(self) -> None:
        """Ask what an experiment measured."""
        doing.with_one(self, self._open_to("test"), "Which experiment was measured?", doing.what_was_measured)

    def action_repeat(self) -> None:
        """It worked: do it more widely."""
        doing.with_one(self, self._open_to("repeat"), "Which experiment is repeated?", doing.repeat)

    def action_stop(self) -> None:
        """Ask why an experiment is given up."""
        doing.with_one(self, self._open_to("stop"), "Which experiment is stopped?", doing.why_it_is_stopped)

    def action_reckon(self) -> None:
        """Ask how often it happens and what one costs."""
        if self.chosen is not None:
            doing.how_often_how_dear(self, self.chosen.friction)

    def action_name(self) -> None:
        """Ask for a touchpoint's handle and name, then its stage, then its team."""
        doing.which_touchpoint(self)
