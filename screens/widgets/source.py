"""Where the rows of a list come from: made when they are needed, known by a key that outlives a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from typing_extensions import override

from screens.widgets.lines import Line


class Row(NamedTuple):
    """One entry of a list: its key, its lines, and whether it is a heading, which the cursor passes over."""

    key: str
    lines: Sequence[Line]
    heading: bool = False


class Source:
    """Rows by number. Subclass it for what is too long to make at once; ``Lazy`` does for most lists."""

    def __len__(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def key(self, index: int) -> str:
        """What the row at ``index`` is known by; no two rows of a source share a key."""
        raise NotImplementedError

    def row(self, index: int, cells: int) -> Row:
        """The row at ``index`` for lines of ``cells``; called for rows on the screen only."""
        raise NotImplementedError

    def heights(self, cells: int) -> int | Sequence[int]:
        """How many lines a row takes when lines have ``cells``: one number, or one for each row."""
        raise NotImplementedError

    def is_heading(self, index: int) -> bool:  # noqa: ARG002 - most lists have no headings
        """Whether the cursor passes over this row."""
        return False

    def find(self, key: str) -> int | None:
        """The number of the row known by ``key``."""
        return next((index for index in range(len(self)) if self.key(index) == key), None)


class Listed(Source):
    """Rows that are made already: headings, a few dozen entries, rows of different height."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @override
    def key(self, index: int) -> str:
        """See ``Source.key``."""
        return self.rows[index].key

    @override
    def row(self, index: int, cells: int) -> Row:
        """See ``Source.row``."""
        return self.rows[index]

    @override
    def heights(self, cells: int) -> int | Sequence[int]:
        """As many lines as each row has, at least one."""
        return [max(1, len(row.lines)) for row in self.rows]

    @override
    def is_heading(self, index: int) -> bool:
        """See ``Source.is_heading``."""
        return self.rows[index].heading


class Lazy(Source):
    """Rows of one height, made from their keys when they come into view: ``Lazy(ids, self.draw_issue)``.

    ``draw(key, cells)`` gives the lines of a row; ``height`` is how many of them are shown; keys in ``headings``
    are passed over by the cursor.
    """

    def __init__(
        self,
        keys: Sequence[str],
        draw: Callable[[str, int], Sequence[Line]],
        height: int = 1,
        headings: Collection[str] = (),
    ) -> None:
        self.keys, self.draw, self.height, self.headings = keys, draw, height, headings

    def __len__(self) -> int:
        return len(self.keys)

    @override
    def key(self, index: int) -> str:
        """See ``Source.key``."""
        return self.keys[index]

    @override
    def row(self, index: int, cells: int) -> Row:
        """See ``Source.row``."""
        return Row(self.keys[index], self.draw(self.keys[index], cells))

    @override
    def heights(self, cells: int) -> int | Sequence[int]:
        """See ``Source.heights``."""
        return self.height

    @override
    def is_heading(self, index: int) -> bool:
        """See ``Source.is_heading``."""
        return bool(self.headings) and self.keys[index] in self.headings

    @override
    def find(self, key: str) -> int | None:
        """See ``Source.find``."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None


class Grouped(Source):
    """Rows in groups, each group under a heading that says how many it has, with an empty line above all but the first.

    ``groups`` are pairs of a title and keys; a group without a title stands under no heading, and one without keys is
    left out. Only rows on the screen are made: a subclass says in ``lines`` what one holds and in ``tall`` how many
    lines that takes.
    """

    def __init__(self, groups: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._keys: list[str] = []
        self._headings: dict[str, tuple[str, int]] = {}
        for title, keys in groups:
            if title and keys:
                # An ideographic space begins no id, no handle and no term, so no row is taken for a heading.
                self._headings[f"\u3000{title}"] = title, len(keys)
                self._keys.append(f"\u3000{title}")
            self._keys += keys
        self._at = {key: index for index, key in enumerate(self._keys)}

    def lines(self, key: str, cells: int) -> Sequence[Line]:
        """What the row known by ``key`` holds in lines of ``cells``."""
        raise NotImplementedError

    def tall(self, key: str, cells: int) -> int:  # noqa: ARG002 - in most lists rows are of one height
        """How many lines that is."""
        return 2

    def __len__(self) -> int:
        return len(self._keys)

    @override
    def key(self, index: int) -> str:
        """See ``Source.key``."""
        return self._keys[index]

    @override
    def is_heading(self, index: int) -> bool:
        """See ``Source.is_heading``."""
        return self._keys[index] in self._headings

    @override
    def heights(self, cells: int) -> Sequence[int]:
        """See ``Source.heights``."""
        headings, tall = self._headings, self.tall
        found = [2 if key in headings else tall(key, cells) for key in self._keys]
        return [1, *found[1:]] if found and self._keys[0] in headings else found

    @override
    def row(self, index: int, cells: int) -> Row:
        """See ``Source.row``."""
        key = self._keys[index]
        if key not in self._headings:
            return Row(key, self.lines(key, cells))
        title, number = self._headings[key]
        drawn = Line([(title, "dim bold")], [(str(number), "dim")])
        return Row(key, [Line(()), drawn] if index else [drawn], heading=True)

    @override
    def find(self, key: str) -> int | None:
        """See ``Source.find``."""
        return self._at.get(key)
