"""The cascade of goals as a picture made of characters: the tree at the left, conflicts as links at its right (P2).

Each goal takes two lines: its name and whose it is, then what it is measured by and until when. A conflict is drawn in
a lane of its own from the one goal to the other, amber as long as nothing is agreed. Nothing of Textual is needed here,
so that `accord goals` prints the same picture in a shell.
"""

from __future__ import annotations

from typing import NamedTuple

from screens.glyphs import glyph
from screens.plain import clip, head, pad, width
from store.model.board import Board
from store.model.records import Conflict, ConflictStatus
from store.sense.goals import Placed, aim, by_when, cascade, conflicts, whose

LEAST = 40
"""Cells the tree needs beside the links; where there is less, lanes are left out and goals name their conflicts."""
APART = 2
"""Cells between the tree and the links."""
STEP = 3
"""Cells a level of the tree is indented."""

ENDS = ("link-top", "link-end")
ACROSS = {"": "rule", "trunk": "link-crossed", "link-top": "link-top-on", "link-end": "link-end-on"}
"""What a line to an outer lane makes of what stands in its way, by names of glyphs."""

Spans = list[tuple[str, str]]
Cells = list[tuple[str, str]]
"""The characters of a line, or the names of their glyphs, each with its style."""


class Link(NamedTuple):
    """A conflict between two drawn goals, by their numbers from the top."""

    conflict: Conflict
    top: int
    bottom: int


def sign_of(conflict: Conflict) -> tuple[str, str]:
    """How a conflict is marked: `↔` as long as it is open, `✓` once it is agreed on; with its style."""
    if conflict.status is ConflictStatus.AGREED:
        return glyph("acknowledged"), "dim"
    return glyph("conflict"), "needs"


