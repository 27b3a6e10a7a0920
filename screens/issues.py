"""Triage: issues by who needs somebody and for how long, and for the one under the cursor who could help and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens import asking
from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.glyphs import glyph
from screens.issue import IssueSource, issue_sheet
from screens.messages import Do, Open
from screens.past import Past
from screens.record import kind_words
from screens.widgets.groups import Container
from screens.widgets.lines import Spans
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet, way
from store.model.board import Board
from store.model.records import Issue, IssueStatus
from store.sense import phrases
from store.sense.triage import Wanted, count, triage, values
from store.verbs.edit import edit_record
from store.verbs.issues import reopen_issue

STATUSES = tuple(status.value for status in IssueStatus)
SORTS = {"": "issues", "help": "calls for help", "opportunity": "opportunities"}
"""Types in the plural, where it is not made with an s."""
FIRST_ISSUE: list[Spans] = [
    [("Nobody has raised an issue yet.", "strong")],
    [],
    [("a", "key"), (" opens the line; type one of these and press Enter:", "dim")],
    ["  ", ("! lead files bounce in the CRM import @ops", "accent")],
    ["  ", ("? who can test the sign-on with a partner @it", "accent")],
    ["  ", ("#chance partners could invite to our webinars", "accent")],
    [],
    [("From a shell: ", "dim"), ('accord add issue "lead files bounce @ops"', "accent")],
]


class IssuesScreen(AccordScreen):
    """The list, and beside or below it the issue under the cursor."""

    WHERE = "issues"
    CSS_PATH = "issues.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("issues")]

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self._past = Past(self, self._draw_issue)

    def body(self) -> ComposeResult:
        """Two panes; the style sheet says where they stand."""
        with Container(id="issues"):
            yield Pane("Open issues", Rows(id="main"), id="list")
            yield Pane("", Rows(id="sheet"), id="issue")

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        groups = triage(board, self.wanted, self.host.today())
        shown = sum(len(group.ids) for group in groups)
        there = count(board, self.wanted.status)
        heading = self.query_one("#list", Pane).heading
        heading.show(self._title(), [(f"{shown} of {there}", "dim")] if shown != there else self._elsewhere())
        rows = self.query_one("#main", Rows)
        rows.show(IssueSource(board, groups, self.host.today()), empty=self._nothing())
        rows.flash(self.host.recent)
        self._draw_issue()

    def _title(self) -> str:
        """What is shown, as words: `Open risks for Sales in Webinar relaunch`."""
        wanted = self.wanted
        parts = [wanted.status.capitalize(), SORTS.get(wanted.type) or f"{wanted.type}s"]
        if wanted.team:
            parts += ["for", phrases.team(self.board, wanted.team)]
        if wanted.initiative:
            parts += ["in", phrases.initiative(self.board, wanted.initiative)]
        return " ".join(parts)

    def _elsewhere(self) -> Spans:
        """How many there are of the other statuses, and the key that shows them."""
        rest = [(count(self.board, status), status) for status in STATUSES if status != self.wanted.status]
        found = [f"{number} {status}" for number, status in rest if number]
        return way(f" {glyph('dot')} ".join(found), "s") if found else ()

    def _nothing(self) -> Sequence[Spans]:
        """What stands there when no issue is shown: why not, and what to press."""
        if not len(self.board.issues):
            return FIRST_ISSUE
        title = self._title()
        lines: list[Spans] = [[(f"No {title[:1].lower()}{title[1:]}.", "strong")], []]
        if self._narrowed:
            lines.append([("c", "key"), (" shows those of every team, initiative and type", "dim")])
        lines.append([("s", "key"), (f" goes on to {self._next_status()} ones", "dim")])
        lines.append([("a", "key"), (" and then ! in front raises one", "dim")])
        return lines

    @property
    def _narrowed(self) -> bool:
        return self.wanted != Wanted(self.wanted.status)

    def _next_status(self) -> str:
        return _after(STATUSES, self.wanted.status)

    def _draw_issue(self) -> None:
        issue = self.issue
        pane, sheet = self.query_one("#issue", Pane), self.query_one("#sheet", Rows)
        self.set_class(issue is None, "-none")
        if issue is None:
            pane.heading.show("", "")
            sheet.show(())
            return
        pane.heading.show(f"{issue.id} {glyph('dot')} {kind_words(issue)}", issue.status.value)
        sheet.show(Sheet(issue_sheet(self.board, issue, self.host.today(), self._past.of(issue.id))))

    def show_record(self, key: str) -> None:
        """Put the cursor on the issue `key`, showing its status and every team where it was not shown."""
        issue = self.board.issues.get(key)
        if issue is None or self.query_one("#main", Rows).go_to(key):
            return
        self._show(Wanted(issue.status.value))
        self.query_one("#main", Rows).go_to(key)

    # Where the cursor is

    @property
    def issue(self) -> Issue | None:
        """The issue under the cursor."""
        key = self.query_one("#main", Rows).cursor
        return None if key is None else self.board.issues.get(key)

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        issue = self.issue
        if name in ("status", "team", "initiative", "type", "clear"):
            return self._why_no_filter(name)
        if name not in ("open", "offer_help", "resolve", "assign", "park", "reopen", "edit", "withdraw"):
            return None
        if issue is None:
            return "No issue is shown; a raises one."
        if name in ("offer_help", "resolve", "park") and issue.status is IssueStatus.RESOLVED:
            return f"{issue.id} is resolved; w reopens it."
        if name == "reopen" and issue.status is IssueStatus.OPEN:
            return f"{issue.id} is open already."
        if name == "withdraw" and not issue.helpers:
            return f"Nobody helps with {issue.id} yet; h asks somebody."
        return None

    def _why_no_filter(self, name: str) -> str | None:
        if not len(self.board.issues):
            return "There is no issue yet; a raises one."
        if name == "clear":
            return None if self._narrowed else "Every team, initiative and type is shown."
        found = values(self.board, self.wanted)
        sort = f"{self.wanted.status} issue"
        if name == "team" and not found.teams:
            return f"No {sort} names a team; mark one in the line that raises it: ! … @ops."
        if name == "initiative" and not found.initiatives:
            return f"No {sort} belongs to an initiative; mark one in the line that raises it: ! … +webinar."
        return f"There is no {sort}." if name == "type" and not found.types else None

    @on(Rows.Moved, "#main")
    def _moved(self) -> None:
        self._draw_issue()
        self.draw_footer()
        self.refresh_bindings()

    # What is shown

    def _show(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.redraw(force=True)

    def action_status(self) -> None:
        """Open, parked, resolved."""
        self._show(self.wanted._replace(status=self._next_status()))

    def action_team(self) -> None:
        """The next team that such an issue touches, and after the last all of them."""
        found = values(self.board, self.wanted).teams
        self._show(self.wanted._replace(team=_after(("", *found), self.wanted.team)))

    def action_initiative(self) -> None:
        """The next initiative that such an issue belongs to."""
        found = values(self.board, self.wanted).initiatives
        self._show(self.wanted._replace(initiative=_after(("", *found), self.wanted.initiative)))

    def action_type(self) -> None:
        """The next type there is one of."""
        found = values(self.board, self.wanted).types
        self._show(self.wanted._replace(type=_after(("", *found), self.wanted.type)))

    def action_clear(self) -> None:
        """Every team, initiative and type."""
        self._show(Wanted(self.wanted.status))

    # What can be done

    @on(Rows.Opened, "#main")
    def action_open(self) -> None:
        """Show the whole issue."""
        issue = self.issue
        if issue is not None:
            from screens.dialogs.card import Card

            self.host.push_screen(Card(issue.id))

    @on(Rows.Opened, "#sheet")
    def _part_opened(self, message: Rows.Opened) -> None:
        """Open what a line of the issue names: a person, a team, an initiative, a word, a standup."""
        key = message.key.partition(" ")[2]
        if key and self.board.find(key) is not None:
            self.post_message(Open(key))
        else:
            self.action_open()

    def action_offer_help(self) -> None:
        """Pick who helps."""
        if self.issue is not None:
            asking.who_helps(self, self.issue)

    def action_withdraw(self) -> None:
        """Somebody does not help after all."""
        if self.issue is not None:
            asking.who_helps_no_more(self, self.issue)

    def action_assign(self) -> None:
        """Pick whose it is."""
        if self.issue is not None:
            asking.who_owns(self, self.issue)

    def action_resolve(self) -> None:
        """Ask how it was resolved."""
        if self.issue is not None:
            asking.how_resolved(self, self.issue)

    def action_park(self) -> None:
        """Ask until when it is set aside."""
        if self.issue is not None:
            asking.parked_until(self, self.issue)

    def action_reopen(self) -> None:
        """Put it back among the open ones."""
        issue = self.issue
        if issue is not None:
            self.do(lambda board, at: reopen_issue(board, issue.id, at=at), "reopen_issue")

    def action_edit(self) -> None:
        """Change its text."""
        issue = self.issue
        if issue is None:
            return

        def change(text: str) -> Do | None:
            if text == issue.text:
                return None
            return Do(lambda board, at: edit_record(board, issue.id, {"text": text}, at=at), "edit_record")

        self.host.push_screen(Ask(f"Change the text of {issue.id}", value=issue.text, keep=change))


def _after(found: Sequence[str], one: str) -> str:
    """What comes after `one`, the first after the last; the first where `one` is not there any more."""
    return found[(found.index(one) + 1) % len(found)] if one in found else found[0]
