"""Where one initiative stands: what it lacks, who has signed what success means, and what happened in it."""

from __future__ import annotations

from heapq import nlargest
from typing import Any, Literal, NamedTuple

from store.model.board import Board
from store.model.records import ActionStatus, Impact, Initiative, IssueStatus, Level, Role
from store.sense import criteria, inputs
from store.sense.language import is_live
from store.sense.phrases import listed, number, plural, teams
from store.sense.weekly import Event, events

ENOUGH_CHANNELS = 4
"""Campaigns over so many channels do far better than those over fewer (P12)."""
HEAVY = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.NONE)


class Flag(NamedTuple):
    """Something an initiative lacks, in a sentence, and what it is about."""

    about: Literal["sponsor", "impacts", "roles", "criteria", "signatures"]
    sentence: str
    short: str
    """The same in two words, for a list."""


class Deciding(NamedTuple):
    """The impacts of an initiative by what their teams do in it: those that decide, those that have any role, and those
    of every team it bears on.
    """

    deciders: tuple[Impact, ...]
    roles: tuple[Impact, ...]
    concerned: tuple[Impact, ...]

    @property
    def settled(self) -> bool:
        """One team decides. Nobody has to while it bears on one team alone and no role was given."""
        return len(self.deciders) == 1 or not (self.roles or len(self.concerned) > 1)


def deciding(board: Board, initiative: str) -> Deciding:
    """Who decides in an initiative (P8)."""
    told = [impact for impact in impacts_of(board, initiative) if impact.team]
    return Deciding(
        tuple(impact for impact in told if impact.role is Role.DECIDES),
        tuple(impact for impact in told if impact.role is not Role.UNSET),
        tuple(impact for impact in told if impact.level is not Level.NONE),
    )


def flags(board: Board, initiative: Initiative) -> tuple[Flag, ...]:
    """What an initiative lacks: a sponsor (P7), impacts (P1), one team that decides (P8), signed criteria (P9).

    One that is paused or over lacks nothing.
    """
    found: list[Flag] = []
    if not is_live(initiative):
        return ()
    if not initiative.sponsor:
        found.append(Flag("sponsor", "Nobody sponsors it", "no sponsor"))
    told = impacts_of(board, initiative.id)
    if not told:
        found.append(Flag("impacts", "Nobody has said what it costs any team", "no costs"))
    found += _roles(board, deciding(board, initiative.id))
    if not board.criteria.count("initiative", initiative.id):
        found.append(Flag("criteria", "Nobody has said what success means", "no criteria"))
    waiting = unsigned(board, initiative.id)
    if waiting:
        verb = "has" if len(waiting) == 1 else "have"
        sentence = f"{teams(board, waiting, 'and')} {verb} not signed what success means"
        found.append(Flag("signatures", sentence, "not signed"))
    return tuple(found)


def _roles(board: Board, roles: Deciding) -> list[Flag]:
    """That no team decides, or several."""
    if roles.settled:
        return []
    if not roles.deciders:
        return [Flag("roles", "No team decides in it", "no decider")]
    several = number(len(roles.deciders))
    sentence = f"{several.capitalize()} teams decide: {teams(board, [impact.team for impact in roles.deciders])}"
    return [Flag("roles", sentence, f"{several} deciders")]


def impacts_of(board: Board, initiative: str) -> list[Impact]:
    """What an initiative does to teams, the heaviest first, of equal ones those not seen first."""
    found: list[Impact] = board.impacts.where("initiative", initiative)
    return sorted(found, key=lambda impact: (HEAVY.index(impact.level), impact.acknowledged))


def affected(board: Board, initiative: str) -> list[str]:
    """The teams an initiative bears on; they are the ones who sign what success means."""
    return [impact.team for impact in impacts_of(board, initiative) if impact.level is not Level.NONE and impact.team]


def unsigned(board: Board, initiative: str) -> list[str]:
    """The affected teams that have not signed every criterion as it is written now."""
    criteria = board.criteria.where("initiative", initiative)
    return [
        team for team in affected(board, initiative) if not all(criterion.signed_by(team) for criterion in criteria)
    ]


def channel_words(initiative: Initiative) -> str:
    """How many channels an initiative uses, beside the four from which on campaigns do far better."""
    used = len(initiative.channels)
    if used >= ENOUGH_CHANNELS:
        return f"reaches {number(ENOUGH_CHANNELS)}"
    return f"{number(used)} of the {number(ENOUGH_CHANNELS)} that make a campaign do far better"


def summary(board: Board, initiative: str) -> str:
    """What waits in an initiative, in a few words: `2 not seen, 3 issues, 1 action`."""
    unseen = sum(not impact.acknowledged and impact.level is not Level.NONE for impact in impacts_of(board, initiative))
    issues = len(open_of(board, "issue", initiative, IssueStatus.OPEN))
    actions = len(open_of(board, "action", initiative, ActionStatus.OPEN))
    return listed(
        [
            f"{unseen} not seen" if unseen else "",
            plural(issues, "issue") if issues else "",
            plural(actions, "action") if actions else "",
        ]
    )


def open_of(board: Board, kind: str, initiative: str, status: str) -> list[str]:
    """Ids of an initiative's records of a kind that are of a status, in the order they were made."""
    table = board.table(kind)
    there = set(table.index("status").get(status, ()))
    return [key for key in table.index("initiative").get(initiative, ()) if key in there]


def story(board: Board, initiative: str, limit: int = 20) -> tuple[Event, ...]:
    """What happened in an initiative, newest first, at most `limit`."""

    def newest(kind: str, field: str) -> list[Any]:
        table = board.table(kind)
        dated = [
            (str((table.doc(key) or {}).get(field, "")), key) for key in table.index("initiative").get(initiative, ())
        ]
        return table.many(key for at, key in nlargest(limit, dated) if at)

    found = events(
        board,
        raised=newest("issue", "created"),
        resolved=[issue for issue in newest("issue", "resolved_at") if issue.status is IssueStatus.RESOLVED],
        done=[action for action in newest("action", "done_at") if action.status is ActionStatus.DONE],
        decided=newest("decision", "created"),
        told=newest("impact", "created"),
        acknowledged=[impact for impact in newest("impact", "ack_at") if impact.acknowledged],
    )
    rows = (*inputs.happened(board, "", initiative), *criteria.happened(board, "", initiative))
    return tuple(sorted((*found, *map(Event._make, rows)), key=lambda event: event.at, reverse=True))[:limit]
