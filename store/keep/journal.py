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

from store.keep.errors import Failed, KeepError, NotThere, TooNew, TooOld
from store.keep.files import PATIENCE, Turnstile, datasync, discard, refusal, sync_folder, write_new
from store.keep.lines import (
    CLOSING,
    FORMAT,
    check_line,
    damage,
    facts,
    header_line,
    is_seal,
    record_line,
    said_crc,
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

_NEAR_END = 1 << 16
_FAILED = (
    "The disk under {} failed while writing, and does not say what it kept. "
    "Open the workspace again and run `accord check`."
)


class Head:
    """Where a journal ends: the file, the offset after its newest whole line, and what that line says."""

    __slots__ = ("at", "counters", "crc", "fd", "file", "folder", "format", "offset", "version")

    def __init__(self, folder: str, file: int, fd: int) -> None:
        self.folder = folder
        self.file = file
        self.fd = fd
        self.format = FORMAT
        self.offset = 0
        self.version = 0
        self.at = ""
        self.crc = 0
        self.counters: dict[str, int] = {}

    @property
    def path(self) -> str:
        """The journal file that is being written."""
        return path_of(self.folder, self.file)

    def moved(self, offset: int, crc: int, line: bytes) -> None:
        """Stand after `line`, which ends at `offset` and has checksum `crc`."""
        self.offset, self.crc = offset, crc
        self.version, self.at, self.counters = facts(line)

    def read_header(self) -> bytes:
        """The checked first line of the file; raises `TooNew` or `Damaged`."""
        raw = os.pread(self.fd, 1024, 0)
        line = raw[: raw.find(b"\n") + 1]
        word = raw[len(b'{"accord":') :].partition(b",")[0]
        if not raw.startswith(b'{"accord":') or not word.isdigit() or check_line(line, 0) is None:
            raise damage(self.path, 1, "is not the first line of a journal file")
        self.format = int(word)
        if self.format > FORMAT:
            raise TooNew(
                f"{self.path} was written by a newer version of accord (format {self.format}); upgrade to open it. "
                "It was left as it is."
            )
        if b',"file":%d,' % self.file not in line:
            raise damage(self.path, 1, "belongs to another journal file")
        return line

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1


def path_of(folder: str, file: int) -> str:
    """The path of a workspace's journal file by number."""
    return f"{folder}/journal/{file:08d}.jsonl"


def files_of(folder: str) -> list[int]:
    """The numbers of a workspace's journal files in order; empty where there is no journal."""
    try:
        names = os.listdir(folder + "/journal")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise KeepError(f"{folder} cannot be read: {error.strerror}.") from error
    return sorted(
        int(name[:-6]) for name in names if name.endswith(".jsonl") and len(name) == 14 and name[:-6].isdigit()
    )


def nowhere(folder: str) -> str:
    """The sentence for a folder without a workspace in it."""
    return f"There is no workspace in {folder}. `accord init` makes one."


def find_head(folder: str) -> Head:
    """Where the journal in `folder` ends, from the end of its newest file alone. The caller closes it.

    Raises `NotThere`, `TooNew`, or `Damaged` when the newest line does not follow from the one before.
    """
    numbers = files_of(folder)
    if not numbers:
        raise NotThere(nowhere(folder))
    head, line = _head_of(folder, numbers[-1])
    try:
        if (
            line.startswith(b'{"accord":') and len(numbers) > 1
        ):  # begun, but in force only once the file before is sealed
            before, last = _head_of(folder, numbers[-2])
            if is_seal(last):
                before.close()
            else:
                head.close()
                head, line = before, last
        if is_seal(line):
            raise damage(path_of(folder, head.file + 1), 1, "is missing although the file before names it")
    except BaseException:
        head.close()
        raise
    return head


def _head_of(folder: str, file: int) -> tuple[Head, bytes]:
    """The end of one journal file, and its last whole line."""
    path = path_of(folder, file)
    head = Head(folder, file, open_journal(path))
    try:
        header = head.read_header()
        size = os.fstat(head.fd).st_size
        reach = _NEAR_END
        while True:  # the two last lines; a long one (an import) needs a longer look
            start = max(0, size - reach)
            near = os.pread(head.fd, size - start, start)
            end = near.rfind(b"\n")
            begin = near.rfind(b"\n", 0, end) if end >= 0 else -1
            if start == 0 or begin >= CLOSING:
                break
            reach *= 8
        line = near[begin + 1 : end + 1]
        seed = 0 if start + end + 1 == len(header) else said_crc(near[: begin + 1])
        crc = None if seed is None else check_line(line, seed)
        if crc is None:
            raise damage(path, line_at(head.fd, start + begin + 1), "does not match its checksum")
        head.moved(start + end + 1, crc, line)
    except BaseException:
        head.close()
        raise
    return head, line


def open_journal(path: str) -> int:
    """Open a journal file for appending; for reading alone where its permissions allow no more."""
    flags = os.O_APPEND | os.O_CLOEXEC
    try:
        return os.open(path, os.O_RDWR | flags)
    except FileNotFoundError:
        raise damage(path, 1, "is missing") from None
    except OSError as error:
        try:
            return os.open(path, os.O_RDONLY | flags)
        except OSError:
            raise KeepError(f"{path} cannot be read: {error.strerror}.") from error


def line_at(fd: int, offset: int) -> int:
    """The number of the line that begins at `offset`, counting from 1."""
    return os.pread(fd, offset, 0).count(b"\n") + 1


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
    at = max(at, head.at)
    version = head.version + 1
    cause = f',"undoes":{undoes}' if undoes is not None else f',"redoes":{redoes}' if redoes is not None else ""
    try:
        counters = advance(head.counters, version, ops)
        line, crc = record_line(version, at, by, verb, ops, counters, head.crc, cause)
    except (TypeError, ValueError) as error:
        raise KeepError(f"This cannot be kept: {error}.") from error
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
            except OSError as error:
                raise refusal(error, folder) from error
            finally:
                head.close()
    finally:
        turnstile.close()


def read_names(folder: str) -> Names | None:
    """The list of names kept beside the journal; None when it is missing or older than the newest change to a name."""
    try:
        with open(folder + "/names", encoding="utf-8", errors="surrogatepass") as file:
            names = Names.decode(file.read())
        head = find_head(folder)
    except (OSError, ValueError, KeyError, KeepError):
        return None
    head.close()
    return names if names.version == head.counters.get(NAMES, 0) else None
