"""Rows of known height, one under the other: which row is at a line, and at which line a row begins."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Stack:
    """``count`` rows of one height, or of a height each. Rows of one height cost nothing, however many there are."""

    def __init__(self, count: int, heights: int | Sequence[int]) -> None:
        self._heights = heights
        self._tops = array("q") if isinstance(heights, int) else array("q", accumulate(heights, initial=0))
        self.lines = count * heights if isinstance(heights, int) else self._tops.pop()
        """How many lines all rows take together."""

    def top(self, index: int) -> int:
        """The line at which row ``index`` begins."""
        return index * self._heights if isinstance(self._heights, int) else self._tops[index]

    def height(self, index: int) -> int:
        """How many lines row ``index`` takes."""
        return self._heights if isinstance(self._heights, int) else self._heights[index]

    def row_at(self, line: int) -> int:
        """The row at ``line``; -1 when no row is there."""
        if not 0 <= line < self.lines:
            return -1
        return line // self._heights if isinstance(self._heights, int) else bisect_right(self._tops, line) - 1
