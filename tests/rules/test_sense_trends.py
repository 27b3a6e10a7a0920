"""Trends: every figure at the end of each week, as far back as the workspace goes, and no further."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.keep.memory import MemoryBackend
from store.keep.workspace import Workspace
from store.model.board import Board
from store.sample.make import sample
from store.sense.trends import FIGURES, Trend, figure, trends

TODAY = "2026-11-23"


@pytest.fixture(scope="module")
def lived_in() -> Board:
    workspace = Workspace(MemoryBackend(), "ana", clock=lambda: f"{TODAY}T09:00:00.000Z")
    sample(workspace)
    return workspace.board


def board_of(**docs: dict[str, dict[str, object]]) -> Board:
    team = {"ops": {"name": "Ops", "created": "2026-10-01T09:00:00.000Z"}}
    return Board.of(1, {}, {"team": team, **docs}, "")


def values(board: Board, key: str, weeks: int = 4) -> tuple[object, ...]:
    return next(trend.values for trend in trends(board, TODAY, weeks).trends if trend.key == key)


def test_weeks_are_named_by_their_last_day_and_counted_back_from_today():
    assert trends(Board.empty(), TODAY, 3).weeks == ("2026-11-09", "2026-11-16", TODAY)


def test_nothing_is_known_before_there_was_a_workspace():
    assert values(Board.empty(), "open-issues") == (None,) * 4
    board = Board.of(1, {}, {"team": {"ops": {"name": "Ops", "created": "2026-11-12T09:00:00.000Z"}}}, "")
    assert values(board, "open-issues") == (None, None, 0, 0)


def test_an_issue_is_open_from_the_day_it_was_raised_to_the_day_it_was_resolved():
    issue = {"text": "x", "created": "2026-11-05T09:00:00.000Z", "status": "resolved"}
    board = board_of(issue={"Q1": {**issue, "resolved_at": "2026-11-17T10:00:00.000Z"}})
    assert values(board, "open-issues") == (0, 1, 1, 0)
    assert values(board, "ageing-issues") == (0, 0, 0, 0)
    old = board_of(issue={"Q1": {"text": "x", "created": "2026-10-12T09:00:00.000Z"}})
    assert values(old, "ageing-issues") == (0, 1, 1, 1)


def test_an_action_is_kept_when_it_is_done_by_its_day():
    made = {"text": "x", "created": "2026-11-01T09:00:00.000Z", "status": "done"}
    board = board_of(
        action={
            "A1": {**made, "due": "2026-11-13", "done_at": "2026-11-13T16:00:00.000Z"},
            "A2": {**made, "due": "2026-11-14", "done_at": "2026-11-20T16:00:00.000Z"},
        }
    )
    assert values(board, "actions-kept") == (None, None, 50, None)
    assert values(board, "actions-late") == (0, 0, 1, 0)


def test_an_action_is_not_broken_on_the_day_it_is_due():
    made = {"text": "x", "created": "2026-11-01T09:00:00.000Z"}
    board = board_of(action={"A1": {**made, "due": TODAY}, "A2": {**made, "due": "2026-11-16"}})
    assert values(board, "actions-kept") == (None, None, None, 0)


def test_an_impact_counts_as_acknowledged_from_that_moment_on():
    seen = {"text": "x", "teams": ["ops"], "created": "2026-11-03T09:00:00.000Z", "ack_text": "x"}
    board = board_of(impact={"I1": {**seen, "ack_at": "2026-11-10T09:00:00.000Z"}, "I2": {**seen, "ack_text": ""}})
    assert values(board, "impacts-acknowledged") == (None, 0, 50, 50)


def test_a_word_is_disputed_from_its_second_meaning_to_the_agreement():
    def said(text: str, day: str) -> dict[str, str]:
        return {"text": text, "at": f"2026-11-{day}T09:00:00.000Z"}

    term = {"name": "lead", "meanings": {"ops": said("a", "01"), "it": said("b", "08")}}
    board = board_of(term={"lead": {**term, "agreed": "a", "agreed_at": "2026-11-18T09:00:00.000Z"}})
    assert values(board, "terms-disputed") == (0, 1, 1, 0)


def test_the_sample_has_every_figure_and_they_move(lived_in: Board):
    found = trends(lived_in, TODAY)
    assert [trend.key for trend in found.trends] == [key for key, *_ in FIGURES]
    assert all(len(trend.values) == len(found.weeks) for trend in found.trends)
    assert sum(trend.word != "as before" for trend in found.trends) > 4
    assert next(trend for trend in found.trends if trend.key == "money-saved").now == Decimal(11520)


@pytest.mark.parametrize(
    ("better", "moved", "word"),
    [("less", (3, 1), "better"), ("less", (1, 3), "worse"), ("more", (1, 3), "better"), ("more", (2, 2), "as before")],
)
def test_which_way_is_better_is_said(better: str, moved: tuple[int, int], word: str):
    assert Trend("x", "X", "", better, (None, *moved)).word == word


def test_figures_are_said_with_their_unit():
    assert figure(Trend("x", "X", "EUR", "more", ()), Decimal(11520)) == "11,520 EUR"
    assert figure(Trend("x", "X", "", "less", ()), None) == "not known"
