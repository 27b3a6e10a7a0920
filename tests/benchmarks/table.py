"""The table of a run: a row for each thing that is held to something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

HEAD = ("what", "measured", "against", "ratio", "held to", "holds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table. `holds` is None where nothing could be measured, and `measured` then says why."""

    what: str
    measured: str
    against: str = ""
    ratio: str = ""
    held_to: str
    holds: bool | None

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        verdict = {True: "yes", False: "**no**", None: "not measured"}[self.holds]
        return (self.what, self.measured, self.against, self.ratio, self.held_to, verdict)


def missing(what: str, held_to: str, reason: str) -> Row:
    """A row for what this machine cannot measure, with the reason."""
    return Row(what=what, measured=reason, held_to=held_to, holds=None)


def compared(
    what: str, against: str, most: float, pairs: list[tuple[float, float]], unit: str = "ms", also: bool = True
) -> Row:
    """A row for pairs of (ours, the other): medians, the median of the pairs' ratios, and whether it is at most `most`.

    `also` is anything else that must hold.
    """
    ratio = ratio_of(pairs)
    return Row(
        what=what,
        measured=f"{amount(median(ours for ours, _ in pairs))} {unit}",
        against=f"{against}: {amount(median(other for _, other in pairs))} {unit}",
        ratio=f"{ratio:.2f}",
        held_to=f"≤ {most:g} ×",
        holds=ratio <= most and also,
    )


def ratio_of(pairs: Iterable[tuple[float, float]]) -> float:
    """The median of the ratios pair by pair, so that a machine that drifts changes little."""
    return median(ours / other for ours, other in pairs)


def amount(value: float) -> str:
    """A figure with three digits that count: `0.184`, `12.3`, `1,650`."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row.cells) + " |" for row in rows]
    return "\n".join(lines)
