"""Knowledge: who knows which system, the paths of work through teams and systems, holes, hands-on sessions (P4)."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens import knowing
from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.glyphs import glyph, style, word
from screens.knowledge_sheet import about_system, aside, open_words
from screens.plain import width
from screens.widgets.glance import Glance
from screens.widgets.groups import Container, Vertical
from screens.widgets.lines import Spans
from screens.widgets.matrix import Cell, Matrix
from screens.widgets.pane import Pane
from screens.widgets.paths import Path, Paths, Stop
from screens.widgets.rows import Rows
from screens.widgets.sheet import Sheet
from store.model.board import Board
from store.model.records import Session, System
from store.sense import phrases
from store.sense.knowledge import ONE_EXPERT, ahead, by_team, coverage, holes, level_sign, stops
from store.verbs.knowledge import cancel_session, move_step, remove_step

LONGEST_HEAD = 8
"""Letters of a system's name that stand over its column; of a longer one its handle does."""
ABOUT_LINES = 5
FIRST_SYSTEM: list[Spans] = [
    [("Nobody is known to know a system yet.", "strong")],
    [],
    [("What does the team next door work in, and who could show you?", "dim")],
    [("n", "key"), (" adds a system; ", "dim"), ("e", "key"), (" says how well somebody knows it.", "dim")],
    [("p", "key"), (" begins the path of a piece of work, team after team.", "dim")],
    [],
    [("From a shell:", "dim")],
    ["  ", ('accord add system crm "CRM" --owner sales', "accent")],
    ["  ", ('accord add person chloe "Chloe Lind" --team sales --knows crm:expert', "accent")],
]
FIRST_PATH: list[Spans] = [
    [
        ("p", "key"),
        (" begins the path of a piece of work: which team, in which system, and what it passes on.", "dim"),
    ]
]
QUIET: list[Spans] = [[("No hole, and no session ahead. ", "dim"), ("s", "key"), (" plans one.", "dim")]]


