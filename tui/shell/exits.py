"""How the program ends: one sentence on standard error and an exit code, never a traceback.

Codes: 0 done (an empty answer is an answer), 1 failed, 2 usage, 3 refused, 4 busy or in conflict, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from store.keep.errors import Busy, Conflict, KeepError
from store.model.moment import Refused

DONE, FAILED, USAGE, REFUSED, BUSY, INTERRUPTED = 0, 1, 2, 3, 4, 130


class Usage(Exception):
    """The command line was not understood; the message says what would be."""


def say(sentence: str) -> None:
    """Words for the person, on standard error; safe for a terminal whatever the text holds."""
    from screens.plain import clean

    with suppress(OSError, ValueError):  # nobody may be listening any more
        print("\n".join(clean(line) for line in sentence.split("\n")), file=sys.stderr)


def guarded(work: Callable[[], int | None]) -> int:
    """Run a command; turn what it raises into a sentence and an exit code."""
    try:
        code = work()
        sys.stdout.flush()
    except Refused as error:
        say(str(error))
        return REFUSED
    except (Busy, Conflict) as error:
        say(str(error))
        return BUSY
    except KeepError as error:
        say(str(error))
        return FAILED
    except Usage as error:
        say(str(error))
        return USAGE
    except KeyboardInterrupt:
        say("Interrupted. What was confirmed is kept.")
        return INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough (`accord list | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the last line of defence
        called = type(error).__name__
        say(f"Accord stopped on an error of its own ({called}). What was confirmed is kept. {keep_trace()}")
        return FAILED
    return DONE if code is None else code


def keep_trace(text: str = "") -> str:
    """Write a traceback (by default that of the error being handled) to a file only this user can read, since it may
    hold what people wrote; the sentence that says where it is.
    """
    import time
    import traceback

    from tui.shell.where import data_folder

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
