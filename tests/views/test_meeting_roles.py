"""Who decides, beside the notes of a standup: that it is open stands there, and the line that settles it does."""

from __future__ import annotations

import pytest

from screens.meeting_context import Focus, context
from screens.meeting_lines import About
from store.keep.workspace import Workspace
from store.model.states import Role, TopicType
from store.verbs.impacts import set_impact
from store.verbs.lines import take_text
from tests import boards
from tests.views.test_meeting_follow_ups import said

TODAY = "2026-11-23"
ABOUT = About(type=TopicType.INITIATIVE, initiative="webinar")


def touched(workspace: Workspace) -> list[str]:
    """What the context says of whom the webinar touches."""
    blocks = context(workspace.board, ABOUT, Focus(), TODAY, 60)
    return [said(line.left).strip() for block in blocks if block.title == "This touches" for line in block.lines]


@pytest.mark.parametrize(
    ("team", "role", "words"),
    [("demand", "contributes", "▲ No team decides in it"), ("sales", "decides", "▲ Two teams decide in it")],
)
def test_the_line_that_is_shown_settles_who_decides(team: str, role: str, words: str):
    workspace = boards.ordinary()
    assert not any("decide" in line for line in touched(workspace))
    workspace.do(lambda board, at: set_impact(board, "webinar", team, "", role=role, at=at))
    [told, hint] = touched(workspace)[-2:]
    assert told == words
    typed = hint.removesuffix(" in a line settles it")
    texts = {impact.id: impact.text for impact in workspace.board.impacts}
    workspace.do(lambda board, at: take_text(board, f"{typed} +webinar", at=at))
    assert not any("decide" in line for line in touched(workspace))
    found = workspace.board.impacts.where("initiative", "webinar")
    assert sum(impact.role is Role.DECIDES for impact in found) == 1
    assert {impact.id: impact.text for impact in workspace.board.impacts} == texts
