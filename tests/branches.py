"""`python -m tests.branches`: the share of the branches in `store/` that the tests took; 1 where it is 95 % or less.

To be run after `coverage combine`. `coverage report` counts lines and branches together, and lines, of which there are
three times as many, would hide branches that no test takes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

LEAST = 95
"""Percent that has to be exceeded."""


def verdict(totals: dict[str, Any]) -> tuple[str, bool]:
    """What is said of the totals of a report, and whether they are enough."""
    taken, there = int(totals["covered_branches"]), int(totals["num_branches"])
    share = 100 * taken / there if there else 0.0
    return f"{share:.1f} % of the branches in store/ ({taken:,} of {there:,}), held to over {LEAST} %", share > LEAST


def main() -> int:
    """Read what coverage measured, and say it."""
    from coverage import Coverage

    measured = Coverage()
    measured.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        measured.json_report(outfile=str(report))
        said, enough = verdict(json.loads(report.read_text("utf-8"))["totals"])
    print(said)
    return int(not enough)


if __name__ == "__main__":
    sys.exit(main())
