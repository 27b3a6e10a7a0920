"""A question with a one-line answer: how an issue was resolved, what a word is agreed to mean, a text to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.dialogs.panel import Panel, Words
from screens.messages import Do
from screens.plain import clean, width
from screens.widgets.bar import Key
from screens.widgets.prompt import Prompt
from store.keep.workspace import Done


class Ask(Panel[str]):
    """Ask `question`, saying in the sentences of `about` what it is about; gives the answer, or None when it is closed.

    `value` stands in the line to begin with; several pasted lines become one. With `keep`, which makes the wish of an
    answer (None where there is nothing to do), the question stands until that is done: an answer that is refused, such
    as a day that is none, is still in the line, to be mended.
    """

    KEYS: ClassVar[Sequence[Key]] = (("enter", "keep"), ("escape", "cancel", "close"))

    def __init__(
        self,
        question: str,
        about: Sequence[str] = (),
        *,
        value: str = "",
        hint: str = "",
        keep: Callable[[str], Do | None] | None = None,
    ) -> None:
        super().__init__(question)
        self.about, self.value, self.hint, self.keep = about, value, hint, keep

    def body(self) -> ComposeResult:
        """What it is about, and the line for the answer."""
        if self.about:
            yield Words(self.about)
        yield Prompt(placeholder=self.hint, id="main")

    def on_mount(self) -> None:
        """Begin with the text to change, the cursor at its end."""
        super().on_mount()
        prompt = self.query_one("#main", Prompt)
        prompt.value = self.value
        prompt.cursor_position = len(self.value)
        self.call_after_refresh(self._from_the_left)

    def _from_the_left(self) -> None:
        """Show the text from its beginning where all of it fits: before the first layout the line had no width, and
        the cursor at its end scrolled it away.
        """
        prompt = self.query_one("#main", Prompt)
        if width(clean(prompt.value)) < prompt.size.width - prompt.styles.gutter.width:
            prompt.scroll_to(x=0, animate=False, immediate=True)

    @on(Prompt.Entered)
    def _answered(self, message: Prompt.Entered) -> None:
        message.stop()
        answer = " ".join(message.lines)
        wish = self.keep(answer) if self.keep is not None else None
        if wish is None:
            self.dismiss(answer)
            return

        def done(_: Done) -> None:
            if self.is_current:
                self.dismiss(answer)

        def refused(_: str) -> None:
            self.query_one("#main", Prompt).give_back(answer)

        wish.done, wish.refused = done, refused
        self.host.post_message(wish)
