"""The board, which is home: what needs the room, where each initiative stands with each team, what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.changed import changed, span_words
from screens.first_steps import MATRIX_HINT, QUIET_HINT, READING, first_steps
from screens.glimpse import Glimpse, glimpse_of, title_of
from screens.messages import GoTo, Open
from screens.needs import NeedRows, NeedSource, concerns, key_of, kind_of, touches
from screens.widgets.groups import Container, Vertical
from screens.widgets.lines import Spans
from screens.widgets.matrix import Cell, Matrix, impact_cell, no_cell
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows

if TYPE_CHECKING:
    from store.model.board import Board
    from store.model.records import Impact
    from store.sense.need import Need


class BoardScreen(AccordScreen):
    """Attention beside the matrix and the week's changes; above them where there is no room beside."""

    WHERE = "board"
    CSS_PATH = "board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("board")]

    def __init__(self) -> None:
        super().__init__()
        self.team = ""
        """The team whose view is shown; empty for everybody's."""
        self._needs: dict[str, Need] = {}
        self._has_teams = False

    def body(self) -> ComposeResult:
        """Three panes; the style sheet says where they stand."""
        with Container(id="board"):
            yield Pane("Needs the room", NeedRows(id="main"), id="needs")
            with Vertical(id="aside"):
                yield Pane("Initiatives", Matrix(empty=MATRIX_HINT, id="matrix"), id="initiatives")
                yield Pane("Since last standup", Rows(id="since", empty=[[("Nothing yet.", "dim")]]), id="changes")

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        self.remove_class("-unread")
        if self.team not in board.teams:
            self.team = ""
        self._draw(glimpse_of(board, self.host.now(), self.host.today()), board)

    def draw_seen(self, seen: Glimpse | None) -> None:
        """See `AccordScreen.draw_seen`."""
        self.set_class(seen is None, "-unread")
        if seen is not None:
            self._draw(seen, None)
        else:
            self.query_one("#main", NeedRows).show((), empty=READING)

    def _draw(self, shows: Glimpse, board: Board | None) -> None:
        """Fill the panes; one team's view needs the board."""
        self._has_teams = bool(shows.teams)
        self._draw_needs(shows, board)
        self._draw_matrix(shows)
        self._draw_changes(shows, board)
        self.set_class(not shows.initiatives and not shows.changes and not self._needs, "-first")

    def _draw_needs(self, shows: Glimpse, board: Board | None) -> None:
        mine, title, right, quiet = shows.needs, "Needs the room", str(shows.in_all or ""), first_steps(shows.steps)
        if board is not None and self.team:
            mine = tuple([need for need in mine if concerns(board, need, self.team)])
            title, right = f"Needs {board.teams[self.team].name or self.team}", f"{len(mine)} of {shows.in_all}"
            quiet = QUIET_HINT if len(board) > 1 else quiet
        if not mine and not shows.steps[0]:
            title = "Begin here"
        self._needs = {key_of(need): need for need in mine}
        self.query_one("#needs", Pane).heading.show(title, right)
        rows = self.query_one("#main", NeedRows)
        rows.show(NeedSource(mine), empty=quiet)
        rows.flash(key for key, need in self._needs.items() if not self.host.recent.isdisjoint(need.ids))

    def _draw_matrix(self, shows: Glimpse) -> None:
        column = {handle: number for number, (handle, _) in enumerate(shows.teams)}
        row = {each.id: each for each in shows.rows}

        def cell(initiative: str, team: str) -> Cell | None:
            found = row[initiative].cells[column[team]]
            return no_cell() if found is None else impact_cell(*found)

        self.query_one("#matrix", Matrix).show([(each.id, each.name) for each in shows.rows], shows.teams, cell)
        waiting = sum(each.waiting for each in shows.rows)
        self.query_one("#initiatives", Pane).heading.show(right=f"{waiting} not seen" if waiting else "")

    def _draw_changes(self, shows: Glimpse, board: Board | None) -> None:
        changes = shows.changes
        if board is not None and self.team:
            changes = [change for change in changes if touches(board, change.id, self.team)]
        self.query_one("#changes", Pane).heading.show(right=span_words(shows.since))
        since = self.query_one("#since", Rows)
        since.show(changed(changes))
        since.flash(self.host.recent)

    def title_at(self, cells: int) -> tuple[Spans, Spans]:
        """See `AccordScreen.title_at`."""
        if not self.host.reading:
            return super().title_at(cells)
        seen, now = self.host.seen, self.host.now()
        return ([("Accord", "accent bold")], []) if seen is None else title_of(seen, now, cells, self.host.seen_holds)

    def show_record(self, key: str) -> None:
        """Put the cursor on the entry about `key`."""
        for known, need in self._needs.items():
            if key in need.ids:
                self.query_one("#main", NeedRows).go_to(known)

    # Where the cursor is

    @property
    def need(self) -> Need | None:
        """The entry of attention under the cursor."""
        key = self.query_one("#main", NeedRows).cursor
        return None if key is None else self._needs.get(key)

    def _impact(self) -> Impact | None:
        """The impact under the cursor: of the matrix when the keys go there, else of attention."""
        grid = self.query_one("#matrix", Matrix)
        if grid.has_focus and grid.cursor is not None:
            return self.board.impact(*grid.cursor)
        need = self.need
        return None if need is None else self.board.impacts.get(need.ids[0])

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        if name == "my_team" and not self._has_teams:
            return 'There is no team yet: accord add team ops "Marketing Operations" makes one.'
        if name == "put_off":
            return None if self.need is not None else "There is no entry to put off."
        if name == "acknowledge" and not self.host.reading:
            impact = self._impact()
            if impact is None:
                return "A team takes note of an impact; go to an entry or a cell of one."
            return "They have seen it as it stands." if impact.acknowledged else None
        wanted = {"agree": ("term", "a disputed word"), "complete": ("action", "an action")}
        wanted |= {"ask_for_help": ("issue", "an issue"), "give": ("action", "an action")}
        if name not in wanted:
            return None
        kind, called = wanted[name]
        return None if self.need is not None and kind_of(self.need) == kind else f"That needs the cursor on {called}."

    @on(Rows.Moved, "#main")
    def _moved(self) -> None:
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where there is no room for both, the pane of the keys opens and the other one closes."""
        self.set_class(event.widget.id == "since", "-since")
        self.refresh_bindings()

    # What can be done

    @on(Rows.Opened, "#main")
    def action_open(self) -> None:
        """Open what the entry is about."""
        if self.need is not None:
            people = self.need.rule == "people-unmet"
            self.post_message(GoTo("rapport") if people else Open(self.need.ids[0]))

    @on(Matrix.Chosen)
    def _cell_opened(self, message: Matrix.Chosen) -> None:
        self.post_message(Open(message.row))

    @on(Rows.Opened, "#since")
    def _change_opened(self, message: Rows.Opened) -> None:
        self.post_message(Open(message.key))

    def action_acknowledge(self) -> None:
        """The team takes note of the impact under the cursor."""
        from store.verbs.impacts import acknowledge_impact

        impact = self._impact()
        if impact is not None:
            about, team = impact.initiative, impact.team
            self.do(lambda board, at: acknowledge_impact(board, about, team, at=at), "acknowledge_impact")

    def action_complete(self) -> None:
        """The action under the cursor is done."""
        from store.verbs.actions import complete_action

        need = self.need
        if need is not None:
            self.do(lambda board, at: complete_action(board, need.ids[0], at=at), "complete_action")

    def action_ask_for_help(self) -> None:
        """Pick who helps with the issue under the cursor."""
        from screens.asking import who_helps
        from store.model.records import Issue

        found = None if self.need is None else self.board.find(self.need.ids[0])
        if isinstance(found, Issue):
            who_helps(self, found)

    def action_agree(self) -> None:
        """Write down what the word under the cursor means from now on."""
        from screens.asking import what_it_means
        from store.model.records import Term

        found = None if self.need is None else self.board.find(self.need.ids[0])
        if isinstance(found, Term):
            what_it_means(self, found)

    def action_give(self) -> None:
        """Say who does the action under the cursor."""
        from screens.asking import who_does
        from store.model.records import Action

        found = None if self.need is None else self.board.find(self.need.ids[0])
        if isinstance(found, Action):
            who_does(self, found)

    def action_put_off(self) -> None:
        """Leave what the cursor is on out of attention until a day."""
        from screens.asking import put_off_until

        need = self.need
        if need is not None:
            put_off_until(self, need.ids[0], need.sentence)

    def action_my_team(self) -> None:
        """Show one team's view, or everybody's again. Who is on no team picks one."""
        me = self.host.me
        if self.team:
            self._show_team("")
        elif me is not None and me.team:
            self._show_team(me.team)
        else:
            from screens.asking import which_team

            which_team(self, self._show_team)

    def _show_team(self, team: str) -> None:
        self.team = team
        self.redraw(force=True)
        grid = self.query_one("#matrix", Matrix)
        if team and grid.cursor is not None:
            grid.go_to(grid.cursor[0], team)
