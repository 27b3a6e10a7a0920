"""The command palette: every action that can be done on this screen, found as you type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from screens.actions import EVERYWHERE, Action, actions_of
from screens.base import Reasons

THEMES, THEMES_HELP = "choose a theme", "Ours, light and dark, and all of Textual's"


class ActionPalette(Provider):
    """Actions of the screen beneath the palette, then those that work everywhere; only those that can be done now."""

    def _actions(self) -> Iterator[Action]:
        where = getattr(self.screen, "WHERE", "")
        for action in (*actions_of(where), *actions_of(EVERYWHERE)):
            if not (isinstance(self.screen, Reasons) and self.screen.why_not(action.name)):
                yield action

    async def discover(self) -> Hits:
        """All of them, before anything is typed; then the themes."""
        for action in self._actions():
            yield DiscoveryHit(self._shown(action), self._run(action), text=action.label, help=action.does)
        yield DiscoveryHit(Content(THEMES), self.app.action_change_theme, text=THEMES, help=THEMES_HELP)

    async def search(self, query: str) -> Hits:
        """Those whose label or description has the letters typed, in order."""
        matcher = self.matcher(query)
        for action in self._actions():
            score, offsets = matcher.fuzzy_search.match(query, f"{action.label}: {action.does}")
            if score > 0:
                shown = Content(f"{action.label}: {action.does}")
                for offset in offsets:
                    shown = shown.stylize(matcher.match_style, offset, offset + 1)
                yield Hit(score, shown, self._run(action), text=action.label, help=f"key {action.keys_shown}")
        score, _ = matcher.fuzzy_search.match(query, THEMES)
        if score > 0:
            yield Hit(score, Content(THEMES), self.app.action_change_theme, text=THEMES, help=THEMES_HELP)

    def _shown(self, action: Action) -> Content:
        return Content(f"{action.label}  ({action.keys_shown})")

    def _run(self, action: Action) -> partial[object]:
        return partial(self.app.run_action, action.run, self.screen)
