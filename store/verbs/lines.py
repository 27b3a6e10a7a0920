"""One line, one meaning: the one way a typed line becomes records.

The live prompt, the quick-add bar, the shell, a pipe and imports all come through here. Whatever a line is, it ends in
records or in one sentence that says why not; a caller that must not lose a refused line keeps it with `keep_line`.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

from store.line.parse import Line, parse
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import (
    Action,
    Captured,
    Decision,
    Issue,
    Note,
    Proposal,
    ProposalStatus,
    Topic,
)
from store.verbs import fields
from store.verbs.attendance import attendance_line
from store.verbs.breakout import breakout_line
from store.verbs.capture import NO_TEXT, VERBS, Marks, Place, capture
from store.verbs.corrections import correct_line, insert_line
from store.verbs.criteria import criterion_line
from store.verbs.decisions import read_vote, vote, vote_alike, voters
from store.verbs.draft import Draft
from store.verbs.floor import give_floor, queue_line, rate_meeting, set_warnings, steer_round
from store.verbs.goals import conflict_line
from store.verbs.impacts import INCOMPLETE, set_impact
from store.verbs.inputs import input_line, received_line
from store.verbs.knowledge import know_line, session_line
from store.verbs.rapport import thanks_line
from store.verbs.settled import agreement_line, done_line, is_ticked, resolve_line, seen_line, sign_line
from store.verbs.stream import last_line_of, place_of
from store.verbs.terms import agree_meaning, alias_line, define_term, source_of
from store.verbs.topics import open_topic
from store.verbs.touchpoints import experiment_line, friction_line, test_line

ALIKE = 0.7
"""How alike (0 to 1, of letters in order) a decision and a proposal are when the one settles the other."""

OWN: dict[str, Callable[..., Changes]] = {
    "friction": friction_line,
    "experiment": experiment_line,
    "conflict": conflict_line,
    "session": session_line,
    "criterion": criterion_line,
    "input": input_line,
    "thanks": thanks_line,
    "breakout": breakout_line,
    "alias": alias_line,
    "agreement": agreement_line,
    "resolve": resolve_line,
}
"""Kinds whose lines are read where their verbs are: `(board, line, place, at=…)`."""


SPOKEN: dict[str, Callable[..., Changes]] = {
    "floor": give_floor,
    "round": steer_round,
    "rate": rate_meeting,
    "warnings": set_warnings,
}
"""Kinds that steer the meeting, by the words behind them: `(board, words, at=…)`."""


SETTLED = {"done": done_line, "seen": seen_line, "sign": sign_line}
"""Kinds that settle what is on the board: `(board, line, place, at=…)` to the changes, and what more was said."""


def take_text(board: Board, text: str, place: Place | None = None, *, at: Moment, kind: str = "note") -> Changes:
    """Read a line as typed and keep it; `kind` is what it is when nothing in it says otherwise."""
    return take_line(board, parse(text, kind, board.names().known), place, at=at)


def take_line(board: Board, line: Line, place: Place | None = None, *, at: Moment) -> Changes:
    """Keep a line that was read, at a place (by default where the room is now)."""
    place = place_of(board) if place is None else place
    kind = line.kind
    if kind in VERBS and not (line.continues or is_ticked(board, line)):  # as most lines are
        draft = Draft(board, at)
        _captured(draft, line, place)
        return draft.changes
    if kind == "blank":
        raise Refused(NO_TEXT)
    if kind == "undo":
        raise Refused("To take back the last change use `accord undo`, or u on the board.")
    if kind in ("present", "late", "regrets", "guest"):
        return attendance_line(board, line, place, at=at)
    if kind == "correct":
        return correct_line(board, place.meeting, line.old, line.new, line.flag, at=at)
    if kind == "insert":
        return insert_line(board, line.old, line.new, at=at)
    if kind == "topic":
        return _topic(board, line, at)
    if kind == "impact":
        return _impact(board, line, place, at)
    if kind == "term":
        return _term(board, line, place, at)
    if kind == "vote":
        return _vote(board, line, place, at)
    if kind == "test":
        return test_line(board, line, at=at)
    if kind == "know":
        return know_line(board, line, at=at)
    if kind == "received":
        return received_line(board, line, at=at)
    if kind in SETTLED or kind == "action":  # that is ticked
        return _settled(board, line, place, at)
    if kind in OWN:
        return OWN[kind](board, line, place, at=at)
    if kind == "queue":
        return queue_line(board, line, at=at)
    if kind in SPOKEN:
        return SPOKEN[kind](board, line.text, at=at)
    return _go_on(board, line, place, at)


def keep_line(board: Board, raw: str, place: Place | None = None, *, at: Moment, off: bool = False) -> Changes:
    """Keep a line word for word as a note: one that was refused, or that is not for the minutes (`off`)."""
    place = place_of(board) if place is None else place
    draft = Draft(board, at)
    draft.add(Note, **fields.said(board, raw, place=place, raw=raw), off=off, queued=not place.meeting and not off)
    return draft.changes


def _captured(draft: Draft, line: Line, place: Place) -> str:
    """Draft the record of a line that needs no more than the names; returns its id. A decision settles the proposal it
    repeats.
    """
    board = draft.board
    names, zone = board.names(), board.series.timezone
    known = board.decisions
    [[kind, key, _, doc]] = capture(
        line, names, draft.at, place, board.counters, board.version, zone=zone, decisions=known
    )
    draft.add_doc(kind, key, doc)
    if kind == Decision.kind:
        proposal = _proposed(board, doc["text"], place)
        if proposal is not None:
            draft.edit(proposal, status=ProposalStatus.DECIDED, decision=key)
    return key


def _topic(board: Board, line: Line, at: Moment) -> Changes:
    """A topic line: the room turns to it. An initiative alone is a topic by its title."""
    marks = Marks(line, board.names())
    marks.release(marks.people)
    text = marks.text()
    if not text and marks.initiative:
        text = board.initiatives[marks.initiative].name
    about, level = marks.initiative, line.level or 1
    return open_topic(board, text, initiative=about, teams=marks.teams, level=level, at=at, raw=line.raw)


def _impact(board: Board, line: Line, place: Place, at: Moment) -> Changes:
    """An impact line: what it leaves out is the topic's initiative; every team marked has its own impact."""
    marks = Marks(line, board.names())
    marks.release(marks.people)
    level, role, expert = marks.take("level"), marks.take("role"), marks.take("expert")
    about, teams = marks.initiative or place.initiative, marks.teams
    for sigil, given, read in (("+", about, fields.initiative), ("@", teams, fields.team)):
        unknown = [mark for mark in line.unknown if mark[0] == sigil]
        if unknown and not given:
            read(board, unknown[0])  # refuses, naming the nearest known
    if not about or not teams:
        raise Refused(INCOMPLETE)
    return set_impact(board, about, teams, marks.text(), level, role, place, at=at, raw=line.raw, expert=expert)