class Picture:
    """The goals of a board, drawn at any width."""

    def __init__(self, board: Board, today: str) -> None:
        self.board, self.today = board, today
        self.placed = cascade(board)
        self.number = {placed.goal.id: number for number, placed in enumerate(self.placed)}
        self._lanes = _lanes(self._links())
        self._rooms = [max(_label_room(link.conflict) for link in lane) for lane in self._lanes]
        self._cells, self._drawn = -1, 0
        self._unlinked: dict[str, list[Conflict]] = {}

    def lines(self, number: int, cells: int) -> tuple[Spans, Spans]:
        """The two lines of a goal, at most `cells` wide; they end where there is nothing more to draw."""
        if cells != self._cells:
            self._fit(cells)
        gutter = sum(self._rooms[: self._drawn])
        room = cells - gutter - (APART if gutter else 0)
        placed = self.placed[number]
        first, second = self._words(placed, room)
        if not gutter:
            return first, second
        above, below = self._linked(number)
        return first + _runs(above), second + _runs(below)

    def _words(self, placed: Placed, room: int) -> tuple[Spans, Spans]:
        """What the two lines say, both filled up to `room`."""
        goal = placed.goal
        branch, trunk = (part[-max(STEP, room // 3) :] for part in _tree(placed))
        owner = clip(whose(self.board, goal), max(8, room // 3))
        gap = room - width(branch) - width(owner) - 2
        first: Spans = [(branch, "faint"), (pad(goal.name or goal.id, max(0, gap)), "text"), ("  ", "text")]
        marks = _marks(self._unlinked.get(goal.id, []), room // 2)
        said = [part for part in (aim(goal) or "not measured yet", by_when(goal, self.today)) if part]
        left = room - width(trunk) - sum(width(mark) for mark, _ in marks)
        second = [(trunk, "faint"), (pad(f" {glyph('dot')} ".join(said), max(0, left)), "dim"), *marks]
        return [*first, (owner, "dim")], second

    # The links

    def _links(self) -> list[Link]:
        """The conflicts between two goals that are there, short ones first, so that they stand inside."""
        found: list[Link] = []
        for conflict in conflicts(self.board):
            ends = sorted({self.number[goal] for goal in conflict.goals if goal in self.number})
            if len(ends) == 2 == len(conflict.goals):
                found.append(Link(conflict, *ends))
        return sorted(found, key=lambda link: link.bottom - link.top)

    def _fit(self, cells: int) -> None:
        """As many lanes as leave the tree its room; goals name the conflicts that are not drawn."""
        self._cells, self._drawn = cells, 0
        used = APART
        for room in self._rooms:
            used += room
            if cells - used < LEAST:
                break
            self._drawn += 1
        drawn = {link.conflict.id for lane in self._lanes[: self._drawn] for link in lane}
        self._unlinked = {}
        for conflict in conflicts(self.board):
            for goal in conflict.goals if conflict.id not in drawn else ():
                self._unlinked.setdefault(goal, []).append(conflict)

    def _linked(self, number: int) -> tuple[Cells, Cells]:
        """What the lanes show beside the two lines of a goal."""
        above: Cells = []
        below: Cells = []
        for lane, room in zip(self._lanes[: self._drawn], self._rooms, strict=False):
            here = next((link for link in lane if link.top <= number <= link.bottom), None)
            above += _upper(here, number, room)
            below += _lower(here, number, room)
        above.insert(0, ("", "rule"))
        _reach(above)
        blank = (" ", "rule")
        return [blank, *[(glyph(name) if name else " ", style) for name, style in above]], [blank, blank, *below]


def _lanes(links: list[Link]) -> list[list[Link]]:
    """Links in as few lanes as hold them without touching."""
    lanes: list[list[Link]] = []
    for link in links:
        free = next((lane for lane in lanes if all(_apart(link, other) for other in lane)), None)
        if free is None:
            lanes.append(free := [])
        free.append(link)
    return lanes


def _apart(link: Link, other: Link) -> bool:
    return link.bottom < other.top or other.bottom < link.top


def _marks(unlinked: list[Conflict], room: int) -> Spans:
    """Conflicts that no lane shows, behind what their goal is measured by: as many as fit, and how many more."""
    marks: Spans = []
    for number, conflict in enumerate(unlinked):
        sign, style = sign_of(conflict)
        mark = f"  {sign} {conflict.id}"
        room -= width(mark)
        if (room < len(more := f"  +{len(unlinked) - number}") and len(unlinked) - number > 1) or room < 0:
            return [*marks, (more, "dim")]
        marks.append((mark, style))
    return marks


def _label_room(conflict: Conflict) -> int:
    return width(sign_of(conflict)[0]) + len(conflict.id) + 3


def _tree(placed: Placed) -> tuple[str, str]:
    """What stands before the two lines of a goal."""
    through, blank = f"{glyph('trunk')}  ", " " * STEP
    levels = [through if on else blank for on in placed.goes_on]
    branch = ""
    if placed.goes_on:
        branch = glyph("branch") if placed.goes_on[-1] else glyph("last-branch")
        branch = f"{branch}{glyph('rule')} "
    return "".join(levels[:-1]) + branch, "".join(levels) + (through if placed.parent else blank)


def _upper(link: Link | None, number: int, room: int) -> Cells:
    """A lane beside a goal's first line, where links begin and end, as names of glyphs."""
    if link is None:
        return [("", "rule")] * room
    name = "link-top" if number == link.top else "link-end" if number == link.bottom else "trunk"
    return [(name, sign_of(link.conflict)[1]), *[("", "rule")] * (room - 1)]


def _lower(link: Link | None, number: int, room: int) -> Cells:
    """A lane beside a goal's second line; half way down stands what the link is."""
    if link is None or number == link.bottom:
        return [(" ", "rule")] * room
    sign, style = sign_of(link.conflict)
    if number != (link.top + link.bottom - 1) // 2:
        return [(glyph("trunk"), style), *[(" ", "rule")] * (room - 1)]
    label = head(f"{sign} {link.conflict.id}", room)
    return [(letter, style) for letter in label] + [(" ", "rule")] * (room - width(label))


def _reach(above: Cells) -> None:
    """Draw the line from the goal to the outermost link that begins or ends beside it, across the lanes between."""
    ends = [at for at, (name, _) in enumerate(above) if name in ENDS]
    for at in range(ends[-1] if ends else 0):
        name, style = above[at]
        above[at] = ACROSS[name], style if name else above[ends[-1]][1]


def _runs(cells: Cells) -> Spans:
    """Neighbours of one style put together."""
    spans: Spans = []
    for sign, style in cells:
        if spans and spans[-1][1] == style:
            spans[-1] = (spans[-1][0] + sign, style)
        else:
            spans.append((sign, style))
    return spans
