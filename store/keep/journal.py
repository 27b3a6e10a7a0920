"""The journal: every change ever made, one checksummed line each, and how a line is added.

A journal is a folder of files `00000001.jsonl`, `00000002.jsonl`, … read in that order. A file begins with a header,
goes on with one commit a line and, when it has grown to 4 MB, ends with a seal; the next file goes on from there. Lines
are only ever appended:

    {"accord":1,"file":1,"v":0,"at":"…","prev":"00000000","next":"","crc":"…"}
    {"v":1,"at":"2026-11-23T09:10:11.123Z","by":"ana","verb":"raise_issue","ops":[["issue","Q1",null,{…}]],"next":"Q1","crc":"…"}
    {"seal":2,"v":1,"at":"…","next":"Q1","crc":"…"}

`crc` is the CRC-32 of the bytes before it, seeded with that of the line before (a header's with 0; its `prev` names the
seal's). So a line proves itself and its place, and a writer needs to read two lines to know where it stands: that is
why quick add costs the same at 100 and at 100,000 records. `next` is explained in `store.model.counters`.

This module is on the path of `accord add`; reading whole journals is `store.keep.replay`'s.
"""

from __future__ import annotations

import errno
import fcntl
import os

from store.keep.errors import Failed, KeepError, NotThere, TooOld
from store.keep.files import PATIENCE, Turnstile, datasync, discard, refusal, sync_folder, write_new
from store.keep.head import Head, files_of, find_head, line_at, nowhere, open_journal, path_of
from store.keep.lines import (
    FORMAT,
    check_line,
    damage,
    header_line,
    record_line,
    seal_line,
)
from store.model.counters import NAMES, advance
from store.model.names import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Built = tuple[str, str, str, Sequence[Sequence[Any]]]

ROTATE_AT = 4 << 20
"""Bytes after which a journal file is sealed and the next one begun."""

_FAILED = (
    "The disk under {} failed while writing, and does not say what it kept. "
    "Open the workspace again and run `accord check`."
)


def settle(head: Head) -> str | None:
    """With the lock held, before writing: set aside what a killed writer left after the last whole line, and say so.

    Torn is what lacks its final newline, or what a power cut filled with NULs to the end. A line that is complete and
    does not check out was once acknowledged: that is damage, and is reported instead.
    """
    _open_for_writing(head)
    size = os.fstat(head.fd).st_size
    if size <= head.offset:
        return None
    tail = os.pread(head.fd, size - head.offset, head.offset)
    number = line_at(head.fd, head.offset)
    if b"\n" in tail:
        raise damage(head.path, number, "does not match its checksum")
    if check_line(tail[:-1] + b"\n", head.crc) is not None:
        raise damage(head.path, number, "has lost its newline")
    aside = f"{head.folder}/torn-{head.file:08d}-{head.offset}.bin"
    try:
        write_new(aside, (tail,))
        sync_folder(head.folder)
        os.ftruncate(head.fd, head.offset)
        os.fsync(head.fd)
    except OSError as error:
        raise refusal(error, head.folder) from error
    return (
        f"{len(tail)} bytes of a line that was never finished (line {number} of {head.path}) were set aside in {aside}."
    )


