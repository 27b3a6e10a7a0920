"""A region of a screen: a heading and what it is the heading of, told from its neighbours by space alone."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.groups import Vertical
from screens.widgets.lines import Drawn, Line, Span, Spans, strip_of


class Heading(Drawn):
    """The title of a region in bold, and at its right what counts: how many, since when."""

    DEFAULT_CSS = """
    Heading { height: 1; padding: 0 1 0 2; }
    """

    def __init__(
        self,
        title: str,
        right: str | Spans = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.title, self.right = title, right

    def show(self, title: str | None = None, right: str | Spans | None = None) -> None:
        """Say something else; a part that is not given stays."""
        new = (self.title if title is None else title, self.right if right is None else right)
        if new != (self.title, self.right):
            self.title, self.right = new
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        if y:
            return self.blank()
        right: list[Span] = [(self.right, "dim")] if isinstance(self.right, str) else list(self.right)
        return strip_of(Line([(self.title, "strong")], right), self.size.width, self.ink)


class Pane(Vertical):
    """A heading above a body that takes the rest of the room: ``Pane("Needs the room", Rows(id="attention"))``."""

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    """

    def __init__(
        self,
        title: str,
        *body: Widget,
        right: str | Spans = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.heading = Heading(title, right)
        self._body = body

    def compose(self) -> ComposeResult:
        """The heading, then the body."""
        yield self.heading
        yield from self._body

    def on_click(self, event: events.Click) -> None:
        """A click on the heading goes to the body: a pane that is folded to its heading opens that way."""
        if event.widget is self.heading:
            body = next((widget for widget in self._body if widget.focusable), None)
            if body is not None:
                body.focus()
