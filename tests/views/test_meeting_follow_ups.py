"""The follow-ups of a standup: every open action stands beside the notes, and a line there settles it."""

from __future__ import annotations

from screens.meeting_context import Focus, context
from screens.meeting_lines import About
from screens.widgets.lines import Spans
from store.model.board import Board
from store.model.states import TopicType
from store.verbs.lines import take_text
from tests import boards

TODAY = "2026-11-23"
LINES = ("[] whenever you like", "[] first due:tue", "[x] over", "[] late due:2026-11-20")


def said(spans: Spans) -> str:
    """The words of a part of a line."""
    return "".join(span if isinstance(span, str) else span[0] for span in spans)


def promised(board: Board) -> list[tuple[str, str]]:
    """What stands at the right of the follow-ups: what was promised, and by when."""
    [block] = context(board, About(type=TopicType.FOLLOW_UPS), Focus(), TODAY, 40)
    return [(said(line.left), said(line.right)) for line in block.lines]


def test_open_actions_stand_by_their_day_and_a_line_settles_them():
    workspace = boards.empty()
    for line in LINES:
        workspace.do(lambda board, at, line=line: take_text(board, line, at=at))
    assert promised(workspace.board) == [
        ("A4   nobody: late", "3 days late"),
        ("A2   nobody: first", "Tue 24"),
        ("A1   nobody: whenever you like", "no day"),
        ("done A4 in a line settles it", ""),
    ]
    typed = promised(workspace.board)[-1][0].removesuffix(" in a line settles it")
    workspace.do(lambda board, at: take_text(board, typed, at=at))
    assert promised(workspace.board)[0][0] == "A2   nobody: first"
