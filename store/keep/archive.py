"""Backups: a whole workspace in one file, taken while others write, and put back without losing what was there."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import tarfile
import tempfile
import time
import zlib

from store.keep import glimpse, snapshot
from store.keep.errors import KeepError, NotThere
from store.keep.files import Turnstile, discard, make_private, refusal, sync_folder
from store.keep.head import files_of, find_head, path_of
from store.keep.layout import refuse_strange
from store.keep.lines import is_seal
from store.keep.survey import fold_entries, survey
from store.model.watching import Watch, nobody

_MOST = 1 << 30
"""Bytes a file in a backup may have: more is not a workspace, but something made to fill the disk."""
_PIECE = 1 << 20
"""Bytes that are read at a time."""


class _Read(io.BytesIO):
    """Bytes to be packed; says of how many it has handed out."""

    def __init__(self, data: bytes, doing: str, watch: Watch) -> None:
        super().__init__(data)
        self._doing, self._watch, self._size = doing, watch, len(data)

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        self._watch(self._doing, self.tell(), self._size)
        return super().read(size)


def backup(folder: str, file: str, watch: Watch = nobody) -> str:
    """Write the workspace in `folder` to the tar archive `file`, compressed by gzip; returns the path.

    Journal lines are only ever appended, so copying the TinyDB file first and then the journal in order gives the
    workspace of one moment, whoever writes meanwhile. `file` is whole or absent; an existing one is not overwritten.
    `watch` is told of how many bytes.
    """
    folder, file = os.path.abspath(folder), os.path.abspath(file)
    find_head(folder).close()
    if os.path.exists(file):
        raise KeepError(f"{file} is there already; name another file.")
    temporary = f"{file}.{os.getpid()}.tmp"
    try:
        make_private(os.path.dirname(file))
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(fd, "wb") as out:
            with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive:
                for name, data in _contents(folder):
                    source = _Read(data, f"packing {os.path.basename(name)}", watch)
                    entry = tarfile.TarInfo(name)
                    entry.size, entry.mode, entry.mtime = len(data), 0o600, int(time.time())
                    archive.addfile(entry, source)
            out.flush()
            os.fsync(out.fileno())
        os.link(temporary, file)  # unlike a rename, refuses when the name was taken meanwhile
        sync_folder(os.path.dirname(file))
    except FileExistsError:
        raise KeepError(f"{file} is there already; name another file.") from None
    except OSError as error:
        raise refusal(error, file) from error
    finally:
        discard(temporary)
    return file


def _contents(folder: str) -> list[tuple[str, bytes]]:
    """Names and bytes to keep: the TinyDB file before the journal, each journal file up to its last whole line."""
    files: list[tuple[str, bytes]] = []
    if snapshot.intact(f"{folder}/{snapshot.NAME}") and os.path.exists(f"{folder}/{snapshot.NAME}"):
        with open(f"{folder}/{snapshot.NAME}", "rb") as file:
            files.append((snapshot.NAME, file.read()))
    for number in files_of(folder):
        with open(path_of(folder, number), "rb") as file:
            data = file.read()
        whole = data[: data.rfind(b"\n") + 1]
        files.append((f"journal/{number:08d}.jsonl", whole))
        if not is_seal(whole[whole.rfind(b"\n", 0, -1) + 1 :]):
            break  # a next file may have been begun, but is not in force
    return files


def restore(file: str, folder: str, watch: Watch = nobody) -> str:
    """Put the workspace in archive `file` back into `folder`; returns the folder that holds what was there before
    (empty where there was nothing).

    The archive is unpacked beside and read to its end first: what does not check out, or is no backup of a workspace,
    is refused with nothing touched. Programs that have the workspace open notice, and load again. `watch` is told how
    far it is.
    """
    folder = os.path.abspath(folder)
    make_private(folder)
    refuse_strange(folder)
    fresh = tempfile.mkdtemp(prefix="restore-", dir=folder)
    try:
        _read_through(file, watch)
        watch("unpacking", 0, 0)
        _unpack(file, fresh)
        _verify(fresh, file, watch)
        turnstile = Turnstile(folder)
        try:
            with turnstile:
                return exchange(folder, fresh)
        finally:
            turnstile.close()
    except OSError as error:
        raise refusal(error, folder) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _read_through(file: str, watch: Watch) -> None:
    """Read a backup to its end, where gzip's checksum of all of it stands: unpacking alone would take damage between
    two files for the end of the archive, and leave out what is behind.
    """
    try:
        with open(file, "rb") as packed, gzip.open(packed) as whole:
            size = os.fstat(packed.fileno()).st_size
            while whole.read(_PIECE):
                watch("reading", packed.tell(), size)
    except FileNotFoundError:
        raise NotThere(f"There is no file {file}; name another, which `accord backup` wrote.") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise KeepError(f"{file} is not a backup of a workspace, or is damaged; nothing was changed.") from error
    except OSError as error:
        raise KeepError(f"{file} cannot be read ({error.strerror}); nothing was changed.") from error


def _unpack(file: str, into: str) -> None:
    """Unpack what a backup holds, under the names it has there: nothing of the archive's own choosing is written."""
    os.mkdir(into + "/journal", 0o700)
    try:
        with tarfile.open(file, "r:gz") as archive:
            for entry in archive:
                if not entry.isreg() or not _expected(entry.name) or entry.size > _MOST:
                    raise KeepError(
                        f"{file} is not a backup of a workspace (it holds {entry.name!r}); nothing was changed."
                    )
                source = archive.extractfile(entry)
                assert source is not None
                fd = os.open(f"{into}/{entry.name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with source, os.fdopen(fd, "wb") as out:
                    shutil.copyfileobj(source, out)
                    out.flush()
                    os.fsync(out.fileno())
    except (tarfile.TarError, FileExistsError) as error:
        raise KeepError(f"{file} is not a backup of a workspace, or is cut short; nothing was changed.") from error


def _expected(name: str) -> bool:
    """Whether a backup holds a file of this name."""
    return name == snapshot.NAME or (
        name.startswith("journal/") and name.endswith(".jsonl") and len(name) == 22 and name[8:16].isdecimal()
    )


def _verify(folder: str, file: str, watch: Watch) -> None:
    """Read what was unpacked to its end; raises `KeepError` when it does not check out."""
    if not files_of(folder):
        raise KeepError(f"{file} is not a backup of a workspace (it holds no journal); nothing was changed.")
    found = survey(folder, watch)
    _, misfits = fold_entries(found.entries, {}, watch)
    for problem in [*found.problems, *misfits]:
        where = str(problem).removeprefix(folder + "/")
        raise KeepError(f"{file} is damaged, so nothing was changed ({where.rstrip('.')}).")


def exchange(folder: str, fresh: str) -> str:
    """With the lock held: move what is there aside, and the fresh files in. Returns where it went, "" for nothing."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside, number = f"{folder}/backups/replaced-{stamp}", 1
    while os.path.exists(aside):
        number += 1
        aside = f"{folder}/backups/replaced-{stamp}-{number}"
    there = [name for name in (snapshot.NAME, "names", glimpse.NAME, "journal") if os.path.exists(f"{folder}/{name}")]
    if there:
        os.makedirs(f"{folder}/backups", mode=0o700, exist_ok=True)  # `makedirs` gives its mode to the last folder only
        os.mkdir(aside, 0o700)
    for name in there:  # the journal last: it is the truth
        os.replace(f"{folder}/{name}", f"{aside}/{name}")
    os.replace(fresh + "/journal", folder + "/journal")
    if os.path.exists(f"{fresh}/{snapshot.NAME}"):
        os.replace(f"{fresh}/{snapshot.NAME}", f"{folder}/{snapshot.NAME}")
    sync_folder(folder)
    return aside if there else ""
