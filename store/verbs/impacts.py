"""What an initiative does to a team: written down once a pair, and taken note of by the team (practices P1 and P8)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment, Refused
from store.model.records import Impact, Role
from store.verbs import fields
from store.verbs.capture import NOWHERE, Place
from store.verbs.draft import Draft

INCOMPLETE = "An impact needs an initiative and a team: write it as `+webinar @ops what it does to them`."


def set_impact(
    board: Board,
    initiative: str,
    team: str | Iterable[str],
    text: str,
    level: str = "",
    role: str = "",
    place: Place = NOWHERE,
    *,
    at: Moment,
    raw: str = "",
    expert: str = "",
) -> Changes:
    """Write down what an initiative does to a team (several with commas: one impact each).

    A pair that has an impact gets the new text, level, role and what the team is the `expert` in; what is left empty
    stays. With a new text the team's acknowledgement is out of date by itself. Said in a standup, the impact becomes a
    line of it; what it said before stays a line of the standup that was said in.
    """
    concerned = fields.listed(team)
    if not fields.clean(initiative) or not concerned:
        raise Refused(INCOMPLETE)
    about = fields.initiative(board, initiative)
    given: dict[str, Any] = {}
    if fields.clean(level):
        given["level"] = fields.level(level)
    if fields.clean(role):
        given["role"] = fields.role(role)
    if fields.clean(expert):
        given["expert"] = fields.clean(expert)
    draft = Draft(board, at)
    for each in fields.teams(board, concerned):
        old = board.impact(about, each)
        if old is None:
            draft.add(Impact, **fields.said(board, text, about, (each,), place, raw), **given)
        else:
            _say_anew(draft, old, fields.clean(text), given, place, raw)
    if not draft.changes:
        raise Refused(f"The board says that already about {about} and {', '.join(concerned)}.")
    return draft.changes


def acknowledge_impact(board: Board, initiative: str, team: str | Iterable[str], *, at: Moment) -> Changes:
    """A team (or several) takes note of what an initiative does to it, as the text stands now."""
    if not fields.clean(initiative):
        raise Refused("Say which initiative: `accord ack webinar ops`.")
    about, draft = fields.initiative(board, initiative), Draft(board, at)
    for concerned in [fields.team(board, each) for each in ([team] if isinstance(team, str) else team)]:
        impact = board.impact(about, concerned)
        if impact is None:
            raise Refused(
                f"Nobody wrote down what {about} does to {concerned}; "
                f'`accord add impact "+{about} @{concerned} what it does"` does.'
            )
        if impact.acknowledged:
            raise Refused(f"{impact.ack_by} took note of {impact.id} already, and it has not changed since.")
        draft.edit(impact, ack_by=at.who, ack_at=at.now, ack_text=impact.text)
    return draft.changes


def give_decision(board: Board, initiative: str, team: str, *, at: Moment) -> Changes:
    """Make one team the one that decides in an initiative; any other that did contributes from now on (P8)."""
    about, decider = fields.initiative(board, initiative), fields.team(board, team)
    found: list[Impact] = board.impacts.where("initiative", about)
    if all(impact.team != decider for impact in found):
        raise Refused(f"Nobody wrote down what {about} does to {decider}; say that first, with its role.")
    draft = Draft(board, at)
    for impact in found:
        if impact.team == decider:
            draft.edit(impact, role=Role.DECIDES)
        elif impact.role is Role.DECIDES:
            draft.edit(impact, role=Role.CONTRIBUTES)
    if not draft.changes:
        raise Refused(f"{board.teams[decider].name} decides in {about} already.")
    return draft.changes


def _say_anew(draft: Draft, old: Impact, text: str, given: dict[str, Any], place: Place, raw: str) -> None:
    """Draft what is new about an impact, if anything is. Other words, and whatever is said in a standup, are told
    anew: what it said before stays where that was said.
    """
    if text and text != old.text:
        given = {**given, "text": text, "raw": fields.as_typed(raw or text, text)}
    if old.but(**given) == old:
        return
    if place.meeting or "text" in given:
        at = draft.at
        given |= {"told_at": at.now, "told_by": at.who, "earlier": (*old.earlier, old.told)}
        given |= {"meeting": place.meeting, "topic": place.topic, "order": float(draft.board.version + 1)}
    draft.edit(old, **given)
