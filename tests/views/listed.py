"""Lists for the tests of the list widget."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from screens.widgets.lines import Line, fold
from screens.widgets.rows import Rows
from screens.widgets.source import Row, Source


class Watched(Rows):
    """A list that remembers what it said."""

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # pyright: ignore[reportArgumentType]
        self.said: list[tuple[str, str | None]] = []

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.said.append(("moved", message.key))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.said.append(("opened", message.key))


class Counted(Source):
    """A long list that counts how many of its rows were made."""

    def __init__(self, count: int) -> None:
        self.count, self.made = count, 0

    def __len__(self) -> int:
        return self.count

    def key(self, index: int) -> str:
        return f"Q{index}"

    @override
    def row(self, index: int, cells: int) -> Row:
        self.made += 1
        return Row(f"Q{index}", [Line([("! ", "needs"), f"issue {index}"], [("3 days", "dim")])])

    @override
    def heights(self, cells: int) -> int:
        return 1


def simple(*names: str) -> list[Row]:
    return [Row(name, [Line([name])]) for name in names]


def attention() -> list[Row]:
    """The first pane of the board, in short."""
    entries = [
        ("▲   ", "needs", '"lead" means two things: Demand Gen, Sales', "used in Webinar relaunch", "agree ", "g"),
        ("▲   ", "needs", "Ops has not seen what Webinar relaunch costs", "two days a week · 9 days", "ack ", "y"),
        ("[ ] ", "late", "A28 ask the vendor for a header row", "Ana · due Fri 20, 3 days late", "done ", "d"),
    ]
    rows = [Row("head", [Line([("This week", "faint bold")])], heading=True)]
    for number, (sign, style, text, why, way, key) in enumerate(entries):
        second = Line(["    ", (why, "dim")], [(way, "dim"), (key, "key")])
        rows.append(Row(str(number), [Line([(sign, style), text]), second]))
    return rows


class Notes(Source):
    """Notes folded to the width there is."""

    def __init__(self, notes: Sequence[str]) -> None:
        self.notes = notes

    def __len__(self) -> int:
        return len(self.notes)

    def key(self, index: int) -> str:
        return str(index)

    @override
    def row(self, index: int, cells: int) -> Row:
        return Row(str(index), [Line(spans) for spans in fold([("10:12 ", "dim"), self.notes[index]], cells, hang=6)])

    @override
    def heights(self, cells: int) -> Sequence[int]:
        return [len(self.row(index, cells).lines) for index in range(len(self.notes))]
