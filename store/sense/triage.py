"""Issues in the order in which a room goes through them: who needs somebody first, the oldest first (practice P1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from store.model.board import Board
from store.model.changes import Doc
from store.model.records import IssueStatus, IssueType


class Wanted(NamedTuple):
    """Which issues to look at: of one status, and where they are given of one team, initiative and type."""

    status: str = IssueStatus.OPEN.value
    team: str = ""
    initiative: str = ""
    type: str = ""


class Group(NamedTuple):
    """Issues that wait for the same thing: what that is, in a few words, and their ids, the most pressing first."""

    title: str
    ids: tuple[str, ...]


def triage(board: Board, wanted: Wanted, today: str) -> tuple[Group, ...]:
    """The issues that are `wanted` on `today` (ISO date), in groups; a group without any is left out.

    Open: those nobody helps with or owns, then the others, the oldest first. Parked: those whose day has come, then
    the others, the nearest day first and those without one last. Resolved: the newest first. Documents are read and
    no records made, so a board of many thousand issues is sorted at once.
    """
    found = _wanted(board, wanted)
    if wanted.status == IssueStatus.RESOLVED:
        newest = sorted(reversed(found), key=lambda one: str(one[1].get("resolved_at", "")), reverse=True)
        return _groups(("Resolved", newest))
    if wanted.status == IssueStatus.PARKED:
        found.sort(key=lambda one: str(one[1].get("parked_until", "")) or "~")
        back = [one for one in found if "" < str(one[1].get("parked_until", "")) <= today]
        return _groups(("Their day has come", back), ("Parked", [one for one in found if one not in back]))
    found.sort(key=lambda one: str(one[1].get("created", "")))
    alone = [one for one in found if not (one[1].get("helpers") or one[1].get("owners"))]
    helped = [one for one in found if one[1].get("helpers") or one[1].get("owners")]
    return _groups(("Nobody helps yet", alone), ("Somebody is on it", helped))


class Values(NamedTuple):
    """What the issues of a status can be narrowed down to, in the order people know: handles, and types."""

    teams: tuple[str, ...]
    initiatives: tuple[str, ...]
    types: tuple[str, ...]


def values(board: Board, status: str) -> Values:
    """The teams, initiatives and types that issues of `status` have."""
    docs = [doc for _, doc in _wanted(board, Wanted(status))]
    teams = {team for doc in docs for team in doc.get("teams", ())}
    initiatives = {str(doc.get("initiative", "")) for doc in docs} - {""}
    types = {_type(doc) for doc in docs}
    return Values(
        _ordered(board.teams.keys(), teams),
        _ordered(board.initiatives.keys(), initiatives),
        _ordered((each.value for each in IssueType), types),
    )


def count(board: Board, status: str) -> int:
    """How many issues have a status."""
    return board.issues.count("status", status)


def _wanted(board: Board, wanted: Wanted) -> list[tuple[str, Doc]]:
    """Ids and documents of the issues that are wanted, in the order they were raised."""
    out: list[tuple[str, Doc]] = []
    for key in board.issues.index("status").get(wanted.status, ()):
        doc = board.issues.doc(key)
        if doc is not None and _matches(doc, wanted):
            out.append((key, doc))
    return out


def _matches(doc: Doc, wanted: Wanted) -> bool:
    return (
        (not wanted.team or wanted.team in doc.get("teams", ()))
        and (not wanted.initiative or wanted.initiative == doc.get("initiative", ""))
        and (not wanted.type or wanted.type == _type(doc))
    )


def _type(doc: Doc) -> str:
    return str(doc.get("type", IssueType.PROBLEM.value))


def _groups(*named: tuple[str, list[tuple[str, Any]]]) -> tuple[Group, ...]:
    return tuple(Group(title, tuple(key for key, _ in found)) for title, found in named if found)


def _ordered(known: Iterable[str], there: set[str]) -> tuple[str, ...]:
    """Those that are there: first the known ones in their order, then others by name."""
    first = [each for each in known if each in there]
    return (*first, *sorted(there.difference(first)))
