"""What CI holds Accord's costs to: counts, never a stopwatch, and a count that would fail if the cost were there."""

from __future__ import annotations

import pytest

from tests.benchmarks.short import CHECKS, FLAT, work_of
from tests.benchmarks.table import Row, compared, markdown
from tests.benchmarks.workspaces import Workspaces


@pytest.fixture(scope="session")
def workspaces(tmp_path_factory: pytest.TempPathFactory) -> Workspaces:
    return Workspaces(tmp_path_factory.mktemp("workspaces"))


@pytest.mark.parametrize("name", CHECKS)
def test_a_cost_is_of_the_kind_it_was(workspaces: Workspaces, name: str):
    row = CHECKS[name](workspaces)
    if row.holds is None:
        pytest.skip(row.measured)
    assert row.holds, markdown([row])


def test_work_that_grows_is_noticed():
    few, many = list(range(1_000)), list(range(100_000))
    assert work_of(lambda: list(many))["bytes at most"] > FLAT * work_of(lambda: list(few))["bytes at most"]

    def walk(numbers: list[int]) -> None:
        for number in numbers:
            assert number >= 0

    assert work_of(lambda: walk(many))["lines executed"] > FLAT * work_of(lambda: walk(few))["lines executed"]


def test_a_table_says_what_holds():
    rows = [compared("a | b", "pass", 1.5, [(3.0, 2.0), (9.0, 2.0), (2.8, 2.0)])]
    rows.append(Row(what="c", measured="no valgrind", held_to="≤ 1 ×", holds=None))
    assert markdown(rows).splitlines()[2:] == [
        "| a \\| b | 3 ms | pass: 2 ms | 1.50 | ≤ 1.5 × | yes |",
        "| c | no valgrind |  |  | ≤ 1 × | not measured |",
    ]
