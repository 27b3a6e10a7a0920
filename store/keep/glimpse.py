"""What a screen showed last, kept beside the records, so that it can be shown again before they are read.

It is only a cache: one checked line that says of which moment it is, until when it can hold, and where the journal
ended then. It holds while the journal ends there and the time is not over. What it is that was shown is nothing to this
module, as long as JSON can write it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from store.keep.files import atomic_write
from store.keep.head import files_of, find_head, path_of
from store.keep.lines import check_line, close_line, encode

NAME = "glimpse"


class Kept(NamedTuple):
    """What was shown, and whether it is what would be shown now."""

    shows: Any
    holds: bool


def place_of(folder: str, version: int) -> str:
    """Where the journal in `folder` ends, as text that no other end of a journal has; empty where that is not with
    `version`. Raises `KeepError`.
    """
    head = find_head(folder)
    try:
        status = os.fstat(head.fd)
        if head.version != version or status.st_size != head.offset:
            return ""
        return f"{head.file} {head.offset} {head.crc:08x} {status.st_dev} {status.st_ino}"
    finally:
        head.close()


def write(folder: str, place: str, at: str, until: str, shows: Any) -> None:
    """Keep what is shown with the journal's end at `place`, from `at` to `until` (ISO in UTC). Raises OSError."""
    body = f'{{"place":{encode(place)},"at":{encode(at)},"until":{encode(until)},"shows":{encode(shows)}'
    atomic_write(f"{folder}/{NAME}", close_line(body, 0)[0])


def read(folder: str, now: str) -> Kept | None:
    """What was shown last in the workspace in `folder`; None where nothing was kept, or it is no longer whole."""
    try:
        with open(f"{folder}/{NAME}", "rb") as file:
            line = file.read()
        if check_line(line, 0) is None:
            return None
        kept = _members(line)
        return Kept(kept["shows"], kept["at"] <= now < kept["until"] and _ends_at(folder, kept["place"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _ends_at(folder: str, place: str) -> bool:
    """Whether the journal is the same one as then, and ends where it did."""
    file, offset, crc, device, number = place.split()
    if files_of(folder)[-1:] != [int(file)]:
        return False
    fd = os.open(path_of(folder, int(file)), os.O_RDONLY | os.O_CLOEXEC)
    try:
        status = os.fstat(fd)
        if (status.st_size, status.st_dev, status.st_ino) != (int(offset), int(device), int(number)):
            return False
        return os.pread(fd, 11, int(offset) - 11) == f'{crc}"}}\n'.encode("ascii")
    finally:
        os.close(fd)


class _Scanning:
    """What the C half of the json package asks of its other half: nothing out of the ordinary."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, float


def _members(line: bytes) -> dict[str, Any]:
    """The members of a checked line; ValueError where they are no JSON. The json package would cost a first frame more
    than all the rest of this.
    """
    try:
        from _json import make_scanner  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]
    except ImportError:  # an interpreter without the C half
        from json import loads

        return loads(line)
    try:
        scan: Callable[[str, int], tuple[dict[str, Any], int]] = make_scanner(_Scanning)  # pyright: ignore[reportArgumentType, reportUnknownVariableType]
        return scan(line.decode("ascii"), 0)[0]
    except StopIteration as stop:
        raise ValueError(f"no JSON at {stop}") from stop
