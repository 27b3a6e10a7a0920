"""Files as a journal needs them: the lock that lets one process write at a time, and writes that are whole or absent.

This module is on the path of `accord add`: it imports only what a bare interpreter starts with anyway, and `fcntl`.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time

from store.keep.errors import Busy, Full, KeepError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

PATIENCE = 10.0
"""Seconds to wait for another process's lock before giving up with a sentence."""


class Turnstile:
    """The exclusive lock of one folder: `with Turnstile(folder): …`, or kept open and entered again and again.

    Two flocked files, never deleted. Whoever waits for `lock` holds `lock.queue` meanwhile and so keeps newcomers out:
    with one file and a back-off, a process that writes without a pause starved another for up to 1.4 s; with two the
    slowest wait was 17 ms. The kernel lets go of both when a process dies, so nothing stale is left behind.
    """

    __slots__ = ("_lock", "_pid", "_queue", "folder", "seconds")

    def __init__(self, folder: str, seconds: float = PATIENCE) -> None:
        self.folder = folder
        self.seconds = seconds
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        try:
            self._queue = os.open(folder + "/lock.queue", flags, 0o600)
            try:
                self._lock = os.open(folder + "/lock", flags, 0o600)
            except OSError:
                os.close(self._queue)
                raise
        except OSError as error:
            raise refusal(error, folder) from error
        self._pid = os.getpid()

    def __enter__(self) -> Turnstile:
        if os.getpid() != self._pid:  # a flock is shared with a forked child: two writers would both hold it
            raise KeepError("A workspace cannot be carried into a forked process; open it again there.")
        end = time.monotonic() + self.seconds
        self._take(self._queue, "lock.queue", end)
        try:
            self._take(self._lock, "lock", end)
        finally:
            fcntl.flock(self._queue, fcntl.LOCK_UN)
        return self

    def __exit__(self, *exc: object) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the two files. Safe to call twice."""
        if self._lock >= 0:
            os.close(self._lock)
            os.close(self._queue)
            self._lock = self._queue = -1

    def _take(self, fd: int, name: str, end: float) -> None:
        """Take one flock, napping between tries, until `end`."""
        nap = 0.0002
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    who = _holder(fd)
                    raise Busy(
                        f"{who} has held {self.folder}/{name} for {self.seconds:g} seconds; nothing was written. "
                        "Try again when it is done."
                    ) from None
                time.sleep(nap)
                nap = min(nap * 1.5, 0.004)
            else:
                return


def _holder(fd: int) -> str:
    """Who holds the flock on an open file, as far as the kernel tells (Linux: /proc/locks)."""
    inode = str(os.fstat(fd).st_ino)
    try:
        with open("/proc/locks", encoding="ascii") as locks:
            for line in locks:
                words = line.split()
                if words[1] == "FLOCK" and words[5].rpartition(":")[2] == inode:
                    return f"Process {words[4]}"
    except (OSError, IndexError):
        pass
    return "Another process"


def refusal(error: OSError, place: str, done: str = "written") -> KeepError:
    """What an operating system's error on `place` means to a person; `Full` when there is no room. `done` is what was
    to be done with it: `written` or `read`.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Full(
            f"There is no room left for {place} ({error.strerror}); everything before is safe. Make room and try again."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        mend = "Reading goes on; mend its permissions to write." if done == "written" else "Mend its permissions."
        return KeepError(f"{place} cannot be {done}: {error.strerror}. " + mend)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return KeepError(
            f"{place} is no longer there; nothing was written. Put it back, or name another with --workspace."
        )
    return KeepError(
        f"{place} could not be {done}: {error.strerror}. Open the workspace again, and run `accord check`."
    )


def datasync(fd: int) -> None:
    """Return when the bytes written to `fd` have reached the disk itself."""
    if hasattr(os, "fdatasync"):
        os.fdatasync(fd)
    else:  # macOS: fsync leaves the bytes in the drive's cache, only this flushes it
        fcntl.fcntl(fd, getattr(fcntl, "F_FULLFSYNC", 51))


def sync_folder(folder: str) -> None:
    """Make a new or renamed name in `folder` outlive a power cut."""
    fd = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def make_private(folder: str) -> None:
    """Make `folder`, and each folder above it that is missing, for this user alone; `os.makedirs` gives its mode to the
    last one only.
    """
    missing: list[str] = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for each in reversed(missing):
        try:  # noqa: SIM105 contextlib costs a quick add time
            os.mkdir(each, 0o700)
        except FileExistsError:
            pass


def write_new(path: str, parts: Iterable[bytes], mode: int = 0o600) -> None:
    """Write `parts` one after the other as the whole of `path`, and return when they are on disk."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    try:
        for part in parts:
            view = memoryview(part)
            while view:
                view = view[os.write(fd, view) :]
        os.fsync(fd)
    finally:
        os.close(fd)


def atomic_write(path: str, data: bytes, mode: int = 0o600) -> None:
    """Make `path` hold `data`: whoever reads it meanwhile, and after a crash, finds the old bytes or the new, never a
    mixture.

    Raises OSError and leaves what was there when the bytes do not fit.
    """
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        write_new(temporary, (data,), mode)
        os.replace(temporary, path)
    except BaseException:
        discard(temporary)
        raise
    sync_folder(os.path.dirname(path) or ".")


def discard(path: str) -> None:
    """Remove a file of ours if it is there."""
    try:  # noqa: SIM105 contextlib costs a quick add time
        os.unlink(path)
    except OSError:
        pass
