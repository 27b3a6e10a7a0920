"""What is painted of a change is what painting all that lies around it would show, on every screen and above them."""

from __future__ import annotations

from collections.abc import Callable

import pyte
import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.painter import Painter
from store.keep.workspace import Workspace
from tests import boards
from tests.showing import SIZES, WIDE, press, shown, size_name
from tests.views.standup import standup


class Updates:
    """Every partial update, painted as it is and as Textual would: how many, and what was changed where they differ."""

    def __init__(self) -> None:
        self.many = 0
        self.differ: list[set[Region]] = []

    def paint(self, painter: Painter, ours: Callable[[Painter], ChopsUpdate | None]) -> ChopsUpdate | None:
        """Paint an update both ways."""
        changed = set(painter._dirty_regions)  # pyright: ignore[reportPrivateUsage]
        stock = Compositor.render_partial_update(painter)
        painter._dirty_regions = set(changed)  # pyright: ignore[reportPrivateUsage]
        drawn = ours(painter)
        assert (drawn is None) == (stock is None)
        if drawn is not None and stock is not None:
            self.many += 1
            if _on_terminal(drawn, painter) != _on_terminal(stock, painter):
                self.differ.append(changed)
        return drawn


def _on_terminal(drawn: ChopsUpdate, painter: Painter) -> list[object]:
    """The cells of a terminal full of dots, once it was told what was drawn."""
    assert painter.root is not None
    columns, rows = painter.size
    screen = pyte.Screen(columns, rows)
    stream = pyte.Stream(screen)
    stream.feed("\r\n".join(["." * columns] * rows))
    stream.feed(drawn.render_segments(painter.root.app.console))  # pyright: ignore[reportUnknownMemberType]
    return [screen.buffer[row][column] for row in range(rows) for column in range(columns)]


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> Updates:
    found, ours = Updates(), Painter.render_partial_update

    def both(painter: Painter) -> ChopsUpdate | None:
        return found.paint(painter, ours)

    monkeypatch.setattr(Painter, "render_partial_update", both)
    return found


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_a_standup_is_painted_as_textual_would(updates: Updates, size: tuple[int, int]):
    async with shown(standup(), size, "meeting") as (app, pilot):
        for number in "1234":
            await press(app, pilot, *"ben: no ", number, "enter")
        await press(app, pilot, "escape", "up", "up", "end", "f3", "f2", "down", "escape", "escape", "ctrl+z")
        app.notify("The disk is full.")
        await press(app, pilot, "x", "f1", "escape")
    assert updates.many > 50
    assert updates.differ == []


@pytest.mark.parametrize("make", [boards.ordinary, boards.hostile])
async def test_every_screen_is_painted_as_textual_would(updates: Updates, make: Callable[[], Workspace]):
    async with shown(make(), WIDE) as (app, pilot):
        for screen in "1234567890":
            await press(app, pilot, screen, "down", "tab", "down", "end")
        await press(app, pilot, "1", "slash", "a", "b", "down", "escape", "a", "x", "escape")
    assert updates.many > 30
    assert updates.differ == []


async def test_what_lies_elsewhere_and_what_is_covered_is_not_rendered(monkeypatch: pytest.MonkeyPatch):
    rendered: list[str | None] = []

    def noted(widget: Widget) -> Callable[[Region], list[Strip]]:
        lines = widget.render_lines

        def render_lines(crop: Region) -> list[Strip]:
            rendered.append(widget.id)
            return lines(crop)

        return render_lines

    async with shown(standup(), WIDE, "meeting") as (app, pilot):
        for widget in app.screen.walk_children(Widget, with_self=True):
            monkeypatch.setattr(widget, "render_lines", noted(widget))
        for name in ("#title", "#keys"):
            app.screen.query_one(name).refresh()
        await pilot.pause()
    assert sorted(map(str, rendered)) == ["keys", "title"]
