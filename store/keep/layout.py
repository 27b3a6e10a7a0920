"""The folder of a workspace: what lies in it, and how an empty one is made.

accord.json              the board as a plain TinyDB file (`store.keep.snapshot`); may be lost
journal/00000001.jsonl   every commit ever made (`store.keep.journal`); the truth
names                    what quick add needs to know of the board; may be lost
place                    the warning about where the folder lies, once it was given
glimpse                  what the board showed last (`store.keep.glimpse`); may be lost
lock, lock.queue         held while something is written
torn-….bin               what a killed writer left unfinished, kept aside
backups/                 what a restore or a change of format replaced
"""

from __future__ import annotations

import os

from store.keep.errors import Damaged, KeepError
from store.keep.files import Turnstile, make_private, refusal, sync_folder
from store.keep.head import files_of, path_of
from store.keep.journal import start_file
from store.keep.lines import header_line

_OURS = {"lock", "lock.queue", "journal", "names", "glimpse", "place", "backups", "accord.json"}
_ASIDE = ("accord-changed-", "accord.json.", "torn-", "restore-")


def refuse_strange(folder: str) -> None:
    """Raise `KeepError` when `folder` is no workspace and holds something else."""
    if files_of(folder):
        return
    strange = sorted(name for name in os.listdir(folder) if name not in _OURS and not name.startswith(_ASIDE))
    if strange:
        raise KeepError(
            f"{folder} holds something else ({strange[0]}); name a new or an empty folder. It was left alone."
        )


def create_workspace(folder: str) -> bool:
    """Make an empty workspace in `folder`, and the folder; False where one is there already.

    Raises `KeepError` for a folder that holds something else, and leaves it alone.
    """
    folder = os.path.abspath(folder)
    if files_of(folder):
        return False
    try:
        make_private(folder)
        refuse_strange(folder)
        if os.path.exists(f"{folder}/accord.json"):
            raise Damaged(
                f"{folder} holds a board without its journal; `accord check --repair` makes one from it.", folder
            )
        turnstile = Turnstile(folder)
        try:
            with turnstile:
                os.makedirs(folder + "/journal", mode=0o700, exist_ok=True)
                if files_of(folder):
                    return False
                start_file(path_of(folder, 1), header_line(1, 0, "", 0, {})[0])
                sync_folder(folder)
        finally:
            turnstile.close()
    except OSError as error:
        raise refusal(error, folder) from error
    return True
