"""Trends: how alignment goes over the weeks, each figure with its line, and one of them as a plot (practice P13)."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from screens.actions import bindings_of
from screens.base import AccordScreen
from screens.plain import pad
from screens.plots import plot, spark
from screens.widgets.groups import Container
from screens.widgets.lines import Line, Spans
from screens.widgets.pane import Pane
from screens.widgets.rows import Rows
from screens.widgets.source import Row
from store.model.board import Board
from store.sense.phrases import day
from store.sense.trends import WEEKS, Trend, Trends, figure, trends

SPANS = (WEEKS, 26, 52, 6)
"""Weeks shown, in the order `w` goes through them."""

LEAST_HIGH = 18
"""Lines a plot has where there are as many: more where its numbers leave them, and its width is worth it."""

DAY_ROOM, FIGURE_ROOM = 16, 14
"""Columns of the numbers below the plot, side by side so that the eye finds the figure of a week."""

STYLES = {"better": "done", "worse": "needs", "as before": "dim"}
NO_WEEKS: list[Spans] = [
    [("There is nothing to compare yet.", "strong")],
    [],
    [("A trend begins with the first team: ", "dim")],
    ["  ", ('accord add team ops "Marketing Operations"', "accent")],
    [("and is worth a look after the second standup.", "dim")],
]


class PlotRows(Rows):
    """The rows of a plot, which says when it has another size to be drawn for: also behind another screen."""

    class Resized(Message):
        """There is more or less room."""

    def on_resize(self) -> None:
        """The list's own `on_resize` is called as well."""
        self.post_message(self.Resized())


class TrendsScreen(AccordScreen):
    """Every figure in one line with its weeks, and the plot of the one under the cursor."""

    WHERE = "trends"
    CSS_PATH = "trends.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("trends")]

    def __init__(self) -> None:
        super().__init__()
        self.weeks = WEEKS
        self._found = Trends((), ())

    def body(self) -> ComposeResult:
        """Two panes; the style sheet says where they stand."""
        with Container(id="trends"):
            yield Pane("Trends", Rows(id="main", empty=NO_WEEKS), id="figures")
            yield Pane("", PlotRows(id="plot"), id="picture")

    def draw(self, board: Board) -> None:
        """See `AccordScreen.draw`."""
        self._found = trends(board, self.host.today(), self.weeks)
        known = [trend for trend in self._found.trends if any(value is not None for value in trend.values)]
        self.query_one("#figures", Pane).heading.show(right=f"{self.weeks} weeks")
        self.query_one("#main", Rows).show([Row(trend.key, _lines(trend)) for trend in known])
        self._draw_plot()

    @on(Rows.Moved, "#main")
    def _moved(self) -> None:
        self._draw_plot()

    @on(PlotRows.Resized)
    def _resized(self) -> None:
        """A plot is drawn for the room there is."""
        self._draw_plot()

    def _draw_plot(self) -> None:
        """The plot of the figure under the cursor, and its numbers below it where there is room."""
        trend = next((each for each in self._found.trends if each.key == self.query_one("#main", Rows).cursor), None)
        pane, rows = self.query_one("#picture", Pane), self.query_one("#plot", Rows)
        if trend is None:
            pane.heading.show("", "")
            rows.show([])
            return
        pane.heading.show(trend.title, [(f"{figure(trend, trend.now)}, {trend.word}", STYLES[trend.word])])
        today = self.host.today()
        labels = [day(week, today, near=0) for week in self._found.weeks]
        size = rows.size
        values = [None if value is None else float(value) for value in trend.values]
        known = sum(value is not None for value in values)
        high = min(size.height - 1, max(LEAST_HIGH, min(size.height - known - 1, size.width * 2 // 5)))
        drawn = plot(values, labels, size.width - 4, high, 100 if trend.unit == "%" else 1)
        made = [Row(f"plot-{number}", [Line([(line, "text")])], heading=True) for number, line in enumerate(drawn)]
        said = [
            Row(
                week, [Line([(pad(label, DAY_ROOM), "dim"), (pad(figure(trend, value), FIGURE_ROOM, "right"), "text")])]
            )
            for week, label, value in zip(self._found.weeks, labels, trend.values, strict=True)
            if value is not None
        ]
        rows.show([*made, Row("space", [Line([])], heading=True), *reversed(said)] if made else [*reversed(said)])
        if made and not rows.has_focus:  # the list keeps its cursor in view, which stands below the plot
            rows.scroll_to(y=0, animate=False, immediate=True, force=True)

    def action_weeks(self) -> None:
        """More weeks, then fewer again."""
        self.weeks = SPANS[(SPANS.index(self.weeks) + 1) % len(SPANS)]
        self.redraw(force=True)


def _lines(trend: Trend) -> list[Line]:
    """A figure in two lines: what it is and where it stands, then its weeks and how it moved."""
    values = [None if value is None else float(value) for value in trend.values]
    moved: Spans = [(trend.word, STYLES[trend.word])]
    return [
        Line([(trend.title, "text")], [(figure(trend, trend.now), "strong")]),
        Line([(spark(values), "dim")], moved),
    ]
