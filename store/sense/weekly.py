"""What changed, in sentences: since the last standup, from the records' own times, and commit by commit (P13)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from store.model.board import Board
from store.model.changes import Commit, invert
from store.model.records import (
    Action,
    ActionStatus,
    Conflict,
    Decision,
    Impact,
    Issue,
    IssueStatus,
    Meeting,
    Session,
    Term,
    TermStatus,
    Verdict,
)
from store.sense import criteria, inputs, rapport
from store.sense.knowledge import held
from store.sense.language import dispute_of
from store.sense.phrases import goals_of, people, team, teams
from store.sense.phrases import initiative as title
from store.sense.sentences import all_of
from store.sense.sentences_knowledge import shows
from store.sense.touchpoints import happened as in_touchpoints
from store.sense.words import one_line

ROWS = (in_touchpoints, inputs.happened, criteria.happened, rapport.happened)
"""What else happened after a time, each as the fields of an event."""

SEVERAL = 3
"""A commit of more sentences says the first, and how many more there are."""


class Event(NamedTuple):
    """One thing that happened: when, the name of its sign (`issue`, `action-done`, `decision`, …), the record's id, and
    a sentence that begins with the id where it has a number.
    """

    at: str
    sign: str
    id: str
    sentence: str


class Since(NamedTuple):
    """What happened after `since`, the end of `meeting`, the last standup (both empty before the first: then it is
    everything there is). Each list is in the order it happened. `stale` are impacts whose text changed after their
    team saw it; when, the records do not say.
    """

    since: str
    meeting: Meeting | None
    raised: tuple[Issue, ...]
    resolved: tuple[Issue, ...]
    done: tuple[Action, ...]
    decided: tuple[Decision, ...]
    told: tuple[Impact, ...]
    acknowledged: tuple[Impact, ...]
    stale: tuple[Impact, ...]
    agreed: tuple[Term, ...]
    disputed: tuple[Term, ...]
    pulling: tuple[Conflict, ...]
    """Conflicts of goals that were written down."""
    met: tuple[Conflict, ...]
    """Conflicts that were agreed on."""
    held: tuple[Session, ...]
    """Hands-on sessions that were held."""
    events: tuple[Event, ...]
    """All of it but `stale`, newest first, in sentences."""


def since_last(board: Board) -> Since:
    """What happened since the last standup ended; remembered with the board."""
    return board.remember("since last", _since_last)


def _since_last(board: Board) -> Since:
    last = board.last_meeting
    since = last.ended if last is not None else ""
    raised: list[Issue] = _after(board, "issue", "created", since)
    resolved: list[Issue] = _after(board, "issue", "resolved_at", since)
    resolved = [issue for issue in resolved if issue.status is IssueStatus.RESOLVED]
    done: list[Action] = _after(board, "action", "done_at", since)
    done = [action for action in done if action.status is ActionStatus.DONE]
    decided: list[Decision] = _after(board, "decision", "created", since)
    told: list[Impact] = _after(board, "impact", "created", since)
    acknowledged: list[Impact] = [impact for impact in _after(board, "impact", "ack_at", since) if impact.acknowledged]
    agreed: list[Term] = [term for term in _after(board, "term", "agreed_at", since) if _is(term, TermStatus.AGREED)]
    disputed = [term for term in board.terms if _is(term, TermStatus.DISPUTED) and dispute_of(term).since > since]
    pulling: list[Conflict] = _after(board, "conflict", "created", since)
    met: list[Conflict] = _after(board, "conflict", "agreed_at", since)
    taught = held(board, since)
    happened = events(
        board,
        raised,
        resolved,
        done,
        decided,
        told,
        acknowledged,
        agreed,
        disputed,
        pulling=pulling,
        met=met,
        taught=taught,
    )
    happened = tuple(
        sorted(
            (*happened, *[Event(*each) for row in ROWS for each in row(board, since)]),
            key=lambda event: event.at,
            reverse=True,
        )
    )
    return Since(
        since,
        last,
        tuple(raised),
        tuple(resolved),
        tuple(done),
        tuple(decided),
        tuple(told),
        tuple(acknowledged),
        tuple(impact for impact in board.impacts if impact.stale),
        tuple(agreed),
        tuple(disputed),
        tuple(pulling),
        tuple(met),
        taught,
        happened,
    )


def events(
    board: Board,
    raised: Iterable[Issue] = (),
    resolved: Iterable[Issue] = (),
    done: Iterable[Action] = (),
    decided: Iterable[Decision] = (),
    told: Iterable[Impact] = (),
    acknowledged: Iterable[Impact] = (),
    agreed: Iterable[Term] = (),
    disputed: Iterable[Term] = (),
    *,
    pulling: Iterable[Conflict] = (),
    met: Iterable[Conflict] = (),
    taught: Iterable[Session] = (),
) -> tuple[Event, ...]:
    """What happened to these records, newest first, in sentences."""
    found = [
        *[Event(issue.created, _sign(issue), issue.id, _raised(issue)) for issue in raised],
        *[Event(issue.resolved_at, "issue", issue.id, _resolved(issue.id, issue.resolution)) for issue in resolved],
        *[Event(action.done_at, "action-done", action.id, _done(board, action)) for action in done],
        *[Event(each.created, "decision", each.id, _decided(each.id, each.verdict, each.text)) for each in decided],
        *[Event(each.created, "impact", each.id, _told(board, each)) for each in told],
        *[Event(each.ack_at, "impact", each.id, _acknowledged(board, each)) for each in acknowledged],
        *[Event(term.agreed_at, "term", term.id, _agreed(term.name or term.id, term.agreed)) for term in agreed],
        *[Event(dispute_of(term).since, "term", term.id, _disputed(board, term)) for term in disputed],
        *[Event(each.created, "conflict", each.id, _pulling(board, each)) for each in pulling],
        *[Event(each.done_at, "session", each.id, f"{each.id} held: {shows(board, each)}") for each in taught],
        *[Event(each.agreed_at, "conflict", each.id, _met(board, each)) for each in met],
    ]
    return tuple(sorted(found, key=lambda event: event.at, reverse=True))


def _after(board: Board, kind: str, field: str, since: str) -> list[Any]:
    """Records of a kind whose time in `field` lies after `since`, by that time; documents are looked at, not made."""
    table = board.table(kind)
    found = [(doc.get(field, ""), key) for key, doc in table.docs() if doc.get(field, "") > since]
    return table.many(key for _, key in sorted(found, key=lambda one: one[0]))


def _is(term: Term, status: TermStatus) -> bool:
    return term.status is status


def _sign(issue: Issue) -> str:
    return "help" if issue.type.value == "help" else "issue"


def _raised(issue: Issue) -> str:
    return f"{issue.id} raised: {one_line(issue.text)}"


def _resolved(key: str, how: str) -> str:
    return f"{key} resolved: {one_line(how)}" if how else f"{key} resolved"


def _done(board: Board, action: Action) -> str:
    who = people(board, action.owners) or people(board, (action.done_by,))
    return f"{action.id} done: {one_line(action.text)}" + (f" · {who}" if who else "")


def _decided(key: str, verdict: Verdict, text: str) -> str:
    return f"{key} {verdict.value}: {one_line(text)}"


def _told(board: Board, impact: Impact) -> str:
    return f"{impact.id} {title(board, impact.initiative)} for {team(board, impact.team)}: {one_line(impact.text)}"


def _acknowledged(board: Board, impact: Impact) -> str:
    return f"{team(board, impact.team)} acknowledged {title(board, impact.initiative)}"


def _agreed(name: str, meaning: str) -> str:
    return f"“{one_line(name, 60)}” agreed: {one_line(meaning)}"


def _disputed(board: Board, term: Term) -> str:
    return f"“{one_line(term.name or term.id, 60)}” disputed: {teams(board, dispute_of(term).teams)}"


def _pulling(board: Board, conflict: Conflict) -> str:
    return f"{conflict.id} {goals_of(board, conflict.goals)}: {one_line(conflict.text)}"


def _met(board: Board, conflict: Conflict) -> str:
    return f"{conflict.id} agreed, {goals_of(board, conflict.goals)}: {one_line(conflict.agreement)}"


def describe_commit(commit: Commit, board: Board) -> str:
    """What a commit did, in one sentence without a full stop: `A7 done`, `Undid: A7 done`. `board` is the one after it
    (or before, where something was dropped, so that its words are known).
    """
    if commit.is_own:
        return _in_one(all_of(commit.changes, board))
    if commit.redoes is not None:
        return f"Redid: {_in_one(all_of(commit.changes, board))}"
    return f"Undid: {_in_one(all_of(invert(commit.changes), board))}"


def _in_one(said: list[str]) -> str:
    if len(said) <= SEVERAL:
        return "; ".join(said) or "Nothing changed"
    return f"{said[0]}, and {len(said) - 1} more changes"
