"""How a line that is entered comes to the screen: at once with the emptied prompt, and not before it is on disk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens import meeting_prompt
from screens.widgets.prompt import Prompt
from tests.showing import WIDE, press, shown
from tests.snapshots import screen_text
from tests.views.standup import standup

LINE = "invoices go out on friday"


async def test_the_emptied_prompt_and_the_line_are_painted_together(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(meeting_prompt, "LONGEST_HELD", 5)
    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        prompt = app.screen.query_one("#prompt", Prompt)
        prompt.put(LINE)
        await pilot.pause(0.5)
        painted: list[str] = []
        display: Callable[[object, object], None] = app._display  # pyright: ignore

        def watched(screen: object, drawn: object) -> None:
            display(screen, drawn)
            painted.append(screen_text(app))

        monkeypatch.setattr(app, "_display", watched)
        await press(app, pilot, "enter")
        assert not prompt.value
        assert all(text.count(LINE) == 1 for text in painted)
        assert "saved" in painted[0]
