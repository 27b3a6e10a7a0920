"""`accord serve`: the board in a browser, for who has its address and for nobody else."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

import aiohttp
import pyte
import pytest
from yarl import URL

from tests.command_line.conftest import PROGRAM, Shell
from tests.house.tree import PROJECT

PATIENCE = aiohttp.ClientTimeout(total=120)
SIZE = {"width": "80", "height": "24"}


@contextmanager
def served(shell: Shell, *options: str) -> Generator[tuple[URL, subprocess.Popen[str]]]:
    """The program, serving the workspace of `shell` on a free port, and the address it printed."""
    program = subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0", *options],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout is not None
        yield URL(program.stdout.readline().strip()), program
    finally:
        program.send_signal(signal.SIGINT)
        try:
            program.communicate(timeout=30)
        finally:
            program.kill()


@asynccontextmanager
async def browser() -> AsyncGenerator[aiohttp.ClientSession]:
    """A browser that keeps cookies of addresses made of numbers, too."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=PATIENCE) as session:
        yield session


async def shows(socket: aiohttp.ClientWebSocketResponse, screen: pyte.Screen, words: str) -> None:
    """Read what the board draws until `words` stand on `screen`."""
    stream = pyte.ByteStream(screen)
    async for message in socket:
        if message.type is aiohttp.WSMsgType.BINARY:
            stream.feed(message.data.replace(b"\x1b[>1u", b"").replace(b"\x1b[?1u", b""))
        if words in "\n".join(screen.display):
            return
    pytest.fail(f"{words!r} was never shown:\n" + "\n".join(screen.display))


async def test_the_board_is_shown_and_typed_into(shell: Shell):
    screen = pyte.Screen(80, 24)
    with served(shell) as (address, program):
        async with browser() as session:
            async with session.get(address) as page:
                assert page.status == 200
                assert "default-src 'self'" in page.headers["Content-Security-Policy"]
            async with session.ws_connect(address.with_path("/ws").with_query(SIZE)) as board:
                await shows(board, screen, "Growth alignment")
                await board.send_json(["stdin", "a"])
                await shows(board, screen, "Esc")
                await board.send_json(["stdin", "! said in a browser\r"])
                await shows(board, screen, "Q1")
        program.send_signal(signal.SIGINT)
        _, words = program.communicate(timeout=60)
    assert program.returncode == 0
    assert words.splitlines() == [
        "The board is there for whoever has this address. Ctrl+C ends it.",
        "No longer served. What was confirmed is kept.",
    ]
    assert shell.board().issues["Q1"].text == "said in a browser"


async def test_nobody_comes_in_without_the_token(shell: Shell):
    with served(shell) as (address, _):
        assert address.host == "127.0.0.1"
        bare = address.with_query(None)
        ways = [bare, bare.with_query(token="wrong"), bare / "ws", (bare / "ws").with_query(address.query), bare / "x"]
        async with browser() as session:
            for way in ways:
                async with session.get(way) as answer:
                    assert answer.status == 403, way
                    assert "whole address" in await answer.text()


async def test_a_page_of_somebody_else_cannot_type_into_the_board(shell: Shell):
    with served(shell) as (address, _):
        async with browser() as session:
            async with session.get(address):
                pass
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(address.with_path("/ws").with_query(SIZE), origin="http://elsewhere.example")
            assert refused.value.status == 403


async def test_the_page_asks_no_other_host_for_anything(shell: Shell):
    with served(shell) as (address, _):
        async with browser() as session, session.get(address) as page:
            text = await page.text()
        assert "://" not in text.replace('"wss://" : "ws://"', "")


def test_a_taken_port_is_said(shell: Shell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"port {port}" in shell.refuses("serve", "--port", port, code=1)


@pytest.mark.parametrize("port", ["no", "-1", "65536", "²"])
def test_a_port_is_a_number(shell: Shell, port: str):
    assert "is no port" in shell.refuses("serve", f"--port={port}", code=2)


def test_a_host_that_is_none_is_said(shell: Shell):
    assert "Nothing can be served at" in shell.refuses("serve", "--host", "999.1.1.1", code=1)


def test_no_workspace_is_said_in_the_shell(empty: Shell):
    ended = empty("serve", "--port", "0")
    assert (ended.code, ended.out) == (1, "")
    assert "accord init" in ended.err


def test_without_the_package_it_says_how_to_get_it(shell: Shell, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "tui.browser.server", raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert "accord-standup[browser]" in shell.refuses("serve", code=1)
