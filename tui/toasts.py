"""What is said about what just happened: one toast at a time, for a short while, and not over what comes next."""

from __future__ import annotations

from textual import on
from textual.notifications import Notify, SeverityLevel

from screens.base import Host
from screens.plain import clip

MOST_TOAST = 400
"""Cells of a toast: enough for any sentence, and for the beginning of a note of 100 kB."""
PASSING = 6.0
"""Seconds up to which a toast makes room for the next one, and for whatever is done next: several of them hide what is
written meanwhile. What stays longer, such as a full disk, nobody may miss.
"""


class Toasts(Host):
    """The app's part that says things."""

    NOTIFICATION_TIMEOUT = 4
    """Seconds for which a sentence is there to be read."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a toast. Whatever it quotes passes the gate for people's text, and is never read as markup."""
        del markup
        super().notify(clip(message, MOST_TOAST), title=title, severity=severity, timeout=timeout, markup=False)

    @on(Notify)
    def _make_room(self) -> None:
        """Show a toast in place of the one before it; Textual adds it to those there are right after this."""
        self.drop_toasts(refresh=False)

    def drop_toasts(self, *, refresh: bool = True) -> None:
        """Take what was said away, as far as it is of no more use."""
        shown = [each for each in self._notifications if each.timeout <= PASSING]
        for each in shown:
            self._unnotify(each, refresh=False)
        if shown and refresh:
            self._refresh_notifications()
