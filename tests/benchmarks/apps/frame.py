"""Accord on a workspace, or the empty app, until its first frame and no longer: for counting, so without a terminal.

`frame.py accord FOLDER` or `frame.py empty`; prints the modules that are imported by then.
"""

from __future__ import annotations

import os
import sys
from typing import Any


def until_the_first_frame() -> None:
    """Let any app draw into nothing at 120 × 40, and end the program once it has drawn."""
    from textual.app import App

    app: Any = App
    run, display = app.run, app._display

    def headless(self: App[Any], **_: Any) -> Any:
        return run(self, headless=True, size=(120, 40))

    def leave(self: App[Any], screen: Any, renderable: Any) -> None:
        display(self, screen, renderable)
        if hasattr(renderable, "render_segments") and self.is_running:
            print(*sys.modules, flush=True)
            os._exit(0)

    app.run, app._display = headless, leave


def main(what: str, folder: str = "") -> None:
    """Start one of them."""
    if what == "accord":
        from tui.shell import start, workspace

        workspace.need_terminal = lambda: None
        start.prepare()
        until_the_first_frame()
        from tui.shell import main as accord

        accord(["--workspace", folder])
    else:
        from tests.benchmarks.apps.empty import Empty

        until_the_first_frame()
        Empty().run()


main(*sys.argv[1:])
