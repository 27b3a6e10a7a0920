"""Who could help, tried against resolved issues whose helper is hidden; docs/helpers.md says how often it was right."""

from __future__ import annotations

import re
from pathlib import Path

from store.keep.memory import MemoryBackend
from store.keep.workspace import Workspace
from store.model.changes import Change, Commit
from store.model.records import IssueStatus
from store.sample.make import sample
from store.sense.helpers import who_can_help
from tests.rules import resolved

DOCS = Path(__file__).resolve().parents[2] / "docs" / "helpers.md"


def places() -> list[int]:
    """For each issue the place (from 1) of the one who really helped; 0 where they are not named at all."""
    found: list[int] = []
    for number, (text, team, helper) in enumerate(resolved.ISSUES):
        ranked = who_can_help(resolved.board(number), text, "", (team,), today="2026-11-23", limit=12)
        named = [each.person for each in ranked]
        found.append(named.index(helper) + 1 if helper in named else 0)
    return found


def places_in_the_sample() -> list[int]:
    """The same for the sample's resolved issues, each taken off the board with who helped."""
    workspace = Workspace(MemoryBackend(), "ana", clock=lambda: "2026-11-23T09:00:00.000Z")
    sample(workspace)
    board, found = workspace.board, list[int]()
    for issue in board.issues.where("status", IssueStatus.RESOLVED):
        gone = Change("issue", issue.id, dict(board.issues.doc(issue.id) or {}), None)
        hidden = board.apply(Commit(board.version + 1, board.at, "ana", "drop", (gone,)))
        ranked = who_can_help(hidden, issue.text, issue.initiative, issue.teams, today="2026-11-23", limit=12)
        named = [each.person for each in ranked]
        helper = (*issue.helpers, issue.resolved_by)[0]
        found.append(named.index(helper) + 1 if helper in named else 0)
    return found


def test_so_is_that_of_the_sample():
    where = places_in_the_sample()
    said = re.search(r"among the first three in (\d+) of (\d+)\.", DOCS.read_text(encoding="utf-8"))
    assert said is not None
    assert tuple(map(int, said.groups())) == (sum(1 <= place <= 3 for place in where), len(where))


def test_the_figure_in_the_docs_is_the_one_measured():
    where = places()
    first, three, all_ = where.count(1), sum(1 <= place <= 3 for place in where), len(where)
    said = re.search(r"first in (\d+) of (\d+) .* among the first three in (\d+)", DOCS.read_text(encoding="utf-8"))
    assert said is not None
    assert tuple(map(int, said.groups())) == (first, all_, three)
