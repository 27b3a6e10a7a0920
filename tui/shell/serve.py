"""`accord serve`: the board in a browser, for whoever is given its address."""

from __future__ import annotations

import ipaddress
import secrets
import shlex
import socket
import sys
from argparse import Namespace

from store.keep.errors import KeepError
from tui.shell.exits import DONE, Usage, say
from tui.shell.output import print_line
from tui.shell.workspace import local_backend

MISSING = (
    "The board in a browser needs one package more, textual-serve. Install Accord with it: "
    "`uv tool install 'accord-standup[browser]'`, or from a clone `uv tool install '.[browser]'`."
)
ONE_BOARD = "from tui.shell import main; main()"


def serve(given: Namespace) -> int | None:
    """Serve the board until Ctrl+C: the address on standard output, words on standard error."""
    try:
        from tui.browser.server import BoardServer
    except ImportError as error:
        if error.name is None or error.name.split(".")[0] in {"tui", "store", "screens"}:
            raise
        raise KeepError(MISSING) from None
    local_backend(given.folder).close()  # a workspace that cannot be opened is told here and not in a browser
    listening = _listen(given.host, _port(given.port))
    token = secrets.token_urlsafe(18)
    # -P: a folder where somebody stands may hold a `store` of its own.
    command = [sys.executable, "-P", "-c", ONE_BOARD, "--workspace", given.folder, "--as", given.who]
    server = BoardServer(shlex.join(command), listening, token)
    print_line(_address(listening, token))
    sys.stdout.flush()
    say(f"The board is there for whoever has this address{_how_far(given.host)}. Ctrl+C ends it.")
    server.run()
    say("No longer served. What was confirmed is kept.")
    return DONE


def _port(said: str) -> int:
    if not said.isdecimal() or not said.isascii() or int(said) > 65535:
        raise Usage(f"{said!r} is no port; say a number from 1 to 65535, or 0 for any that is free.")
    return int(said)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens at `host`; refused with a sentence where that cannot be."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host or "127.0.0.1", port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise KeepError(f"Nothing can be served at {host}, port {port}: {why}. Try another --port.") from None


def _address(listening: socket.socket, token: str) -> str:
    """What to open in a browser. A socket that listens everywhere is named by this machine's name."""
    host, port = listening.getsockname()[:2]
    at = ipaddress.ip_address(host)
    name = socket.gethostname() if at.is_unspecified else f"[{host}]" if at.version == 6 else host
    return f"http://{name}:{port}/?token={token}"


def _how_far(host: str) -> str:
    """A warning where others than this machine can listen in: the way there is not encrypted."""
    try:
        near = host in {"", "localhost"} or ipaddress.ip_address(host).is_loopback
    except ValueError:
        near = False
    return "" if near else ", from other machines too, unencrypted"
