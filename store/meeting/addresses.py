"""Web addresses in a line of text: the documents that can hold a link make one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_URL = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)


def addresses(text: str) -> Iterator[tuple[int, str]]:
    """Each address of the web (http and https, nothing else) in `text` with where it begins.

    The punctuation of the sentence around it does not belong to it.
    """
    if "://" not in text:
        return
    for found in _URL.finditer(text):
        yield found.start(), _without_tail(found.group())


def _without_tail(url: str) -> str:
    """An address without the punctuation of the sentence it stands in."""
    url = url.rstrip(".,;:!?'*]")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?'*]")
    return url
