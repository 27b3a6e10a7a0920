"""The hand-out of an initiative's success criteria: what was signed, by whom and when, to take along (practice P9)."""

from __future__ import annotations

from collections.abc import Iterator

from store.meeting.blocks import Block, block, one_line, strong
from store.meeting.days import local
from store.meeting.phrases import Wording
from store.model.board import Board
from store.model.moment import Refused
from store.model.records import Criterion, Initiative
from store.sense.standing import affected


def handout(board: Board, initiative: Initiative, now: str) -> list[Block]:
    """The criteria of an initiative and the teams' signatures, as they stand at `now` (ISO, UTC); refuses where there
    are no criteria.
    """
    criteria: list[Criterion] = board.criteria.where("initiative", initiative.id)
    if not criteria:
        name = one_line(initiative.name) or initiative.id
        raise Refused(f'{name} has no success criteria yet; add one: accord add criterion "… +{initiative.id}"')
    zone = board.series.timezone
    today = local(now, zone)
    words = Wording(board.names(), today.date().isoformat() if today else now[:10], zone, board.series.currency)
    return [
        block("title", f"What success means: {words.initiative(initiative.id)}"),
        *_about(initiative, words),
        block("heading", "What must hold"),
        *(block("item", one_line(each.text), f" ({each.id})") for each in criteria),
        block("heading", "Signed"),
        *(_signature(each, criteria, words) for each in _signers(board, initiative, criteria)),
    ]


def _about(initiative: Initiative, words: Wording) -> Iterator[Block]:
    if initiative.summary:
        yield block("paragraph", one_line(initiative.summary))
    if initiative.sponsor:
        yield block("item", strong("Sponsor:"), f" {words.name(initiative.sponsor)}")


def _signers(board: Board, initiative: Initiative, criteria: list[Criterion]) -> list[str]:
    """The teams it bears on, then others that signed all the same."""
    return list(dict.fromkeys([*affected(board, initiative.id), *(team for each in criteria for team in each.signed)]))


def _signature(team: str, criteria: list[Criterion], words: Wording) -> Block:
    """A team as a line to tick: signed, by whom and when; or what of it is open."""
    missing = [each.id for each in criteria if team not in each.signed]
    older = [each.id for each in criteria if team in each.signed and not each.signed_by(team)]
    if not missing and not older:
        last = max((each.signed[team] for each in criteria), key=lambda signature: signature.at)
        return block("done", strong(words.name(team)), f" — {words.name(last.by)}, {words.day(last.at)}")
    told = [
        "not signed yet" if len(missing) == len(criteria) else f"{', '.join(missing)} not signed" if missing else "",
        f"earlier words of {', '.join(older)}" if older else "",
    ]
    return block("open", strong(words.name(team)), f" — {'; '.join(part for part in told if part)}")
