"""Long work says how far it is, and may be broken off at any of its words: the workspace is whole then."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from store.keep.archive import backup, restore
from store.keep.care import check
from store.keep.local import LocalBackend
from tests.keeping.commits import raised
from tests.keeping.test_care import Attach, fill

Work = Callable[["Watcher"], object]


class Watcher:
    """Notes what it is told, and presses Ctrl+C at the `last` word (0: never)."""

    def __init__(self, last: int = 0) -> None:
        self.last = last
        self.said: list[str] = []

    def __call__(self, doing: str, done: int, of: int) -> None:
        assert 0 <= done <= of
        self.said.append(doing)
        if len(self.said) == self.last:
            raise KeyboardInterrupt


@pytest.fixture
def works(folder: str, attach: Attach) -> dict[str, Work]:
    """A workspace of 250 changes in which three more were made since its backup, and what takes long with it."""
    backend = attach()
    fill(backend, 250)
    home = os.path.dirname(folder)
    file = backup(folder, f"{home}/kept.backup")
    for version in (251, 252, 253):
        backend.commit(raised(version))
    return {
        "check": lambda watch: check(folder, watch=watch),
        "backup": lambda watch: backup(folder, f"{home}/another.backup", watch),
        "restore": lambda watch: restore(file, folder, watch),
    }


SAYS = {
    "check": ["reading 00000001.jsonl", "putting changes together", "writing accord.json"],
    "backup": ["packing 00000001.jsonl"],
    "restore": ["reading", "unpacking", "reading 00000001.jsonl", "putting changes together"],
}


@pytest.mark.parametrize("name", SAYS)
def test_long_work_is_whole_or_not_done_wherever_it_is_broken_off(
    folder: str, works: dict[str, Work], name: str
) -> None:
    before = sorted(os.listdir(folder)), sorted(os.listdir(os.path.dirname(folder)))
    last = 1
    while True:
        watcher = Watcher(last)
        try:
            works[name](watcher)
            break
        except KeyboardInterrupt:
            assert LocalBackend(folder).load().version == 253
            left = {*os.listdir(folder)} - {*before[0], "accord.json", "names"}
            assert (left, sorted(os.listdir(os.path.dirname(folder)))) == (set(), before[1])
        last += 1
    assert last > 2
    assert set(SAYS[name]) <= set(watcher.said)
    assert check(folder).version == (250 if name == "restore" else 253)
