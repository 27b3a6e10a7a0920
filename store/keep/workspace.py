"""A workspace as programs use it: the newest board, verbs done to it, undo and redo, and what others did meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.keep.backend import Backend, Conflict, Replaced
from store.model.board import Board
from store.model.changes import Change, Changes, Clash, Commit, invert
from store.model.moment import Moment, Refused, now

Verb = Callable[[Board, Moment], Changes]
"""A verb with everything but the board and the moment filled in; raises `Refused`."""

Cause = Callable[[Board], tuple[Changes, int | None, int | None]]
"""What changes a board: the changes, and which commit they undo or redo."""

TRIES = 50


class Done(NamedTuple):
    """What became of a verb: the board before and after, and the commit (None where nothing had to change)."""

    before: Board
    board: Board
    commit: Commit | None

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the records it made, in order."""
        return () if self.commit is None else tuple(change.id for change in self.commit.changes if change.is_new)


class Workspace:
    """An open workspace. One thread at a time may call it; boards it hands out may be read by any."""

    def __init__(self, backend: Backend, who: str, clock: Callable[[], str] = now) -> None:
        self.backend = backend
        self.who = who
        self.clock = clock
        self.board = backend.load()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def notices(self) -> list[str]:
        """Sentences about what opening found and mended."""
        return self.backend.notices

    def catch_up(self) -> tuple[Commit, ...]:
        """Take in what other processes committed since; cheap when nothing happened.

        Where the whole workspace was exchanged underneath (a backup restored), the board is read anew; the commits that
        led to it are not given.
        """
        try:
            commits = tuple(self.backend.since(self.board.version))
        except Replaced:
            self.board = self.backend.load()
            return ()
        board = self.board
        for commit in commits:
            board = board.apply(commit)
        self.board = board
        return commits

    def do(self, verb: Verb, name: str = "", who: str = "", at: str = "") -> Done:
        """Do a verb to the newest board and keep it. Raises `Refused` with its reason, or `KeepError`.

        `name` says in the history what was done (by default the verb's own), `at` when (by default now). Where
        another process commits in between, the verb is tried again on the board that has it.
        """
        moment = Moment(who or self.who, at or self.clock())
        called = name or getattr(verb, "__name__", "change")
        return self._keep(called, moment, lambda board: (verb(board, moment), None, None))

    def undo(self, who: str = "") -> Done:
        """Take back the last thing this person did that still stands; refuses where it was changed since, or nothing
        is left.
        """
        moment = Moment(who or self.who, self.clock())

        def change(_: Board) -> tuple[Changes, int | None, int | None]:
            target = self._last_to_undo(moment.who)
            if target is None:
                raise Refused("There is nothing left to undo.")
            return invert(target.changes), target.version, None

        return self._keep("undo", moment, change, "That was changed since, so it cannot be undone; edit it instead.")

    def redo(self, who: str = "") -> Done:
        """Do again what this person undid last; refuses where nothing was undone since their last own change."""
        moment = Moment(who or self.who, self.clock())

        def change(_: Board) -> tuple[Changes, int | None, int | None]:
            target = self._last_to_redo(moment.who)
            if target is None:
                raise Refused("There is nothing to redo.")
            return invert(target.changes), None, target.version

        clash = "That was changed since, so it cannot be done again; edit it instead."
        return self._keep("redo", moment, change, clash)

    def _keep(
        self, name: str, moment: Moment, change: Cause, clash: str = "That no longer fits what is on the board."
    ) -> Done:
        """Keep a change. It is tried on the board there is; only where that was not the newest, or the verb would not,
        is looked what others did meanwhile, since committing reads on to the end of the journal anyway.
        """
        for attempt in range(TRIES):
            before = self.board
            try:
                done = self._try(name, moment, change, clash)
            except Refused:
                if self._is_newest(before):
                    raise
            except (Conflict, Replaced):
                time.sleep(0.001 * attempt)
                self.catch_up()
            else:
                if done.commit is not None or self._is_newest(before):
                    return done
        raise Conflict("Other programs kept changing the workspace; nothing was changed. Try again.")

    def _try(self, name: str, moment: Moment, change: Cause, clash: str) -> Done:
        """Make a change to the board there is, and keep it; `Conflict` or `Replaced` where it is not the newest."""
        before = self.board
        changes, undoes, redoes = change(before)
        if not changes:
            return Done(before, before, None)
        commit = Commit(before.version + 1, max(moment.now, before.at), moment.who, name, changes, undoes, redoes)
        try:
            after = before.apply(commit)
        except Clash as found:
            raise Refused(f"{found.change.id}: {clash}") from found
        self.backend.commit(commit)
        self.board = after
        return Done(before, after, commit)

    def _is_newest(self, board: Board) -> bool:
        """Whether a board that was looked at is still the newest."""
        self.catch_up()
        return self.board is board

    def history(self, before: int | None = None) -> Iterator[Commit]:
        """Commits newest first."""
        return self.backend.history(before)

    def history_of(self, key: str) -> list[tuple[Commit, Change]]:
        """Every change to one record, newest first."""
        return [(commit, change) for commit in self.history() for change in commit.changes if change.id == key]

    def _last_to_undo(self, who: str) -> Commit | None:
        """Walk back over this person's commits: what an undo took back is skipped, what a redo restored is not."""
        skip: set[int] = set()
        for commit in self.history():
            if commit.by != who:
                continue
            if commit.undoes is not None and commit.version not in skip:
                skip.add(commit.undoes)
            elif commit.version not in skip and commit.undoes is None:
                return commit
        return None

    def _last_to_redo(self, who: str) -> Commit | None:
        """The newest undo by this person not redone yet, with none of their own changes after it."""
        redone: set[int] = set()
        for commit in self.history():
            if commit.by != who:
                continue
            if commit.is_own:
                return None
            if commit.redoes is not None:
                redone.add(commit.redoes)
            elif commit.version not in redone:
                return commit
        return None

    def save(self) -> None:
        """Bring the TinyDB file up to date."""
        self.catch_up()
        self.backend.snapshot(self.board)

    def close(self) -> None:
        """Let go of the workspace. What was done is kept already."""
        self.backend.close()
