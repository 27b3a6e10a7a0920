"""Running the app from a terminal: what must hold before the first frame and after the last."""

from __future__ import annotations

import gc
import os
from io import StringIO
from typing import TYPE_CHECKING

from store.keep.errors import KeepError
from tui.shell.exits import DONE, FAILED, say

if TYPE_CHECKING:
    from store.keep.workspace import Workspace
    from tui.app import AccordApp
    from tui.opening import Unread

FRAMES = "200"
"""Frames a second at most. Textual's own 60 make a key that follows another change wait up to 17 ms for its frame."""


def start(workspace: Workspace | Unread, mode: str) -> int:
    """Run the app on `workspace` until it is left, then close it; returns the exit code. Raises what reading one that
    was unread raised, and `KeyboardInterrupt` where it was not waited for.

    Whoever calls this made sure that there is a terminal. A crash would print a traceback with people's notes in it:
    that goes to a file only this user can read.
    """
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    gc.disable()  # the app turns it on after its first frame, which comes a fifth sooner
    from rich.console import Console

    from tui.app import AccordApp

    app = AccordApp(workspace, mode)
    last_words = StringIO()
    app.error_console = Console(file=last_words, width=120, color_system=None)
    try:
        app.run()
    finally:
        gc.enable()
        code = _close(app)
    if app.first is not None and app.first.failure is not None:
        raise app.first.failure
    if app.return_code:
        from tui.trace import keep_trace

        trace = keep_trace(last_words.getvalue())
        say(f"Accord stopped on an error of its own. What was confirmed is kept. {trace}")
        return FAILED
    return code


def _close(app: AccordApp) -> int:
    """Wait until the last line is on disk; say so where the TinyDB file could not be brought up to date."""
    try:
        app.desk.close()
    except KeepError as error:
        say(str(error))
        return FAILED
    return DONE
