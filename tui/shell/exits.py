"""How the program ends: one sentence on standard error and an exit code, never a traceback.

Codes: 0 done (an empty answer is an answer), 1 failed, 2 usage, 3 refused, 4 busy or in conflict, 130 interrupted.
"""

from __future__ import annotations

import os
import sys

from store.keep.errors import Busy, Conflict, KeepError
from store.model.moment import Refused
from tui.shell.streams import flush, nobody_reads, open_streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DONE, FAILED, USAGE, REFUSED, BUSY, INTERRUPTED = 0, 1, 2, 3, 4, 130


class Usage(Exception):
    """The command line was not understood; the message says what would be, perhaps on a second line."""


def say(sentence: str) -> None:
    """Words for the person, on standard error; safe for a terminal whatever the text holds."""
    from screens.plain import clean

    try:  # noqa: SIM105 contextlib costs time that `accord --help` has not
        print(clean(sentence), file=sys.stderr, flush=True)
    except (OSError, ValueError):  # nobody may be listening any more
        pass


def close(word: str, known: Iterable[str]) -> str:
    """A sentence, with a blank before it, that names what may have been meant; empty where nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=2, cutoff=0.6)
    return f" Did you mean {' or '.join(near)}?" if near else ""


def guarded(work: Callable[[], int | None]) -> int:
    """Run a command; turn what it raises into a sentence and an exit code."""
    open_streams()
    try:
        code = _ended(work)
        flush()
    except OSError as error:
        nobody_reads()
        say(f"Standard output could not be written: {error.strerror}. What was confirmed is kept.")
        return FAILED
    return code


def _ended(work: Callable[[], int | None]) -> int:
    try:
        return work() or DONE
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
        for line in str(error).split("\n"):
            say(line)
        return USAGE
    except SystemExit as leaving:  # the parser, after it printed help
        return leaving.code if isinstance(leaving.code, int) else DONE
    except KeyboardInterrupt:
        say("Interrupted. What was confirmed is kept.")
        return INTERRUPTED
    except OSError as error:
        if error.filename is None:  # not about a file: it was the output
            raise
        say(f"{error.filename} could not be read or written: {error.strerror}.")
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        called = type(error).__name__
        say(f"Accord stopped on an error of its own ({called}). What was confirmed is kept. {keep_trace()}")
        return FAILED


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
