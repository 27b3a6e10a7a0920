"""What working things out costs: searching, attention, the agenda, minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median

from store.meeting.agenda import draft_agenda
from store.meeting.minutes import minutes
from store.meeting.prose import blocks
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import CLASSES
from store.sense.attention import attention
from store.sense.search import find
from store.sense.weekly import since_last
from store.verbs.lines import take_text
from tests.benchmarks.processes import Measure, pairs, timed
from tests.benchmarks.table import Row, amount, compared
from tests.benchmarks.workspaces import Workspaces

FRAME = 16.0
"""Milliseconds of a frame."""


def searching(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """Find-as-you-type over every record of a workspace of 100,000, against a bare `in` over the texts of its notes."""
    with workspaces.open(100_000) as workspace:
        board = workspace.board
        lowered = [note.text.lower() for note in board.notes]
        find(board, "bounce", 50)
        for name, words in (("common", "webinar"), ("rare", "ref00012"), ("of two", "lead bounce")):
            every = words.split()

            def bare(every: list[str] = every) -> object:
                return [text for text in lowered if all(word in text for word in every)]

            found = pairs(timed(lambda words=words: find(board, words, 50)), timed(bare), 4 * rounds)
            fast = median(ours for ours, _ in found) <= 5
            what = f"the first 50 hits for a {name} word{'s' * (name == 'of two')}"
            row = compared(what, f"a bare `in` over {len(lowered):,} notes", 1, found, also=fast)
            yield replace(row, held_to="≤ 1 × and 5 ms")


def thinking(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """Attention, the agenda and what is new over 10,000 records, after a change, against one pass over the board."""
    with workspaces.open(10_000) as workspace:
        today = workspace.clock()[:10]

        def passed() -> None:
            for kind in CLASSES:
                for record in workspace.board.table(kind):
                    assert record.created is not None

        def after_a_change(work: Callable[[Board], object]) -> Measure:
            def add(board: Board, at: Moment) -> Changes:
                return take_text(board, "! lead files bounce @ops", at=at)

            def measure() -> float:
                board = workspace.do(add).board
                return timed(lambda: work(board))()

            return measure

        passed()
        works: dict[str, Callable[[Board], object]] = {
            "attention": lambda board: attention(board, today),
            "the agenda, attention included,": lambda board: draft_agenda(board, today),
            "what is new since the last standup,": since_last,
        }
        for name, work in works.items():
            found = pairs(after_a_change(work), timed(passed), 3 * rounds)
            fast = median(ours for ours, _ in found) < FRAME
            row = compared(f"{name} over 10,000 records after a change", "one pass over the board", 5, found, also=fast)
            yield replace(row, held_to="≤ 5 × and 16 ms")


def writing(workspaces: Workspaces, rounds: int) -> Iterator[Row]:
    """The minutes of a standup of 190 lines, as Markdown."""
    with workspaces.open(1_000) as workspace:
        board, at = workspace.board, workspace.clock()
        meeting = min(board.meetings, key=lambda meeting: meeting.started).id
        lines = sum(
            note.meeting == meeting
            for kind in ("note", "issue", "action", "decision", "link")
            for note in board.table(kind)
        )
        made = timed(lambda: to_markdown(blocks(minutes(board, meeting, at))))
        plain = timed(
            lambda: "\n".join(f"- {note.speaker}: {note.text}" for note in board.notes.where("meeting", meeting))
        )
        found = pairs(made, plain, 3 * rounds)
    typical = median(ours for ours, _ in found)
    yield Row(
        what=f"minutes of {lines} lines, made",
        measured=f"{amount(typical)} ms",
        against=f"plain string building: {amount(median(other for _, other in found))} ms",
        held_to="< 5 ms",
        holds=typical < 5,
    )
