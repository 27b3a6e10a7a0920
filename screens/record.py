"""A record in words: what its fields say, in the order people ask, for the card and for whoever shows one whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from store.meeting import days
from store.model import records as r
from store.model.board import Board
from store.sense import phrases


class Fact(NamedTuple):
    """One thing a record says: what it is called, its words, and the record it names, if it names just one."""

    label: str
    words: str
    key: str = ""


Say = Callable[[Board, Any], str]


def _plain(_: Board, value: Any) -> str:
    return str(value)


def _team(board: Board, value: str) -> str:
    found = board.teams.get(value)
    return found.name if found is not None and found.name else value


def _listed(board: Board, value: tuple[str, ...]) -> str:
    del board
    return ", ".join(value)


def _skills(board: Board, value: Mapping[str, str]) -> str:
    return ", ".join(f"{phrases.system(board, key)} ({level})" for key, level in value.items())


def _meeting(board: Board, value: str) -> str:
    found = board.meetings.get(value)
    here = None if found is None else days.local(found.started, board.series.timezone)
    return value if here is None else f"standup of {days.day_and_time(here)}"


def _votes(board: Board, value: Mapping[str, str]) -> str:
    return ", ".join(f"{phrases.person(board, name)} {vote}" for name, vote in value.items())


def _signed(board: Board, value: Mapping[str, r.Signature]) -> str:
    return ", ".join(_team(board, team) for team in value)


def _topic(board: Board, value: str) -> str:
    found = board.topics.get(value)
    return found.text if found is not None else value


FIELDS: dict[str, tuple[str, Say]] = {
    "status": ("status", _plain),
    "level": ("weight", _plain),
    "verdict": ("verdict", _plain),
    "role": ("role", _plain),
    "summary": ("summary", _plain),
    "initiative": ("initiative", phrases.initiative),
    "teams": ("teams", lambda board, value: ", ".join(_team(board, team) for team in value)),
    "team": ("team", _team),
    "sponsor": ("sponsor", phrases.person),
    "owner": (
        "owner",
        lambda board, value: _team(board, value) if value in board.teams else phrases.person(board, value),
    ),
    "owners": ("owner", phrases.people),
    "guessed": ("owner, guessed", phrases.people),
    "helpers": ("helps", phrases.people),
    "speaker": ("said by", phrases.person),
    "due": ("due", _plain),
    "starts": ("starts", _plain),
    "ends": ("ends", _plain),
    "parked_until": ("parked until", _plain),
    "resolution": ("resolved", _plain),
    "resolved_by": ("resolved by", phrases.person),
    "done_by": ("done by", phrases.person),
    "ack_by": ("seen by", phrases.person),
    "supersedes": ("replaces", _plain),
    "votes": ("votes", _votes),
    "decision": ("decided in", _plain),
    "signed": ("signed by", _signed),
    "knows": ("knows", _skills),
    "nicks": ("also called", _listed),
    "away_until": ("away until", _plain),
    "channels": ("channels", _listed),
    "aliases": ("also", _listed),
    "agreed": ("agreed meaning", _plain),
    "metric": ("metric", _plain),
    "baseline": ("baseline", _plain),
    "target": ("target", _plain),
    "unit": ("unit", _plain),
    "under": ("under the goal", _plain),
    "essentials": ("essentials", _plain),
    "url": ("address", _plain),
    "system": ("system", phrases.system),
    "stage": ("stage", _plain),
    "touchpoint": ("touchpoint", _plain),
    "count": ("how often", _plain),
    "per": ("per", _plain),
    "cost": ("cost of one", _plain),
    "meeting": ("from", _meeting),
    "topic": ("under", _topic),
    "minutes": ("minutes", _plain),
    "reason": ("because", _plain),
}
"""What a field is called, and how its value is said; in the order they are shown. Others are not for people."""

DATES = frozenset({"due", "starts", "ends", "parked_until", "away_until"})
LINKS = frozenset({"initiative", "team", "supersedes", "decision", "under", "touchpoint", "topic", "meeting"})
MANY = frozenset({"teams", "owners", "helpers", "guessed"})


def facts(board: Board, record: r.Record, today: str) -> list[Fact]:
    """Everything a record says besides its text or name; what is empty is left out."""
    found: list[Fact] = []
    for name, (label, say) in FIELDS.items():
        value = getattr(record, name, None)
        if value:
            words = phrases.day(value, today) if name in DATES else say(board, value)
            found.append(Fact(label, words, _named(name, value)))
    if isinstance(record, r.Term):
        found += [Fact(f"to {_team(board, team)}", meaning.text) for team, meaning in record.meanings.items()]
    if isinstance(record, r.Captured) and record.raw and record.raw != record.text:
        found.append(Fact("as typed", record.raw))
    return found


def text_of(record: r.Record) -> str:
    """What a record says, or is called."""
    for name in ("text", "name", "title", "url"):
        said = getattr(record, name, "")
        if said:
            return str(said)
    return record.id


def kind_words(record: r.Record) -> str:
    """What sort of thing a record is, in a word or two."""
    if isinstance(record, r.Issue):
        return "help wanted" if record.type is r.IssueType.HELP else str(record.type)
    if isinstance(record, r.Topic):
        return "agenda item"
    if isinstance(record, r.Meeting):
        return "standup"
    return record.kind


def sign_of(record: r.Record) -> str:
    """The name of the glyph of a record's kind; `note`, which is blank, for kinds without one."""
    from screens.glyphs import GLYPHS

    if isinstance(record, r.Issue) and record.type is r.IssueType.HELP:
        return "help"
    if isinstance(record, r.Action) and record.status is r.ActionStatus.DONE:
        return "action-done"
    return record.kind if record.kind in GLYPHS else "note"


def _named(name: str, value: Any) -> str:
    """The one record a field names, if it names just one."""
    if name in LINKS:
        return str(value)
    return value[0] if name in MANY and len(value) == 1 else ""
