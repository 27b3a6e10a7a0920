"""Workspaces to break, and the switch for the long runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.keep.backend import Backend
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.memory import MemoryBackend


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """An empty workspace on disk."""
    place = str(tmp_path / "workspace")
    create_workspace(place)
    return place


@pytest.fixture
def attach(folder: str) -> Iterator[Callable[..., LocalBackend]]:
    """Opens the workspace in `folder` as often as a test likes, and closes each."""
    opened: list[LocalBackend] = []

    def open_another(**options: Any) -> LocalBackend:
        backend = LocalBackend(folder, **options)
        opened.append(backend)
        backend.load()
        return backend

    yield open_another
    for backend in opened:
        backend.close()


@pytest.fixture(params=["memory", "local", "read later"])
def backend(request: pytest.FixtureRequest, folder: str) -> Iterator[Backend]:
    """An empty workspace of each sort, loaded."""
    later = request.param == "read later"
    made: Backend = MemoryBackend() if request.param == "memory" else LocalBackend(folder, later=later)
    made.load()
    yield made
    made.close()
