"""Which records name which others, so that nothing is taken away that something else needs.

What only tells history (who typed, was present, spoke or voted; what an agenda item was about) is no reference: it
stays readable when the record is gone.
"""

from __future__ import annotations

from store.model.board import Board
from store.model.moment import Refused
from store.model.records import Record
from store.verbs.rotation import takes_turns
from store.verbs.stream import KINDS as LINES

_LINES_NAME = {"team": "teams", "initiative": "initiative", "meeting": "meeting", "topic": "topic"}
_OTHERS_NAME: dict[str, tuple[tuple[str, str], ...]] = {
    "team": (("person", "team"), ("goal", "team"), ("touchpoint", "owner"), ("system", "owner")),
    "person": (
        *(("initiative", "sponsor"), ("system", "owner"), ("meeting", "facilitator"), ("meeting", "scribe")),
        *(("session", "shower"), ("session", "learners")),
        *(("issue", "owners"), ("issue", "guessed"), ("issue", "helpers"), ("action", "owners"), ("action", "guessed")),
        *(("experiment", "owners"), ("input", "person"), ("thanks", "giver"), ("thanks", "people")),
    ),
    "goal": (("goal", "under"), ("conflict", "goals")),
    "initiative": (("conflict", "initiatives"),),
    "system": (("touchpoint", "system"), ("session", "system")),
    "touchpoint": (("friction", "touchpoint"),),
    "friction": (("experiment", "friction"),),
    "issue": (("breakout", "issue"),),
    "meeting": (("issue", "resolved_in"), ("term", "agreed_in")),
    "topic": (("meeting", "topic"),),
    "decision": (("decision", "supersedes"), ("proposal", "decision")),
}
SHOWN = 4
"""How many of the records in the way a refusal names."""


def referring_to(board: Board, record: Record) -> list[str]:
    """Ids of the records that name this one."""
    pairs = [*_OTHERS_NAME.get(record.kind, ())]
    if record.kind in _LINES_NAME:
        pairs += [(kind, _LINES_NAME[record.kind]) for kind in LINES]
    found = [key for kind, field in pairs for key in board.table(kind).index(field).get(record.id, ())]
    if record.kind in ("team", "system"):
        found += [path.id for path in board.handoffs if any(record.id in (s.team, s.system) for s in path.steps)]
    if takes_turns(board.series, record.id):
        found.append(board.series.id)
    for term in board.terms:
        named = (record.id in term.meanings) if record.kind == "team" else False
        if named or any(meaning.source == record.id for meaning in term.meanings.values()):
            found.append(term.id)
    return list(dict.fromkeys(key for key in found if key != record.id))


def refuse_if_referred_to(board: Board, record: Record) -> None:
    """Refuses, naming what is in the way, while other records name this one."""
    found = referring_to(board, record)
    if not found:
        return
    more = len(found) - SHOWN
    if more > 0:
        found = [*found[:SHOWN], f"{more} more"]
    who = found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
    verb = "refers" if len(found) == 1 else "refer"
    raise Refused(f"{record.id} cannot be taken away while {who} {verb} to it.")
