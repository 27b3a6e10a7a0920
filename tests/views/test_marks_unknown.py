"""A mark that names nothing: said while it is typed as soon as it can be nothing else, and again when it is kept."""

from __future__ import annotations

import pytest

from screens.line import describe_with
from tests import boards
from tests.showing import DESIGN, notices, press, shown
from tests.views.standup import standup


def said(text: str) -> str:
    """What the prompt says of a line that is being typed."""
    board = standup().board
    return "".join(span if isinstance(span, str) else span[0] for span in describe_with(board)(text))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("! late lvl:high", "lvl:high is text; level:high?"),
        ("! late @opss", "no @opss here; @ops?"),
        ("! late +webinr", "no +webinr here; +webinar?"),
        ("! late @op", ""),
        ("! late @op ", "no @op here; @ops?"),
        ("^ @ops late level:hi", ""),
        ("^ @ops late level:hgih", "level:hgih is text; level:high?"),
        ("[] late due:fr", ""),
        ("= one file supersedes:D9", "no D9 here; supersedes:D3?"),
        ("= one file supersedes:D", ""),
        ("= one file supersedes:D3", ""),
        ("! one file supersedes:D9", ""),
    ],
)
def test_while_it_is_typed(text: str, hint: str):
    found = said(text)
    assert found.endswith(f", {hint}") if hint else "text" not in found
    assert hint or " here" not in found


async def test_when_it_is_kept():
    async with shown(boards.running(), DESIGN, "meeting") as (app, pilot):
        newest = app.board.decisions.latest(1)[0].id
        await press(app, pilot, *"= one file supersedes:D99", "enter")
        assert notices(app) == [
            f"supersedes:d99 names nothing known and was kept as text. Did you mean supersedes:{newest}?"
        ]
        assert app.board.decisions.latest(1)[0].text == "one file supersedes:D99"
        await press(app, pilot, *"! late @opss", "enter")
        assert notices(app)[-1] == "@opss names nothing known and was kept as text. Did you mean @ops?"
        await press(app, pilot, *"a note", "enter")
        assert notices(app) == []


async def test_an_impact_said_anew_says_what_it_said_before():
    async with shown(boards.running(), DESIGN, "meeting") as (app, pilot):
        await press(app, pilot, *"^ +webinar @ops three days", "enter")
        assert " for Ops: three days; before: " in notices(app)[-1]
        assert notices(app)[-1].endswith(" · Ctrl+Z takes it back")
