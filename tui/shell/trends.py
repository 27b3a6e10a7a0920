"""The command that shows how alignment goes over the weeks: trends (P13)."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal

from screens.plots import plot, spark
from store.sense.phrases import day
from store.sense.trends import figure
from store.sense.trends import trends as worked_out
from tui.shell.exits import Usage, say
from tui.shell.open import opened, today_of
from tui.shell.output import print_json, print_line, room_of

WIDTH = 72
MOST = 520


def trends(given: Namespace) -> int | None:
    """`accord trends [--weeks N] [--plot]`: each figure in a line with its weeks; plots where they are asked for."""
    try:
        weeks = int(given.weeks)
    except ValueError:
        weeks = 0
    if not 2 <= weeks <= MOST:
        raise Usage(f"--weeks takes a number from 2 to {MOST}, not {given.weeks!r}.")
    with opened(given.folder, given.who) as workspace:
        today = today_of(workspace)
        found = worked_out(workspace.board, today, weeks)
    known = [trend for trend in found.trends if any(value is not None for value in trend.values)]
    if given.json:
        print_json(
            {
                "weeks": list(found.weeks),
                "trends": [
                    {
                        "id": trend.key,
                        "kind": "trend",
                        "name": trend.title,
                        "unit": trend.unit,
                        "better": trend.better,
                        "now": _json(trend.now),
                        "change": trend.word,
                        "values": [_json(value) for value in trend.values],
                    }
                    for trend in found.trends
                ],
            }
        )
        return None
    if not known:
        say("There is nothing to compare yet; a trend begins with the first team.")
        return None
    labels = [day(week, today) for week in found.weeks]
    print_line(f"{len(found.weeks)} weeks, {day(found.weeks[0], today, 0)} to {day(found.weeks[-1], today, 0)}")
    for trend in known:
        values = [None if value is None else float(value) for value in trend.values]
        print_line(f"{trend.title:<30} {figure(trend, trend.now):>14}  {spark(values)}  {trend.word}")
        if given.plot:
            top = 100 if trend.unit == "%" else 1
            for row in plot(values, labels, min(WIDTH, room_of() or WIDTH), 9, top):
                print_line(f"  {row}")
    return None


def _json(value: int | Decimal | None) -> int | str | None:
    """A number as JSON has it; money as decimal text, exact."""
    return str(value) if isinstance(value, Decimal) else value
