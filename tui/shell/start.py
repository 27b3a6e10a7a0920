"""Running the app from a terminal: what must hold before the first frame and after the last."""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from io import StringIO
from typing import TYPE_CHECKING, cast

from store.keep.errors import KeepError
from tui.shell.exits import DONE, FAILED, say
from tui.shell.output import print_line

if TYPE_CHECKING:
    from types import ModuleType

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
    prepare()
    from rich.console import Console

    from tui.app import AccordApp

    # Under `nohup`, say, nobody hears that the terminal has gone: the app would look for keys for ever.
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    app = AccordApp(workspace, mode)
    last_words = StringIO()
    app.error_console = Console(file=last_words, width=120, color_system=None)
    try:
        app.run()
    finally:
        gc.enable()
        code = _close(app)
        if app.unsaved:
            say("What was typed and could not be written to the disk:")
            for line in app.unsaved:
                print_line(line)
            code = FAILED
    if app.first is not None and app.first.failure is not None:
        raise app.first.failure
    if app.return_code:
        from tui.trace import keep_trace

        trace = keep_trace(last_words.getvalue())
        say(f"Accord stopped on an error of its own. What was confirmed is kept. {trace}")
        return FAILED
    return code


def prepare() -> None:
    """What has to be done before anything of Textual is imported. May be called again."""
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    gc.disable()  # the app turns it on after its first frame, which comes a fifth sooner
    # asyncio takes OpenSSL along, for connections that nobody makes here: five MiB of an app's memory, and a fiftieth
    # of the time to its first frame. It does without it, as on an interpreter that has none.
    _import_without("ssl", None, "asyncio")
    # The command palette asks `textual.types`, which imports half of all widgets, for one name that comes from here.
    _import_without("textual.types", import_module("textual._types"), "textual.app")


def _import_without(heavy: str, light: ModuleType | None, module: str) -> None:
    """Import `module` with `light` in the place of the module `heavy`; who wants that one afterwards gets it. Does
    nothing where either is imported already, and imports the heavy one after all where something is wanted of it.
    """
    if module in sys.modules or heavy in sys.modules:
        return
    sys.modules[heavy] = cast("ModuleType", light)  # None makes an import of it fail
    try:
        import_module(module)
    except ImportError:
        del sys.modules[heavy]
        import_module(module)
    else:
        del sys.modules[heavy]


def _close(app: AccordApp) -> int:
    """Wait until the last line is on disk; say so where the TinyDB file could not be brought up to date."""
    try:
        app.desk.close()
    except KeepError as error:
        say(str(error))
        return FAILED
    return DONE
