"""A terminal that notes when a program wrote what, and draws it only afterwards, so that drawing delays no time."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.terminal import KEYS, PATIENCE, Terminal

PROJECT = Path(__file__).resolve().parents[2]
SIZE = (120, 40)
ACCORD = [sys.executable, "-c", "import sys; from tui.shell import main; sys.exit(main())"]
"""The `accord` command, whether or not its script is installed."""
APPS = PROJECT / "tests" / "benchmarks" / "apps"


def environment(**more: str) -> dict[str, str]:
    """What a person's shell hands to a program, without what would slow Python down or change what is drawn."""
    dropped = ("PYTHON", "TEXTUAL", "ACCORD_", "NO_COLOR", "COVERAGE", "COLUMNS", "LINES", "TMUX")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, "PYTHONPATH": str(PROJECT), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "ACCORD_AS": "ana1", **more}


class Recorded(Terminal):
    """A `Terminal` that keeps each piece of output with the moment it came, in milliseconds of a clock that only
    goes on (`now`).
    """

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        self._pieces: list[tuple[float, bytes]] = []
        self.began = now()
        super().__init__(argv, SIZE, environ, str(PROJECT))

    def _show(self, data: bytes) -> None:
        self._pieces.append((now(), data))

    def drawn(self) -> Iterator[float]:
        """Draw what was recorded, piece by piece, and forget it; the moment each one came."""
        pieces, self._pieces = self._pieces, []
        for at, data in pieces:
            super()._show(data)
            yield at

    def when(self, shows: Callable[[str], bool]) -> float | None:
        """Draw what was recorded; when the screen first showed what is wanted."""
        found: float | None = None
        for at in self.drawn():
            if found is None and shows(self.text):
                found = at
        return found

    def listen(self, quiet: float, patience: float = PATIENCE) -> None:
        """Record until nothing came for `quiet` seconds, or for as long as `patience`; nothing is drawn."""
        end = time.monotonic() + patience
        while time.monotonic() < end and self.alive and self._listen(quiet):
            pass

    def forget(self, quiet: float) -> None:
        """Wait until the screen stands still for so many seconds, at most three times as long; it is drawn then."""
        self.listen(quiet, 3 * quiet)
        self.when(lambda _: False)

    def send(self, key: str) -> float:
        """Press a key, by name or as it is; the moment it was."""
        at = now()
        os.write(self._fd, KEYS.get(key, key.encode()))
        return at

    def ready(self, words: str) -> float:
        """Wait until the screen shows these words; when that was."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.alive:
            self.listen(0.1, 1)
            found = self.when(lambda text: words in text)
            if found is not None:
                return found
        raise AssertionError(f"{words!r} never came:\n{self.text}")

    def effect(self, key: str, shows: Callable[[str, str], bool], quiet: float = 0.05) -> float | None:
        """Press a key; milliseconds until the screen was as `shows(before, after)` wants it, None if it never was."""
        before = self.text
        sent = self.send(key)
        end = time.monotonic() + 5
        while time.monotonic() < end and self.alive:
            self.listen(quiet, 0.5)
            found = self.when(lambda text: shows(before, text))
            if found is not None:
                return found - sent
        return None

    def memory(self) -> float:
        """MiB the program has in memory by itself."""
        for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        raise AssertionError("this system does not say what a process has in memory")

    def processor(self) -> float:
        """Seconds of a processor the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def now() -> float:
    """Milliseconds of the clock that every process here shares and that never goes back."""
    return time.monotonic() * 1e3


@contextmanager
def accord(folder: str, *words: str) -> Generator[Recorded]:
    """Accord in a terminal, on the workspace in `folder`."""
    with Recorded([*ACCORD, "--workspace", folder, *words], environment()) as terminal:
        yield terminal


@contextmanager
def app(name: str, *words: str) -> Generator[Recorded]:
    """One of the programs to measure against, in a terminal."""
    with Recorded([sys.executable, str(APPS / f"{name}.py"), *words], environment()) as terminal:
        yield terminal
