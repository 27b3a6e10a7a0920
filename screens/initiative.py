"""One initiative: what it costs each team and who has seen it, what success means, what is open, what happened."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens import asking, initiative_doing, inputs
from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.initiative_sheet import about, doing, legend, row_of
from screens.messages import Open
from screens.needs import NeedRows
from screens.widgets.groups import Container
from screens.widgets.lines import Line, Spans
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet
from screens.widgets.source import Lazy
from store.model.board import Board
from store.model.records import Action, ActionStatus, Captured, Impact, Initiative, Input, Issue, IssueStatus
from store.sense.language import is_live
from store.sense.standing import open_of, summary
from store.verbs.actions import complete_action
from store.verbs.capture import Place
from store.verbs.impacts import acknowledge_impact
from store.verbs.stream import place_of

FIRST_INITIATIVE: list[Spans] = [
    [("No initiative yet.", "strong")],
    [],
    [("An initiative is a large thing several teams share. In a shell:", "dim")],
    ["  ", ('accord add initiative webinar "Webinar relaunch" --sponsor ana', "accent")],
    [],
    [("Then say what it costs a team: press ", "dim"), ("a", "key"), (" and type", "dim")],
    ["  ", ("^ +webinar @ops two days of list cleaning a week", "accent")],
]
OF_ONE = (
    *("acknowledge", "sign", "edit", "impact", "criterion", "sponsor", "complete", "ask_for_help"),
    *("ask", "receive", "hand_out", "all"),
)
"""What needs an initiative to be shown."""


class InitiativeScreen(AccordScreen):
    """A list of all initiatives, or one of them in two columns, in one where there is no room for two."""

    WHERE = "initiative"
    CSS_PATH = "initiative.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("initiative")]

    def __init__(self) -> None:
        super().__init__()
        self.chosen = ""
        """The handle of the initiative that is shown; empty for the list of all."""
        self._wide: bool | None = None

    def body(self) -> ComposeResult:
        """Two panes; the style sheet says where they stand."""
        with Container(id="initiative"):
            yield Pane("Initiatives", NeedRows(empty=FIRST_INITIATIVE, id="main"), id="about")
            yield Pane("Open issues", NeedRows(id="aside"), id="doing")

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        if self.chosen not in board.initiatives:
            self.chosen = ""
        self._wide = self.has_class("-wide")
        one = self.initiative
        self.set_class(one is None, "-all")
        if one is None:
            self._draw_all(board)
        else:
            self._draw_one(board, one)

    def _draw_all(self, board: Board) -> None:
        self.query_one("#about", Pane).heading.show("Initiatives", legend() if len(board.impacts) else "")
        rows = self.query_one("#main", Rows)

        def drawn(key: str, _: int) -> list[Line]:
            found = board.initiatives[key]
            return row_of(board, found, summary(board, key))

        rows.show(Lazy(self._order(board), drawn, height=2))
        rows.flash(self.host.recent)

    def _draw_one(self, board: Board, one: Initiative) -> None:
        order, today = self._order(board), self.host.today()
        place = f"{order.index(one.id) + 1} of {len(order)}   [ ]"
        self.query_one("#about", Pane).heading.show(one.name or one.id, place if len(order) > 1 else "")
        first, second = about(board, one, today), doing(board, one, today)
        main, aside = self.query_one("#main", Rows), self.query_one("#aside", Rows)
        main.show(Sheet(first if self._wide else first + second))
        # The first part is the heading of the open issues; in two columns the pane says it.
        issues = len(open_of(board, "issue", one.id, IssueStatus.OPEN))
        self.query_one("#doing", Pane).heading.show(right=str(issues) if issues else "")
        aside.show(Sheet(second[1:] if self._wide else ()))
        lit = {part.key for part in (*first, *second) if part.key.partition(" ")[2] in self.host.recent}
        main.flash(lit)
        aside.flash(lit)

    @staticmethod
    def _order(board: Board) -> list[str]:
        """Live initiatives, then those that are over or wait, each in the order they were made."""
        return [each.id for each in sorted(board.initiatives, key=lambda each: not is_live(each))]

    def on_resize(self) -> None:
        """One column becomes two, or two become one."""
        super().on_resize()
        if self.has_class("-wide") is not self._wide:
            self.redraw(force=True)

    def place(self) -> Place:
        """A line added from here belongs to the initiative that is shown, unless the room is somewhere else."""
        place = place_of(self.board)
        return place if place.initiative else Place(place.meeting, place.topic, self.chosen)

    def show_record(self, key: str) -> None:
        """Show the initiative `key`; of a record that belongs to one, its initiative with the cursor on it."""
        found = self.board.find(key)
        about = found.initiative if isinstance(found, Captured) else key
        if about not in self.board.initiatives:
            return
        self._show(about)
        if about != key:
            self._go_to(key)

    def _go_to(self, key: str) -> None:
        for rows in self.query(Rows):
            for sort in ("criterion", "impact", "record"):
                if rows.go_to(f"{sort} {key}"):
                    rows.focus()

    def _show(self, key: str) -> None:
        before = self.chosen
        self.chosen = key
        self.redraw(force=True)
        main = self.query_one("#main", Rows)
        main.focus()
        if key:
            main.action_edge(-1)
        else:
            main.go_to(before)

    # Where the cursor is

    @property
    def initiative(self) -> Initiative | None:
        """The initiative that is shown."""
        return self.board.initiatives.get(self.chosen) if self.chosen else None

    @property
    def _part(self) -> tuple[str, str]:
        """Sort and key of the part under the cursor, in the pane that has the keys."""
        aside = self.query_one("#aside", Rows)
        rows = aside if aside.has_focus else self.query_one("#main", Rows)
        sort, _, key = (rows.cursor or "").partition(" ")
        return sort, key

    @property
    def _record(self) -> object:
        sort, key = self._part
        return self.board.find(key) if sort in ("impact", "criterion", "record") else None

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        if name == "open" and not len(self.board.initiatives):
            return "There is no initiative yet."
        if name in ("next", "previous") and len(self.board.initiatives) < 2:
            return "There is no other initiative."
        if name in OF_ONE and self.initiative is None:
            return "Choose an initiative first; Enter shows the one under the cursor."
        check = {"acknowledge": self._why_not_seen, "sign": self._why_not_signed, "edit": self._why_not_edited}
        check["hand_out"] = self._why_not_signed
        if name in check:
            return check[name]()
        found = self._record if name in ("complete", "ask_for_help") else None
        if name == "complete" and not (isinstance(found, Action) and found.status is ActionStatus.OPEN):
            return "That needs the cursor on an open action."
        if name == "receive" and not isinstance(self._record, Input):
            return "That needs the cursor on an input; n asks for one."
        if name == "ask_for_help" and not (isinstance(found, Issue) and found.status is IssueStatus.OPEN):
            return "That needs the cursor on an open issue."
        return None

    def _why_not_seen(self) -> str | None:
        found = self._record
        if not isinstance(found, Impact):
            return "A team takes note of what it is cost; go to a team under the costs."
        return "They have seen it as it stands." if found.acknowledged else None

    def _why_not_signed(self) -> str | None:
        if not self.board.criteria.count("initiative", self.chosen):
            return "Nobody has said what success means yet; c says it."
        return None

    def _why_not_edited(self) -> str | None:
        sort, _ = self._part
        found = self._record
        if sort in ("field", "flag") or isinstance(found, Captured):
            return None
        return "Nothing can be changed in this line; go to a fact, a team, or a record."

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.draw_footer()
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys matter in the other pane."""
        del event
        self.draw_footer()
        self.refresh_bindings()

    # Which one is shown

    def action_next(self) -> None:
        """The next initiative; the first one after the list of all."""
        self._step(1)

    def action_previous(self) -> None:
        """The one before; the last one from the list of all."""
        self._step(-1)

    def _step(self, step: int) -> None:
        order = self._order(self.board)
        at = order.index(self.chosen) + step if self.chosen in order else (0 if step > 0 else -1)
        self._show(order[at % len(order)])

    def action_all(self) -> None:
        """The list of all."""
        self._show("")

    # What can be done

    @on(Rows.Opened)
    def action_open(self) -> None:
        """Open what the line is about: an initiative of the list, a record, or the card of the initiative itself."""
        from screens.dialogs.card import Card

        sort, key = self._part
        if self.initiative is None:
            self._show(self.query_one("#main", Rows).cursor or "")
        elif sort == "flag":
            self.action_edit()
        elif sort == "criterion" or isinstance(self._record, Input):
            self.host.push_screen(Card(key))
        elif key and sort != "field" and self.board.find(key) is not None:
            self.post_message(Open(key))
        else:
            self.host.push_screen(Card(self.chosen))

    def action_acknowledge(self) -> None:
        """The team takes note of the impact under the cursor."""
        found = self._record
        if isinstance(found, Impact):
            about, team = found.initiative, found.team
            self.do(lambda board, at: acknowledge_impact(board, about, team, at=at), "acknowledge_impact")

    def action_edit(self) -> None:
        """Change what the cursor is on."""
        one, (sort, key), found = self.initiative, self._part, self._record
        if one is None:
            return
        if sort == "flag":
            self._mend(key, one)
        elif sort == "field":
            initiative_doing.change_field(self, one, key)
        elif isinstance(found, Impact):
            initiative_doing.change_impact(self, found)
        elif isinstance(found, Captured):
            initiative_doing.change_text(self, found.id, found.text)

    def _mend(self, what: str, one: Initiative) -> None:
        """Do what mends the flag under the cursor."""
        if what == "sponsor":
            initiative_doing.who_sponsors(self, one)
        elif what == "impacts":
            initiative_doing.say_impact(self, one.id)
        elif what == "roles":
            initiative_doing.who_decides(self, one.id)
        elif what == "criteria":
            initiative_doing.say_criterion(self, one.id)
        else:
            self.action_sign()

    def action_impact(self) -> None:
        """Say what it costs a team."""
        initiative_doing.say_impact(self, self.chosen)

    def action_criterion(self) -> None:
        """Say what must hold for it to be a success."""
        initiative_doing.say_criterion(self, self.chosen)

    def action_sponsor(self) -> None:
        """Say who sponsors it."""
        if self.initiative is not None:
            initiative_doing.who_sponsors(self, self.initiative)

    def action_sign(self) -> None:
        """A team signs what success means."""
        me = self.host.me
        initiative_doing.who_signs(self, self.chosen, me.team if me is not None else "")

    def action_hand_out(self) -> None:
        """Write what success means, and who signed it, to a file."""
        if self.initiative is not None:
            initiative_doing.hand_out(self, self.initiative)

    def action_ask(self) -> None:
        """Ask somebody for something."""
        inputs.ask_for(self, self.chosen)

    def action_receive(self) -> None:
        """Write down what was said to the input under the cursor."""
        found = self._record
        if isinstance(found, Input):
            inputs.what_was_said(self, found)

    def action_complete(self) -> None:
        """The action under the cursor is done."""
        found = self._record
        if isinstance(found, Action):
            self.do(lambda board, at: complete_action(board, found.id, at=at), "complete_action")

    def action_ask_for_help(self) -> None:
        """Pick who helps with the issue under the cursor."""
        found = self._record
        if isinstance(found, Issue):
            asking.who_helps(self, found)
