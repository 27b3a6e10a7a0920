"""Every fault's message is a sentence that names the way out: all of them, as they stand in the code that keeps."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from store.keep import errors
from tests.faults.running import PROJECT

NAMES = {name for name, found in vars(errors).items() if isinstance(found, type) and issubclass(found, Exception)}
WAY_OUT = re.compile(
    r"`accord \w+|--workspace|[Tt]ry again|Make room|[Oo]pen (it|the workspace) again|load it again|read anew|upgrade|"
    r"[Nn]ame (another|a new|such)|its permissions|[Pp]ut it back|nothing was changed|brought up to date|"
    r"newer version|edit it instead"
)
INSIDE = ("does not follow it.",)
"""What is caught by the code itself and tried again, before anybody reads it."""
PROGRAMS = ("documents.py", "memory.py")
"""Whose readers are programs: plain TinyDB's interface, and a workspace of tests."""


def messages() -> Iterator[tuple[str, str]]:
    """Where each message of a fault stands, and its words with `…` for what is filled in."""
    for path in sorted((PROJECT / "store" / "keep").glob("*.py")):
        if path.name in PROGRAMS:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES and node.args:
                words = said(node.args[0])
                if words:
                    yield f"{path.name}:{node.lineno}", words


def said(node: ast.expr) -> str:
    """The words of a text in the code."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.BinOp):
        return said(node.left) + (said(node.right) or "its permissions.")
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return ""


FOUND = dict(messages())


def test_there_are_many() -> None:
    assert len(FOUND) > 25


@pytest.mark.parametrize("where", FOUND)
def test_a_message_is_a_sentence_that_names_the_way_out(where: str) -> None:
    words = FOUND[where]
    assert words[0] in "…\"'" or words[0].isupper(), words
    assert words.endswith((".", "…")), words
    assert WAY_OUT.search(words) or words.endswith(INSIDE), words
