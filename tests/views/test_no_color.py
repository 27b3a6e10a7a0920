"""With ``NO_COLOR`` a real terminal is sent no colour at all, only bold, underline, dim and reverse."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import os
from screens.widgets.bar import Bar, KeysBar
from screens.widgets.rows import Rows
from screens.widgets.source import Row
from screens.widgets.lines import Line
from screens.widgets.matrix import Matrix, impact_cell
from screens.widgets.prompt import Prompt
from tests.views.stage import Stage
from tui.theme import theme_name

class Program(Stage):
    def on_mount(self):
        self.query_one(Matrix).show([("w", "Webinar")], [("o", "Ops")], lambda *_: impact_cell("high", "stale"))
        self.query_one(Rows).flash(["a"])
        self.set_timer(0.3, self.exit)

rows = [Row("a", [Line([("!", "late"), ("lead files", "needs")], [("done", "done")])]), Row("b", [Line(["two"])])]
Program(Rows(rows), Matrix(), Prompt(placeholder="x"), KeysBar([("a", "add")]), theme=theme_name(os.environ)).run()
"""
COLOURED = re.compile(r"\x1b\[(?:[\d;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;[25];[\d;]*)(?:;[\d;]*)?m")


def drawn(environ: dict[str, str]) -> str:
    """All that the program writes to a terminal of 80 by 24 until it ends by itself."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "COLUMNS": "80", "LINES": "24", "COLORTERM": "truecolor", **environ}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env,
        cwd=Path(__file__).parents[2],
        close_fds=True,
    ) as program:
        os.close(theirs)
        written = b""
        give_up = time.monotonic() + 60
        while time.monotonic() < give_up and program.poll() is None:
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    written += os.read(ours, 65536)
                except OSError:
                    break
        program.kill()
    os.close(ours)
    return written.decode(errors="replace")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="pseudo-terminals are not available here")
def test_no_colour_is_sent_when_none_is_wanted():
    plain = drawn({"NO_COLOR": "1"})
    assert "lead files" in plain
    assert COLOURED.findall(plain) == []
    assert re.search(r"\x1b\[(?:[\d;]*;)?1[;m]", plain), "what matters is bold"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="pseudo-terminals are not available here")
def test_colour_is_sent_otherwise():
    assert COLOURED.search(drawn({}))