class KnowledgeScreen(AccordScreen):
    """People by systems, with what to know about the system under the cursor; holes and sessions; the paths below."""

    WHERE = "knowledge"
    CSS_PATH = "knowledge.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("knowledge")]

    def body(self) -> ComposeResult:
        """Three panes; the style sheet says where they stand, and which of them is open on a narrow screen."""
        with Container(id="knowledge"):
            with Container(id="upper"):
                with Vertical(id="people"):
                    yield Pane("Knowledge", Matrix(empty=FIRST_SYSTEM, legend=False, id="main"), id="matrix")
                    yield Glance(id="about")
                yield Pane("Holes", Rows(empty=QUIET, id="aside"), id="holes")
            yield Pane("Handoffs", Paths(empty=FIRST_PATH, id="paths"), id="ways")

    # Drawing

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        self._draw_matrix(board)
        first = "Sessions to come" if ahead(board) else "Holes" if holes(board) else "Sessions"
        self.query_one("#holes", Pane).heading.show(first, "" if ahead(board) else open_words(board))
        rows = self.query_one("#aside", Rows)
        rows.show(Sheet(aside(board, self.host.today())))
        rows.flash(f"session {key}" for key in self.host.recent)
        self._draw_paths(board)
        self.set_class(not len(board.systems) and not len(board.handoffs), "-none")
        self._draw_about()

    def _draw_matrix(self, board: Board) -> None:
        known = {each.system.id: each for each in coverage(board)}
        grave = [hole for hole in holes(board) if hole.grave > ONE_EXPERT]
        # Whoever alone knows a system well, and everybody in a team that is blind to it;
        # another sign where a session comes.
        marks = {(hole.team, hole.system): "session" if hole.session else "room" for hole in grave}
        short = phrases.heads(board)
        room = max(map(len, short.values()), default=0) + 1
        rows: list[tuple[str, str]] = []
        for team, people in by_team(board):
            for number, who in enumerate(people):
                head = short.get(team, "") if number == 0 else ""
                rows.append((who.id, f"{head:<{room}}{phrases.person(board, who.id)}"))

        def cell(person: str, system: str) -> Cell | None:
            who, covered = board.people[person], known[system]
            sign = level_sign(who.skill(system))
            mark = marks.get(("", system)) if covered.deep == (person,) else marks.get((who.team or "?", system))
            return Cell(glyph(sign), style(sign), glyph(mark) if mark else "", style(mark) if mark else "dim")

        columns = [(each.id, each.name if 0 < width(each.name) <= LONGEST_HEAD else each.id) for each in board.systems]
        self.query_one("#main", Matrix).show(rows if columns else (), columns, cell)
        legend = [f"{glyph(name)} {word(name)}" for name in ("expert", "hands-on", "essentials")]
        self.query_one("#matrix", Pane).heading.show(right=[(" ".join(legend), "dim")] if rows and columns else "")

    def _draw_paths(self, board: Board) -> None:
        drawn: list[Path] = []
        for path in board.handoffs:
            made = [
                Stop(
                    phrases.team(board, stop.step.team),
                    phrases.system(board, stop.step.system).removeprefix("the ") if stop.step.system else "",
                    stop.step.passes,
                    stop.blind,
                )
                for stop in stops(board, path)
            ]
            drawn.append(Path(path.id, path.name or path.id, made))
        self.query_one("#paths", Paths).show(drawn)
        blind = sum(stop.blind for path in drawn for stop in path.stops)
        says = f"{glyph('room')} the next team knows nothing of the system"
        self.query_one("#ways", Pane).heading.show(right=[(says, "needs")] if blind else "")

    def _draw_about(self) -> None:
        board, system = self.board, self.system
        self.query_one("#about", Glance).show(
            lambda cells, rows: about_system(board, system, cells, min(rows, ABOUT_LINES)) if system else ()
        )

    def show_record(self, key: str) -> None:
        """Put the cursor on a system, a session or a path."""
        if key in self.board.systems:
            grid = self.query_one("#main", Matrix)
            if grid.cursor is not None:
                grid.go_to(grid.cursor[0], key)
            grid.focus()
        elif key in self.board.handoffs:
            self.query_one("#paths", Paths).go_to(key)
            self.query_one("#paths", Paths).focus()
        elif self.query_one("#aside", Rows).go_to(f"session {key}"):
            self.query_one("#aside", Rows).focus()

    # Where the cursor is

    @property
    def system(self) -> System | None:
        """The system of the hole, the step or the column the cursor is on."""
        return self.board.systems.get(self._meant()[0])

    def _meant(self) -> tuple[str, str]:
        """The system the cursor is on, and who should learn it: a person, a team, or nobody known."""
        aside_, paths, grid = (
            self.query_one("#aside", Rows),
            self.query_one("#paths", Paths),
            self.query_one("#main", Matrix),
        )
        sort, _, key = (aside_.cursor or "").partition(" ")
        if aside_.has_focus and sort == "hole" and int(key) < len(holes(self.board)):
            hole = holes(self.board)[int(key)]
            return hole.system, hole.team
        session = self.session
        if session is not None:
            return session.system, ""
        if paths.has_focus and paths.cursor is not None and paths.cursor[1]:
            path = self.board.handoffs[paths.cursor[0]]
            after = path.steps[paths.cursor[1]].team if paths.cursor[1] < len(path.steps) else ""
            return path.steps[paths.cursor[1] - 1].system, after
        if grid.cursor is None:
            return next(iter(self.board.systems.keys()), ""), ""
        person, system = grid.cursor
        knows = self.board.people[person].skill(system).depth
        return system, "" if knows > 1 else person

    @property
    def session(self) -> Session | None:
        """The planned session the cursor is on."""
        rows = self.query_one("#aside", Rows)
        sort, _, key = (rows.cursor or "").partition(" ")
        return self.board.sessions.get(key) if rows.has_focus and sort == "session" else None

    @property
    def step(self) -> tuple[str, int] | None:
        """The path and the number of the step the cursor is on; the number is 0 where there is no step."""
        paths = self.query_one("#paths", Paths)
        return paths.cursor if paths.has_focus else None

    def why_not(self, name: str) -> str | None:
        """See `Reasons.why_not`."""
        board = self.board
        if name in ("open", "plan", "level", "essentials") and not len(board.systems):
            return knowing.NO_SYSTEM
        if name in ("plan", "level") and not len(board.people):
            return knowing.NO_PEOPLE
        if name == "held" and not ahead(board):
            return "No session is planned; s plans one."
        if name == "step" and not len(board.teams):
            return 'There is no team yet: accord add team ops "Marketing Operations" makes one.'
        if name == "remove" and self.session is None and not (self.step or ("", 0))[1]:
            return "That needs the cursor on a session or on a step of a path; Tab goes there."
        if name in ("earlier", "later"):
            if not (self.step or ("", 0))[1]:
                return "That needs the cursor on a step of a path; Tab goes there."
            key, number = self.step or ("", 0)
            if not 1 <= number + (1 if name == "later" else -1) <= len(board.handoffs[key].steps):
                return "It is the last step already." if name == "later" else "It is the first step already."
        return None

    @on(Matrix.Moved)
    @on(Paths.Moved)
    @on(Rows.Moved, "#aside")
    def _moved(self) -> None:
        self._draw_about()
        self.draw_footer()
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where there is no room for all, the pane of the keys opens and the others fold."""
        self.set_class(event.widget.id == "aside", "-aside")
        self.set_class(event.widget.id == "paths", "-paths")
        self._moved()

    # What can be done

    @on(Matrix.Chosen)
    @on(Paths.Chosen)
    def action_open(self) -> None:
        """Show the whole of the path, or of the system under the cursor."""
        self._card(self.step[0] if self.step is not None else self._meant()[0])

    @on(Rows.Opened, "#aside")
    def _part_opened(self, message: Rows.Opened) -> None:
        """Show the whole session, or the system of a hole."""
        sort, _, key = message.key.partition(" ")
        self._card(key if sort in ("session", "held") else self._meant()[0])

    def _card(self, key: str) -> None:
        if self.board.find(key) is not None:
            from screens.dialogs.card import Card

            self.host.push_screen(Card(key))

    def action_plan(self) -> None:
        """Plan a hands-on session."""
        knowing.plan(self, *self._meant())

    def action_held(self) -> None:
        """A session was held."""
        session = self.session
        knowing.which_was_held(self, (session,) if session is not None else ahead(self.board))

    def action_remove(self) -> None:
        """Cancel the session, or take the step out of its path."""
        session, step = self.session, self.step
        if session is not None:
            self.do(lambda board, at: cancel_session(board, session.id, at=at), "cancel_session")
        elif step is not None:
            self.do(lambda board, at: remove_step(board, *step, at=at), "remove_step")

    def action_level(self) -> None:
        """Say how well the person under the cursor knows the system."""
        cursor = self.query_one("#main", Matrix).cursor
        if cursor is not None:
            knowing.how_well(self, *cursor)

    def action_new(self) -> None:
        """Add a system."""
        knowing.new_system(self)

    def action_essentials(self) -> None:
        """Change what everybody should know about the system."""
        if self.system is not None:
            knowing.essentials(self, self.system)

    def action_step(self) -> None:
        """Add a step to a path, behind the one under the cursor."""
        key, number = self.step or ("", 0)
        path = self.board.handoffs.get(key)
        knowing.new_step(self, key, number + 1 if path is not None and number < len(path.steps) else 0)

    def action_earlier(self) -> None:
        """Put the step one place earlier."""
        self._shift(-1)

    def action_later(self) -> None:
        """Put the step one place later."""
        self._shift(1)

    def _shift(self, by: int) -> None:
        step = self.step
        if step is not None:
            key, number = step
            self.do(lambda board, at: move_step(board, key, number, number + by, at=at), "move_step")
            self.query_one("#paths", Paths).action_step(by)
