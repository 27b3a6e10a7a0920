"""Money worked out from agreed figures and never typed: how often, how dear, what that is a year (practice P7).

Marketing and finance agree on a count and on what one occurrence costs; everything else follows, exactly: 100,000
calls a year at 6 are 600,000, and 40,000 fewer of them save 240,000. Decimals all the way, never a float.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal

from store.line.amounts import read_number
from store.model.captured import Friction
from store.model.practice import Experiment, Test
from store.sense.words import one_line

A_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}
"""How many of each period a year has."""

EXACT = Context(prec=400)
"""Figures of fifteen digits (all that can be typed) are multiplied and added up without rounding."""

ZERO = Decimal(0)
CENT = Decimal("0.01")
SHARE = "%"
"""The unit of a metric that counts no occurrences, so that no money follows from it."""


def number(text: str) -> Decimal | None:
    """A figure as a number; None where it is missing or is none (another program wrote it)."""
    exact = read_number(text)
    return None if exact is None else Decimal(exact)


def a_year(friction: Friction) -> Decimal | None:
    """What a friction costs a year as it was noted: its count, as often as its period comes in a year, at its cost."""
    count = number(friction.count)
    return None if count is None else worth(friction, count)


def worth(friction: Friction, count: Decimal) -> Decimal | None:
    """What `count` occurrences in the friction's period cost a year; None while its period or cost is not known."""
    cost, periods = number(friction.cost), A_YEAR.get(friction.per)
    if cost is None or periods is None:
        return None
    return whole(EXACT.multiply(EXACT.multiply(count, Decimal(periods)), cost))


def whole(exact: Decimal) -> Decimal:
    """The same number, without figures behind the point where those are nothing."""
    return EXACT.quantize(exact, Decimal(1)) if exact == exact.to_integral_value() else exact


def total(sums: Iterable[Decimal | None]) -> Decimal:
    """All sums together; those not known count for nothing."""
    found = ZERO
    for each in sums:
        found = found if each is None else EXACT.add(found, each)
    return whole(found)


def less(before: Decimal, after: Decimal) -> Decimal:
    """By how much something fell; below zero where it rose."""
    return whole(EXACT.subtract(before, after))


def amount(exact: Decimal, currency: str = "") -> str:
    """A sum as it is said: `600,000 EUR`, `7.50 EUR`; nothing is rounded."""
    exact = whole(exact)
    if exact.as_tuple().exponent == -1:
        exact = EXACT.quantize(exact, CENT)
    return f"{exact:,f} {currency}".rstrip()


def figure(text: str) -> str:
    """A count as it is said: `100,000`; what is no number stays as it is."""
    found = number(text)
    return one_line(text, 40) if found is None else f"{found:,f}"


def often(friction: Friction, currency: str) -> str:
    """How often and how dear: `1,200 a month at 6 EUR each`; empty where nobody said."""
    count = figure(friction.count)
    said = f"{count} a {one_line(friction.per, 20)}" if count and friction.per else count
    each = f"{figure(friction.cost)} {currency} each" if friction.cost else ""
    return " at ".join(part for part in (said, each) if part)


def latest(experiment: Experiment) -> Test | None:
    """The newest result of an experiment, by its date."""
    return max(experiment.tests, key=lambda test: test.date, default=None)


def saved_by(friction: Friction, experiment: Experiment, result: str = "") -> Decimal | None:
    """What an experiment's measured fall, from its baseline to `result` (the newest by default), saves a year; below
    zero where it rose. None before the first test, and where a figure is missing or the results count no occurrences.
    """
    test, before = latest(experiment), number(experiment.baseline)
    after = number(result or (test.result if test is not None else ""))
    if before is None or after is None or experiment.unit == SHARE:
        return None
    return worth(friction, less(before, after))


def standing(saved: Decimal, costs: Decimal, currency: str = "") -> str:
    """What was saved and what is left, a year: `240,000 EUR saved, 360,000 EUR left`; before that what it costs."""
    if not saved:
        return f"costs {amount(costs, currency)}"
    more = f"{amount(saved.copy_negate(), currency)} more than before" if saved < 0 else ""
    return f"{more or f'{amount(saved, currency)} saved'}, {amount(costs, currency)} left"


def saves(exact: Decimal, currency: str) -> str:
    """A fall in money as it is said: `saves 240,000 EUR a year`; a rise costs more."""
    if exact < 0:
        return f"costs {amount(exact.copy_negate(), currency)} a year more"
    return f"saves {amount(exact, currency)} a year" if exact else "saves nothing so far"
