"""How alignment goes over the weeks: an event can be got right once, a practice shows in its trends (practice P13).

Every figure is worked out from when records were made, settled and signed, so that it can be asked of any past day; a
week is named by its last day and weeks are counted back from today. Nothing is stored for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from store.model.board import Board
from store.model.records import Term, TermStatus
from store.sense.knowledge import covered_at
from store.sense.touchpoints import totals

WEEKS = 12
"""Weeks shown unless somebody asks for more or fewer."""

AGEING = 28
"""Days after which an open issue counts as ageing."""

NIGHT = "T23:59:59.999Z"
Number = int | Decimal | None


class Trend(NamedTuple):
    """One figure over the weeks, oldest first; None where there was nothing to count.

    `better` is `less` or `more`; `unit` is empty, `%`, or the workspace's currency.
    """

    key: str
    title: str
    unit: str
    better: str
    values: tuple[Number, ...]

    @property
    def now(self) -> Number:
        """The newest figure."""
        return self.values[-1] if self.values else None

    @property
    def change(self) -> Number:
        """How much it moved over all weeks shown; None where one end is not known."""
        known = [Decimal(value) for value in self.values if value is not None]
        return None if len(known) < 2 else known[-1] - known[0]

    @property
    def word(self) -> str:
        """`better`, `worse` or `as before`, from the change and which way is better."""
        if not self.change:
            return "as before"
        return "better" if (self.change > 0) == (self.better == "more") else "worse"


class Trends(NamedTuple):
    """All figures for the same weeks, each named by the ISO date of its last day."""

    weeks: tuple[str, ...]
    trends: tuple[Trend, ...]


def figure(trend: Trend, value: Number) -> str:
    """A value as it is said: `9`, `79 %`, `11,520 EUR`, `not known`."""
    if value is None:
        return "not known"
    return f"{value:,} {trend.unit}".rstrip()


def trends(board: Board, today: str, weeks: int = WEEKS) -> Trends:
    """The figures of the last `weeks` weeks up to `today` (ISO date), oldest first."""
    return board.remember(("trends", today, weeks), lambda board: _trends(board, today, weeks))


def _trends(board: Board, today: str, weeks: int) -> Trends:
    last = date.fromisoformat(today)
    ends = tuple((last - timedelta(weeks=back)).isoformat() for back in reversed(range(weeks)))
    made = [
        Trend(key, title, board.series.currency if unit == "money" else unit, better, _over(board, ends, count))
        for key, title, unit, better, count in FIGURES
    ]
    return Trends(ends, tuple(made))


def _over(board: Board, ends: Iterable[str], count: Callable[[Board, str], Number]) -> tuple[Number, ...]:
    """A figure at the end of each week; None before the workspace had anything in it."""
    first = min((record.created[:10] for record in board.teams if record.created), default="")
    return tuple([count(board, end) if first and end >= first else None for end in ends])


def _days_before(end: str, days: int) -> str:
    return (date.fromisoformat(end) - timedelta(days=days)).isoformat()


def _days(board: Board, kind: str, *fields: str) -> Counter[tuple[str, ...]]:
    """How many records of a kind have the same days in these fields. A standup leaves its issues and actions on the
    same days, so that of 30,000 from ten years there are some thousand different ones to go through for each week.
    """

    def counted(board: Board) -> Counter[tuple[str, ...]]:
        return Counter(tuple([doc.get(field, "")[:10] for field in fields]) for _, doc in board.table(kind).docs())

    return board.remember(("days", kind, fields), counted)


def open_issues(board: Board, end: str) -> int:
    """Issues raised and not resolved by the end of a day; parked ones count, they are not settled."""
    return _raised(board, end, end)


def ageing_issues(board: Board, end: str) -> int:
    """Of these, those raised four weeks before or earlier."""
    return _raised(board, _days_before(end, AGEING), end)


def _raised(board: Board, by: str, end: str) -> int:
    """Issues raised by the end of one day and not resolved by that of another."""
    found = _days(board, "issue", "created", "resolved_at").items()
    return sum(many for (made, done), many in found if made <= by and not _by(done, end))


def _by(moment: str, end: str) -> bool:
    """Whether something had happened by the end of a day."""
    return bool(moment) and moment <= end + NIGHT


def actions_kept(board: Board, end: str) -> Number:
    """Of the actions whose day passed within the week, the share done by it; None where none did. What is due on the
    last day itself has time until it is over.
    """
    found = _days(board, "action", "due", "done_at").items()
    passed = [(due, done, many) for (due, done), many in found if _days_before(end, 7) <= due < end]
    kept = sum(many for due, done, many in passed if done and done <= due)
    return round(100 * kept / sum(many for _, _, many in passed)) if passed else None


def actions_late(board: Board, end: str) -> int:
    """Actions past their day and not done at the end of a day."""
    found = _days(board, "action", "due", "created", "done_at").items()
    return sum(many for (due, made, done), many in found if due and due < end and made <= end and not _by(done, end))


def acknowledged(board: Board, end: str) -> Number:
    """The share of impacts that their teams had taken note of by the end of a day; None where there were none."""
    there = [impact for impact in board.impacts if impact.created <= end + NIGHT]
    seen = [impact for impact in there if _by(impact.ack_at, end)]
    return round(100 * len(seen) / len(there)) if there else None


def disputed(board: Board, end: str) -> int:
    """Words that meant two things to teams at the end of a day and were not agreed on."""
    return sum(1 for term in board.terms if _at(term, end).status is TermStatus.DISPUTED)


def _at(term: Term, end: str) -> Term:
    """A term as it stood at the end of a day, as far as its meanings say when they were written down."""
    then = {team: meaning for team, meaning in term.meanings.items() if meaning.at <= end + NIGHT}
    return term.but(meanings=then, agreed=term.agreed if _by(term.agreed_at, end) else "")


def in_conflict(board: Board, end: str) -> int:
    """Conflicts of goals recorded and without an agreement at the end of a day."""
    return sum(1 for k in board.conflicts if k.created <= end + NIGHT and not _by(k.agreed_at, end))


def covered(board: Board, end: str) -> Number:
    """The share of systems that two people or more knew well at the end of a day; None where there are no systems."""
    known = covered_at(board, end + NIGHT)
    return round(100 * sum(known) / len(known)) if known else None


def saved(board: Board, end: str) -> Decimal:
    """What experiments had been measured to save a year by the end of a day."""
    return totals(board, end + NIGHT).saved


FIGURES: tuple[tuple[str, str, str, str, Callable[[Board, str], Number]], ...] = (
    ("open-issues", "Open issues", "", "less", open_issues),
    ("ageing-issues", "Open for four weeks and more", "", "less", ageing_issues),
    ("actions-kept", "Actions kept", "%", "more", actions_kept),
    ("actions-late", "Actions late", "", "less", actions_late),
    ("impacts-acknowledged", "Impacts acknowledged", "%", "more", acknowledged),
    ("terms-disputed", "Words disputed", "", "less", disputed),
    ("goals-in-conflict", "Goals in conflict", "", "less", in_conflict),
    ("knowledge-covered", "Systems two people know well", "%", "more", covered),
    ("money-saved", "Friction removed, a year", "money", "more", saved),
)
"""Key, title, unit, which way is better, and how it is counted at the end of a day."""
