"""`accord list`: the records of a kind that pass some filters, read from their documents.

It imports little and makes no record it does not show: at 10,000 issues that is half of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import Doc
from store.model.docs import PLANS, from_doc
from store.model.records import CLASSES
from store.verbs.draft import need
from tui.shell.exits import Usage, close, say
from tui.shell.facts import NAMED
from tui.shell.open import opened, since_of, today_of
from tui.shell.output import print_json, print_table
from tui.shell.words import DERIVED, SETTLED, facts_of, record_json, status_of, text_of

if TYPE_CHECKING:
    from argparse import Namespace

Wanted = Callable[[str, Mapping[str, Any]], bool]
"""Whether a record is to be shown: of its id and its document."""

PLURALS = {
    "people": "person",
    "persons": "person",
    "ideas": "proposal",
    "idea": "proposal",
    "criteria": "criterion",
    "agenda-items": "topic",
}
PORTION = 250
"""Documents at a time."""
PEOPLE_IN = ("by", "speaker", "sponsor", "owner", "facilitator", "scribe")
PEOPLE_AMONG = ("owners", "guessed", "helpers", "present")


def kind_of(word: str) -> str:
    """The kind a word names, singular or plural; raises `Usage` with the kinds there are."""
    low = word.lower()
    kinds = [kind for kind in CLASSES if kind != "series"]
    for found in (PLURALS.get(low, low), low.removesuffix("s"), low.removesuffix("ies") + "y"):
        if found in kinds:
            return found
    raise Usage(f"There is no kind {word!r} to list.{close(low, kinds)} Kinds: {', '.join(kinds)}.")


def list_(given: Namespace) -> int | None:
    """`accord list KIND …`."""
    kind = kind_of(given.kind)
    with opened(given.folder, given.who) as workspace:
        found = workspace.board.table(kind).docs_once()
        for test in _tests(given, workspace, kind):
            found = _passing(test, found)
        if given.json:
            print_json([record_json(from_doc(CLASSES[kind], key, doc)) for key, doc in found])
            return None
        rows = list(_rows(workspace, kind, found))
        print_table(rows, 1, ids=True)
        if not rows:
            say(f"No {kind} here{' like that' if len(workspace.board.table(kind)) else ''}.")
    return None


def _passing(test: Wanted, docs: Iterator[tuple[str, Doc]]) -> Iterator[tuple[str, Doc]]:
    return (each for each in docs if test(*each))


def _rows(workspace: Workspace, kind: str, docs: Iterator[tuple[str, Doc]]) -> Iterator[tuple[str, str, str]]:
    """Id, text and facts of each, a few hundred documents at a time: they are still at hand for the processor then, and
    what none of them has need not be looked for in each.
    """
    newer = _replaced(workspace.board) if kind == "decision" else {}
    while portion := list(islice(docs, PORTION)):
        fields = set[str]().union(*[doc for _, doc in portion])
        named = [pair for pair in NAMED if pair[0] in fields]
        today = today_of(workspace) if "due" in fields else ""
        for key, doc in portion:
            said = facts_of(kind, key, doc, today, named)
            yield key, text_of(kind, key, doc), " · ".join([*newer[key], *said] if key in newer else said)


def _replaced(board: Board) -> dict[str, tuple[str]]:
    """What replaced a decision, in words."""
    from store.sense.decisions import replaced_by

    return {older: (f"replaced by {newer}",) for older, newer in replaced_by(board).items()}


def _tests(given: Namespace, workspace: Workspace, kind: str) -> list[Wanted]:
    """What a record must pass; refuses a filter that names nothing, or that no record of the kind could pass."""
    board = workspace.board
    tests: list[Wanted] = []
    if given.open:
        gone = _replaced(board) if kind == "decision" else {}
        tests.append((lambda key, _: key not in gone) if gone else _open(kind))
    if given.team:
        team = _handle(board, "team", given.team, kind, ("teams", "team", "meanings"))
        aims = {goal.id for goal in board.goals.where("team", team)} if kind == "conflict" else frozenset[str]()
        tests.append(
            lambda _, doc: (
                team in doc.get("teams", ())
                or team == doc.get("team")
                or team in _meant(doc)
                or not aims.isdisjoint(doc.get("goals", ()))
            )
        )
    if given.initiative:
        initiative = _handle(board, "initiative", given.initiative, kind, ("initiative",))
        tests.append(lambda _, doc: initiative in (doc.get("initiative"), *doc.get("initiatives", ())))
    if given.person:
        person = _handle(board, "person", given.person, kind, ("by",))
        tests.append(lambda _, doc: _concerns(doc, person))
    since = since_of(workspace, given.since)
    if since:
        tests.append(lambda _, doc: doc.get("created", "") >= since)
    return tests


def _open(kind: str) -> Wanted:
    """The test for what is not settled. (Asking `status_of` of each costs 10,000 issues 8 ms.)"""
    if kind in DERIVED:
        return lambda key, doc: status_of(kind, key, doc) not in SETTLED
    return lambda _, doc: doc.get("status") not in SETTLED


def _handle(board: Board, what: str, word: str, kind: str, fields: tuple[str, ...]) -> str:
    """The handle that a filter names."""
    if not any(field in PLANS[kind] for field in fields):
        raise Usage(f"A {kind} has no {what}; leave --{what} out.")
    return need(board, what, word, CLASSES[what]).id


def _meant(doc: Mapping[str, Any]) -> Mapping[str, Any]:
    return doc.get("meanings", {})


def _concerns(doc: Mapping[str, Any], person: str) -> bool:
    return any(doc.get(field) == person for field in PEOPLE_IN) or any(
        person in doc.get(field, ()) for field in PEOPLE_AMONG
    )