def _open_for_writing(head: Head) -> None:
    """Open the file again where it could only be read: permissions may have come back since."""
    if fcntl.fcntl(head.fd, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
        try:
            fd = os.open(head.path, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC)
        except OSError as error:
            raise refusal(error, head.folder) from error
        head.close()
        head.fd = fd


def append(
    head: Head,
    by: str,
    at: str,
    verb: str,
    ops: Sequence[Sequence[Any]],
    undoes: int | None = None,
    redoes: int | None = None,
    rotate_at: int = ROTATE_AT,
) -> str:
    """With the lock held and `head` at the very end: add one commit, durable on return. Returns its time as kept.

    Times never go backwards in a journal, so a clock set back gives the newest time again. Raises `Full` and
    `KeepError` (NaN and infinities are refused: JSON has no word for them) with nothing kept, `Failed` when the disk
    does not say what it kept.
    """
    _open_for_writing(head)
    at = max(at, head.at)
    version = head.version + 1
    cause = f',"undoes":{undoes}' if undoes is not None else f',"redoes":{redoes}' if redoes is not None else ""
    try:
        counters = advance(head.counters, version, ops)
        line, crc = record_line(version, at, by, verb, ops, counters, head.crc, cause)
    except (TypeError, ValueError) as error:
        raise KeepError(f"This cannot be kept: {error}. Nothing was changed; leave it out and try again.") from error
    _write(head, line)
    head.offset += len(line)
    head.version, head.at, head.crc, head.counters = version, at, crc, counters
    if head.offset >= rotate_at:
        rotate(head)
    return at


def _write(head: Head, line: bytes) -> None:
    """Append one line and flush it; takes back what a refused write left."""
    try:
        if os.write(head.fd, line) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError as error:
        _take_back(head)
        if error.errno == errno.EIO:
            raise Failed(_FAILED.format(head.folder)) from error
        raise refusal(error, head.folder) from error
    try:
        datasync(head.fd)
    except OSError as error:
        _take_back(head)
        raise Failed(_FAILED.format(head.folder)) from error


def _take_back(head: Head) -> None:
    """Remove what was written after the last whole line; where even that fails, the next writer sets it aside."""
    try:  # noqa: SIM105 contextlib costs a quick add time
        os.ftruncate(head.fd, head.offset)
    except OSError:
        pass


def rotate(head: Head) -> None:
    """With the lock held: begin the next journal file and go there. Where there is no room, the next commit tries."""
    crc = 0

    def header(seal: int) -> bytes:
        nonlocal crc
        line, crc = header_line(head.file + 1, head.version, head.at, seal, head.counters)
        return line

    try:
        size = switch_file(head, header)
        fd = open_journal(path_of(head.folder, head.file + 1))
    except Failed:
        raise
    except KeepError:
        return
    head.close()
    head.fd, head.file, head.offset, head.crc, head.format = fd, head.file + 1, size, crc, FORMAT


def switch_file(head: Head, following: Callable[[int], bytes]) -> int:
    """With the lock held: put the next journal file in place and seal the one `head` ends. Returns the new file's size.

    `following` gives the new file's bytes from the seal's checksum. They are on disk before the seal, and the seal is
    what counts: killed in between, the old file goes on. `head` stays where it is, before the seal.
    """
    seal, crc = seal_line(head.file + 1, head.version, head.at, head.counters, head.crc)
    data = following(crc)
    try:
        start_file(path_of(head.folder, head.file + 1), data)
    except OSError as error:
        raise refusal(error, head.folder) from error
    _write(head, seal)
    return len(data)


def start_file(path: str, data: bytes) -> None:
    """Put a journal file in place as it begins, whole or not at all."""
    temporary = path + ".tmp"
    try:
        write_new(temporary, (data,))
        os.replace(temporary, path)
    except BaseException:
        discard(temporary)
        raise
    sync_folder(os.path.dirname(path))


def quick_commit(
    folder: str,
    build: Callable[[int, dict[str, int]], Built],
    notices: list[str] | None = None,
    seconds: float = PATIENCE,
) -> tuple[int, dict[str, int]]:
    """Add one commit without loading anything, durable on return; returns its version and the counters after it.

    `build` is called with the lock held and gets the newest version and the counters as they stand (the next issue is
    `counters["Q"] + 1`); it returns who, when, verb and ops. What it raises leaves everything as it was. Sentences
    about what was mended go to `notices`.
    """
    if not files_of(folder):  # so that a wrong folder is not littered with lock files
        raise NotThere(nowhere(folder))
    turnstile = Turnstile(folder, seconds)
    try:
        with turnstile:
            head = find_head(folder)
            try:
                mended = settle(head)
                if mended and notices is not None:
                    notices.append(mended)
                if head.format < FORMAT:
                    raise TooOld(f"{folder} is of an older format; it is brought up to date when accord opens it.")
                by, at, verb, ops = build(head.version, dict(head.counters))
                append(head, by, at, verb, ops)
                return head.version, head.counters
            finally:
                head.close()
    except OSError as error:
        raise refusal(error, folder) from error
    finally:
        turnstile.close()


def read_names(folder: str, version: int | None = None) -> Names | None:
    """The list of names kept beside the journal; None when it is missing or older than the newest change to a name.

    `version` is that of this change, where the caller knows it: then the journal is not opened.
    """
    try:
        with open(folder + "/names", encoding="utf-8", errors="surrogatepass") as file:
            names = Names.decode(file.read())
        if version is None:
            head = find_head(folder)
            head.close()
            version = head.counters.get(NAMES, 0)
    except (OSError, ValueError, KeyError, KeepError):
        return None
    return names if names.version == version else None
