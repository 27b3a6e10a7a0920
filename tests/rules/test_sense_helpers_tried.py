"""Who could help, tried against resolved issues whose helper is hidden; docs/helpers.md says how often it was right."""

from __future__ import annotations

import re
from pathlib import Path

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


def test_the_figure_in_the_docs_is_the_one_measured():
    where = places()
    first, three, all_ = where.count(1), sum(1 <= place <= 3 for place in where), len(where)
    said = re.search(r"first in (\d+) of (\d+) .* among the first three in (\d+)", DOCS.read_text(encoding="utf-8"))
    assert said is not None
    assert tuple(map(int, said.groups())) == (first, all_, three)
