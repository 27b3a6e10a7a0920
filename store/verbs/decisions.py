"""What the room settles: decisions, and proposals with votes that lead to them."""

from __future__ import annotations

from collections.abc import Iterable

from store.line.floor import names_in
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Decision, Proposal, ProposalStatus, Verdict
from store.verbs import fields
from store.verbs.capture import NOWHERE, Place
from store.verbs.draft import Draft, need

VERDICT_WORDS = {"yes": "accepted", "no": "rejected", "agree": "agreed", "accept": "accepted", "reject": "rejected"}


def verdict_of(word: str) -> Verdict:
    """How a decision went, from a word for it."""
    return fields.choice(Verdict, word, "A verdict", VERDICT_WORDS)


def read_vote(value: str) -> str:
    """A vote as it is kept: `0`, or a number up to one with its sign."""
    typed = fields.clean(value)
    number = typed.lstrip("+-")
    parts = number.split(".")
    figures = all(part.isascii() and part.isdecimal() for part in parts) and len(parts) < 3
    if len(typed) - len(number) > 1 or not figures or float(number) > 1:
        raise Refused(f"A vote is +1, 0 or -1, not {value!r}.")
    if float(number) == 0:
        return "0"
    return ("-" if typed.startswith("-") else "+") + number


def record_decision(
    board: Board,
    text: str,
    *,
    at: Moment,
    verdict: str = "agreed",
    supersedes: str = "",
    initiative: str = "",
    teams: str | Iterable[str] = (),
    place: Place = NOWHERE,
) -> Changes:
    """Write down what was settled; `supersedes` names the decision it replaces."""
    draft = Draft(board, at)
    draft.add(
        Decision,
        **fields.said(board, text, initiative, teams, place),
        verdict=verdict_of(verdict),
        supersedes=need(board, "decision", supersedes, Decision).id if supersedes.strip() else "",
    )
    return draft.changes


def propose(
    board: Board,
    text: str,
    *,
    at: Moment,
    initiative: str = "",
    teams: str | Iterable[str] = (),
    place: Place = NOWHERE,
) -> Changes:
    """Put something to the room."""
    draft = Draft(board, at)
    draft.add(Proposal, **fields.said(board, text, initiative, teams, place))
    return draft.changes


def vote(board: Board, key: str, name: str, value: str, *, at: Moment) -> Changes:
    """Somebody is for (`+1`), against (`-1`) or neither (`0`); parts such as `+0.5` count as typed. The last vote of
    a name counts; a name nobody here has is kept as typed.
    """
    proposal = _open(board, key)
    voter = fields.someone(board, name or at.who)
    cast = read_vote(value)
    if proposal.votes.get(voter) == cast:
        raise Refused(f"{voter} voted {cast} on {proposal.id} already.")
    draft = Draft(board, at)
    draft.edit(proposal, votes={**proposal.votes, voter: cast})
    return draft.changes


def voters(board: Board, words: str) -> tuple[str, ...]:
    """The people a scribe lists behind a vote (`+1 jo, mara`): by handle, mark or name; none where there is more."""
    names = board.names()
    found = [names.person(name) for name in names_in(words, names.known)]
    return tuple(dict.fromkeys(name for name in found if name)) if all(found) else ()


def vote_alike(board: Board, key: str, people: Iterable[str], value: str, *, at: Moment) -> Changes:
    """Several people vote the same; whoever voted so before has said nothing new."""
    proposal = _open(board, key)
    draft = Draft(board, at)
    draft.edit(proposal, votes={**proposal.votes, **dict.fromkeys(people, read_vote(value))})
    return draft.changes


def decide_proposal(
    board: Board, key: str, verdict: str = "accepted", *, at: Moment, text: str = "", place: Place | None = None
) -> Changes:
    """Settle a proposal: a decision with its text (or the `text` it ended up with) is recorded and the proposal points
    to it. `place` is where the room settled it; by default where it was proposed.
    """
    proposal = _open(board, key)
    where = place or Place(proposal.meeting, proposal.topic)
    draft = Draft(board, at)
    decision = draft.add(
        Decision,
        **fields.said(board, text or proposal.text, proposal.initiative, proposal.teams, where),
        verdict=verdict_of(verdict),
    )
    draft.edit(proposal, status=ProposalStatus.DECIDED, decision=decision.id)
    return draft.changes


def withdraw_proposal(board: Board, key: str, *, at: Moment) -> Changes:
    """Whoever proposed it does not any more."""
    proposal = _open(board, key)
    draft = Draft(board, at)
    draft.edit(proposal, status=ProposalStatus.WITHDRAWN)
    return draft.changes


def _open(board: Board, key: str) -> Proposal:
    """A proposal that still waits for the room."""
    proposal = need(board, "proposal", key, Proposal)
    if proposal.status is ProposalStatus.DECIDED:
        raise Refused(f"{proposal.id} was decided already, as {proposal.decision}.")
    if proposal.status is ProposalStatus.WITHDRAWN:
        raise Refused(f"{proposal.id} was withdrawn; propose it again.")
    return proposal
