"""What needs the room, as entries of a list: a sentence, what else to know, at the right the way out and its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from typing_extensions import override

from screens.actions import Action, actions_of
from screens.glyphs import glyph, style
from screens.plain import clip, width
from screens.widgets.lines import Line, Spans, fold
from screens.widgets.rows import Rows
from screens.widgets.source import Row, Source
from store.sense.need import Need

if TYPE_CHECKING:
    from store.model.board import Board

INDENT = 2
"""Cells at the left of an entry's words: its sign and a blank."""
FOLDED = 2
"""Lines a sentence may take."""

SIGNS = {"issue": "issue", "action": "action", "proposal": "proposal"}
"""The sign of an entry by the first word of its rule; of any other it is that it needs the room."""

MOST_WAY = 20
"""Cells for what a way out is called, which may name a person."""

_BY_KEY = {action.key: action for action in actions_of("board")}


def key_of(need: Need) -> str:
    """What an entry is known by while the board changes under it."""
    return f"{need.rule} {need.ids[0]}"


def kind_of(need: Need) -> str:
    """The kind of record an entry is about, which is the first word of its rule; of some rules another word."""
    return need.rule.partition("-")[0]


def way_out(need: Need) -> Action:
    """The action that is the way out of an entry: the board's one with its key."""
    return _BY_KEY[need.key]


def concerns(board: Board, need: Need, team: str) -> bool:
    """Whether an entry is a team's business: it names the team, one of its people, or what bears on the team."""
    if team in need.teams or touches(board, need.ids[0], team):
        return True
    somebodys = need.teams or getattr(board.find(need.ids[0]), "owners", ())
    return not somebodys and bool(need.initiative) and board.impact(need.initiative, team) is not None


def touches(board: Board, key: str, team: str) -> bool:
    """Whether a record names a team, or one of its people."""
    record = board.find(key)
    if team in getattr(record, "teams", ()) or team in getattr(record, "meanings", ()):
        return True
    people = [*getattr(record, "owners", ()), *getattr(record, "guessed", ()), *getattr(record, "helpers", ())]
    return any(found.team == team for found in board.people.many(people))


class NeedRows(Rows, inherit_bindings=False):
    """The list of what needs the room. Letters are its ways out (`k` takes note), so arrows alone move here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="needs.up"),
        Binding("down", "move(1)", "Down", show=False, id="needs.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="needs.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="needs.page-down"),
        Binding("home", "edge(-1)", "First", show=False, id="needs.first"),
        Binding("end", "edge(1)", "Last", show=False, id="needs.last"),
        Binding("enter", "open", "Open", show=False, id="needs.open"),
    ]


class NeedSource(Source):
    """Entries of attention; two lines each, one more where a sentence does not fit."""

    def __init__(self, needs: Sequence[Need]) -> None:
        self.needs = needs
        self._at = {key_of(need): number for number, need in enumerate(needs)}

    def __len__(self) -> int:
        return len(self.needs)

    @override
    def key(self, index: int) -> str:
        """See `Source.key`."""
        return key_of(self.needs[index])

    @override
    def heights(self, cells: int) -> Sequence[int]:
        """See `Source.heights`."""
        most = cells - len(glyph("action")) - 1  # the widest of the signs
        return [2 if width(need.sentence) <= most else 1 + FOLDED for need in self.needs]

    @override
    def row(self, index: int, cells: int) -> Row:
        """See `Source.row`."""
        need = self.needs[index]
        name = "help" if need.type == "help" else SIGNS.get(kind_of(need), "room")
        said: Spans = [
            (f"{glyph(name)} ", "late" if need.rule == "action-late" else style(name)),
            (need.sentence, "text"),
        ]
        lines = [Line(part) for part in fold(said, cells, hang=INDENT, limit=FOLDED)]
        action = way_out(need)
        way: Spans = [(f"{clip(need.way_out, MOST_WAY)}  ", "dim"), (f"{action.first_key:>2}", "key")]
        lines.append(Line([" " * INDENT, (need.detail, "dim")], way))
        return Row(key_of(need), lines)

    @override
    def find(self, key: str) -> int | None:
        """See `Source.find`."""
        return self._at.get(key)
