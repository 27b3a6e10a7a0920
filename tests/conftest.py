"""What every test stands on: its own environment, no network, corpora beside the project, kept screens."""

from __future__ import annotations

import os
import signal
import time

# A shell that runs tests in the background has them ignore Ctrl+C, and so would every program they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Before anything imports Textual or Rich, which read these once: what a developer has set in a terminal changes
# colours, animations, and where Accord looks for a workspace.
for _name in list(os.environ):
    if _name.startswith(("TEXTUAL", "ACCORD_")) or _name in {
        "NO_COLOR",
        "FORCE_COLOR",
        "COLORTERM",
        "COLUMNS",
        "LINES",
    }:
        del os.environ[_name]
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TERM"] = "xterm-256color"
os.environ["TZ"] = "UTC"
time.tzset()

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
import textual
from hypothesis import HealthCheck, settings
from syrupy.assertion import SnapshotAssertion
from textual.app import App
from textual.scrollbar import ScrollBar

from tests.corpora import corpora_path
from tests.faults.table import Count, Tried, sentence
from tests.snapshots import ScreenPicture, ScreenText, pinned_textual, screen_picture, screen_text, settle

# Never a time limit: a shared machine may be slow at any moment. CI draws the same examples each time, so that a
# failure there is about the change; a developer's runs go on looking for new ones.
for _profile, _same_each_time in (("dev", False), ("ci", True)):
    settings.register_profile(
        _profile,
        deadline=None,
        derandomize=_same_each_time,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--text-only", action="store_true", help="Compare kept screens as text and leave the pictures alone."
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to keep screens drawn by another Textual than the pinned one: every one of them would change."""
    config.addinivalue_line("markers", "fault(name): does a fault of `tests.faults.table`, whose counts it adds to")
    if config.getoption("--text-only"):
        config.option.ignore_file_extensions = [ScreenPicture.file_extension]
    if config.getoption("--snapshot-update") and textual.__version__ != pinned_textual():
        raise pytest.UsageError(
            f"Screens are kept as Textual {pinned_textual()} draws them, and {textual.__version__} is installed. "
            "Install the pinned one, or change the pin first."
        )


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Tried:
    """Says how often a fault was done and what came of it; what was lost or misread fails the test."""

    def say(tries: int, *, acknowledged: int = 0, lost: int = 0, misread: int = 0) -> None:
        print(f"\n{sentence(Count(tries, acknowledged, lost, misread))}")
        record_property("tried", (tries, acknowledged, lost, misread))
        assert tries
        assert (lost, misread) == (0, 0)

    return say


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees, or writes into, the workspace and the settings of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CONFIG", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("XDG_RUNTIME_DIR", str(home))
        yield


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """A test that connects to anything but this machine fails, whatever the code under it does with errors."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def refuse_others(sock: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) and address else None  # pyright: ignore[reportUnknownVariableType]
        at_home = host in {"localhost", "::1"} or (isinstance(host, str) and host.startswith("127."))
        if sock.family != socket.AF_UNIX and not at_home:
            pytest.fail(f"a test tried to reach {address!r}: tests stay on this machine")

    def guarded_connect(sock: socket.socket, address: object, /) -> None:
        refuse_others(sock, address)
        connect(sock, address)  # pyright: ignore[reportArgumentType]

    def guarded_connect_ex(sock: socket.socket, address: object, /) -> int:
        refuse_others(sock, address)
        return connect_ex(sock, address)  # pyright: ignore[reportArgumentType]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        yield


@pytest.fixture(autouse=True)
def own_scroll_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program for a terminal with ASCII only changes how Textual draws scroll bars, for the whole process."""
    monkeypatch.setattr(ScrollBar, "renderer", ScrollBar.renderer)


@pytest.fixture
def corpora() -> Path:
    """The folder of recorded meetings; the test is skipped where it is absent."""
    return corpora_path()


class ScreenCheck(Protocol):
    """Compares what an app shows with what was kept; `name` tells several screens of one test apart.

    With `picture` false only the text is kept: colour adds nothing there.
    """

    def __call__(self, app: App[Any], name: str | None = None, picture: bool = True) -> None: ...


@pytest.fixture
def screen(snapshot: SnapshotAssertion, pytestconfig: pytest.Config) -> ScreenCheck:
    """Call it with a running app, after a `pilot.pause()`: its screen must look as it was kept.

    async def test_empty_board(screen):
        app = AccordApp(...)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            screen(app)
    """
    kept_text, kept_picture = snapshot.use_extension(ScreenText), snapshot.use_extension(ScreenPicture)

    def check(app: App[Any], name: str | None = None, picture: bool = True) -> None:
        settle(app)
        assert screen_text(app) == kept_text(name=name)
        if picture and not pytestconfig.getoption("--text-only"):
            assert screen_picture(app) == kept_picture(name=name)

    return check
