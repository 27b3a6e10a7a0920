"""The history of a topic, and the register of decisions, in words: the same in the shell and on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from store.meeting import days
from store.meeting.blocks import Block, block, one_line
from store.meeting.phrases import Wording
from store.meeting.which import held
from store.model import records as r
from store.model.board import Board
from store.sense.decisions import Holding, replaced_by
from store.sense.topics import Visit, name_of


def history_blocks(board: Board, meant: str, visits: tuple[Visit, ...]) -> list[Block]:
    """What was said on a topic, standup by standup."""
    times = len(visits)
    gone = replaced_by(board)
    count = "in one standup" if times == 1 else f"in {times} standups" if times else "in no standup yet"
    out = [block("title", one_line(name_of(board, meant)), f" — {count}")]
    for visit in visits:
        series = board.series
        words = Wording(board.names(), visit.meeting.started, series.timezone, series.currency)
        out.append(block("heading", held(board, visit.meeting), f" ({visit.meeting.id})"))
        if not visit.lines:
            out.append(block("paragraph", "Talked about without notes."))
        out += [_line(line, words, gone.get(line.id, "")) for line in visit.lines]
    return out


def _line(line: r.Captured, words: Wording, newer: str) -> Block:
    """A line; of a decision also what replaced it since."""
    if newer:
        return block("item", *words.line(line), f" — replaced by {newer}")
    if isinstance(line, r.Action):
        return block("open" if line.status is r.ActionStatus.OPEN else "done", *words.action(line))
    return block("item", *words.line(line))


def decision_words(board: Board, decision: r.Decision) -> str:
    """Where and when a decision was made: `Tue 17 Nov 2026, 10:00 · Webinar relaunch`."""
    meeting = board.meetings.get(decision.meeting)
    here = days.local(decision.created, board.series.timezone)
    when = held(board, meeting) if meeting is not None else days.day(here.date().isoformat()) if here else ""
    about = board.initiatives.get(decision.initiative)
    topic = board.topics.get(decision.topic)
    on = (about.name or about.id) if about is not None else topic.text if topic is not None else ""
    return " · ".join(part for part in (when, one_line(on)) if part)


def register_rows(board: Board, holdings: tuple[Holding, ...]) -> Iterator[tuple[str, r.Decision, str]]:
    """The register line by line: what replaced the decision (nothing where it holds), the decision, and where and when
    it was made. What was replaced stands below what replaced it.
    """
    for holding in holdings:
        yield "", holding.decision, decision_words(board, holding.decision)
        newer = holding.decision.id
        for older in holding.replaced:
            yield newer, older, decision_words(board, older)
            newer = older.id
