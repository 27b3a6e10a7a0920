"""The gate of branches: it looks at branches alone, and a share that is just the bound is not enough."""

from __future__ import annotations

import pytest

from tests.branches import verdict


@pytest.mark.parametrize(
    ("taken", "there", "says", "enough"),
    [
        (3804, 3962, "96.0 % of the branches in store/ (3,804 of 3,962), held to over 95 %", True),
        (95, 100, "95.0 % of the branches in store/ (95 of 100), held to over 95 %", False),
        (0, 0, "0.0 % of the branches in store/ (0 of 0), held to over 95 %", False),
    ],
)
def test_branches_are_held_to_over_95_percent(taken: int, there: int, says: str, enough: bool):
    totals = {"covered_lines": 1, "num_statements": 1, "covered_branches": taken, "num_branches": there}
    assert verdict(totals) == (says, enough)
