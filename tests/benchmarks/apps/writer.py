"""Another process at work on a workspace: `writer.py FOLDER EVERY` adds a note every so many seconds, until ended.

It says nothing, or with `announce` as a third word each note's text, once it is on disk.
"""

from __future__ import annotations

import sys
import time

from store.keep.local import LocalBackend
from store.keep.workspace import Workspace
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.verbs.lines import take_text

if __name__ == "__main__":
    folder, every = sys.argv[1], float(sys.argv[2])
    workspace = Workspace(LocalBackend(folder), "ben")
    number = 0
    while True:
        text = f"zqx{number:05}"
        number += 1

        def add(board: Board, at: Moment, text: str = text) -> Changes:
            """One more note."""
            return take_text(board, text, at=at)

        workspace.do(add, "add_note")
        if sys.argv[3:] == ["announce"]:
            print(text, time.monotonic(), flush=True)
        time.sleep(every)