def _term(board: Board, line: Line, place: Place, at: Moment) -> Changes:
    """`lead @ops := meaning` is what a team means; without a team it is what the room of a standup agrees on."""
    teams = [handle for handle in line.at if handle in board.teams]
    source = source_of(board, line.term, place)
    if not teams and place.meeting:
        return agree_meaning(board, line.term, line.meaning, at=at, meeting=place.meeting, source=source)
    return define_term(board, line.term, line.meaning, teams, at=at, source=source)


def _vote(board: Board, line: Line, place: Place, at: Moment) -> Changes:
    """A vote counts for the newest open proposal of the standup; without one, and where it says why, it is a note."""
    name = line.speaker or at.who
    waiting = _open_proposals(board, place)
    named = voters(board, " ".join([line.text, *line.at])) if not line.speaker else ()
    if named and waiting:
        return vote_alike(board, waiting[0].id, named, line.vote, at=at)
    said = fields.clean(f"{line.vote} {line.text}")
    reason = Line(text=said, raw=line.raw, speaker="" if named else name, at=line.at, plus=line.plus, keys=line.keys)
    draft = Draft(board, at)
    if not waiting:
        _captured(draft, reason, place)
        return draft.changes
    voter = fields.someone(board, name)
    changes: Changes = ()
    if waiting[0].votes.get(voter) != read_vote(line.vote):
        changes = vote(board, waiting[0].id, voter, line.vote, at=at)
    if line.text.strip():
        _captured(draft, reason, place)
    return changes + draft.changes


def _settled(board: Board, line: Line, place: Place, at: Moment) -> Changes:
    """`[x] A3`, `done A3 and S4`, `#seen @ops`, `#sign @ops`: something on the board is settled; what more is said of
    it is a note.
    """
    changes, said = SETTLED.get(line.kind, done_line)(board, line, place, at=at)
    draft = Draft(board, at)
    if said:
        marks = {name: value for name, value in line.keys.items() if name != "done"}
        _captured(draft, Line(text=said, raw=line.raw, at=line.at, plus=line.plus, keys=marks), place)
    return changes + draft.changes


def _go_on(board: Board, line: Line, place: Place, at: Moment) -> Changes:
    """`… text` goes on from the last line of the same typist, where that is one that can go on; else it is a note."""
    last = last_line_of(board, place.meeting, at.who) if place.meeting else None
    draft = Draft(board, at)
    if last is None or not _can_go_on(last):
        _captured(draft, line, place)
        return draft.changes
    text = fields.clean(line.raw).lstrip("-*• ").lstrip("…. ")
    draft.edit(last, text=f"{last.text} {text}", raw=f"{last.raw or last.text}\n{line.raw}")
    return draft.changes


def _can_go_on(last: Captured) -> bool:
    """Whether `…` continues this line; a plain note it does not."""
    return isinstance(last, Action | Decision | Issue | Topic | Proposal) or (
        isinstance(last, Note) and bool(last.speaker)
    )


def _open_proposals(board: Board, place: Place) -> list[Proposal]:
    """Proposals of the standup that wait for the room, newest first."""
    here = board.proposals.where("meeting", place.meeting) if place.meeting else []
    return [proposal for proposal in reversed(here) if proposal.status is ProposalStatus.OPEN]


def _proposed(board: Board, text: str, place: Place) -> Proposal | None:
    """The newest open proposal that says the same as a decision; in the standup it was made in, or nearly."""
    said = " ".join(text.casefold().split())
    here = _open_proposals(board, place)
    waiting = [each for each in reversed(board.proposals.where("status", ProposalStatus.OPEN)) if each not in here]
    for proposal in [*here, *waiting]:
        other = " ".join(proposal.text.casefold().split())
        if said == other:
            return proposal
    for proposal in here:
        other = " ".join(proposal.text.casefold().split())
        if SequenceMatcher(None, said, other, autojunk=False).ratio() >= ALIKE:
            return proposal
    return None
