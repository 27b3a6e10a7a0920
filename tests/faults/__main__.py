"""`python -m tests.faults`: do every fault at length and print the table; `--write` puts it into `docs/reliability.md`.

The faults are done by tests that carry the mark `fault`, the same that run with all others, which try less often.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import cast

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "reliability.md"
BEGIN, END = "<!-- the table begins -->\n", "<!-- the table ends -->\n"


class Counting:
    """A pytest plugin: runs the tests of faults only, and adds up what they counted."""

    def __init__(self, only: list[str]) -> None:
        from tests.faults.table import Count

        self.only = set(only)
        self.faults: dict[str, str] = {}
        self.counts: dict[str, Count] = {}

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep the tests that do a fault."""
        for item in items:
            mark = item.get_closest_marker("fault")
            if mark is not None and (not self.only or mark.args[0] in self.only):
                self.faults[item.nodeid] = mark.args[0]
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in self.faults])
        items[:] = [item for item in items if item.nodeid in self.faults]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up one test."""
        from tests.faults.table import Count

        count = self.counts.setdefault(self.faults[report.nodeid], Count())
        if report.failed:
            count.failed.append(f"`{report.nodeid.rpartition('::')[2]}`")
        elif report.skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            count.skipped.append(reason.removeprefix("Skipped: "))
        elif report.when == "call":
            said = [value for name, value in report.user_properties if name == "tried"]
            for counts in said or [(1, 0, 0, 0)]:
                count.add(*cast("tuple[int, int, int, int]", counts))


def write(line: str, table: str) -> None:
    """Put the table into the page about reliability, between its marks."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}{line}\n\n{table}\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Read the options and run; 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--only", action="append", metavar="FAULT", default=[], help="one fault; may be given again")
    parser.add_argument("--short", action="store_true", help="try as often as the tests do, not at length")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    given = parser.parse_args()
    if not given.short:
        os.environ["FAULTS"] = "long"
    from tests.benchmarks.__main__ import machine
    from tests.faults.table import FAULTS, LONG, markdown

    if unknown := sorted(set(given.only) - set(FAULTS)):
        parser.error(f"there is no fault {unknown[0]!r}; there are {', '.join(FAULTS)}")
    counting = Counting(given.only)
    folders = [
        str(PROJECT / "tests" / name) for name in ("faults", "keeping", "rules", "views", "command_line", "journeys")
    ]
    code = pytest.main(["-q", "-s", "-p", "no:cacheprovider", *folders], plugins=[counting])
    line = f"{machine()}. Tried {'at length' if LONG else 'as often as the tests do'}."
    table = markdown(counting.counts)
    print(f"\n{line}\n\n{table}")
    if given.write:
        write(line, table)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
