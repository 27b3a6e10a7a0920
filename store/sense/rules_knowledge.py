"""The rules of attention about systems, handoffs and hands-on sessions; see `store.sense.rules`."""

from __future__ import annotations

from collections.abc import Iterator

from store.model.board import Board
from store.sense.knowledge import ONE_EXPERT, Hole, ahead, could_show, coverage, holes
from store.sense.need import Need, need, shell
from store.sense.phrases import day, days_past, late
from store.sense.sentences_knowledge import shows
from store.sense.words import one_line

LATE = 4
"""Severity of a session whose day is past."""


def _of_holes(board: Board, today: str, *rules: str) -> Iterator[Need]:
    for hole in holes(board):
        if hole.rule in rules and not hole.session:
            command = way_out(board, hole, today)
            way = ("enter", "plan a session" if " session " in command else "say who knows", command)
            ids = tuple(each for each in (hole.handoff, hole.system, hole.team) if each)
            touched = (hole.team,) if hole.team else ()
            says = (hole.sentence, hole.detail)
            yield need(board, today, hole.rule, ids, hole.grave, hole.since, says, way, "", touched)


def system_one_expert(board: Board, today: str) -> Iterator[Need]:
    """Only one person knows a system well, or it has one expert, or nobody knows it (P4)."""
    return _of_holes(board, today, "system-one-expert", "system-unknown")


def step_blind(board: Board, today: str) -> Iterator[Need]:
    """The next team on a path knows nothing of the system its work comes from (P4)."""
    return _of_holes(board, today, "step-blind")


def team_blind(board: Board, today: str) -> Iterator[Need]:
    """A team works in a system nobody in it knows (P4)."""
    return _of_holes(board, today, "team-blind")


def session_overdue(board: Board, today: str) -> Iterator[Need]:
    """The day of a planned session is past, and nobody has said whether it was held (P4)."""
    for session in ahead(board):
        behind = days_past(session.date, today)
        if behind > 0:
            when = f"planned for {day(session.date, today)}, {late(behind)}"
            says = (f"{session.id} {one_line(session.text)}", f"{shows(board, session)} · {when}")
            way = ("enter", "held or not", shell("done", session.id))
            about = (session.initiative, session.teams)
            yield need(board, today, "session-overdue", (session.id,), LATE, session.date, says, way, *about)


def way_out(board: Board, hole: Hole, today: str) -> str:
    """The command that mends a hole: a session, with who could show it and who has to learn, as far as that is known;
    where nobody can show it, who knows it has to be said first.
    """
    if hole.team and not board.people.count("team", hole.team):
        return shell("add", "person", "HANDLE", "NAME", "--team", hole.team)
    showers = could_show(board, hole.system, today)
    if not showers:
        return shell("know", "PERSON", hole.system, "expert")
    aim = ":expert" if hole.grave == ONE_EXPERT else ""
    learner = hole.team or learner_for(board, hole) or "PERSON"
    return shell("add", "session", f"{hole.system}{aim} @{showers[0].person} @{learner} due:DAY")


def learner_for(board: Board, hole: Hole) -> str:
    """Who is nearest to knowing a system well enough to mend a hole that is no team's; empty where nobody is."""
    known = next((each for each in coverage(board) if each.system.id == hole.system), None)
    if known is None:
        return ""
    near = known.hands_on if hole.grave == ONE_EXPERT else known.essentials
    return near[0] if near else ""
