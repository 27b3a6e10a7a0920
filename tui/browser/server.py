"""The server behind `accord serve`: textual-serve, which runs a program for each browser that comes, with a guard.

Whoever reaches the board can do what its user can, so nobody does without the token: it stands in the address that is
printed, and then in a cookie no other site can use. A page of somebody else's can therefore not type into a board that
is served on the same machine, and neither can another user of that machine.
"""

from __future__ import annotations

import hmac
import logging
import socket
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

PAGE = Path(__file__).with_name("page.html")
TOLD = "This board opens with the whole address that `accord serve` printed, with what stands behind the question mark."
LAST_WORDS = 2.0
"""Seconds the programs behind open pages have to close their workspace when the server is left."""
KEPT_AT_HOME = {
    "Content-Security-Policy": "default-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""The page may ask no other host for anything, nobody may frame it, and its address goes to nobody."""


class BoardServer(Server):
    """Shows `command`, the board, to every browser that brings `token`, on a socket that listens already."""

    def __init__(self, command: str, listening: socket.socket, token: str) -> None:
        host, port = listening.getsockname()[:2]
        super().__init__(command, host, port, title="Accord")  # pyright: ignore[reportUnknownMemberType] - it takes any path
        self.listening = listening
        self.token = token
        self.cookie = f"accord-{port}"  # a browser tells cookies apart by host and not by port

    def run(self) -> None:
        """Serve until interrupted."""
        # A board that takes its time to close outlives the loop; asyncio would tell that as if somebody could mend it.
        logging.getLogger("asyncio").setLevel(logging.ERROR)
        web.run_app(self._make_app(), sock=self.listening, print=None, access_log=None, shutdown_timeout=LAST_WORDS)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard())
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: the command has said where the board is."""

    async def handle_index(self, request: web.Request) -> web.StreamResponse:  # pyright: ignore[reportIncompatibleMethodOverride] - the original is made a handler by its decorator
        """The page, which keeps the token in a cookie so that its address need not."""
        answer = web.Response(body=PAGE.read_bytes(), content_type="text/html", charset="utf-8", headers=KEPT_AT_HOME)
        answer.set_cookie(self.cookie, self.token, httponly=True, samesite="Strict", secure=request.secure)
        return answer

    def _guard(self) -> Middleware:
        """What every request passes: only the pieces every copy of textual-serve has are for everybody."""

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not request.path.startswith("/static/") and not self._may(request):
                raise web.HTTPForbidden(text=TOLD)
            return await handler(request)

        return guard

    def _may(self, request: web.Request) -> bool:
        brought = request.query.get("token", "") if request.path == "/" else ""
        brought = brought or request.cookies.get(self.cookie, "")
        origin = request.headers.get("Origin")
        at_home = origin is None or urlsplit(origin).netloc == request.host
        return at_home and hmac.compare_digest(brought.encode(), self.token.encode())
