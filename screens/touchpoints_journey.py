"""The customer's journey as a row of stages made of characters, the touchpoints of each below it."""

from __future__ import annotations

from screens.glyphs import glyph
from screens.plain import clip, pad, width
from screens.widgets.lines import Line, Span
from store.model.board import Board
from store.sense import money, phrases
from store.sense.touchpoints import Place, Stage, journey

LEAST_COLUMN, MOST_COLUMN = 13, 28
"""Cells a stage needs, and what it is given at most; with less for each the journey is a list."""
MOST_SPARE = 6
APART = 2
SHORT = 11
"""Letters of a team's name beside a sum."""


def journey_lines(board: Board, here: str, cells: int, most: int) -> list[Line]:
    """The stages from left to right with their touchpoints below, `here` the one under the cursor; at most `most`
    touchpoints a stage are named. Where columns would be too narrow, a line a stage.
    """
    stages = journey(board)
    if not stages or cells < LEAST_COLUMN * len(stages):
        return _one_a_line([stage for stage in stages if stage.places], here, 3 * most)
    rooms = _rooms([_need(board, stage) for stage in stages], cells)
    columns = [_column(board, stage, here, room - APART, most) for stage, room in zip(stages, rooms, strict=True)]
    heads = zip(stages, rooms, strict=True)
    last = len(stages) - 1
    lines = [Line([span for at, (stage, room) in enumerate(heads) for span in _head(stage, room, at == last)])]
    for at in range(max(map(len, columns))):
        row: list[Span] = []
        for column, room in zip(columns, rooms, strict=True):
            row += [*(column[at] if at < len(column) else [" " * (room - APART)]), " " * APART]
        lines.append(Line(row))
    return lines


def _need(board: Board, stage: Stage) -> int:
    """Cells a stage would take if nothing were cut."""
    texts = [f"{stage.name or 'no stage'} {glyph('rule')} "]
    for place in stage.places:
        texts += [place.touchpoint.name, f"  {_called(board, place)} {money.amount(place.now)}"]
    return APART + max(width(clip(text, MOST_COLUMN)) for text in texts)


def _rooms(needs: list[int], cells: int) -> list[int]:
    """A width for each column, all together `cells` at most: the widest give way first, and what is left is shared."""
    rooms = [max(LEAST_COLUMN, need) for need in needs]
    while sum(rooms) > cells:
        rooms[rooms.index(max(rooms))] -= 1
    spare = min(MOST_SPARE, (cells - sum(rooms)) // len(rooms))
    return [room + spare for room in rooms]


def _head(stage: Stage, room: int, last: bool) -> list[Span]:
    """A stage's name and the way on to the next one."""
    name = clip(stage.name or "no stage", room - 4)
    if last:
        return [(name, "strong")]
    return [(name, "strong"), (f" {glyph('rule') * (room - width(name) - 3)}{glyph('here')} ", "rule")]


def _column(board: Board, stage: Stage, here: str, room: int, most: int) -> list[list[Span]]:
    """The touchpoints of a stage, two lines each: its name; whose it is, and what friction costs there."""
    places = stage.places
    if len(places) > most:
        places = tuple(sorted(places, key=lambda place: place.now, reverse=True))
    lines: list[list[Span]] = []
    for place in places[:most]:
        at = place.touchpoint
        name = "accent bold" if at.id == here else "text" if place.accounts else "dim"
        lines.append([(pad(at.name or at.id, room), name)])
        lines.append(_money(board, place, room))
    if len(places) > most:
        lines.append([(pad(f"and {len(places) - most} more", room), "dim")])
    return lines


def _money(board: Board, place: Place, room: int) -> list[Span]:
    """Whose a touchpoint is; behind that what friction costs there, in amber where nothing is tried against some."""
    costs = money.amount(place.now) if place.now else "?" if place.accounts else ""
    owned = "dim" if place.touchpoint.owner else "needs"
    idle = any(not account.tried for account in place.accounts)
    left = room - width(costs) - 1
    if not costs or left < 0:
        return [(pad(costs or f"  {_called(board, place)}", room), owned)]
    return [(pad(f"  {_called(board, place)}", left), owned), (f" {costs}", "needs" if idle else "text")]


def _called(board: Board, place: Place) -> str:
    """The owner in few letters: the handle, unless the name is as short."""
    owner = place.touchpoint.owner
    name = phrases.team(board, owner)
    return "nobody's" if not owner else name if len(name) <= SHORT else owner[:1].upper() + owner[1:]


def _one_a_line(stages: list[Stage], here: str, most: int) -> list[Line]:
    """The stages that have touchpoints, one a line, at most `most` lines."""
    shown = stages if len(stages) <= most else stages[: most - 1]
    lines = [_listed(stage, here) for stage in shown]
    if len(shown) < len(stages):
        lines.append(Line([(f"and {len(stages) - len(shown)} more stages", "dim")]))
    return lines


def _listed(stage: Stage, here: str) -> Line:
    """A stage on a line of its own."""
    spans: list[Span] = [(pad(stage.name or "no stage", LEAST_COLUMN), "strong")]
    for number, place in enumerate(stage.places):
        name = "accent bold" if place.touchpoint.id == here else "text"
        spans += [", " if number else "", (place.touchpoint.name or place.touchpoint.id, name)]
    costs = money.total(place.now for place in stage.places)
    return Line(spans, [(money.amount(costs), "text")] if costs else [])
