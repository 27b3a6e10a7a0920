"""Lines on their way to the disk: handed over in the order they were entered, and kept here while the disk refuses.

Typing never waits for the disk. While it takes lines, each is handed over at once; when it refuses one, that line and
all behind it stay here, in their order, and the first of them is tried again until the disk takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screens.plain import clip
from screens.widgets.lines import Line, fold
from store.sense.phrases import plural

MOST_SHOWN = 3
"""Lines that are shown while they wait; of more it is said how many."""
REASON = 3
"""Lines that the reason may take."""


class Waiting:
    """A line that is not on disk, and whether the disk is at it."""

    def __init__(self, line: str, *, pasted: bool = False) -> None:
        self.line, self.pasted = line, pasted
        self.sent = False


class Outbox:
    """The lines that are not on disk yet. `send` hands one over; whoever does tells what became of it."""

    def __init__(self, send: Callable[[Waiting], None]) -> None:
        self._send = send
        self.lines: list[Waiting] = []
        self.stuck = ""
        """Why the disk refused; empty while it takes lines."""

    @property
    def busy(self) -> bool:
        """Whether the disk is at any of them."""
        return any(each.sent for each in self.lines)

    @property
    def left(self) -> list[str]:
        """The lines, in the order they were entered."""
        return [each.line for each in self.lines]

    def put(self, line: str, *, pasted: bool = False) -> None:
        """Take a line over; behind others that wait it waits as well."""
        self.lines.append(Waiting(line, pasted=pasted))
        if self.stuck:
            self.try_again()
        else:
            self._hand_over()

    def answered(self, line: Waiting) -> None:
        """A line is on disk, or nothing that could be: either way the disk answers, and gets the others."""
        self.lines.remove(line)
        self.stuck = ""
        self._hand_over()

    def failed(self, line: Waiting, why: str) -> None:
        """The disk refused a line."""
        line.sent = False
        self.stuck = why

    def try_again(self) -> None:
        """Hand over the first of the lines that wait."""
        if self.lines and not self.busy:
            self._hand_over(1)

    def take_back(self) -> str | None:
        """The newest line, where it waits for the disk: it waits no longer. None where none does."""
        return self.lines.pop().line if self.lines and not self.lines[-1].sent else None

    def _hand_over(self, most: int | None = None) -> None:
        for each in [each for each in self.lines if not each.sent][:most]:
            each.sent = True
            self._send(each)

    def shown(self, cells: int) -> Sequence[Line]:
        """Why lines wait, and the newest of them."""
        if not self.lines:
            return []
        many = plural(len(self.lines), "line")
        verb = "waits" if len(self.lines) == 1 else "wait"
        said = f"{many} {verb} for the disk" + (f", which is tried again: {self.stuck}" if self.stuck else ".")
        found = [Line(line) for line in fold([(said, "late" if self.stuck else "dim")], cells, 0, REASON)]
        return [*found, *(Line([(clip(line, cells), "dim")]) for line in self.left[-MOST_SHOWN:])]
