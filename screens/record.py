"""A record in words: what its fields say, in the order people ask, for the card and for whoever shows one whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from store.meeting import days
from store.model import records as r
from store.model.board import Board
from store.sense import phrases
from store.sense.decisions import replaced_by
from store.sense.knowledge import coverage
from store.sense.money import figure


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


def _steps(board: Board, value: tuple[r.Step, ...]) -> str:
    said = [
        f"{phrases.team(board, s.team)}{f' in {phrases.system(board, s.system)}' if s.system else ''}" for s in value
    ]
    return " → ".join(
        f"{said} ({step.passes})" if step.passes else said for said, step in zip(said, value, strict=True)
    )


def _friction(board: Board, value: str) -> str:
    found = board.frictions.get(value)
    return f"{value} {found.text}" if found is not None else value


def _tests(board: Board, value: tuple[r.Test, ...]) -> str:
    said = [f"{figure(test.result)} on {phrases.day(test.date, board.at)}" for test in value]
    return phrases.listed(
        f"{words} ({test.remark})" if test.remark else words for words, test in zip(said, value, strict=True)
    )


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
    "expert": ("expert in", _plain),
    "person": ("asked of", phrases.person),
    "said": ("answer", _plain),
    "giver": ("from", phrases.person),
    "people": ("to", phrases.people),
    "issue": ("for the issue", _plain),
    "groups": ("groups", lambda board, value: " · ".join(phrases.people(board, group.split()) for group in value)),
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
    "under": ("under the goal", phrases.goal),
    "goals": ("between", phrases.goals_of),
    "initiatives": (
        "bites in",
        lambda board, value: phrases.listed(phrases.initiative(board, handle) for handle in value),
    ),
    "agreement": ("agreed", _plain),
    "agreed_by": ("agreed by", phrases.person),
    "essentials": ("essentials", _plain),
    "url": ("address", _plain),
    "system": ("system", phrases.system),
    "stage": ("stage", _plain),
    "shower": ("shows it", phrases.person),
    "learners": ("learn it", lambda board, value: phrases.people(board, value, "and")),
    "date": ("on", lambda _, value: phrases.day(value)),
    "steps": ("path", _steps),
    "touchpoint": ("touchpoint", _plain),
    "count": ("how often", _plain),
    "per": ("per", _plain),
    "cost": ("cost of one", _plain),
    "friction": ("against", _friction),
    "action": ("by", _plain),
    "tests": ("measured", _tests),
    "why": ("because of", _plain),
    "meeting": ("from", _meeting),
    "topic": ("under", _topic),
    "minutes": ("minutes", _plain),
    "reason": ("because", _plain),
}
"""What a field is called, and how its value is said; in the order they are shown. Others are not for people."""

DATES = frozenset({"date", "due", "starts", "ends", "parked_until", "away_until"})
LINKS = frozenset(
    {
        "initiative",
        "team",
        "supersedes",
        "decision",
        "under",
        "touchpoint",
        "friction",
        "topic",
        "meeting",
        "person",
        "issue",
        "system",
        "shower",
    }
)
MANY = frozenset({"initiatives", "teams", "owners", "helpers", "guessed", "learners"})


def facts(board: Board, record: r.Record, today: str) -> list[Fact]:
    """Everything a record says besides its text or name; what is empty is left out."""
    found: list[Fact] = []
    for name, (label, say) in FIELDS.items():
        value = getattr(record, name, None)
        if value:
            words = phrases.day(value, today) if name in DATES else say(board, value)
            label = "teaches" if name == "level" and isinstance(record, r.Session) else label
            found.append(Fact(label, words, _named(name, value)))
    if isinstance(record, r.Decision) and (newer := replaced_by(board).get(record.id)):
        found.append(Fact("replaced by", newer, newer))
    if isinstance(record, r.System):
        found += _known_by(board, record.id)
    if isinstance(record, r.Term):
        found += [Fact(f"to {_team(board, team)}", meaning.text) for team, meaning in record.meanings.items()]
    if isinstance(record, r.Captured) and record.raw and record.raw != record.text:
        found.append(Fact("as typed", record.raw))
    return found


def _known_by(board: Board, system: str) -> list[Fact]:
    """Who knows a system, the experts first."""
    known = next((each for each in coverage(board) if each.system.id == system), None)
    if known is None:
        return []
    levels = {"expert": known.experts, "hands-on": known.hands_on, "know it a bit": known.essentials}
    return [Fact(label, phrases.people(board, some, "and")) for label, some in levels.items() if some]


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
