"""A figure over weeks as a plot of braille dots: plotext draws it, this module says what and hands out plain rows."""

# plotext says nothing of its types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import re
from collections.abc import Sequence

from screens.glyphs import is_ascii

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
PLAIN_AXES = str.maketrans({"─": "-", "│": "|", **dict.fromkeys("┌┐└┘├┤┬┴┼", "+")})
"""What the axes are drawn with where the terminal has ASCII only."""
LEAST = (24, 6)
"""Cells and rows below which a plot says nothing."""


def plot(
    values: Sequence[float | None], labels: Sequence[str], cells: int, rows: int, least_top: float = 1
) -> list[str]:
    """The rows of a plot of `values` from nothing up, `cells` wide and `rows` high; empty where there is no room.

    Values that are not known leave a gap at their place. `labels` name the values; the first, the middle and the last
    of them that have a value stand below the axis. `least_top` is what the axis reaches at least (100 for shares).
    """
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if cells < LEAST[0] or rows < LEAST[1] or not known:
        return []
    import plotext  # a tenth of a second: only when a plot is really drawn

    plotext.terminal.limit(False, False)  # else a plot is cut to the terminal of standard output, or to 80 x 24
    figure = plotext.figure
    figure.clear()
    figure.theme("colorless")
    figure.plot_size(cells, rows)
    figure.axes(False, axis="x", side=1)
    figure.axes(False, axis="y", side=1)
    top = max(least_top, *[value for _, value in known])
    signal = figure.signal(
        [place for place, _ in known], [value for _, value in known], marker="*" if is_ascii() else "braille"
    )
    signal.lines()
    figure.draw(signal)
    marked = sorted({known[0][0], known[len(known) // 2][0], known[-1][0]})
    figure.ruler("x").lim(0, max(1, len(values) - 1))
    figure.ruler("x").ticks(marked, [labels[place] for place in marked])
    figure.ruler("y").lim(0, top)
    figure.ruler("y").ticks([0, top], ["0", f"{top:,.0f}"])
    drawn = ESCAPES.sub("", str(figure.build())).rstrip("\n")
    return [row.rstrip() for row in (drawn.translate(PLAIN_AXES) if is_ascii() else drawn).split("\n")]


STEPS = "▁▂▃▄▅▆▇█"
PLAIN_STEPS = ".:-=+*#@"


def spark(values: Sequence[float | None]) -> str:
    """The values as one letter each: the lowest step is nothing, the highest the largest of them; blank is unknown."""
    top = max((value for value in values if value is not None), default=0) or 1
    steps = PLAIN_STEPS if is_ascii() else STEPS
    return "".join(" " if value is None else steps[min(7, int(max(0, value) / top * 7.999))] for value in values)
