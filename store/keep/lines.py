"""One line of the journal: how it is written, and how it proves itself.

A line is a JSON object in ASCII whose last member is a checksum: the CRC-32 of the bytes before it, seeded with the
checksum of the line before. This module is on the path of `accord add`: no json package, no regular expressions.
"""

from __future__ import annotations

import zlib

from store.keep.errors import Damaged
from store.model.counters import decode
from store.model.counters import encode as encode_counters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

FORMAT = 1
"""The version of everything kept in a workspace; see `store.keep.migrate`."""

CLOSING = len(b',"crc":"00000000"}\n')
"""Bytes a line ends with."""


def _plain(value: Any) -> Any:
    """Any mapping as a JSON object; what is not JSON at all is refused."""
    if hasattr(value, "items"):
        return dict(value.items())
    raise TypeError(f"{type(value).__name__} cannot be kept")


try:  # the json package costs 2 to 7 ms to import, its C half next to nothing; the bytes are the same
    from _json import encode_basestring_ascii, make_encoder  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

    quote: Callable[[str], str] = encode_basestring_ascii
    _chunks: Callable[[Any, int], Sequence[str]] = make_encoder(
        None, _plain, quote, None, ":", ",", False, False, False
    )

    def encode(value: Any) -> str:
        """A value as JSON text in ASCII, without spaces; ValueError for NaN, which JSON has no word for."""
        return "".join(_chunks(value, 0))

except ImportError:  # an interpreter without the C half
    from json import JSONEncoder
    from json.encoder import encode_basestring_ascii as quote

    _encoder = JSONEncoder(separators=(",", ":"), allow_nan=False, check_circular=False, default=_plain)

    def encode(value: Any) -> str:
        """A value as JSON text in ASCII, without spaces."""
        return _encoder.encode(value)


def close_line(body: str, seed: int) -> tuple[bytes, int]:
    """A line from the text of its members (without the closing brace), and its checksum."""
    raw = body.encode("ascii")
    crc = zlib.crc32(raw, seed)
    return b'%s,"crc":"%08x"}\n' % (raw, crc), crc


def check_line(line: bytes, seed: int) -> int | None:
    """The checksum of a line (with its newline) that is whole and follows `seed`, else None."""
    if len(line) <= CLOSING or line[-CLOSING : -CLOSING + 8] != b',"crc":"' or line[-3:] != b'"}\n':
        return None
    crc = zlib.crc32(line[:-CLOSING], seed)
    return crc if line[-11:-3] == b"%08x" % crc else None


def said_crc(line: bytes) -> int | None:
    """The checksum a line claims to have, None where it has none."""
    try:
        return int(line[-11:-3], 16) if line[-CLOSING : -CLOSING + 8] == b',"crc":"' else None
    except ValueError:
        return None


def facts(line: bytes) -> tuple[int, str, dict[str, int]]:
    """Version, time and counters of a line that was checked, without parsing the people's text between them."""
    start = line.index(b'"v":') + 4
    end = line.index(b',"at":"', start)
    clock = line.index(b'"', end + 7)
    counters = line[line.rindex(b',"next":"') + 9 : -CLOSING - 1].decode("ascii")
    return int(line[start:end]), line[end + 7 : clock].decode("ascii"), decode(counters)


def is_seal(line: bytes) -> bool:
    """Whether a checked line ends its file."""
    return line.startswith(b'{"seal":')


def header_line(
    file: int, version: int, at: str, prev: int, counters: Mapping[str, int], form: int = FORMAT
) -> tuple[bytes, int]:
    """The first line of a journal file, and its checksum; `form` is the format of what follows."""
    body = f'{{"accord":{form},"file":{file},"v":{version},"at":"{at}","prev":"{prev:08x}"'
    return close_line(f'{body},"next":"{encode_counters(counters)}"', 0)


def record_line(
    version: int,
    at: str,
    by: str,
    verb: str,
    ops: Sequence[Sequence[Any]],
    counters: Mapping[str, int],
    seed: int,
    cause: str = "",
) -> tuple[bytes, int]:
    """A commit's line and its checksum; `cause` is the text of an `undoes` or `redoes` member with a comma before it.

    Raises ValueError or TypeError for what JSON cannot hold.
    """
    if quote(at) != f'"{at}"':
        raise ValueError("a time is ISO 8601 text")
    body = f'{{"v":{version},"at":"{at}","by":{quote(by)},"verb":{quote(verb)}{cause},"ops":{encode(ops)}'
    return close_line(f'{body},"next":"{encode_counters(counters)}"', seed)


def seal_line(file: int, version: int, at: str, counters: Mapping[str, int], seed: int) -> tuple[bytes, int]:
    """The last line of a journal file, after which `file` goes on; and its checksum."""
    return close_line(f'{{"seal":{file},"v":{version},"at":"{at}","next":"{encode_counters(counters)}"', seed)


def damage(path: str, line: int, why: str) -> Damaged:
    """The sentence for a line that does not check out."""
    return Damaged(
        f"{path}, line {line}, {why}. Nothing was overwritten: `accord check` lists what is hurt, "
        "`accord restore` brings a backup back.",
        path,
        line,
    )
