"""What went wrong, written down for whoever mends it, where only this user can read it."""

from __future__ import annotations

import os
import time
import traceback

from tui.where import data_folder


def keep_trace(text: str = "") -> str:
    """Write a traceback (by default that of the error being handled) to a file only this user can read, since it may
    hold what people wrote; the sentence that says where it is.
    """
    folder = data_folder()
    path = f"{folder}/error-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8", errors="replace") as file:
            file.write(text or traceback.format_exc())
    except OSError:
        return "The details could not be written down."
    return f"The details are in {path}."
