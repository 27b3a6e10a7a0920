"""What success criteria mean: whose signature is missing, and whose is on an earlier wording (practice P9)."""

from __future__ import annotations

from store.model.board import Board
from store.model.records import Criterion
from store.sense.inputs import Happening
from store.sense.phrases import initiative as title
from store.sense.phrases import team
from store.sense.words import one_line


def outdated(board: Board, initiative: str) -> list[str]:
    """Teams that signed a criterion of an initiative in other words than it has now, in the order they signed."""
    criteria: list[Criterion] = board.criteria.where("initiative", initiative)
    signed = [(signature.at, each, name) for each in criteria for name, signature in each.signed.items()]
    late = [name for _, each, name in sorted(signed, key=lambda one: one[0]) if not each.signed_by(name)]
    return list(dict.fromkeys(late))


def happened(board: Board, since: str, initiative: str = "") -> list[Happening]:
    """Criteria written down and signed after `since` (ISO time), of all initiatives or of one; a team that signed
    several at once is said once.
    """
    found: list[Criterion] = board.criteria.where("initiative", initiative) if initiative else list(board.criteria)
    new = [
        (each.created, "criterion", each.id, f"{each.id} {title(board, each.initiative)}: {one_line(each.text)}")
        for each in found
        if each.created > since
    ]
    signed = {
        (signature.at, name, each.initiative): each.id
        for each in reversed(found)
        for name, signature in each.signed.items()
        if signature.at > since and each.signed_by(name)
    }
    return [*new, *((at, "criterion", key, said(board, name, about)) for (at, name, about), key in signed.items())]


def said(board: Board, who: str, initiative: str) -> str:
    """That a team signed, in a sentence."""
    return f"{team(board, who)} signed what success means in {title(board, initiative)}"
