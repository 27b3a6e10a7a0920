"""What else to know of a line, in the dim words below it: its kind, whose, by when, who helps, what it replaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens.glyphs import glyph, level_of, style, word
from screens.record import kind_words
from screens.widgets.lines import Span, Spans
from store.model import records as r
from store.model.board import Board
from store.sense import money, phrases
from store.sense.sentences_knowledge import shows
from store.sense.touchpoints import effect, measured

Say = Callable[[Board, Any, str], list[Span]]


def details(board: Board, record: r.Record, topic: str, today: str, *, gone: bool = False) -> Spans:
    """The words below a line, divided by dots; nothing where the line says all there is. `gone` is one that was said
    anew since.
    """
    say = SAYS.get(record.kind)
    said: list[Span] = [] if isinstance(record, r.Note) else [(_kind(record), "dim")]
    said += [("said anew since", "dim")] if gone else []
    said += [] if say is None else say(board, record, today)
    here = board.topics.get(topic)
    about = getattr(record, "initiative", "")
    if about and about != (here.initiative if here is not None else "") and record.kind != "impact":
        said.append((phrases.initiative(board, about), "dim"))
    out: list[Span] = []
    for part in said:
        out += [*([(f" {glyph('dot')} ", "faint")] if out else []), part]
    return out


def _kind(record: r.Record) -> str:
    """The word beside the sign, for who does not know the signs yet: the one the prompt and the minutes use."""
    plain = isinstance(record, r.Issue) and record.type is r.IssueType.PROBLEM
    return "issue" if plain else kind_words(record)


def _issue(board: Board, issue: r.Issue, today: str) -> list[Span]:
    said: list[Span] = [(phrases.teams(board, issue.teams), "dim")] if issue.teams else []
    if issue.owners:
        said.append((phrases.people(board, issue.owners), "dim"))
    if issue.status is r.IssueStatus.RESOLVED:
        said.append((f"resolved: {issue.resolution}" if issue.resolution else "resolved", "dim"))
    elif issue.status is r.IssueStatus.PARKED:
        said.append(
            (f"parked until {phrases.day(issue.parked_until, today)}" if issue.parked_until else "parked", "dim")
        )
    elif issue.helpers:
        verb = "helps" if len(issue.helpers) == 1 else "help"
        said.append((f"{phrases.people(board, issue.helpers, 'and')} {verb}", "dim"))
    else:
        said.append(("nobody helps yet", "needs"))
    return said + _due(issue.due, today)


def _action(board: Board, action: r.Action, today: str) -> list[Span]:
    if action.owners:
        said: list[Span] = [(phrases.people(board, action.owners, "and"), "dim")]
    elif action.guessed:
        said = [(f"{phrases.people(board, action.guessed)}?", "needs")]
    else:
        said = [("nobody does it yet", "needs")]
    if action.status is not r.ActionStatus.OPEN:
        said.append((action.status.value, "dim"))
    return said + _due(action.due, today)


def _due(due: str, today: str) -> list[Span]:
    return [(f"due {phrases.day(due, today)}", "dim")] if due else []


def _session(board: Board, session: r.Session, today: str) -> list[Span]:
    when = phrases.day(session.date, today) if session.date else "no day yet"
    over = session.status is not r.SessionStatus.PLANNED
    return [(shows(board, session), "dim"), (session.status.value if over else when, "dim")]


def _decision(_: Board, decision: r.Decision, today: str) -> list[Span]:
    del today
    said: list[Span] = []
    if decision.verdict is not r.Verdict.AGREED:
        said.append((decision.verdict.value, "dim"))
    if decision.supersedes:
        said.append((f"replaces {decision.supersedes}", "dim"))
    return said


def _proposal(board: Board, proposal: r.Proposal, today: str) -> list[Span]:
    del today
    said: list[Span] = [(f"{vote} {phrases.person(board, who)}", "dim") for who, vote in proposal.votes.items()]
    if proposal.decision:
        said.append((f"became {proposal.decision}", "dim"))
    elif proposal.status is r.ProposalStatus.OPEN:
        said.append(("open", "needs"))
    return said


def _impact(board: Board, impact: r.Impact, today: str) -> list[Span]:
    del today
    level = level_of(impact.level)
    said: list[Span] = [
        (phrases.teams(board, impact.teams), "dim"),
        (phrases.initiative(board, impact.initiative), "dim"),
        (f"{glyph(level)} {word(level)}", "dim"),
    ]
    if impact.acknowledged:
        said.append(("seen", "dim"))
    elif impact.earlier:
        said.append((f"before: {impact.earlier[-1].text}", "dim"))
    return said


def _friction(board: Board, friction: r.Friction, today: str) -> list[Span]:
    del today
    place = board.touchpoints.get(friction.touchpoint)
    said: list[Span] = [(place.name or place.id, "dim")] if place is not None else []
    often, exact = money.often(friction, board.series.currency), money.a_year(friction)
    said += [(often, "dim")] if often else []
    said += [] if exact is None else [(f"{money.amount(exact, board.series.currency)} a year", "dim")]
    return said


def _experiment(board: Board, experiment: r.Experiment, today: str) -> list[Span]:
    del today
    friction = board.frictions.get(experiment.friction)
    said = (f"against {experiment.friction}", measured(experiment, friction), effect(board, experiment))
    return [(words, "dim") for words in said if words]


def _note(_: Board, note: r.Note, today: str) -> list[Span]:
    del today
    return [("not for the minutes", "faint")] if note.off else [("for the next agenda", "dim")] if note.queued else []


def _link(_: Board, link: r.Link, today: str) -> list[Span]:
    del today
    return [(link.url, style("link"))] if link.url and link.text and link.url not in link.text else []


def _term(_: Board, term: r.Term, today: str) -> list[Span]:
    del today
    if term.status is r.TermStatus.AGREED:
        return [("agreed", "done")]
    return [("disputed", "needs")] if term.status is r.TermStatus.DISPUTED else []


def _input(board: Board, asked: r.Input, today: str) -> list[Span]:
    who = phrases.person(board, asked.person)
    if asked.status is r.InputStatus.RECEIVED:
        return [(f"{who}: {asked.said}", "dim")]
    return [(f"asked of {who}", "dim"), *_due(asked.due, today)]


def _thanks(board: Board, thanks: r.Thanks, today: str) -> list[Span]:
    del today
    whom = phrases.people(board, thanks.people, "and") or phrases.teams(board, thanks.teams) or "everybody"
    return [(f"{phrases.person(board, thanks.giver or thanks.by)} to {whom}", "dim")]


def _breakout(board: Board, breakout: r.Breakout, today: str) -> list[Span]:
    del today
    return [(phrases.people(board, group.split()), "dim") for group in breakout.groups]


SAYS: dict[str, Say] = {
    "issue": _issue,
    "action": _action,
    "decision": _decision,
    "session": _session,
    "proposal": _proposal,
    "impact": _impact,
    "friction": _friction,
    "experiment": _experiment,
    "note": _note,
    "link": _link,
    "term": _term,
    "input": _input,
    "thanks": _thanks,
    "breakout": _breakout,
}
