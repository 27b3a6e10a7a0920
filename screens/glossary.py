"""The glossary: words and values, what each team means by them, and what they agreed (practice P3)."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens import asking, wording
from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.messages import Open
from screens.widgets.groups import Container
from screens.widgets.lines import Spans
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet
from screens.word import WordSource, status_spans, word_sheet
from store.meeting.render_markdown import to_markdown
from store.meeting.words import glossary_handout
from store.model.board import Board
from store.model.records import Term, TermStatus, TermType
from store.sense.phrases import plural
from store.verbs.terms import set_type

FIRST_WORD: list[Spans] = [
    [("No word is written down yet.", "strong")],
    [],
    [("Which word means one thing to you and another to the team next door?", "dim")],
    [
        ("n", "key"),
        (" asks for a word, a team and what it means; or press ", "dim"),
        ("a", "key"),
        (" and type:", "dim"),
    ],
    ["  ", ("lead @demand := filled in a form", "accent")],
    ["  ", ("lead @sales := passed the joint criteria", "accent")],
    [],
    [("From a shell: ", "dim"), ('accord define lead "filled in a form" --team demand', "accent")],
]


class GlossaryScreen(AccordScreen):
    """The list of words, and beside or below it the word under the cursor."""

    WHERE = "glossary"
    CSS_PATH = "glossary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("glossary")]

    def __init__(self) -> None:
        super().__init__()
        self._beside: bool | None = None

    def body(self) -> ComposeResult:
        """Two panes; the style sheet says where they stand."""
        with Container(id="glossary"):
            yield Pane("Words and values", Rows(empty=FIRST_WORD, id="main"), id="list")
            yield Pane("", Rows(id="sheet"), id="word")

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        disputed = sum(term.status is TermStatus.DISPUTED for term in board.terms)
        said = plural(len(board.terms), "word") if len(board.terms) else ""
        heading = self.query_one("#list", Pane).heading
        heading.show(right=[(f"{disputed} disputed", "needs"), (f" of {said}", "dim")] if disputed else said)
        rows = self.query_one("#main", Rows)
        rows.show(WordSource(board))
        rows.flash(self.host.recent)
        self._draw_word()

    def _draw_word(self) -> None:
        term = self.term
        pane, sheet = self.query_one("#word", Pane), self.query_one("#sheet", Rows)
        self.set_class(term is None, "-none")
        self._beside = self.has_class("-wide")
        if term is None:
            pane.heading.show("", "")
            sheet.show(())
            return
        pane.heading.show(f"“{term.name or term.id}”, a {term.type}", status_spans(term))
        parts = word_sheet(self.board, term, self.host.today(), self._beside)
        sheet.show(Sheet(parts))

    def on_resize(self) -> None:
        """Meanings go side by side, or below each other."""
        super().on_resize()
        if self.has_class("-wide") is not self._beside:
            self._draw_word()

    def show_record(self, key: str) -> None:
        """Put the cursor on the word `key`."""
        self.query_one("#main", Rows).go_to(key)

    # Where the cursor is

    @property
    def term(self) -> Term | None:
        """The word under the cursor."""
        key = self.query_one("#main", Rows).cursor
        return None if key is None else self.board.terms.get(key)

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        if name in ("open", "agree", "edit", "alias", "type", "withdraw", "hand_out") and self.term is None:
            return "No word is written down yet; n writes one."
        return None

    @on(Rows.Moved, "#main")
    def _moved(self) -> None:
        self._draw_word()
        self.draw_footer()
        self.refresh_bindings()

    # What can be done

    @on(Rows.Opened, "#main")
    def action_open(self) -> None:
        """Show the whole word. One called like a team or a person has no card: the handle comes first there."""
        term = self.term
        if term is None:
            return
        if self.board.find(term.id) != term:
            self.query_one("#sheet", Rows).focus()
            return
        from screens.dialogs.card import Card

        self.host.push_screen(Card(term.id))

    @on(Rows.Opened, "#sheet")
    def _part_opened(self, message: Rows.Opened) -> None:
        """Open what a line names: a record that uses the word, a team, a standup."""
        sort, _, key = message.key.partition(" ")
        if sort == "meanings":
            self.action_edit()
        elif key and self.board.find(key) is not None:
            self.post_message(Open(key))
        else:
            self.action_open()

    def action_agree(self) -> None:
        """Write down what it means to everybody."""
        if self.term is not None:
            asking.what_it_means(self, self.term)

    def action_new(self) -> None:
        """Write down a word."""
        wording.new_word(self)

    def action_edit(self) -> None:
        """Write down or change what a team means."""
        if self.term is not None:
            wording.whose_meaning(self, self.term.name or self.term.id)

    def action_alias(self) -> None:
        """Another word for the same."""
        if self.term is not None:
            wording.other_word(self, self.term)

    def action_type(self) -> None:
        """A term, or a value."""
        term = self.term
        if term is not None:
            other = TermType.TERM if term.type is TermType.VALUE else TermType.VALUE
            self.do(lambda board, at: set_type(board, term.id, other.value, at=at), "set_type")

    def action_hand_out(self) -> None:
        """Ask where to, and write all words and what they mean as Markdown."""
        text = to_markdown(glossary_handout(self.board, self.host.now()))
        asking.which_file(self, "Write the glossary to which file?", "glossary.md", text)

    def action_withdraw(self) -> None:
        """Take back a meaning, what was agreed, another spelling, or the word."""
        if self.term is not None:
            wording.what_to_take_back(self, self.term)
