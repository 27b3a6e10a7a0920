"""`accord check`: is everything there that was ever committed, and what can be done where it is not."""

# TinyDB's own signatures say nothing about keyword arguments.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from store.keep import snapshot
from store.keep.errors import NotThere
from store.keep.files import Turnstile
from store.keep.head import files_of, nowhere
from store.keep.local import LocalBackend
from store.keep.repair import rewrite, same_history
from store.keep.replay import Docs
from store.keep.survey import Problem, Survey, fold_entries, survey, torn_files
from store.model.changes import Doc
from store.model.watching import Watch, nobody


@dataclass(slots=True)
class Report:
    """What `check` found. `problems` are what still does not check out; `mended` says what a repair did about others,
    `lost` what it could not bring back; `torn` names files with unfinished lines, which nobody was told were kept.
    """

    folder: str
    version: int = 0
    records: int = 0
    files: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])
    lost: list[str] = field(default_factory=list[str])
    mended: list[str] = field(default_factory=list[str])
    torn: list[str] = field(default_factory=list[str])

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


def check(folder: str, repair: bool = False, watch: Watch = nobody) -> Report:
    """Verify every line of the journal, and the TinyDB file, which is brought up to date and read back with plain
    TinyDB.

    Where something is damaged nothing is written, unless `repair`: then what is there is moved aside and the journal
    written anew without the lines that do not prove themselves; `lost` names what could not be brought back. `watch` is
    told how far it is. Raises `NotThere`, `TooNew`, `Busy`, `Full`.
    """
    folder = os.path.abspath(folder)
    path = f"{folder}/{snapshot.NAME}"
    if not files_of(folder) and not os.path.exists(path):
        raise NotThere(nowhere(folder))
    report = Report(folder)
    _look(report, watch)
    if report.problems and repair:
        turnstile = Turnstile(folder)
        try:
            with turnstile:
                report = Report(folder)
                found = _look(report, watch)
                if report.problems:
                    aside, report.lost = rewrite(folder, found)
                    report.mended = [*map(str, report.problems), f"The workspace as it was is in {aside}."]
                    report.problems = []
                    _look(report, watch)
        finally:
            turnstile.close()
    if report.whole:
        _refresh(report, watch)
    report.torn = torn_files(folder)
    return report


def _look(report: Report, watch: Watch) -> Survey:
    """Read everything there is, noting in `report` what is wrong."""
    folder = report.folder
    found = survey(folder, watch)
    docs, misfits = fold_entries(found.entries, {}, watch)
    report.files = found.files
    report.version = found.entries[-1].version if found.entries else 0
    report.records = sum(map(len, docs.values()))
    report.problems += found.problems
    if not found.files:
        report.problems.append(Problem(folder + "/journal", 0, "is missing"))
    if not found.problems:
        report.problems += [Problem(folder + "/journal", 0, misfit) for misfit in misfits]
    watch(f"comparing {snapshot.NAME}", 0, 0)
    what = _look_at_snapshot(f"{folder}/{snapshot.NAME}", found, docs, watch)
    if what:
        report.problems.append(Problem(f"{folder}/{snapshot.NAME}", 0, what))
    return found


def _look_at_snapshot(path: str, found: Survey, docs: Docs, watch: Watch) -> str | None:
    """What is wrong with the TinyDB file beside the journal, which comes to `docs`. One that another program changed is
    written anew.
    """
    try:
        kept = snapshot.read(path)
    except snapshot.Foreign:
        return None
    if kept is None:
        return None
    place, held = kept
    version = found.entries[-1].version if found.entries else 0
    if place.version > version:
        return f"reaches to version {place.version}, the journal only to {version}"
    if found.problems:
        return None
    if not same_history(place, found):
        return "belongs to another journal"
    if place.version < version:
        docs, _ = fold_entries([entry for entry in found.entries if entry.version <= place.version], {}, watch)
    return None if _filled(held) == _filled(docs) else "does not hold what the journal comes to"


def _refresh(report: Report, watch: Watch) -> None:
    """Bring the TinyDB file up to date, and compare what plain TinyDB reads from it with the board."""
    watch(f"writing {snapshot.NAME}", 0, 0)
    backend = LocalBackend(report.folder)
    try:
        board = backend.load()
        backend.snapshot(board)
        report.mended += backend.notices
    finally:
        backend.close()
    report.version, report.records = board.version, len(board)
    watch(f"reading {snapshot.NAME} with TinyDB", 0, 0)
    path = f"{report.folder}/{snapshot.NAME}"
    place = snapshot.position(path)
    newer = place is not None and place.version > board.version  # somebody else wrote it meanwhile
    if not newer and _read_with_tinydb(path) != _filled(board.docs()):
        report.problems.append(Problem(path, 0, "is read by TinyDB otherwise than it was written"))


def _read_with_tinydb(path: str) -> Docs:
    """Every document by kind and id, as a script with plain TinyDB sees them; the file is parsed once for all kinds."""
    with TinyDB(path, access_mode="r", storage=CachingMiddleware(JSONStorage)) as db:
        docs: Docs = {}
        for kind in sorted(db.tables() - {snapshot.OURS}):
            table = [cast("Doc", dict(doc)) for doc in db.table(kind)]
            docs[kind] = {doc.pop("id"): doc for doc in table}
        return docs


def _filled(docs: Mapping[str, Mapping[str, Doc]]) -> Docs:
    """The kinds of which there are any."""
    return {kind: dict(table) for kind, table in docs.items() if table}
