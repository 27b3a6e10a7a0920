"""The journey in money: what friction costs, what experiments saved, for whom and when; exact, whatever the figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.board import Board
from store.model.records import Friction
from store.sense import money
from store.sense.touchpoints import account, accounts, effect, journey, measured, quarter, totals
from tests.rules import sense

FIGURES = st.decimals(0, Decimal(10) ** 12, allow_nan=False, allow_infinity=False, places=2)


def friction(count: str = "100000", per: str = "year", cost: str = "6") -> Friction:
    return Friction(id="F1", text="asked twice", count=count, per=per, cost=cost)


def board(*tests: tuple[str, str], **more: object) -> Board:
    """A friction of 100,000 a year at 6, and an experiment on it with these results by date."""
    return sense.board(
        series={"standup": {"stages": ["interest", "decision"], "currency": "USD"}},
        touchpoint={
            "call": {"name": "Call script", "owner": "sales", "stage": "Decision"},
            "letter": {"name": "Letter", "stage": "after"},
            "box": {"name": "Box"},
        },
        friction={
            "F1": {
                "text": "asked twice",
                "touchpoint": "call",
                "count": "100000",
                "per": "year",
                "cost": "6",
                "initiative": "webinar",
                "created": sense.at(2),
            },
            "F2": {"text": "too long", "touchpoint": "letter", "count": "10", "per": "month", "created": sense.at(3)},
            "F3": {"text": "torn", "count": "1000", "per": "month", "cost": "0.50", "created": sense.at(4)},
        },
        experiment={
            "E1": {
                "text": "fewer calls",
                "friction": "F1",
                "baseline": "100000",
                "target": "50000",
                "metric": "calls",
                "created": sense.at(5),
                "tests": [{"date": date, "result": result} for date, result in tests],
                **more,
            }
        },
    )


@pytest.mark.parametrize(
    ("count", "per", "cost", "sum_of_year"),
    [
        ("100000", "year", "6", "600,000"),
        ("1200", "month", "6", "86,400"),
        ("10", "quarter", "0.10", "4"),
        ("3", "week", "2.5", "390"),
        ("1", "day", "0.005", "1.825"),
        ("1", "week", "0.1", "5.20"),
        (
            "999999999999999",
            "day",
            "9999999.99999999",
            "3,649,999,999,999,992,700,000,000.00000365",
        ),
    ],
)
def test_a_year_is_count_times_periods_times_cost_exactly(count: str, per: str, cost: str, sum_of_year: str):
    found = money.a_year(friction(count, per, cost))
    assert found is not None
    assert money.amount(found) == sum_of_year


@pytest.mark.parametrize(
    ("count", "per", "cost"), [("", "year", "6"), ("5", "", "6"), ("5", "day", ""), ("x", "day", "1")]
)
def test_no_sum_is_made_up_where_a_figure_is_missing(count: str, per: str, cost: str):
    assert money.a_year(friction(count, per, cost)) is None


def test_a_measured_fall_from_100000_to_60000_at_6_saves_240000():
    found = account(board(("2026-11-10", "60000")), "F1")
    assert found is not None
    assert (found.before, found.saved, found.now) == (Decimal(600000), Decimal(240000), Decimal(360000))


def test_each_test_saves_the_fall_since_the_one_before():
    found = account(board(("2026-08-10", "80000"), ("2026-11-10", "60000")), "F1")
    assert found is not None
    assert [(fall.date, fall.saves) for fall in found.falls] == [("2026-08-10", 120000), ("2026-11-10", 120000)]


def test_a_rise_costs_more_and_is_said_so():
    worse = board(("2026-11-10", "110000"))
    assert effect(worse, worse.experiments["E1"]) == "costs 60,000 USD a year more"
    assert totals(worse).saved == -60000


def test_two_experiments_on_one_friction_never_save_the_same_money_twice():
    docs = board(("2026-11-10", "60000")).docs()
    docs["experiment"]["E2"] = {**docs["experiment"]["E1"], "tests": [{"date": "2026-11-12", "result": "55000"}]}
    both = Board.of(1, {}, docs, sense.at(23))
    assert totals(both).saved == (100000 - 55000) * 6


def test_what_was_stopped_saves_nothing_any_more():
    stopped = board(("2026-11-10", "60000"), status="stopped")
    assert totals(stopped).saved == 0
    assert next((each.friction.id, each.now) for each in accounts(stopped)) == ("F1", 600000)


def test_shares_are_measured_but_no_money_follows_from_them():
    shares = board(("2026-11-10", "12"), unit="%", baseline="20", target="10")
    assert measured(shares.experiments["E1"], shares.frictions["F1"]) == "calls 20 → 12 %, target 10"
    assert effect(shares, shares.experiments["E1"]) == ""
    assert totals(shares).saved == 0


def test_friction_is_ranked_by_what_it_costs_now_and_what_nobody_can_reckon_comes_last():
    assert [each.friction.id for each in accounts(board())] == ["F1", "F3", "F2"]
    assert [each.friction.id for each in accounts(board(("2026-11-10", "100")))] == ["F3", "F1", "F2"]


def test_the_journey_has_its_stages_in_order_then_those_only_touchpoints_name():
    found = journey(board())
    assert [(stage.name, [place.touchpoint.id for place in stage.places]) for stage in found] == [
        ("interest", []),
        ("decision", ["call"]),
        ("after", ["letter"]),
        ("", ["box"]),
    ]
    assert found[1].places[0].now == 600000


def test_totals_are_by_initiative_by_the_touchpoints_team_and_by_the_quarter_of_the_tests():
    found = totals(board(("2026-08-10", "80000"), ("2026-11-10", "60000")))
    assert (found.costs, found.saved) == (Decimal(366000), Decimal(240000))
    assert [(each.key, each.costs, each.saved) for each in found.initiatives] == [
        ("webinar", 360000, 240000),
        ("", 6000, 0),
    ]
    assert [(each.key, each.costs, each.saved) for each in found.teams] == [("sales", 360000, 240000), ("", 6000, 0)]
    assert found.quarters == (("2026 Q3", Decimal(120000)), ("2026 Q4", Decimal(120000)))


@pytest.mark.parametrize(
    ("date", "named"), [("2026-01-01", "2026 Q1"), ("2026-03-31", "2026 Q1"), ("2026-12-31", "2026 Q4"), ("?", "")]
)
def test_quarters(date: str, named: str):
    assert quarter(date) == named


def test_what_was_measured_later_is_not_in_what_stood_then():
    later = board(("2026-11-10", "60000"))
    assert totals(later, "2026-11-09T12:00:00Z").saved == 0
    assert totals(later, "2026-11-11T12:00:00Z").saved == 240000


@given(FIGURES, FIGURES, FIGURES)
def test_before_is_always_what_was_saved_and_what_is_left(baseline: Decimal, result: Decimal, cost: Decimal):
    docs = board(("2026-11-10", str(result)), baseline=str(baseline)).docs()
    docs["friction"]["F1"]["cost"] = str(cost)
    found = account(Board.of(1, {}, docs, sense.at(23)), "F1")
    assert found is not None
    assert found.before is not None
    assert found.now is not None
    assert money.total((found.saved, found.now)) == found.before
    assert found.saved == (baseline - result) * cost


def test_a_board_with_hostile_figures_is_reckoned_without_an_error():
    docs = board(("never", "1e999999"), ("2026-11-10", "NaN"), ("2026-13-13", "-5")).docs()
    docs["friction"]["F1"] |= {"count": "Infinity", "per": "aeon", "cost": "9" * 4000}
    docs["experiment"]["E1"]["baseline"] = "١٢"
    odd = Board.of(1, {}, docs, sense.at(23))
    assert totals(odd).costs == 6000
    assert measured(odd.experiments["E1"], None)
