"""How often and how dear: `100,000/year`, `1.2k/month`, `$6.50`. Exact decimal text, never a float.

Light: no imports at run time.
"""

from __future__ import annotations

PERIODS = {
    short: name
    for name, shorts in {
        "year": ("year", "yr", "y", "a", "years"),
        "quarter": ("quarter", "q", "quarters"),
        "month": ("month", "mo", "m", "months"),
        "week": ("week", "wk", "w", "weeks"),
        "day": ("day", "d", "days"),
    }.items()
    for short in shorts
}
LONGEST = 15


def read_count(text: str) -> tuple[str, str] | None:
    """(number, period) of `1200/month`, or None. Without a period that is ""; `k` and `m` are thousand and million."""
    number, stroke, period = text.lower().partition("/")
    shift = {"k": 3, "m": 6}.get(number[-1:], 0)
    exact = read_number(number[:-1] if shift else number, shift)
    if exact is None or (stroke and period not in PERIODS):
        return None
    return exact, PERIODS.get(period, "")


def read_cost(text: str) -> str | None:
    """The number in `6`, `$6.50`, `6€` or `1,200eur`, or None."""
    bare = text.lower().strip("$€£¥")
    for currency in ("eur", "usd", "gbp", "chf"):
        bare = bare.removesuffix(currency).removeprefix(currency)
    return read_number(bare)


def read_number(text: str, shift: int = 0) -> str | None:
    """A decimal number, with its point moved `shift` places: `1,200` is "1200", `2.50` "2.50"; None for all else.

    A comma divides thousands where three figures follow each; no other comma is understood.
    """
    whole, point, part = text.partition(".")
    groups = whole.split(",")
    if len(groups) > 1 and not (0 < len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])):
        return None
    whole = "".join(groups)
    if not (whole + part).isdecimal() or not (whole + part).isascii() or len(whole + part) > LONGEST:
        return None
    if not whole or (point and not part):
        return None
    moved = part + "0" * (shift - len(part))
    whole, part = (whole + moved[:shift]).lstrip("0") or "0", moved[shift:]
    return f"{whole}.{part}" if part else whole
