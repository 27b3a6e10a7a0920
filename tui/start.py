"""Running the app from a terminal: what must hold before the first frame and after the last."""

from __future__ import annotations

import os
from typing import cast

from store.keep.errors import KeepError
from store.keep.workspace import Workspace
from tui.shell.exits import DONE, FAILED, say
from tui.shell.where import data_folder


def start(workspace: Workspace, mode: str) -> int:
    """Run the app on `workspace` until it is left, then close it; returns the exit code.

    A crash would print a traceback with people's notes in it: that goes to a file only this user can read.
    """
    from rich.console import Console

    from tui.app import AccordApp

    app = AccordApp(workspace, mode)
    path = f"{data_folder()}/crash-{os.getpid()}.log"
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    code = DONE
    with os.fdopen(fd, "w", encoding="utf-8", errors="replace") as log:
        app.error_console = Console(file=log, width=120)
        app.run()
    if app.return_code:
        say(f"Accord stopped on an error of its own. What was confirmed is kept. The details are in {path}.")
        code = FAILED
    else:
        os.unlink(path)
    try:
        app.desk.close()
    except KeepError as error:
        say(str(error))
        code = FAILED
    return cast("int", code)
