"""Recorded meetings, typed line by line into the running program as fast as it takes keys: nothing of them is lost."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from store.keep.memory import MemoryBackend
from store.keep.workspace import Workspace
from store.line.parse import parse
from store.meeting.agenda import draft_agenda
from store.model.board import Board
from store.model.moment import Refused
from store.verbs.lines import take_text
from store.verbs.meetings import end_meeting, start_meeting
from store.verbs.stream import stream
from tests.terminal import Terminal

BOTS = frozenset({"RRSAgent", "Zakim", "agendabot", "collabot", "trackbot"})
SPOKEN = re.compile(r"(?:\d\d:\d\d:\d\d )?<([^>]+)> ?(.*)")
BOTS_OWN = ("#startmeeting", "#endmeeting")
"""What the keys `s` and `E` do here."""

LAST = "= that was all"
OCI = "meetbot/oci__2019-03-06-oci-weekly"
W3C = ("w3c/json-ld-prewg__2013-10-15", "w3c/ccg__2021-09-21-vchttpapi")


class Wanted(NamedTuple):
    """What the reference found in a log and the minutes must have."""

    topics: list[str]
    links: list[str]
    actions: list[str]
    resolutions: list[str]


def oci(folder: Path) -> Wanted:
    items: list[dict[str, Any]] = json.loads((folder / "oracle.items.json").read_text(encoding="utf-8"))

    def of(kind: str, field: str) -> list[str]:
        return [item[field] for item in items if item["type"] == kind]

    return Wanted(of("TOPIC", "topic"), of("LINK", "url"), of("ACTION", "line"), of("AGREED", "line"))


def w3c(folder: Path) -> Wanted:
    oracle: dict[str, Any] = json.loads((folder / "oracle.json").read_text(encoding="utf-8"))
    links = [text for _, text in spoken(folder) if re.fullmatch(r"https?://\S+", text.strip())]
    topics = [topic["text"] for topic in oracle["topics"]]
    return Wanted(topics, links, oracle["ActionSummary"], oracle["ResolutionSummary"])


def spoken(folder: Path) -> Iterator[tuple[str, str]]:
    """Who said what: no bots, and nobody coming or going."""
    for line in (folder / "in.log.txt").read_text(encoding="utf-8").splitlines():
        found = SPOKEN.match(line)
        if found is None or found[1] in BOTS or found[2].startswith(BOTS_OWN):
            continue
        if not re.match(re.escape(found[1]) + " has (joined|left|changed)", found[2]):
            yield found[1], found[2]


def as_typed(nick: str, text: str, scribe: str) -> str:
    """A line as the scribe types it: what another says with a name before it, who is here by name."""
    line = parse(text)
    if line.kind in ("present", "regrets") and not line.names:
        return f"{text} {nick}"
    plain = line.kind == "note" and not line.speaker and not line.continues and not line.off
    return f"{nick}: {text}" if plain and nick != scribe and line.text == text.strip() else text


def flat(text: str) -> str:
    return " ".join(text.split())


def read(markdown: str) -> tuple[list[str], list[str]]:
    """The headings and the other texts of a document, as a reader of Markdown shows them."""
    headings: list[str] = []
    texts: list[str] = []
    tokens = MarkdownIt("commonmark").parse(markdown)
    for before, token in pairwise(tokens):
        if token.type == "inline":
            (headings if before.type == "heading_open" else texts).append(flat(words(token)))
    return headings, texts


def words(token: Token) -> str:
    return "".join(" " if child.type.endswith("break") else child.content for child in token.children or ())


@pytest.mark.parametrize("case", [OCI, *W3C], ids=lambda case: case.rpartition("/")[2])
def test_every_recorded_line_typed_is_in_the_minutes(case: str, corpora: Path, tmp_path: Path):
    folder = corpora / case
    wanted = oci(folder) if case == OCI else w3c(folder)
    lines = list(spoken(folder))
    typed = [as_typed(nick, text, lines[0][0]) for nick, text in lines]
    create_workspace(str(tmp_path / "board"))
    program = [sys.executable, "-c", "from tui.shell import main; main()"]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with Terminal([*program, "--workspace", "board", "--as", "ana", "meet"], (100, 30), environ, str(tmp_path)) as term:
        term.until("start")
        term.press("s")
        term.until("Type what is said")
        for line in [*typed, LAST]:
            term.type(f"{line}\r")
        term.until(lambda shown: re.search(r"that was all +D\d+", shown) is not None and "saved" in shown)
        term.press("f9")
        term.until("end the standup")
        term.press("E")
        term.until("write file")
        term.press("w")
        term.until("which file")
        term.type("\x15minutes.md\r")
        term.until("Written to")
        term.press("q")
        assert term.ended() == 0

    headings, texts = read((tmp_path / "minutes.md").read_text(encoding="utf-8"))
    everything = "\n".join(texts)
    assert [topic for topic in wanted.topics if flat(topic) not in headings] == []
    assert [link for link in wanted.links if link.strip() not in everything] == []
    assert [action for action in wanted.actions if flat(action).rstrip(".") not in everything] == []
    assert [said for said in wanted.resolutions if flat(said).rstrip(".") not in everything] == []
    with Workspace(LocalBackend(str(tmp_path / "board")), "ana") as workspace:
        assert workspace.board.running is None
        assert said_in(workspace.board) == said_in(played([*typed, LAST]))


def said_in(board: Board) -> list[tuple[str, str, str]]:
    """Every line of the standup: its kind, its words, its topic; in no order, since many came at the same moment."""
    return sorted((line.kind, line.text, line.topic) for line in stream(board, "M1"))


def played(lines: list[str]) -> Board:
    """The board after the same lines without a screen between."""
    workspace = Workspace(MemoryBackend(), "ana")
    workspace.do(lambda board, at: start_meeting(board, draft_agenda(board, at.now[:10]), at=at))
    for line in lines:
        with suppress(Refused):  # such a line comes back to the prompt, and the next one is typed over it
            workspace.do(lambda board, at, line=line: take_text(board, line, at=at))
    workspace.do(lambda board, at: end_meeting(board, at=at))
    return workspace.board
