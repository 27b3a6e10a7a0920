"""What needs the room: everything out of alignment, with its reason and its way out, the weightiest first.

Weight is severity (1 to 6, with each rule) times age (once on the first day, twice after four weeks), so the order can
be explained in a sentence; equal weights stand in the order of the rules, then of the records. A record has one entry
at a time, its weightiest: when that is settled the next one shows. A record that was put off until a day has none
before that day.
"""

from __future__ import annotations

from collections.abc import Iterator

from store.model.board import Board
from store.sense.helpers import who_can_help
from store.sense.need import Need, shell
from store.sense.phrases import person
from store.sense.rules import NAMES, RULES

HINTS = 10
"""So many of the weightiest issues nobody helps with say who could: as many as a screen shows."""


def attention(board: Board, today: str) -> tuple[Need, ...]:
    """What needs the room on `today` (ISO date), the weightiest first; remembered with the board."""
    return board.remember(("attention", today), lambda board: _attention(board, today))


def _attention(board: Board, today: str) -> tuple[Need, ...]:
    best: dict[tuple[str, str], Need] = {}
    for rule in RULES:
        for found in rule(board, today):
            about = found.rule.partition("-")[0], found.ids[0]
            known = best.get(about)
            if known is None or found.weight > known.weight:
                best[about] = found
    asleep = put_off(board, today)
    best = {about: found for about, found in best.items() if found.ids[0] not in asleep}
    order = {name: number for number, name in enumerate(NAMES)}
    ranked = sorted(best.values(), key=lambda found: (-found.weight, order[found.rule]))
    return tuple(_with_hints(board, today, ranked))


def put_off(board: Board, today: str) -> frozenset[str]:
    """Ids of the records that somebody put off until a day after `today`."""
    return frozenset(each.ref for each in board.snoozes if each.until > today)


def _with_hints(board: Board, today: str, ranked: list[Need]) -> Iterator[Need]:
    """The same entries, the first issues nobody helps with naming who could."""
    left = HINTS
    for found in ranked:
        issue = board.issues.get(found.ids[0]) if found.rule == "issue-alone" and left else None
        if issue is None:
            yield found
            continue
        left -= 1
        helpers = who_can_help(board, issue.text, issue.initiative, issue.teams, issue.guessed, today=today, limit=1)
        if not helpers:
            yield found
            continue
        best = helpers[0]
        name = person(board, best.person)
        detail = f"{found.detail} · {name} {best.why}"
        yield found._replace(detail=detail, way_out=f"ask {name}", command=shell("help-with", issue.id, best.person))
