"""A workspace kept in a folder: a journal of every commit, and beside it a TinyDB file of the board.

Any number of processes may have a workspace open. Each reads on in the journal from where it stands, without a lock,
and locks to write.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from store.keep import migrate, replay, snapshot, unread
from store.keep.errors import Conflict, Damaged, Failed, KeepError, NotThere, Replaced
from store.keep.files import PATIENCE, atomic_write, discard, refusal, write_new
from store.keep.head import Head, files_of, nowhere, open_journal, path_of
from store.keep.journal import ROTATE_AT, append, settle
from store.keep.lines import FORMAT
from store.keep.told import telling, told
from store.keep.turn import Turn
from store.model.board import Board
from store.model.changes import Commit
from store.model.counters import NAMES, decode
from store.model.names import Names

REMEMBERED = 1000
"""Commits kept in memory, so that catching up and undo seldom read the journal again."""


class LocalBackend:
    """The workspace in `folder`, which must exist (`create_workspace`). May be called from several threads.

    `seconds` is the patience with other processes' locks, `rotate_at` the size in bytes at which a journal file is
    sealed; `later` leaves each kind unread until somebody looks; `tell` is told how much of loading is done, 0 to 1.
    """

    def __init__(self, folder: str, seconds: float = PATIENCE, rotate_at: int = ROTATE_AT, later: bool = False) -> None:
        self.folder = os.path.abspath(folder)
        self.notices: list[str] = []
        self.tell: Callable[[float], None] = lambda _: None
        self._rotate_at = rotate_at
        self._later = later
        self._turn = Turn(self.folder, seconds)
        self._thread = self._turn.thread
        self._process = os.getpid()
        self._head: Head | None = None
        self._file_id = (0, 0)
        self._size = 0
        """Bytes of the journal file when it was looked at last."""
        self._recent: deque[Commit] = deque(maxlen=REMEMBERED)
        self._board: Board | None = None
        self._failed: Failed | None = None
        self._closed = False
        if not files_of(self.folder):
            if os.path.exists(self._snapshot_path):
                raise Damaged(
                    f"{self.folder} has lost its journal. Nothing was overwritten: `accord check --repair` takes the "
                    f"board from {snapshot.NAME}, `accord restore` brings a backup back.",
                    self.folder + "/journal",
                )
            raise NotThere(nowhere(self.folder))

    @property
    def _snapshot_path(self) -> str:
        return f"{self.folder}/{snapshot.NAME}"

    @told
    def load(self) -> Board:
        """The whole board as kept now, read anew from the snapshot and the journal after it.

        Raises `Damaged` or `TooNew`, and then nothing was written.
        """
        with self._thread:
            self._ready()
            self._recent.clear()
            self._board = None
            head, docs = self._start()
            try:
                self._stand_at(head)
                with snapshot.no_collection():
                    self._replay(docs)
                if head.format < FORMAT:
                    self._migrate(docs)
                self._settle_if_torn(docs)
            except BaseException:
                head.close()
                self._head = None
                raise
            self._board = Board.of(head.version, head.counters, unread.whole(docs), head.at)
            self._refresh_names()
            self.tell(1.0)
            return self._board

    @told
    def since(self, version: int) -> Sequence[Commit]:
        """Commits after `version`, oldest first; one `stat` when there are none.

        Raises `Replaced` when the journal is another one than was loaded: load again.
        """
        with self._thread:
            head = self._caught_up()
            if version >= head.version:
                return ()
            known = [commit for commit in self._recent if commit.version > version]
            if len(known) == head.version - version:
                return known
            older: list[Commit] = []
            for commit in replay.backwards(self.folder, head.file, head.version + 1):
                if commit.version <= version:
                    break
                older.append(commit)
            return older[::-1]

    def quiet(self, version: int) -> bool:
        """Whether the journal ends where it was read to, and that is `version`: one `stat`, and no lock, so that twenty
        looks a second cost nothing. Another thread may move the end meanwhile; the next look sees that.
        """
        head = self._head
        if head is None or self._closed:
            return False
        try:
            status = os.stat(head.path)
        except OSError:
            return False
        there = (status.st_dev, status.st_ino) == self._file_id and status.st_size == head.offset
        return there and head.version <= version

    @told
    def commit(self, commit: Commit) -> None:
        """Keep a commit durably; it is on disk when this returns. `Conflict` when it does not follow the newest."""
        version, at, by, verb, changes, undoes, redoes = commit
        with self.exclusive():
            if self._failed is not None:
                raise self._failed
            head = self._caught_up()
            if self._size != head.offset:
                self._mend(head)
            if version != head.version + 1:
                raise Conflict(f"Version {head.version} is the newest; {version} does not follow it.")
            file = head.file
            try:
                kept = append(head, by, at, verb, changes, undoes, redoes, self._rotate_at)
            except Failed as failed:
                self._failed = failed
                raise
            if head.file != file:
                self._stand_at(head)
            self._recent.append(commit if kept == at else commit._replace(at=kept))
            if head.counters.get(NAMES) == version:
                self._write_names()

    def history(self, before: int | None = None) -> Iterator[Commit]:
        """Commits newest first, starting below version `before`; reads a journal file only when it is reached."""
        with telling(self.folder):
            with self._thread:
                head = self._caught_up()
                below = head.version + 1 if before is None else before
                known = [commit for commit in self._recent if commit.version < below]
                file = head.file
            yield from reversed(known)
            if known:
                below = known[0].version
            if below > 1:
                yield from replay.backwards(self.folder, file, below)

    @told
    def snapshot(self, board: Board) -> None:
        """Bring the TinyDB file up to date with `board` and what came after it.

        Other processes need not be asked: the file says itself how far it reaches, and never goes back to an older
        board.
        """
        with self._thread:
            head = self._caught_up()
            for commit in self.since(board.version):
                board = board.apply(commit)
            if board.version != head.version:
                raise KeepError(
                    f"The board is of version {board.version}, the journal of {head.version}; load it again."
                )
            parts = snapshot.parts(board.docs(), head)
        path, temporary = self._snapshot_path, f"{self._snapshot_path}.{os.getpid()}.tmp"
        try:
            write_new(temporary, parts)
            with self.exclusive():
                snapshot.install(temporary, path, board.version)
        except OSError as error:
            raise refusal(error, path) from error
        finally:
            discard(temporary)

    def close(self) -> None:
        """Let go of files and locks. Safe to call twice."""
        with self._thread:
            self._closed = True
            if self._head is not None:
                self._head.close()
            self._turn.close()
            self._head = self._board = None

    def _ready(self) -> None:
        """Refuse what can no longer work."""
        if self._closed:
            raise KeepError(f"The workspace in {self.folder} was closed; open it again.")
        if os.getpid() != self._process:
            raise KeepError("A workspace cannot be carried into a forked process; open it again there.")

    def _start(self) -> tuple[Head, replay.Docs]:
        """Where to begin reading: at the snapshot, or where that is missing or not ours at the first line of all."""
        try:
            found = snapshot.read(self._snapshot_path, self.tell, self._later)
        except snapshot.Foreign:
            found = None
            self.notices.append(
                f"{self._snapshot_path} was changed by another program; the board was read from the journal instead. "
                "The changed file is kept aside when a new one is written."
            )
        if found is None:
            return replay.start_of(self.folder), {}
        place, docs = found
        head = Head(self.folder, place.file, open_journal(path_of(self.folder, place.file)))
        head.version, head.at, head.offset, head.crc = place.version, place.at, place.offset, place.crc
        head.format, head.counters = place.format, decode(place.next)
        if os.pread(head.fd, 11, head.offset - 11) != b'%08x"}\n' % head.crc:
            head.close()
            raise Damaged(
                f"{head.path} does not reach as far as {snapshot.NAME} (version {place.version}). Nothing was "
                "overwritten: `accord check --repair` adds what it lacks, `accord restore` brings a backup back.",
                head.path,
            )
        return head, docs

    def _replay(self, docs: replay.Docs) -> None:
        """Read on to the end of the journal."""
        head = self._head
        assert head is not None
        while commits := replay.read_on(head):
            replay.fold(docs, commits, head)
            self._recent.extend(commits)
        self._stand_at(head)

    def _stand_at(self, head: Head) -> None:
        """Remember which file on disk is being read, to notice when it is another one."""
        if self._head is not None and self._head is not head:
            self._head.close()
        self._head = head
        status = os.fstat(head.fd)
        self._file_id = (status.st_dev, status.st_ino)

    def _caught_up(self) -> Head:
        """The end of the journal as it is now. Raises OSError as well."""
        self._ready()
        head = self._head
        if head is None:
            self.load()
            head = self._head
            assert head is not None
        status = self._status(head.path)
        if (status.st_dev, status.st_ino) != self._file_id or status.st_size < head.offset:
            raise Replaced(f"What is kept in {self.folder} was replaced by something else; it is read anew.")
        self._size = status.st_size
        if self._size > head.offset:
            while commits := replay.read_on(head):
                self._recent.extend(commits)
            self._stand_at(head)
        return head

    def _status(self, path: str) -> os.stat_result:
        """What the system says of the journal file. While a backup is put back there is none for an instant."""
        for _ in range(3):
            try:
                return os.stat(path)
            except FileNotFoundError:
                time.sleep(0.02)
        raise NotThere(f"{self.folder} is no longer there. Put it back, or name another with --workspace.")

    def exclusive(self) -> Turn:
        """With the right to write; may be nested."""
        self._ready()
        return self._turn

    def _mend(self, head: Head) -> None:
        """With the lock held: set a torn tail aside, and say so."""
        mended = settle(head)
        if mended:
            self.notices.append(mended)

    def _settle_if_torn(self, docs: replay.Docs) -> None:
        """After loading: wait for what is just being written, and set a torn tail aside. Raises `Damaged` for a last
        line that is whole but for its newline, since it was acknowledged once.
        """
        head = self._head
        assert head is not None
        if os.fstat(head.fd).st_size == head.offset:
            return
        try:
            with self.exclusive():
                self._replay(docs)
                self._mend(head)
        except KeepError as error:  # where it cannot be written, what is whole can be read all the same
            if isinstance(error, Damaged):
                raise

    def _migrate(self, docs: replay.Docs) -> None:
        """Bring an older format up to date, as a commit of its own."""
        head = self._head
        assert head is not None
        with self.exclusive():
            self._replay(docs)
            if head.format < FORMAT:
                self._mend(head)
                self.notices.append(migrate.migrate(head, docs))
        self._replay(docs)

    def _now(self) -> Board:
        """The newest board, for the list of names."""
        if self._board is None:
            return self.load()
        for commit in self.since(self._board.version):
            self._board = self._board.apply(commit)
        return self._board

    def _write_names(self) -> None:
        """Rewrite the list of names. It is only a cache: where it cannot be written, quick add asks the board."""
        with suppress(OSError):
            atomic_write(f"{self.folder}/names", self._now().names().encode().encode("utf-8", "surrogatepass"))

    def _refresh_names(self) -> None:
        """After loading: write the list of names where it is missing or stale."""
        assert self._board is not None
        path = f"{self.folder}/names"
        with suppress(OSError, ValueError, KeyError), open(path, encoding="utf-8", errors="surrogatepass") as file:
            if Names.decode(file.read()).version == self._board.counters.get(NAMES, 0):
                return
        with suppress(KeepError), self.exclusive():
            self._write_names()
