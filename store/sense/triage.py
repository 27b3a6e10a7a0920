"""Issues in the order in which a room goes through them: who needs somebody first, the oldest first (practice P1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from store.model.board import Board
from store.model.changes import Doc
from store.model.records import IssueStatus, IssueType

_Found = tuple[str, Doc]
"""An issue's id and its document."""


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
    no records made, so a board of many thousand issues is sorted at once; and it is remembered with the board.
    """
    return board.remember(("triage", wanted, today), lambda board: _triage(board, wanted, today))


def _triage(board: Board, wanted: Wanted, today: str) -> tuple[Group, ...]:
    found = _wanted(board, wanted)
    if wanted.status == IssueStatus.RESOLVED:
        found.sort(key=lambda one: one[1].get("resolved_at", ""))
        return _groups(("Resolved", found[::-1]))
    if wanted.status == IssueStatus.PARKED:
        found.sort(key=lambda one: one[1].get("parked_until", "") or "~")
        back, parked = _split(found, lambda doc: "" < doc.get("parked_until", "") <= today)
        return _groups(("Their day has come", back), ("Parked", parked))
    found.sort(key=lambda one: one[1].get("created", ""))
    helped, alone = _split(found, lambda doc: bool(doc.get("helpers") or doc.get("owners")))
    return _groups(("Nobody helps yet", alone), ("Somebody is on it", helped))


class Values(NamedTuple):
    """What issues can be narrowed down to, in the order people know: handles, and types."""

    teams: tuple[str, ...]
    initiatives: tuple[str, ...]
    types: tuple[str, ...]


def values(board: Board, wanted: Wanted) -> Values:
    """The teams, initiatives and types there are, each among the issues that match the rest of what is `wanted`."""
    return board.remember(("triage values", wanted), lambda board: _values(board, wanted))


def _values(board: Board, wanted: Wanted) -> Values:
    teams = {team for _, doc in _wanted(board, wanted._replace(team="")) for team in doc.get("teams", ())}
    initiatives = {str(doc.get("initiative", "")) for _, doc in _wanted(board, wanted._replace(initiative=""))} - {""}
    types = {_type(doc) for _, doc in _wanted(board, wanted._replace(type=""))}
    return Values(
        _ordered(board.teams.keys(), teams),
        _ordered(board.initiatives.keys(), initiatives),
        _ordered((each.value for each in IssueType), types),
    )


def count(board: Board, status: str) -> int:
    """How many issues have a status."""
    return board.issues.count("status", status)


def _wanted(board: Board, wanted: Wanted) -> list[_Found]:
    """Ids and documents of the issues that are wanted, in the order they were raised."""
    table = board.issues
    docs = ((key, table.doc(key)) for key in table.index("status").get(wanted.status, ()))
    if wanted == Wanted(wanted.status):
        return [(key, doc) for key, doc in docs if doc is not None]
    return [(key, doc) for key, doc in docs if doc is not None and _matches(doc, wanted)]


def _matches(doc: Doc, wanted: Wanted) -> bool:
    return (
        (not wanted.team or wanted.team in doc.get("teams", ()))
        and (not wanted.initiative or wanted.initiative == doc.get("initiative", ""))
        and (not wanted.type or wanted.type == _type(doc))
    )


def _type(doc: Doc) -> str:
    return str(doc.get("type", IssueType.PROBLEM.value))


def _split(found: list[_Found], want: Callable[[Doc], bool]) -> tuple[list[_Found], list[_Found]]:
    """Those that `want` accepts, and the others."""
    yes: list[_Found] = []
    no: list[_Found] = []
    for one in found:
        (yes if want(one[1]) else no).append(one)
    return yes, no


def _groups(*named: tuple[str, list[_Found]]) -> tuple[Group, ...]:
    return tuple(Group(title, tuple(key for key, _ in found)) for title, found in named if found)


def _ordered(known: Iterable[str], there: set[str]) -> tuple[str, ...]:
    """Those that are there: first the known ones in their order, then others by name."""
    first = [each for each in known if each in there]
    return (*first, *sorted(there.difference(first)))
