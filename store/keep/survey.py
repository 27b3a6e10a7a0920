"""Reading a damaged journal: every line that still proves itself, and where the others stand.

A line's checksum is seeded with that of the line before, so a line after a bad one can be proved in two ways: by the
checksum that the bad line claims (its text was hurt), and by the one its text has (its claim was hurt). Whatever is
proved is used, nothing is guessed.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass, field
from typing import Any

from store.keep.errors import TooNew
from store.keep.head import files_of, path_of
from store.keep.lines import CLOSING, FORMAT, check_line, said_crc
from store.keep.replay import Docs, apply_in_place
from store.model.changes import Change, Clash
from store.model.watching import Watch, nobody, watched

EVERY = 100
"""Commits between two words to who watches: a standup that was read in is one of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not check out: in which file, on which line (0: the file as a whole), and what."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        where = f"{self.path}, line {self.line}" if self.line else self.path
        return f"{where}: {self.what}."


@dataclass(frozen=True, slots=True)
class Entry:
    """A commit's line that proved itself: its members, and the format of its file."""

    raw: dict[str, Any]
    format: int

    @property
    def version(self) -> int:
        """The commit's version."""
        return self.raw["v"]


@dataclass(slots=True)
class Survey:
    """What a journal holds: its commits in order, what is wrong with it, the length of an unfinished last line (0:
    none), whether the newest line of all is hurt, and by version the checksums of the lines that name it.
    """

    entries: list[Entry] = field(default_factory=list[Entry])
    problems: list[Problem] = field(default_factory=list[Problem])
    unfinished: int = 0
    hurt_at_end: bool = False
    proofs: dict[int, set[int]] = field(default_factory=dict[int, set[int]])
    format: int = FORMAT
    files: int = 0


def survey(folder: str, watch: Watch = nobody) -> Survey:
    """Read the whole journal in `folder`, over every damage. Raises `TooNew` for a newer format."""
    found = Survey()
    numbers = files_of(folder)
    seal: int | None = None
    for number in range(1, numbers[-1] + 1 if numbers else 1):
        path = path_of(folder, number)
        if number not in numbers:
            found.problems.append(Problem(path, 0, "is missing"))
            seal = None
            continue
        with open(path, "rb") as file:
            data = file.read()
        if number > 1 and seal is None and number - 1 in numbers and data.count(b"\n") <= 1:
            break  # begun by a writer that was killed before it sealed the file before: not in force
        found.files += 1
        seal = _read_file(found, path, number, data, seal, watch)
    return found


def _read_file(found: Survey, path: str, number: int, data: bytes, seal: int | None, watch: Watch) -> int | None:
    """Read one file into `found`; returns the checksum of its seal, None where it is not sealed."""
    lines = data.split(b"\n")
    rest = lines.pop()
    if not lines:
        found.problems.append(Problem(path, 1, "is not the first line of a journal file"))
    seeds = [0]
    sealed = None
    for place, text in enumerate(watched(lines, f"reading {os.path.basename(path)}", watch, EVERY), 1):
        proved = _prove(text + b"\n", seeds)
        if not proved:
            found.problems.append(Problem(path, place, "does not match its checksum"))
            seeds = _seeds_after(text + b"\n", seeds)
            found.hurt_at_end = True
            continue
        found.hurt_at_end = False
        if len(proved) > 1:
            found.problems.append(Problem(path, place, "has lost its newline, and is read all the same"))
        for line, crc in proved:
            seeds = [crc]
            raw: dict[str, Any] = json.loads(line)
            found.proofs.setdefault(raw["v"], set()).add(crc)
            if "accord" in raw:
                _enter(found, path, number, raw, seal)
            elif "seal" in raw:
                sealed = crc
            elif found.entries and raw["v"] <= found.entries[-1].version:
                found.problems.append(Problem(path, place, f"holds commit {raw['v']} a second time"))
            else:
                _note_gap(found, path, place, raw["v"])
                found.entries.append(Entry(raw, found.format))
    if rest and sealed is None:
        _read_rest(found, path, len(lines) + 1, rest, seeds)
    return sealed


def _enter(found: Survey, path: str, number: int, raw: dict[str, Any], seal: int | None) -> None:
    """Take in a file's header."""
    if raw["accord"] > FORMAT:
        raise TooNew(f"{path} was written by a newer version of accord (format {raw['accord']}); upgrade to check it.")
    found.format = raw["accord"]
    hurt = any(problem.line for problem in found.problems)  # then the seal before may be what is hurt
    if raw["file"] != number or (number > 1 and not hurt and seal is not None and f"{seal:08x}" != raw["prev"]):
        found.problems.append(Problem(path, 1, "does not continue the file before it"))


def _note_gap(found: Survey, path: str, place: int, version: int) -> None:
    """A commit is missing although every line before this one proved itself: then no problem was noted yet."""
    expected = found.entries[-1].version + 1 if found.entries else 1
    if version != expected and not found.problems:
        found.problems.append(Problem(path, place, f"is commit {version} where {expected} was due"))


def _read_rest(found: Survey, path: str, place: int, rest: bytes, seeds: list[int]) -> None:
    """What stands after the last newline: an unfinished line, or a whole one whose newline was hurt."""
    proved = _prove(rest[:-1] + b"\n", seeds)
    if not proved:
        found.unfinished = len(rest)
        return
    found.problems.append(Problem(path, place, "has lost its newline, and is read all the same"))
    for line, _ in proved:
        raw: dict[str, Any] = json.loads(line)
        if "ops" in raw:
            found.entries.append(Entry(raw, found.format))


def _prove(line: bytes, seeds: list[int]) -> list[tuple[bytes, int]]:
    """The line with its checksum, or the lines where it was two whose newline was hurt; empty for no proof."""
    for seed in seeds:
        crc = check_line(line, seed)
        if crc is not None:
            return [(line, crc)]
    middle = line.find(b'{"', 1)
    while middle > CLOSING:
        if line[middle - 3 : middle - 1] == b'"}':
            for seed in seeds:
                first = line[: middle - 1] + b"\n"
                crc = check_line(first, seed)
                following = _prove(line[middle:], [crc]) if crc is not None else []
                if crc is not None and following:
                    return [(first, crc), *following]
        middle = line.find(b'{"', middle + 1)
    return []


def _seeds_after(line: bytes, seeds: list[int]) -> list[int]:
    """What the line after a bad one may be seeded with."""
    body = line[:-CLOSING]
    after = [zlib.crc32(body, seed) for seed in seeds[-4:]]
    said = said_crc(line)
    return after if said is None else [*after, said]


def torn_files(folder: str) -> list[str]:
    """Names of the files in which unfinished lines were set aside."""
    return sorted(name for name in os.listdir(folder) if name.startswith("torn-"))


def fold_entries(entries: list[Entry], docs: Docs, watch: Watch = nobody) -> tuple[Docs, list[str]]:
    """Apply entries to `docs`; what does not fit is skipped and listed."""
    misfits: list[str] = []
    for entry in watched(entries, "putting changes together", watch, EVERY):
        for op in entry.raw["ops"]:
            try:
                apply_in_place(docs, Change(*op))
            except Clash:
                misfits.append(f"commit {entry.version}: the change to {op[1]} does not fit what is there")
    return docs, misfits
