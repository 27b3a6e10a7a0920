"""A shell with a workspace: call it with words, look at the code, the output and the words for the person."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from store.keep.local import LocalBackend
from store.model.board import Board
from tests.house.tree import PROJECT
from tui.shell import main

PROGRAM = [sys.executable, "-c", "from tui.shell import main; main()"]


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, standard output (data) and standard error (words)."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The output's lines."""
        return self.out.splitlines()


class Shell:
    """Runs commands on one workspace, in this process (`shell("add", …)`) or as a program of its own."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        self.home = home
        self.folder = home / "growth"
        self.patch = patch
        patch.chdir(home)
        patch.setenv("ACCORD_WORKSPACE", str(self.folder))
        patch.setenv("LOGNAME", "ana")

    def __call__(self, *words: str, stdin: bytes = b"") -> Ended:
        """Run a command in this process."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=e) for e in ("strict", "backslashreplace"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main(list(words))
        said: list[str] = []
        for stream in (out, err):
            stream.flush()
            said.append(stream.buffer.getvalue().decode("utf-8"))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        ended = Ended(code, *said)
        assert "Traceback" not in ended.out + ended.err
        assert "an error of its own" not in ended.err, newest_trace()
        return ended

    def does(self, *words: str, stdin: bytes = b"") -> Ended:
        """Run a command that must work, without a word for the person being an error."""
        ended = self(*words, stdin=stdin)
        assert ended.code == 0, ended
        return ended

    def refuses(self, *words: str, code: int = 3, stdin: bytes = b"") -> str:
        """Run a command that must end with `code`, leave everything as it was, and say why in words; the words."""
        before = self.kept()
        ended = self(*words, stdin=stdin)
        assert ended.code == code, ended
        assert ended.out == ""
        assert ended.err.splitlines()[0][-1:] in {".", "?", '"', "…"}, ended.err
        assert self.kept() == before
        return ended.err.strip()

    def program(
        self, *words: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command as a program of its own."""
        env = {**os.environ, "PYTHONPATH": str(PROJECT), **(environment or {})}
        return subprocess.run([*PROGRAM, *words], input=stdin, env=env, capture_output=True, check=False)

    def kept(self) -> bytes:
        """Everything in the journal."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("journal/*.jsonl")))

    def board(self) -> Board:
        """The board as it is on disk."""
        backend = LocalBackend(str(self.folder))
        try:
            return backend.load()
        finally:
            backend.close()


def newest_trace() -> str:
    """What the program wrote down about an error of its own."""
    logs = sorted(Path(os.environ["XDG_DATA_HOME"]).glob("accord/error-*.log"), key=lambda path: path.stat().st_mtime)
    return logs[-1].read_text("utf-8") if logs else "no trace"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell whose workspace was not made yet."""
    return Shell(tmp_path, monkeypatch)


@pytest.fixture
def shell(empty: Shell) -> Shell:
    """A shell with a workspace: three teams, three people, an initiative, and nothing said yet."""
    empty.does("init", "--name", "Growth alignment", "--timezone", "Europe/Berlin")
    for words in (
        ("team", "ops", "Marketing Operations"),
        ("team", "demand", "Demand Generation"),
        ("team", "sales", "Sales"),
        ("person", "ana", "Ana Ruiz", "--team", "ops", "--knows", "marketo:expert", "--knows", "crm:essentials"),
        ("person", "ben", "Ben Okafor", "--team", "demand"),
        ("person", "chloe", "Chloe Lind", "--team", "sales", "--knows", "crm:expert"),
        ("initiative", "webinar", "Webinar relaunch", "--sponsor", "chloe"),
    ):
        empty.does("add", *words)
    return empty
