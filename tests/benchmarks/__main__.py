"""`python -m tests.benchmarks`: measure, print the table, and with `--write` put it into `docs/performance.md`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import importing, keeping, keys, paint, sense, shell
from tests.benchmarks.recorded import PROJECT
from tests.benchmarks.short import CHECKS
from tests.benchmarks.table import Row, markdown
from tests.benchmarks.workspaces import Workspaces

Benchmark = Callable[[Workspaces, int], Iterator[Row]]
BENCHMARKS: dict[str, Benchmark] = {
    "add": shell.adding,
    "list": shell.listing,
    "help": shell.helping,
    "durable": keeping.durable,
    "paint": paint.painting,
    "typing": keys.typing,
    "moving": keys.moving,
    "screens": keys.going,
    "seeing": keys.seeing,
    "open": keeping.opening,
    "memory": keeping.memory,
    "find": sense.searching,
    "thinking": sense.thinking,
    "minutes": sense.writing,
    "preview": keys.previewing,
    "import": importing.importing,
}
PAGE = PROJECT / "docs" / "performance.md"
BEGIN, END = "<!-- the table begins -->\n", "<!-- the table ends -->\n"


def machine() -> str:
    """The machine, the versions and the day, in a line; nothing by which the machine could be found."""
    model = next(
        (line.partition(":")[2].strip() for line in _read("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    from importlib.metadata import version

    textual, python = version("textual"), platform.python_version()
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, {os.cpu_count()} cores ({model}), {platform.system()}, Python {python}, Textual {textual}"


def load() -> str:
    """How busy the machine is with other things."""
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


def _read(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def measure(names: list[str], rounds: int) -> list[Row]:
    """Run benchmarks by name; each row is printed when it is there."""
    workspaces, rows = Workspaces(), list[Row]()
    for name in names:
        try:
            for row in BENCHMARKS[name](workspaces, rounds):
                rows.append(row)
                print(" · ".join(filter(None, row.cells)), file=sys.stderr, flush=True)
        except AssertionError as error:
            rows.append(Row(what=name, measured=f"failed: {str(error).splitlines()[0]}", held_to="", holds=False))
            print(error, file=sys.stderr)
    return rows


def write(rows: list[Row], line: str) -> None:
    """Put the table into the page about performance, between its marks."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}{line}\n\n{markdown(rows)}\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Read the options and measure; 1 when a row does not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--short", action="store_true", help="only what is counted instead of timed, as CI does")
    parser.add_argument("--only", action="append", choices=BENCHMARKS, help="one benchmark; may be given again")
    parser.add_argument("--rounds", type=int, default=7, help="pairs of each measurement (the fast ones take more)")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    given = parser.parse_args()
    if sys.flags.dont_write_bytecode:
        parser.error("unset PYTHONDONTWRITEBYTECODE first: without byte-code every start takes twice as long")
    begun = load()
    if given.short:
        rows = [check(Workspaces()) for check in CHECKS.values()]
    else:
        rows = measure(given.only or list(BENCHMARKS), given.rounds)
    line = f"{machine()}. Load while measuring: {begun} before, {load()} after."
    print(f"{line}\n\n{markdown(rows)}")
    if given.write:
        write(rows, line)
    return int(any(row.holds is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
