"""Reading a journal: from where one stands to its end, or backwards from its end."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from typing import Any

from store.keep.errors import Damaged, Replaced
from store.keep.head import Head, open_journal, path_of
from store.keep.lines import check_line, damage, facts, is_seal, said_crc
from store.model.changes import Change, Clash, Commit, Doc, apply_to

Docs = dict[str, dict[str, Doc]]
"""Documents by kind and id."""

SECOND_LOOK = 0.05
"""Seconds after which a line that did not check out is read again: a writer may have been taking it back just then."""


def start_of(folder: str) -> Head:
    """Before the first commit of a journal. The caller closes it."""
    head = Head(folder, 1, open_journal(path_of(folder, 1)))
    try:
        _enter(head)
    except BaseException:
        head.close()
        raise
    return head


def read_on(head: Head) -> list[Commit]:
    """Commits after `head` that are whole on disk, moving it along; at most one file's worth, empty at the end.

    Needs no lock. Raises `Damaged` for a line that does not check out, and `Replaced` where the file is no longer
    the one that `head` was read from.
    """
    for look in range(3):
        size = os.fstat(head.fd).st_size
        if size == head.offset:
            return []
        data = os.pread(head.fd, size - head.offset, head.offset)
        lines, end, crc = whole_lines(data, head.crc)
        if lines or b"\n" not in data:
            return _take(head, lines, end, crc)
        if os.pread(head.fd, 11, head.offset - 11) != b'%08x"}\n' % head.crc:
            raise Replaced(f"What is kept in {head.folder} was replaced by something else; it is read anew.")
        if look < 2:
            time.sleep(SECOND_LOOK)
    raise damage(head.path, _line_after(head, 0), "does not match its checksum")


def whole_lines(data: bytes, crc: int) -> tuple[list[bytes], int, int]:
    """The lines at the start of `data` that follow checksum `crc`, up to a seal; where they end; the last checksum."""
    lines: list[bytes] = []
    position = 0
    while (newline := data.find(b"\n", position)) >= 0:
        line = data[position : newline + 1]
        found = check_line(line, crc)
        if found is None:
            break
        crc = found
        position = newline + 1
        lines.append(line)
        if is_seal(line):
            break
    return lines, position, crc


def commits_of(lines: list[bytes]) -> list[Commit]:
    """Commits from checked lines. Parsed in one go, so that documents share the text of their field names."""
    return [commit_of(raw) for raw in json.loads(b"[%s]" % b",".join(lines))]


def commit_of(raw: dict[str, Any]) -> Commit:
    """A commit from a journal line's members."""
    changes = tuple([Change(*op) for op in raw["ops"]])
    return Commit(raw["v"], raw["at"], raw["by"], raw["verb"], changes, raw.get("undoes"), raw.get("redoes"))


def fold(docs: Docs, commits: list[Commit], head: Head) -> None:
    """Apply commits to `docs` in place; raises `Damaged` when one does not fit."""
    for commit in commits:
        try:
            for change in commit.changes:
                apply_in_place(docs, change)
        except Clash as clash:
            raise Damaged(
                f"{head.path}: commit {commit.version} does not fit the records before it ({clash.change.id}). "
                "Nothing was overwritten: `accord check` lists what is hurt, `accord restore` brings a backup back.",
                head.path,
            ) from clash


def apply_in_place(docs: Docs, change: Change) -> None:
    """Make one change to `docs`; raises `Clash` when it does not fit."""
    kind = docs.setdefault(change.kind, {})
    doc = apply_to(kind.get(change.id), change)
    if doc is None:
        del kind[change.id]
    else:
        kind[change.id] = doc


def backwards(folder: str, file: int, before: int) -> Iterator[Commit]:
    """Commits below version `before`, newest first, from journal `file` back; reads a file when it is reached."""
    for number in range(file, 0, -1):
        head = Head(folder, number, open_journal(path_of(folder, number)))
        try:
            _enter(head)
            if head.version >= before - 1:
                continue
            data = os.pread(head.fd, os.fstat(head.fd).st_size, head.offset)
        finally:
            head.close()
        lines, end, _ = whole_lines(data, head.crc)
        if b"\n" in data[end:] and not (lines and is_seal(lines[-1])):
            raise damage(head.path, len(lines) + 2, "does not match its checksum")
        for line in reversed(lines):
            if not is_seal(line) and facts(line)[0] < before:
                yield commit_of(json.loads(line))


def _take(head: Head, lines: list[bytes], end: int, crc: int) -> list[Commit]:
    """Move `head` over `lines`; a seal is only gone over when it stands first, and with it into the next file."""
    if not lines:
        return []
    if is_seal(lines[0]):
        _next_file(head, crc)
        return read_on(head)
    if is_seal(lines[-1]):
        end -= len(lines.pop())
        crc = said_crc(lines[-1]) or 0
    commits = commits_of(lines)
    for number, commit in enumerate(commits):
        if commit.version != head.version + 1 + number:
            raise damage(head.path, _line_after(head, number), f"holds commit {commit.version} out of its order")
    head.moved(head.offset + end, crc, lines[-1])
    return commits


def _next_file(head: Head, seal: int) -> None:
    """Go on to the next file, whose header must name the checksum of the seal; `head` stays where it is otherwise."""
    file = head.file + 1
    after = Head(head.folder, file, open_journal(path_of(head.folder, file)))
    try:
        header = _enter(after)
        if b',"prev":"%08x",' % seal not in header or after.version != head.version:
            raise damage(after.path, 1, "does not continue the file before it")
    except BaseException:
        after.close()
        raise
    head.close()
    head.fd, head.file, head.format = after.fd, file, after.format
    head.moved(after.offset, after.crc, header)


def _enter(head: Head) -> bytes:
    """Stand after the file's header."""
    header = head.read_header()
    head.moved(len(header), check_line(header, 0) or 0, header)
    return header


def _line_after(head: Head, number: int) -> int:
    """The line number, from 1, of the `number`th line after `head`."""
    return os.pread(head.fd, head.offset, 0).count(b"\n") + 1 + number
