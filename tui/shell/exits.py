"""How the program ends: one sentence on standard error and an exit code, never a traceback.

Codes: 0 done (an empty answer is an answer), 1 failed, 2 usage, 3 refused, 4 busy or in conflict, 130 interrupted.
"""

from __future__ import annotations

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
        from tui.trace import keep_trace

        called = type(error).__name__
        say(f"Accord stopped on an error of its own ({called}). What was confirmed is kept. {keep_trace()}")
        return FAILED
