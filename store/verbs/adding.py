"""Adding a line together with fields that were named beside it, as one change."""

from __future__ import annotations

from collections.abc import Mapping

from store.line.parse import Line
from store.model.board import Board
from store.model.changes import Changes, Commit, squash
from store.model.moment import Moment
from store.verbs import fields as read
from store.verbs.capture import Place
from store.verbs.edit import edit_record
from store.verbs.goals import name_goals
from store.verbs.inputs import input_line
from store.verbs.knowledge import session_line
from store.verbs.lines import take_line
from store.verbs.stream import place_of
from store.verbs.topics import add_topic
from store.verbs.touchpoints import experiment_line

SESSION_FIELDS = ("system", "shower", "learners", "date", "level")
"""Fields of a session that its line may leave out."""


def add_line(
    board: Board, kind: str, line: Line, fields: Mapping[str, str], place: Place | None = None, *, at: Moment
) -> Changes:
    """Keep a line as a record of `kind`, with `fields` set on it as `edit_record` would; by default where the room is.

    Teams and the initiative go into the line first, since an impact cannot be without them.
    """
    rest = dict(fields)
    place = place_of(board) if place is None else place
    for team in read.teams(board, ",".join([rest.pop("team", ""), rest.pop("teams", "")])):
        line.at = tuple(dict.fromkeys([*line.at, team]))
    if rest.get("initiative"):
        line.plus = (read.initiative(board, rest.pop("initiative")),)
    if kind == "conflict":
        name_goals(line, rest.pop("goals", ""))
    known = [handle for handle in line.plus if handle in board.initiatives]
    if kind == "session":
        named = {field: rest.pop(field) for field in SESSION_FIELDS if field in rest}
        line.plus = tuple(known)
        changes = session_line(board, line, place, named, at=at)
    elif kind == "experiment":
        changes, rest = experiment_line(board, line, place, rest, at=at), {}
    elif kind == "input":
        changes, rest = input_line(board, line, place, rest, at=at), {}
    elif kind == "topic":
        later = bool(rest.pop("next", ""))
        changes = add_topic(board, line.text, initiative=known[0] if known else "", later=later, at=at)
    else:
        changes = take_line(board, line, place, at=at)
    if not rest:
        return changes
    after = board.apply(Commit(board.version + 1, at.now, at.who, "", changes))
    made = next((change.id for change in changes if change.is_new), changes[-1].id)
    return squash([*changes, *edit_record(after, made, rest, at=at)])
