"""How useful a standup was to those who said so, from 1 to 10."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from store.model.records import Meeting
from store.sense.phrases import plural


class Rated(NamedTuple):
    """The mean of all ratings (decimal text, at most one place: `8`, `8.3`) and how many there are."""

    average: str
    ratings: int

    @property
    def words(self) -> str:
        """`8.3 of 10 on average, 4 ratings`."""
        if self.ratings == 1:
            return f"{self.average} of 10, 1 rating"
        return f"{self.average} of 10 on average, {plural(self.ratings, 'rating')}"


def rated(meeting: Meeting) -> Rated | None:
    """What the ratings of a standup come to; None without any."""
    given = [int(each) for each in meeting.ratings.values() if each.isdecimal()]
    if not given:
        return None
    mean = (Decimal(sum(given)) / len(given)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Rated(f"{mean.normalize():f}", len(given))
