"""Where a journal stands: its files, and the place after its newest line, found without reading what came before.

This module is on the path of `accord add`.
"""

from __future__ import annotations

import os

from store.keep.errors import NotThere, TooNew
from store.keep.files import refusal
from store.keep.lines import CLOSING, FORMAT, check_line, damage, facts, is_seal, said_crc

_NEAR_END = 1 << 16


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
        raise refusal(error, folder, "read") from error
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
            raise refusal(error, path, "read") from error


def line_at(fd: int, offset: int) -> int:
    """The number of the line that begins at `offset`, counting from 1."""
    return os.pread(fd, offset, 0).count(b"\n") + 1
